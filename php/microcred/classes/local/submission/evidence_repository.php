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

use context_module;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\required_row;
use moodle_database;
use stdClass;

/**
 * Reads and writes evidence: its rows, its alignment to skills, and the files in Moodle's file storage.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class evidence_repository {
    /** @var string file area of evidence; the item id is the evidence's id */
    public const AREA = 'evidence';

    /** @var int how many items are looked up together */
    private const TOGETHER = 500;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * One item of a certain submission: ids in a request must belong together.
     *
     * @param int $id
     * @param int $submissionid
     * @return stdClass
     */
    public function get_in(int $id, int $submissionid): stdClass {
        return required_row::get($this->db, 'evidence', ['id' => $id, 'submissionid' => $submissionid]);
    }

    /**
     * One item that may be gone.
     *
     * @param int $id
     * @return stdClass|null
     */
    public function find(int $id): ?stdClass {
        return $this->db->get_record('microcred_evidence', ['id' => $id]) ?: null;
    }

    /**
     * All evidence of a submission, in order, in few reads however much it is.
     *
     * @param int $submissionid
     * @return stdClass[] keyed by id, with skills (list of codes) and file (stored_file or null)
     */
    public function of_submission(int $submissionid): array {
        $db = $this->db;
        $items = $db->get_records('microcred_evidence', ['submissionid' => $submissionid], 'sortorder, id');
        foreach ($items as $item) {
            $item->skills = [];
            $item->file = null;
        }
        if (!$items) {
            return [];
        }
        $context = $this->context($submissionid);
        $storage = get_file_storage();
        // A submission has some dozens of items; a list of thousands would be too long for a database.
        foreach (array_chunk(array_keys($items), self::TOGETHER) as $ids) {
            foreach ($db->get_records_list('microcred_evidence_skill', 'evidenceid', $ids, 'id') as $link) {
                $items[$link->evidenceid]->skills[] = $link->skill;
            }
            $files = $storage->get_area_files($context->id, 'mod_microcred', self::AREA, $ids, 'itemid, filename', false);
            foreach ($files as $file) {
                $items[$file->get_itemid()]->file ??= $file;
            }
        }
        return $items;
    }

    /**
     * The file of one item.
     *
     * @param int $contextid
     * @param int $evidenceid
     * @return \stored_file|null
     */
    public function file(int $contextid, int $evidenceid): ?\stored_file {
        $files = get_file_storage()->get_area_files($contextid, 'mod_microcred', self::AREA, $evidenceid, 'filename', false);
        return $files ? reset($files) : null;
    }

    /**
     * The skills of one item.
     *
     * @param int $evidenceid
     * @return string[] codes
     */
    public function skills(int $evidenceid): array {
        return array_values($this->db->get_records_menu(
            'microcred_evidence_skill',
            ['evidenceid' => $evidenceid],
            'id',
            'id, skill'
        ));
    }

    /**
     * Adds an item or changes it.
     *
     * @param stdClass $item with submissionid; with id when it exists
     * @param string[] $skills codes
     * @return int its id
     */
    public function save(stdClass $item, array $skills): int {
        $db = $this->db;
        if (empty($item->id)) {
            $last = $db->get_field('microcred_evidence', 'MAX(sortorder)', ['submissionid' => $item->submissionid]);
            $item->sortorder = (int) $last + 1;
            $item->id = (int) $db->insert_record('microcred_evidence', $item);
        } else {
            $db->update_record('microcred_evidence', $item);
        }
        $db->delete_records('microcred_evidence_skill', ['evidenceid' => $item->id]);
        foreach (array_unique($skills) as $skill) {
            $db->insert_record('microcred_evidence_skill', (object) ['evidenceid' => $item->id, 'skill' => $skill]);
        }
        return (int) $item->id;
    }

    /**
     * Takes one item away with its file.
     *
     * @param stdClass $item
     * @param int $contextid
     */
    public function delete(stdClass $item, int $contextid): void {
        $db = $this->db;
        $db->delete_records('microcred_evidence_skill', ['evidenceid' => $item->id]);
        $db->delete_records('microcred_evidence', ['id' => $item->id]);
        get_file_storage()->delete_area_files($contextid, 'mod_microcred', self::AREA, $item->id);
    }

    /**
     * Copies all evidence to another attempt of the same candidate.
     *
     * @param int $fromid
     * @param int $toid
     * @param int $now
     */
    public function copy(int $fromid, int $toid, int $now): void {
        foreach ($this->of_submission($fromid) as $item) {
            $copy = (object) [
                'submissionid' => $toid,
                'requirement' => $item->requirement,
                'kind' => $item->kind,
                'title' => $item->title,
                'content' => $item->content,
                'contentformat' => $item->contentformat,
                'consent' => $item->consent,
                'timecreated' => $now,
                'timemodified' => $now,
            ];
            $id = $this->save($copy, $item->skills);
            if ($item->file) {
                get_file_storage()->create_file_from_storedfile(['itemid' => $id], $item->file);
            }
        }
    }

    /**
     * The name of an item that says nothing about who made it: also its name in the manifest.
     *
     * @param stdClass $item with file
     * @return string
     */
    public static function neutral_name(stdClass $item): string {
        $ending = kinds::of($item)->ending($item);
        $name = sprintf('item-%03d', $item->sortorder);
        // An unusual one could itself be a name.
        return preg_match('/^[a-z0-9]{1,5}$/', $ending) ? "$name.$ending" : $name;
    }

    /**
     * The context of a submission's activity.
     *
     * @param int $submissionid
     * @return context_module
     */
    public function context(int $submissionid): context_module {
        $microcredid = $this->db->get_field('microcred_submission', 'microcredid', ['id' => $submissionid], MUST_EXIST);
        return context_module::instance(
            get_coursemodule_from_instance('microcred', $microcredid, 0, false, MUST_EXIST)->id
        );
    }
}
