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
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\record\finding;
use mod_microcred\local\record\record_report;
use mod_microcred\local\record\state_check;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * A row of any table that somebody changes behind the record's back is found and named.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\record\state_check
 * @covers     \mod_microcred\local\record\record_report
 */
final class state_check_test extends \advanced_testcase {
    use panel;

    /**
     * What somebody may do, and what is found.
     *
     * @return array[]
     */
    public static function tampering(): array {
        $set = fn(string $table, string $field, mixed $value) => function () use ($table, $field, $value) {
            global $DB;
            $rows = $DB->get_records("microcred_$table", null, 'id', 'id', 0, 1);
            $DB->set_field("microcred_$table", $field, $value, ['id' => key($rows)]);
        };
        $delete = fn(string $table) => function () use ($table) {
            global $DB;
            $rows = $DB->get_records("microcred_$table", null, 'id', 'id', 0, 1);
            $DB->delete_records("microcred_$table", ['id' => key($rows)]);
        };
        $copy = fn(string $table, array $with) => function () use ($table, $with) {
            global $DB;
            $rows = $DB->get_records("microcred_$table", null, 'id', '*', 0, 1);
            $row = (object) ($with + (array) reset($rows));
            unset($row->id);
            $DB->insert_record("microcred_$table", $row);
        };
        return [
            'nothing' => [fn() => null, []],
            'a version’s document' => [$set('version', 'document', '{}'), ['rowitself version document']],
            'a version’s digest' => [
                $set('version', 'digest', 'sha256:00'),
                ['row version digest', 'rowitself version document', 'row submission version'],
            ],
            'a version’s number' => [$set('version', 'number', 9), ['row version number']],
            'whose attempt it is' => [$set('submission', 'userid', 2), ['row submission userid']],
            'an attempt’s stage' => [$set('submission', 'status', 'draft'), ['row submission status']],
            'an attempt’s version' => [$set('submission', 'versionid', 0), ['row submission version']],
            'an attempt’s root' => [
                $set('submission', 'manifestroot', str_repeat('0', 64)),
                ['row submission manifestroot', 'rowitself submission manifest', 'evidencechanged manifest.json'],
            ],
            'an attempt’s manifest' => [
                $set('submission', 'manifest', '{}'), ['rowitself submission manifest', 'evidencechanged manifest.json'],
            ],
            'an attempt is put in' => [
                $copy('submission', ['attempt' => 7, 'blindcode' => 'AAA-AAA', 'manifestroot' => '', 'manifest' => null]),
                ['unrecorded submission'],
            ],
            'whose review it is' => [$set('review', 'reviewerid', 2), ['row review reviewerid']],
            'a review’s stage' => [$set('review', 'status', 'void'), ['row review status']],
            'a review’s role' => [$set('review', 'role', 'adjudicator'), ['row review role']],
            'a review is gone' => [$delete('review'), ['gonerow review']],
            'a review is put in' => [$copy('review', ['reviewerid' => 2]), ['unrecorded review']],
            'a level' => [$set('rating', 'level', 'goals-0'), ['rating level']],
            'a reason' => [$set('rating', 'reason', 'Because.'), ['rating reason']],
            'a rating is gone' => [$delete('rating'), ['rating level']],
            'a citation is gone' => [$delete('citation'), ['rating citations']],
            'a decision' => [$set('decision', 'outcome', 'notyet'), ['row decision outcome']],
            'a decision’s document' => [$set('decision', 'document', '{}'), ['row decision document']],
            'a decision’s grade' => [$set('decision', 'grade', 12.5), ['row decision grade']],
            'a decision has no grade any more' => [$set('decision', 'grade', null), ['row decision grade']],
            'a decision is gone' => [$delete('decision'), ['gonerow decision']],
            'a credential’s facts' => [$set('credential', 'facts', '{"a":1}'), ['row credential facts']],
            'a credential’s stage' => [$set('credential', 'status', 'revoked'), ['row credential status']],
            'a credential’s document' => [$set('credential', 'document', '{"a":1}'), ['row credential document']],
            'a file of the evidence' => [
                function () {
                    $file = self::stored_file();
                    $place = ['contextid' => $file->get_contextid(), 'component' => 'mod_microcred', 'filearea' => 'evidence',
                        'itemid' => $file->get_itemid(), 'filepath' => '/', 'filename' => $file->get_filename()];
                    $file->delete();
                    get_file_storage()->create_file_from_string($place, 'Something better.');
                },
                ['evidencechanged item-001.txt'],
            ],
            'a file is gone' => [
                fn() => self::stored_file()->delete(), ['evidencechanged index.json', 'evidencemissing item-001.txt'],
            ],
            'what evidence is called' => [$set('evidence', 'title', 'Another'), ['evidencechanged index.json']],
            'the reflection' => [$set('submission', 'reflection', 'Later.'), ['evidencechanged reflection.txt']],
        ];
    }

    /**
     * Whatever is changed is found and named.
     *
     * @dataProvider tampering
     * @param callable $tamper
     * @param string[] $expected
     */
    public function test_what_was_changed_is_found_and_named(callable $tamper, array $expected): void {
        $case = $this->decided();
        $this->assertSame([], $this->found($case));
        $tamper();
        $this->assertEqualsCanonicalizing($expected, $this->found($case));
        $told = [];
        $cm = get_coursemodule_from_instance('microcred', $case->microcred->id);
        $sound = di::get(record_report::class)->check([$cm], '', true, function (string $sentence) use (&$told) {
            $told[] = $sentence;
        });
        $this->assertSame($expected === [], $sound);
        $this->assertCount(1 + count($expected), $told);
        $this->assertStringNotContainsString('[[', implode("\n", $told));
        $this->assertStringNotContainsString('{$a', implode("\n", $told));
    }

    public function test_what_is_erased_on_request_is_not_missed(): void {
        global $DB;
        $case = $this->decided();
        $other = $this->submission_of($case, $this->candidate($case));
        di::get(\mod_microcred\local\privacy\personal_data::class)->unlink(
            (int) $case->microcred->id,
            (int) $case->reviewers[0]->id
        );
        $this->assertSame([], $this->found($case));
        di::get(\mod_microcred\local\activity\activity_service::class)->delete_submissions(
            $DB->get_record('microcred', ['id' => $case->microcred->id]),
            [(int) $other->id]
        );
        $this->assertSame([], $this->found($case));
    }

    /**
     * A case that went all the way to a signed credential.
     *
     * @return stdClass see panel()
     */
    private function decided(): stdClass {
        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $case = $this->panel();
        $this->say($case, 0, 3);
        $this->say($case, 1, 2);
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $credentials = di::get(credential_service::class);
        $credentials->sign((int) $credentials->of_submission((int) $case->submission->id)->id);
        return $case;
    }

    /**
     * What is found.
     *
     * @param stdClass $case
     * @return string[]
     */
    private function found(stdClass $case): array {
        $findings = state_check::of((int) $case->microcred->id);
        array_push($findings, ...di::get(record_report::class)->evidence((int) $case->microcred->id));
        return array_map(fn(finding $each) => implode(' ', array_filter([
            $each->kind, $each->facts['table'] ?? '', $each->facts['field'] ?? '', $each->facts['name'] ?? '',
        ])), $findings);
    }

    /**
     * The file of the evidence.
     *
     * @return \stored_file
     */
    private static function stored_file(): \stored_file {
        global $DB;
        $ids = $DB->get_fieldset_sql("SELECT id FROM {files} WHERE component = 'mod_microcred' AND filename <> '.' ORDER BY id");
        return get_file_storage()->get_file_by_id(reset($ids));
    }
}
