<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Clocks that tests set. */

class frozen_clock implements \core\clock {
    private int $time;
    public function __construct(?int $time = null) {
        $this->time = $time ?? time();
    }
    public function now(): DateTimeImmutable {
        return new DateTimeImmutable("@$this->time");
    }
    public function time(): int {
        return $this->time;
    }
    public function set_to(int $time): void {
        $this->time = $time;
    }
    public function bump(int $seconds = 1): void {
        $this->time += $seconds;
    }
}

class incrementing_clock extends frozen_clock {
    public function now(): DateTimeImmutable {
        $this->bump();
        return parent::now();
    }
    public function time(): int {
        $this->bump();
        return parent::time();
    }
}
