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

use mod_microcred\local\query;
use moodle_database;
use stdClass;
use Throwable;

/**
 * Status lists and their entries in the database.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class status_list_repository {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * A list.
     *
     * @param int $id
     * @return stdClass|null
     */
    public function get(int $id): ?stdClass {
        return $this->db->get_record('microcred_statuslist', ['id' => $id]) ?: null;
    }

    /**
     * The oldest list of an issuer that still has room.
     *
     * @param string $issuerid
     * @param string $site
     * @param int $full how many entries are enough
     * @return int|null
     */
    public function open(string $issuerid, string $site, int $full): ?int {
        $rows = $this->db->get_records_select(
            'microcred_statuslist',
            'issuerid = ? AND site = ? AND used < ?',
            [$issuerid, $site, $full],
            'id',
            'id',
            0,
            1
        );
        return $rows ? (int) reset($rows)->id : null;
    }

    /**
     * Opens a list.
     *
     * @param stdClass $row
     * @return int
     */
    public function insert(stdClass $row): int {
        return (int) $this->db->insert_record('microcred_statuslist', $row);
    }

    /**
     * The entry of a credential.
     *
     * @param int $credentialid
     * @return stdClass|null listid, position
     */
    public function entry_of(int $credentialid): ?stdClass {
        return $this->db->get_record('microcred_statusentry', ['credentialid' => $credentialid]) ?: null;
    }

    /**
     * Does some work in one short transaction that holds a list's row: who else wants to change the list waits.
     *
     * @param int $listid
     * @param callable $work gets the row, read again
     * @return mixed what the work returned
     */
    public function exclusively(int $listid, callable $work): mixed {
        $transaction = $this->db->start_delegated_transaction();
        try {
            // Changes nothing, and takes the row: the database has no other word for it that all of them know. It comes before
            // anything is read, for some databases go on showing what was there at the first reading.
            $this->db->execute('UPDATE {microcred_statuslist} SET used = used WHERE id = ?', [$listid]);
            $result = $work($this->get($listid));
            $transaction->allow_commit();
            return $result;
        } catch (Throwable $fault) {
            $transaction->rollback($fault);
            throw $fault;
        }
    }

    /**
     * Gives a credential an entry of a list.
     *
     * @param int $credentialid
     * @param int $listid
     * @param callable $position picks an index; asked again where that one is taken
     * @return stdClass listid, position: the credential's own if somebody gave it one meanwhile
     */
    public function take(int $credentialid, int $listid, callable $position): stdClass {
        return $this->exclusively(
            $listid,
            fn() => $this->entry_of($credentialid) ?? $this->insert_entry($credentialid, $listid, $position)
        );
    }

    /**
     * Adds an entry where a list has room; the list's row is held.
     *
     * @param int $credentialid
     * @param int $listid
     * @param callable $position
     * @return stdClass
     */
    private function insert_entry(int $credentialid, int $listid, callable $position): stdClass {
        $entry = (object) ['listid' => $listid, 'credentialid' => $credentialid];
        do {
            $entry->position = $position();
            $taken = ['listid' => $listid, 'position' => $entry->position];
        } while ($this->db->record_exists('microcred_statusentry', $taken));
        $this->db->insert_record('microcred_statusentry', $entry);
        $this->db->execute('UPDATE {microcred_statuslist} SET used = used + 1 WHERE id = ?', [$listid]);
        return $entry;
    }

    /**
     * Takes the entry of a credential back that was never signed with it.
     *
     * @param int $credentialid
     */
    public function drop(int $credentialid): void {
        $this->db->delete_records('microcred_statusentry', ['credentialid' => $credentialid]);
    }

    /**
     * Says that a bit of a list is another one now.
     *
     * @param int $listid
     */
    public function revise(int $listid): void {
        $this->db->execute('UPDATE {microcred_statuslist} SET revision = revision + 1 WHERE id = ?', [$listid]);
    }

    /**
     * Which entries of a list are set.
     *
     * @param int $listid
     * @return int[]
     */
    public function revoked(int $listid): array {
        return array_map('intval', $this->db->get_fieldset_sql(query::load('status_list_revoked'), ['listid' => $listid]));
    }

    /**
     * Stores a signed list.
     *
     * @param stdClass $list with what was signed: id, document, signedrevision, timesigned, timeexpires
     */
    public function store(stdClass $list): void {
        $this->db->update_record('microcred_statuslist', (object) [
            'id' => $list->id,
            'document' => $list->document,
            'signedrevision' => $list->signedrevision,
            'timesigned' => $list->timesigned,
            'timeexpires' => $list->timeexpires,
        ]);
    }

    /**
     * Lists of an issuer whose stored document is missing, stale, or runs out by some moment.
     *
     * @param string $issuerid
     * @param int $by
     * @param int $opened only those opened by then
     * @return stdClass[] by id
     */
    public function due(string $issuerid, int $by, int $opened): array {
        return $this->db->get_records_select(
            'microcred_statuslist',
            'issuerid = ? AND timecreated <= ? AND used > 0
                AND (document IS NULL OR signedrevision <> revision OR timeexpires <= ?)',
            [$issuerid, $opened, $by],
            'id'
        );
    }
}
