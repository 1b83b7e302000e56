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

namespace mod_microcred\output;

use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;
use moodle_url;
use renderable;
use renderer_base;
use templatable;

/**
 * What somebody holds.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class my_credentials implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var credential[] */
        private readonly array $credentials,
        /** @var int */
        private readonly int $now,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        return [
            'action' => (new moodle_url('/mod/microcred/mine.php'))->out(false),
            'sesskey' => sesskey(),
            'allownames' => (bool) get_config('mod_microcred', 'allownames'),
            'none' => !$this->credentials,
            'credentials' => array_map($this->credential(...), $this->credentials),
        ];
    }

    /**
     * One credential.
     *
     * @param credential $credential
     * @return array
     */
    private function credential(credential $credential): array {
        $expired = $credential->timeexpires && $credential->timeexpires < $this->now;
        $status = $credential->status === credential_status::Issued && $expired ? 'expired' : $credential->status->value;
        $url = credential_service::url($credential);
        $usable = $credential->status === credential_status::Issued;
        return [
            'id' => $credential->id,
            'title' => $credential->title,
            'awarded' => userdate($credential->timeawarded, get_string('strftimedate', 'langconfig')),
            'expires' => $credential->timeexpires
                ? userdate($credential->timeexpires, get_string('strftimedate', 'langconfig'))
                : '',
            'status' => get_string("credential_status_$status", 'mod_microcred'),
            'colour' => ['issued' => 'success', 'expired' => 'warning', 'revoked' => 'danger'][$status],
            'url' => $credential->document !== null ? $url->out(false) : null,
            'image' => $usable ? (new moodle_url($url, ['format' => 'png', 'inline' => 1]))->out(false) : null,
            'png' => $usable ? (new moodle_url($url, ['format' => 'png']))->out(false) : null,
            'json' => $usable ? (new moodle_url($url, ['format' => 'json']))->out(false) : null,
            'usable' => $usable,
            'showsname' => $credential->showname,
        ];
    }
}
