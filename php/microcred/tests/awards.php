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

use core\di;
use mod_microcred\local\activity\version;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\submission\submission_repository;
use stdClass;

/**
 * Awards for tests of what comes after a decision: the rows are made here, as a decision would leave them.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
trait awards {
    /**
     * A decided submission whose award is not signed yet.
     *
     * @param array $with userid, title, expiry, released (default: yes), goals and task (decided values of the criteria)
     * @return credential the credential
     */
    private function award(array $with = []): credential {
        $case = $this->decided($with);
        $this->grant($case);
        return di::get(credential_repository::class)->of_submission((int) $case->submission->id);
    }

    /**
     * Makes the credential of a decided submission, in a transaction as the decision does.
     *
     * @param stdClass $case from decided()
     */
    private function grant(stdClass $case): void {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $attempt = di::get(submission_repository::class)->get((int) $case->submission->id);
        di::get(credential_service::class)->award($attempt, $case->decision, $case->version);
        $transaction->allow_commit();
    }

    /**
     * A decided submission without a credential.
     *
     * @param array $with see award()
     * @return stdClass microcred, user, submission, decision, version
     */
    private function decided(array $with = []): stdClass {
        global $DB;

        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $this->setAdminUser();
        $generator = $this->getDataGenerator();
        $course = $generator->create_course();
        $microcred = $generator->create_module('microcred', ['course' => $course->id, 'name' => 'Assessment design']);
        $userid = $with['userid'] ?? $generator->create_user(['email' => 'Pat.Holder@example.org'])->id;
        $generator->enrol_user($userid, $course->id, 'student');
        $now = di::get(\core\clock::class)->time();
        $version = $this->version((int) $microcred->id, $with);
        $submission = (object) [
            'microcredid' => $microcred->id, 'userid' => $userid, 'attempt' => 1, 'versionid' => $version->id,
            'status' => 'released', 'blindcode' => 'ABC123', 'manifestroot' => str_repeat('ab', 32),
            'timedecided' => $now, 'timereleased' => $now, 'timestage' => $now,
        ];
        $submission->id = $DB->insert_record('microcred_submission', $submission);
        $decision = (object) [
            'submissionid' => $submission->id, 'outcome' => 'award', 'timecreated' => $now,
            'timereleased' => ($with['released'] ?? true) ? $now : 0,
            'document' => json_encode(['format' => 'microcred-decision-1', 'outcome' => 'award', 'criteria' => [
                $this->result('goals', $with['goals'] ?? '2', true),
                $this->result('task', $with['task'] ?? '3', false),
            ]]),
        ];
        $decision->id = $DB->insert_record('microcred_decision', $decision);
        return (object) compact('microcred', 'userid', 'submission', 'decision', 'version');
    }

    /**
     * A version with a rubric of two criteria.
     *
     * @param int $microcredid
     * @param array $with
     * @return version
     */
    private function version(int $microcredid, array $with): version {
        global $DB;
        $levels = fn($criterion) => array_map(fn($points) => [
            'id' => "$criterion-$points", 'points' => $points, 'title' => "Level <$points>", 'text' => "What $points looks like",
        ], [0, 1, 2, 3]);
        $document = json_encode([
            'name' => 'Assessment design',
            'competency' => 'Designs assessments that show what students can do.',
            'criteria' => "The earner\n\n- designed a task\n- scored real work",
            'requirements' => [],
            'skills' => [['code' => 's1', 'name' => 'Writing rubrics']],
            'rubric' => ['format' => 'microcred-rubric-1', 'criteria' => [
                ['id' => 'goals', 'title' => 'Learning goals', 'levels' => $levels('goals')],
                ['id' => 'task', 'title' => 'Authentic task & audience', 'levels' => $levels('task')],
            ]],
            'grade' => ['type' => 100, 'lockzero' => true],
            'credential' => ['issue' => true, 'title' => $with['title'] ?? '', 'expiry' => $with['expiry'] ?? 0],
        ]);
        $row = (object) [
            'microcredid' => $microcredid, 'number' => 1, 'digest' => \Microcred\digest($document), 'document' => $document,
            'usermodified' => 2, 'timecreated' => 1,
        ];
        $row->id = $DB->insert_record('microcred_version', $row);
        return new version($row);
    }

    /**
     * What a decision says of one criterion.
     *
     * @param string $criterion
     * @param string $resolved decimal or fraction
     * @param bool $mustpass
     * @return array
     */
    private function result(string $criterion, string $resolved, bool $mustpass): array {
        [$above, $below] = array_map('intval', explode('/', "$resolved/1"));
        $value = $above / $below;
        return [
            'id' => $criterion, 'resolved' => $resolved, 'value' => $value,
            'level' => is_int($value) ? "$criterion-$value" : null,
            'cut' => $mustpass ? ['level' => "$criterion-2", 'points' => 2] : null,
            'met' => $mustpass ? $value >= 2 : null,
        ];
    }

    /**
     * A signed credential.
     *
     * @param array $with see award()
     * @return credential
     */
    private function issued(array $with = []): credential {
        $credential = $this->award($with);
        di::get(credential_service::class)->sign((int) $credential->id);
        return di::get(credential_repository::class)->get((int) $credential->id);
    }
}
