<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_calendar\local\event\entities;

interface action_interface {
    public function get_name();
    public function get_url();
    public function get_item_count();
    public function is_actionable();
}
