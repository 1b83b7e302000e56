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
use moodle_url;

/**
 * The working draft of rubric or rules was changed. Nothing is in force before a version is published.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class scoring_changed extends \core\event\base {
    /**
     * Makes the event.
     *
     * @param int $microcredid
     * @param context_module $context
     * @param string $what rubric, source or rules
     * @return self
     */
    public static function of(int $microcredid, context_module $context, string $what): self {
        return self::create(['context' => $context, 'objectid' => $microcredid, 'other' => ['what' => $what]]);
    }

    #[\Override]
    protected function init() {
        $this->data['objecttable'] = 'microcred';
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_TEACHING;
    }

    #[\Override]
    public static function get_name() {
        return get_string('event_scoring_changed', 'mod_microcred');
    }

    #[\Override]
    public function get_description() {
        return "The user with id '$this->userid' changed the {$this->other['what']} in the scoring draft of the "
            . "micro-credential with course module id '$this->contextinstanceid'.";
    }

    #[\Override]
    public function get_url() {
        return new moodle_url('/mod/microcred/setup.php', ['id' => $this->contextinstanceid]);
    }

    #[\Override]
    public static function get_objectid_mapping() {
        return ['db' => 'microcred', 'restore' => 'microcred'];
    }

    #[\Override]
    public static function get_other_mapping() {
        return false;
    }
}
