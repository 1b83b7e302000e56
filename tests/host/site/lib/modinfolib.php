<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Courses' activities. */

class cached_cm_info {
    public $name;
    public $icon;
    public $iconcomponent;
    public $iconurl;
    public $content;
    public $customdata;
    public $extraclasses;
    public $onclick;
}

class cm_info {
    public $id, $course, $module, $instance, $section, $idnumber, $added, $visible, $visibleoncoursepage = 1, $groupmode, $groupingid = 0;
    public $completion, $completionview, $completionexpected, $completiongradeitemnumber, $completionpassgrade, $availability = null;
    public $showdescription, $deletioninprogress = 0, $lang = '';
    public $modname, $modfullname, $modplural, $name, $sectionnum = 0, $sectionid = 0, $available = true, $uservisible = true;
    public $customdata = null, $content = '', $afterlink = '', $extraclasses = '', $icon = '';
    public ?moodle_url $url;
    private bool $dynamic = false;

    public function __construct(private course_modinfo $modinfo, stdClass $row) {
        global $DB;
        foreach ((array) $row as $name => $value) {
            if (property_exists($this, $name)) {
                $this->$name = $value;
            }
        }
        foreach (['id', 'course', 'instance'] as $name) {
            $this->$name = (int) $this->$name;
        }
        $this->modfullname = get_string('modulename', "mod_$this->modname");
        $this->modplural = get_string('modulenameplural', "mod_$this->modname");
        $this->url = new moodle_url("/mod/$this->modname/view.php", ['id' => $this->id]);
        $info = null;
        if (component_lib("mod_$this->modname") && function_exists($callback = "{$this->modname}_get_coursemodule_info")) {
            $raw = clone $row;
            $info = $callback($raw);
        }
        $this->name = $info->name ?? $DB->get_field($this->modname, 'name', ['id' => $this->instance]);
        $this->customdata = $info->customdata ?? null;
        $this->content = $info->content ?? '';
        $this->uservisible = (bool) $this->visible
            || has_capability('moodle/course:viewhiddenactivities', context_module::instance($this->id), $modinfo->userid);
    }

    public function __get($name) {
        return match ($name) {
            'context' => context_module::instance($this->id),
            'modinfo' => $this->modinfo,
            default => debugging("Invalid cm_info property: $name") ? null : null,
        };
    }
    public function __isset($name) {
        return in_array($name, ['context', 'modinfo'], true);
    }
    public function obtain_dynamic_data(): void {
        if (!$this->dynamic) {
            $this->dynamic = true;
            foreach (['cm_info_dynamic', 'cm_info_view'] as $hook) {
                if (function_exists($callback = "{$this->modname}_$hook")) {
                    $callback($this);
                }
            }
        }
    }
    public function get_url() {
        return $this->url;
    }
    public function get_name() {
        return $this->name;
    }
    public function get_formatted_name($options = []) {
        return format_string($this->name, true, $options);
    }
    public function get_content() {
        $this->obtain_dynamic_data();
        return $this->content;
    }
    public function get_formatted_content($options = []) {
        return $this->get_content();
    }
    public function get_after_link() {
        $this->obtain_dynamic_data();
        return $this->afterlink;
    }
    public function get_course() {
        return $this->modinfo->get_course();
    }
    public function get_modinfo() {
        return $this->modinfo;
    }
    public function get_course_module_record($additionalfields = false) {
        $record = new stdClass();
        foreach (['id', 'course', 'module', 'instance', 'section', 'idnumber', 'added', 'visible', 'groupmode', 'groupingid',
                'completion', 'completionview', 'completionexpected', 'completiongradeitemnumber', 'completionpassgrade',
                'showdescription'] as $field) {
            $record->$field = $this->$field;
        }
        if ($additionalfields) {
            $record->name = $this->name;
            $record->modname = $this->modname;
            $record->sectionnum = 0;
        }
        return $record;
    }
    public function get_custom_data() {
        return $this->customdata;
    }
    public function set_content($content, $isformatted = false) {
        $this->content = $content;
    }
    public function set_after_link($afterlink) {
        $this->afterlink = $afterlink;
    }
    public function set_name($name) {
        $this->name = $name;
    }
    public function set_available($available, $showavailability = 0, $availableinfo = '') {
        $this->available = $available;
    }
    public function set_user_visible($uservisible) {
        $this->uservisible = $uservisible;
    }
    public function set_no_view_link() {
        $this->url = null;
    }
    public function is_visible_on_course_page() {
        return $this->uservisible;
    }
    public function get_user_visible() {
        return $this->uservisible;
    }
    public function override_customdata($name, $value) {
        $this->customdata = (array) $this->customdata;
        $this->customdata[$name] = $value;
    }
    public static function create($cm, $userid = 0) {
        return $cm === null || $cm instanceof self ? $cm : get_fast_modinfo($cm->course, $userid)->get_cm($cm->id);
    }
}

class course_modinfo {
    private ?array $cms = null;
    public function __construct(private stdClass $course, public int $userid) {
    }
    public function __get($name) {
        return match ($name) {
            'courseid' => (int) $this->course->id,
            'cms' => $this->get_cms(),
            'instances' => $this->get_instances(),
            'sections' => [0 => array_keys($this->get_cms())],
            default => null,
        };
    }
    public function get_course() {
        return $this->course;
    }
    public function get_course_id() {
        return (int) $this->course->id;
    }
    public function get_user_id() {
        return $this->userid;
    }
    public function get_cms() {
        global $DB;
        if ($this->cms === null) {
            $this->cms = [];
            $rows = $DB->get_records_sql('SELECT cm.*, m.name AS modname FROM {course_modules} cm JOIN {modules} m ON m.id = cm.module
                WHERE cm.course = ? AND cm.deletioninprogress = 0 ORDER BY cm.id', [$this->course->id]);
            foreach ($rows as $row) {
                $this->cms[$row->id] = new cm_info($this, $row);
            }
            foreach ($this->cms as $cm) {
                $cm->obtain_dynamic_data();
            }
        }
        return $this->cms;
    }
    public function get_cm($cmid) {
        return $this->get_cms()[$cmid] ?? throw new moodle_exception('invalidcoursemoduleid', 'error', '', $cmid);
    }
    public function get_instances() {
        $instances = [];
        foreach ($this->get_cms() as $cm) {
            $instances[$cm->modname][$cm->instance] = $cm;
        }
        return $instances;
    }
    public function get_instances_of($modname) {
        return $this->get_instances()[$modname] ?? [];
    }
    public function get_instance_of(string $modname, int $id, int $strictness = IGNORE_MISSING): ?cm_info {
        return $this->get_instances_of($modname)[$id] ?? null;
    }
    public function get_section_info_all() {
        return [0 => (object) ['id' => 0, 'section' => 0, 'name' => '', 'visible' => 1, 'uservisible' => true]];
    }
    public function get_section_info($number, $strictness = IGNORE_MISSING) {
        return $this->get_section_info_all()[0];
    }
}

function get_fast_modinfo($courseorid, $userid = 0, $resetonly = false) {
    global $USER, $DB;
    static $cache = [];
    if ($resetonly) {
        $cache = $courseorid === 'reset' ? [] : array_diff_key($cache, [(is_object($courseorid) ? $courseorid->id : $courseorid) => 1]);
        return null;
    }
    $id = is_object($courseorid) ? $courseorid->id : $courseorid;
    $userid = (int) ($userid ?: ($USER->id ?? 0));
    return $cache[$id][$userid] ??= new course_modinfo($DB->get_record('course', ['id' => $id], '*', MUST_EXIST), $userid);
}

function get_array_of_activities(int $courseid): array {
    return get_fast_modinfo($courseid)->get_cms();
}

function rebuild_course_cache(int $courseid = 0, bool $clearonly = false, bool $partialrebuild = false): void {
    get_fast_modinfo($courseid ?: 'reset', 0, true);
}

function get_course_and_cm_from_cmid($cmorid, $modulename = '', $courseorid = 0, $userid = 0) {
    global $DB;
    $id = is_object($cmorid) ? $cmorid->id : $cmorid;
    $row = $DB->get_record_sql('SELECT cm.course, m.name FROM {course_modules} cm JOIN {modules} m ON m.id = cm.module
        WHERE cm.id = ?', [$id]);
    if (!$row || ($modulename && $row->name !== $modulename)) {
        throw new moodle_exception('invalidcoursemoduleid', 'error', '', $id);
    }
    $modinfo = get_fast_modinfo($row->course, $userid);
    return [$modinfo->get_course(), $modinfo->get_cm($id)];
}

function get_course_and_cm_from_instance($instanceorid, $modulename, $courseorid = 0, $userid = 0) {
    $id = is_object($instanceorid) ? $instanceorid->id : $instanceorid;
    $cm = get_coursemodule_from_instance($modulename, $id, 0, false, MUST_EXIST);
    return get_course_and_cm_from_cmid($cm->id, $modulename, 0, $userid);
}

function get_coursemodule_from_id($modulename, $cmid, $courseid = 0, $sectionnum = false, $strictness = IGNORE_MISSING) {
    return pocket_coursemodule('cm.id = ?', $cmid, $modulename, $courseid, $strictness);
}

function get_coursemodule_from_instance($modulename, $instance, $courseid = 0, $sectionnum = false, $strictness = IGNORE_MISSING) {
    return pocket_coursemodule('cm.instance = ?', $instance, $modulename, $courseid, $strictness);
}

function pocket_coursemodule(string $where, $id, string $modulename, $courseid, $strictness) {
    global $DB;
    if ($modulename === '') {
        $modulename = $DB->get_field_sql("SELECT m.name FROM {course_modules} cm JOIN {modules} m ON m.id = cm.module WHERE $where",
            [$id], $strictness);
        if (!$modulename) {
            return false;
        }
    }
    return $DB->get_record_sql("SELECT cm.*, a.name, m.name AS modname FROM {course_modules} cm JOIN {modules} m ON m.id = cm.module
        JOIN {{$modulename}} a ON a.id = cm.instance WHERE m.name = ? AND $where" . ($courseid ? ' AND cm.course = ?' : ''),
        $courseid ? [$modulename, $id, $courseid] : [$modulename, $id], $strictness);
}

function get_all_instances_in_course($modulename, $course, $userid = null, $includeinvisible = false) {
    global $DB;
    $instances = [];
    foreach (get_fast_modinfo($course, $userid ?? 0)->get_instances_of($modulename) as $cm) {
        if ($cm->uservisible || $includeinvisible) {
            $instance = $DB->get_record($modulename, ['id' => $cm->instance]);
            $instance->coursemodule = $cm->id;
            $instance->section = 0;
            $instance->visible = $cm->visible;
            $instance->groupmode = $cm->groupmode;
            $instances[] = $instance;
        }
    }
    return $instances;
}

function set_coursemodule_visible($id, $visible, $visibleoncoursepage = 1, bool $rebuildcache = true) {
    global $DB;
    $DB->set_field('course_modules', 'visible', $visible, ['id' => $id]);
    rebuild_course_cache();
    return true;
}

function set_coursemodule_groupmode($id, $groupmode) {
    global $DB;
    $DB->set_field('course_modules', 'groupmode', $groupmode, ['id' => $id]);
    rebuild_course_cache();
    return true;
}

/** Adds an activity as the course page does: module row, instance, context, grade item, event. */
function add_moduleinfo($moduleinfo, $course, $mform = null) {
    global $DB, $CFG;
    require_once($CFG->dirroot . '/course/modlib.php');
    return pocket_add_module($moduleinfo, $course, $mform);
}

function update_moduleinfo($cm, $moduleinfo, $course, $mform = null) {
    global $CFG;
    require_once($CFG->dirroot . '/course/modlib.php');
    return pocket_update_module($cm, $moduleinfo, $course, $mform);
}

function course_delete_module($cmid, $async = false) {
    global $CFG;
    require_once($CFG->dirroot . '/course/modlib.php');
    pocket_delete_module((int) $cmid);
}

function update_course($data, $editoroptions = null) {
    global $DB;
    $data->timemodified = time();
    $DB->update_record('course', $data);
    rebuild_course_cache((int) $data->id);
}

function delete_course($courseorid, $showfeedback = true) {
    global $DB;
    $course = is_object($courseorid) ? $courseorid : get_course($courseorid);
    foreach ($DB->get_fieldset_select('course_modules', 'id', 'course = ?', [$course->id]) as $cmid) {
        course_delete_module($cmid);
    }
    context_course::instance($course->id)->delete();
    foreach (['enrol' => 'courseid', 'groups' => 'courseid', 'grade_items' => 'courseid', 'event' => 'courseid'] as $table => $field) {
        $DB->delete_records($table, [$field => $course->id]);
    }
    $DB->delete_records('course', ['id' => $course->id]);
    rebuild_course_cache();
    return true;
}

/** Course reset: what the activity's own reset callback does, and the gradebook's clearing. */
function reset_course_userdata($data) {
    global $CFG;
    $status = [];
    $data->courseid ??= $data->id;
    $data->timeshift = 0;
    foreach (core_component::get_plugin_list('mod') as $name => $unused) {
        if (component_lib("mod_$name") && function_exists($function = "{$name}_reset_userdata")) {
            $status = array_merge($status, $function($data));
        }
    }
    return $status;
}
