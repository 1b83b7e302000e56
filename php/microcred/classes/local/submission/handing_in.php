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
use mod_microcred\event\sealing_failed;
use mod_microcred\event\sealing_started;
use mod_microcred\event\submission_sealed;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\notifier;
use mod_microcred\local\record\record;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use mod_microcred\task\seal_evidence;
use Microcred\Manifest;
use moodle_exception;
use moodle_url;
use stdClass;

/**
 * From the candidate's last word to the reviewers' first look: binds an attempt to its version and seals its evidence.
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
class handing_in {
    /** @var int how many MB of files are sealed at once, where the site does not say otherwise */
    public const ATONCE = 64;

    /** @var int seconds between two looks whether the attempt is still to be sealed */
    private const LOOK = 2;

    /**
     * Constructor.
     *
     * @param submission_repository $submissions
     * @param microcred_repository $microcreds
     * @param version_service $versions
     * @param sealing_service $sealing
     * @param assignment_service $assignment
     * @param submission_lock $lock
     * @param access $access
     * @param record $record
     * @param clock $clock
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
        /** @var access who may do what */
        private readonly access $access,
        /** @var record the record */
        private readonly record $record,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * Hands a draft in. To be called under its lock, by who has checked that it may be.
     *
     * @param stdClass $submission
     * @param version $version
     */
    public function begin(stdClass $submission, version $version): void {
        $evidence = $this->sealing->evidence_of($submission);
        $large = $evidence->bytes() > self::at_once();
        $now = $this->clock->time();
        $submission = $this->move($submission, [
            'status' => $large ? 'sealing' : 'review',
            'versionid' => $version->id,
            'note' => null,
            'timesubmitted' => $now,
        ]);
        if (!$large) {
            $this->finish($submission, $version, $this->sealed_now($evidence));
            return;
        }
        $this->record->add((int) $submission->microcredid, 'sealing_started', (int) $submission->id, [
            'user' => (int) $submission->userid,
            'version' => $version->digest,
        ]);
        sealing_started::of($submission, $this->access->context((int) $submission->microcredid))->trigger();
        manager::queue_adhoc_task(seal_evidence::for_submission((int) $submission->id));
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
        $submission = $this->submissions->find($submissionid);
        if (!$submission || $submission->status !== 'sealing') {
            return 'over';
        }
        $evidence = $this->sealing->evidence_of($submission);
        try {
            $manifest = $evidence->seal($this->teller($submission, $evidence->bytes()));
        } catch (sealing_stopped $over) {
            return 'over';
        } catch (evidence_fault $fault) {
            if (!$last) {
                throw $fault;
            }
            $this->give_back($submission, $fault);
            return 'returned';
        }
        return $this->lock->exclusively($submissionid, function (stdClass $now) use ($submission, $evidence, $manifest) {
            if (!self::is_same($now, $submission)) {
                return 'over';
            }
            if ($this->sealing->evidence_of($now)->outline() !== $evidence->outline()) {
                // Nothing of the plugin changes evidence now. Read it again, and do not seal what was not read.
                throw new moodle_exception('fault_moving', 'mod_microcred');
            }
            $this->finish($this->move($now, ['status' => 'review']), $this->versions->get((int) $now->versionid), $manifest);
            return 'sealed';
        });
    }

    /**
     * Stores the manifest and lets reviewers see the attempt.
     *
     * @param stdClass $submission
     * @param version $version
     * @param Manifest $manifest
     */
    private function finish(stdClass $submission, version $version, Manifest $manifest): void {
        $microcred = $this->microcreds->get((int) $submission->microcredid);
        $this->sealing->store($submission, $manifest);
        $this->record->add((int) $microcred->id, 'submission_sealed', (int) $submission->id, [
            'user' => (int) $submission->userid,
            'version' => $version->digest,
            'root' => $submission->manifestroot,
        ]);
        submission_sealed::of($submission, $this->access->context((int) $microcred->id), [
            'version' => $version->number,
        ])->trigger();
        $this->assignment->ask_managers($submission, 'submitted');
        if ($microcred->autoassign) {
            $this->assignment->assign_by_load((int) $submission->id);
        }
    }

    /**
     * Gives an attempt back to its candidate, who hears why.
     *
     * @param stdClass $submission
     * @param evidence_fault $fault
     */
    private function give_back(stdClass $submission, evidence_fault $fault): void {
        $this->lock->exclusively((int) $submission->id, function (stdClass $now) use ($submission, $fault) {
            if (!self::is_same($now, $submission)) {
                return;
            }
            $why = $fault->sentence();
            $now = $this->move($now, ['status' => 'draft', 'versionid' => 0, 'timesubmitted' => 0, 'note' => $why]);
            $this->record->add((int) $now->microcredid, 'sealing_failed', (int) $now->id, [
                'evidence' => (int) $fault->item->id,
                'fault' => $fault->kind,
            ]);
            $context = $this->access->context((int) $now->microcredid);
            sealing_failed::of($now, $context, ['evidenceid' => (int) $fault->item->id])->trigger();
            $url = new moodle_url('/mod/microcred/view.php', ['id' => $context->instanceid]);
            $microcred = $this->microcreds->get((int) $now->microcredid);
            notifier::tell('returned', (int) $now->userid, $microcred, 'returned', $url, ['why' => $why]);
        });
    }

    /**
     * What is told how many bytes were read: remembers it for pages, and stops the work when it is for nothing.
     *
     * @param stdClass $submission
     * @param int $total
     * @return callable
     */
    private function teller(stdClass $submission, int $total): callable {
        $cache = self::cache();
        $id = (int) $submission->id;
        $cache->set($id, ['done' => 0, 'total' => $total]);
        $told = hrtime(true);
        $looked = 0;
        return function (int $done) use ($submission, $total, $cache, $id, &$told, &$looked) {
            $now = hrtime(true);
            if ($now - $told > 5e8) {
                $cache->set($id, ['done' => $done, 'total' => $total]);
                $told = $now;
            }
            if ($now - $looked > self::LOOK * 1e9) {
                $looked = $now;
                $present = $this->submissions->find($id);
                if (!$present || !self::is_same($present, $submission)) {
                    throw new sealing_stopped();
                }
            }
        };
    }

    /**
     * Whether an attempt still waits for the same sealing.
     *
     * @param stdClass $now
     * @param stdClass $then
     * @return bool
     */
    private static function is_same(stdClass $now, stdClass $then): bool {
        return $now->status === 'sealing' && (int) $now->timesubmitted === (int) $then->timesubmitted;
    }

    /**
     * Changes a submission.
     *
     * @param stdClass $submission
     * @param array $fields
     * @return stdClass the submission as it is now
     */
    private function move(stdClass $submission, array $fields): stdClass {
        $this->submissions->update((int) $submission->id, $fields + ['timemodified' => $this->clock->time()]);
        return $this->submissions->get((int) $submission->id);
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
