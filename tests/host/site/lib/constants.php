<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The constants of the plugin API. Values that are stored or sent are the ones Moodle uses. */

const MINSECS = 60;
const HOURSECS = 3600;
const DAYSECS = 86400;
const WEEKSECS = 604800;
const YEARSECS = 31536000;
const MATURITY_ALPHA = 50;
const MATURITY_BETA = 100;
const MATURITY_RC = 150;
const MATURITY_STABLE = 200;
const ANY_VERSION = 'any';

foreach (['alpha', 'alphaext', 'alphanum', 'alphanumext', 'auth', 'base64', 'bool', 'capability', 'cleanhtml', 'email', 'file',
        'float', 'host', 'int', 'lang', 'localurl', 'localisedfloat', 'notags', 'path', 'pem', 'permission', 'raw',
        'raw_trimmed', 'safedir', 'safepath', 'sequence', 'tag', 'taglist', 'text', 'theme', 'url', 'username', 'stringid',
        'component', 'area', 'plugin', 'timezone'] as $parameter) {
    define('PARAM_' . strtoupper($parameter), $parameter);
}
const PARAM_INTEGER = 'int';
const PARAM_NUMBER = 'float';
const PARAM_CLEAN = 'clean';
const VALUE_REQUIRED = 1;
const VALUE_OPTIONAL = 2;
const MOODLE_OFFICIAL_MOBILE_SERVICE = 'moodle_mobile_app';
const VALUE_DEFAULT = 0;
const NULL_NOT_ALLOWED = false;
const NULL_ALLOWED = true;

const FORMAT_MOODLE = '0';
const FORMAT_HTML = '1';
const FORMAT_PLAIN = '2';
const FORMAT_WIKI = '3';
const FORMAT_MARKDOWN = '4';

const CONTEXT_SYSTEM = 10;
const CONTEXT_USER = 30;
const CONTEXT_COURSECAT = 40;
const CONTEXT_COURSE = 50;
const CONTEXT_MODULE = 70;
const CONTEXT_BLOCK = 80;
const CAP_INHERIT = 0;
const CAP_ALLOW = 1;
const CAP_PREVENT = -1;
const CAP_PROHIBIT = -1000;
const RISK_MANAGETRUST = 1;
const RISK_CONFIG = 2;
const RISK_XSS = 4;
const RISK_PERSONAL = 8;
const RISK_SPAM = 16;
const RISK_DATALOSS = 32;

const SITEID = 1;
const NOGROUPS = 0;
const SEPARATEGROUPS = 1;
const VISIBLEGROUPS = 2;
const ENROL_USER_ACTIVE = 0;
const ENROL_USER_SUSPENDED = 1;

const MUST_EXIST = 2;
const IGNORE_MULTIPLE = 1;
const IGNORE_MISSING = 0;
const SQL_PARAMS_NAMED = 1;
const SQL_PARAMS_QM = 2;

const MESSAGE_DISALLOWED = 4;
const MESSAGE_PERMITTED = 8;
const MESSAGE_FORCED = 12;
const MESSAGE_DEFAULT_ENABLED = 1;
const MESSAGE_DEFAULT_LOGGEDIN = 1;
const MESSAGE_DEFAULT_LOGGEDOFF = 2;

const COMPLETION_UNKNOWN = -1;
const COMPLETION_INCOMPLETE = 0;
const COMPLETION_COMPLETE = 1;
const COMPLETION_COMPLETE_PASS = 2;
const COMPLETION_COMPLETE_FAIL = 3;
const COMPLETION_COMPLETE_FAIL_HIDDEN = 4;
const COMPLETION_DISABLED = 0;
const COMPLETION_ENABLED = 1;
const COMPLETION_TRACKING_NONE = 0;
const COMPLETION_TRACKING_MANUAL = 1;
const COMPLETION_TRACKING_AUTOMATIC = 2;
const COMPLETION_NOT_VIEWED = 0;
const COMPLETION_VIEWED = 1;
const COMPLETION_VIEW_NOT_REQUIRED = 0;
const COMPLETION_VIEW_REQUIRED = 1;
const COMPLETION_CUSTOM_MODULE_FLOW = 'flow';
const COMPLETION_CRITERIA_TYPE_ACTIVITY = 4;

const GRADE_TYPE_NONE = 0;
const GRADE_TYPE_VALUE = 1;
const GRADE_TYPE_SCALE = 2;
const GRADE_TYPE_TEXT = 3;
const GRADE_UPDATE_OK = 0;
const GRADE_UPDATE_FAILED = 1;
const GRADE_UPDATE_MULTIPLE = 2;
const GRADE_UPDATE_ITEM_LOCKED = 4;
const GRADE_DISPLAY_TYPE_DEFAULT = 0;
const GRADE_DISPLAY_TYPE_REAL = 1;

foreach (['grade_has_grade' => 'grade_has_grade', 'grade_outcomes' => 'outcomes', 'advanced_grading' => 'grade_advanced_grading',
        'controls_grade_visibility' => 'controlsgradevisbility', 'plagiarism' => 'plagiarism',
        'completion_tracks_views' => 'completion_tracks_views', 'completion_has_rules' => 'completion_has_rules',
        'no_view_link' => 'viewlink', 'idnumber' => 'idnumber', 'groups' => 'groups', 'groupings' => 'groupings',
        'mod_archetype' => 'mod_archetype', 'mod_intro' => 'mod_intro', 'model_comments' => 'comment', 'rate' => 'rate',
        'backup_moodle2' => 'backup_moodle2', 'show_description' => 'showdescription', 'comment' => 'comment',
        'uses_questions' => 'usesquestions', 'mod_purpose' => 'mod_purpose', 'can_display' => 'candisplay',
        'moodle2_backup' => 'backup_moodle2', 'modedit_default_completion' => 'modedit_default_completion'] as $name => $value) {
    define('FEATURE_' . strtoupper($name), $value);
}
const MOD_ARCHETYPE_OTHER = 0;
const MOD_ARCHETYPE_RESOURCE = 1;
const MOD_ARCHETYPE_ASSIGNMENT = 2;
const MOD_ARCHETYPE_SYSTEM = 3;
foreach (['communication', 'assessment', 'collaboration', 'content', 'administration', 'interactivecontent', 'interface',
        'other'] as $purpose) {
    define('MOD_PURPOSE_' . strtoupper($purpose), $purpose);
}

const DEBUG_NONE = 0;
const DEBUG_MINIMAL = 5;
const DEBUG_NORMAL = 15;
const DEBUG_ALL = 32767;
const DEBUG_DEVELOPER = 32767;

const FILE_INTERNAL = 2;
const FILE_EXTERNAL = 1;
const FILE_REFERENCE = 4;
const EDITOR_UNLIMITED_FILES = -1;
const FILE_AREA_MAX_BYTES_UNLIMITED = -1;
const USER_CAN_IGNORE_FILE_SIZE_LIMITS = -1;

const CALENDAR_EVENT_TYPE_STANDARD = 0;
const CALENDAR_EVENT_TYPE_ACTION = 1;
const CALENDAR_EVENT_USER_OVERRIDE_PRIORITY = 9999999;

