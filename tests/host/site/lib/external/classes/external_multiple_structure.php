<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_external;

/** A list of values of one kind. */
class external_multiple_structure extends external_description {
    public function __construct(public external_description $content, $desc = '', $required = VALUE_REQUIRED, $default = null) {
        parent::__construct($desc, $required, $default);
    }

    public function take(mixed $value, string $where): mixed {
        if (!is_array($value)) {
            throw new \invalid_parameter_exception("$where: a list was expected");
        }
        return array_map(fn($one) => $this->content->take($one, $where), array_values($value));
    }
}
