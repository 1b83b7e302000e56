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
     */
    private function __construct(
        /** @var int */
        public readonly int $id,
        /** @var int the activity */
        public readonly int $microcredid,
        /** @var int the candidate */
        public readonly int $userid,
        /** @var int 1, 2, ... */
        public readonly int $number,
        /** @var stage */
        public readonly stage $stage,
        /** @var int the version in force when it was handed in, 0 before */
        public readonly int $versionid,
        /** @var string what reviewers see instead of a name */
        public readonly string $blindcode,
        /** @var string plain text */
        public readonly string $reflection,
        /** @var int */
        public readonly int $reflectionformat,
        /** @var string|null JSON, once sealed */
        public readonly ?string $manifest,
        /** @var string empty until sealed */
        public readonly string $manifestroot,
        /** @var string unknown, intact or broken */
        public readonly string $integrity,
        /** @var string why it was refused or given back, for the candidate */
        public readonly string $note,
        /** @var int */
        public readonly int $timeapplied,
        /** @var int */
        public readonly int $timeaccepted,
        /** @var int */
        public readonly int $timesubmitted,
        /** @var int */
        public readonly int $timedecided,
        /** @var int */
        public readonly int $timereleased,
        /** @var int */
        public readonly int $timewithdrawn,
        /** @var int since when it is at its stage, see stage::counts_from() */
        public readonly int $timestage,
        /** @var int */
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
