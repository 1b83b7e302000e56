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
use core\task\manager;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\submission_service;
use mod_microcred\task\seal_evidence;
use stdClass;
use stored_file;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * What the tests of sealing share.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
trait sealing {
    use refusals;

    /** @var stdClass the course */
    private stdClass $course;

    /** @var stdClass the activity */
    private stdClass $microcred;

    /** @var stdClass the candidate */
    private stdClass $candidate;

    /** @var stdClass who manages the activity */
    private stdClass $manager;

    /**
     * An activity that asks for one piece of any kind, on a site that seals every file by a task.
     *
     * @param array $settings of the activity
     * @param bool $fails whether the test makes a transaction fail
     */
    private function prepare(array $settings = [], bool $fails = false): void {
        $this->resetAfterTest();
        if ($fails) {
            $this->preventResetByRollback();
        }
        $this->setAdminUser();
        set_config('sealatonce', 0, 'mod_microcred');
        $this->course = $this->getDataGenerator()->create_course();
        $this->candidate = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $this->manager = $this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher');
        $this->microcred = $this->getDataGenerator()->create_module('microcred', $settings + [
            'course' => $this->course->id, 'rubric' => true, 'rules' => true, 'publish' => true,
        ]);
    }

    /**
     * A draft with files.
     *
     * @param string[] $contents by file name
     * @return int its id
     */
    private function draft(array $contents = ['plan.pdf' => 'The plan.']): int {
        $submission = $this->generator()->create_submission([
            'microcredid' => $this->microcred->id, 'userid' => $this->candidate->id, 'evidence' => false,
        ]);
        foreach ($contents as $name => $content) {
            $this->add((int) $submission->id, (string) $name, $content);
        }
        return (int) $submission->id;
    }

    /**
     * Adds a file to a draft.
     *
     * @param int $id the draft
     * @param string $name
     * @param string $content
     * @param array $with
     * @return int the item's id
     */
    private function add(int $id, string $name, string $content, array $with = []): int {
        return $this->generator()->create_evidence($with + [
            'submissionid' => $id, 'kind' => 'file', 'filename' => $name, 'content' => $content, 'title' => "About $name",
        ]);
    }

    /**
     * Hands a draft in.
     *
     * @param int $id
     * @return stdClass as it is then
     */
    private function submit(int $id): stdClass {
        di::get(evidence_service::class)->submit($id, (int) $this->candidate->id);
        return $this->now($id);
    }

    /**
     * Lets the task seal an attempt.
     *
     * @param int $id
     * @return stdClass as it is then
     */
    private function seal(int $id): stdClass {
        di::get(submission_service::class)->seal($id);
        return $this->now($id);
    }

    /**
     * An attempt as it is now.
     *
     * @param int $id
     * @return stdClass
     */
    private function now(int $id): stdClass {
        global $DB;
        return $DB->get_record('microcred_submission', ['id' => $id], '*', MUST_EXIST);
    }

    /**
     * The types of the record's entries about an attempt; the record must be whole.
     *
     * @param int $id
     * @return string[]
     */
    private function recorded(int $id): array {
        $this->assertSame([], di::get(record::class)->check((int) $this->microcred->id));
        return array_column(di::get(record::class)->of_submission((int) $this->microcred->id, $id), 'type');
    }

    /**
     * The file of one of the items.
     *
     * @param int $id
     * @param int $place
     * @return stored_file
     */
    public function file_of(int $id, int $place = 0): stored_file {
        return array_values(di::get(evidence_repository::class)->of_submission($id))[$place]->file;
    }

    /**
     * Where the bytes of a file are.
     *
     * @param stored_file $file
     * @return string
     */
    private function path_of(stored_file $file): string {
        $path = get_file_storage()->get_file_system()->get_local_path_from_storedfile($file);
        // Moodle keeps them read-only, and tests for who runs them as somebody else than root.
        chmod($path, 0666);
        return $path;
    }

    /**
     * The items of a sealed manifest.
     *
     * @param stdClass $submission
     * @return array[] by name
     */
    private function items(stdClass $submission): array {
        return array_column(json_decode($submission->manifest, true)['items'], null, 'name');
    }

    /**
     * Attempts that a queued task is about.
     *
     * @return int[]
     */
    private function queued(): array {
        return array_values(array_map(
            fn($task) => (int) $task->get_custom_data()->submissionid,
            manager::get_adhoc_tasks('\\' . seal_evidence::class)
        ));
    }

    /**
     * The plugin's generator.
     *
     * @return \mod_microcred_generator
     */
    private function generator(): \mod_microcred_generator {
        return $this->getDataGenerator()->get_plugin_generator('mod_microcred');
    }
}
