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

use context_module;
use core\clock;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\decision\grade_service;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\steps;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use moodle_database;
use stdClass;

/**
 * Makes, changes, clears and removes an activity. Works without the extension, so that Moodle always can.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class activity_service {
    /** @var int attempts that are deleted in one transaction */
    private const TOGETHER = 50;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var version_repository the versions */
        private readonly version_repository $versions,
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var review_repository the reviews */
        private readonly review_repository $reviews,
        /** @var grade_service the gradebook */
        private readonly grade_service $grades,
        /** @var credential_repository the credentials */
        private readonly credential_repository $credentials,
        /** @var record the record */
        private readonly record $record,
        /** @var steps who takes the steps */
        private readonly steps $steps,
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * Adds an activity from the settings form.
     *
     * @param stdClass $data
     * @return int its id
     */
    public function add(stdClass $data): int {
        $data->timecreated = $data->timemodified = $this->clock->time();
        $id = $this->microcreds->insert($data);
        $this->save_lists($id, $data);
        return $id;
    }

    /**
     * Changes an activity from the settings form. What was published stays as it is until it is published again.
     *
     * @param stdClass $data with id
     */
    public function update(stdClass $data): void {
        // The form knows nothing of these, and must not be able to change them.
        foreach (['rubric', 'rubricnotes', 'rules', 'versionid', 'timecreated', 'lockzero', 'rubricsource'] as $field) {
            unset($data->{$field});
        }
        $data->timemodified = $this->clock->time();
        $this->microcreds->update((int) $data->id, (array) $data);
        $this->save_lists((int) $data->id, $data);
    }

    /**
     * Removes an activity and all attempts. Issued credentials stay valid and verifiable.
     *
     * @param int $id
     */
    public function delete(int $id): void {
        $transaction = $this->db->start_delegated_transaction();
        $ids = $this->submissions->ids_of($id);
        $this->credentials->forget_unreleased($ids);
        $this->reviews->delete_of_submissions($ids);
        $this->submissions->delete($ids);
        $this->microcreds->delete($id);
        $transaction->allow_commit();
    }

    /**
     * Clears the attempts of all activities in a course: evidence, reviews and decisions, never credentials.
     *
     * @param int $courseid
     * @param callable|null $progress is told how many are done, and how many there are
     */
    public function clear_attempts(int $courseid, ?callable $progress = null): void {
        $microcreds = $this->microcreds->of_course($courseid);
        $attempts = array_map(fn($microcred) => $this->submissions->ids_of((int) $microcred->id), $microcreds);
        $all = array_sum(array_map('count', $attempts));
        $before = 0;
        foreach ($microcreds as $id => $microcred) {
            $this->delete_submissions($microcred, $attempts[$id], fn(int $done) => $progress && $progress($before + $done, $all));
            $before += count($attempts[$id]);
        }
    }

    /**
     * Removes some attempts of one activity with everything that hangs on them, except credentials and the record.
     *
     * Each under its own lock: somebody may be handing it in or locking a review of it right now. Several share a transaction and
     * one change of the record's head, for a course may have thousands.
     *
     * @param stdClass $microcred
     * @param int[] $ids
     * @param callable|null $progress is told how many are done
     */
    public function delete_submissions(stdClass $microcred, array $ids, ?callable $progress = null): void {
        if (!$ids) {
            return;
        }
        $context = context_module::instance(
            get_coursemodule_from_instance('microcred', $microcred->id, $microcred->course, false, MUST_EXIST)->id
        );
        sort($ids);
        $done = 0;
        foreach (array_chunk($ids, self::TOGETHER) as $some) {
            $this->lock->holding("attempts_$microcred->id", function () use ($microcred, $some, $context) {
                // A lock taken inside is kept until the transaction ends.
                $submissions = array_map(
                    fn($id) => $this->lock->exclusively((int) $id, fn(attempt $attempt) => $attempt),
                    $some
                );
                $this->delete_locked($microcred, $submissions, $context);
            });
            $done += count($some);
            $progress && $progress($done);
        }
    }

    /**
     * Removes some attempts, under their locks.
     *
     * @param stdClass $microcred
     * @param attempt[] $submissions
     * @param context_module $context
     */
    private function delete_locked(stdClass $microcred, array $submissions, context_module $context): void {
        $ids = array_column($submissions, 'id');
        [$in, $params] = $this->db->get_in_or_equal($ids, SQL_PARAMS_NAMED, 's');
        // The files first, while it is known which items they belong to.
        $items = "IN (SELECT id FROM {microcred_evidence} WHERE submissionid $in)";
        get_file_storage()->delete_area_files_select($context->id, 'mod_microcred', 'evidence', $items, $params);
        $this->credentials->forget_unreleased($ids);
        $this->reviews->delete_of_submissions($ids);
        $this->submissions->delete($ids);
        $this->record->erase_salts($ids);
        foreach ($submissions as $submission) {
            $this->steps->announce($submission, step::AttemptDeleted, new facts(record: ['attempt' => $submission->number]));
        }
        // What an attempt that stays is worth, or nothing.
        $userids = array_values(array_unique(array_column($submissions, 'userid')));
        $this->grades->push_after_deletion($microcred, $userids);
        foreach ($userids as $userid) {
            $this->grades->complete($microcred, $userid);
        }
    }

    /**
     * Moves open and close dates when a course is reset to another start.
     *
     * @param int $courseid
     * @param int $seconds
     */
    public function shift_dates(int $courseid, int $seconds): void {
        foreach ($this->microcreds->of_course($courseid) as $microcred) {
            $this->microcreds->update((int) $microcred->id, [
                'timeopen' => $microcred->timeopen ? $microcred->timeopen + $seconds : 0,
                'timeclose' => $microcred->timeclose ? $microcred->timeclose + $seconds : 0,
            ]);
        }
    }

    /**
     * Saves the repeated parts of the form, if it had them.
     *
     * @param int $id
     * @param stdClass $data
     */
    private function save_lists(int $id, stdClass $data): void {
        if (isset($data->reqtitle)) {
            $rows = [];
            foreach ($data->reqtitle as $i => $title) {
                if (trim((string) $title) === '') {
                    continue;
                }
                $kind = (string) ($data->reqkind[$i] ?? 'any');
                $rows[] = (object) [
                    'code' => trim((string) ($data->reqcode[$i] ?? '')),
                    'kind' => isset(kinds::choices()[$kind]) ? $kind : kinds::ANY,
                    'mincount' => max(0, (int) ($data->reqmin[$i] ?? 1)),
                    'title' => trim((string) $title),
                    'prompt' => trim((string) ($data->reqprompt[$i] ?? '')),
                ];
            }
            $this->microcreds->replace_requirements($id, $this->with_codes($rows, 'r', $this->last_code($id, 'requirements', 'r')));
        }
        if (isset($data->skillname)) {
            $rows = [];
            foreach ($data->skillname as $i => $name) {
                if (trim((string) $name) !== '') {
                    $rows[] = (object) ['code' => trim((string) ($data->skillcode[$i] ?? '')), 'name' => trim((string) $name)];
                }
            }
            $this->microcreds->replace_skills($id, $this->with_codes($rows, 's', $this->last_code($id, 'skills', 's')));
        }
    }

    /**
     * Gives a code to the rows that have none yet. A code is never given twice.
     *
     * @param stdClass[] $rows
     * @param string $letter
     * @param int $last the highest number ever given
     * @return stdClass[]
     */
    private function with_codes(array $rows, string $letter, int $last): array {
        $seen = [];
        foreach ($rows as $row) {
            if (!preg_match('/^' . $letter . '[1-9][0-9]{0,5}$/', $row->code) || isset($seen[$row->code])) {
                $row->code = '';
            } else {
                $seen[$row->code] = true;
                $last = max($last, (int) substr($row->code, 1));
            }
        }
        foreach ($rows as $row) {
            if ($row->code === '') {
                $row->code = $letter . ++$last;
            }
        }
        return $rows;
    }

    /**
     * The highest number among the codes in the draft and in the version in force.
     *
     * @param int $id
     * @param string $list requirements or skills
     * @param string $letter
     * @return int
     */
    private function last_code(int $id, string $list, string $letter): int {
        $draft = match ($list) {
            'requirements' => $this->microcreds->requirements($id),
            'skills' => $this->microcreds->skills($id),
        };
        $newest = json_decode($this->versions->newest_document($id) ?? '[]', true);
        $codes = array_merge(array_column($draft, 'code'), array_column($newest[$list] ?? [], 'code'));
        return max([0, ...array_map(fn($code) => (int) substr($code, strlen($letter)), $codes)]);
    }
}
