<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The same as a profile. */

require(__DIR__ . '/profile.php');
