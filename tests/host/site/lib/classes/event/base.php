<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\event;

use coding_exception;

/** An event: something that happened, said to the log and to observers. */
abstract class base implements \IteratorAggregate {
    const LEVEL_OTHER = 0;
    const LEVEL_TEACHING = 1;
    const LEVEL_PARTICIPATING = 2;
    const NOT_MAPPED = -31337;
    const NOT_FOUND = -31338;

    protected $data = ['objecttable' => null, 'crud' => null, 'edulevel' => null, 'objectid' => null, 'relateduserid' => null,
        'anonymous' => 0, 'other' => null];
    protected $context;
    private bool $triggered = false;
    private array $snapshots = [];

    final private function __construct() {
        $class = static::class;
        $parts = explode('\\', $class);
        $this->data['eventname'] = "\\$class";
        $this->data['component'] = $parts[0];
        [$this->data['target'], $this->data['action']] = [substr(end($parts), 0, (int) strrpos(end($parts), '_')),
            substr((string) strrchr(end($parts), '_'), 1)];
    }

    abstract protected function init();

    final public static function create(?array $data = null) {
        global $USER;
        $data = (array) $data;
        $event = new static();
        $event->init();
        foreach (['crud', 'edulevel'] as $must) {
            if ($event->data[$must] === null) {
                throw new coding_exception("$must must be specified in init() method");
            }
        }
        foreach (array_keys($data) as $key) {
            if (!in_array($key, ['objectid', 'context', 'contextid', 'courseid', 'userid', 'relateduserid', 'other', 'anonymous'], true)) {
                throw new coding_exception("Data key '$key' is not allowed in the event $event->eventname");
            }
        }
        $context = $data['context'] ?? (isset($data['contextid']) ? \core\context::instance_by_id($data['contextid']) : $event->context);
        if (!$context) {
            throw new coding_exception('context (or contextid) is a required event property');
        }
        $event->context = $context;
        $event->data['contextid'] = $context->id;
        $event->data['contextlevel'] = $context->contextlevel;
        $event->data['contextinstanceid'] = $context->instanceid;
        $course = $context->get_course_context(false);
        $event->data['courseid'] = $data['courseid'] ?? ($course ? $course->instanceid : 0);
        $event->data['userid'] = $data['userid'] ?? (int) ($USER->id ?? 0);
        foreach (['objectid', 'relateduserid', 'other', 'anonymous'] as $key) {
            $event->data[$key] = $data[$key] ?? $event->data[$key];
        }
        $event->data['timecreated'] = time();
        if ($event->data['objectid'] !== null && $event->data['objecttable'] === null) {
            throw new coding_exception('objecttable must be specified in init() when there is an objectid');
        }
        if (json_encode($event->data['other']) === false) {
            throw new coding_exception("The other data of $event->eventname cannot be kept");
        }
        $event->validate_data();
        return $event;
    }

    protected function validate_data() {
    }

    public static function get_name() {
        return str_replace('_', ' ', substr((string) strrchr('\\' . static::class, '\\'), 1));
    }

    public function get_description() {
        return '';
    }

    public function get_url() {
        return null;
    }

    public static function get_name_with_info() {
        return static::get_name();
    }

    public static function get_objectid_mapping() {
        return false;
    }

    public static function get_other_mapping() {
        return false;
    }

    public function get_context() {
        return $this->context;
    }

    public function get_data() {
        return $this->data;
    }

    public function get_logextra() {
        return [];
    }

    public function add_record_snapshot($tablename, $record) {
        $this->snapshots[$tablename][$record->id] = $record;
    }

    public function get_record_snapshot($tablename, $id) {
        global $DB;
        return $this->snapshots[$tablename][$id] ?? $DB->get_record($tablename, ['id' => $id]);
    }

    public function is_triggered() {
        return $this->triggered;
    }

    final public function trigger() {
        global $DB, $CFG;
        if ($this->triggered) {
            throw new coding_exception('Can not trigger event twice');
        }
        $this->triggered = true;
        if (\pocket_events::$sink) {
            \pocket_events::$sink->add_event($this);
            return;
        }
        $DB->insert_record('logstore_standard_log', (object) (['other' => json_encode($this->data['other'])] + $this->data
            + ['ip' => getremoteaddr(null), 'origin' => CLI_SCRIPT ? 'cli' : 'web']));
        if (\pocket_events::$observers === null) {
            \pocket_events::$observers = [];
            foreach (\core_component::get_plugin_list('mod') as $directory) {
                if (is_file("$directory/db/events.php")) {
                    $observers = [];
                    require("$directory/db/events.php");
                    \pocket_events::$observers = array_merge(\pocket_events::$observers, $observers);
                }
            }
        }
        foreach (\pocket_events::$observers as $observer) {
            $name = ltrim($observer['eventname'], '\\');
            if ($name === '*' || is_a($this, $name)) {
                try {
                    call_user_func($observer['callback'], $this);
                } catch (\Throwable $e) {
                    debugging('Exception encountered in event observer: ' . $e->getMessage(), DEBUG_DEVELOPER);
                }
            }
        }
    }

    public function __get($name) {
        if (array_key_exists($name, $this->data)) {
            return $this->data[$name];
        }
        debugging("Accessing non-existent event property '$name'");
        return null;
    }

    public function __isset($name) {
        return isset($this->data[$name]);
    }

    public function getIterator(): \Traversable {
        return new \ArrayIterator($this->data);
    }
}
