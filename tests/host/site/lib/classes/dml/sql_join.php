<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\dml;

/** Joins, conditions and their parameters, to be put into a query. */
class sql_join {
    public function __construct(public $joins = '', public $wheres = '', public $params = [], public bool $cannotmatchanyrows = false) {
    }
}
