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

namespace mod_microcred\local\credential;

use stdClass;

/**
 * One credential of this site, as its row said when it was read.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class credential {
    /**
     * Constructor.
     *
     * @param int $id
     * @param string $publicid in public addresses
     * @param string $uuid the id that is signed in it
     * @param int $submissionid the attempt, which may be gone
     * @param int $microcredid the activity, which may be gone
     * @param int $userid the holder; 0 once erased
     * @param credential_status $status
     * @param string $versiondigest of the version it was decided by
     * @param string $title what was certified
     * @param string $facts JSON: what the badge is made from
     * @param string|null $document the signed badge
     * @param string|null $jwt the same as a signed JWT
     * @param string $issuerid
     * @param string $keyid
     * @param bool $showname whether the holder lets the public page show the name
     * @param string $holdername
     * @param int $timeawarded
     * @param int $timesigned
     * @param int $timeexpires 0 = never
     * @param string $revokecategory
     * @param string $revokereason never public
     * @param int $revokedby
     * @param int $timerevoked
     */
    private function __construct(
        public readonly int $id,
        public readonly string $publicid,
        public readonly string $uuid,
        public readonly int $submissionid,
        public readonly int $microcredid,
        public readonly int $userid,
        public readonly credential_status $status,
        public readonly string $versiondigest,
        public readonly string $title,
        public readonly string $facts,
        public readonly ?string $document,
        public readonly ?string $jwt,
        public readonly string $issuerid,
        public readonly string $keyid,
        public readonly bool $showname,
        public readonly string $holdername,
        public readonly int $timeawarded,
        public readonly int $timesigned,
        public readonly int $timeexpires,
        public readonly string $revokecategory,
        public readonly string $revokereason,
        public readonly int $revokedby,
        public readonly int $timerevoked,
    ) {
    }

    /**
     * The credential that a row of microcred_credential says.
     *
     * @param stdClass $row
     * @return self
     */
    public static function of(stdClass $row): self {
        return new self(
            (int) $row->id,
            $row->publicid,
            $row->uuid,
            (int) $row->submissionid,
            (int) $row->microcredid,
            (int) $row->userid,
            credential_status::from($row->status),
            $row->versiondigest,
            $row->title,
            $row->facts,
            $row->document,
            $row->jwt,
            $row->issuerid,
            $row->keyid,
            (bool) $row->showname,
            $row->holdername,
            (int) $row->timeawarded,
            (int) $row->timesigned,
            (int) $row->timeexpires,
            $row->revokecategory,
            (string) $row->revokereason,
            (int) $row->revokedby,
            (int) $row->timerevoked,
        );
    }
}
