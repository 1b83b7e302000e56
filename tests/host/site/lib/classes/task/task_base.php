<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\task;

/** A piece of work for cron. */
abstract class task_base {
    private $lock = null;
    private $component = '';
    private $blocking = false;
    private $faildelay = 0;
    private $nextruntime = 0;
    private $timestarted = null;

    public function set_component($component) {
        $this->component = $component;
    }
    public function get_component() {
        return $this->component ?: explode('\\', ltrim(static::class, '\\'))[0];
    }
    public function set_lock(\core\lock\lock $lock) {
        $this->lock = $lock;
    }
    public function get_lock() {
        return $this->lock;
    }
    public function set_blocking($blocking) {
        $this->blocking = $blocking;
    }
    public function is_blocking() {
        return $this->blocking;
    }
    public function set_fail_delay($faildelay) {
        $this->faildelay = $faildelay;
    }
    public function get_fail_delay() {
        return $this->faildelay;
    }
    public function set_next_run_time($nextruntime) {
        $this->nextruntime = $nextruntime;
    }
    public function get_next_run_time() {
        return $this->nextruntime;
    }
    public function get_name() {
        return static::class;
    }
    abstract public function execute();
}
