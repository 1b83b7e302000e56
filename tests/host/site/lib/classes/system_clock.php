<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

class system_clock implements clock {
    public function now(): \DateTimeImmutable {
        return new \DateTimeImmutable();
    }
    public function time(): int {
        return $this->now()->getTimestamp();
    }
}
