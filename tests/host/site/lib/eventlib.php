<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The events that the plugin extends or that the host fires, in one place. */

namespace core\event {
    class course_module_viewed extends base {
        protected function init() {
            $this->data['crud'] = 'r';
            $this->data['edulevel'] = self::LEVEL_PARTICIPATING;
        }
        public function get_description() {
            return "The user with id '$this->userid' viewed the '{$this->objecttable}' activity with course module id "
                . "'$this->contextinstanceid'.";
        }
        public static function get_name() {
            return 'Course module viewed';
        }
        public function get_url() {
            return new \moodle_url("/mod/$this->objecttable/view.php", ['id' => $this->contextinstanceid]);
        }
    }
    class course_module_instance_list_viewed extends base {
        protected $modname;
        protected function init() {
            $this->data['crud'] = 'r';
            $this->data['edulevel'] = self::LEVEL_OTHER;
            $this->modname = explode('\\', static::class)[0];
        }
        public static function create_from_course(\stdClass $course) {
            $event = static::create(['context' => \context_course::instance($course->id)]);
            $event->add_record_snapshot('course', $course);
            return $event;
        }
        public static function get_name() {
            return 'Course module instance list viewed';
        }
    }
    class user_deleted extends base {
        protected function init() {
            $this->data['objecttable'] = 'user';
            $this->data['crud'] = 'd';
            $this->data['edulevel'] = self::LEVEL_OTHER;
        }
        public static function get_name() {
            return 'User deleted';
        }
    }
    class course_module_deleted extends base {
        protected function init() {
            $this->data['objecttable'] = 'course_modules';
            $this->data['crud'] = 'd';
            $this->data['edulevel'] = self::LEVEL_TEACHING;
        }
        public static function get_name() {
            return 'Course module deleted';
        }
    }
    class user_graded extends base {
        protected function init() {
            $this->data['objecttable'] = 'grade_grades';
            $this->data['crud'] = 'u';
            $this->data['edulevel'] = self::LEVEL_TEACHING;
        }
        public static function get_name() {
            return 'User graded';
        }
    }
    class course_module_completion_updated extends base {
        protected function init() {
            $this->data['objecttable'] = 'course_modules_completion';
            $this->data['crud'] = 'u';
            $this->data['edulevel'] = self::LEVEL_PARTICIPATING;
        }
        public static function get_name() {
            return 'Course activity completion updated';
        }
    }
}
namespace {
    /** Where a test collects events instead of the log. */
    final class pocket_events {
        public static $sink = null;
        public static ?array $observers = null;
    }
}
