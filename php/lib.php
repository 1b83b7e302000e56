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
        FEATURE_CONTROLS_GRADE_VISIBILITY,
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
    return true;
}

/**
 * Removes an activity; credentials issued from it stay.
 *
 * @param int $id
 * @return bool
 */
function microcred_delete_instance($id): bool {
    global $DB;
    if (!$DB->record_exists('microcred', ['id' => $id])) {
        return false;
    }
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
        $service->clear_attempts((int) $data->courseid);
        $done[] = ['component' => $name, 'item' => get_string('reset_attempts', 'mod_microcred'), 'error' => false];
    }
    if (!empty($data->timeshift)) {
        $service->shift_dates((int) $data->courseid, (int) $data->timeshift);
        $done[] = ['component' => $name, 'item' => get_string('datechanged'), 'error' => false];
    }
    return $done;
}
