<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

$string['cannotaccess'] = 'You may not open this.';
$string['dmlreadexception'] = 'The database could not be read.';
$string['dmltransactionexception'] = 'A database transaction went wrong.';
$string['dmlwriteexception'] = 'The database could not be written.';
$string['duplicateparaminsql'] = 'A query names a parameter twice.';
$string['encryption_decryptfailed'] = 'The secret could not be opened: another key, or changed data.';
$string['filenotfound'] = 'The file was not found.';
$string['invalidcoursemoduleid'] = 'There is no activity with the number {$a}.';
$string['invalidqueryparam'] = 'A query has the wrong number of parameters.';
$string['invalidrecord'] = 'The record was not found in {$a}.';
$string['invalidsesskey'] = 'Your session has changed since the page was opened. Please go back and try again.';
$string['missingkeyinsql'] = 'A query misses the parameter {$a}.';
$string['missingparam'] = 'The request misses the parameter {$a}.';
$string['mixedtypesqlparam'] = 'A query mixes two kinds of parameters.';
$string['multiplerecordsfound'] = 'More than one record was found.';
$string['nopermissions'] = 'Sorry, you do not have the permission to do this: {$a}';
$string['redirecterrordetected'] = 'A redirect was asked for where none can be: {$a}';
$string['requireloginerror'] = 'You need to be signed in, and in this course, for this.';
$string['storedfilecannotread'] = 'The file could not be read.';
$string['storedfilenotcreated'] = 'The file could not be made: {$a}';
$string['storedfileproblem'] = 'The file is not acceptable: {$a}';
$string['unknownparamtype'] = 'There is no parameter type {$a}.';
$string['unspecifieduserid'] = 'No person was named.';
