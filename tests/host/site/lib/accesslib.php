<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Contexts, roles and capabilities. */

namespace core {
    use stdClass;

    abstract class context {
        const LEVEL = 0;
        public int $id;
        public int $contextlevel;
        public int $instanceid;
        public string $path;
        public int $depth;
        private static array $byid = [];
        private static array $byinstance = [];

        private static function wrap(stdClass $row): self {
            $class = match ((int) $row->contextlevel) {
                CONTEXT_SYSTEM => context\system::class,
                CONTEXT_USER => context\user::class,
                CONTEXT_COURSE => context\course::class,
                CONTEXT_MODULE => context\module::class,
            };
            $context = new $class();
            $context->id = (int) $row->id;
            $context->contextlevel = (int) $row->contextlevel;
            $context->instanceid = (int) $row->instanceid;
            $context->path = $row->path;
            $context->depth = (int) $row->depth;
            self::$byinstance[$context->contextlevel][$context->instanceid] = $context;
            return self::$byid[$context->id] = $context;
        }

        public static function reset_caches(): void {
            self::$byid = self::$byinstance = [];
        }

        public static function instance_by_id($id, $strictness = MUST_EXIST) {
            global $DB;
            if (isset(self::$byid[$id])) {
                return self::$byid[$id];
            }
            $row = $DB->get_record('context', ['id' => $id], '*', $strictness);
            return $row ? self::wrap($row) : false;
        }

        protected static function find(int $level, int $instanceid, string $table, int $strictness, callable $parent) {
            global $DB;
            if (isset(self::$byinstance[$level][$instanceid])) {
                return self::$byinstance[$level][$instanceid];
            }
            $row = $DB->get_record('context', ['contextlevel' => $level, 'instanceid' => $instanceid]);
            if (!$row) {
                $instance = $table === '' ? true : $DB->get_record($table, ['id' => $instanceid], '*', $strictness);
                if (!$instance) {
                    return false;
                }
                $above = $parent($instance);
                $row = (object) ['contextlevel' => $level, 'instanceid' => $instanceid, 'path' => '', 'depth' => $above->depth + 1];
                $row->id = $DB->insert_record('context', $row);
                $row->path = "$above->path/$row->id";
                $DB->set_field('context', 'path', $row->path, ['id' => $row->id]);
            }
            return self::wrap($row);
        }

        public function get_parent_context_ids($includeself = false) {
            $ids = array_reverse(explode('/', trim($this->path, '/')));
            if (!$includeself) {
                array_shift($ids);
            }
            return array_map('intval', $ids);
        }

        public function get_parent_context() {
            $ids = $this->get_parent_context_ids();
            return $ids ? self::instance_by_id($ids[0]) : false;
        }

        public function get_course_context($strict = true) {
            foreach ($this->get_parent_context_ids(true) as $id) {
                $context = self::instance_by_id($id);
                if ($context->contextlevel === CONTEXT_COURSE) {
                    return $context;
                }
            }
            if ($strict) {
                throw new \coding_exception('Context does not belong to any course.');
            }
            return false;
        }

        public function get_child_contexts() {
            global $DB;
            $children = [];
            foreach ($DB->get_records_select('context', 'path LIKE ?', [$this->path . '/%']) as $row) {
                $children[$row->id] = self::wrap($row);
            }
            return $children;
        }

        public function is_locked($capability = null): bool {
            return false;
        }

        public function delete() {
            global $DB;
            foreach ([...$this->get_child_contexts(), $this] as $context) {
                get_file_storage()->delete_area_files($context->id);
                $DB->delete_records('role_assignments', ['contextid' => $context->id]);
                $DB->delete_records('role_capabilities', ['contextid' => $context->id]);
                $DB->delete_records('context', ['id' => $context->id]);
                unset(self::$byid[$context->id], self::$byinstance[$context->contextlevel][$context->instanceid]);
            }
        }

        public function get_context_name($withprefix = true, $short = false, $escape = true) {
            return static::class . ' ' . $this->instanceid;
        }

        abstract public function get_url();
    }
}

namespace core\context {
    class system extends \core\context {
        const LEVEL = CONTEXT_SYSTEM;
        public static function instance($instanceid = 0, $strictness = MUST_EXIST, $cache = true) {
            return self::find(CONTEXT_SYSTEM, 0, '', $strictness,
                fn() => throw new \coding_exception('The site is not installed'));
        }
        public function get_url() {
            return new \moodle_url('/');
        }
    }
    class user extends \core\context {
        const LEVEL = CONTEXT_USER;
        public static function instance($userid, $strictness = MUST_EXIST) {
            return self::find(CONTEXT_USER, (int) $userid, 'user', $strictness, fn() => system::instance());
        }
        public function get_url() {
            return new \moodle_url('/user/view.php', ['id' => $this->instanceid]);
        }
    }
    class course extends \core\context {
        const LEVEL = CONTEXT_COURSE;
        public static function instance($courseid, $strictness = MUST_EXIST) {
            return self::find(CONTEXT_COURSE, (int) $courseid, 'course', $strictness, fn() => system::instance());
        }
        public function get_url() {
            return new \moodle_url('/course/view.php', ['id' => $this->instanceid]);
        }
    }
    class module extends \core\context {
        const LEVEL = CONTEXT_MODULE;
        public static function instance($cmid, $strictness = MUST_EXIST) {
            return self::find(CONTEXT_MODULE, (int) $cmid, 'course_modules', $strictness, fn($cm) => course::instance($cm->course));
        }
        public function get_url() {
            global $DB;
            $name = $DB->get_field_sql('SELECT m.name FROM {modules} m JOIN {course_modules} cm ON cm.module = m.id WHERE cm.id = ?',
                [$this->instanceid]);
            return new \moodle_url("/mod/$name/view.php", ['id' => $this->instanceid]);
        }
    }
}

namespace {
    class_alias(\core\context::class, 'context');
    class_alias(\core\context\system::class, 'context_system');
    class_alias(\core\context\user::class, 'context_user');
    class_alias(\core\context\course::class, 'context_course');
    class_alias(\core\context\module::class, 'context_module');

    class context_helper {
        public static function reset_caches() {
            \core\context::reset_caches();
        }
        public static function preload_from_record(stdClass $rec) {
        }
        public static function delete_instance($contextlevel, $instanceid) {
            global $DB;
            if ($id = $DB->get_field('context', 'id', ['contextlevel' => $contextlevel, 'instanceid' => $instanceid])) {
                \core\context::instance_by_id($id)->delete();
            }
        }
        public static function get_preload_record_columns_sql($tablealias) {
            return "$tablealias.id AS ctxid";
        }
    }

    /** What is known in this request: permissions by role, roles by user. */
    final class pocket_access {
        /** @var array role id => context id => capability => permission */
        public static ?array $permissions = null;
        /** @var array user id => context id => role ids */
        public static array $roles = [];
        public static ?array $capabilities = null;
    }

    function accesslib_clear_caches(): void {
        pocket_access::$permissions = null;
        pocket_access::$roles = [];
        pocket_access::$capabilities = null;
    }

    function accesslib_clear_all_caches_for_unit_testing() {
        accesslib_clear_caches();
        \core\context::reset_caches();
    }

    function accesslib_clear_all_caches($resetcontexts) {
        accesslib_clear_caches();
    }

    function pocket_capabilities(): array {
        global $DB;
        return pocket_access::$capabilities ??= $DB->get_records_menu('capabilities', null, '', 'name, captype');
    }

    function pocket_permissions(): array {
        global $DB;
        if (pocket_access::$permissions === null) {
            pocket_access::$permissions = [];
            foreach ($DB->get_records('role_capabilities') as $row) {
                pocket_access::$permissions[$row->roleid][$row->contextid][$row->capability] = (int) $row->permission;
            }
        }
        return pocket_access::$permissions;
    }

    /** The roles a person has at a context, by assignment there or above, with those everybody has. */
    function pocket_roles(int $userid, \core\context $context): array {
        global $DB;
        if (!isset(pocket_access::$roles[$userid])) {
            $roles = [];
            foreach ($DB->get_records('role_assignments', ['userid' => $userid]) as $row) {
                $roles[$row->contextid][] = (int) $row->roleid;
            }
            $everyone = $DB->get_field('role', 'id', ['shortname' => $userid == 0 || isguestuser($userid) ? 'guest' : 'user']);
            $roles[\core\context\system::instance()->id][] = (int) $everyone;
            pocket_access::$roles[$userid] = $roles;
        }
        $found = [];
        foreach ($context->get_parent_context_ids(true) as $id) {
            $found = [...$found, ...(pocket_access::$roles[$userid][$id] ?? [])];
        }
        return array_unique($found);
    }

    /** What one role says about a capability at a context: the nearest word wins, a prohibition always. */
    function pocket_permission(int $roleid, string $capability, \core\context $context): int {
        $permissions = pocket_permissions()[$roleid] ?? [];
        $result = CAP_INHERIT;
        foreach ($context->get_parent_context_ids(true) as $id) {
            $permission = $permissions[$id][$capability] ?? CAP_INHERIT;
            if ($permission === CAP_PROHIBIT) {
                return CAP_PROHIBIT;
            }
            $result = $result === CAP_INHERIT ? $permission : $result;
        }
        return $result;
    }

    function has_capability($capability, \core\context $context, $user = null, $doanything = true) {
        global $USER;
        $userid = (int) ($user === null ? ($USER->id ?? 0) : (is_object($user) ? ($user->id ?? 0) : $user));
        if (!isset(pocket_capabilities()[$capability])) {
            debugging("Capability \"$capability\" was not found! This has to be fixed in code.");
            return false;
        }
        $guest = $userid === 0 || isguestuser($userid);
        if ($guest && (pocket_capabilities()[$capability] === 'write' || in_array($capability, ['moodle/site:config'], true))) {
            return false;
        }
        if ($doanything && is_siteadmin($userid)) {
            return true;
        }
        $allowed = false;
        foreach (pocket_roles($userid, $context) as $roleid) {
            $permission = pocket_permission($roleid, $capability, $context);
            if ($permission === CAP_PROHIBIT) {
                return false;
            }
            $allowed = $allowed || $permission === CAP_ALLOW;
        }
        return $allowed;
    }

    function has_any_capability(array $capabilities, \core\context $context, $user = null, $doanything = true) {
        foreach ($capabilities as $capability) {
            if (has_capability($capability, $context, $user, $doanything)) {
                return true;
            }
        }
        return false;
    }

    function has_all_capabilities(array $capabilities, \core\context $context, $user = null, $doanything = true) {
        foreach ($capabilities as $capability) {
            if (!has_capability($capability, $context, $user, $doanything)) {
                return false;
            }
        }
        return true;
    }

    function require_capability($capability, \core\context $context, $userid = null, $doanything = true,
            $errormessage = 'nopermissions', $stringfile = '') {
        if (!has_capability($capability, $context, $userid, $doanything)) {
            throw new required_capability_exception($context, $capability, $errormessage, $stringfile);
        }
    }

    function require_all_capabilities(array $capabilities, \core\context $context, $userid = null, $doanything = true,
            $errormessage = 'nopermissions', $stringfile = ''): void {
        foreach ($capabilities as $capability) {
            require_capability($capability, $context, $userid, $doanything, $errormessage, $stringfile);
        }
    }

    function get_capability_string($capabilityname) {
        [$owner, $name] = explode(':', $capabilityname, 2);
        $parts = explode('/', $owner, 2);
        if ($parts[0] === 'mod' && get_string_manager()->string_exists("$parts[1]:$name", "mod_$parts[1]")) {
            return get_string("$parts[1]:$name", "mod_$parts[1]");
        }
        return $capabilityname;
    }

    function get_capability_info($capabilityname) {
        global $DB;
        return $DB->get_record('capabilities', ['name' => $capabilityname]) ?: null;
    }

    function create_role($name, $shortname, $description, $archetype = '') {
        global $DB;
        return $DB->insert_record('role', (object) ['name' => $name, 'shortname' => $shortname, 'description' => $description,
            'archetype' => $archetype, 'sortorder' => 1 + (int) $DB->get_field_sql('SELECT MAX(sortorder) FROM {role}')]);
    }

    function assign_capability($capability, $permission, $roleid, $contextid, $overwrite = false) {
        global $DB;
        $contextid = is_object($contextid) ? $contextid->id : $contextid;
        $key = ['roleid' => $roleid, 'contextid' => $contextid, 'capability' => $capability];
        if (!$permission) {
            return unassign_capability($capability, $roleid, $contextid);
        }
        if ($id = $DB->get_field('role_capabilities', 'id', $key)) {
            if ($overwrite) {
                $DB->set_field('role_capabilities', 'permission', $permission, ['id' => $id]);
            }
        } else {
            $DB->insert_record('role_capabilities', (object) ($key + ['permission' => $permission]));
        }
        accesslib_clear_caches();
        return true;
    }

    function unassign_capability($capability, $roleid, $contextid = null) {
        global $DB;
        $DB->delete_records('role_capabilities', ['capability' => $capability, 'roleid' => $roleid]
            + ($contextid ? ['contextid' => is_object($contextid) ? $contextid->id : $contextid] : []));
        accesslib_clear_caches();
        return true;
    }

    function role_change_permission($roleid, $context, $capname, $permission) {
        assign_capability($capname, $permission, $roleid, $context->id, true);
    }

    function role_assign($roleid, $userid, $contextid, $component = '', $itemid = 0, $timemodified = '') {
        global $DB;
        $contextid = is_object($contextid) ? $contextid->id : $contextid;
        $key = ['roleid' => $roleid, 'userid' => $userid, 'contextid' => $contextid];
        $id = $DB->get_field('role_assignments', 'id', $key)
            ?: $DB->insert_record('role_assignments', (object) ($key + ['component' => $component, 'itemid' => $itemid]));
        accesslib_clear_caches();
        return $id;
    }

    function role_unassign($roleid, $userid, $contextid, $component = '', $itemid = 0) {
        global $DB;
        $DB->delete_records('role_assignments', ['roleid' => $roleid, 'userid' => $userid, 'contextid' => $contextid]);
        accesslib_clear_caches();
    }

    function role_unassign_all(array $params, $subcontexts = false, $includemanual = false) {
        global $DB;
        $DB->delete_records('role_assignments', $params);
        accesslib_clear_caches();
    }

    function get_user_roles(\core\context $context, $userid = 0, $checkparentcontexts = true, $order = '') {
        global $DB, $USER;
        [$in, $params] = $DB->get_in_or_equal($checkparentcontexts ? $context->get_parent_context_ids(true) : [$context->id]);
        return $DB->get_records_sql("SELECT ra.*, r.name, r.shortname FROM {role_assignments} ra JOIN {role} r ON r.id = ra.roleid
            WHERE ra.userid = ? AND ra.contextid $in", [$userid ?: $USER->id, ...$params]);
    }

    function get_all_roles(?\core\context $context = null) {
        global $DB;
        return $DB->get_records('role', null, 'sortorder');
    }

    function get_archetype_roles($archetype) {
        global $DB;
        return $DB->get_records('role', ['archetype' => $archetype], 'sortorder');
    }

    function role_get_name(stdClass $role, $context = null, $rolenamedisplay = 0) {
        return $role->name !== '' ? format_string($role->name) : $role->shortname;
    }

    /** Everyone with a role that gives the capability here; administrators only where their role does. */
    function pocket_users_with(string $capability, \core\context $context): array {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal($context->get_parent_context_ids(true));
        $users = [];
        foreach ($DB->get_fieldset_sql("SELECT DISTINCT userid FROM {role_assignments} WHERE contextid $in", $params) as $userid) {
            if (has_capability($capability, $context, (int) $userid, false)) {
                $users[] = (int) $userid;
            }
        }
        return $users;
    }

    function get_users_by_capability(\core\context $context, $capability, $fields = '', $sort = '', $limitfrom = '', $limitnum = '',
            $groups = '', $exceptions = '', $notuseddoanything = null, $notusedview = null, $useviewallgroups = false) {
        global $DB;
        $ids = [];
        foreach ((array) $capability as $one) {
            $ids = array_merge($ids, pocket_users_with($one, $context));
        }
        if ($exceptions !== '') {
            $ids = array_diff($ids, explode(',', (string) $exceptions));
        }
        if ($groups !== '' && $groups) {
            [$in, $params] = $DB->get_in_or_equal((array) $groups);
            $members = $DB->get_fieldset_select('groups_members', 'userid', "groupid $in", $params);
            $ids = array_filter($ids, fn($id) => in_array((string) $id, $members)
                || ($useviewallgroups && has_capability('moodle/site:accessallgroups', $context, $id, false)));
        }
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_unique($ids));
        return $DB->get_records_sql('SELECT ' . ($fields ?: 'u.*') . " FROM {user} u WHERE u.deleted = 0 AND u.suspended = 0
            AND u.id $in ORDER BY " . ($sort ?: 'u.lastname, u.firstname, u.id'), $params, (int) $limitfrom, (int) $limitnum);
    }

    function update_capabilities($component = 'moodle') {
        pocket_install_capabilities($component);
        return true;
    }
}
