<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\output;

interface named_templatable extends \templatable {
    public function get_template_name(\renderer_base $renderer): string;
}
