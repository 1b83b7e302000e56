<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_calendar\local\event\value_objects;

class action implements \core_calendar\local\event\entities\action_interface {
    public function __construct(private $name, private \moodle_url $url, private $itemcount, private $actionable) {
    }
    public function get_name() {
        return $this->name;
    }
    public function get_url() {
        return $this->url;
    }
    public function get_item_count() {
        return $this->itemcount;
    }
    public function is_actionable() {
        return $this->actionable;
    }
}
