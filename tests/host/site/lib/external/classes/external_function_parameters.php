<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_external;

/** The arguments of an external function. */
class external_function_parameters extends external_single_structure {
}
