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

use core\di;
use Microcred\MerkleLog;
use moodle_database;
use stdClass;

/**
 * Goes through the rows of an activity's record and says which of them are not what was written.
 *
 * Three things hold a row in its place. Its text has the leaf hash that is stored beside it. The entry after it holds the
 * root of all entries before that one. The head holds the log's state, whose nodes are the roots of whole stretches. So a
 * text or a leaf hash changed alone is told apart, an entry exchanged with its leaf hash is found at its index, and
 * where several were, the stretch is named. Whoever rewrites everything from one entry to the end, head included, is
 * found by an earlier export: see export_check.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class log_check {
    /** @var finding[] what was found */
    private array $findings = [];

    /** @var MerkleLog|null the log up to the entry in hand; null since it can no longer be known */
    private ?MerkleLog $log;

    /** @var MerkleLog|null the log up to an entry that the next one does not confirm: either of them may be wrong */
    private ?MerkleLog $doubted = null;

    /** @var int the first position that no root after it has confirmed yet */
    private int $unconfirmed = 0;

    /** @var int[]|null first and last position of a stretch in which something is wrong */
    private ?array $stretch = null;

    /** @var stdClass|null the row that the next one has still to confirm: position, entry, leaf, and whether it is whole */
    private ?stdClass $pending = null;

    /** @var int the position that comes next */
    private int $next = 0;

    /** @var string[] leaf hashes that stand wrong in their rows: position => the right one */
    private array $leaves = [];

    /**
     * Constructor.
     */
    private function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var int the activity */
        private readonly int $microcredid
    ) {
        $this->log = new MerkleLog();
    }

    /**
     * Checks one record.
     *
     * @param int $microcredid
     * @return finding[] none when all is as it was written
     */
    public static function of(int $microcredid): array {
        $check = new self(di::get(moodle_database::class), $microcredid);
        $check->run();
        usort($check->findings, fn($a, $b) => ($a->index ?? PHP_INT_MAX) <=> ($b->index ?? PHP_INT_MAX));
        return $check->findings;
    }

    /**
     * The whole check.
     */
    private function run(): void {
        $db = $this->db;
        $head = $db->get_record('microcred_recordhead', ['microcredid' => $this->microcredid]);
        $state = $head ? $this->state($head) : null;
        $size = max($head ? (int) $head->size : 0, $state ? $state->size() : 0);
        $agreed = $state && $state->size() === (int) $head->size && $state->root() === $head->root ? $head->root : null;
        if (!$head) {
            $size = $db->count_records('microcred_record', ['microcredid' => $this->microcredid]);
        }
        $beyond = [];
        $rows = $db->get_recordset('microcred_record', ['microcredid' => $this->microcredid], 'position');
        foreach ($rows as $row) {
            $position = (int) $row->position;
            if ($position < 0 || $position >= $size) {
                $beyond[] = $position;
            } else {
                $this->visit($position, $row);
            }
        }
        $rows->close();
        if ($this->next < $size) {
            $this->settle(null);
            $this->find('missing', $this->next, ['last' => $size - 1]);
            $this->log = null;
        } else {
            $this->settle($agreed);
        }
        if ($head) {
            $this->compare_head($head, $state);
        } else if ($size) {
            $this->find('nohead', null);
        }
        if ($state && !in_array($this->log?->root(), [$state->root(), $head->root], true)) {
            $this->narrow($head->state);
        }
        if ($this->stretch && !$this->is_named(...$this->stretch)) {
            $this->find('replaced', $this->stretch[0], ['last' => $this->stretch[1]]);
        }
        $this->beyond($beyond);
    }

    /**
     * One row in the place where it is looked for.
     *
     * @param int $position
     * @param stdClass $row
     */
    private function visit(int $position, stdClass $row): void {
        $entry = json_decode($row->entry);
        $whole = MerkleLog::leafHash($row->entry) === $row->leaf;
        $says = is_int($entry->position ?? null) ? $entry->position : null;
        $root = $whole && is_string($entry->log ?? null) ? $entry->log : null;
        if ($position > $this->next) {
            $this->settle(null);
            $this->find('missing', $this->next, ['last' => $position - 1]);
            $this->log = null;
        } else if ($says === $position) {
            $this->settle($root);
        } else {
            // Only in one point is an entry in a wrong place believed: when the one before it was put in there.
            $this->settle(null, $says === $this->pending?->position ? $root : null);
        }
        $this->next = $position + 1;
        $this->pending = (object) [
            'position' => $position, 'entry' => $row->entry, 'leaf' => $row->leaf, 'whole' => $whole,
            'moved' => $whole && $says !== $position,
        ];
        if ($this->pending->moved) {
            $this->find('moved', $position, ['says' => $says ?? '?', 'by' => $position - (int) $says]);
        } else if ($whole) {
            $this->compare_columns($position, $row, $entry);
        }
    }

    /**
     * What stands beside an entry for the database's sake only.
     *
     * @param int $position
     * @param stdClass $row
     * @param stdClass $entry
     */
    private function compare_columns(int $position, stdClass $row, stdClass $entry): void {
        $columns = [
            'type' => $row->type === ($entry->type ?? null),
            'submissionid' => (int) $row->submissionid === ($entry->submission ?? null),
            'timecreated' => gmdate('Y-m-d\TH:i:s\Z', (int) $row->timecreated) === ($entry->time ?? null),
        ];
        foreach (array_keys($columns, false, true) as $column) {
            $this->find('column', $position, ['column' => $column]);
        }
    }

    /**
     * Judges the row in hand by the root after it, and appends it.
     *
     * @param string|null $root null where it is not known
     * @param string|null $instead the root before it, by the word of a row that claims its place
     */
    private function settle(?string $root, ?string $instead = null): void {
        $row = $this->pending;
        $this->pending = null;
        if (!$row) {
            return;
        }
        if (!$row->whole) {
            $this->settle_edited($row, $root);
            return;
        }
        if ($instead !== null && in_array($instead, [$this->log?->root(), $this->doubted?->root()], true)) {
            // Then the one before is as it was.
            $this->findings = array_filter($this->findings, fn($each) => $each->kind !== 'replaced'
                || $each->index !== $row->position - 1);
            $this->find('inserted', $row->position);
            $this->log = null;
        }
        $this->doubted = null;
        if ($row->moved) {
            $this->log = null;
        }
        $this->log?->append($row->entry);
        if ($this->log && $root !== null) {
            $this->confirm($row->position, $root);
        }
    }

    /**
     * Compares the log with the root after an entry.
     *
     * @param int $position
     * @param string $root
     */
    private function confirm(int $position, string $root): void {
        if ($this->log->root() !== $root) {
            if ($this->unconfirmed === $position) {
                $this->doubted = $this->log;
                $this->find('replaced', $position);
            } else {
                $this->stretch = [$this->unconfirmed, $position];
            }
            $this->log = null;
        }
        $this->unconfirmed = $position + 1;
    }

    /**
     * Judges a row whose text and leaf hash are not of each other: the root after it may tell which of them is right.
     *
     * @param stdClass $row
     * @param string|null $root
     */
    private function settle_edited(stdClass $row, ?string $root): void {
        $before = $this->log;
        $this->log = null;
        $this->doubted = null;
        $kind = 'edited';
        if ($before && $root !== null) {
            $before->append($row->entry);
            $byleaf = $before->root() === $root ? null : $this->log_of_leaves(0, $row->position);
            if (!$byleaf) {
                $kind = $before->root() === $root ? 'leaf' : 'edited';
                $this->log = $kind === 'leaf' ? $before : null;
                $this->leaves[$row->position] = MerkleLog::leafHash($row->entry);
            } else if ($byleaf->root() === $root) {
                $kind = 'text';
                $this->log = $byleaf;
            }
        }
        $this->unconfirmed = $row->position + 1;
        $this->find($kind, $row->position);
    }

    /**
     * The log's state, if it is one.
     *
     * @param stdClass $head
     * @return MerkleLog|null
     */
    private function state(stdClass $head): ?MerkleLog {
        try {
            return MerkleLog::import($head->state);
        } catch (\Microcred\Exception | \ValueError $damage) {
            $this->find('state', null, ['why' => $damage->getMessage()]);
            return null;
        }
    }

    /**
     * Where the head and its state do not say the same, the entries tell which of them was changed.
     *
     * @param stdClass $head
     * @param MerkleLog|null $state
     */
    private function compare_head(stdClass $head, ?MerkleLog $state): void {
        $size = (int) $head->size;
        if ($state && $state->size() === $size && $state->root() === $head->root) {
            return;
        }
        $facts = ['size' => $size, 'state' => $state ? $state->size() : '?'];
        $known = $this->log !== null;
        if (!$known || $this->log->size() !== $size || $this->log->root() !== $head->root) {
            $this->find('head', null, $facts);
        }
        if ($state && (!$known || $this->log->root() !== $state->root())) {
            $this->find('oldstate', null, $facts);
        }
    }

    /**
     * Names the stretches whose leaf hashes do not give the node that the log's state holds for them, where nothing is named yet.
     *
     * @param string $state
     */
    private function narrow(string $state): void {
        $state = json_decode($state);
        $start = 0;
        foreach ($state->nodes as $node) {
            // The largest power of two that is left: so RFC 9162 divides a tree.
            $length = 2 ** (strlen(decbin($state->size - $start)) - 1);
            $last = $start + $length - 1;
            if (!$this->is_named($start, $last) && $this->log_of_leaves($start, $last)?->root() !== $node) {
                $this->find('replaced', $start, ['last' => $last]);
            }
            $start += $length;
        }
    }

    /**
     * Whether something is found in a stretch already that would give it another root.
     *
     * @param int $first
     * @param int $last
     * @return bool
     */
    private function is_named(int $first, int $last): bool {
        foreach ($this->findings as $each) {
            if ($each->index !== null && $each->kind !== 'column' && $each->last() >= $first && $each->index <= $last) {
                return true;
            }
        }
        return false;
    }

    /**
     * A log of the leaf hashes that are stored.
     *
     * @param int $first
     * @param int $last
     * @return MerkleLog|null where one of them is no hash
     */
    private function log_of_leaves(int $first, int $last): ?MerkleLog {
        $rows = $this->db->get_recordset_select(
            'microcred_record',
            'microcredid = ? AND position BETWEEN ? AND ?',
            [$this->microcredid, $first, $last],
            'position',
            'position, leaf'
        );
        $leaves = (function () use ($rows) {
            foreach ($rows as $row) {
                yield $this->leaves[(int) $row->position] ?? $row->leaf;
            }
        })();
        try {
            return MerkleLog::fromLeaves($leaves);
        } catch (\Microcred\Exception | \ValueError | \TypeError $nohash) {
            return null;
        } finally {
            $rows->close();
        }
    }

    /**
     * Rows outside of the log, unless they were added while we looked.
     *
     * @param int[] $positions
     */
    private function beyond(array $positions): void {
        $size = $positions
            ? (int) $this->db->get_field('microcred_recordhead', 'size', ['microcredid' => $this->microcredid])
            : 0;
        foreach ($positions as $position) {
            if ($position < 0 || $position >= $size) {
                $this->find('beyond', $position, ['size' => $size]);
            }
        }
    }

    /**
     * Notes a finding. Neighbours that were moved by as much are one.
     *
     * @param string $kind
     * @param int|null $index
     * @param array $facts
     */
    private function find(string $kind, ?int $index, array $facts = []): void {
        $before = end($this->findings);
        if ($kind === 'moved' && $before && $before->kind === $kind && $before->last() === $index - 1) {
            if ($before->facts['by'] === $facts['by']) {
                array_pop($this->findings);
                $index = $before->index;
                $facts = ['last' => $before->last() + 1] + $before->facts;
            }
        }
        $this->findings[] = new finding($kind, $index, $facts);
    }
}
