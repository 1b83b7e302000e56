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

use coding_exception;
use core\lock\lock;
use core\lock\lock_config;
use mod_microcred\local\record\record;
use mod_microcred\local\refused;
use moodle_database;
use Throwable;

/**
 * One submission is one lock: takes it, opens a transaction, re-reads, lets the work happen, records, commits, releases.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class submission_lock {
    /** @var int seconds to wait for somebody else's change */
    private const PATIENCE = 30;

    /** @var lock[] what this request already holds, by resource */
    private array $held = [];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var record the record, whose head is updated last */
        private readonly record $record
    ) {
    }

    /**
     * Does some work on a submission while nobody else can change it. Calls for the same submission may be nested.
     *
     * @param int $submissionid
     * @param callable $work gets the attempt, read again under the lock
     * @return mixed what the work returned
     */
    public function exclusively(int $submissionid, callable $work): mixed {
        return $this->holding(
            'submission_' . $submissionid,
            fn() => $work($this->submissions->get($submissionid))
        );
    }

    /**
     * Stops a caller that does not hold the lock of a submission which it is about to change.
     *
     * @param int $submissionid
     */
    public function must_be_held(int $submissionid): void {
        if (!isset($this->held['submission_' . $submissionid])) {
            throw new coding_exception("Attempt $submissionid is changed without its lock.");
        }
    }

    /**
     * Does some work while nobody else holds the same resource; for what has no submission yet.
     *
     * @param string $resource
     * @param callable $work
     * @return mixed what the work returned
     */
    public function holding(string $resource, callable $work): mixed {
        if (isset($this->held[$resource])) {
            return $work();
        }
        $lock = lock_config::get_lock_factory('mod_microcred')->get_lock($resource, self::PATIENCE);
        if (!$lock) {
            throw new refused('busy');
        }
        $this->held[$resource] = $lock;
        if (count($this->held) > 1) {
            // Nested work commits or fails with what is around it, so its lock is kept until then.
            return $work();
        }
        try {
            return $this->in_transaction($work);
        } finally {
            foreach (array_reverse($this->held) as $each) {
                $each->release();
            }
            $this->held = [];
        }
    }

    /**
     * Does some work in one transaction and ends it with the record.
     *
     * @param callable $work
     * @return mixed
     */
    private function in_transaction(callable $work): mixed {
        $transaction = $this->db->start_delegated_transaction();
        $this->record->hold();
        try {
            $result = $work();
            $this->record->flush();
            $transaction->allow_commit();
            return $result;
        } catch (Throwable $fault) {
            $this->record->discard();
            if (!$transaction->is_disposed()) {
                $transaction->rollback($fault);
            }
            throw $fault;
        }
    }
}
