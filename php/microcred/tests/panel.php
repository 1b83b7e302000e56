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

namespace mod_microcred;

use context_module;
use core\di;
use mod_microcred\local\record\record;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred_generator;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * A submission with its panel, for tests.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
trait panel {
    use refusals;

    /**
     * A published activity with one submission in review, and everybody around it.
     *
     * @param array $with settings of the activity; candidate (fields), filename of the evidence, reviewers (how many), assign:
     *      false to leave the panel empty
     * @return stdClass course, microcred, context, manager, candidate, outsider, reviewers, submission
     */
    private function panel(array $with = []): stdClass {
        $this->resetAfterTest();
        $this->setAdminUser();
        $data = $this->getDataGenerator();
        $case = new stdClass();
        $case->course = $data->create_course(['enablecompletion' => 1]);
        $settings = array_diff_key($with, array_flip(['candidate', 'filename', 'reviewers', 'assign']));
        $case->microcred = $data->create_module('microcred', $settings + [
            'course' => $case->course->id,
            'rubric' => true,
            'rules' => true,
            'publish' => true,
        ]);
        $case->context = context_module::instance($case->microcred->cmid);
        $case->manager = $data->create_and_enrol($case->course, 'editingteacher');
        $case->outsider = $data->create_user();
        $case->reviewers = [];
        for ($i = 0; $i < ($with['reviewers'] ?? 4); $i++) {
            $case->reviewers[] = $this->plugin()->create_reviewer((int) $case->course->id);
        }
        $case->candidate = $this->candidate($case, $with['candidate'] ?? []);
        $case->submission = $this->submission_of($case, $case->candidate, $with['filename'] ?? 'evidence.txt');
        if ($with['assign'] ?? true) {
            foreach (array_slice($case->reviewers, 0, 2) as $reviewer) {
                di::get(assignment_service::class)->assign(
                    (int) $case->submission->id,
                    (int) $reviewer->id,
                    'rater',
                    (int) $case->manager->id
                );
            }
        }
        return $case;
    }

    /**
     * One more candidate.
     *
     * @param stdClass $case
     * @param array $user fields
     * @return stdClass
     */
    private function candidate(stdClass $case, array $user = []): stdClass {
        return $this->getDataGenerator()->create_and_enrol($case->course, 'student', $user);
    }

    /**
     * A submission in review.
     *
     * @param stdClass $case
     * @param stdClass $candidate
     * @param string $filename
     * @return stdClass
     */
    private function submission_of(stdClass $case, stdClass $candidate, string $filename = 'evidence.txt'): stdClass {
        global $DB;
        $submission = $this->plugin()->create_submission([
            'microcredid' => $case->microcred->id,
            'userid' => $candidate->id,
            'evidence' => false,
        ]);
        $this->plugin()->create_evidence([
            'submissionid' => $submission->id,
            'kind' => 'file',
            'filename' => $filename,
        ]);
        di::get(\mod_microcred\local\submission\evidence_service::class)->submit((int) $submission->id, (int) $candidate->id);
        return $DB->get_record('microcred_submission', ['id' => $submission->id], '*', MUST_EXIST);
    }

    /**
     * A reviewer says something.
     *
     * @param stdClass $case
     * @param int $place of the reviewer
     * @param array|int $levels as the generator takes them
     * @param bool $lock
     * @return string|null what locking led to
     */
    private function say(stdClass $case, int $place, array|int $levels, bool $lock = true): ?string {
        return $this->plugin()->create_review([
            'submissionid' => $case->submission->id,
            'reviewerid' => $case->reviewers[$place]->id,
            'levels' => $levels,
            'lock' => $lock,
        ]);
    }

    /**
     * The review of one of the reviewers.
     *
     * @param stdClass $case
     * @param int $place of the reviewer
     * @return int
     */
    private function review_id(stdClass $case, int $place): int {
        $review = di::get(review_repository::class)->of_reviewer(
            (int) $case->submission->id,
            (int) $case->reviewers[$place]->id
        );
        return (int) $review->id;
    }

    /**
     * Who is on a panel.
     *
     * @param int $submissionid
     * @return int[] user ids in the order of assignment
     */
    private function panel_of(int $submissionid): array {
        $reviews = di::get(review_repository::class)->active($submissionid);
        return array_values(array_map(fn($review) => (int) $review->reviewerid, $reviews));
    }

    /**
     * The record's entries about the submission.
     *
     * @param stdClass $case
     * @return stdClass[]
     */
    private function record_of(stdClass $case): array {
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
        return di::get(record::class)->of_submission((int) $case->microcred->id, (int) $case->submission->id);
    }

    /**
     * Somebody who manages an activity, but another one.
     *
     * @return stdClass
     */
    private function manager_elsewhere(): stdClass {
        $course = $this->getDataGenerator()->create_course();
        $this->getDataGenerator()->create_module('microcred', ['course' => $course->id]);
        return $this->getDataGenerator()->create_and_enrol($course, 'editingteacher');
    }

    /**
     * The role of reviewers.
     *
     * @return int
     */
    private function reviewer_role(): int {
        global $DB;
        return (int) $DB->get_field('role', 'id', ['shortname' => 'panelreviewer'], MUST_EXIST);
    }

    /**
     * The plugin's generator.
     *
     * @return mod_microcred_generator
     */
    private function plugin(): mod_microcred_generator {
        return $this->getDataGenerator()->get_plugin_generator('mod_microcred');
    }
}
