<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\lock;

class lock_config {
    public static function get_lock_factory(string $type): lock_factory {
        return new flock_factory($type);
    }
    public static function get_lock_factory_class(): string {
        return flock_factory::class;
    }
}
