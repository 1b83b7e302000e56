<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['servicenotavailable'] = 'There is no such function here.';
$string['servicerequireslogin'] = 'Please sign in first.';
