<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Activity completion: whether viewed, graded, and what the activity's own rules say. */

class completion_info {
    public $course_id;
    private $course;

    public function __construct($course) {
        $this->course = $course;
        $this->course_id = $course->id;
    }
    public function is_enabled($cm = null) {
        global $CFG, $DB;
        if (empty($CFG->enablecompletion)) {
            return COMPLETION_DISABLED;
        }
        $enabled = $this->course->enablecompletion ?? $DB->get_field('course', 'enablecompletion', ['id' => $this->course->id]);
        return !$enabled ? COMPLETION_DISABLED : ($cm ? (int) $cm->completion : COMPLETION_ENABLED);
    }
    public static function is_enabled_for_site() {
        return !empty($GLOBALS['CFG']->enablecompletion);
    }
    private function row($cm, int $userid): stdClass {
        global $DB;
        return $DB->get_record('course_modules_completion', ['coursemoduleid' => $cm->id, 'userid' => $userid])
            ?: (object) ['id' => 0, 'coursemoduleid' => $cm->id, 'userid' => $userid, 'completionstate' => COMPLETION_INCOMPLETE,
            'viewed' => COMPLETION_NOT_VIEWED, 'overrideby' => null, 'timemodified' => 0];
    }
    private function keep(stdClass $row): void {
        global $DB;
        $row->timemodified = time();
        if ($row->id) {
            $DB->update_record('course_modules_completion', $row);
        } else {
            $row->id = $DB->insert_record('course_modules_completion', $row);
        }
    }
    public function get_data($cm, $wholecourse = false, $userid = 0, $unused = null) {
        global $USER, $DB;
        $row = $this->row($cm, (int) ($userid ?: $USER->id));
        $row->customcompletion = [];
        $details = self::custom_details($cm, (int) $row->userid);
        foreach ($details ? $details->get_available_custom_rules() : [] as $rule) {
            $row->customcompletion[$rule] = $details->get_state($rule);
        }
        return $row;
    }
    private static function custom_details($cm, int $userid) {
        $cm = cm_info::create($cm);
        $class = "mod_$cm->modname\\completion\\custom_completion";
        return class_exists($class) ? new $class($cm, $userid) : null;
    }
    public function internal_get_state($cm, $userid, $current) {
        global $DB;
        $cm = cm_info::create($cm, $userid);
        $states = [];
        if ($cm->completionview == COMPLETION_VIEW_REQUIRED) {
            $states[] = $current->viewed == COMPLETION_VIEWED ? COMPLETION_COMPLETE : COMPLETION_INCOMPLETE;
        }
        if ($cm->completiongradeitemnumber !== null) {
            $grade = $DB->get_record_sql('SELECT gg.finalgrade, gi.gradepass FROM {grade_items} gi LEFT JOIN {grade_grades} gg
                ON gg.itemid = gi.id AND gg.userid = ? WHERE gi.itemtype = ? AND gi.itemmodule = ? AND gi.iteminstance = ?
                AND gi.itemnumber = ?', [$userid, 'mod', $cm->modname, $cm->instance, $cm->completiongradeitemnumber]);
            $given = $grade && $grade->finalgrade !== null;
            $passed = $given && (float) $grade->finalgrade >= (float) $grade->gradepass;
            $states[] = !$given ? COMPLETION_INCOMPLETE : ($cm->completionpassgrade
                ? ($passed ? COMPLETION_COMPLETE : COMPLETION_INCOMPLETE) : COMPLETION_COMPLETE);
        }
        $details = self::custom_details($cm, (int) $userid);
        if ($details && $details->get_available_custom_rules()) {
            $states[] = $details->get_overall_completion_state();
        }
        return !$states || in_array(COMPLETION_INCOMPLETE, $states) ? COMPLETION_INCOMPLETE : COMPLETION_COMPLETE;
    }
    public function update_state($cm, $possibleresult = COMPLETION_UNKNOWN, $userid = 0, $override = false, $isbulkupdate = false) {
        global $USER;
        $userid = (int) ($userid ?: $USER->id);
        if (!$this->is_enabled($cm)) {
            return;
        }
        $row = $this->row($cm, $userid);
        if ($cm->completion == COMPLETION_TRACKING_MANUAL) {
            $new = $possibleresult;
        } else {
            $new = $this->internal_get_state($cm, $userid, $row);
        }
        if ($new != $row->completionstate) {
            $row->completionstate = $new;
            $this->keep($row);
            \core\event\course_module_completion_updated::create(['objectid' => $row->id,
                'context' => context_module::instance($cm->id), 'relateduserid' => $userid,
                'other' => ['relateduserid' => $userid, 'overrideby' => null, 'isbulkupdate' => false]])->trigger();
        }
    }
    public function set_module_viewed($cm, $userid = 0) {
        global $USER;
        $userid = (int) ($userid ?: $USER->id);
        if (!$this->is_enabled($cm) || $cm->completionview == COMPLETION_VIEW_NOT_REQUIRED || isguestuser($userid)) {
            return;
        }
        $row = $this->row($cm, $userid);
        if ($row->viewed != COMPLETION_VIEWED) {
            $row->viewed = COMPLETION_VIEWED;
            $this->keep($row);
            $this->update_state($cm, COMPLETION_COMPLETE, $userid);
        }
    }
    public function reset_all_state($cm) {
        global $DB;
        $users = $DB->get_fieldset_select('course_modules_completion', 'userid', 'coursemoduleid = ?', [$cm->id]);
        foreach ($users as $userid) {
            $this->update_state($cm, COMPLETION_UNKNOWN, $userid);
        }
    }
    public function delete_all_state($cm) {
        global $DB;
        $DB->delete_records('course_modules_completion', ['coursemoduleid' => $cm->id]);
    }
    public function is_tracked_user($userid) {
        return is_enrolled(context_course::instance($this->course->id), $userid);
    }
    public function has_activities() {
        return true;
    }
    public function get_activities() {
        return array_filter(get_fast_modinfo($this->course)->get_cms(), fn($cm) => $cm->completion);
    }
}
