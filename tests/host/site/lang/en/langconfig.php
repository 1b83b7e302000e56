<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['strftimedate'] = '%d %B %Y';
$string['strftimedatefullshort'] = '%d/%m/%y';
$string['strftimedateshort'] = '%d %B';
$string['strftimedatetime'] = '%d %B %Y, %H:%M';
$string['strftimedatetimeshort'] = '%d/%m/%y, %H:%M';
$string['strftimedatetimeshortaccurate'] = '%d/%m/%y, %H:%M:%S';
$string['strftimedatemonthabbr'] = '%d %b %Y';
$string['strftimedaydate'] = '%A, %d %B %Y';
$string['strftimedaydatetime'] = '%A, %d %B %Y, %H:%M';
$string['strftimedayshort'] = '%A, %d %B';
$string['strftimetime'] = '%H:%M';
$string['strftimetime24'] = '%H:%M';
$string['strftimerecent'] = '%d %b, %H:%M';
$string['strftimerecentfull'] = '%a, %d %b %Y, %H:%M';
$string['strftimemonthyear'] = '%B %Y';
$string['decsep'] = '.';
$string['listsep'] = ',';
$string['parentlanguage'] = '';
$string['thislanguage'] = 'English';
