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

use moodle_url;

/**
 * What happens to a candidate's attempt up to handing in, in Moodle's own log.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class submission_event extends panel_event {
    #[\Override]
    protected function init() {
        parent::init();
        $this->data['edulevel'] = self::LEVEL_PARTICIPATING;
    }

    #[\Override]
    public function get_url() {
        return new moodle_url('/mod/microcred/view.php', ['id' => $this->contextinstanceid]);
    }

    #[\Override]
    public static function get_other_mapping() {
        return ['evidenceid' => ['db' => 'microcred_evidence', 'restore' => 'microcred_evidence']];
    }
}
