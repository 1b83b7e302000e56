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

use context_module;
use mod_microcred\local\activity\version;
use moodle_url;

/**
 * A version was published: requirements, rubric and rules are frozen for what is handed in from now on.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class version_published extends \core\event\base {
    /**
     * Makes the event.
     *
     * @param version $version
     * @param context_module $context
     * @return self
     */
    public static function of(version $version, context_module $context): self {
        return self::create([
            'context' => $context,
            'objectid' => $version->id,
            'other' => ['number' => $version->number, 'digest' => $version->digest],
        ]);
    }

    #[\Override]
    protected function init() {
        $this->data['objecttable'] = 'microcred_version';
        $this->data['crud'] = 'c';
        $this->data['edulevel'] = self::LEVEL_TEACHING;
    }

    #[\Override]
    public static function get_name() {
        return get_string('event_version_published', 'mod_microcred');
    }

    #[\Override]
    public function get_description() {
        return "The user with id '$this->userid' published version '{$this->other['number']}' of the micro-credential "
            . "with course module id '$this->contextinstanceid'.";
    }

    #[\Override]
    public function get_url() {
        return new moodle_url('/mod/microcred/setup.php', ['id' => $this->contextinstanceid]);
    }

    #[\Override]
    public static function get_objectid_mapping() {
        return ['db' => 'microcred_version', 'restore' => 'microcred_version'];
    }

    #[\Override]
    public static function get_other_mapping() {
        return false;
    }
}
