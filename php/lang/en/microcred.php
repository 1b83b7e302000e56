<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * The words people read, in English.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['messageprovider:accepted'] = 'Your application was accepted or refused';
$string['messageprovider:assigned'] = 'A review was assigned to you';
$string['messageprovider:issued'] = 'Your credential was issued';
$string['messageprovider:released'] = 'The decision on your evidence can be read';
$string['messageprovider:reviewdue'] = 'A review is due';
$string['messageprovider:revoked'] = 'Your credential was revoked';
$string['messageprovider:submitted'] = 'Evidence was handed in';
$string['microcred:addinstance'] = 'Add a new micro-credential';
$string['microcred:apply'] = 'Apply for a micro-credential and hand in evidence';
$string['microcred:manage'] = 'Accept candidates, assign reviewers and release decisions';
$string['microcred:review'] = 'Review evidence as a panel member';
$string['microcred:revoke'] = 'Revoke a credential';
$string['microcred:view'] = 'View a micro-credential';
$string['modulename'] = 'Micro-credential';
$string['modulename_help'] = 'A micro-credential certifies one competency. Candidates hand in evidence they chose themselves, trained reviewers score it blind on a public rubric, a rule fixed beforehand decides, and an award is issued as a signed badge that anyone can verify.';
$string['modulenameplural'] = 'Micro-credentials';
$string['pluginadministration'] = 'Micro-credential administration';
$string['pluginname'] = 'Micro-credential';
