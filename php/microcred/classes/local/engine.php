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

namespace mod_microcred\local;

use moodle_exception;

/**
 * Whether the PHP extension that scores, hashes and signs is here, and what to do when it is not.
 *
 * Everything that touches a class of the extension is reached only after this said yes, so that a site whose PHP lost
 * the extension keeps its course pages, gradebook and cron.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class engine {
    /** @var string the oldest extension this plugin works with */
    public const MINIMUM = '0.1.0';

    /**
     * Whether the extension can be used.
     *
     * @return bool
     */
    public static function available(): bool {
        return self::problem() === null;
    }

    /**
     * The version of the extension that PHP has loaded.
     *
     * @return string|null null without it
     */
    public static function version(): ?string {
        return phpversion('microcred') ?: null;
    }

    /**
     * What is wrong with the extension, in a sentence for an administrator.
     *
     * @return string|null null when all is well
     */
    public static function problem(): ?string {
        $version = self::version();
        if ($version === null) {
            return get_string('engine_missing', 'mod_microcred', PHP_VERSION);
        }
        if (version_compare($version, self::MINIMUM, '<')) {
            return get_string('engine_old', 'mod_microcred', ['found' => $version, 'needed' => self::MINIMUM]);
        }
        return null;
    }

    /**
     * For pages, right after require_login: goes on, or shows a page that says what to do, and ends.
     */
    public static function must_run(): void {
        global $OUTPUT, $PAGE;

        $problem = self::problem();
        if ($problem === null) {
            return;
        }
        if (CLI_SCRIPT || AJAX_SCRIPT) {
            throw new moodle_exception('engine_asleep', 'mod_microcred', '', null, $problem);
        }
        http_response_code(503);
        header('Retry-After: 3600');
        if (!$PAGE->has_set_url()) {
            $PAGE->set_url('/mod/microcred/index.php');
        }
        $PAGE->set_title(get_string('engine_asleep', 'mod_microcred'));
        echo $OUTPUT->header();
        echo $OUTPUT->render_from_template('mod_microcred/engine_missing', [
            // What to install is the administrator's business; others only need to know that nothing is lost.
            'problem' => is_siteadmin() ? $problem : null,
            'needed' => self::MINIMUM,
        ]);
        echo $OUTPUT->footer();
        die();
    }
}
