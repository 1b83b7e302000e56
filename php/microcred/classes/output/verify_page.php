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
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\verify_limit;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The page where anybody can have a badge file checked.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class verify_page implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass|null from verification_service */
        private readonly ?stdClass $result = null,
        /** @var string why there is no result although a file came */
        private readonly string $problem = '',
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $data = [
            'action' => (new moodle_url('/mod/microcred/verify.php'))->out(false),
            'maxsize' => display_size(verify_limit::max_bytes()),
            'problem' => $this->problem,
            'result' => null,
        ];
        if ($this->result) {
            $reader = new badge_reader($this->result->document);
            $data['result'] = [
                'verification' => (new verification($this->result, $reader->issuer_id()))->export_for_template($output),
                'badge' => (new badge($this->result->document))->export_for_template($output),
                'page' => $this->result->credential
                    ? credential_service::url($this->result->credential)->out(false)
                    : null,
            ];
        }
        return $data;
    }
}
