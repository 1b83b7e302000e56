<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\lock;

/** Locks by flock() on a file each; the system frees them when a process dies. */
class flock_factory implements lock_factory {
    private static array $held = [];

    public function __construct(private string $type) {
    }
    public static function forget(string $key): void {
        unset(self::$held[$key]);
    }
    public function supports_timeout() {
        return true;
    }
    public function supports_auto_release() {
        return true;
    }
    public function is_available() {
        return true;
    }
    public function get_lock($resource, $timeout, $maxlifetime = 86400) {
        global $CFG;
        $key = $this->type . '_' . $resource;
        if (isset(self::$held[$key])) {
            // flock() would let the same process in through a second handle only after a wait for itself.
            return false;
        }
        $handle = fopen($CFG->dataroot . '/lock/' . sha1($key), 'cb');
        $until = microtime(true) + $timeout;
        while (!flock($handle, LOCK_EX | LOCK_NB)) {
            if (microtime(true) >= $until) {
                fclose($handle);
                return false;
            }
            usleep(random_int(5000, 25000));
        }
        self::$held[$key] = true;
        return new lock($handle, $key);
    }
}
