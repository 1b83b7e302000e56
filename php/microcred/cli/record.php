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
 * Exports the record of an activity, or checks that nobody changed it, or what it is about, behind its back.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\engine;
use mod_microcred\local\record\record_report;
use mod_microcred\local\refused;

define('CLI_SCRIPT', true);

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/clilib.php');

[$options, $unknown] = cli_get_params(
    ['help' => false, 'activity' => '', 'all' => false, 'output' => '', 'check' => false, 'against' => '', 'files' => false],
    ['h' => 'help']
);
$help = 'Exports the record of an activity as lines of JSON, or checks it.

  record.php --activity=ID [--output=FILE]       writes a line for each entry, then one with size, root and signature
  record.php --check --activity=ID [--files]     finds entries that were changed, and rows that are not as recorded
  record.php --check --against=FILE              also: does the record still begin with what was exported to FILE?

--activity=ID   the number in the address of the activity: mod/microcred/view.php?id=ID
--all           every activity of the site
--output=FILE   a new file; without it the lines are written to the terminal
--check         says what does not hold, and where. Exit status 1 if anything does not, 0 if all is well.
--against=FILE  an earlier export. With --activity only that activity; otherwise every one in the file.
--files         also reads all sealed evidence again, and names each item that is not what was sealed. May take long.
-h, --help      shows this.
';
if ($options['help']) {
    cli_write($help);
    exit(0);
}
$chosen = (bool) $options['all'] + ($options['activity'] !== '');
$wrong = $unknown || $chosen > 1 || ($options['activity'] !== '' && !preg_match('/^[1-9]\d{0,9}$/', $options['activity']))
    || ($options['check'] ? $options['output'] !== '' : $options['against'] !== '' || $options['files'])
    || (!$chosen && ($options['against'] === '' || $options['files']));
if ($wrong) {
    cli_error($help);
}
if (engine::problem() !== null) {
    cli_error(engine::problem());
}
$report = di::get(record_report::class);
try {
    $cms = $report->activities((string) $options['activity'], (bool) $options['all']);
    $sound = $options['check']
        ? $report->check($cms, (string) $options['against'], (bool) $options['files'], 'cli_writeln')
        : $report->export($cms, (string) $options['output'], 'cli_problem');
} catch (refused $fault) {
    cli_error($fault->getMessage());
}
exit($sound ? 0 : 1);
