<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\check;

/** Something about the site that can be well or not. */
abstract class check {
    protected $component = 'core';

    public function set_component(string $component) {
        $this->component = $component;
    }
    public function get_component(): string {
        return $this->component;
    }
    public function get_id(): string {
        return substr((string) strrchr('\\' . static::class, '\\'), 1);
    }
    public function get_ref(): string {
        return $this->get_component() . '_' . $this->get_id();
    }
    public function get_name(): string {
        return get_string("check{$this->get_id()}", $this->get_component());
    }
    public function get_action_link(): ?\action_link {
        return null;
    }
    abstract public function get_result(): result;
}
