<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_user;

/** Name fields of a user, as SQL. */
class fields {
    const NAMES = ['firstnamephonetic', 'lastnamephonetic', 'middlename', 'alternatename', 'firstname', 'lastname'];

    private array $fields = [];

    public static function for_name(): self {
        $fields = new self();
        $fields->fields = self::NAMES;
        return $fields;
    }
    public static function for_userpic(): self {
        $fields = new self();
        $fields->fields = ['id', 'picture', 'firstname', 'lastname', 'firstnamephonetic', 'lastnamephonetic', 'middlename',
            'alternatename', 'imagealt', 'email'];
        return $fields;
    }
    public static function for_identity(?\core\context $context, bool $allowcustom = true): self {
        return new self();
    }
    public static function get_name_fields(bool $strangeorder = false): array {
        return array_combine(self::NAMES, self::NAMES);
    }
    public function with_name(): self {
        $this->fields = array_unique(array_merge($this->fields, self::NAMES));
        return $this;
    }
    public function with_userpic(): self {
        $this->fields = array_unique(array_merge($this->fields, self::for_userpic()->fields));
        return $this;
    }
    public function including(...$include): self {
        $this->fields = array_unique(array_merge($this->fields, $include));
        return $this;
    }
    public function excluding(...$exclude): self {
        $this->fields = array_diff($this->fields, $exclude);
        return $this;
    }
    public function get_required_fields(array $limitpurposes = []): array {
        return array_values($this->fields);
    }
    public function get_sql(string $alias = '', bool $namedparams = false, string $prefix = '', string $renameid = '',
            bool $leadingcomma = true): \stdClass {
        $dot = $alias === '' ? '' : "$alias.";
        $selects = [];
        foreach ($this->fields as $field) {
            $as = $field === 'id' && $renameid !== '' ? $renameid : ($prefix === '' ? '' : $prefix . $field);
            $selects[] = $dot . $field . ($as === '' ? '' : " AS $as");
        }
        return (object) ['selects' => ($leadingcomma && $selects ? ', ' : '') . implode(', ', $selects), 'joins' => '',
            'params' => [], 'mappings' => array_combine($this->fields, array_map(fn($f) => $dot . $f, $this->fields))];
    }
    public static function get_sql_fullname(?string $tablealias = 'u', bool $override = false): array {
        $dot = $tablealias ? "$tablealias." : '';
        return ["{$dot}firstname || ' ' || {$dot}lastname", []];
    }
}
