<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_external;

/** One value, cleaned by a PARAM_ type that it must be of already. */
class external_value extends external_description {
    public function __construct(public $type, $desc = '', $required = VALUE_REQUIRED, $default = null, public $allownull = NULL_ALLOWED) {
        parent::__construct($desc, $required, $default);
    }

    public function take(mixed $value, string $where): mixed {
        if (is_array($value) || is_object($value)) {
            throw new \invalid_parameter_exception("$where: a single value was expected");
        }
        return validate_param($value, $this->type, $this->allownull, $where);
    }
}
