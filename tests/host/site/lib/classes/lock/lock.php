<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\lock;

/** A lock that is held. */
class lock {
    private bool $released = false;
    public function __construct(private $handle, private string $key) {
    }
    public function get_key() {
        return $this->key;
    }
    public function release() {
        if ($this->released) {
            return false;
        }
        $this->released = true;
        flock_factory::forget($this->key);
        flock($this->handle, LOCK_UN);
        fclose($this->handle);
        return true;
    }
    public function __destruct() {
        if (!$this->released) {
            debugging("The lock $this->key was not released");
            $this->release();
        }
    }
}
