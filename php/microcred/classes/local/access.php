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

namespace mod_microcred\local;

use context_module;
use stdClass;

/**
 * Who may do what in one activity: capabilities in its context, and groups where it keeps them separate.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class access {
    /** @var int[] courses by activity, which never change */
    private array $courses = [];

    /** @var int[] ids of course modules by activity, which never change */
    private array $cmids = [];

    /**
     * The course module of an activity.
     *
     * @param int $microcredid
     * @return stdClass
     */
    public function cm(int $microcredid): stdClass {
        global $COURSE;
        // Out of what Moodle holds of the course, which is made anew with every change: on a page that is the course being shown.
        $courseid = $this->courses[$microcredid] ?? (int) ($COURSE->id ?? SITEID);
        $known = $courseid == SITEID ? null : (get_fast_modinfo($courseid)->get_instances_of('microcred')[$microcredid] ?? null);
        $cm = $known?->get_course_module_record(true)
            ?? get_coursemodule_from_instance('microcred', $microcredid, 0, false, MUST_EXIST);
        $this->courses[$microcredid] = (int) $cm->course;
        return $cm;
    }

    /**
     * The context of an activity.
     *
     * @param int $microcredid
     * @return context_module
     */
    public function context(int $microcredid): context_module {
        $this->cmids[$microcredid] ??= (int) $this->cm($microcredid)->id;
        return context_module::instance($this->cmids[$microcredid]);
    }

    /**
     * Whether somebody holds a capability in an activity.
     *
     * @param int $microcredid
     * @param int $userid
     * @param string $capability the last part: manage, review, apply, revoke
     * @return bool
     */
    public function may(int $microcredid, int $userid, string $capability): bool {
        // Zero would mean "whoever is signed in" to Moodle; here it never means anybody.
        return $userid > 0 && has_capability('mod/microcred:' . $capability, $this->context($microcredid), $userid);
    }

    /**
     * Refuses anybody who may not manage the activity, or not this candidate in it: nobody manages their own submission.
     *
     * @param int $microcredid
     * @param int $userid
     * @param int $candidateid 0 = no particular candidate
     */
    public function require_manage(int $microcredid, int $userid, int $candidateid = 0): void {
        if (!$this->may($microcredid, $userid, 'manage')) {
            throw new refused('refused_manage');
        }
        if ($candidateid === $userid) {
            throw new refused('refused_ownmanage');
        }
        if ($candidateid && !$this->shares_group($microcredid, $candidateid, $userid)) {
            throw new refused('refused_group');
        }
    }

    /**
     * Whether somebody may deal with a candidate: always, unless groups are separate and they share none.
     *
     * @param int $microcredid
     * @param int $candidateid
     * @param int $userid
     * @return bool
     */
    public function shares_group(int $microcredid, int $candidateid, int $userid): bool {
        return (bool) $this->sharing_group($microcredid, $candidateid, [$userid]);
    }

    /**
     * Those of some people who may deal with a candidate. Where groups are not separate, nothing is read for each of them.
     *
     * @param int $microcredid
     * @param int $candidateid
     * @param int[] $userids
     * @return int[]
     */
    public function sharing_group(int $microcredid, int $candidateid, array $userids): array {
        $cm = $this->cm($microcredid);
        if ((int) groups_get_activity_groupmode($cm) !== SEPARATEGROUPS) {
            return array_values($userids);
        }
        $context = context_module::instance($cm->id);
        $theirs = groups_get_all_groups($cm->course, $candidateid, $cm->groupingid) ?: [];
        return array_values(array_filter($userids, fn($userid) =>
            has_capability('moodle/site:accessallgroups', $context, $userid)
            || array_intersect_key($theirs, groups_get_all_groups($cm->course, $userid, $cm->groupingid) ?: [])));
    }
}
