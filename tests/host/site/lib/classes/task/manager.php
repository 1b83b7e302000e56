<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\task;

/** The queue of ad-hoc tasks and the list of scheduled ones. */
class manager {
    public static function queue_adhoc_task(adhoc_task $task, $checkforexisting = false) {
        global $DB;
        $row = self::record_from_adhoc_task($task);
        if ($checkforexisting && $DB->record_exists_select('task_adhoc', 'classname = ? AND component = ? AND customdata = ?
                AND COALESCE(userid, 0) = ?', [$row->classname, $row->component, $row->customdata, (int) $row->userid])) {
            return false;
        }
        $id = $DB->insert_record('task_adhoc', $row);
        $task->set_id($id);
        return $id;
    }

    public static function reschedule_or_queue_adhoc_task(adhoc_task $task): void {
        self::queue_adhoc_task($task, true);
    }

    public static function record_from_adhoc_task(adhoc_task $task): \stdClass {
        return (object) ['classname' => '\\' . ltrim($task::class, '\\'), 'component' => $task->get_component(),
            'nextruntime' => $task->get_next_run_time() ?: time() - 1, 'faildelay' => (int) $task->get_fail_delay(),
            'customdata' => $task->get_custom_data_as_string(), 'userid' => $task->get_userid(), 'timecreated' => time(),
            'attemptsavailable' => $task->get_attempts_available()];
    }

    public static function adhoc_task_from_record($row) {
        $class = ltrim($row->classname, '\\');
        if (!class_exists($class)) {
            return false;
        }
        $task = new $class();
        $task->set_id((int) $row->id);
        $task->set_component($row->component);
        $task->set_custom_data_as_string($row->customdata);
        $task->set_next_run_time((int) $row->nextruntime);
        $task->set_fail_delay((int) $row->faildelay);
        $task->set_attempts_available((int) $row->attemptsavailable);
        if ($row->userid !== null) {
            $task->set_userid((int) $row->userid);
        }
        return $task;
    }

    public static function get_adhoc_tasks($classname, $failedonly = false, $skiprunning = false) {
        global $DB;
        $tasks = [];
        foreach ($DB->get_records('task_adhoc', ['classname' => '\\' . ltrim($classname, '\\')], 'id') as $row) {
            if ($task = self::adhoc_task_from_record($row)) {
                $tasks[$row->id] = $task;
            }
        }
        return $tasks;
    }

    /** The next task that is due and that nobody else runs. */
    public static function get_next_adhoc_task($timestart, $checklimits = true, $classname = null) {
        global $DB;
        $where = 'nextruntime < ? AND attemptsavailable > 0';
        $params = [$timestart + 1];
        if ($classname !== null) {
            $where .= ' AND classname = ?';
            $params[] = '\\' . ltrim($classname, '\\');
        }
        $factory = \core\lock\lock_config::get_lock_factory('cron');
        foreach ($DB->get_records_select('task_adhoc', $where, $params, 'nextruntime, id') as $row) {
            $lock = $factory->get_lock("adhoc_$row->id", 0);
            if (!$lock) {
                continue;
            }
            // Another process may have finished it between our look and our lock.
            $row = $DB->get_record('task_adhoc', ['id' => $row->id]);
            if ($row && ($task = self::adhoc_task_from_record($row))) {
                $task->set_lock($lock);
                return $task;
            }
            $lock->release();
        }
        return null;
    }

    public static function adhoc_task_starting(adhoc_task $task, int $time = 0) {
    }

    public static function adhoc_task_complete(adhoc_task $task) {
        global $DB;
        $DB->delete_records('task_adhoc', ['id' => $task->get_id()]);
        $task->get_lock()?->release();
    }

    public static function adhoc_task_failed(adhoc_task $task) {
        global $DB;
        $delay = $task->get_fail_delay() ? min($task->get_fail_delay() * 2, 86400) : 60;
        $attempts = max(0, $task->get_attempts_available() - 1);
        if (!$attempts && !$task->retry_until_success()) {
            $DB->delete_records('task_adhoc', ['id' => $task->get_id()]);
        } else {
            $DB->update_record('task_adhoc', (object) ['id' => $task->get_id(), 'faildelay' => $delay,
                'nextruntime' => time() + $delay, 'attemptsavailable' => $attempts]);
        }
        $task->get_lock()?->release();
    }

    public static function get_scheduled_task($classname) {
        global $DB;
        $class = ltrim($classname, '\\');
        $row = $DB->get_record('task_scheduled', ['classname' => "\\$class"]);
        if (!$row || !class_exists($class)) {
            return false;
        }
        $task = new $class();
        $task->set_component($row->component);
        $task->set_last_run_time($row->lastruntime);
        $task->set_next_run_time((int) $row->nextruntime);
        return $task;
    }

    public static function get_all_scheduled_tasks() {
        global $DB;
        return array_filter(array_map(fn($class) => self::get_scheduled_task($class),
            $DB->get_fieldset_select('task_scheduled', 'classname', '')));
    }

    public static function scheduled_task_complete(scheduled_task $task) {
        global $DB;
        $DB->set_field('task_scheduled', 'lastruntime', time(), ['classname' => '\\' . $task::class]);
        $task->get_lock()?->release();
    }

    public static function load_default_scheduled_tasks_for_component($componentname, $expandr = true) {
        $directory = \core_component::get_component_directory($componentname);
        $tasks = [];
        if ($directory && is_file("$directory/db/tasks.php")) {
            require("$directory/db/tasks.php");
        }
        return array_filter(array_map(fn($task) => class_exists($task['classname']) ? new $task['classname']() : null, $tasks));
    }

    public static function clear_static_caches() {
    }
}
