<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\task;

/** Work that comes again by the clock. */
abstract class scheduled_task extends task_base {
    private int $lastruntime = 0;

    public function get_last_run_time() {
        return $this->lastruntime;
    }
    public function set_last_run_time($time) {
        $this->lastruntime = (int) $time;
    }
    public function get_run_if_component_disabled() {
        return false;
    }
    public function is_enabled(): bool {
        return true;
    }
}
