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

namespace mod_microcred\local\record;

use coding_exception;
use core\clock;
use Microcred\MerkleLog;
use moodle_database;
use stdClass;

/**
 * The append-only record: what happened in an activity, as canonical JSON in a Merkle log.
 *
 * An entry holds ids and salted commitments, never names or text. The salt stays outside the log, in its own column:
 * with it, whoever holds the text can show that it is what was recorded; once it is erased, the entry says nothing more.
 *
 * Two submissions of one activity may be changed at the same moment, and both end in the activity's head. Its row is
 * updated first and read then, so that the database makes the second wait until the first has committed; because the
 * head comes last in every transaction, nobody who holds it waits for anything else.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class record {
    /** @var array[]|null entries that wait for the end of the transaction, null outside of one */
    private ?array $waiting = null;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * Adds one entry. Inside a transaction of submission_lock it is written just before the commit.
     *
     * @param int $microcredid
     * @param step $step what happened
     * @param int $submissionid 0 = about the activity
     * @param array $facts ids, numbers, codes, digests, and what commit() returned
     */
    public function add(int $microcredid, step $step, int $submissionid, array $facts = []): void {
        if (!$this->db->is_transaction_started()) {
            throw new coding_exception('A record entry belongs to the transaction of what it records.');
        }
        if (array_intersect(array_keys($facts), ['type', 'time', 'position', 'submission', 'log'])) {
            throw new coding_exception('A fact must not take the name of a field of the entry itself.');
        }
        $entry = [$microcredid, $step->value, $submissionid, $facts, $this->clock->time()];
        if ($this->waiting === null) {
            $this->write([$entry]);
        } else {
            $this->waiting[] = $entry;
        }
    }

    /**
     * Commits to a text without keeping it: a salted digest.
     *
     * @param string $text
     * @return array salt and hash; give it whole to add()
     */
    public static function commit(string $text): array {
        $salt = bin2hex(random_bytes(16));
        return ['salt' => $salt, 'hash' => self::commitment($salt, $text)];
    }

    /**
     * The commitment to a text under a salt, to show that a text is the recorded one.
     *
     * @param string $salt
     * @param string $text
     * @return string
     */
    public static function commitment(string $salt, string $text): string {
        return \Microcred\digest(json_encode(['salt' => $salt, 'text' => $text], JSON_THROW_ON_ERROR));
    }

    /**
     * Holds entries back until flush(), which must come last in the transaction.
     */
    public function hold(): void {
        $this->waiting = [];
    }

    /**
     * Writes what was held back.
     */
    public function flush(): void {
        $entries = $this->waiting ?? [];
        $this->waiting = null;
        $this->write($entries);
    }

    /**
     * Forgets what was held back, after a failure.
     */
    public function discard(): void {
        $this->waiting = null;
    }

    /**
     * Checks that the record still is what was written.
     *
     * @param int $microcredid
     * @return finding[] none when it is
     */
    public function check(int $microcredid): array {
        return log_check::of($microcredid);
    }

    /**
     * Entries about one submission, oldest first.
     *
     * @param int $microcredid
     * @param int $submissionid
     * @return stdClass[]
     */
    public function of_submission(int $microcredid, int $submissionid): array {
        return array_values($this->db->get_records(
            'microcred_record',
            ['microcredid' => $microcredid, 'submissionid' => $submissionid],
            'position'
        ));
    }

    /**
     * The root under which the evidence of a submission was sealed last, as recorded.
     *
     * @param int $microcredid
     * @param int $submissionid
     * @return string|null
     */
    public function sealed_root(int $microcredid, int $submissionid): ?string {
        $root = null;
        foreach ($this->of_submission($microcredid, $submissionid) as $row) {
            if ($row->type === step::SubmissionSealed->value && MerkleLog::leafHash($row->entry) === $row->leaf) {
                $root = json_decode($row->entry)->root ?? null;
            }
        }
        return $root;
    }

    /**
     * Begins the record of an activity that came out of a backup: what it brought along happened in another one.
     *
     * @param int $microcredid
     */
    public function begin_restored(int $microcredid): void {
        $db = $this->db;
        $of = 'submissionid IN (SELECT id FROM {microcred_submission} WHERE microcredid = ?)';
        $rows = fn(string $table, string $where, string $fields) => array_values(
            $db->get_records_select("microcred_$table", $where, [$microcredid], 'id', $fields)
        );
        $facts = [
            'versions' => array_map(
                fn($row) => ['id' => (int) $row->id, 'digest' => $row->digest],
                $rows('version', 'microcredid = ?', 'id, digest')
            ),
            'submissions' => array_map(
                fn($row) => ['id' => (int) $row->id, 'root' => $row->manifestroot],
                $rows('submission', 'microcredid = ?', 'id, manifestroot')
            ),
            'reviews' => array_map(
                fn($row) => ['id' => (int) $row->id, 'submission' => (int) $row->submissionid],
                $rows('review', $of, 'id, submissionid')
            ),
            'decisions' => array_map(
                fn($row) => ['submission' => (int) $row->submissionid, 'document' => \Microcred\digest($row->document)],
                $rows('decision', $of, 'id, submissionid, document')
            ),
        ];
        $transaction = $db->start_delegated_transaction();
        $this->add($microcredid, step::ActivityRestored, 0, $facts);
        $transaction->allow_commit();
    }

    /**
     * Erases the salts of a submission's entries: what they committed to can no longer be guessed from them.
     *
     * @param int[] $submissionids
     */
    public function erase_salts(array $submissionids): void {
        foreach (array_chunk($submissionids, 500) as $some) {
            [$in, $params] = $this->db->get_in_or_equal($some);
            $this->db->set_field_select('microcred_record', 'salts', null, "submissionid $in", $params);
        }
    }

    /**
     * Erases the salts of what was noted about some reviews: when they were given back, or made void.
     *
     * What a locked review says of the work stays committed to: it is about the candidate, and goes with them.
     *
     * @param int $microcredid
     * @param int[] $reviewids
     */
    public function erase_note_salts(int $microcredid, array $reviewids): void {
        [$in, $params] = $this->db->get_in_or_equal(array_column(
            [step::ReviewDeclined, step::ReviewConflicted, step::ReviewVoided],
            'value'
        ));
        $entries = $this->db->get_recordset_select(
            'microcred_record',
            "microcredid = ? AND salts IS NOT NULL AND type $in",
            [$microcredid, ...$params],
            '',
            'id, entry'
        );
        foreach ($entries as $row) {
            if (in_array((int) (json_decode($row->entry)->review ?? 0), $reviewids, true)) {
                $this->db->set_field('microcred_record', 'salts', null, ['id' => $row->id]);
            }
        }
        $entries->close();
    }

    /**
     * Writes entries and moves the heads of their logs.
     *
     * @param array[] $entries
     */
    private function write(array $entries): void {
        $bylog = [];
        foreach ($entries as $entry) {
            $bylog[$entry[0]][] = $entry;
        }
        // In the order of their ids, so that two transactions with several logs cannot wait for each other.
        ksort($bylog);
        foreach ($bylog as $microcredid => $some) {
            $head = $this->take_head($microcredid);
            $log = $head->state === '' ? new MerkleLog() : MerkleLog::import($head->state);
            foreach ($some as [, $type, $submissionid, $facts, $time]) {
                $this->append($log, $microcredid, $type, $submissionid, $facts, $time);
            }
            $head->size = $log->size();
            $head->root = $log->root();
            $head->state = $log->export();
            $this->db->update_record('microcred_recordhead', $head);
        }
    }

    /**
     * Writes one entry at the end of a log.
     *
     * @param MerkleLog $log
     * @param int $microcredid
     * @param string $type
     * @param int $submissionid
     * @param array $facts
     * @param int $time
     */
    private function append(
        MerkleLog $log,
        int $microcredid,
        string $type,
        int $submissionid,
        array $facts,
        int $time
    ): void {
        $salts = [];
        $facts = $this->without_salts($facts, '', $salts);
        $json = \Microcred\canonicalize(json_encode([
            'type' => $type,
            'time' => gmdate('Y-m-d\TH:i:s\Z', $time),
            'position' => $log->size(),
            'submission' => $submissionid,
            // The root of all that stands before: so one who exchanges an entry is found at that very entry.
            'log' => $log->root(),
        ] + $facts, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
        $position = $log->append($json);
        $this->db->insert_record('microcred_record', (object) [
            'microcredid' => $microcredid,
            'position' => $position,
            'type' => $type,
            'submissionid' => $submissionid,
            'entry' => $json,
            'leaf' => MerkleLog::leafHash($json),
            'salts' => $salts ? json_encode($salts, JSON_THROW_ON_ERROR) : null,
            'timecreated' => $time,
        ]);
    }

    /**
     * Takes the salts out of commitments, wherever they are among the facts.
     *
     * @param array $facts
     * @param string $path
     * @param array $salts filled, path => salt
     * @return array
     */
    private function without_salts(array $facts, string $path, array &$salts): array {
        foreach ($facts as $name => $fact) {
            if (!is_array($fact)) {
                continue;
            }
            if (array_keys($fact) === ['salt', 'hash']) {
                $salts[$path . $name] = $fact['salt'];
                $facts[$name] = $fact['hash'];
            } else {
                $facts[$name] = $this->without_salts($fact, $path . $name . '.', $salts);
            }
        }
        return $facts;
    }

    /**
     * The head of a log, ours until the transaction ends.
     *
     * @param int $microcredid
     * @return stdClass
     */
    private function take_head(int $microcredid): stdClass {
        $db = $this->db;
        $where = ['microcredid' => $microcredid];
        if (!$db->record_exists('microcred_recordhead', $where)) {
            $db->insert_record('microcred_recordhead', (object) ($where + ['size' => 0, 'root' => '', 'state' => '']));
        }
        // A write takes the row's lock on every database, and makes the row's newest state visible to us also under
        // repeatable read, if it changes something; SELECT ... FOR UPDATE would not be portable.
        $db->execute('UPDATE {microcred_recordhead} SET size = size + 1 WHERE microcredid = ?', [$microcredid]);
        return $db->get_record('microcred_recordhead', $where, '*', MUST_EXIST);
    }
}
