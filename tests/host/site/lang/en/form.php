<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['addfields'] = 'Add {$a} more';
$string['advancedelement'] = 'Advanced element';
$string['day'] = 'Day';
$string['err_callback'] = 'This is not acceptable.';
$string['err_email'] = 'You must enter an email address.';
$string['err_maxlength'] = 'At most {$a->format} characters.';
$string['err_minlength'] = 'At least {$a->format} characters.';
$string['err_nonzero'] = 'Enter a number other than 0.';
$string['err_numeric'] = 'You must enter a number here.';
$string['err_regex'] = 'This is not in the expected form.';
$string['err_required'] = 'You must supply a value here.';
$string['err_compare'] = 'These values do not match.';
$string['err_toolarge'] = 'The file {$a->name} is larger than {$a->max}.';
$string['err_toomany'] = 'At most {$a} files.';
$string['err_filetype'] = 'The file {$a} is of a kind that is not accepted here.';
$string['errorsummary'] = 'Please correct what is marked below.';
$string['filesnow'] = 'Files now';
$string['addfiles'] = 'Add files';
$string['general'] = 'General';
$string['hour'] = 'Hour';
$string['minute'] = 'Minute';
$string['month'] = 'Month';
$string['nofiles'] = 'No files yet.';
$string['optional'] = 'Enable';
$string['removefile'] = 'Remove {$a}';
$string['required'] = 'Required';
$string['requiredlegend'] = 'Fields marked with * must be filled in.';
$string['security'] = 'Security';
$string['timeunit'] = 'Time unit';
$string['year'] = 'Year';
