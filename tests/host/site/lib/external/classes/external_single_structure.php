<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_external;

/** A value with members. */
class external_single_structure extends external_description {
    public function __construct(public array $keys, $desc = '', $required = VALUE_REQUIRED, $default = null) {
        parent::__construct($desc, $required, $default);
    }

    public function take(mixed $value, string $where): mixed {
        if (!is_array($value)) {
            throw new \invalid_parameter_exception("$where: members were expected");
        }
        $taken = [];
        foreach ($this->keys as $key => $description) {
            if (array_key_exists($key, $value)) {
                $taken[$key] = $description->take($value[$key], "$where => $key");
            } else if ($description->required === VALUE_REQUIRED) {
                throw new \invalid_parameter_exception("$where: $key is missing");
            } else if ($description->required === VALUE_DEFAULT) {
                $taken[$key] = $description->default;
            }
            unset($value[$key]);
        }
        if ($value) {
            throw new \invalid_parameter_exception("$where: unexpected " . implode(', ', array_keys($value)));
        }
        return $taken;
    }
}
