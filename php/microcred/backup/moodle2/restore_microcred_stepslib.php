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

/**
 * What of a micro-credential is restored.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/../../db/upgradelib.php');

/**
 * Reads microcred.xml. A restored attempt keeps its evidence, reviews and decision; it never brings a credential with it,
 * and the restored activity begins a record of its own.
 */
class restore_microcred_activity_structure_step extends restore_activity_structure_step {
    /** @var int version in force in the backup, mapped once the versions are there */
    private int $oldversionid = 0;

    /** @var array[] new rating id and old evidence id of each citation: evidence may come after reviews */
    private array $citations = [];

    /**
     * What to listen for.
     *
     * @return restore_path_element[]
     */
    protected function define_structure() {
        $base = '/activity/microcred';
        $paths = [
            new restore_path_element('microcred', $base),
            new restore_path_element('microcred_requirement', "$base/requirements/requirement"),
            new restore_path_element('microcred_skill', "$base/skills/skill"),
            new restore_path_element('microcred_version', "$base/versions/version"),
        ];
        if ($this->get_setting_value('userinfo')) {
            $submission = "$base/submissions/submission";
            $paths = array_merge($paths, [
                new restore_path_element('microcred_submission', $submission),
                new restore_path_element('microcred_evidence', "$submission/evidenceitems/evidence"),
                new restore_path_element('microcred_alignment', "$submission/evidenceitems/evidence/alignments/alignment"),
                new restore_path_element('microcred_review', "$submission/reviews/review"),
                new restore_path_element('microcred_rating', "$submission/reviews/review/ratings/rating"),
                new restore_path_element('microcred_citation', "$submission/reviews/review/ratings/rating/citations/citation"),
                new restore_path_element('microcred_decision', "$submission/decisions/decision"),
            ]);
        }
        return $this->prepare_activity_structure($paths);
    }

    /**
     * The activity itself.
     *
     * @param array $data
     */
    protected function process_microcred($data) {
        global $DB;
        $data = (object) $data;
        $data->course = $this->get_courseid();
        $data->timeopen = $this->apply_date_offset($data->timeopen);
        $data->timeclose = $this->apply_date_offset($data->timeclose);
        if ($data->grade < 0) {
            $data->grade = -$this->get_mappingid('scale', -$data->grade, 0);
        }
        $this->oldversionid = (int) $data->versionid;
        $data->versionid = 0;
        $this->apply_activity_instance($DB->insert_record('microcred', $data));
    }

    /**
     * One requirement.
     *
     * @param array $data
     */
    protected function process_microcred_requirement($data) {
        $this->insert('microcred_requirement', $data, 'microcredid', $this->get_new_parentid('microcred'));
    }

    /**
     * One skill.
     *
     * @param array $data
     */
    protected function process_microcred_skill($data) {
        $this->insert('microcred_skill', $data, 'microcredid', $this->get_new_parentid('microcred'));
    }

    /**
     * One version. Its document holds no ids of the site, so that its digest stays the same.
     *
     * @param array $data
     */
    protected function process_microcred_version($data) {
        $data['usermodified'] = $this->get_mappingid('user', $data['usermodified'], 0);
        $this->insert('microcred_version', $data, 'microcredid', $this->get_new_parentid('microcred'));
    }

    /**
     * One attempt.
     *
     * @param array $data
     */
    protected function process_microcred_submission($data) {
        $data['userid'] = $this->get_mappingid('user', $data['userid'], 0);
        $data['versionid'] = $this->get_mappingid('microcred_version', $data['versionid'], 0);
        $this->insert('microcred_submission', $data, 'microcredid', $this->get_new_parentid('microcred'));
    }

    /**
     * One evidence item; its file follows by the mapping of its id.
     *
     * @param array $data
     */
    protected function process_microcred_evidence($data) {
        $this->insert('microcred_evidence', $data, 'submissionid', $this->get_new_parentid('microcred_submission'));
    }

    /**
     * One alignment of evidence to a skill.
     *
     * @param array $data
     */
    protected function process_microcred_alignment($data) {
        global $DB;
        $evidenceid = $this->get_new_parentid('microcred_evidence');
        $DB->insert_record('microcred_evidence_skill', (object) ['evidenceid' => $evidenceid, 'skill' => $data['skill']]);
    }

    /**
     * One review.
     *
     * @param array $data
     */
    protected function process_microcred_review($data) {
        $data['reviewerid'] = $this->get_mappingid('user', $data['reviewerid'], 0);
        $data['assignedby'] = $this->get_mappingid('user', $data['assignedby'], 0);
        $data['timedue'] = $this->apply_date_offset($data['timedue']);
        $this->insert('microcred_review', $data, 'submissionid', $this->get_new_parentid('microcred_submission'));
    }

    /**
     * One rating.
     *
     * @param array $data
     */
    protected function process_microcred_rating($data) {
        $this->insert('microcred_rating', $data, 'reviewid', $this->get_new_parentid('microcred_review'));
    }

    /**
     * One citation, kept until all evidence has its new id.
     *
     * @param array $data
     */
    protected function process_microcred_citation($data) {
        $this->citations[] = [$this->get_new_parentid('microcred_rating'), $data['evidenceid']];
    }

    /**
     * One decision.
     *
     * @param array $data
     */
    protected function process_microcred_decision($data) {
        $data['releasedby'] = $this->get_mappingid('user', $data['releasedby'], 0);
        $this->insert('microcred_decision', $data, 'submissionid', $this->get_new_parentid('microcred_submission'));
    }

    /**
     * What needs all rows: the version in force, citations and files.
     */
    protected function after_execute() {
        global $DB;
        $versionid = $this->oldversionid ? $this->get_mappingid('microcred_version', $this->oldversionid, 0) : 0;
        $DB->set_field('microcred', 'versionid', $versionid, ['id' => $this->get_new_parentid('microcred')]);
        foreach ($this->citations as [$ratingid, $oldevidenceid]) {
            if ($evidenceid = $this->get_mappingid('microcred_evidence', $oldevidenceid)) {
                $DB->insert_record('microcred_citation', (object) ['ratingid' => $ratingid, 'evidenceid' => $evidenceid]);
            }
        }
        // Attempts in a backup of an older version of the plugin do not say since when they are at their stage.
        mod_microcred_fill_timestage((int) $this->get_new_parentid('microcred'));
        $this->add_related_files('mod_microcred', 'intro', null);
        $this->add_related_files('mod_microcred', 'image', null);
        $this->add_related_files('mod_microcred', 'evidence', 'microcred_evidence');
        // Without the extension nothing can be recorded, and still a course can be restored.
        if (\mod_microcred\local\engine::available()) {
            $record = \core\di::get(\mod_microcred\local\record\record::class);
            $record->begin_restored((int) $this->get_new_parentid('microcred'));
        }
    }

    /**
     * Inserts a row under its new parent and remembers its new id.
     *
     * @param string $table also the name of the mapping
     * @param array $data
     * @param string $parentfield
     * @param int $parentid
     */
    private function insert(string $table, array $data, string $parentfield, int $parentid): void {
        global $DB;
        $data[$parentfield] = $parentid;
        $newid = $DB->insert_record($table, (object) $data);
        $this->set_mapping($table, $data['id'], $newid, $table === 'microcred_evidence');
    }
}
