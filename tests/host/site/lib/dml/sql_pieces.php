<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/** The pieces of SQL that databases write differently, as SQLite has them. */
trait sql_pieces {
    public function get_in_or_equal($items, $type = SQL_PARAMS_QM, $prefix = 'param', $equal = true, $onemptyitems = false) {
        $items = is_array($items) ? array_values($items) : [$items];
        if (!$items) {
            if ($onemptyitems === false) {
                throw new coding_exception('moodle_database::get_in_or_equal() does not accept empty arrays');
            }
            if ($onemptyitems === null) {
                return [$equal ? ' IS NULL' : ' IS NOT NULL', []];
            }
            $items = [$onemptyitems];
        }
        $marks = [];
        $params = [];
        foreach ($items as $item) {
            if ($type == SQL_PARAMS_QM) {
                $marks[] = '?';
                $params[] = $item;
            } else {
                $name = $prefix . ++$this->uniqueindex;
                $marks[] = ":$name";
                $params[$name] = $item;
            }
        }
        $sql = count($marks) === 1 ? ($equal ? '= ' : '<> ') . $marks[0] : ($equal ? 'IN (' : 'NOT IN (') . implode(',', $marks) . ')';
        return [$sql, $params];
    }

    public function sql_like($fieldname, $param, $casesensitive = true, $accentsensitive = true, $notlike = false, $escapechar = '\\') {
        return "$fieldname " . ($notlike ? 'NOT ' : '') . "LIKE $param ESCAPE '$escapechar'";
    }

    public function sql_like_escape($text, $escapechar = '\\') {
        return str_replace(['_', '%'], [$escapechar . '_', $escapechar . '%'], $text);
    }

    public function sql_concat(...$items) {
        return '(' . implode(' || ', $items) . ')';
    }

    public function sql_concat_join($separator = "' '", $elements = []) {
        return '(' . implode(" || $separator || ", $elements) . ')';
    }

    public function sql_group_concat(string $field, string $separator = ', ', string $sort = ''): string {
        return "GROUP_CONCAT($field, '" . str_replace("'", "''", $separator) . "')";
    }

    public function sql_fullname($first = 'firstname', $last = 'lastname') {
        return $this->sql_concat($first, "' '", $last);
    }

    public function sql_compare_text($fieldname, $numchars = 32) {
        return $fieldname;
    }

    public function sql_order_by_text($fieldname, $numchars = 32) {
        return $fieldname;
    }

    public function sql_order_by_null(string $fieldname, int $sort = SORT_ASC): string {
        return $fieldname . ($sort == SORT_DESC ? ' DESC' : ' ASC');
    }

    public function sql_equal($fieldname, $param, $casesensitive = true, $accentsensitive = true, $notequal = false) {
        return "$fieldname " . ($notequal ? '<>' : '=') . " $param";
    }

    public function sql_cast_char2int($fieldname, $text = false) {
        return "CAST($fieldname AS INTEGER)";
    }

    public function sql_cast_char2real($fieldname, $text = false) {
        return "CAST($fieldname AS REAL)";
    }

    public function sql_cast_to_char(string $field): string {
        return "CAST($field AS TEXT)";
    }

    public function sql_isempty($tablename, $fieldname, $nullablefield, $textfield) {
        return " ($fieldname = '') ";
    }

    public function sql_isnotempty($tablename, $fieldname, $nullablefield, $textfield) {
        return " ($fieldname <> '') ";
    }

    public function sql_length($fieldname) {
        return "LENGTH($fieldname)";
    }

    public function sql_substr($expr, $start, $length = false) {
        return "SUBSTR($expr, $start" . ($length === false ? ')' : ", $length)");
    }

    public function sql_ceil($fieldname) {
        return "CAST($fieldname + 0.9999999 AS INTEGER)";
    }

    public function sql_null_from_clause() {
        return '';
    }

    public function sql_empty() {
        return '';
    }

    public static function get_unique_param(string $prefix = 'param'): string {
        static $count = 0;
        return $prefix . 'u' . ++$count;
    }
}
