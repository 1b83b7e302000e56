<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Advanced grading is not in this host: no area has a method, so a rubric is uploaded. */

class grading_manager {
    public function __construct(private $context, private $component, private $area) {
    }
    public function get_active_method() {
        return null;
    }
    public function get_controller($method) {
        throw new coding_exception('Advanced grading is not in the pocket host');
    }
    public function get_management_url(?moodle_url $returnurl = null) {
        return $returnurl ?? new moodle_url('/my/');
    }
}

function get_grading_manager($contextorareaid = null, $component = null, $area = null) {
    return new grading_manager($contextorareaid, $component, $area);
}
