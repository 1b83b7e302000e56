<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Signing out. */

require(__DIR__ . '/../config.php');
if (isloggedin()) {
    require_sesskey();
    require_logout();
}
redirect(new moodle_url('/login/index.php'));
