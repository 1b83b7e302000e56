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

use moodle_database;
use stdClass;

/**
 * Reads and adds versions. Nothing here changes one.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class version_repository {
    /** @var version[] versions already read: they never change */
    private array $read = [];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * One version.
     *
     * @param int $id
     * @return version
     */
    public function get(int $id): version {
        return $this->read[$id] ??= new version(
            $this->db->get_record('microcred_version', ['id' => $id], '*', MUST_EXIST)
        );
    }

    /**
     * All versions of an activity without their documents, newest first.
     *
     * @param int $microcredid
     * @return stdClass[]
     */
    public function of_microcred(int $microcredid): array {
        return array_values($this->db->get_records(
            'microcred_version',
            ['microcredid' => $microcredid],
            'number DESC',
            'id, microcredid, number, digest, usermodified, timecreated'
        ));
    }

    /**
     * The document of the newest version.
     *
     * @param int $microcredid
     * @return string|null JSON; null before the first
     */
    public function newest_document(int $microcredid): ?string {
        $newest = $this->db->get_records(
            'microcred_version',
            ['microcredid' => $microcredid],
            'number DESC',
            'id, document',
            0,
            1
        );
        return $newest ? reset($newest)->document : null;
    }

    /**
     * Adds the next version of an activity.
     *
     * @param int $microcredid
     * @param string $digest
     * @param string $document
     * @param int $userid who published
     * @param int $now
     * @return version
     */
    public function add(int $microcredid, string $digest, string $document, int $userid, int $now): version {
        $last = $this->db->get_field('microcred_version', 'MAX(number)', ['microcredid' => $microcredid]);
        $row = (object) [
            'microcredid' => $microcredid,
            'number' => (int) $last + 1,
            'digest' => $digest,
            'document' => $document,
            'usermodified' => $userid,
            'timecreated' => $now,
        ];
        $row->id = $this->db->insert_record('microcred_version', $row);
        return new version($row);
    }
}
