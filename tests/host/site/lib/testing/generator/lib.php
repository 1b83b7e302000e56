<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Makes people, courses and activities, for tests and for the demo. */

abstract class component_generator_base {
    protected $datagenerator;
    public function __construct(testing_data_generator $datagenerator) {
        $this->datagenerator = $datagenerator;
    }
    public function reset() {
    }
}

abstract class testing_module_generator extends component_generator_base {
    protected $instancecount = 0;

    public function reset() {
        $this->instancecount = 0;
    }
    public function get_modulename() {
        return preg_replace('/^mod_(.*)_generator$/', '$1', static::class);
    }
    protected function prepare_moduleinfo_record($record, $options) {
        $record = (object) array_merge((array) $record, (array) $options);
        $name = $this->get_modulename();
        $defaults = ['modulename' => $name, 'section' => 0, 'visible' => 1, 'cmidnumber' => '', 'groupmode' => 0, 'groupingid' => 0,
            'completion' => COMPLETION_TRACKING_NONE, 'completionview' => 0, 'completionexpected' => 0,
            'completiongradeitemnumber' => null, 'completionpassgrade' => 0, 'showdescription' => 0, 'availability' => null,
            'name' => get_string('pluginname', "mod_$name") . ' ' . $this->instancecount, 'intro' => "Test $name $this->instancecount",
            'introformat' => FORMAT_HTML];
        foreach ($defaults as $field => $value) {
            if (!isset($record->$field)) {
                $record->$field = $value;
            }
        }
        if (isset($record->idnumber)) {
            $record->cmidnumber = $record->idnumber;
        }
        return $record;
    }
    public function create_instance($record = null, ?array $options = null) {
        global $DB;
        $this->instancecount++;
        $record = $this->prepare_moduleinfo_record($record, $options);
        if (empty($record->course)) {
            throw new coding_exception('module generator requires $record->course');
        }
        $course = is_object($record->course) ? $record->course : get_course($record->course);
        $record->course = $course->id;
        $module = add_moduleinfo($record, $course);
        $instance = $DB->get_record($this->get_modulename(), ['id' => $module->instance], '*', MUST_EXIST);
        $instance->cmid = $module->coursemodule;
        return $instance;
    }
    public function create_content($instance, $record = []) {
        throw new coding_exception('Module generator does not create content');
    }
}

class testing_data_generator {
    private int $users = 0;
    private int $courses = 0;
    private int $groups = 0;
    private int $roles = 0;
    private int $scales = 0;
    private array $plugins = [];

    public function reset() {
        $this->users = $this->courses = $this->groups = $this->roles = $this->scales = 0;
        $this->plugins = [];
    }
    public function get_plugin_generator($component) {
        if (!isset($this->plugins[$component])) {
            $file = core_component::get_component_directory($component) . '/tests/generator/lib.php';
            if (!is_file($file)) {
                throw new coding_exception("Component $component has no generator");
            }
            require_once($file);
            $class = "{$component}_generator";
            $this->plugins[$component] = new $class($this);
        }
        return $this->plugins[$component];
    }
    public function create_user($record = null, ?array $options = null) {
        global $DB;
        $this->users++;
        $i = $this->users;
        $record = (array) $record;
        $firstnames = ['Aminata', 'Benedikt', 'Chloette', 'Domingo', 'Elisabet', 'Folasade', 'Gracelyn', 'Hanneke', 'Ignatius', 'Junipero'];
        $lastnames = ['Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Novak', 'Silva', 'Haddad', 'Nguyen'];
        $record += ['username' => "username$i", 'firstname' => $firstnames[$i % 10], 'lastname' => $lastnames[$i % 8] . $i,
            'timecreated' => time(), 'timemodified' => time()];
        $record += ['email' => $record['username'] . '@example.com', 'password' => $record['username']];
        $record['username'] = core_text::strtolower($record['username']);
        $record['password'] = hash_internal_user_password($record['password']);
        $id = $DB->insert_record('user', (object) $record);
        context_user::instance($id);
        return $DB->get_record('user', ['id' => $id], '*', MUST_EXIST);
    }
    public function create_course($record = null, ?array $options = null) {
        global $DB;
        $this->courses++;
        $i = $this->courses;
        $record = (array) $record + ['fullname' => "Test course $i", 'shortname' => "tc_$i", 'idnumber' => '', 'summary' => '',
            'startdate' => time(), 'timecreated' => time(), 'timemodified' => time(), 'enablecompletion' => 1];
        $id = $DB->insert_record('course', (object) $record);
        context_course::instance($id);
        $DB->insert_record('enrol', (object) ['courseid' => $id, 'enrol' => 'manual', 'status' => 0]);
        return $DB->get_record('course', ['id' => $id], '*', MUST_EXIST);
    }
    public function create_category($record = null, ?array $options = null) {
        return (object) ['id' => 0];
    }
    public function create_module($modulename, $record = null, ?array $options = null) {
        return $this->get_plugin_generator("mod_$modulename")->create_instance($record, $options);
    }
    public function enrol_user($userid, $courseid, $roleidorshortname = null, $enrol = 'manual', $timestart = 0, $timeend = 0, $status = null) {
        global $DB;
        $role = $roleidorshortname ?? 'student';
        $roleid = is_numeric($role) ? (int) $role : (int) $DB->get_field('role', 'id', ['shortname' => $role], MUST_EXIST);
        pocket_enrol((int) $userid, (int) $courseid, $roleid, (int) $status);
        return true;
    }
    public function create_and_enrol($course, $role = 'student', $userparams = null, $enrol = 'manual', $timestart = 0, $timeend = 0,
            $status = null) {
        $user = $this->create_user($userparams);
        $this->enrol_user($user->id, $course->id, $role, $enrol, $timestart, $timeend, $status);
        return $user;
    }
    public function create_group($record) {
        global $DB;
        $this->groups++;
        $record = (object) ((array) $record + ['name' => "group-$this->groups"]);
        return $DB->get_record('groups', ['id' => groups_create_group($record)]);
    }
    public function create_group_member($record) {
        $record = (array) $record;
        return groups_add_member($record['groupid'], $record['userid']);
    }
    public function create_role($record = null) {
        $this->roles++;
        $record = (array) $record + ['shortname' => "role$this->roles", 'name' => '', 'description' => '', 'archetype' => ''];
        $id = create_role($record['name'], $record['shortname'], $record['description'], $record['archetype']);
        if ($record['archetype'] !== '') {
            global $DB;
            foreach ($DB->get_records_sql('SELECT rc.* FROM {role_capabilities} rc JOIN {role} r ON r.id = rc.roleid WHERE r.shortname = ?',
                    [$record['archetype']]) as $row) {
                assign_capability($row->capability, $row->permission, $id, $row->contextid);
            }
        }
        return $id;
    }
    public function create_role_capability($roleid, $rolecapabilities, ?\core\context $context = null) {
        foreach ($rolecapabilities as $capability => $permission) {
            assign_capability($capability, is_numeric($permission) ? $permission
                : ['inherit' => CAP_INHERIT, 'allow' => CAP_ALLOW, 'prevent' => CAP_PREVENT, 'prohibit' => CAP_PROHIBIT][$permission],
                $roleid, ($context ?? context_system::instance())->id, true);
        }
    }
    public function role_assign($roleid, $userid, $contextid = false) {
        return role_assign($roleid, $userid, $contextid ?: context_system::instance()->id);
    }
    public function create_scale($record = null, ?array $options = null) {
        global $DB;
        $this->scales++;
        $record = (array) $record + ['name' => "Test scale $this->scales", 'scale' => 'A,B,C,D,F', 'courseid' => 0, 'userid' => 0];
        return $DB->get_record('scale', ['id' => $DB->insert_record('scale', (object) $record)]);
    }
    public function create_event($data = []) {
        return calendar_event::create((object) ((array) $data + ['name' => 'event', 'eventtype' => 'user', 'timestart' => time()]), false);
    }
}
