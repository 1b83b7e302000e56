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

$string['busy'] = 'Somebody else is changing this at the moment. Please try again in a minute.';
$string['candidates'] = 'Candidates';
$string['engine_asleep'] = 'Micro-credentials are asleep';
$string['engine_asleep_detail'] = 'This page needs a part of the server that is not running at the moment. Nothing is lost: evidence, reviews and credentials are kept, and everything continues when it is back.';
$string['engine_missing'] = 'PHP {$a} on this server does not load the extension "microcred".';
$string['engine_old'] = 'The PHP extension "microcred" is version {$a->found}; this plugin needs {$a->needed} or newer.';
$string['engine_todo'] = 'Install the PHP extension microcred ({$a} or newer) for the PHP that runs the web server and for the PHP that runs cron, and restart them. It must be rebuilt whenever PHP itself moves to another version.';
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
$string['reset_attempts'] = 'Clear all attempts of candidates';
$string['reset_attempts_help'] = 'Applications, evidence, reviews and decisions are removed. Credentials that were issued stay valid: they can be revoked, never deleted.';
$string['setup'] = 'Set up scoring';
