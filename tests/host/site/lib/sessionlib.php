<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Signing in and who may stay on a page. Sessions are PHP's own, one file each under the site's data. */

function require_login($courseorid = null, $autologinguest = true, $cm = null, $setwantsurltome = true, $preventredirect = false) {
    global $CFG, $DB, $PAGE, $SESSION, $USER, $COURSE;
    $preventredirect = $preventredirect || AJAX_SCRIPT || CLI_SCRIPT;
    $course = null;
    if ($courseorid !== null && $courseorid !== '') {
        $course = is_object($courseorid) ? $courseorid
            : ($courseorid == SITEID ? get_site() : $DB->get_record('course', ['id' => $courseorid], '*', MUST_EXIST));
        if ($cm) {
            $cm = $cm instanceof cm_info ? $cm : get_fast_modinfo($course)->get_cm($cm->id);
            $PAGE->set_cm($cm, $course);
        } else {
            $PAGE->set_course($course);
        }
    } else {
        $course = get_site();
        $PAGE->set_course($course);
    }
    if (!isloggedin()) {
        if ($preventredirect) {
            throw new require_login_exception('You are not logged in');
        }
        if ($setwantsurltome) {
            $SESSION->wantsurl = qualified_me();
        }
        redirect($CFG->wwwroot . '/login/index.php');
    }
    if (isguestuser() && !$autologinguest) {
        throw new require_login_exception('Guests may not come here');
    }
    if ($course->id != SITEID && !is_siteadmin()) {
        $context = context_course::instance($course->id);
        if (!is_enrolled($context, $USER, '', true) && !has_capability('moodle/course:view', $context)) {
            if ($preventredirect) {
                throw new require_login_exception('Not enrolled');
            }
            redirect($CFG->wwwroot . '/my/', get_string('notenrolled', '', format_string($course->fullname)), null, 'error');
        }
    }
    if ($cm && !$cm->uservisible) {
        if ($preventredirect) {
            throw new require_login_exception('Activity is hidden');
        }
        redirect($CFG->wwwroot . '/course/view.php?id=' . $course->id, get_string('activityiscurrentlyhidden'), null, 'error');
    }
}

function require_course_login($courseorid, $autologinguest = true, $cm = null, $setwantsurltome = true, $preventredirect = false) {
    require_login($courseorid, $autologinguest, $cm, $setwantsurltome, $preventredirect);
}

function require_admin() {
    require_login(null, false);
    require_capability('moodle/site:config', context_system::instance());
}

function complete_user_login($user, array $extrauserinfo = []) {
    global $USER, $DB;
    session_regenerate_id(true);
    \core\session\manager::set_user($user);
    $DB->set_field('user', 'lastaccess', time(), ['id' => $user->id]);
    return $USER;
}

function require_logout() {
    global $USER, $SESSION;
    $_SESSION = [];
    session_regenerate_id(true);
    \core\session\manager::set_user(null);
    $SESSION = new stdClass();
}
