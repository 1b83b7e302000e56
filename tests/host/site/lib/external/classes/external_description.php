<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_external;

/** What an argument or an answer of an external function is. */
abstract class external_description {
    public function __construct(public $desc = '', public $required = VALUE_REQUIRED, public $default = null) {
    }

    /** The value, cleaned; invalid_parameter_exception where it is none. */
    abstract public function take(mixed $value, string $where): mixed;
}
