<?php
// Brings attempts to every stage on a site with the package from before the first upgrade: upgrade_seed.php CONFIG.PHP [FACTS]
// The first call makes people and attempts. The second one, with the name of a file, makes what must stay as it is until the
// upgrade (a revoked badge, an attempt that waits to be sealed), and writes to the file what is so now.
// Every call of the clock is a hundred seconds later than the one before, so that no two times of an attempt are the same.

define('CLI_SCRIPT', true);
require($argv[1]);
require_once($CFG->libdir . '/testing/generator/lib.php');

use core\di;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\submission\application_service;

const COURSE = 'upgraded';
const PASSWORD = 'Demo-12345';

\core\session\manager::set_user(get_admin());
$start = time() - 20 * DAYSECS + (isset($argv[2]) ? 5 * DAYSECS : 0);
di::set(\core\clock::class, new class ($start) implements \core\clock {
    public function __construct(private int $now) {
    }
    public function now(): \DateTimeImmutable {
        return new \DateTimeImmutable('@' . $this->time());
    }
    public function time(): int {
        return $this->now += 100;
    }
});
$generator = new testing_data_generator();
$plugin = $generator->get_plugin_generator('mod_microcred');
$admin = (int) get_admin()->id;

if (!isset($argv[2])) {
    $course = $generator->create_course(['shortname' => COURSE]);
    $activity = $generator->create_module('microcred', [
        'course' => $course->id, 'rubric' => true, 'rules' => true, 'publish' => true,
        'requirements' => [['kind' => 'file'] + ['title' => 'Task'], ['kind' => 'link', 'title' => 'Page'],
            ['kind' => 'text', 'title' => 'Notes']],
    ]);
    $reviewers = [];
    foreach (['first', 'second', 'third'] as $name) {
        $reviewers[] = (int) $plugin->create_reviewer((int) $course->id, ['username' => "r$name", 'password' => PASSWORD])->id;
    }
    $made = function (string $name, string $status) use ($generator, $plugin, $course, $activity): int {
        $user = $generator->create_user(['username' => "c$name", 'password' => PASSWORD]);
        $generator->enrol_user($user->id, $course->id, 'student');
        return (int) $plugin->create_submission(['microcredid' => $activity->id, 'userid' => $user->id, 'status' => $status])->id;
    };
    $rated = function (int $id, int ...$levels) use ($plugin, $reviewers): int {
        foreach ($levels as $i => $level) {
            $plugin->create_review(['submissionid' => $id, 'reviewerid' => $reviewers[$i], 'levels' => $level]);
        }
        return $id;
    };
    $applications = di::get(application_service::class);
    $decisions = di::get(decision_service::class);
    $made('applied', 'applied');
    $made('draft', 'draft');
    $refused = $made('refused', 'applied');
    $applications->refuse($refused, $admin, 'The course has to be finished first.');
    $withdrawn = $made('withdrawn', 'review');
    $applications->withdraw($withdrawn, (int) $DB->get_field('microcred_submission', 'userid', ['id' => $withdrawn]));
    $made('unrated', 'review');
    $rated($made('halfrated', 'review'), 3);
    $rated($made('gap', 'review'), 0, 3);
    $rated($made('decided', 'review'), 3, 2);
    foreach (['award' => [3, 3], 'adjudicated' => [0, 3, 3], 'notyet' => [1, 1], 'again' => [1, 1], 'revoked' => [2, 2]] as $name => $levels) {
        $decisions->release($rated($made($name, 'review'), ...$levels), $admin);
    }
    $again = $DB->get_record_sql("SELECT s.id, s.userid FROM {microcred_submission} s JOIN {user} u ON u.id = s.userid
        WHERE u.username = 'cagain'");
    $applications->next_attempt((int) $again->id, (int) $again->userid);
    exit;
}

$revoked = $DB->get_record_sql("SELECT c.* FROM {microcred_credential} c JOIN {user} u ON u.id = c.userid
    WHERE u.username = 'crevoked'", [], MUST_EXIST);
di::get(credential_service::class)->revoke((int) $revoked->id, $admin, credential_service::CATEGORIES[0], 'Awarded by mistake.');
set_config('sealatonce', 0, 'mod_microcred');
$course = $DB->get_record('course', ['shortname' => COURSE], '*', MUST_EXIST);
$user = $generator->create_user(['username' => 'csealing', 'password' => PASSWORD]);
$generator->enrol_user($user->id, $course->id, 'student');
$plugin->create_submission(['status' => 'review', 'userid' => $user->id,
    'microcredid' => $DB->get_field('microcred', 'id', ['course' => $course->id])]);

// Since when an attempt is at its stage, in the words that sql/candidates.sql had then.
$since = "CASE s.status WHEN 'applied' THEN s.timeapplied WHEN 'draft' THEN s.timeaccepted WHEN 'sealing' THEN s.timesubmitted
    WHEN 'review' THEN s.timesubmitted WHEN 'adjudication' THEN s.timesubmitted WHEN 'decided' THEN s.timedecided
    WHEN 'released' THEN s.timereleased WHEN 'withdrawn' THEN s.timewithdrawn ELSE s.timemodified END";
$rows = fn(string $table, string $fields) => array_values($DB->get_records("microcred_$table", null, 'id', "id, $fields"));
file_put_contents($argv[2], json_encode([
    'since' => $DB->get_records_sql_menu("SELECT s.id, $since FROM {microcred_submission} s ORDER BY s.id"),
    'stages' => $DB->get_records_sql_menu("SELECT id, status FROM {microcred_submission} ORDER BY id"),
    'rows' => [
        'submission' => $rows('submission', 'userid, attempt, status, versionid, blindcode, manifest, manifestroot, note, timemodified'),
        'version' => $rows('version', 'microcredid, number, digest, document'),
        'review' => $rows('review', 'submissionid, reviewerid, role, status, timelocked'),
        'rating' => $rows('rating', 'reviewid, criterion, level, reason'),
        'decision' => $rows('decision', 'submissionid, outcome, document, grade, timereleased'),
        'credential' => $rows('credential', 'publicid, uuid, status, versiondigest, facts, document, jwt, keyid, timesigned'),
        'record' => $rows('record', 'microcredid, position, type, entry, leaf'),
    ],
], JSON_THROW_ON_ERROR));
