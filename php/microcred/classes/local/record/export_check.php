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

use mod_microcred\local\credential\issuer_key;
use Microcred\MerkleLog;
use Microcred\PublicKey;
use mod_microcred\local\refused;
use moodle_database;
use stdClass;

/**
 * Holds an earlier export beside the record as it is now: the record must begin with what was exported.
 *
 * That it does is shown entry by entry, and once more by a consistency proof between the two roots. Where it does not, the
 * entries that differ are named; so even one who rewrote the record from there to the end, head included, is found out.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class export_check {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var issuer_key the site's keys, of now and before */
        private readonly issuer_key $keys
    ) {
    }

    /**
     * Checks a file.
     *
     * @param resource $file open for reading
     * @param int|null $only only the activity with this course module
     * @return stdClass[] for each record in the file: activity (course module id), size and root as in the file, signed,
     *         and findings
     */
    public function of_file($file, ?int $only = null): array {
        $results = [];
        $number = 0;
        $now = $this->begin();
        while (($line = fgets($file)) !== false) {
            $number++;
            $members = json_decode($line);
            $isentry = is_string($members->entry ?? null) && is_string($members->leaf ?? null) && is_int($members->index ?? null);
            $ishead = ($members->format ?? null) === export::FORMAT && is_int($members->size ?? null)
                && is_string($members->root ?? null);
            if (!is_int($members->activity ?? null) || (!$isentry && !$ishead)) {
                throw new refused('export_line', $number);
            }
            if ($isentry) {
                $this->take($now, $members, $number);
                continue;
            }
            if ($only === null || $only === $members->activity) {
                $results[] = $this->end($now, $members, $number);
            }
            $now = $this->begin();
        }
        if ($now->count) {
            throw new refused('export_cut');
        }
        return $results;
    }

    /**
     * What is known of a record in the file before its first line.
     *
     * @return stdClass
     */
    private function begin(): stdClass {
        return (object) ['count' => 0, 'log' => new MerkleLog(), 'leaves' => '', 'activity' => null, 'findings' => []];
    }

    /**
     * A line with an entry.
     *
     * @param stdClass $now
     * @param stdClass $members
     * @param int $number of the line
     */
    private function take(stdClass $now, stdClass $members, int $number): void {
        $now->activity ??= $members->activity;
        if ($members->activity !== $now->activity || $members->index !== $now->count) {
            throw new refused('export_line', $number);
        }
        $leaf = MerkleLog::leafHash($members->entry);
        if ($leaf !== $members->leaf) {
            $now->findings[] = new finding('fileentry', $members->index, ['line' => $number]);
        }
        $now->log->append($members->entry);
        $now->leaves .= hex2bin($leaf);
        $now->count++;
    }

    /**
     * The line with the head, which ends a record.
     *
     * @param stdClass $now
     * @param stdClass $head
     * @param int $number of the line
     * @return stdClass see of_file()
     */
    private function end(stdClass $now, stdClass $head, int $number): stdClass {
        $findings = $now->findings;
        $facts = ['line' => $number, 'size' => $head->size];
        $holds = $head->activity === ($now->activity ?? $head->activity)
            && $head->size === $now->count && $head->root === $now->log->root();
        if (!$holds) {
            $findings[] = new finding('filehead', null, $facts);
        }
        $signed = isset($head->checkpoint) && $this->is_signed($head);
        if (isset($head->checkpoint) && !$signed) {
            $findings[] = new finding('filecheckpoint', null, $facts);
        }
        array_push($findings, ...$this->compare($head, $now->leaves, $holds));
        return (object) ['activity' => $head->activity, 'size' => $head->size, 'root' => $head->root, 'signed' => $signed,
            'findings' => $findings];
    }

    /**
     * Whether a checkpoint is of this site, and of the head beside it.
     *
     * @param stdClass $head
     * @return bool
     */
    private function is_signed(stdClass $head): bool {
        $keys = array_filter([$this->keys->current(), ...$this->keys->retired()]);
        foreach ($keys as $entry) {
            try {
                $key = PublicKey::fromMultibase($entry->key);
                $said = MerkleLog::openCheckpoint((string) $head->checkpoint, export::origin($head->activity), $key);
            } catch (\Microcred\Exception | \ValueError $nokey) {
                continue;
            }
            if ($said && $said['size'] === $head->size && $said['root'] === $head->root) {
                return true;
            }
        }
        return false;
    }

    /**
     * The record as it is now, beside what the file holds.
     *
     * @param stdClass $head
     * @param string $leaves 32 bytes for each entry in the file
     * @param bool $holds whether the file's root is that of its entries
     * @return finding[]
     */
    private function compare(stdClass $head, string $leaves, bool $holds): array {
        $cm = get_coursemodule_from_id('microcred', $head->activity);
        if (!$cm) {
            return [new finding('gone', null, ['activity' => $head->activity])];
        }
        $where = ['microcredid' => (int) $cm->instance];
        $present = $this->db->get_record('microcred_recordhead', $where);
        $count = intdiv(strlen($leaves), 32);
        $findings = [];
        $next = 0;
        $log = MerkleLog::fromLeaves((function () use ($where, $present, $leaves, $count, &$findings, &$next) {
            $rows = $this->db->get_recordset('microcred_record', $where, 'position', 'position, entry');
            foreach ($rows as $row) {
                $position = (int) $row->position;
                if ($position >= (int) ($present->size ?? 0)) {
                    break;
                }
                $leaf = MerkleLog::leafHash($row->entry);
                if ($position > $next && $next < $count) {
                    $findings[] = new finding('missing', $next, ['last' => min($position, $count) - 1]);
                }
                if ($position >= 0 && $position < $count && hex2bin($leaf) !== substr($leaves, 32 * $position, 32)) {
                    $findings[] = new finding('differs', $position);
                }
                $next = $position + 1;
                yield $leaf;
            }
            $rows->close();
        })());
        if ($next < $count) {
            $findings[] = new finding('missing', $next, ['last' => $count - 1]);
        }
        if (!$findings && $holds && !$this->is_consistent($log, $count, $head->root, $present)) {
            $findings[] = new finding('inconsistent', null, ['size' => $count]);
        }
        return $findings;
    }

    /**
     * Whether a proof leads from the file's root to the root that the record's head holds now.
     *
     * @param MerkleLog $log of the entries that are there now
     * @param int $count entries in the file
     * @param string $root of the file
     * @param stdClass|false $present the head
     * @return bool
     */
    private function is_consistent(MerkleLog $log, int $count, string $root, stdClass|false $present): bool {
        if (!$count) {
            return true;
        }
        if (!$present || $log->size() !== (int) $present->size) {
            return false;
        }
        $proof = $log->proveConsistency($count, $log->size());
        return MerkleLog::checkConsistency($count, $root, $log->size(), $present->root, $proof);
    }
}
