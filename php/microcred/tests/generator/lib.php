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

use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_repository;

/**
 * Makes activities, versions and submissions for tests and for the demonstration, through the plugin's own services.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class mod_microcred_generator extends testing_module_generator {
    /**
     * Makes an activity.
     *
     * Besides the columns of the table: requirements (rows of kind, mincount, title, prompt), skills (names), rubric (native
     * JSON, or true for a small one), rules (JSON, or true for simple ones), publish (bool).
     *
     * @param array|stdClass|null $record
     * @param array|null $options
     * @return stdClass
     */
    public function create_instance($record = null, ?array $options = null) {
        $record = (object) (array) $record;
        $record->competency ??= 'The teacher designs a performance assessment.';
        $record->criteria ??= 'The earner designed and ran a performance assessment.';
        foreach (['reviewdays' => 10, 'grade' => 100, 'hidegrade' => 1, 'issuecredential' => 1] as $field => $value) {
            $record->{$field} ??= $value;
        }
        $flags = ['timeopen', 'timeclose', 'autoaccept', 'autoassign', 'autorelease', 'completionaward', 'credentialexpiry'];
        foreach ($flags as $flag) {
            $record->{$flag} ??= 0;
        }
        $record->credentialtitle ??= '';
        $rubric = $record->rubric ?? null;
        $rules = $record->rules ?? null;
        $publish = !empty($record->publish);
        unset($record->rubric, $record->rules, $record->publish);
        foreach ($record->requirements ?? [['kind' => 'any', 'mincount' => 1, 'title' => 'The assessment']] as $row) {
            $record->reqtitle[] = $row['title'];
            $record->reqkind[] = $row['kind'] ?? 'any';
            $record->reqmin[] = $row['mincount'] ?? 1;
            $record->reqprompt[] = $row['prompt'] ?? '';
            $record->reqcode[] = $row['code'] ?? '';
        }
        $record->skillname = array_values($record->skills ?? ['Effective communicator', 'Productive collaborator']);
        $record->skillcode = array_fill(0, count($record->skillname), '');
        unset($record->requirements, $record->skills);

        $instance = parent::create_instance($record, (array) $options);
        // Scoring is set up by somebody who may; in tests that is the administrator, in the demonstration too.
        if ($rubric !== null) {
            $this->set_scoring((int) $instance->id, $rubric === true ? self::rubric() : $rubric, $rules);
        }
        if ($publish) {
            $this->publish((int) $instance->id);
        }
        return $instance;
    }

    /**
     * Sets rubric and rules.
     *
     * @param int $microcredid
     * @param string $rubric
     * @param string|bool|null $rules
     */
    public function set_scoring(int $microcredid, string $rubric, string|bool|null $rules = true): void {
        $service = \core\di::get(version_service::class);
        $admin = (int) get_admin()->id;
        $service->upload_rubric($microcredid, $admin, $rubric);
        if ($rules !== null && $rules !== false) {
            $service->save_rules($microcredid, $admin, $rules === true ? self::rules() : $rules);
        }
    }

    /**
     * Publishes the working draft.
     *
     * @param int $microcredid
     * @return version
     */
    public function publish(int $microcredid): version {
        return \core\di::get(version_service::class)->publish($microcredid, (int) get_admin()->id);
    }

    /**
     * Brings a candidate to a stage, with evidence that meets every requirement.
     *
     * @param array|stdClass $record microcredid, userid; status: applied, draft (the default) or review; evidence: false for none
     * @return stdClass the submission
     */
    public function create_submission(array|stdClass $record): stdClass {
        global $DB, $USER;

        $record = (object) $record;
        $record->status ??= 'draft';
        $before = $USER;
        $candidate = core_user::get_user($record->userid, '*', MUST_EXIST);
        self::act_as($candidate);
        try {
            $id = \core\di::get(application_service::class)->apply((int) $record->microcredid, (int) $record->userid);
            $submissions = \core\di::get(submission_repository::class);
            if ($record->status !== 'applied') {
                if ($submissions->get($id)->stage === stage::Applied) {
                    \core\di::get(application_service::class)->accept($id, (int) get_admin()->id);
                }
                if ($record->evidence ?? true) {
                    $this->fill($id);
                }
            }
            if ($record->status === 'review') {
                \core\di::get(evidence_service::class)->submit($id, (int) $record->userid);
            }
            return $DB->get_record('microcred_submission', ['id' => $id], '*', MUST_EXIST);
        } finally {
            self::act_as($before);
        }
    }

    /**
     * A reviewer in a course: somebody whose role there holds the capability that no role has by default.
     *
     * @param int $courseid
     * @param array $user fields of the user
     * @return stdClass
     */
    public function create_reviewer(int $courseid, array $user = []): stdClass {
        global $DB;

        $roleid = $DB->get_field('role', 'id', ['shortname' => 'panelreviewer']);
        if (!$roleid) {
            $roleid = $this->datagenerator->create_role(['shortname' => 'panelreviewer', 'name' => 'Reviewer']);
        }
        // Each time: the role outlives the plugin where that is installed again, its capabilities do not.
        assign_capability('mod/microcred:view', CAP_ALLOW, $roleid, context_system::instance()->id);
        assign_capability('mod/microcred:review', CAP_ALLOW, $roleid, context_system::instance()->id);
        $reviewer = $this->datagenerator->create_user($user);
        $this->datagenerator->enrol_user($reviewer->id, $courseid, 'panelreviewer');
        return $reviewer;
    }

    /**
     * Lets a reviewer say something, and lock it.
     *
     * @param array|stdClass $record submissionid, reviewerid; levels: criterion id => level or code, or one number for all
     *      criteria of the small rubric; lock: false to save only. A reviewer who is not on the panel yet is put there.
     * @return string|null what locking led to
     */
    public function create_review(array|stdClass $record): ?string {
        $record = (object) $record;
        $submissionid = (int) $record->submissionid;
        $reviewerid = (int) $record->reviewerid;
        $reviews = \core\di::get(review_repository::class);
        $review = $reviews->of_reviewer($submissionid, $reviewerid);
        $role = \core\di::get(submission_repository::class)->get($submissionid)->stage === stage::Adjudication
            ? 'adjudicator' : 'rater';
        $reviewid = $review ? (int) $review->id : \core\di::get(assignment_service::class)->assign(
            $submissionid,
            $reviewerid,
            $record->role ?? $role,
            (int) get_admin()->id
        );
        $levels = is_array($record->levels)
            ? $record->levels
            : ['goals' => "goals-$record->levels", 'task' => "task-$record->levels"];
        $service = \core\di::get(review_service::class);
        $evidence = array_keys(\core\di::get(evidence_repository::class)->of_submission($submissionid));
        $service->save($reviewid, $reviewerid, array_map(fn($level) => [
            'level' => $level,
            'reason' => "The evidence shows $level.",
            'citations' => array_slice($evidence, 0, 1),
        ], $levels));
        return ($record->lock ?? true) ? $service->lock($reviewid, $reviewerid) : null;
    }

    /**
     * Adds one piece of evidence to a draft.
     *
     * @param array|stdClass $record submissionid; requirement, kind, title, content, consent, skills; for a file: filename, and
     *                               content or path
     * @return int its id
     */
    public function create_evidence(array|stdClass $record): int {
        global $USER;

        $data = (object) $record;
        $submission = \core\di::get(submission_repository::class)->get((int) $data->submissionid);
        $data->kind ??= 'text';
        $data->title ??= 'Evidence';
        $data->consent ??= 'none';
        $data->content ??= 'What the students did.';
        $data->requirement ??= 'r1';
        $data->skills ??= [];
        $before = $USER;
        self::act_as(core_user::get_user($submission->userid, '*', MUST_EXIST));
        try {
            if ($data->kind === 'file') {
                $data->draftitemid = $this->draft_file($data);
            }
            return \core\di::get(evidence_service::class)->save_item((int) $submission->id, (int) $submission->userid, $data);
        } finally {
            self::act_as($before);
        }
    }

    /**
     * A small rubric: two criteria with levels of 0 to 3 points.
     *
     * @return string
     */
    public static function rubric(): string {
        $levels = fn($criterion) => array_map(fn($points) => [
            'id' => "$criterion-$points",
            'points' => $points,
            'text' => "Level $points of $criterion",
        ], [0, 1, 2, 3]);
        return json_encode([
            'format' => 'microcred-rubric-1',
            'criteria' => [
                ['id' => 'goals', 'title' => 'Learning goals', 'levels' => $levels('goals')],
                ['id' => 'task', 'title' => 'Authentic task', 'levels' => $levels('task')],
            ],
        ]);
    }

    /**
     * Rules for the small rubric: two reviewers, both criteria at 2 or better; a gap of more than one step is adjudicated.
     *
     * @return string
     */
    public static function rules(): string {
        return json_encode([
            'format' => 'microcred-rules-1',
            'kind' => 'conjunctive',
            'mustpass' => ['goals' => 'goals-2', 'task' => 'task-2'],
            'reviewers' => 2,
            'triggers' => [
                ['type' => 'gap', 'measure' => 'steps', 'over' => 1],
                ['type' => 'split'],
                ['type' => 'unscorable'],
            ],
            'resolution' => [
                'without' => 'mean',
                'with' => 'expert',
                'scope' => 'all',
                'adjudicatorsees' => 'nothing',
            ],
            'unscorable' => [['code' => 'NE', 'name' => 'No evidence for this criterion']],
        ]);
    }

    /**
     * Meets every requirement of a draft.
     *
     * @param int $submissionid
     */
    private function fill(int $submissionid): void {
        $submission = \core\di::get(submission_repository::class)->get($submissionid);
        $service = \core\di::get(evidence_service::class);
        foreach ($service->version_of($submission)->requirements() as $requirement) {
            for ($i = 1; $i <= $requirement->mincount; $i++) {
                $kind = $requirement->kind === 'any' ? 'file' : $requirement->kind;
                $this->create_evidence([
                    'submissionid' => $submissionid,
                    'requirement' => $requirement->code,
                    'kind' => $kind,
                    'title' => "$requirement->title $i",
                    'content' => $kind === 'link' ? "https://example.org/$i" : "Evidence $i for $requirement->code",
                    'filename' => "evidence$i.txt",
                ]);
            }
        }
    }

    /**
     * Puts a file into a draft area of whoever is signed in.
     *
     * @param stdClass $data
     * @return int the draft's id
     */
    private function draft_file(stdClass $data): int {
        global $CFG, $USER;
        require_once($CFG->libdir . '/filelib.php');

        $draft = file_get_unused_draft_itemid();
        $record = [
            'contextid' => context_user::instance($USER->id)->id,
            'component' => 'user',
            'filearea' => 'draft',
            'itemid' => $draft,
            'filepath' => '/',
            'filename' => $data->filename ?? 'evidence.txt',
            'userid' => $USER->id,
        ];
        if (isset($data->path)) {
            get_file_storage()->create_file_from_pathname($record, $data->path);
        } else {
            get_file_storage()->create_file_from_string($record, (string) $data->content);
        }
        return $draft;
    }

    /**
     * Signs somebody in.
     *
     * @param stdClass $user
     */
    private static function act_as(stdClass $user): void {
        if (empty($user->id)) {
            $user = (object) ['id' => 0, 'mnethostid' => 0];
        }
        \core\session\manager::set_user($user);
    }
}
