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
     */
    private function __construct(
        /** @var int */
        public readonly int $id,
        /** @var string in public addresses */
        public readonly string $publicid,
        /** @var string the id that is signed in it */
        public readonly string $uuid,
        /** @var int the attempt, which may be gone */
        public readonly int $submissionid,
        /** @var int the activity, which may be gone */
        public readonly int $microcredid,
        /** @var int the holder; 0 once erased */
        public readonly int $userid,
        /** @var credential_status */
        public readonly credential_status $status,
        /** @var string of the version it was decided by */
        public readonly string $versiondigest,
        /** @var string what was certified */
        public readonly string $title,
        /** @var string JSON: what the badge is made from */
        public readonly string $facts,
        /** @var string|null the signed badge */
        public readonly ?string $document,
        /** @var string|null the same as a signed JWT */
        public readonly ?string $jwt,
        /** @var string */
        public readonly string $issuerid,
        /** @var string */
        public readonly string $keyid,
        /** @var bool whether the holder lets the public page show the name */
        public readonly bool $showname,
        /** @var string */
        public readonly string $holdername,
        /** @var int */
        public readonly int $timeawarded,
        /** @var int */
        public readonly int $timesigned,
        /** @var int 0 = never */
        public readonly int $timeexpires,
        /** @var string */
        public readonly string $revokecategory,
        /** @var string never public */
        public readonly string $revokereason,
        /** @var int */
        public readonly int $revokedby,
        /** @var int */
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
