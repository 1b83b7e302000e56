<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The gradebook, as far as it keeps what grade_update() sends and shows it. */

function grade_update($source, $courseid, $itemtype, $itemmodule, $iteminstance, $itemnumber, $grades = null, $itemdetails = null,
        $isbulkupdate = false) {
    global $DB, $USER;
    $details = (array) $itemdetails;
    $key = ['courseid' => $courseid, 'itemtype' => $itemtype, 'itemmodule' => $itemmodule, 'iteminstance' => $iteminstance,
        'itemnumber' => $itemnumber];
    $item = $DB->get_record('grade_items', $key);
    if (!empty($details['deleted'])) {
        if ($item) {
            $DB->delete_records('grade_grades', ['itemid' => $item->id]);
            $DB->delete_records('grade_items', ['id' => $item->id]);
        }
        return GRADE_UPDATE_OK;
    }
    $fields = array_intersect_key($details, array_flip(['itemname', 'idnumber', 'gradetype', 'grademax', 'grademin', 'scaleid',
        'hidden', 'gradepass']));
    if (($fields['gradetype'] ?? null) == GRADE_TYPE_SCALE) {
        $scale = $DB->get_field('scale', 'scale', ['id' => $fields['scaleid']], MUST_EXIST);
        $fields['grademin'] = 1;
        $fields['grademax'] = count(explode(',', $scale));
    }
    if (!$item) {
        if (!$details && !$grades) {
            return GRADE_UPDATE_OK;
        }
        $item = (object) ($key + $fields + ['gradetype' => GRADE_TYPE_VALUE, 'grademax' => 100, 'grademin' => 0, 'scaleid' => null,
            'hidden' => 0, 'locked' => 0, 'itemname' => '', 'idnumber' => '', 'gradepass' => 0, 'timecreated' => time(),
            'timemodified' => time()]);
        $item->id = $DB->insert_record('grade_items', $item);
    } else if ($fields) {
        if ($item->locked && array_diff_key($fields, ['hidden' => 1, 'itemname' => 1])) {
            unset($fields['gradetype'], $fields['grademax'], $fields['grademin'], $fields['scaleid']);
        }
        $DB->update_record('grade_items', (object) (['id' => $item->id, 'timemodified' => time()] + $fields));
        $item = $DB->get_record('grade_items', ['id' => $item->id]);
    }
    if (!empty($details['reset'])) {
        $DB->delete_records('grade_grades', ['itemid' => $item->id]);
        return GRADE_UPDATE_OK;
    }
    if ($grades === null) {
        return GRADE_UPDATE_OK;
    }
    if ($item->locked) {
        return GRADE_UPDATE_ITEM_LOCKED;
    }
    $list = is_object($grades) ? [$grades] : (array_key_exists('userid', (array) $grades) ? [(object) $grades] : $grades);
    foreach ($list as $userid => $grade) {
        $grade = (object) (array) $grade;
        $grade->userid ??= $userid;
        $old = $DB->get_record('grade_grades', ['itemid' => $item->id, 'userid' => $grade->userid]);
        if ($old && ($old->locked || $old->overridden)) {
            continue;
        }
        $raw = $grade->rawgrade ?? null;
        $row = (object) ['itemid' => $item->id, 'userid' => $grade->userid,
            'rawgrade' => $raw === null || $raw === '' ? null : (float) $raw,
            'finalgrade' => $raw === null || $raw === '' || $item->gradetype == GRADE_TYPE_NONE ? null
                : max((float) $item->grademin, min((float) $item->grademax, (float) $raw)),
            'feedback' => $grade->feedback ?? null, 'feedbackformat' => $grade->feedbackformat ?? FORMAT_MOODLE,
            'usermodified' => $grade->usermodified ?? ($USER->id ?: null), 'dategraded' => $grade->dategraded ?? time(),
            'datesubmitted' => $grade->datesubmitted ?? null, 'timemodified' => time()];
        if (!property_exists($grade, 'rawgrade') && $old) {
            unset($row->rawgrade, $row->finalgrade);
        }
        if ($old) {
            $DB->update_record('grade_grades', (object) (['id' => $old->id] + (array) $row));
        } else {
            $DB->insert_record('grade_grades', $row);
        }
        pocket_completion_of_grade($item, (int) $grade->userid);
    }
    return GRADE_UPDATE_OK;
}

/** A grade may complete an activity, when its completion asks for one. */
function pocket_completion_of_grade(stdClass $item, int $userid): void {
    global $DB;
    if ($item->itemtype !== 'mod') {
        return;
    }
    $cm = get_coursemodule_from_instance($item->itemmodule, $item->iteminstance, $item->courseid);
    if ($cm && $cm->completiongradeitemnumber !== null) {
        (new completion_info(get_course($item->courseid)))->update_state($cm, COMPLETION_UNKNOWN, $userid);
    }
}

function grade_get_grades($courseid, $itemtype, $itemmodule, $iteminstance, $userid_or_ids = null) {
    global $DB;
    $result = (object) ['items' => [], 'outcomes' => []];
    $items = $DB->get_records('grade_items', ['courseid' => $courseid, 'itemtype' => $itemtype, 'itemmodule' => $itemmodule,
        'iteminstance' => $iteminstance], 'itemnumber');
    foreach ($items as $item) {
        $entry = (object) ['id' => (int) $item->id, 'itemnumber' => $item->itemnumber, 'itemtype' => $item->itemtype,
            'itemmodule' => $item->itemmodule, 'iteminstance' => $item->iteminstance, 'scaleid' => $item->scaleid,
            'name' => $item->itemname, 'grademin' => $item->grademin, 'grademax' => $item->grademax, 'gradepass' => $item->gradepass,
            'locked' => (bool) $item->locked, 'hidden' => (int) $item->hidden, 'grades' => []];
        foreach ((array) ($userid_or_ids ?? []) as $userid) {
            $grade = $DB->get_record('grade_grades', ['itemid' => $item->id, 'userid' => $userid]);
            $entry->grades[$userid] = (object) ['grade' => $grade->finalgrade ?? null, 'locked' => (bool) ($grade->locked ?? $item->locked),
                'hidden' => (int) ($item->hidden ?: ($grade->hidden ?? 0)), 'overridden' => $grade->overridden ?? 0,
                'feedback' => $grade->feedback ?? null, 'feedbackformat' => $grade->feedbackformat ?? FORMAT_MOODLE,
                'usermodified' => $grade->usermodified ?? null, 'dategraded' => $grade->dategraded ?? null,
                'datesubmitted' => $grade->datesubmitted ?? null,
                'str_grade' => pocket_grade_text($item, $grade->finalgrade ?? null),
                'str_long_grade' => pocket_grade_text($item, $grade->finalgrade ?? null),
                'str_feedback' => $grade ? format_text((string) $grade->feedback, $grade->feedbackformat) : ''];
        }
        $result->items[$item->itemnumber] = $entry;
    }
    return $result;
}

function pocket_grade_text(stdClass $item, $grade): string {
    global $DB;
    if ($grade === null) {
        return '-';
    }
    if ($item->gradetype == GRADE_TYPE_SCALE) {
        $names = explode(',', (string) $DB->get_field('scale', 'scale', ['id' => $item->scaleid]));
        return trim($names[(int) $grade - 1] ?? '-');
    }
    return format_float($grade, 2) . ' / ' . format_float($item->grademax, 2);
}

function make_grades_menu($gradingtype) {
    global $DB;
    $menu = [];
    if ($gradingtype < 0) {
        foreach (explode(',', (string) $DB->get_field('scale', 'scale', ['id' => -$gradingtype])) as $i => $name) {
            $menu[$i + 1] = trim($name);
        }
    } else {
        for ($i = (int) $gradingtype; $i >= 0; $i--) {
            $menu[$i] = "$i / $gradingtype";
        }
    }
    return $menu;
}

function make_menu_from_list($list, $separator = ',') {
    $names = array_map('trim', explode($separator, (string) $list));
    return array_combine(range(1, count($names)), $names);
}

function grade_floats_different(?float $f1, ?float $f2): bool {
    return ($f1 === null) !== ($f2 === null) || ($f1 !== null && abs($f1 - $f2) > 0.00001);
}

function grade_regrade_final_grades($courseid, $userid = null, $updateditem = null, $progress = null) {
    return true;
}

function grade_update_mod_grades($modinstance, $userid = 0) {
    $function = "{$modinstance->modname}_update_grades";
    component_lib("mod_$modinstance->modname");
    return function_exists($function) && $function($modinstance, $userid) !== false;
}

function remove_grade_letters($context, $showfeedback) {
}

/** A grade item, found by its columns, for what tests change in one: lock and hide. */
class grade_item {
    public $id, $courseid, $itemtype, $itemmodule, $iteminstance, $itemnumber, $itemname, $idnumber, $gradetype, $grademax, $grademin,
        $scaleid, $hidden, $locked, $gradepass, $timecreated, $timemodified;

    public function __construct($params = null, $fetch = true) {
        foreach ((array) $params as $name => $value) {
            $this->$name = $value;
        }
    }
    public static function fetch($params) {
        global $DB;
        $row = $DB->get_record('grade_items', $params);
        return $row ? new self($row) : false;
    }
    public function set_locked($lockedstate, $cascade = false, $refresh = true) {
        global $DB;
        $this->locked = $lockedstate ? time() : 0;
        return $DB->set_field('grade_items', 'locked', $this->locked, ['id' => $this->id]);
    }
    public function is_locked($userid = null) {
        return (bool) $this->locked;
    }
    public function set_hidden($hidden, $cascade = false) {
        global $DB;
        $this->hidden = (int) $hidden;
        return $DB->set_field('grade_items', 'hidden', $this->hidden, ['id' => $this->id]);
    }
    public function is_hidden() {
        return $this->hidden == 1 || $this->hidden > time();
    }
    public function get_hidden() {
        return (int) $this->hidden;
    }
    public function get_grade($userid, $create = true) {
        return grade_grade::fetch(['itemid' => $this->id, 'userid' => $userid])
            ?: new grade_grade(['itemid' => $this->id, 'userid' => $userid]);
    }
    public function update($source = null, $isbulkupdate = false) {
        global $DB;
        return $DB->update_record('grade_items', (object) get_object_vars($this));
    }
}

class grade_grade {
    public $id, $itemid, $userid, $rawgrade, $finalgrade, $hidden = 0, $locked = 0, $overridden = 0, $feedback, $feedbackformat,
        $usermodified, $dategraded, $datesubmitted, $timemodified;

    public function __construct($params = null, $fetch = true) {
        foreach ((array) $params as $name => $value) {
            if (property_exists($this, $name)) {
                $this->$name = $value;
            }
        }
    }
    public static function fetch($params) {
        global $DB;
        $row = $DB->get_record('grade_grades', $params);
        return $row ? new self($row) : false;
    }
    public function set_locked($lockedstate, $cascade = false, $refresh = true) {
        global $DB;
        $this->locked = $lockedstate ? time() : 0;
        return $DB->set_field('grade_grades', 'locked', $this->locked, ['id' => $this->id]);
    }
    public function is_hidden() {
        return (bool) $this->hidden;
    }
    public function is_locked() {
        return (bool) $this->locked;
    }
}
