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

namespace mod_microcred\event;

use context;
use mod_microcred\local\credential\credential;
use moodle_url;

/**
 * What happens to a credential, in Moodle's own log.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class credential_event extends \core\event\base {
    /**
     * Makes the event.
     *
     * @param credential $credential
     * @param context $context of the activity, or of the site once the activity is gone
     * @param array $other
     * @return static
     */
    public static function of(credential $credential, context $context, array $other = []): static {
        $data = [
            'context' => $context,
            'objectid' => $credential->id,
            'other' => ['publicid' => $credential->publicid] + $other,
        ];
        if ($credential->userid) {
            $data['relateduserid'] = $credential->userid;
        }
        return static::create($data);
    }

    #[\Override]
    protected function init() {
        $this->data['objecttable'] = 'microcred_credential';
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_OTHER;
    }

    #[\Override]
    public static function get_name() {
        return get_string('event_' . substr(strrchr(static::class, '\\'), 1), 'mod_microcred');
    }

    #[\Override]
    public function get_url() {
        return new moodle_url('/mod/microcred/credential.php', ['c' => $this->other['publicid']]);
    }

    #[\Override]
    public static function get_objectid_mapping() {
        // Credentials are neither copied nor restored.
        return ['db' => 'microcred_credential', 'restore' => \core\event\base::NOT_MAPPED];
    }

    #[\Override]
    public static function get_other_mapping() {
        return false;
    }
}
