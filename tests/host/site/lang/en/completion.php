<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['completion'] = 'Completion';
$string['completionview'] = 'View';
$string['completionview_desc'] = 'Must be viewed';
$string['completionusegrade'] = 'Receive a grade';
$string['completion_none'] = 'None';
$string['completion_manual'] = 'Learners mark it as done';
$string['completion_automatic'] = 'It is done when the conditions are met';
$string['completionpassgrade'] = 'Receive a passing grade';
$string['done'] = 'Done';
$string['todo'] = 'To do';
$string['activitycompletion'] = 'Completion conditions';
