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

namespace mod_microcred\local\activity;

use moodle_url;
use stdClass;

/**
 * What scoring is set up of so far: the working draft, what is in its way, and the versions.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class setup_overview {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass the activity */
        public readonly stdClass $microcred,
        /** @var stdClass[] its requirements */
        public readonly array $requirements,
        /** @var string[] the names of its skills */
        public readonly array $skills,
        /** @var string[] what is in the way of publishing, in sentences */
        public readonly array $problems,
        /** @var version|null the version in force */
        public readonly ?version $current,
        /** @var bool whether publishing would make another version */
        public readonly bool $changed,
        /** @var stdClass[] the versions so far */
        public readonly array $history,
        /** @var moodle_url|null where Moodle's own rubric is edited; null when the rubric came in a file */
        public readonly ?moodle_url $editor,
        /** @var array[]|null the criteria of the draft's rubric, from rubric_view; null without a usable one */
        public readonly ?array $criteria
    ) {
    }
}
