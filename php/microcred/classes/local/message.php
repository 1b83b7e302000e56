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

namespace mod_microcred\local;

use moodle_url;

/**
 * What people are told: the words are the strings msg_<value>_subject and msg_<value>_body.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
enum message: string {
    case Accepted = 'accepted';
    case Refused = 'refused';
    case Returned = 'returned';
    case Released = 'released';
    case Submitted = 'submitted';
    case NoReviewer = 'noreviewer';
    case Decided = 'decided';
    case Assigned = 'assigned';
    case ReviewVoided = 'reviewvoided';
    case ReviewDue = 'reviewdue';
    case ReviewOverdue = 'reviewoverdue';
    case Issued = 'issued';
    case Revoked = 'revoked';

    /**
     * The provider in db/messages.php, with which people choose how they are told.
     *
     * @return string
     */
    public function provider(): string {
        return match ($this) {
            self::Refused => 'accepted',
            self::NoReviewer, self::Decided => 'submitted',
            self::ReviewVoided => 'assigned',
            self::ReviewOverdue => 'reviewdue',
            default => $this->value,
        };
    }

    /**
     * The page where the person goes on. A credential's has an address of its own.
     *
     * @param int $cmid course module
     * @param int $submissionid
     * @param int $reviewid
     * @return moodle_url
     */
    public function url(int $cmid, int $submissionid, int $reviewid = 0): moodle_url {
        [$page, $id] = match ($this) {
            self::Accepted, self::Refused, self::Returned => ['view', $cmid],
            self::Released => ['result', $submissionid],
            self::Submitted, self::NoReviewer, self::Decided => ['submission', $submissionid],
            self::Assigned, self::ReviewDue, self::ReviewOverdue => ['review', $reviewid],
            self::ReviewVoided => ['queue', $cmid],
        };
        return new moodle_url("/mod/microcred/$page.php", ['id' => $id]);
    }
}
