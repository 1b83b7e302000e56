<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Groups. */

function groups_get_all_groups($courseid, $userid = 0, $groupingid = 0, $fields = 'g.*', $withmembers = false,
        $participationonly = false) {
    global $DB;
    $where = 'g.courseid = ?';
    $params = [$courseid];
    if ($userid) {
        [$in, $more] = $DB->get_in_or_equal((array) $userid);
        $where .= " AND g.id IN (SELECT groupid FROM {groups_members} WHERE userid $in)";
        $params = [...$params, ...$more];
    }
    return $DB->get_records_sql("SELECT $fields FROM {groups} g WHERE $where ORDER BY g.name", $params);
}

function groups_get_group($groupid, $fields = '*', $strictness = IGNORE_MISSING) {
    global $DB;
    return $DB->get_record('groups', ['id' => $groupid], $fields, $strictness);
}

function groups_get_group_name($groupid) {
    global $DB;
    return format_string($DB->get_field('groups', 'name', ['id' => $groupid]));
}

function groups_get_members($groupid, $fields = 'u.*', $sort = 'u.lastname') {
    global $DB;
    return $DB->get_records_sql("SELECT $fields FROM {user} u JOIN {groups_members} gm ON gm.userid = u.id WHERE gm.groupid = ?
        ORDER BY $sort", [$groupid]);
}

function groups_is_member($groupid, $userid = null) {
    global $DB, $USER;
    return $DB->record_exists('groups_members', ['groupid' => $groupid, 'userid' => $userid ?? $USER->id]);
}

function groups_get_user_groups($courseid, $userid = 0, $includehidden = false) {
    global $USER;
    return [0 => array_map('intval', array_keys(groups_get_all_groups($courseid, $userid ?: $USER->id, 0, 'g.id, g.name')))];
}

function groups_add_member($grouporid, $userorid, $component = null, $itemid = 0) {
    global $DB;
    $key = ['groupid' => is_object($grouporid) ? $grouporid->id : $grouporid,
        'userid' => is_object($userorid) ? $userorid->id : $userorid];
    return $DB->record_exists('groups_members', $key) ?: (bool) $DB->insert_record('groups_members', (object) ($key + ['timeadded' => time()]));
}

function groups_remove_member($grouporid, $userorid) {
    global $DB;
    return $DB->delete_records('groups_members', ['groupid' => is_object($grouporid) ? $grouporid->id : $grouporid,
        'userid' => is_object($userorid) ? $userorid->id : $userorid]);
}

function groups_create_group($data, $editform = false, $editoroptions = false) {
    global $DB;
    return $DB->insert_record('groups', (object) ['courseid' => $data->courseid, 'name' => $data->name,
        'description' => $data->description ?? '', 'idnumber' => $data->idnumber ?? '', 'timecreated' => time()]);
}

function groups_get_course_groupmode($course) {
    return (int) ($course->groupmode ?? NOGROUPS);
}

function groups_get_activity_groupmode($cm, $course = null) {
    global $DB;
    $course ??= get_course($cm->course);
    return (int) (empty($course->groupmodeforce) ? ($cm->groupmode ?? NOGROUPS) : $course->groupmode);
}

function groups_get_activity_allowed_groups($cm, $userid = 0) {
    global $USER;
    $userid = $userid ?: $USER->id;
    $mode = groups_get_activity_groupmode($cm);
    if ($mode == VISIBLEGROUPS || has_capability('moodle/site:accessallgroups', context_module::instance($cm->id), $userid)) {
        return groups_get_all_groups($cm->course);
    }
    return groups_get_all_groups($cm->course, $userid);
}

function groups_get_activity_group($cm, $update = false, $allowedgroups = null) {
    global $SESSION;
    if (!groups_get_activity_groupmode($cm)) {
        return false;
    }
    $allowed = $allowedgroups ?? groups_get_activity_allowed_groups($cm);
    $chosen = optional_param('group', -1, PARAM_INT);
    if ($update && $chosen >= 0) {
        $SESSION->activegroup[$cm->id] = $chosen;
    }
    $active = $SESSION->activegroup[$cm->id] ?? 0;
    if ($active && !isset($allowed[$active])) {
        $active = 0;
    }
    $all = groups_get_activity_groupmode($cm) == VISIBLEGROUPS
        || has_capability('moodle/site:accessallgroups', context_module::instance($cm->id));
    return $active || $all ? $active : (int) array_key_first($allowed + [0 => null]);
}

function groups_print_activity_menu($cm, $urlroot, $return = false, $hideallparticipants = false) {
    global $OUTPUT;
    $html = '';
    if (groups_get_activity_groupmode($cm)) {
        $options = [0 => get_string('allparticipants')];
        foreach (groups_get_activity_allowed_groups($cm) as $group) {
            $options[$group->id] = format_string($group->name);
        }
        $select = new single_select(new moodle_url($urlroot), 'group', $options, groups_get_activity_group($cm), null, 'selectgroup');
        $select->label = get_string('group');
        $html = $OUTPUT->render($select);
    }
    if ($return) {
        return $html;
    }
    echo $html;
}

function groups_group_visible($groupid, $course, $cm = null, $userid = null) {
    return isset(groups_get_activity_allowed_groups($cm, $userid)[$groupid]);
}

function groups_user_groups_visible($course, $userid, $cm = null) {
    if (groups_get_activity_groupmode($cm, $course) != SEPARATEGROUPS
            || has_capability('moodle/site:accessallgroups', context_module::instance($cm->id))) {
        return true;
    }
    return (bool) array_intersect_key(groups_get_all_groups($course->id, $userid), groups_get_activity_allowed_groups($cm));
}

function groups_course_module_visible($cm, $userid = null) {
    return true;
}
