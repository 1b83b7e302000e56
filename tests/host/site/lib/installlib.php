<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Makes a fresh site: the host's tables, the plugin's own from its db/ folder, and what a site has on its first day. */

use Doctrine\DBAL\Schema\Schema;

/** The host's tables: name => "column:type[:default]"; n = number, c = short text, t = text, f = float; ? may be null. */
const POCKET_TABLES = [
    'config' => ['name:c value:t?', 'u name'],
    'config_plugins' => ['plugin:c name:c value:t?', 'u plugin name'],
    'user' => ['username:c password:c: firstname:c: lastname:c: email:c: lang:c:en timezone:c:99 idnumber:c: deleted:n:0 suspended:n:0 '
        . 'confirmed:n:1 auth:c:manual mnethostid:n:1 firstnamephonetic:c: lastnamephonetic:c: middlename:c: alternatename:c: '
        . 'imagealt:c: picture:n:0 description:t? descriptionformat:n:1 mailformat:n:1 maildisplay:n:2 institution:c: department:c: '
        . 'city:c: country:c: theme:c: calendartype:c:gregorian '
        . 'lastaccess:n:0 timecreated:n:0 timemodified:n:0', 'u username'],
    'user_preferences' => ['userid:n name:c value:c:', 'u userid name'],
    'course' => ['category:n:0 fullname:c shortname:c: idnumber:c: summary:t? summaryformat:n:1 format:c:topics startdate:n:0 enddate:n:0 '
        . 'visible:n:1 groupmode:n:0 groupmodeforce:n:0 defaultgroupingid:n:0 enablecompletion:n:1 showgrades:n:1 lang:c: maxbytes:n:0 '
        . 'timecreated:n:0 timemodified:n:0'],
    'modules' => ['name:c visible:n:1 cron:n:0', 'u name'],
    'course_modules' => ['course:n module:n instance:n:0 section:n:0 idnumber:c: added:n:0 visible:n:1 visibleoncoursepage:n:1 '
        . 'visibleold:n:1 groupmode:n:0 groupingid:n:0 completion:n:0 completionview:n:0 completionexpected:n:0 '
        . 'completiongradeitemnumber:n? completionpassgrade:n:0 showdescription:n:0 availability:t? deletioninprogress:n:0 lang:c:',
        'i module instance', 'i course'],
    'course_modules_completion' => ['coursemoduleid:n userid:n completionstate:n:0 viewed:n:0 overrideby:n? timemodified:n:0',
        'u userid coursemoduleid'],
    'context' => ['contextlevel:n instanceid:n path:c: depth:n:0', 'u contextlevel instanceid', 'i path'],
    'role' => ['name:c: shortname:c description:t? archetype:c: sortorder:n:0', 'u shortname'],
    'role_assignments' => ['roleid:n contextid:n userid:n component:c: itemid:n:0 timemodified:n:0', 'u contextid roleid userid', 'i userid'],
    'role_capabilities' => ['contextid:n roleid:n capability:c permission:n timemodified:n:0', 'u roleid contextid capability'],
    'capabilities' => ['name:c captype:c contextlevel:n component:c riskbitmask:n:0', 'u name'],
    'enrol' => ['courseid:n enrol:c status:n:0', 'i courseid'],
    'user_enrolments' => ['enrolid:n userid:n status:n:0 timestart:n:0 timeend:n:0 timecreated:n:0', 'u enrolid userid', 'i userid'],
    'groups' => ['courseid:n name:c description:t? idnumber:c: timecreated:n:0 visibility:n:0 participation:n:1', 'i courseid'],
    'groups_members' => ['groupid:n userid:n timeadded:n:0', 'u userid groupid'],
    'files' => ['contenthash:c pathnamehash:c contextid:n component:c filearea:c itemid:n filepath:c filename:c userid:n? filesize:n '
        . 'mimetype:c? status:n:0 source:t? author:c? license:c? timecreated:n timemodified:n sortorder:n:0 referencefileid:n?',
        'u pathnamehash', 'i contextid component filearea itemid', 'i contenthash'],
    'message_providers' => ['name:c component:c capability:c?', 'u component name'],
    'notifications' => ['useridfrom:n useridto:n subject:t? fullmessage:t? fullmessageformat:n:0 fullmessagehtml:t? smallmessage:t? '
        . 'component:c? eventtype:c? contexturl:t? contexturlname:t? timeread:n? timecreated:n customdata:t?', 'i useridto'],
    'logstore_standard_log' => ['eventname:c component:c action:c target:c objecttable:c? objectid:n? crud:c edulevel:n contextid:n '
        . 'contextlevel:n contextinstanceid:n userid:n courseid:n? relateduserid:n? anonymous:n:0 other:t? timecreated:n origin:c? ip:c?',
        'i timecreated', 'i contextid'],
    'task_adhoc' => ['component:c: classname:c nextruntime:n faildelay:n? customdata:t? userid:n? timecreated:n:0 attemptsavailable:n? '
        . 'timestarted:n?', 'i nextruntime'],
    'task_scheduled' => ['component:c: classname:c lastruntime:n? nextruntime:n? disabled:n:0', 'u classname'],
    'scale' => ['courseid:n:0 userid:n:0 name:c scale:t description:t? timemodified:n:0'],
    'grade_items' => ['courseid:n itemtype:c itemmodule:c? iteminstance:n? itemnumber:n? itemname:c? idnumber:c? gradetype:n:1 grademax:f:100 '
        . 'grademin:f:0 scaleid:n? gradepass:f:0 hidden:n:0 locked:n:0 needsupdate:n:0 timecreated:n? timemodified:n?',
        'i itemmodule iteminstance', 'i courseid'],
    'grade_grades' => ['itemid:n userid:n rawgrade:f? finalgrade:f? hidden:n:0 locked:n:0 overridden:n:0 feedback:t? feedbackformat:n:0 '
        . 'usermodified:n? dategraded:n? datesubmitted:n? timemodified:n?', 'u userid itemid', 'i itemid'],
    'event' => ['name:t description:t format:n:0 courseid:n:0 groupid:n:0 userid:n:0 modulename:c: instance:n:0 type:n:0 eventtype:c: '
        . 'timestart:n:0 timeduration:n:0 timesort:n? visible:n:1 priority:n? component:c? uuid:c: timemodified:n:0', 'i modulename instance', 'i timesort'],
];

function pocket_schema(Schema $schema): void {
    foreach (POCKET_TABLES as $name => $parts) {
        $table = $schema->createTable($GLOBALS['CFG']->prefix . $name);
        $table->addColumn('id', 'bigint', ['autoincrement' => true]);
        $table->setPrimaryKey(['id']);
        foreach (explode(' ', array_shift($parts)) as $column) {
            [$column, $type, $default] = explode(':', $column) + [2 => null];
            $options = ['notnull' => !str_ends_with($type, '?')] + ($default === null ? [] : ['default' => $default]);
            match ($type[0]) {
                'n' => $table->addColumn($column, 'bigint', $options),
                'f' => $table->addColumn($column, 'decimal', $options + ['precision' => 10, 'scale' => 5]),
                'c' => $table->addColumn($column, 'string', $options + ['length' => 255]),
                't' => $table->addColumn($column, 'text', $options),
            };
        }
        foreach ($parts as $index) {
            $columns = explode(' ', $index);
            array_shift($columns) === 'u' ? $table->addUniqueIndex($columns) : $table->addIndex($columns);
        }
    }
}

/** A plugin's db/install.xml as tables. */
function pocket_schema_of_plugin(Schema $schema, string $file): void {
    $xml = simplexml_load_file($file) ?: throw new coding_exception("$file is not XML");
    foreach ($xml->TABLES->TABLE as $definition) {
        $table = $schema->createTable($GLOBALS['CFG']->prefix . $definition['NAME']);
        foreach ($definition->FIELDS->FIELD as $field) {
            $length = (int) $field['LENGTH'];
            $options = ['notnull' => (string) $field['NOTNULL'] === 'true', 'autoincrement' => (string) $field['SEQUENCE'] === 'true'];
            if (isset($field['DEFAULT'])) {
                $options['default'] = (string) $field['DEFAULT'];
            }
            if ((string) $field['TYPE'] === 'char' && $options['notnull']) {
                // As Moodle's databases have it.
                $options['default'] ??= '';
            }
            $name = (string) $field['NAME'];
            match ((string) $field['TYPE']) {
                'int' => $table->addColumn($name, 'bigint', $options),
                'number' => $table->addColumn($name, 'decimal', $options + ['precision' => $length, 'scale' => (int) $field['DECIMALS']]),
                'float' => $table->addColumn($name, 'float', $options),
                'char' => $table->addColumn($name, 'string', $options + ['length' => $length]),
                'text' => $table->addColumn($name, 'text', $options),
                'binary' => $table->addColumn($name, 'blob', $options),
            };
        }
        $columns = fn($element): array => array_map('trim', explode(',', (string) $element['FIELDS']));
        foreach ($definition->KEYS->KEY ?? [] as $key) {
            match ((string) $key['TYPE']) {
                'primary' => $table->setPrimaryKey($columns($key)),
                'unique', 'foreign-unique' => $table->addUniqueIndex($columns($key)),
                default => $table->addIndex($columns($key)),
            };
        }
        foreach ($definition->INDEXES->INDEX ?? [] as $index) {
            (string) $index['UNIQUE'] === 'true' ? $table->addUniqueIndex($columns($index)) : $table->addIndex($columns($index));
        }
    }
}

/** Reads a db/*.php file of a plugin and gives the variable that it sets. */
function pocket_definitions(string $component, string $file, string $variable): array {
    global $CFG;
    $path = core_component::get_component_directory($component) . "/db/$file.php";
    if (!is_file($path)) {
        return [];
    }
    return (static function () use ($path, $variable, $CFG): array {
        require($path);
        return $$variable ?? [];
    })();
}

function pocket_install_capabilities(string $component): void {
    global $DB;
    $system = context_system::instance();
    foreach (pocket_definitions($component, 'access', 'capabilities') as $name => $definition) {
        $row = (object) ['name' => $name, 'captype' => $definition['captype'], 'contextlevel' => $definition['contextlevel'],
            'component' => $component, 'riskbitmask' => $definition['riskbitmask'] ?? 0];
        if ($DB->record_exists('capabilities', ['name' => $name])) {
            continue;
        }
        $DB->insert_record('capabilities', $row);
        foreach ($definition['archetypes'] ?? [] as $archetype => $permission) {
            foreach (get_archetype_roles($archetype) as $role) {
                assign_capability($name, $permission, $role->id, $system->id, true);
            }
        }
    }
    accesslib_clear_caches();
}

function pocket_install_messages(string $component): void {
    global $DB;
    foreach (pocket_definitions($component, 'messages', 'messageproviders') as $name => $definition) {
        if (!$DB->record_exists('message_providers', ['component' => $component, 'name' => $name])) {
            $DB->insert_record('message_providers', (object) ['component' => $component, 'name' => $name,
                'capability' => $definition['capability'] ?? null]);
        }
    }
}

function pocket_install_site(string $adminpassword): void {
    global $CFG, $DB, $SITE, $COURSE;
    $schema = new Schema();
    pocket_schema($schema);
    foreach (core_component::get_plugin_list('mod') as $directory) {
        is_file("$directory/db/install.xml") && pocket_schema_of_plugin($schema, "$directory/db/install.xml");
    }
    $connection = $DB->connection();
    $connection->executeStatement('BEGIN IMMEDIATE');
    foreach ($schema->toSql($connection->getDatabasePlatform()) as $sql) {
        $connection->executeStatement($sql);
    }
    $now = time();
    $system = $DB->insert_record('context', (object) ['contextlevel' => CONTEXT_SYSTEM, 'instanceid' => 0, 'depth' => 1]);
    $DB->set_field('context', 'path', "/$system", ['id' => $system]);
    $DB->insert_record('user', (object) ['username' => 'guest', 'firstname' => 'Guest', 'lastname' => 'user', 'email' => 'root@localhost',
        'timecreated' => $now]);
    $DB->insert_record('user', (object) ['username' => 'admin', 'firstname' => 'Site', 'lastname' => 'Administrator',
        'email' => 'admin@example.org', 'password' => hash_internal_user_password($adminpassword), 'timecreated' => $now]);
    $DB->insert_record('course', (object) ['fullname' => 'Microcred pocket host', 'shortname' => 'Pocket host', 'format' => 'site',
        'timecreated' => $now]);
    foreach (['manager' => 'Manager', 'coursecreator' => 'Course creator', 'editingteacher' => 'Teacher', 'teacher' => 'Non-editing teacher',
            'student' => 'Student', 'guest' => 'Guest', 'user' => 'Authenticated user'] as $shortname => $name) {
        create_role($name, $shortname, '', $shortname);
    }
    foreach (POCKET_CAPABILITIES as $name => [$type, $level, $archetypes]) {
        $DB->insert_record('capabilities', (object) ['name' => $name, 'captype' => $type, 'contextlevel' => $level, 'component' => 'core']);
        foreach (array_filter(explode(' ', $archetypes)) as $archetype) {
            assign_capability($name, CAP_ALLOW, $DB->get_field('role', 'id', ['shortname' => $archetype]), $system);
        }
    }
    foreach (['Separate and Connected ways of knowing' => 'Mostly separate knowing,Separate and connected,Mostly connected knowing',
            'Default competence scale' => 'Not yet competent,Competent'] as $name => $scale) {
        $DB->insert_record('scale', (object) ['name' => $name, 'scale' => $scale]);
    }
    set_config('siteidentifier', random_string(32) . 'pockethost');
    $connection->executeStatement('COMMIT');
    $SITE = $DB->get_record('course', ['id' => SITEID]);
    $COURSE = clone $SITE;
    \core\session\manager::set_user(get_admin());
    foreach (core_component::get_plugin_list('mod') as $name => $directory) {
        pocket_install_plugin($name, $directory);
    }
}

/** The core capabilities that the plugin or the host asks about: kind, level, who has them. */
const POCKET_CAPABILITIES = [
    'moodle/site:config' => ['write', CONTEXT_SYSTEM, ''],
    'moodle/site:accessallgroups' => ['read', CONTEXT_MODULE, 'editingteacher manager'],
    'moodle/site:viewfullnames' => ['read', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/site:viewuseridentity' => ['read', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/course:view' => ['read', CONTEXT_COURSE, 'manager'],
    'moodle/course:update' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/course:manageactivities' => ['write', CONTEXT_MODULE, 'editingteacher manager'],
    'moodle/course:viewhiddenactivities' => ['write', CONTEXT_MODULE, 'teacher editingteacher manager'],
    'moodle/course:viewparticipants' => ['read', CONTEXT_COURSE, 'student teacher editingteacher manager'],
    'moodle/course:managegroups' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/course:isincompletionreports' => ['read', CONTEXT_COURSE, 'student'],
    'moodle/course:reset' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/course:bulkmessaging' => ['write', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/grade:view' => ['read', CONTEXT_COURSE, 'student'],
    'moodle/grade:viewall' => ['read', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/grade:viewhidden' => ['read', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/grade:edit' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/grade:managegradingforms' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/grade:manage' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/role:assign' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/role:review' => ['read', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/user:viewdetails' => ['read', CONTEXT_COURSE, 'student teacher editingteacher manager'],
    'moodle/user:viewalldetails' => ['read', CONTEXT_USER, 'manager'],
    'moodle/user:delete' => ['write', CONTEXT_SYSTEM, 'manager'],
    'moodle/badges:manageglobalsettings' => ['write', CONTEXT_SYSTEM, ''],
    'moodle/calendar:manageentries' => ['write', CONTEXT_COURSE, 'teacher editingteacher manager'],
    'moodle/calendar:manageownentries' => ['write', CONTEXT_COURSE, 'user'],
    'moodle/analytics:listinsights' => ['read', CONTEXT_COURSE, ''],
    'moodle/filter:manage' => ['write', CONTEXT_COURSE, 'editingteacher manager'],
    'moodle/backup:backupactivity' => ['write', CONTEXT_MODULE, 'editingteacher manager'],
    'moodle/restore:restoreactivity' => ['write', CONTEXT_MODULE, 'editingteacher manager'],
];

function pocket_install_plugin(string $name, string $directory): void {
    global $CFG, $DB;
    $component = "mod_$name";
    $plugin = new stdClass();
    $module = $plugin;
    (static function () use ($directory, $plugin): void {
        require("$directory/version.php");
    })();
    if (($plugin->requires ?? 0) > $CFG->version) {
        throw new coding_exception("$component needs a newer host than $CFG->version");
    }
    set_config('version', $plugin->version, $component);
    $DB->insert_record('modules', (object) ['name' => $name]);
    pocket_install_capabilities($component);
    pocket_install_messages($component);
    foreach (pocket_definitions($component, 'tasks', 'tasks') as $task) {
        $DB->insert_record('task_scheduled', (object) ['component' => $component, 'classname' => '\\' . ltrim($task['classname'], '\\'),
            'lastruntime' => 0, 'nextruntime' => 0]);
    }
    if (is_file("$directory/db/install.php")) {
        require_once("$directory/db/install.php");
        if (function_exists($function = "xmldb_{$name}_install")) {
            $function();
        }
    }
    require_once($CFG->libdir . '/adminlib.php');
    admin_apply_default_settings();
}
