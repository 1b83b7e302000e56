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

use stdClass;

/**
 * One attempt of one candidate, as its row said when it was read.
 *
 * What changes it gives a new one back: steps::take(), and with() for what is no step. This is the one place where a row
 * becomes typed.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class attempt {
    /**
     * Constructor.
     *
     * @param int $id
     * @param int $microcredid the activity
     * @param int $userid the candidate
     * @param int $number 1, 2, ...
     * @param stage $stage
     * @param int $versionid the version in force when it was handed in, 0 before
     * @param string $blindcode what reviewers see instead of a name
     * @param string $reflection plain text
     * @param int $reflectionformat
     * @param string|null $manifest JSON, once sealed
     * @param string $manifestroot empty until sealed
     * @param string $integrity unknown, intact or broken
     * @param string $note why it was refused or given back, for the candidate
     * @param int $timeapplied
     * @param int $timeaccepted
     * @param int $timesubmitted
     * @param int $timedecided
     * @param int $timereleased
     * @param int $timewithdrawn
     * @param int $timestage since when it is at its stage, see stage::counts_from()
     * @param int $timemodified
     */
    private function __construct(
        public readonly int $id,
        public readonly int $microcredid,
        public readonly int $userid,
        public readonly int $number,
        public readonly stage $stage,
        public readonly int $versionid,
        public readonly string $blindcode,
        public readonly string $reflection,
        public readonly int $reflectionformat,
        public readonly ?string $manifest,
        public readonly string $manifestroot,
        public readonly string $integrity,
        public readonly string $note,
        public readonly int $timeapplied,
        public readonly int $timeaccepted,
        public readonly int $timesubmitted,
        public readonly int $timedecided,
        public readonly int $timereleased,
        public readonly int $timewithdrawn,
        public readonly int $timestage,
        public readonly int $timemodified,
    ) {
    }

    /**
     * The attempt that a row of microcred_submission says.
     *
     * @param stdClass $row
     * @return self
     */
    public static function of(stdClass $row): self {
        return new self(
            (int) $row->id,
            (int) $row->microcredid,
            (int) $row->userid,
            (int) $row->attempt,
            stage::from($row->status),
            (int) $row->versionid,
            $row->blindcode,
            (string) $row->reflection,
            (int) $row->reflectionformat,
            $row->manifest,
            $row->manifestroot,
            $row->integrity,
            (string) $row->note,
            (int) $row->timeapplied,
            (int) $row->timeaccepted,
            (int) $row->timesubmitted,
            (int) $row->timedecided,
            (int) $row->timereleased,
            (int) $row->timewithdrawn,
            (int) $row->timestage,
            (int) $row->timemodified,
        );
    }

    /**
     * The same attempt after some fields of its row were changed.
     *
     * @param array $fields named as in the table
     * @return self
     */
    public function with(array $fields): self {
        $row = ['attempt' => $this->number, 'status' => $this->stage->value] + get_object_vars($this);
        return self::of((object) ($fields + $row));
    }
}
