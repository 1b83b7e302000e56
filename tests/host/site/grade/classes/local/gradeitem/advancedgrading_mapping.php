<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_grades\local\gradeitem;

/** Says which grade items could use advanced grading; this host has none of it. */
interface advancedgrading_mapping {
    public static function get_advancedgrading_itemnames(): array;
}
