<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['codingerror'] = 'Coding error detected, it must be fixed by a programmer: {$a}';
$string['invalidparameter'] = 'Invalid parameter value detected';
$string['invalidstatedetected'] = 'Something has gone wrong: {$a}. This should never happen normally.';
