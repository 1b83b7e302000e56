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

namespace mod_microcred\local\decision;

use completion_info;
use mod_microcred\local\access;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\submission\submission_repository;
use Microcred\Decision;
use moodle_database;
use stdClass;

/**
 * Sends decisions to Moodle's gradebook and to activity completion.
 *
 * The grade is worked out once, by the extension, when the decision is made, and stored with it; sending it again needs
 * no extension. The gradebook holds the latest decision that may be shown: a candidate who tries again keeps the grade of
 * the attempt before until the new one is decided, and loses it when the attempt is deleted. A grade that somebody locked
 * or overrode in the gradebook stays as it is there; Moodle asks for it again when it is unlocked.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class grade_service {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var decision_repository */
        private readonly decision_repository $decisions,
        /** @var submission_repository the attempts */
        private readonly submission_repository $submissions,
        /** @var version_service */
        private readonly version_service $versions,
        /** @var profile_service */
        private readonly profile_service $profiles,
        /** @var access */
        private readonly access $access,
    ) {
    }

    /**
     * The grade that a decision is worth, by Moodle's own rubric formula on the resolved score.
     *
     * @param version $version
     * @param Decision $decision
     * @return float|null null where something is unscored, or the activity is not graded
     */
    public function grade_of(version $version, Decision $decision): ?float {
        $settings = $version->grade();
        $type = (int) $settings->type;
        if ($type === 0 || $decision->score === null) {
            return null;
        }
        // A scale's items are numbered from 1 and have nothing between them.
        return $type > 0
            ? $decision->score->grade(0.0, (float) $type, (bool) $settings->lockzero)
            : $decision->score->grade(1.0, (float) $this->scale_size(-$type), (bool) $settings->lockzero, true);
    }

    /**
     * Makes or changes the grade item of an activity.
     *
     * @param stdClass $microcred
     * @param array|string|null $grades as grade_update takes them, or 'reset'
     * @return int one of Moodle's GRADE_UPDATE_ constants
     */
    public function item_update(stdClass $microcred, array|string|null $grades = null): int {
        global $CFG;
        require_once($CFG->libdir . '/gradelib.php');

        $type = $this->grade_type($microcred);
        $item = ['itemname' => clean_param($microcred->name, PARAM_NOTAGS)];
        if (isset($microcred->cmidnumber)) {
            $item['idnumber'] = $microcred->cmidnumber;
        }
        if ($type > 0) {
            $item += ['gradetype' => GRADE_TYPE_VALUE, 'grademax' => $type, 'grademin' => 0];
        } else if ($type < 0) {
            $item += ['gradetype' => GRADE_TYPE_SCALE, 'scaleid' => -$type];
        } else {
            $item += ['gradetype' => GRADE_TYPE_NONE];
        }
        if ($grades === 'reset') {
            $item['reset'] = true;
            $grades = null;
        }
        return grade_update('mod/microcred', $microcred->course, 'mod', 'microcred', $microcred->id, 0, $grades, $item);
    }

    /**
     * Takes the grade item of an activity away.
     *
     * @param stdClass $microcred
     * @return int one of Moodle's GRADE_UPDATE_ constants
     */
    public function item_delete(stdClass $microcred): int {
        global $CFG;
        require_once($CFG->libdir . '/gradelib.php');
        return grade_update('mod/microcred', $microcred->course, 'mod', 'microcred', $microcred->id, 0, null, ['deleted' => 1]);
    }

    /**
     * Sends grades to the gradebook.
     *
     * @param stdClass $microcred
     * @param int $userid 0 = of all candidates
     * @param bool $nullifnone for one candidate without a grade: clear what the gradebook has
     * @return int one of Moodle's GRADE_UPDATE_ constants; GRADE_UPDATE_ITEM_LOCKED where the gradebook is locked
     */
    public function push(stdClass $microcred, int $userid = 0, bool $nullifnone = true): int {
        $grades = $this->grades($microcred, $userid);
        if (!$grades && $userid && $nullifnone) {
            $grades[$userid] = ['userid' => $userid, 'rawgrade' => null, 'feedback' => ''];
        }
        return $this->item_update($microcred, $grades ?: null);
    }

    /**
     * Brings the gradebook in line after attempts of some candidates were deleted: what an attempt that stays is worth, or nothing.
     *
     * @param stdClass $microcred
     * @param int[] $userids
     */
    public function push_after_deletion(stdClass $microcred, array $userids): void {
        [$in, $params] = $this->db->get_in_or_equal($userids, SQL_PARAMS_NAMED, 'u');
        $params['microcredid'] = $microcred->id;
        $staying = $this->submissions->candidates_among((int) $microcred->id, $userids);
        foreach ($staying as $userid) {
            $this->push($microcred, $userid);
        }
        // The others together, and only those whom the gradebook has something of.
        $graded = $this->db->get_fieldset_sql("SELECT g.userid
                                           FROM {grade_grades} g
                                           JOIN {grade_items} i ON i.id = g.itemid
                                          WHERE i.itemtype = 'mod' AND i.itemmodule = 'microcred' AND i.iteminstance = :microcredid
                                                AND g.userid $in", $params);
        $grades = [];
        foreach (array_diff($graded, $staying) as $userid) {
            $grades[$userid] = ['userid' => $userid, 'rawgrade' => null, 'feedback' => ''];
        }
        if ($grades) {
            $this->item_update($microcred, $grades);
        }
    }

    /**
     * The grades that the gradebook should have.
     *
     * @param stdClass $microcred
     * @param int $userid 0 = of all candidates
     * @return array[] by user id, as grade_update takes them
     */
    public function grades(stdClass $microcred, int $userid = 0): array {
        $decisions = $this->decisions->latest((int) $microcred->id, $userid, (bool) $microcred->hidegrade);
        $profiles = $this->profiles->feedback($decisions);
        $grades = [];
        if ($microcred->hidegrade) {
            // Was the grade shown at once until now? Then what waits for its release leaves the gradebook again.
            foreach ($this->decisions->latest((int) $microcred->id, $userid, false) as $id => $waiting) {
                $grades[$id] = ['userid' => $id, 'rawgrade' => null, 'feedback' => ''];
            }
        }
        foreach ($decisions as $id => $decision) {
            $grades[$id] = [
                'userid' => $id,
                'rawgrade' => $this->rescaled($microcred, $decision),
                // The reviewers' words wait for the release even where the number does not.
                'feedback' => $decision->timereleased ? $profiles[$id] : '',
                'feedbackformat' => FORMAT_HTML,
                'datesubmitted' => (int) $decision->timesubmitted,
                'dategraded' => (int) ($decision->timereleased ?: $decision->timecreated),
                // Never the reviewer whose lock led to the decision: the gradebook would name them.
                'usermodified' => (int) $decision->releasedby,
            ];
        }
        return $grades;
    }

    /**
     * Lets activity completion look again.
     *
     * @param stdClass $microcred
     * @param int $userid
     */
    public function complete(stdClass $microcred, int $userid): void {
        global $CFG;
        require_once($CFG->libdir . '/completionlib.php');

        $cm = $this->access->cm((int) $microcred->id);
        $completion = new completion_info(get_course($microcred->course));
        if ($completion->is_enabled($cm) == COMPLETION_TRACKING_AUTOMATIC && $microcred->completionaward) {
            // Unknown: it may be complete now, or no longer, when an attempt was deleted.
            $completion->update_state($cm, COMPLETION_UNKNOWN, $userid);
        }
    }

    /**
     * A decision's grade on the scale that the grade item has now.
     *
     * @param stdClass $microcred
     * @param stdClass $decision
     * @return float|null
     */
    private function rescaled(stdClass $microcred, stdClass $decision): ?float {
        if ($decision->grade === null) {
            return null;
        }
        $now = $this->grade_type($microcred);
        $then = (int) $this->versions->get((int) $decision->versionid)->grade()->type;
        if ($now === $then) {
            return (float) $decision->grade;
        }
        // A later version has another maximum: as Moodle does, keep the share. Points and a scale have no common measure.
        return $now > 0 && $then > 0 ? (float) $decision->grade * $now / $then : null;
    }

    /**
     * How the activity is graded: by the version in force, or as set up while there is none.
     *
     * @param stdClass $microcred
     * @return int >0 points, <0 minus the scale's id, 0 not at all
     */
    private function grade_type(stdClass $microcred): int {
        return empty($microcred->versionid)
            ? (int) ($microcred->grade ?? 0)
            : (int) $this->versions->get((int) $microcred->versionid)->grade()->type;
    }

    /**
     * How many items a scale has.
     *
     * @param int $scaleid
     * @return int
     */
    private function scale_size(int $scaleid): int {
        return count(explode(',', $this->db->get_field('scale', 'scale', ['id' => $scaleid], MUST_EXIST)));
    }
}
