<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Enrolment: one manual method per course. */

function is_enrolled(\core\context $context, $user = null, $withcapability = '', $onlyactive = false) {
    global $DB, $USER;
    $userid = $user === null ? $USER->id : (is_object($user) ? $user->id : $user);
    $course = $context->get_course_context();
    if (!$userid || isguestuser($userid)) {
        return false;
    }
    if ($course->instanceid == SITEID) {
        return true;
    }
    $active = $onlyactive ? ' AND ue.status = 0 AND e.status = 0' : '';
    $enrolled = $DB->record_exists_sql("SELECT 1 FROM {user_enrolments} ue JOIN {enrol} e ON e.id = ue.enrolid
        WHERE ue.userid = ? AND e.courseid = ?$active", [$userid, $course->instanceid]);
    return $enrolled && ($withcapability === '' || has_capability($withcapability, $context, $userid, false));
}

/** SQL of the ids of enrolled people, with its named parameters. */
function get_enrolled_sql(\core\context $context, $withcapability = '', $groupids = 0, $onlyactive = false, $onlysuspended = false,
        $enrolid = 0) {
    global $DB;
    static $number = 0;
    $number++;
    $course = $context->get_course_context();
    $sql = "SELECT DISTINCT eu{$number}u.id FROM {user} eu{$number}u
        JOIN {user_enrolments} eu{$number}ue ON eu{$number}ue.userid = eu{$number}u.id
        JOIN {enrol} eu{$number}e ON eu{$number}e.id = eu{$number}ue.enrolid AND eu{$number}e.courseid = :eu{$number}course
        WHERE eu{$number}u.deleted = 0";
    $params = ["eu{$number}course" => $course->instanceid];
    if ($onlyactive) {
        $sql .= " AND eu{$number}ue.status = 0 AND eu{$number}e.status = 0";
    }
    if ($onlysuspended) {
        $sql .= " AND (eu{$number}ue.status = 1 OR eu{$number}e.status = 1)";
    }
    foreach ((array) $withcapability as $capability) {
        if ($capability !== '') {
            [$in, $more] = $DB->get_in_or_equal(pocket_users_with($capability, $context) ?: [-1], SQL_PARAMS_NAMED, "eu{$number}c");
            $sql .= " AND eu{$number}u.id $in";
            $params += $more;
        }
    }
    if ($groupids) {
        [$in, $more] = $DB->get_in_or_equal((array) $groupids, SQL_PARAMS_NAMED, "eu{$number}g");
        $sql .= " AND eu{$number}u.id IN (SELECT userid FROM {groups_members} WHERE groupid $in)";
        $params += $more;
    }
    return [$sql, $params];
}

function get_enrolled_join(\core\context $context, $useridcolumn, $onlyactive = false, $onlysuspended = false, $enrolid = 0) {
    [$sql, $params] = get_enrolled_sql($context, '', 0, $onlyactive, $onlysuspended);
    return new \core\dml\sql_join('', "$useridcolumn IN ($sql)", $params);
}

function get_enrolled_users(\core\context $context, $withcapability = '', $groupids = 0, $userfields = 'u.*', $orderby = null,
        $limitfrom = 0, $limitnum = 0, $onlyactive = false) {
    global $DB;
    [$sql, $params] = get_enrolled_sql($context, $withcapability, $groupids, $onlyactive);
    return $DB->get_records_sql("SELECT $userfields FROM {user} u WHERE u.id IN ($sql) ORDER BY "
        . ($orderby ?: 'u.lastname, u.firstname, u.id'), $params, $limitfrom, $limitnum);
}

function count_enrolled_users(\core\context $context, $withcapability = '', $groupids = 0, $onlyactive = false) {
    return count(get_enrolled_users($context, $withcapability, $groupids, 'u.id', null, 0, 0, $onlyactive));
}

function enrol_get_all_users_courses($userid, $onlyactive = false, $fields = null, $sort = null) {
    return enrol_get_users_courses($userid, $onlyactive, $fields, $sort);
}

function enrol_get_users_courses($userid, $onlyactive = false, $fields = null, $sort = null) {
    global $DB;
    return $DB->get_records_sql('SELECT c.* FROM {course} c WHERE c.id IN (SELECT e.courseid FROM {enrol} e
        JOIN {user_enrolments} ue ON ue.enrolid = e.id WHERE ue.userid = ?) ORDER BY c.id', [$userid]);
}

function enrol_get_my_courses($fields = null, $sort = null, $limit = 0, $courseids = [], $allaccessible = false, $offset = 0,
        $excludecourses = []) {
    global $USER;
    return enrol_get_users_courses($USER->id);
}

function pocket_enrol(int $userid, int $courseid, ?int $roleid, int $status = ENROL_USER_ACTIVE): void {
    global $DB;
    $enrolid = $DB->get_field('enrol', 'id', ['courseid' => $courseid, 'enrol' => 'manual'])
        ?: $DB->insert_record('enrol', (object) ['courseid' => $courseid, 'enrol' => 'manual', 'status' => 0]);
    $key = ['enrolid' => $enrolid, 'userid' => $userid];
    if ($id = $DB->get_field('user_enrolments', 'id', $key)) {
        $DB->set_field('user_enrolments', 'status', $status, ['id' => $id]);
    } else {
        $DB->insert_record('user_enrolments', (object) ($key + ['status' => $status, 'timecreated' => time()]));
    }
    if ($roleid) {
        role_assign($roleid, $userid, context_course::instance($courseid)->id);
    }
}

/** The manual enrolment method, as far as a test uses it. */
class enrol_plugin {
    public function enrol_user(stdClass $instance, $userid, $roleid = null, $timestart = 0, $timeend = 0, $status = null) {
        pocket_enrol((int) $userid, (int) $instance->courseid, $roleid ? (int) $roleid : null, (int) $status);
    }
    public function unenrol_user(stdClass $instance, $userid) {
        global $DB;
        $DB->delete_records('user_enrolments', ['enrolid' => $instance->id, 'userid' => $userid]);
        role_unassign_all(['userid' => $userid, 'contextid' => context_course::instance($instance->courseid)->id]);
    }
}

function enrol_get_plugin($name) {
    return new enrol_plugin();
}

function enrol_get_instances($courseid, $enabled) {
    global $DB;
    return $DB->get_records('enrol', ['courseid' => $courseid]);
}
