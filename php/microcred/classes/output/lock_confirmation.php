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

use context_module;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The last look before a review is locked: nothing in it changes any more after that.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class lock_confirmation implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass from review_service::open() */
        private readonly stdClass $opened,
        /** @var context_module */
        private readonly context_module $context,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        return (new review_page($this->opened, $this->context, [], 0))->export_for_template($output);
    }
}
