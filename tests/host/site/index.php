<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The site's front door. */

require(__DIR__ . '/config.php');
redirect(new moodle_url(isloggedin() ? '/my/' : '/login/index.php'));
