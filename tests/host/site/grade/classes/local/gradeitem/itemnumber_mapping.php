<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_grades\local\gradeitem;

/** Says which grade items an activity has, by number. */
interface itemnumber_mapping {
    public static function get_itemname_mapping_for_component(): array;
}
