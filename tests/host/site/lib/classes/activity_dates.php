<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

/** The dates that an activity shows of itself. */
abstract class activity_dates {
    protected $cm;
    protected $userid;
    public function __construct(\cm_info $cm, int $userid) {
        $this->cm = $cm;
        $this->userid = $userid;
    }
    public static function get_dates_for_module(\cm_info $cm, int $userid): array {
        $class = "mod_$cm->modname\\dates";
        return class_exists($class) ? (new $class($cm, $userid))->get_dates() : [];
    }
    abstract protected function get_dates(): array;
}
