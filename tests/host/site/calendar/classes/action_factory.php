<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_calendar;

/** Makes what a timeline entry offers to do. */
class action_factory {
    public function create_instance($name, \moodle_url $url, $itemcount, $actionable) {
        return new local\event\value_objects\action($name, $url, $itemcount, $actionable);
    }
}
