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

use mod_microcred\local\credential\badge_reader;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The public page of a credential.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class credential_page implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var credential */
        private readonly credential $credential,
        /** @var stdClass|null from verification_service; null while the site cannot check */
        private readonly ?stdClass $result,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $url = credential_service::url($this->credential);
        $reader = new badge_reader($this->credential->document);
        $holder = $this->credential->showname && get_config('mod_microcred', 'allownames')
            ? $this->credential->holdername
            : '';
        $badge = new badge($this->credential->document, $holder);
        $revoked = $this->credential->status === credential_status::Revoked;
        return [
            'url' => $url->out(false),
            'image' => $this->result && !$revoked ? (new moodle_url($url, ['format' => 'png', 'inline' => 1]))->out(false) : null,
            'imagealt' => get_string('credential_imagealt', 'mod_microcred', $reader->title()),
            'downloads' => $this->result && !$revoked ? [
                'png' => (new moodle_url($url, ['format' => 'png']))->out(false),
                'json' => (new moodle_url($url, ['format' => 'json']))->out(false),
                'svg' => (new moodle_url($url, ['format' => 'svg']))->out(false),
                'jwt' => (new moodle_url($url, ['format' => 'jwt']))->out(false),
            ] : null,
            'verify' => (new moodle_url('/mod/microcred/verify.php'))->out(false),
            'badge' => $badge->export_for_template($output),
            'verification' => $this->result
                ? (new verification($this->result, $reader->issuer_id()))->export_for_template($output)
                : null,
            'unchecked' => $this->result ? null : [
                'status' => get_string('credential_status_' . $this->credential->status->value, 'mod_microcred'),
                'revoked' => $revoked ? get_string("revoke_{$this->credential->revokecategory}", 'mod_microcred') : null,
            ],
        ];
    }
}
