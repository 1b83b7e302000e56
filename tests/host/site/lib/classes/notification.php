<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

/** A word on the next page that is shown. */
class notification {
    const SUCCESS = 'success';
    const WARNING = 'warning';
    const INFO = 'info';
    const ERROR = 'error';

    public static function add($message, $level = null) {
        global $SESSION;
        $SESSION->notifications[] = (object) ['message' => (string) $message, 'type' => $level ?: self::INFO];
    }
    public static function success($message) {
        self::add($message, self::SUCCESS);
    }
    public static function info($message) {
        self::add($message, self::INFO);
    }
    public static function warning($message) {
        self::add($message, self::WARNING);
    }
    public static function error($message) {
        self::add($message, self::ERROR);
    }
    public static function fetch() {
        global $SESSION;
        $list = $SESSION->notifications ?? [];
        $SESSION->notifications = [];
        return array_map(fn($one) => new output\notification($one->message, $one->type), $list);
    }
    public static function fetch_as_array($renderer) {
        return array_map(fn($one) => $one->export_for_template($renderer), self::fetch());
    }
}
