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

use cache;
use core\clock;
use core\lock\lock_config;
use core\task\manager;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\message;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use mod_microcred\task\seal_evidence;
use Microcred\Manifest;
use moodle_exception;
use stdClass;

/**
 * Submits an attempt: binds it to its version, seals its evidence, and lets reviewers see it.
 *
 * Small evidence is sealed at once. Large evidence is sealed by a task: it reads without holding the attempt's lock, so that
 * the candidate can withdraw meanwhile, and then takes the lock, looks whether all is still as it was, and stores the
 * manifest and moves the attempt on in one transaction. A process that dies before leaves the attempt as it was, being
 * sealed, and the next one begins to read again.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class submission_service {
    /** @var int how many MB of files are sealed at once, where the site does not say otherwise */
    public const ATONCE = 64;

    /** @var int seconds between two looks whether the attempt is still to be sealed */
    private const LOOK = 2;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var version_service the versions */
        private readonly version_service $versions,
        /** @var sealing_service who seals */
        private readonly sealing_service $sealing,
        /** @var assignment_service who finds reviewers */
        private readonly assignment_service $assignment,
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var steps who takes the steps */
        private readonly steps $steps,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * Submits a draft. To be called under its lock, by who has checked that it may be.
     *
     * @param attempt $attempt
     * @param version $version
     */
    public function submit(attempt $attempt, version $version): void {
        $evidence = $this->sealing->evidence_of($attempt);
        $row = ['versionid' => $version->id, 'note' => null, 'timesubmitted' => $this->clock->time()];
        if ($evidence->bytes() <= self::at_once()) {
            $this->finish($attempt, $version, $this->sealed_now($evidence), $row);
            return;
        }
        $this->steps->take($attempt, step::SealingStarted, new facts(
            record: ['user' => $attempt->userid, 'version' => $version->digest],
            row: $row,
        ));
        manager::queue_adhoc_task(seal_evidence::for_submission($attempt->id));
    }

    /**
     * Seals small evidence while its candidate waits for the answer.
     *
     * @param evidence_manifest $evidence
     * @return Manifest
     * @throws refused where an item cannot be read as it was stored, which its candidate can mend
     */
    private function sealed_now(evidence_manifest $evidence): Manifest {
        try {
            return $evidence->seal();
        } catch (evidence_fault $fault) {
            throw new refused($fault->kind, $fault->item->title);
        }
    }

    /**
     * Seals an attempt that waits for it. Nothing happens to one that does not, or that somebody else is sealing.
     *
     * @param int $submissionid
     * @param bool $last give the attempt back to its candidate if its evidence cannot be read; else another try may do
     * @return string sealed, elsewhere, over (it does not wait any more) or returned
     * @throws evidence_fault
     */
    public function seal(int $submissionid, bool $last = true): string {
        // Not the attempt's lock: that stays free for who wants to withdraw.
        $lock = lock_config::get_lock_factory('mod_microcred')->get_lock("sealing_$submissionid", 0);
        if (!$lock) {
            return 'elsewhere';
        }
        try {
            return $this->seal_alone($submissionid, $last);
        } finally {
            $lock->release();
            self::cache()->delete($submissionid);
        }
    }

    /**
     * How far the sealing of an attempt is.
     *
     * @param int $submissionid
     * @return stdClass|null done and total, in bytes; null where nobody reads at the moment
     */
    public function progress(int $submissionid): ?stdClass {
        $value = self::cache()->get($submissionid);
        return is_array($value) ? (object) $value : null;
    }

    /**
     * Attempts that have waited for long.
     *
     * @param int $before
     * @return int[]
     */
    public function waiting_since(int $before): array {
        return $this->submissions->sealing_since($before);
    }

    /**
     * Seals an attempt while no other process does.
     *
     * @param int $submissionid
     * @param bool $last
     * @return string see seal()
     */
    private function seal_alone(int $submissionid, bool $last): string {
        $attempt = $this->submissions->find($submissionid);
        if ($attempt?->stage !== stage::Sealing) {
            return 'over';
        }
        $evidence = $this->sealing->evidence_of($attempt);
        try {
            $manifest = $evidence->seal($this->progress_of($attempt, $evidence->bytes()));
        } catch (sealing_stopped $over) {
            return 'over';
        } catch (evidence_fault $fault) {
            if (!$last) {
                throw $fault;
            }
            $this->return_attempt($attempt, $fault);
            return 'returned';
        }
        return $this->lock->exclusively($submissionid, function (attempt $now) use ($attempt, $evidence, $manifest) {
            if (!self::is_same($now, $attempt)) {
                return 'over';
            }
            if ($this->sealing->evidence_of($now)->outline() !== $evidence->outline()) {
                // Nothing of the plugin changes evidence now. Read it again, and do not seal what was not read.
                throw new moodle_exception('fault_moving', 'mod_microcred');
            }
            $this->finish($now, $this->versions->get($now->versionid), $manifest);
            return 'sealed';
        });
    }

    /**
     * Stores the manifest and lets reviewers see the attempt.
     *
     * @param attempt $attempt
     * @param version $version
     * @param Manifest $manifest
     * @param array $row further fields that change
     */
    private function finish(attempt $attempt, version $version, Manifest $manifest, array $row = []): void {
        $attempt = $this->steps->take($attempt, step::SubmissionSealed, new facts(
            record: ['user' => $attempt->userid, 'version' => $version->digest, 'root' => $manifest->root()],
            row: $row + ['manifest' => $manifest->toJson(), 'manifestroot' => $manifest->root(), 'integrity' => 'intact'],
            event: ['version' => $version->number],
        ));
        $this->assignment->notify_managers($attempt, message::Submitted);
        if ($this->microcreds->get($attempt->microcredid)->autoassign) {
            $this->assignment->assign_by_load($attempt->id);
        }
    }

    /**
     * Gives an attempt back to its candidate, who hears why.
     *
     * @param attempt $attempt
     * @param evidence_fault $fault
     */
    private function return_attempt(attempt $attempt, evidence_fault $fault): void {
        $this->lock->exclusively($attempt->id, function (attempt $now) use ($attempt, $fault) {
            if (!self::is_same($now, $attempt)) {
                return;
            }
            $evidenceid = (int) $fault->item->id;
            $why = $fault->sentence();
            $this->steps->take($now, step::SealingFailed, new facts(
                record: ['evidence' => $evidenceid, 'fault' => $fault->kind],
                row: ['versionid' => 0, 'timesubmitted' => 0, 'note' => $why],
                event: ['evidenceid' => $evidenceid],
                words: ['why' => $why],
            ));
        });
    }

    /**
     * What is called with how many bytes were read: keeps it for pages, and stops the work when it is for nothing.
     *
     * @param attempt $attempt
     * @param int $total
     * @return callable
     */
    private function progress_of(attempt $attempt, int $total): callable {
        $cache = self::cache();
        $cache->set($attempt->id, ['done' => 0, 'total' => $total]);
        $kept = hrtime(true);
        $looked = 0;
        return function (int $done) use ($attempt, $total, $cache, &$kept, &$looked) {
            $now = hrtime(true);
            if ($now - $kept > 5e8) {
                $cache->set($attempt->id, ['done' => $done, 'total' => $total]);
                $kept = $now;
            }
            if ($now - $looked > self::LOOK * 1e9) {
                $looked = $now;
                $present = $this->submissions->find($attempt->id);
                if (!$present || !self::is_same($present, $attempt)) {
                    throw new sealing_stopped();
                }
            }
        };
    }

    /**
     * Whether an attempt still waits for the same sealing.
     *
     * @param attempt $now
     * @param attempt $then
     * @return bool
     */
    private static function is_same(attempt $now, attempt $then): bool {
        return $now->stage === stage::Sealing && $now->timesubmitted === $then->timesubmitted;
    }

    /**
     * The most bytes that are sealed at once.
     *
     * @return int
     */
    private static function at_once(): int {
        $set = get_config('mod_microcred', 'sealatonce');
        return max(0, $set === false || $set === '' ? self::ATONCE : (int) $set) << 20;
    }

    /**
     * Where the progress of all sites' processes is: losing it loses no more than a number on a page.
     *
     * @return cache
     */
    private static function cache(): \cache {
        return cache::make('mod_microcred', 'sealing');
    }
}
