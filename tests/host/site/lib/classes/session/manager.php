<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\session;

use stdClass;

/** The session of this request. */
class manager {
    private static string $sesskey = '';
    private static ?stdClass $realuser = null;

    public static function start(): void {
        global $CFG, $DB, $SESSION, $USER;
        $SESSION = new stdClass();
        $USER = self::nobody();
        if (CLI_SCRIPT || NO_MOODLE_COOKIES || PHPUNIT_TEST || defined('POCKET_INSTALLING')) {
            self::$sesskey = random_string(10);
            return;
        }
        session_save_path($CFG->dataroot . '/sessions');
        session_name('PocketSession');
        session_set_cookie_params(['path' => '/', 'httponly' => true, 'samesite' => 'Lax']);
        session_start(['use_strict_mode' => 1, 'use_only_cookies' => 1, 'gc_maxlifetime' => 28800]);
        if (!isset($_SESSION['SESSION'])) {
            $_SESSION['SESSION'] = new stdClass();
            $_SESSION['sesskey'] = random_string(10);
            $_SESSION['userid'] = 0;
        }
        $SESSION = $_SESSION['SESSION'];
        self::$sesskey = $_SESSION['sesskey'];
        if ($_SESSION['userid']) {
            $user = $DB->get_record('user', ['id' => $_SESSION['userid'], 'deleted' => 0, 'suspended' => 0]);
            if ($user) {
                unset($user->password);
                $USER = $user;
            }
        }
    }

    private static function nobody(): stdClass {
        return (object) ['id' => 0, 'mnethostid' => 1, 'lang' => 'en', 'timezone' => '99'];
    }

    public static function sesskey(): string {
        return self::$sesskey;
    }

    public static function set_user(?stdClass $user): void {
        global $USER;
        $USER = $user ? clone $user : self::nobody();
        unset($USER->password);
        if (session_status() === PHP_SESSION_ACTIVE) {
            $_SESSION['userid'] = (int) $USER->id;
            $_SESSION['SESSION'] ??= new stdClass();
            $GLOBALS['SESSION'] = $_SESSION['SESSION'];
            $_SESSION['sesskey'] = random_string(10);
        }
        self::$sesskey = $_SESSION['sesskey'] ?? random_string(10);
        \accesslib_clear_caches();
    }

    public static function init_empty_session(?bool $newsid = null): void {
        global $SESSION;
        $SESSION = new stdClass();
        self::set_user(null);
    }

    public static function write_close(): void {
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_write_close();
        }
    }

    public static function is_loggedinas(): bool {
        return false;
    }

    public static function get_realuser(): stdClass {
        return $GLOBALS['USER'];
    }

    public static function gc(): void {
    }
}
