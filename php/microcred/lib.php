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
 * What Moodle calls. Each function hands on to a class; none of them needs the extension.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\local\activity\activity_service;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\calendar;
use mod_microcred\local\decision\grade_service;
use mod_microcred\local\files;
use mod_microcred\local\submission\user_report;

/**
 * What this kind of activity can do.
 *
 * @param string $feature
 * @return mixed null when Moodle should not ask
 */
function microcred_supports($feature) {
    return match ($feature) {
        FEATURE_GROUPS,
        FEATURE_GROUPINGS,
        FEATURE_MOD_INTRO,
        FEATURE_SHOW_DESCRIPTION,
        FEATURE_GRADE_HAS_GRADE,
        FEATURE_ADVANCED_GRADING,
        FEATURE_COMPLETION_TRACKS_VIEWS,
        FEATURE_COMPLETION_HAS_RULES,
        FEATURE_BACKUP_MOODLE2 => true,
        FEATURE_MOD_PURPOSE => MOD_PURPOSE_ASSESSMENT,
        default => null,
    };
}

/**
 * Adds an activity.
 *
 * @param stdClass $data from the settings form
 * @param mod_microcred_mod_form|null $form
 * @return int its id
 */
function microcred_add_instance(stdClass $data, $form = null): int {
    $data->id = \core\di::get(activity_service::class)->add($data);
    microcred_after_saving($data);
    return $data->id;
}

/**
 * Changes an activity.
 *
 * @param stdClass $data from the settings form
 * @param mod_microcred_mod_form|null $form
 * @return bool
 */
function microcred_update_instance(stdClass $data, $form = null): bool {
    $data->id = $data->instance;
    \core\di::get(activity_service::class)->update($data);
    microcred_after_saving($data);
    return true;
}

/**
 * Brings the gradebook and the calendar in line with the settings just saved.
 *
 * @param stdClass $data from the settings form
 */
function microcred_after_saving(stdClass $data): void {
    $microcred = \core\di::get(microcred_repository::class)->get((int) $data->id);
    $microcred->cmidnumber = $data->cmidnumber ?? '';
    // With the grades: whether they are hidden until release may have changed.
    \core\di::get(grade_service::class)->push($microcred);
    \core\di::get(calendar::class)->deadline($microcred);
    if (!empty($data->badgeimage) && !empty($data->coursemodule)) {
        file_save_draft_area_files(
            $data->badgeimage,
            context_module::instance($data->coursemodule)->id,
            'mod_microcred',
            'image',
            0,
            ['subdirs' => 0, 'maxfiles' => 1, 'accepted_types' => ['.png', '.svg']]
        );
    }
}

/**
 * Removes an activity; credentials issued from it stay.
 *
 * @param int $id
 * @return bool
 */
function microcred_delete_instance($id): bool {
    global $DB;
    $microcred = $DB->get_record('microcred', ['id' => $id]);
    if (!$microcred) {
        return false;
    }
    \core\di::get(grade_service::class)->item_delete($microcred);
    \core\di::get(activity_service::class)->delete((int) $id);
    return true;
}

/**
 * What the course page caches about an activity.
 *
 * @param stdClass $coursemodule
 * @return cached_cm_info|false
 */
function microcred_get_coursemodule_info($coursemodule) {
    global $DB;

    $fields = 'id, name, intro, introformat, timeopen, timeclose, completionaward';
    $microcred = $DB->get_record('microcred', ['id' => $coursemodule->instance], $fields);
    if (!$microcred) {
        return false;
    }
    $info = new cached_cm_info();
    $info->name = $microcred->name;
    if ($coursemodule->showdescription) {
        $info->content = format_module_intro('microcred', $microcred, $coursemodule->id, false);
    }
    if ($coursemodule->completion == COMPLETION_TRACKING_AUTOMATIC) {
        $info->customdata['customcompletionrules']['completionaward'] = (int) $microcred->completionaward;
    }
    foreach (['timeopen', 'timeclose'] as $date) {
        if ($microcred->{$date}) {
            $info->customdata[$date] = (int) $microcred->{$date};
        }
    }
    return $info;
}

/**
 * The activity's own pages, in its navigation.
 *
 * @param settings_navigation $settings
 * @param navigation_node $node
 */
function microcred_extend_settings_navigation(settings_navigation $settings, navigation_node $node): void {
    $cm = $settings->get_page()->cm;
    if (!$cm) {
        return;
    }
    // Also for the edit settings page, which knows the course module but not what is in it.
    $context = context_module::instance($cm->id);
    $pages = [
        'candidates' => 'manage',
        'queue' => 'review',
        'setup' => 'manage',
    ];
    foreach ($pages as $page => $capability) {
        if (has_capability('mod/microcred:' . $capability, $context)) {
            $node->add(
                get_string($page, 'mod_microcred'),
                new moodle_url("/mod/microcred/$page.php", ['id' => $cm->id]),
                navigation_node::TYPE_SETTING,
                null,
                'mod_microcred_' . $page
            );
        }
    }
}

/**
 * Adds this plugin's part to the form that resets a course.
 *
 * @param MoodleQuickForm $mform
 */
function microcred_reset_course_form_definition($mform): void {
    $mform->addElement('header', 'microcredheader', get_string('modulenameplural', 'mod_microcred'));
    $mform->addElement('advcheckbox', 'reset_microcred_attempts', get_string('reset_attempts', 'mod_microcred'));
    $mform->addHelpButton('reset_microcred_attempts', 'reset_attempts', 'mod_microcred');
}

/**
 * How far somebody is, in one line for Moodle's outline report.
 *
 * @param stdClass $course
 * @param stdClass $user
 * @param cm_info|stdClass $mod
 * @param stdClass $microcred
 * @return stdClass|null info and time; null where there is nothing to say, or not to whoever is signed in
 */
function microcred_user_outline($course, $user, $mod, $microcred): ?stdClass {
    global $USER;
    $attempts = \core\di::get(user_report::class)->of((int) $microcred->id, (int) $user->id, (int) $USER->id);
    $newest = $attempts ? end($attempts) : null;
    return $newest ? (object) ['info' => $newest->text, 'time' => $newest->time] : null;
}

/**
 * How far somebody is, all attempts for Moodle's complete report. Prints it.
 *
 * @param stdClass $course
 * @param stdClass $user
 * @param cm_info|stdClass $mod
 * @param stdClass $microcred
 */
function microcred_user_complete($course, $user, $mod, $microcred): void {
    global $USER;
    $attempts = \core\di::get(user_report::class)->of((int) $microcred->id, (int) $user->id, (int) $USER->id);
    if ($attempts === null) {
        return;
    }
    echo $attempts
        ? html_writer::alist(array_map(fn($attempt) => s($attempt->text) . ', ' . userdate($attempt->time), $attempts))
        : html_writer::tag('p', get_string('stage_none', 'mod_microcred'));
}

/**
 * What the form that resets a course starts with.
 *
 * @param stdClass $course
 * @return array
 */
function microcred_reset_course_form_defaults($course): array {
    return ['reset_microcred_attempts' => 1];
}

/**
 * Resets a course: attempts are cleared if so chosen, dates are moved, credentials are never touched.
 *
 * @param stdClass $data
 * @return array what was done
 */
function microcred_reset_userdata($data): array {
    $service = \core\di::get(activity_service::class);
    $name = get_string('modulenameplural', 'mod_microcred');
    $done = [];
    if (!empty($data->reset_microcred_attempts)) {
        core_php_time_limit::raise();
        $service->clear_attempts((int) $data->courseid, microcred_reset_progress());
        $done[] = ['component' => $name, 'item' => get_string('reset_attempts', 'mod_microcred'), 'error' => false];
    }
    if (!empty($data->timeshift)) {
        $service->shift_dates((int) $data->courseid, (int) $data->timeshift);
        $done[] = ['component' => $name, 'item' => get_string('date'), 'error' => false];
    }
    return $done;
}

/**
 * Shows how far a reset is, on the page of somebody who waits for it.
 *
 * @return callable|null null where nobody looks on
 */
function microcred_reset_progress(): ?callable {
    global $PAGE;
    if (CLI_SCRIPT || AJAX_SCRIPT || !$PAGE->headerprinted) {
        return null;
    }
    $bar = new progress_bar('microcred_reset', 500, true);
    return function (int $done, int $all) use ($bar): void {
        $bar->update($done, $all, get_string('reset_progress', 'mod_microcred', ['done' => $done, 'all' => $all]));
    };
}

/**
 * Makes or changes the grade item of an activity.
 *
 * @param stdClass $microcred with cmidnumber, where the id number may have changed
 * @param array|string|null $grades as grade_update takes them, or 'reset'
 * @return int one of Moodle's GRADE_UPDATE_ constants
 */
function microcred_grade_item_update($microcred, $grades = null): int {
    return \core\di::get(grade_service::class)->item_update($microcred, $grades);
}

/**
 * Sends grades to the gradebook, when Moodle asks for them: after an unlock, say, or a change of the scale.
 *
 * @param stdClass $microcred
 * @param int $userid 0 = of all candidates
 * @param bool $nullifnone clear the grade of a candidate who has none here
 */
function microcred_update_grades($microcred, $userid = 0, $nullifnone = true): void {
    \core\di::get(grade_service::class)->push($microcred, (int) $userid, (bool) $nullifnone);
}

/**
 * Takes all grades of a course's activities out of the gradebook.
 *
 * @param int $courseid
 * @param string $type not used
 */
function microcred_reset_gradebook($courseid, $type = ''): void {
    foreach (\core\di::get(microcred_repository::class)->of_course((int) $courseid) as $microcred) {
        \core\di::get(grade_service::class)->item_update($microcred, 'reset');
    }
}

/**
 * Whether a scale is in use, so that nobody deletes it.
 *
 * @param int $scaleid
 * @return bool
 */
function microcred_scale_used_anywhere($scaleid): bool {
    global $DB;
    if (!$scaleid) {
        return false;
    }
    // Also where only a published version has it: the settings may have moved on, decisions under the version have not.
    $frozen = $DB->sql_like('document', ':grade');
    $grade = '%"grade":{"lockzero":%,"type":-' . (int) $scaleid . '}%';
    return $DB->record_exists('microcred', ['grade' => -$scaleid])
        || $DB->record_exists_select('microcred_version', $frozen, ['grade' => $grade]);
}

/**
 * Sends a file of evidence to whoever may read it: to reviewers under a neutral name.
 *
 * @param stdClass $course
 * @param stdClass $cm
 * @param context $context
 * @param string $filearea
 * @param array $args evidence id, file name
 * @param bool $forcedownload
 * @param array $options
 * @return bool false where there is nothing for the one who asks
 */
function microcred_pluginfile($course, $cm, $context, $filearea, $args, $forcedownload, array $options = []): bool {
    global $USER;
    if ($context->contextlevel != CONTEXT_MODULE || $filearea !== 'evidence') {
        return false;
    }
    require_login($course, false, $cm);
    $found = \core\di::get(files::class)->asked_for($context, (int) $cm->instance, (int) array_shift($args), (int) $USER->id);
    if (!$found) {
        return false;
    }
    [$file, $name] = $found;
    // What is not on the short list of harmless kinds is never shown under this site's own address.
    $download = $forcedownload || !files::is_shown($file->get_mimetype());
    send_stored_file($file, 0, 0, $download, ['filename' => $name, 'cacheability' => 'private', 'immutable' => false] + $options);
    return true;
}

/**
 * Puts the dates of activities into the calendar again.
 *
 * @param int $courseid 0 = all courses
 * @param int|stdClass|null $instance one activity
 * @param int|stdClass|null $cm not used
 * @return bool
 */
function microcred_refresh_events($courseid = 0, $instance = null, $cm = null): bool {
    global $DB;
    if ($instance !== null) {
        $some = [is_object($instance) ? $instance : $DB->get_record('microcred', ['id' => $instance], '*', MUST_EXIST)];
    } else {
        $some = $DB->get_records('microcred', $courseid ? ['course' => $courseid] : []);
    }
    foreach ($some as $microcred) {
        \core\di::get(calendar::class)->deadline($microcred);
        \core\di::get(calendar::class)->reviews($microcred);
    }
    return true;
}

/**
 * What somebody can do about one of our dates in the timeline.
 *
 * @param calendar_event $event
 * @param \core_calendar\action_factory $factory
 * @param int $userid 0 = who is signed in
 * @return \core_calendar\local\event\entities\action_interface|null
 */
function mod_microcred_core_calendar_provide_event_action(
    calendar_event $event,
    \core_calendar\action_factory $factory,
    int $userid = 0
) {
    global $USER;
    return \core\di::get(calendar::class)->action($event, $factory, $userid ?: (int) $USER->id);
}

/**
 * What the course page says an activity wants before it is complete.
 *
 * @param cm_info|stdClass $cm
 * @return string[]
 */
function mod_microcred_get_completion_active_rule_descriptions($cm): array {
    $rules = $cm->customdata['customcompletionrules'] ?? [];
    return empty($rules['completionaward']) ? [] : [get_string('completiondetail:award', 'mod_microcred')];
}

/**
 * What the site's status page shows about this plugin.
 *
 * @return \core\check\check[]
 */
function mod_microcred_status_checks(): array {
    return [
        new \mod_microcred\check\extension(),
        new \mod_microcred\check\issuer(),
        new \mod_microcred\check\unsigned(),
        new \mod_microcred\check\status_lists(),
    ];
}

/**
 * Whether the plugin may be switched on: not without its PHP extension.
 *
 * @return bool
 */
function mod_microcred_pre_enable_plugin_actions(): bool {
    $problem = \mod_microcred\local\engine::problem();
    if ($problem !== null) {
        \core\notification::error($problem);
    }
    return $problem === null;
}

/**
 * The link to one's own micro-credentials in one's profile.
 *
 * @param \core_user\output\myprofile\tree $tree
 * @param stdClass $user
 * @param bool $iscurrentuser
 * @param stdClass|null $course
 */
function mod_microcred_myprofile_navigation($tree, $user, $iscurrentuser, $course): void {
    if ($iscurrentuser && !isguestuser($user)) {
        $tree->add_node(new \core_user\output\myprofile\node(
            'miscellaneous',
            'mod_microcred',
            get_string('mine', 'mod_microcred'),
            null,
            new moodle_url('/mod/microcred/mine.php')
        ));
    }
}
