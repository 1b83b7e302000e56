<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* What a test of the plugin extends. Each test that changes something gets a fresh copy of the site afterwards. */

class phpunit_event_sink implements IteratorAggregate, Countable {
    private array $events = [];
    public function add_event($event): void {
        $this->events[] = $event;
    }
    public function get_events() {
        return $this->events;
    }
    public function clear() {
        $this->events = [];
    }
    public function count() : int {
        return count($this->events);
    }
    public function close() {
        if (pocket_events::$sink === $this) {
            pocket_events::$sink = null;
        }
    }
    public function getIterator(): Iterator {
        return new ArrayIterator($this->events);
    }
}

class phpunit_message_sink implements IteratorAggregate, Countable {
    private array $messages = [];
    public function add_message($message): void {
        $this->messages[] = $message;
    }
    public function get_messages() {
        return $this->messages;
    }
    public function get_messages_by_component(string $component): array {
        return array_values(array_filter($this->messages, fn($message) => $message->component === $component));
    }
    public function get_messages_by_component_and_type(string $component, string $type): array {
        return array_values(array_filter($this->messages, fn($m) => $m->component === $component && $m->eventtype === $type));
    }
    public function clear() {
        $this->messages = [];
    }
    public function count() : int {
        return count($this->messages);
    }
    public function close() {
        pocket_messages::$sink = pocket_messages::$sink === $this ? null : pocket_messages::$sink;
        pocket_messages::$mailsink = pocket_messages::$mailsink === $this ? null : pocket_messages::$mailsink;
    }
    public function getIterator(): Iterator {
        return new ArrayIterator($this->messages);
    }
}

abstract class basic_testcase extends PHPUnit\Framework\TestCase {
    public static function assertEqualsIgnoringWhitespace($expected, $actual, string $message = ''): void {
        $strip = fn($text) => trim(preg_replace('/\s+/', ' ', (string) $text));
        self::assertSame($strip($expected), $strip($actual), $message);
    }
    public static function assertTag($matcher, $actual, $message = '', $ishtml = true) {
        self::fail('assertTag() is not in the pocket host');
    }
}

abstract class advanced_testcase extends basic_testcase {
    private static array $debugging = [];
    private static ?testing_data_generator $generator = null;
    private bool $resetexpected = false;
    private static ?array $baseline = null;

    public static function debugging_called(string $message): void {
        self::$debugging[] = $message;
    }

    public function runBare(): void {
        global $DB;
        self::$debugging = [];
        if (self::$baseline === null) {
            self::reset_all();
        }
        try {
            parent::runBare();
            if ($DB->is_transaction_started()) {
                $DB->force_transaction_rollback();
                throw new PHPUnit\Framework\AssertionFailedError('The test left a transaction open');
            }
            if (self::$debugging) {
                throw new PHPUnit\Framework\AssertionFailedError("Unexpected debugging() call:\n" . implode("\n", self::$debugging));
            }
        } finally {
            if ($DB->is_transaction_started()) {
                $DB->force_transaction_rollback();
            }
            self::reset_all();
        }
    }

    /** Back to the fresh site: database, files, settings, session and everything kept in memory. */
    private static function reset_all(): void {
        global $CFG, $DB, $SITE, $COURSE, $PAGE, $OUTPUT, $SESSION, $USER;
        if (self::$baseline === null) {
            self::$baseline = ['cfg' => (array) $CFG, 'server' => $_SERVER];
        }
        $DB->close();
        foreach (['-journal', '-wal', '-shm'] as $suffix) {
            @unlink($CFG->dataroot . '/site.sqlite' . $suffix);
        }
        copy($CFG->dataroot . '/template.sqlite', $CFG->dataroot . '/site.sqlite');
        $DB = new moodle_database($CFG->dataroot . '/site.sqlite', $CFG->prefix);
        foreach ((array) $CFG as $name => $value) {
            unset($CFG->$name);
        }
        foreach (self::$baseline['cfg'] as $name => $value) {
            $CFG->$name = $value;
        }
        foreach (['filedir', 'cache', 'lock', 'secret', 'temp', 'microcred'] as $directory) {
            if (is_dir("$CFG->dataroot/$directory")) {
                remove_dir("$CFG->dataroot/$directory", true);
            }
        }
        $_SERVER = self::$baseline['server'];
        $_GET = $_POST = $_REQUEST = $_FILES = $_COOKIE = [];
        $SESSION = new stdClass();
        pocket_messages::$waiting = [];
        pocket_messages::$sink = pocket_messages::$mailsink = pocket_events::$sink = null;
        accesslib_clear_all_caches_for_unit_testing();
        rebuild_course_cache();
        cache::purge_pocket();
        \core\di::reset_container();
        self::$generator?->reset();
        $SITE = $DB->get_record('course', ['id' => SITEID]);
        $COURSE = clone $SITE;
        $PAGE = new moodle_page();
        $OUTPUT = new bootstrap_output();
        \core\session\manager::set_user(null);
    }

    public static function resetAllData($detectchanges = false) {
        self::reset_all();
    }

    public function resetAfterTest($reset = true) {
        $this->resetexpected = $reset;
    }

    public function preventResetByRollback() {
    }

    public static function getDataGenerator() {
        return self::$generator ??= new testing_data_generator();
    }

    public static function setUser($user = null) {
        global $DB, $PAGE, $OUTPUT;
        $record = $user === null || $user === 0 ? null : (is_object($user) ? $DB->get_record('user', ['id' => $user->id])
            : $DB->get_record('user', ['id' => $user], '*', MUST_EXIST));
        \core\session\manager::set_user($record);
        rebuild_course_cache();
    }

    public static function setAdminUser() {
        self::setUser(2);
    }

    public static function setGuestUser() {
        self::setUser(1);
    }

    public function redirectEvents() {
        return pocket_events::$sink = new phpunit_event_sink();
    }

    public function redirectMessages() {
        return pocket_messages::$sink = new phpunit_message_sink();
    }

    public function redirectEmails() {
        return pocket_messages::$mailsink = new phpunit_message_sink();
    }

    public function runAdhocTasks($matchclass = '', $matchuserid = null) {
        global $DB;
        $user = clone $GLOBALS['USER'];
        foreach ($DB->get_records('task_adhoc', null, 'id') as $row) {
            if (($matchclass !== '' && ltrim($row->classname, '\\') !== ltrim($matchclass, '\\'))
                    || ($matchuserid !== null && $row->userid != $matchuserid)) {
                continue;
            }
            $task = \core\task\manager::adhoc_task_from_record($row);
            \core\cron::setup_user($task->get_userid() ? core_user::get_user($task->get_userid()) : null);
            // As on Moodle: what the task throws is the test's to see.
            $task->execute();
            \core\task\manager::adhoc_task_complete($task);
        }
        \core\session\manager::set_user($user->id ? $user : null);
    }

    public function mock_clock_with_frozen(?int $time = null): frozen_clock {
        $clock = new frozen_clock($time);
        \core\di::set(\core\clock::class, $clock);
        return $clock;
    }

    public function mock_clock_with_incrementing(?int $starttime = null): incrementing_clock {
        $clock = new incrementing_clock($starttime);
        \core\di::set(\core\clock::class, $clock);
        return $clock;
    }

    public function setTimezone($servertimezone = 'Australia/Perth', $defaultphptimezone = 'Australia/Perth') {
    }

    public static function assertEventContextNotUsed($event, $message = '') {
    }

    public function assertDebuggingCalled($debugmessage = null, $debuglevel = null, $message = '') {
        self::assertCount(1, self::$debugging, $message ?: 'Expected debugging() to be called once');
        if ($debugmessage !== null) {
            self::assertSame($debugmessage, self::$debugging[0]);
        }
        self::$debugging = [];
    }

    public function assertDebuggingCalledCount($expectedcount, $debugmessages = [], $debuglevels = [], $message = '') {
        self::assertCount($expectedcount, self::$debugging, $message);
        self::$debugging = [];
    }

    public function assertDebuggingNotCalled($message = '') {
        self::assertSame([], self::$debugging, $message);
    }

    public function getDebuggingMessages() {
        return self::$debugging;
    }

    public function resetDebugging() {
        self::$debugging = [];
    }

    public function assertEventLegacyData() {
    }

    public static function assertTimeCurrent($time, $message = '') {
        self::assertLessThanOrEqual(time(), $time, $message);
        self::assertGreaterThanOrEqual(time() - 5, $time, $message);
    }

    public static function createDefaultUser() {
    }
}
