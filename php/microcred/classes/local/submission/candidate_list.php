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

use cache;
use context_module;
use mod_microcred\local\access;
use mod_microcred\local\query;
use mod_microcred\local\review\assignment_service;
use moodle_database;
use stdClass;

/**
 * Who is at which stage, for those who manage an activity: only candidates they may deal with.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class candidate_list {
    /** @var int candidates on a page */
    public const PERPAGE = 50;

    /** @var array what is known of a panel where there is none */
    private const NOPANEL = ['panel' => 0, 'locked' => 0, 'timedue' => null, 'outcome' => null, 'issuedid' => null];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var access who may do what */
        private readonly access $access,
        /** @var assignment_service who reviews */
        private readonly assignment_service $assignment
    ) {
    }

    /**
     * Candidates, those who wait longest at the most urgent stage first.
     *
     * @param int $microcredid
     * @param int $userid who manages the activity
     * @param stdClass $filter stage ('' = all), reviewer (0 = all), group (0 = all)
     * @param int $page from 0; -1 = all
     * @return stdClass total; page, which is the first where there are not so many; rows
     */
    public function find(int $microcredid, int $userid, stdClass $filter, int $page): stdClass {
        $this->access->require_manage($microcredid, $userid);
        [$where, $params] = $this->where($microcredid, $userid, $filter);
        $found = $this->db->get_records_sql_menu(
            strtr(query::load('candidates_found'), ['/*where*/' => $where, '/*urgency*/' => self::urgency()]),
            $params + ['microcredid' => $microcredid],
            max(0, $page) * self::PERPAGE,
            $page < 0 ? 0 : self::PERPAGE
        );
        if (!$found && $page > 0) {
            return $this->find($microcredid, $userid, $filter, 0);
        }
        return (object) ['total' => (int) reset($found), 'page' => max(0, $page), 'rows' => $this->rows(array_keys($found))];
    }

    /**
     * Groups whose candidates somebody may see, to filter by.
     *
     * @param int $microcredid
     * @param int $userid
     * @return string[] group id => name; empty where the activity has no groups
     */
    public function groups(int $microcredid, int $userid): array {
        $cm = $this->access->cm($microcredid);
        if ((int) groups_get_activity_groupmode($cm) === NOGROUPS) {
            return [];
        }
        $groups = groups_get_all_groups($cm->course, $this->sees_all($cm, $userid) ? 0 : $userid, $cm->groupingid);
        return array_map(fn($group) => format_string($group->name), $groups ?: []);
    }

    /**
     * Reviewers, to filter by.
     *
     * @param int $microcredid
     * @return string[] user id => name
     */
    public function reviewers(int $microcredid): array {
        // Finding them takes several reads, and here they may be those of some minutes ago: assigning asks anew.
        $cache = cache::make('mod_microcred', 'reviewers');
        $names = $cache->get($microcredid);
        if ($names === false) {
            $names = $this->assignment->reviewer_names($microcredid);
            $cache->set($microcredid, $names);
        }
        return $names;
    }

    /**
     * Numbers of an activity's versions, for a CSV.
     *
     * @param int $microcredid
     * @return string[] version id => number
     */
    public function versions(int $microcredid): array {
        return $this->db->get_records_menu('microcred_version', ['microcredid' => $microcredid], '', 'id, number');
    }

    /**
     * What is shown of some submissions.
     *
     * @param int[] $ids
     * @return stdClass[] in the order of the ids
     */
    private function rows(array $ids): array {
        $rows = [];
        // A CSV may have many: databases limit how many values one query takes.
        foreach (array_chunk($ids, 1000) as $some) {
            [$in, $params] = $this->db->get_in_or_equal($some, SQL_PARAMS_NAMED, 's');
            $sql = str_replace('/*submissions*/', $in, query::load('candidates'));
            $found = $this->db->get_records_sql($sql, $params);
            array_walk($found, fn($row) => $row->stage = stage::from($row->status));
            // Of those without a panel there is nothing more to know.
            $later = array_filter($found, fn($row) => $row->stage->has_panel());
            $panels = $this->panels(array_keys($later));
            foreach (array_intersect($some, array_keys($found)) as $id) {
                $rows[] = (object) ((array) $found[$id] + (array) ($panels[$id] ?? self::NOPANEL));
            }
        }
        return $rows;
    }

    /**
     * Panel, decision and credential of some submissions.
     *
     * @param int[] $ids
     * @return stdClass[] keyed by submission
     */
    private function panels(array $ids): array {
        if (!$ids) {
            return [];
        }
        [$submissions, $params] = $this->db->get_in_or_equal($ids, SQL_PARAMS_NAMED, 's');
        [$reviewed, $more] = $this->db->get_in_or_equal($ids, SQL_PARAMS_NAMED, 'r');
        $sql = strtr(query::load('candidates_panels'), ['/*submissions*/' => $submissions, '/*reviewed*/' => $reviewed]);
        return $this->db->get_records_sql($sql, $params + $more);
    }

    /**
     * Whether somebody may deal with candidates of every group.
     *
     * @param stdClass $cm
     * @param int $userid
     * @return bool
     */
    private function sees_all(stdClass $cm, int $userid): bool {
        return (int) groups_get_activity_groupmode($cm) !== SEPARATEGROUPS
            || has_capability('moodle/site:accessallgroups', context_module::instance($cm->id), $userid);
    }

    /**
     * The order of the stages as SQL, for a CASE.
     *
     * @return string
     */
    private static function urgency(): string {
        return implode(' ', array_map(
            fn(stage $stage) => "WHEN '$stage->value' THEN {$stage->urgency()}",
            stage::cases()
        ));
    }

    /**
     * The filters as SQL.
     *
     * @param int $microcredid
     * @param int $userid
     * @param stdClass $filter
     * @return array SQL, params
     */
    private function where(int $microcredid, int $userid, stdClass $filter): array {
        $where = '';
        $params = [];
        if (stage::tryFrom($filter->stage)) {
            $where .= ' AND s.status = :stage';
            $params['stage'] = $filter->stage;
        }
        if ($filter->reviewer) {
            $where .= " AND EXISTS (SELECT 1 FROM {microcred_review} fr WHERE fr.submissionid = s.id
                AND fr.reviewerid = :reviewerid AND fr.status IN ('assigned', 'started', 'locked'))";
            $params['reviewerid'] = $filter->reviewer;
        }
        if ($filter->group || !$this->sees_all($this->access->cm($microcredid), $userid)) {
            $allowed = array_keys($this->groups($microcredid, $userid));
            $groups = $filter->group ? array_intersect($allowed, [$filter->group]) : $allowed;
            [$in, $ingroups] = $this->db->get_in_or_equal($groups ?: [0], SQL_PARAMS_NAMED, 'g');
            $where .= " AND EXISTS (SELECT 1 FROM {groups_members} gm WHERE gm.userid = s.userid AND gm.groupid $in)";
            $params += $ingroups;
        }
        return [$where, $params];
    }
}
