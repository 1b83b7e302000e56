<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['grade'] = 'Grade';
$string['grades'] = 'Grades';
$string['gradenoun'] = 'Grade';
$string['feedback'] = 'Feedback';
$string['gradepass'] = 'Grade to pass';
$string['gradebooknote'] = 'The pocket host keeps what the activity sends to the gradebook and shows it here.';
$string['hidden'] = 'Hidden';
$string['modgradetype'] = 'Type';
$string['modgradetypenone'] = 'None';
$string['modgradetypepoint'] = 'Point';
$string['modgradetypescale'] = 'Scale';
$string['modgrademaxgrade'] = 'Maximum grade';
$string['scale'] = 'Scale';
