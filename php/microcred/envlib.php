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
 * What this plugin needs of the server, for Moodle's environment page.
 *
 * It is also read where the plugin is not installed yet, so it uses nothing of it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Looks for the PHP extension and its version.
 *
 * @param environment_results $result
 * @return environment_results|null null = all is well, nothing to show
 */
function mod_microcred_check_extension(environment_results $result): ?environment_results {
    // The same number as in classes/local/engine.php, which this file may not load.
    $needed = '0.1.0';
    $found = phpversion('microcred');
    if ($found !== false && version_compare($found, $needed, '>=')) {
        return null;
    }
    $result->setInfo('microcred');
    $result->setNeededVersion($needed);
    $result->setCurrentVersion($found ?: '-');
    $result->setStatus(false);
    return $result;
}
