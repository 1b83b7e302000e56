<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

/** Runs what is due. */
class cron {
    public static function setup_user(?\stdClass $user = null, ?\stdClass $course = null, bool $leavepagealone = false): void {
        global $PAGE;
        session\manager::set_user($user ?? get_admin());
        if (!$leavepagealone) {
            $PAGE = new \moodle_page();
            $PAGE->set_course($course ?? get_site());
        }
    }

    public static function reset_user_cache(): void {
    }

    /** Every ad-hoc task that is due, then, if asked, every scheduled one. Gives how many failed. */
    public static function run(bool $scheduled = true): int {
        $failed = 0;
        if ($scheduled) {
            $factory = lock\lock_config::get_lock_factory('cron');
            foreach (task\manager::get_all_scheduled_tasks() as $task) {
                $lock = $factory->get_lock('scheduled_' . strtr($task::class, '\\', '_'), 0);
                if (!$lock) {
                    continue;
                }
                $task->set_lock($lock);
                mtrace('Scheduled task: ' . $task->get_name());
                try {
                    self::setup_user();
                    $task->execute();
                    task\manager::scheduled_task_complete($task);
                } catch (\Throwable $e) {
                    $failed++;
                    self::failed($task, $e);
                    $lock->release();
                }
            }
        }
        while ($task = task\manager::get_next_adhoc_task(time())) {
            $failed += self::run_inner_adhoc_task($task) ? 0 : 1;
        }
        return $failed;
    }

    public static function run_inner_adhoc_task(task\adhoc_task $task): bool {
        global $DB;
        mtrace('Ad-hoc task: ' . $task->get_name() . ' ' . $task->get_custom_data_as_string());
        try {
            self::setup_user($task->get_userid() ? \core_user::get_user($task->get_userid()) : null);
            $task->execute();
            if ($DB->is_transaction_started()) {
                throw new \coding_exception('Task left transaction open');
            }
            task\manager::adhoc_task_complete($task);
            return true;
        } catch (\Throwable $e) {
            self::failed($task, $e);
            task\manager::adhoc_task_failed($task);
            return false;
        }
    }

    private static function failed(task\task_base $task, \Throwable $e): void {
        global $DB;
        if ($DB->is_transaction_started()) {
            $DB->force_transaction_rollback();
        }
        mtrace('  failed: ' . get_class($e) . ': ' . $e->getMessage());
    }
}
