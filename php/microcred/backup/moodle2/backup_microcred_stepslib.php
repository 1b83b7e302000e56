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
 * What of a micro-credential is backed up.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Writes the settings, requirements, skills and versions, and with user data the attempts and reviews.
 *
 * Credentials and the record stay where they are: a credential is issued once, by one site, and a record is the history of
 * one activity.
 */
class backup_microcred_activity_structure_step extends backup_activity_structure_step {
    /**
     * The tree of microcred.xml.
     *
     * @return backup_nested_element
     */
    protected function define_structure() {
        $userinfo = $this->get_setting_value('userinfo');

        $microcred = new backup_nested_element('microcred', ['id'], [
            'name', 'intro', 'introformat', 'competency', 'criteria', 'timeopen', 'timeclose', 'reviewdays', 'autoaccept',
            'autoassign', 'autorelease', 'hidegrade', 'grade', 'completionaward', 'issuecredential', 'credentialtitle',
            'credentialexpiry', 'rubricsource', 'rubric', 'lockzero', 'rubricnotes', 'rules', 'versionid',
            'timecreated', 'timemodified',
        ]);
        $requirement = $this->add_list($microcred, 'requirement', [
            'code', 'sortorder', 'kind', 'mincount', 'title', 'prompt',
        ]);
        $skill = $this->add_list($microcred, 'skill', ['code', 'sortorder', 'name']);
        $version = $this->add_list($microcred, 'version', ['number', 'digest', 'document', 'usermodified', 'timecreated']);
        $submission = $this->add_list($microcred, 'submission', [
            'userid', 'attempt', 'status', 'versionid', 'blindcode', 'reflection', 'reflectionformat', 'manifest',
            'manifestroot', 'integrity', 'note', 'timeapplied', 'timeaccepted', 'timesubmitted', 'timedecided',
            'timereleased', 'timewithdrawn', 'timestage', 'timemodified',
        ]);
        $evidence = $this->add_list($submission, 'evidence', [
            'requirement', 'kind', 'title', 'content', 'contentformat', 'consent', 'sortorder', 'timecreated', 'timemodified',
        ]);
        $alignment = $this->add_list($evidence, 'alignment', ['skill']);
        $review = $this->add_list($submission, 'review', [
            'reviewerid', 'role', 'status', 'assignedby', 'note', 'timeassigned', 'timedue', 'timereminded', 'timelocked',
            'timemodified',
        ]);
        $rating = $this->add_list($review, 'rating', ['criterion', 'level', 'reason', 'timemodified']);
        $citation = $this->add_list($rating, 'citation', ['evidenceid']);
        $decision = $this->add_list($submission, 'decision', [
            'outcome', 'document', 'grade', 'timecreated', 'timereleased', 'releasedby',
        ]);

        $microcred->set_source_table('microcred', ['id' => backup::VAR_ACTIVITYID]);
        $requirement->set_source_table('microcred_requirement', ['microcredid' => backup::VAR_PARENTID], 'sortorder');
        $skill->set_source_table('microcred_skill', ['microcredid' => backup::VAR_PARENTID], 'sortorder');
        $version->set_source_table('microcred_version', ['microcredid' => backup::VAR_PARENTID], 'number');
        if ($userinfo) {
            $submission->set_source_table('microcred_submission', ['microcredid' => backup::VAR_PARENTID], 'id');
            $evidence->set_source_table('microcred_evidence', ['submissionid' => backup::VAR_PARENTID], 'id');
            $alignment->set_source_table('microcred_evidence_skill', ['evidenceid' => backup::VAR_PARENTID], 'id');
            $review->set_source_table('microcred_review', ['submissionid' => backup::VAR_PARENTID], 'id');
            $rating->set_source_table('microcred_rating', ['reviewid' => backup::VAR_PARENTID], 'id');
            $citation->set_source_table('microcred_citation', ['ratingid' => backup::VAR_PARENTID], 'id');
            $decision->set_source_table('microcred_decision', ['submissionid' => backup::VAR_PARENTID], 'id');
        }

        $version->annotate_ids('user', 'usermodified');
        $submission->annotate_ids('user', 'userid');
        $review->annotate_ids('user', 'reviewerid');
        $review->annotate_ids('user', 'assignedby');
        $decision->annotate_ids('user', 'releasedby');
        $microcred->annotate_files('mod_microcred', 'intro', null);
        $microcred->annotate_files('mod_microcred', 'image', null);
        $evidence->annotate_files('mod_microcred', 'evidence', 'id');
        return $this->prepare_activity_structure($microcred);
    }

    /**
     * Adds a list of elements under a parent, by the plain rule "name" in "names".
     *
     * @param backup_nested_element $parent
     * @param string $name
     * @param string[] $fields
     * @return backup_nested_element the repeated element
     */
    private function add_list(backup_nested_element $parent, string $name, array $fields): backup_nested_element {
        $list = new backup_nested_element($name === 'evidence' ? 'evidenceitems' : $name . 's');
        $element = new backup_nested_element($name, ['id'], $fields);
        $parent->add_child($list);
        $list->add_child($element);
        return $element;
    }
}
