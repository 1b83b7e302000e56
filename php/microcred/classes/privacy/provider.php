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

namespace mod_microcred\privacy;

use context;
use context_module;
use context_user;
use core\di;
use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\contextlist;
use core_privacy\local\request\userlist;
use mod_microcred\local\activity\activity_service;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\privacy\exporter;
use mod_microcred\local\privacy\personal_data;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\submission_repository;

/**
 * What is stored about people, for Moodle's privacy tools.
 *
 * Attempts, reviews and decisions belong to the activity; credentials, which outlive it, to the person's own context.
 * Signed badges and the record stay when somebody is erased: both hold no name, and both would be worthless with a gap.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** Columns with something about a person, table by table. */
    private const TABLES = [
        'microcred_version' => ['usermodified', 'timecreated'],
        'microcred_submission' => [
            'userid', 'attempt', 'status', 'blindcode', 'reflection', 'manifest', 'manifestroot', 'integrity', 'note',
            'timeapplied', 'timeaccepted', 'timesubmitted', 'timedecided', 'timereleased', 'timewithdrawn',
            'timestage', 'timemodified',
        ],
        'microcred_evidence' => [
            'submissionid', 'requirement', 'kind', 'title', 'content', 'consent', 'timecreated', 'timemodified',
        ],
        'microcred_evidence_skill' => ['evidenceid', 'skill'],
        'microcred_review' => [
            'submissionid', 'reviewerid', 'role', 'status', 'assignedby', 'note', 'timeassigned', 'timedue', 'timereminded',
            'timelocked', 'timemodified',
        ],
        'microcred_rating' => ['reviewid', 'criterion', 'level', 'reason', 'timemodified'],
        'microcred_citation' => ['ratingid', 'evidenceid'],
        'microcred_decision' => ['submissionid', 'outcome', 'document', 'grade', 'timecreated', 'timereleased', 'releasedby'],
        'microcred_credential' => [
            'publicid', 'uuid', 'submissionid', 'userid', 'status', 'title', 'facts', 'document', 'jwt', 'showname', 'holdername',
            'timeawarded', 'timesigned', 'timeexpires', 'revokecategory', 'revokereason', 'revokedby', 'timerevoked',
        ],
        'microcred_statusentry' => ['listid', 'position', 'credentialid'],
        'microcred_record' => ['submissionid', 'type', 'entry', 'salts', 'timecreated'],
    ];

    #[\Override]
    public static function get_metadata(collection $collection): collection {
        foreach (self::TABLES as $table => $fields) {
            $words = [];
            foreach ($fields as $field) {
                $words[$field] = "privacy:metadata:$table:$field";
            }
            $collection->add_database_table($table, $words, "privacy:metadata:$table");
        }
        foreach (['core_files', 'core_message', 'core_grades', 'core_calendar', 'core_completion'] as $subsystem) {
            $collection->add_subsystem_link($subsystem, [], "privacy:metadata:$subsystem");
        }
        return $collection;
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $data = di::get(personal_data::class);
        $list = new contextlist();
        $list->add_from_sql(...$data->activities_of($userid));
        if ($data->held_by($userid) || $data->revoked_by($userid)) {
            $list->add_user_context($userid);
        }
        return $list;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist) {
        $context = $userlist->get_context();
        $data = di::get(personal_data::class);
        if ($context instanceof context_user) {
            $userid = (int) $context->instanceid;
            if ($data->held_by($userid) || $data->revoked_by($userid)) {
                $userlist->add_user($userid);
            }
            return;
        }
        $microcredid = self::activity($context);
        if ($microcredid) {
            [$sql, $params] = $data->users_of($microcredid);
            $userlist->add_from_sql('userid', $sql, $params);
        }
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist) {
        $exporter = di::get(exporter::class);
        $user = $contextlist->get_user();
        foreach ($contextlist->get_contexts() as $context) {
            $microcredid = self::activity($context);
            if ($microcredid) {
                $exporter->activity($context, $microcredid, $user);
            } else if ($context instanceof context_user && (int) $context->instanceid === (int) $user->id) {
                $exporter->credentials($context);
            }
        }
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(context $context) {
        $microcredid = self::activity($context);
        if ($microcredid) {
            $microcred = di::get(microcred_repository::class)->get($microcredid);
            $attempts = di::get(submission_repository::class)->ids_of($microcredid);
            di::get(activity_service::class)->delete_submissions($microcred, $attempts);
            di::get(personal_data::class)->unlink_publishers($microcredid);
        } else if ($context instanceof context_user) {
            self::erase_holder((int) $context->instanceid);
        }
    }

    #[\Override]
    public static function delete_data_for_user(approved_contextlist $contextlist) {
        foreach ($contextlist->get_contexts() as $context) {
            self::erase($context, (int) $contextlist->get_user()->id);
        }
    }

    #[\Override]
    public static function delete_data_for_users(approved_userlist $userlist) {
        foreach ($userlist->get_userids() as $userid) {
            self::erase($userlist->get_context(), (int) $userid);
        }
    }

    /**
     * Erases somebody in a context.
     *
     * @param context $context
     * @param int $userid
     */
    private static function erase(context $context, int $userid): void {
        $microcredid = self::activity($context);
        if ($microcredid) {
            $data = di::get(personal_data::class);
            $attempts = array_keys($data->attempts($microcredid, $userid));
            $microcred = di::get(microcred_repository::class)->get($microcredid);
            di::get(activity_service::class)->delete_submissions($microcred, $attempts);
            $data->unlink($microcredid, $userid);
        } else if ($context instanceof context_user && (int) $context->instanceid === $userid) {
            self::erase_holder($userid);
        }
    }

    /**
     * Takes a holder out of their credentials.
     *
     * @param int $userid
     */
    private static function erase_holder(int $userid): void {
        $attempts = di::get(personal_data::class)->unlink_credentials($userid);
        di::get(record::class)->erase_salts($attempts);
    }

    /**
     * The activity of a context.
     *
     * @param context $context
     * @return int 0 = it is not one of ours
     */
    private static function activity(context $context): int {
        if (!$context instanceof context_module) {
            return 0;
        }
        $cm = get_coursemodule_from_id('microcred', $context->instanceid);
        return $cm ? (int) $cm->instance : 0;
    }
}
