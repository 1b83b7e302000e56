<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Settings of the site and of plugins, and the people of the site. */

function initialise_cfg() {
    global $CFG, $DB;
    foreach ($DB->get_records_menu('config', null, '', 'name, value') as $name => $value) {
        if (!isset($CFG->$name) || in_array($name, ['siteadmins', 'enablecompletion', 'maxbytes', 'noreplyaddress'], true)) {
            $CFG->$name = $value;
        }
    }
}

function get_config($plugin, $name = null) {
    global $CFG, $DB;
    if ($plugin === 'moodle' || $plugin === 'core' || empty($plugin)) {
        return $name === null ? clone $CFG : ($CFG->$name ?? false);
    }
    if ($name !== null) {
        return $DB->get_field('config_plugins', 'value', ['plugin' => $plugin, 'name' => $name]);
    }
    return (object) $DB->get_records_menu('config_plugins', ['plugin' => $plugin], '', 'name, value');
}

function set_config($name, $value, $plugin = null) {
    global $CFG, $DB;
    if ($value === null) {
        return unset_config($name, $plugin);
    }
    $value = is_bool($value) ? (string) (int) $value : (string) $value;
    [$table, $key] = empty($plugin) || $plugin === 'core' || $plugin === 'moodle' ? ['config', ['name' => $name]]
        : ['config_plugins', ['plugin' => $plugin, 'name' => $name]];
    if ($table === 'config') {
        $CFG->$name = $value;
    }
    if ($id = $DB->get_field($table, 'id', $key)) {
        return $DB->set_field($table, 'value', $value, ['id' => $id]);
    }
    return (bool) $DB->insert_record($table, (object) ($key + ['value' => $value]), false);
}

function unset_config($name, $plugin = null) {
    global $CFG, $DB;
    if (empty($plugin)) {
        unset($CFG->$name);
        return $DB->delete_records('config', ['name' => $name]);
    }
    return $DB->delete_records('config_plugins', ['plugin' => $plugin, 'name' => $name]);
}

function unset_all_config_for_plugin($plugin) {
    global $DB;
    return $DB->delete_records('config_plugins', ['plugin' => $plugin]);
}

function get_site_identifier() {
    return get_config('core', 'siteidentifier');
}

function get_site() {
    global $DB, $SITE;
    return !empty($SITE->id) ? $SITE : $DB->get_record('course', ['id' => SITEID], '*', MUST_EXIST);
}

function get_course($courseid, $clone = true) {
    global $COURSE, $DB;
    return !empty($COURSE->id) && $COURSE->id == $courseid ? clone $COURSE
        : $DB->get_record('course', ['id' => $courseid], '*', MUST_EXIST);
}

function get_admin() {
    global $DB;
    return $DB->get_record('user', ['id' => 2]);
}

function get_admins() {
    global $CFG, $DB;
    return $DB->get_records_list('user', 'id', explode(',', (string) $CFG->siteadmins));
}

function guest_user() {
    global $DB;
    return $DB->get_record('user', ['id' => 1]);
}

function get_complete_user_data($field, $value, $mnethostid = null, $throwexception = false) {
    global $DB;
    return $DB->get_record('user', [$field => $value, 'deleted' => 0]);
}

function fullname($user, $override = false) {
    return isset($user->firstname) || isset($user->lastname) ? trim(($user->firstname ?? '') . ' ' . ($user->lastname ?? '')) : '';
}

function is_siteadmin($userorid = null) {
    global $CFG, $USER;
    $id = $userorid === null ? ($USER->id ?? 0) : (is_object($userorid) ? $userorid->id : $userorid);
    return $id && in_array((string) $id, explode(',', (string) $CFG->siteadmins), true);
}

function isguestuser($user = null) {
    global $CFG, $USER;
    $id = $user === null ? ($USER->id ?? 0) : (is_object($user) ? $user->id : $user);
    return $id == $CFG->siteguest;
}

function isloggedin() {
    global $USER;
    return !empty($USER->id);
}

function hash_internal_user_password($password) {
    // A demo site's passwords: the cheapest cost keeps seeding and tests quick.
    return password_hash($password, PASSWORD_BCRYPT, ['cost' => 4]);
}

function authenticate_user_login($username, $password) {
    global $DB;
    $user = $DB->get_record('user', ['username' => core_text::strtolower(trim($username)), 'deleted' => 0, 'suspended' => 0]);
    return $user && password_verify($password, (string) $user->password) ? $user : false;
}

function delete_user(stdClass $user) {
    global $DB;
    $old = $DB->get_record('user', ['id' => $user->id], '*', MUST_EXIST);
    \core\event\user_deleted::create(['objectid' => $old->id, 'relateduserid' => $old->id,
        'context' => context_user::instance($old->id), 'other' => ['username' => $old->username, 'email' => $old->email,
        'idnumber' => $old->idnumber, 'picture' => 0, 'mnethostid' => 1]])->trigger();
    foreach (['user_enrolments', 'role_assignments', 'groups_members'] as $table) {
        $DB->delete_records($table, ['userid' => $user->id]);
    }
    $DB->update_record('user', (object) ['id' => $user->id, 'deleted' => 1, 'email' => md5($old->username),
        'username' => $old->email . '.' . time(), 'idnumber' => '']);
    return true;
}

function get_user_preferences($name = null, $default = null, $user = null) {
    global $DB, $USER;
    $userid = $user === null ? ($USER->id ?? 0) : (is_object($user) ? $user->id : $user);
    if ($name === null) {
        return $DB->get_records_menu('user_preferences', ['userid' => $userid], '', 'name, value');
    }
    $value = $userid ? $DB->get_field('user_preferences', 'value', ['userid' => $userid, 'name' => $name]) : false;
    return $value === false ? $default : $value;
}

function set_user_preference($name, $value, $user = null) {
    global $DB, $USER;
    $key = ['userid' => $user === null ? $USER->id : (is_object($user) ? $user->id : $user), 'name' => $name];
    $DB->delete_records('user_preferences', $key);
    if ($value !== null) {
        $DB->insert_record('user_preferences', (object) ($key + ['value' => (string) $value]));
    }
    return true;
}

function unset_user_preference($name, $user = null) {
    return set_user_preference($name, null, $user);
}

/** People, and the two who are not people. */
class core_user {
    const NOREPLY_USER = -10;
    const SUPPORT_USER = -20;

    public static function get_user($userid, $fields = '*', $strictness = IGNORE_MISSING) {
        global $DB;
        if ($userid == self::NOREPLY_USER || $userid == self::SUPPORT_USER) {
            return self::get_noreply_user();
        }
        return $DB->get_record('user', ['id' => $userid], $fields, $strictness);
    }
    public static function get_user_by_username($username, $fields = '*', $mnethostid = null, $strictness = IGNORE_MISSING) {
        global $DB;
        return $DB->get_record('user', ['username' => $username], $fields, $strictness);
    }
    public static function get_user_by_email($email, $fields = '*', $mnethostid = null, $strictness = IGNORE_MISSING) {
        global $DB;
        return $DB->get_record('user', ['email' => $email], $fields, $strictness);
    }
    public static function get_noreply_user() {
        global $CFG;
        return (object) ['id' => self::NOREPLY_USER, 'username' => 'noreply', 'firstname' => get_string('noreplyname'),
            'lastname' => '', 'email' => $CFG->noreplyaddress, 'lang' => 'en', 'deleted' => 0, 'suspended' => 0,
            'firstnamephonetic' => '', 'lastnamephonetic' => '', 'middlename' => '', 'alternatename' => '', 'mailformat' => 1];
    }
    public static function get_support_user() {
        return self::get_noreply_user();
    }
    public static function is_real_user($userid, $checkdb = false) {
        global $DB;
        return $userid > 0 && (!$checkdb || $DB->record_exists('user', ['id' => $userid]));
    }
    public static function is_real_user_id($userid) {
        return $userid > 0;
    }
    public static function require_active_user($user, $checksuspended = false, $checknologin = false) {
        if ($user->deleted) {
            throw new moodle_exception('userdeleted');
        }
    }
    public static function get_fullname(stdClass $user, ?\core\context $context = null, array $options = []): string {
        return fullname($user);
    }
    public static function get_profile_url(stdClass $user, ?\core\context $context = null): moodle_url {
        return new moodle_url('/user/view.php', ['id' => $user->id]);
    }
}

