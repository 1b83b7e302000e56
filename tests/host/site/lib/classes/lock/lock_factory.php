<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\lock;

interface lock_factory {
    public function get_lock($resource, $timeout, $maxlifetime = 86400);
}
