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

namespace mod_microcred\local\review;

use stdClass;

/**
 * One reviewer on one attempt, as its row said when it was read.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class review {
    /**
     * Constructor.
     */
    private function __construct(
        /** @var int */
        public readonly int $id,
        /** @var int the attempt */
        public readonly int $submissionid,
        /** @var int below zero once the reviewer was erased, see personal_data */
        public readonly int $reviewerid,
        /** @var string rater, adjudicator or agreed */
        public readonly string $role,
        /** @var review_status */
        public readonly review_status $status,
        /** @var int 0 = by load */
        public readonly int $assignedby,
        /** @var string why it was given back or made void */
        public readonly string $note,
        /** @var int */
        public readonly int $timeassigned,
        /** @var int */
        public readonly int $timedue,
        /** @var int */
        public readonly int $timereminded,
        /** @var int */
        public readonly int $timelocked,
        /** @var int */
        public readonly int $timemodified,
    ) {
    }

    /**
     * The review that a row of microcred_review says.
     *
     * @param stdClass $row
     * @return self
     */
    public static function of(stdClass $row): self {
        return new self(
            (int) $row->id,
            (int) $row->submissionid,
            (int) $row->reviewerid,
            $row->role,
            review_status::from($row->status),
            (int) $row->assignedby,
            (string) $row->note,
            (int) $row->timeassigned,
            (int) $row->timedue,
            (int) $row->timereminded,
            (int) $row->timelocked,
            (int) $row->timemodified,
        );
    }

    /**
     * The same review after some fields of its row were changed.
     *
     * @param array $fields named as in the table
     * @return self
     */
    public function with(array $fields): self {
        return self::of((object) ($fields + ['status' => $this->status->value] + get_object_vars($this)));
    }

    /**
     * Whether it is one of the first reviews, and no adjudication.
     *
     * @return bool
     */
    public function is_rating(): bool {
        return $this->role === 'rater';
    }
}
