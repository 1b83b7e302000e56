<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Two courses in two categories with attempts at every stage, and people who have no business with one of the activities.
 *
 * Whatever belongs to that activity's candidates and reviewers holds the word SECRET, its own name the word NAME, so that a page
 * that shows any of it is found out.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class world {
    /** @var string in everything private */
    public const SECRET = 'Zyxsecret';

    /** @var string in the activity's name */
    public const NAME = 'Zyxname';

    /** @var string in the names of reviewers, whom candidates never know */
    public const PANEL = 'Zyxpanel';

    /** @var string of everybody */
    public const PASSWORD = 'Foreign-12345';

    /** @var testing_data_generator */
    private readonly testing_data_generator $data;

    /** @var mod_microcred_generator */
    private readonly mod_microcred_generator $plugin;

    /** @var stdClass what they have no business with: ids by what they are */
    public readonly stdClass $foreign;

    /** @var array[] who => name to sign in with ('' = nobody), whether they enter the activity's course, and own ids by what they are */
    public readonly array $people;

    /**
     * Makes it all.
     */
    public function __construct() {
        global $DB;
        \core\session\manager::set_user(get_admin());
        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        set_config('guestloginbutton', 1);
        $this->data = new testing_data_generator();
        $this->plugin = $this->data->get_plugin_generator('mod_microcred');

        $here = $this->data->create_course(['shortname' => 'here', 'category' => $this->data->create_category()->id]);
        $elsewhere = $this->data->create_category();
        $there = $this->data->create_course(['shortname' => 'there', 'category' => $elsewhere->id]);
        $this->foreign = $this->activity($here, 'A micro-credential ' . self::NAME, self::SECRET);
        $beside = $this->activity($here, 'Another micro-credential', 'Beside');
        $away = $this->activity($there, 'A micro-credential far away', 'Away');

        $manager = $this->person('manager');
        // The pocket host has no categories.
        $category = class_exists('context_coursecat') ? context_coursecat::instance($elsewhere->id)
            : context_course::instance($there->id);
        role_assign($DB->get_field('role', 'id', ['shortname' => 'manager']), $manager, $category->id);
        $teacher = $this->person('teacher', $here, 'editingteacher');
        $awayteacher = $this->person('awayteacher', $there, 'editingteacher');
        $this->people = [
            'not signed in' => ['', false, []],
            'guest' => ['guest', false, []],
            'candidate of another course' => [$away->names->drafter, false, $this->of_candidate($away)],
            'teacher of another course' => ['awayteacher', false, $this->of_manager($away, $awayteacher)],
            'manager of another category' => ['manager', false, $this->of_manager($away, $manager)],
            'candidate of another activity' => [$beside->names->drafter, true, $this->of_candidate($beside)],
            'another candidate' => [$this->foreign->names->other, true, [
                'cm' => $this->foreign->cm,
                'kind' => 'candidate',
            ]],
            'reviewer of another activity' => [$beside->names->reviewer, true, $this->of_reviewer($beside)],
            'another reviewer' => [$this->foreign->names->third, true, [
                'cm' => $this->foreign->cm,
                'review' => $this->foreign->thirdreview,
                'kind' => 'reviewer',
            ]],
            // May manage both activities, but no request may mix them.
            'teacher of both activities' => ['teacher', null, $this->of_manager($beside, $teacher)],
        ];
    }

    /**
     * What is a candidate's own.
     *
     * @param stdClass $activity
     * @return array
     */
    private function of_candidate(stdClass $activity): array {
        return ['cm' => $activity->cm, 'kind' => 'candidate'];
    }

    /**
     * What is a reviewer's own.
     *
     * @param stdClass $activity
     * @return array
     */
    private function of_reviewer(stdClass $activity): array {
        return ['cm' => $activity->cm, 'review' => $activity->review, 'kind' => 'reviewer'];
    }

    /**
     * What a manager may manage.
     *
     * @param stdClass $activity
     * @param int $userid
     * @return array
     */
    private function of_manager(stdClass $activity, int $userid): array {
        return ['cm' => $activity->cm, 'submission' => $activity->sealed, 'kind' => 'manager', 'user' => $userid];
    }

    /**
     * Somebody.
     *
     * @param string $name
     * @param stdClass|null $course
     * @param string $role
     * @param string $lastname
     * @return int
     */
    private function person(string $name, ?stdClass $course = null, string $role = 'student', string $lastname = 'Person'): int {
        $user = $this->data->create_user(['username' => $name, 'password' => self::PASSWORD, 'lastname' => $lastname]);
        if ($course) {
            $this->data->enrol_user($user->id, $course->id, $role);
        }
        return (int) $user->id;
    }

    /**
     * A published activity with an attempt at every stage.
     *
     * @param stdClass $course
     * @param string $name
     * @param string $word in everything private
     * @return stdClass ids, and names to sign in with
     */
    private function activity(stdClass $course, string $name, string $word): stdClass {
        global $DB;

        $activity = $this->plugin->create_instance(['course' => $course->id, 'name' => $name, 'rubric' => true, 'rules' => true,
            'publish' => true]);
        $made = (object) ['cm' => (int) $activity->cmid, 'course' => (int) $course->id, 'names' => new stdClass()];
        $made->context = (int) context_module::instance($activity->cmid)->id;
        foreach (['reviewer', 'second', 'third'] as $number => $place) {
            $made->names->$place = $username = "$place-$course->shortname-$activity->id";
            $reviewers[$number] = (int) $this->plugin->create_reviewer((int) $course->id, ['username' => $username,
                'password' => self::PASSWORD, 'lastname' => self::PANEL])->id;
        }
        $stages = ['drafter' => 'draft', 'other' => 'draft', 'applicant' => 'applied', 'sealed' => 'review', 'decided' => 'review',
            'released' => 'review', 'thirds' => 'review'];
        foreach ($stages as $place => $stage) {
            $made->names->$place = $username = "$place-$course->shortname-$activity->id";
            // What is the other candidate's own, or in the third reviewer's hands, is no secret to them.
            $mark = in_array($place, ['other', 'thirds'], true) ? 'Other' : $word;
            $userid = $this->person($username, $course, 'student', $mark);
            $submission = $this->plugin->create_submission(['microcredid' => $activity->id, 'userid' => $userid,
                'status' => $stage === 'applied' ? 'applied' : 'draft', 'evidence' => false]);
            $made->$place = (int) $submission->id;
            $made->{"{$place}user"} = $userid;
            if ($stage === 'applied') {
                continue;
            }
            foreach (['text', 'file'] as $kind) {
                $made->{"$place$kind"} = $this->plugin->create_evidence(['submissionid' => $submission->id, 'kind' => $kind,
                    'title' => "$mark title", 'content' => "$mark content", 'filename' => "$mark.txt"]);
            }
            if ($stage === 'review') {
                $this->as_user($userid, fn() => \core\di::get(\mod_microcred\local\submission\evidence_service::class)
                    ->submit((int) $submission->id, $userid));
            }
        }
        $assign = fn(int $submissionid, int $reviewerid) => \core\di::get(\mod_microcred\local\review\assignment_service::class)
            ->assign($submissionid, $reviewerid, 'rater', (int) get_admin()->id);
        $made->review = $assign($made->sealed, $reviewers[0]);
        $this->rate($made->review, $reviewers[0], $word, $made->sealedtext, false);
        $assign($made->sealed, $reviewers[1]);
        $made->thirdreview = $assign($made->thirds, $reviewers[2]);
        foreach (['decided', 'released'] as $place) {
            foreach ([0, 1] as $number) {
                $made->lockedreview = $assign($made->$place, $reviewers[$number]);
                $this->rate($made->lockedreview, $reviewers[$number], $word, $made->{$place . 'text'}, true);
            }
        }
        \core\di::get(\mod_microcred\local\decision\decision_service::class)->release($made->released, (int) get_admin()->id);
        $credential = $DB->get_record('microcred_credential', ['submissionid' => $made->released], '*', MUST_EXIST);
        \core\di::get(\mod_microcred\local\credential\credential_service::class)->sign((int) $credential->id);
        $made->credential = (int) $credential->id;
        $made->publicid = $credential->publicid;
        $made->revieweruser = $reviewers[0];
        $made->group = (int) $this->data->create_group(['courseid' => $course->id])->id;
        return $made;
    }

    /**
     * A reviewer rates.
     *
     * @param int $reviewid
     * @param int $userid
     * @param string $word in the reasons
     * @param int $item that is cited
     * @param bool $lock
     */
    private function rate(int $reviewid, int $userid, string $word, int $item, bool $lock): void {
        $this->as_user($userid, function () use ($reviewid, $userid, $word, $item, $lock) {
            $service = \core\di::get(\mod_microcred\local\review\review_service::class);
            $said = fn(string $level) => ['level' => $level, 'reason' => "$word reason", 'citations' => [$item]];
            $service->save($reviewid, $userid, ['goals' => $said('goals-3'), 'task' => $said('task-2')]);
            if ($lock) {
                $service->lock($reviewid, $userid);
            }
        });
    }

    /**
     * Does something as somebody.
     *
     * @param int $userid
     * @param callable $deed
     */
    private function as_user(int $userid, callable $deed): void {
        \core\session\manager::set_user(core_user::get_user($userid, '*', MUST_EXIST));
        $deed();
        \core\session\manager::set_user(get_admin());
    }

    /**
     * A digest of every table of the plugin, of its files and of the grades.
     *
     * @return string[] by table
     */
    public static function everything(): array {
        global $DB;
        $digests = [];
        foreach (preg_grep('/^microcred/', $DB->get_tables(false)) as $table) {
            $digests[$table] = md5(json_encode($DB->get_records($table, null, 'id')));
        }
        $files = $DB->get_records('files', ['component' => 'mod_microcred'], 'id', 'id, itemid, filename, contenthash');
        $digests['files'] = md5(json_encode($files));
        return $digests;
    }
}
