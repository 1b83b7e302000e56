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

namespace mod_microcred\local\submission;

use mod_microcred\local\activity\version;
use stdClass;

/**
 * Where a candidate stands in an activity, and what may come next: all that the activity's page shows them.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class candidate_status {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass the activity */
        public readonly stdClass $microcred,
        /** @var version the attempt's version, without an attempt the one in force */
        public readonly version $version,
        /** @var attempt|null the newest attempt */
        public readonly ?attempt $attempt,
        /** @var stdClass|null how far the evidence is, from evidence_service::progress(); null before an attempt was accepted */
        public readonly ?stdClass $progress,
        /** @var string|null why the candidate cannot apply now, a language string's key */
        public readonly ?string $obstacle,
        /** @var bool whether the attempt's end leaves another attempt */
        public readonly bool $mayretry,
        /** @var bool whether the attempt can be withdrawn */
        public readonly bool $maywithdraw,
        /** @var stdClass|null how far the sealing is, from submission_service::progress() */
        public readonly ?stdClass $sealing,
        /** @var attempt[] the attempts before this one, oldest first */
        public readonly array $earlier
    ) {
    }
}
