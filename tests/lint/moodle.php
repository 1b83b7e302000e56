<?php
// What the plugins call and only a whole Moodle has, as its own code declares it. Read by PHPStan and never run. GPL-3.0-or-later.

define('XMLDB_TYPE_INTEGER', 1);
define('XMLDB_TYPE_NUMBER', 2);
define('XMLDB_TYPE_CHAR', 4);
define('XMLDB_TYPE_TEXT', 5);
define('XMLDB_NOTNULL', true);
define('XMLDB_SEQUENCE', true);
define('XMLDB_KEY_PRIMARY', 1);
define('XMLDB_KEY_FOREIGN', 3);
define('XMLDB_KEY_FOREIGN_UNIQUE', 5);
define('XMLDB_INDEX_UNIQUE', true);
define('XMLDB_INDEX_NOTUNIQUE', false);

class xmldb_table {
    public function __construct(string $name) {
    }
    /** @return xmldb_field */
    public function add_field(string $name, int $type, ?string $precision = null, ?bool $unsigned = null, ?bool $notnull = null,
            ?bool $sequence = null, mixed $default = null, ?string $previous = null) {
        return new xmldb_field($name);
    }
    /**
     * @param string[] $fields
     * @param ?string $reftable
     * @param ?string[] $reffields
     */
    public function add_key(string $name, int $type, array $fields, $reftable = null, $reffields = null): void {
    }
    /** @param string[] $fields */
    public function add_index(string $name, bool $type, array $fields): void {
    }
}

class xmldb_field {
    public function __construct(string $name, ?int $type = null, ?string $precision = null, ?bool $unsigned = null,
            ?bool $notnull = null, ?bool $sequence = null, mixed $default = null, ?string $previous = null) {
    }
}

class xmldb_index {
    /** @param string[] $fields */
    public function __construct(string $name, bool $type, array $fields) {
    }
}

function upgrade_mod_savepoint(bool $result, int|string $version, string $modname, bool $allowabort = true): void {
}

class environment_results {
    public function setInfo(string $info): void {
    }
    public function setNeededVersion(string $version): void {
    }
    public function setCurrentVersion(string $version): void {
    }
    public function setStatus(bool $status): void {
    }
}

class grading_manager {
    /** @return string|null */
    public function get_active_method() {
        return null;
    }
    public function get_controller(string $method): gradingform_controller {
        return new gradingform_controller();
    }
    public function get_management_url(?moodle_url $returnurl = null): moodle_url {
        return new moodle_url('/');
    }
}

class gradingform_controller {
    public function is_form_defined(): bool {
        return true;
    }
    public function is_form_available(): bool {
        return true;
    }
    /** @return stdClass|false */
    public function get_definition() {
        return false;
    }
}

function get_grading_manager(mixed $contextorareaid = null, ?string $component = null, ?string $area = null): grading_manager {
    return new grading_manager();
}
