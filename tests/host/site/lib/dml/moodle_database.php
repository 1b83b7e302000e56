<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The database: Moodle's calls over SQLite. Values come back as strings, as Moodle's own drivers give them. */

use Doctrine\DBAL\DriverManager;

require_once(__DIR__ . '/moodle_recordset.php');
require_once(__DIR__ . '/sql_pieces.php');

class moodle_database {
    use sql_pieces;

    private ?PDO $pdo = null;
    private ?\Doctrine\DBAL\Connection $connection = null;
    /** @var moodle_transaction[] */
    private array $transactions = [];
    private bool $forcerollback = false;
    private array $columns = [];
    private int $uniqueindex = 0;
    public int $reads = 0;
    public int $writes = 0;

    public function __construct(private string $path, private string $prefix) {
    }

    /** The Doctrine connection; opened on first use. */
    public function connection(): \Doctrine\DBAL\Connection {
        if ($this->connection === null) {
            $this->connection = DriverManager::getConnection(['driver' => 'pdo_sqlite', 'path' => $this->path]);
            $pdo = $this->connection->getNativeConnection();
            $pdo->setAttribute(PDO::ATTR_STRINGIFY_FETCHES, true);
            $pdo->setAttribute(PDO::ATTR_TIMEOUT, 20);
            foreach (['busy_timeout = 20000', PHPUNIT_TEST ? 'synchronous = OFF' : 'synchronous = NORMAL',
                    PHPUNIT_TEST ? 'journal_mode = MEMORY' : 'journal_mode = WAL', 'foreign_keys = OFF'] as $pragma) {
                $pdo->exec("PRAGMA $pragma");
            }
            $this->pdo = $pdo;
        }
        return $this->connection;
    }

    private function pdo(): PDO {
        $this->connection();
        return $this->pdo;
    }

    public function close(): void {
        $this->connection?->close();
        $this->pdo = $this->connection = null;
        $this->transactions = [];
        $this->forcerollback = false;
    }

    public function dispose() {
        $this->close();
    }

    public function get_dbfamily() {
        return 'sqlite';
    }

    public function get_prefix() {
        return $this->prefix;
    }

    public function get_manager() {
        return new database_manager($this);
    }

    public function perf_get_reads() {
        return $this->reads;
    }

    public function perf_get_writes() {
        return $this->writes;
    }

    public function perf_get_queries() {
        return $this->reads + $this->writes;
    }

    public function get_tables($usecache = true) {
        $names = $this->pdo()->query("SELECT name FROM sqlite_master WHERE type = 'table'")->fetchAll(PDO::FETCH_COLUMN);
        $tables = [];
        foreach ($names as $name) {
            if (str_starts_with($name, $this->prefix)) {
                $short = substr($name, strlen($this->prefix));
                $tables[$short] = $short;
            }
        }
        return $tables;
    }

    public function get_columns($table, $usecache = true) {
        if (!isset($this->columns[$table])) {
            $columns = [];
            foreach ($this->pdo()->query("PRAGMA table_info(\"{$this->prefix}$table\")") as $row) {
                $columns[$row['name']] = (object) ['name' => $row['name'], 'type' => $row['type'], 'not_null' => (bool) $row['notnull'],
                    'has_default' => $row['dflt_value'] !== null, 'default_value' => $row['dflt_value']];
            }
            if (!$columns) {
                throw new dml_exception('ddltablenotexist', $table, "Table \"$table\" does not exist");
            }
            $this->columns[$table] = $columns;
        }
        return $this->columns[$table];
    }

    public function forget_structure(): void {
        $this->columns = [];
    }

    /** Checks and settles SQL and its parameters; gives what SQLite runs. */
    private function prepare(string $sql, ?array $params): array {
        $params = (array) $params;
        $sql = preg_replace_callback('/\{([a-z][a-z0-9_]*)\}/', fn($match) => '"' . $this->prefix . $match[1] . '"', $sql);
        $named = preg_match_all('/(?<!:):([a-z][a-z0-9_]*)/', $sql, $found) ? $found[1] : [];
        $marks = substr_count($sql, '?');
        if ($named && $marks) {
            throw new dml_exception('mixedtypesqlparam', null, $sql);
        }
        if ($named) {
            $used = [];
            if (count(array_unique($named)) !== count($named)) {
                throw new dml_exception('duplicateparaminsql', null, "A named parameter is used twice\n$sql");
            }
            foreach ($named as $name) {
                if (!array_key_exists($name, $params)) {
                    throw new dml_exception('missingkeyinsql', $name, "$sql\n" . json_encode($params));
                }
                $used[$name] = $params[$name];
            }
            return [$sql, $used];
        }
        $params = array_values($params);
        if (!$marks) {
            return [$sql, []];
        }
        if (count($params) !== $marks) {
            throw new dml_exception('invalidqueryparam', null, "Expected $marks, got " . count($params) . " in $sql");
        }
        return [$sql, $params];
    }

    private function run(string $sql, ?array $params, bool $write): PDOStatement {
        [$sql, $params] = $this->prepare($sql, $params);
        $write ? $this->writes++ : $this->reads++;
        try {
            $statement = $this->pdo()->prepare($sql);
            foreach ($params as $key => $value) {
                if (is_object($value) || is_array($value)) {
                    throw new coding_exception('Invalid query parameter type: ' . get_debug_type($value));
                }
                // An expression has no affinity in SQLite: '5' would never equal 5 there.
                if (is_bool($value) || (is_string($value) && !$write && preg_match('/^(0|-?[1-9][0-9]{0,17})$/', $value))) {
                    $value = (int) $value;
                }
                $type = is_int($value) ? PDO::PARAM_INT : ($value === null ? PDO::PARAM_NULL : PDO::PARAM_STR);
                $statement->bindValue(is_int($key) ? $key + 1 : ":$key", is_float($value) ? self::decimal($value) : $value, $type);
            }
            $statement->execute();
            return $statement;
        } catch (PDOException $e) {
            throw $write ? new dml_write_exception($e->getMessage(), $sql, $params)
                : new dml_read_exception($e->getMessage(), $sql, $params);
        }
    }

    private static function decimal(float $value): string {
        return var_export($value, true);
    }

    private function where(?array $conditions): array {
        $parts = [];
        $params = [];
        foreach ((array) $conditions as $field => $value) {
            if (is_int($field)) {
                throw new dml_exception('invalidnumkey');
            }
            if ($value === null) {
                $parts[] = "$field IS NULL";
            } else {
                $parts[] = "$field = ?";
                $params[] = $value;
            }
        }
        return [$parts ? implode(' AND ', $parts) : '', $params];
    }

    private function limit(string $sql, $from, $count): string {
        if ($from || $count) {
            $sql .= ' LIMIT ' . ((int) $count ?: -1) . ($from ? ' OFFSET ' . (int) $from : '');
        }
        return $sql;
    }

    private function keyed(PDOStatement $statement): array {
        $records = [];
        while ($row = $statement->fetch(PDO::FETCH_ASSOC)) {
            $key = reset($row);
            if (isset($records[$key])) {
                debugging("Did you remember to make the first column something unique in your call to get_records? "
                    . "Duplicate value '$key' found in column '" . key($row) . "'.", DEBUG_DEVELOPER);
            }
            $records[$key] = (object) $row;
        }
        return $records;
    }

    private function strict(array $records, $strictness, string $table, string $sql, array $params) {
        if (!$records) {
            if ($strictness == MUST_EXIST) {
                throw new dml_missing_record_exception($table, $sql, $params);
            }
            return false;
        }
        if (count($records) > 1) {
            if ($strictness == MUST_EXIST) {
                throw new dml_multiple_records_exception($sql, $params);
            }
            if ($strictness != IGNORE_MULTIPLE) {
                debugging('Error: mdb->get_record() found more than one record!');
            }
        }
        return reset($records);
    }

    public function get_record($table, array $conditions, $fields = '*', $strictness = IGNORE_MISSING) {
        [$select, $params] = $this->where($conditions);
        return $this->get_record_select($table, $select, $params, $fields, $strictness);
    }

    public function get_record_select($table, $select, ?array $params = null, $fields = '*', $strictness = IGNORE_MISSING) {
        return $this->record("SELECT $fields FROM {{$table}}" . ($select ? " WHERE $select" : ''), (array) $params, $strictness, $table);
    }

    public function get_record_sql($sql, ?array $params = null, $strictness = IGNORE_MISSING) {
        return $this->record($sql, (array) $params, $strictness, '');
    }

    private function record(string $sql, array $params, $strictness, string $table) {
        $rows = $this->run($sql, $params, false)->fetchAll(PDO::FETCH_OBJ);
        return $this->strict($rows, $strictness, $table, $sql, $params);
    }

    public function get_records($table, ?array $conditions = null, $sort = '', $fields = '*', $limitfrom = 0, $limitnum = 0) {
        [$select, $params] = $this->where($conditions);
        return $this->get_records_select($table, $select, $params, $sort, $fields, $limitfrom, $limitnum);
    }

    public function get_records_select($table, $select, ?array $params = null, $sort = '', $fields = '*', $limitfrom = 0,
            $limitnum = 0) {
        return $this->get_records_sql("SELECT $fields FROM {{$table}}" . ($select ? " WHERE $select" : '')
            . ($sort ? " ORDER BY $sort" : ''), $params, $limitfrom, $limitnum);
    }

    public function get_records_sql($sql, ?array $params = null, $limitfrom = 0, $limitnum = 0) {
        return $this->keyed($this->run($this->limit($sql, $limitfrom, $limitnum), $params, false));
    }

    public function get_records_list($table, $field, array $values, $sort = '', $fields = '*', $limitfrom = 0, $limitnum = 0) {
        if (!$values) {
            return [];
        }
        [$in, $params] = $this->get_in_or_equal($values);
        return $this->get_records_select($table, "$field $in", $params, $sort, $fields, $limitfrom, $limitnum);
    }

    private function menu(array $records): array {
        $menu = [];
        foreach ($records as $record) {
            $values = array_values((array) $record);
            $menu[$values[0]] = $values[1];
        }
        return $menu;
    }

    public function get_records_menu($table, ?array $conditions = null, $sort = '', $fields = '*', $limitfrom = 0, $limitnum = 0) {
        return $this->menu($this->get_records($table, $conditions, $sort, $fields, $limitfrom, $limitnum));
    }

    public function get_records_select_menu($table, $select, ?array $params = null, $sort = '', $fields = '*', $limitfrom = 0,
            $limitnum = 0) {
        return $this->menu($this->get_records_select($table, $select, $params, $sort, $fields, $limitfrom, $limitnum));
    }

    public function get_records_sql_menu($sql, ?array $params = null, $limitfrom = 0, $limitnum = 0) {
        return $this->menu($this->get_records_sql($sql, $params, $limitfrom, $limitnum));
    }

    public function get_recordset($table, ?array $conditions = null, $sort = '', $fields = '*', $limitfrom = 0, $limitnum = 0) {
        [$select, $params] = $this->where($conditions);
        return $this->get_recordset_select($table, $select, $params, $sort, $fields, $limitfrom, $limitnum);
    }

    public function get_recordset_select($table, $select, ?array $params = null, $sort = '', $fields = '*', $limitfrom = 0,
            $limitnum = 0) {
        return $this->get_recordset_sql("SELECT $fields FROM {{$table}}" . ($select ? " WHERE $select" : '')
            . ($sort ? " ORDER BY $sort" : ''), $params, $limitfrom, $limitnum);
    }

    public function get_recordset_sql($sql, ?array $params = null, $limitfrom = 0, $limitnum = 0) {
        return new moodle_recordset($this->run($this->limit($sql, $limitfrom, $limitnum), $params, false));
    }

    public function get_recordset_list($table, $field, array $values, $sort = '', $fields = '*', $limitfrom = 0, $limitnum = 0) {
        [$in, $params] = $this->get_in_or_equal($values ?: [-1]);
        return $this->get_recordset_select($table, "$field $in", $params, $sort, $fields, $limitfrom, $limitnum);
    }

    public function get_fieldset_select($table, $return, $select, ?array $params = null) {
        return $this->get_fieldset_sql("SELECT $return FROM {{$table}}" . ($select ? " WHERE $select" : ''), $params);
    }

    public function get_fieldset($table, $return, ?array $conditions = null) {
        [$select, $params] = $this->where($conditions);
        return $this->get_fieldset_select($table, $return, $select, $params);
    }

    public function get_fieldset_sql($sql, ?array $params = null) {
        return $this->run($sql, $params, false)->fetchAll(PDO::FETCH_COLUMN);
    }

    public function get_field($table, $return, array $conditions, $strictness = IGNORE_MISSING) {
        [$select, $params] = $this->where($conditions);
        return $this->get_field_select($table, $return, $select, $params, $strictness);
    }

    public function get_field_select($table, $return, $select, ?array $params = null, $strictness = IGNORE_MISSING) {
        return $this->one($this->record("SELECT $return FROM {{$table}}" . ($select ? " WHERE $select" : ''), (array) $params,
            $strictness, $table));
    }

    public function get_field_sql($sql, ?array $params = null, $strictness = IGNORE_MISSING) {
        return $this->one($this->record($sql, (array) $params, $strictness, ''));
    }

    private function one($record) {
        return $record ? array_values((array) $record)[0] : false;
    }

    public function count_records($table, ?array $conditions = null) {
        [$select, $params] = $this->where($conditions);
        return $this->count_records_select($table, $select, $params);
    }

    public function count_records_select($table, $select, ?array $params = null, $countitem = "COUNT('x')") {
        return $this->count_records_sql("SELECT $countitem FROM {{$table}}" . ($select ? " WHERE $select" : ''), $params);
    }

    public function count_records_sql($sql, ?array $params = null) {
        return (int) $this->get_field_sql($sql, $params);
    }

    public function record_exists($table, array $conditions) {
        [$select, $params] = $this->where($conditions);
        return $this->record_exists_select($table, $select, $params);
    }

    public function record_exists_select($table, $select, ?array $params = null) {
        return $this->record_exists_sql("SELECT 'x' FROM {{$table}}" . ($select ? " WHERE $select" : ''), $params);
    }

    public function record_exists_sql($sql, ?array $params = null) {
        return (bool) $this->run($this->limit($sql, 0, 1), $params, false)->fetch();
    }

    /** The columns of a row that the table has, as the database takes them. */
    private function row(string $table, $data): array {
        $columns = $this->get_columns($table);
        $row = [];
        foreach ((array) $data as $field => $value) {
            if (!isset($columns[$field])) {
                continue;
            }
            if (is_object($value) || is_array($value)) {
                throw new coding_exception("The field $table.$field cannot hold a " . get_debug_type($value));
            }
            $type = strtoupper($columns[$field]->type);
            if (is_string($value) && str_contains($type, 'INT')) {
                if ($value === '') {
                    $value = 0;
                } else if (!is_numeric($value)) {
                    throw new dml_write_exception("The field $table.$field takes a number, not '$value'");
                }
            }
            if (preg_match('/CHAR\((\d+)\)/', $type, $match) && $value !== null && mb_strlen((string) $value) > (int) $match[1]) {
                throw new dml_write_exception("value too long for $table.$field($match[1])");
            }
            $row[$field] = is_bool($value) ? (int) $value : $value;
        }
        return $row;
    }

    public function insert_record_raw($table, $params, $returnid = true, $bulk = false, $customsequence = false) {
        $params = (array) $params;
        $names = implode(', ', array_map(fn($name) => "\"$name\"", array_keys($params)));
        $marks = implode(', ', array_fill(0, count($params), '?'));
        $this->run("INSERT INTO {{$table}} " . ($params ? "($names) VALUES ($marks)" : 'DEFAULT VALUES'), array_values($params), true);
        return $returnid ? (int) $this->pdo()->lastInsertId() : true;
    }

    public function insert_record($table, $dataobject, $returnid = true, $bulk = false) {
        $row = $this->row($table, $dataobject);
        unset($row['id']);
        if (!$row) {
            throw new coding_exception('moodle_database::insert_record() no fields found');
        }
        return $this->insert_record_raw($table, $row, $returnid);
    }

    public function insert_records($table, $dataobjects) {
        foreach ($dataobjects as $dataobject) {
            $this->insert_record($table, $dataobject, false, true);
        }
    }

    public function import_record($table, $dataobject) {
        return $this->insert_record_raw($table, $this->row($table, $dataobject), false);
    }

    public function update_record_raw($table, $params, $bulk = false) {
        $params = (array) $params;
        $id = $params['id'] ?? throw new coding_exception('moodle_database::update_record_raw() id field must be specified');
        unset($params['id']);
        $sets = implode(', ', array_map(fn($name) => "\"$name\" = ?", array_keys($params)));
        $this->run("UPDATE {{$table}} SET $sets WHERE id = ?", [...array_values($params), $id], true);
        return true;
    }

    public function update_record($table, $dataobject, $bulk = false) {
        $row = $this->row($table, $dataobject);
        return count($row) > 1 || !isset($row['id']) ? $this->update_record_raw($table, $row) : true;
    }

    public function set_field($table, $newfield, $newvalue, ?array $conditions = null) {
        [$select, $params] = $this->where($conditions);
        return $this->set_field_select($table, $newfield, $newvalue, $select, $params);
    }

    public function set_field_select($table, $newfield, $newvalue, $select, ?array $params = null) {
        $value = $this->row($table, [$newfield => $newvalue]);
        $params = (array) $params;
        // The new value joins in the style of the caller's parameters.
        $mark = $params && !array_is_list($params) ? ':pocketnewvalue' : '?';
        $params = $mark === '?' ? [$value[$newfield] ?? null, ...$params] : ['pocketnewvalue' => $value[$newfield] ?? null] + $params;
        $this->run("UPDATE {{$table}} SET \"$newfield\" = $mark" . ($select ? " WHERE $select" : ''), $params, true);
        return true;
    }

    public function delete_records($table, ?array $conditions = null) {
        [$select, $params] = $this->where($conditions);
        return $this->delete_records_select($table, $select, $params);
    }

    public function delete_records_select($table, $select, ?array $params = null) {
        $this->run("DELETE FROM {{$table}}" . ($select ? " WHERE $select" : ''), $params, true);
        return true;
    }

    public function delete_records_list($table, $field, array $values) {
        if (!$values) {
            return true;
        }
        [$in, $params] = $this->get_in_or_equal($values);
        return $this->delete_records_select($table, "$field $in", $params);
    }

    public function delete_records_subquery(string $table, string $field, string $alias, string $subquery, array $params = []): void {
        $this->delete_records_select($table, "$field IN (SELECT $alias FROM ($subquery) pocketsub)", $params);
    }

    public function execute($sql, ?array $params = null) {
        $this->run($sql, $params, true);
        return true;
    }

    public function start_delegated_transaction() {
        $transaction = new moodle_transaction($this);
        if (!$this->transactions) {
            // A writer from the start: a reader that turns writer could only fail when another has written meanwhile.
            $this->pdo()->exec('BEGIN IMMEDIATE');
        }
        $this->transactions[] = $transaction;
        return $transaction;
    }

    public function is_transaction_started() {
        return (bool) $this->transactions;
    }

    public function transactions_forbidden() {
        if ($this->transactions) {
            throw new dml_transaction_exception('This code can not be excecuted in transaction');
        }
    }

    public function commit_delegated_transaction(moodle_transaction $transaction) {
        if (end($this->transactions) !== $transaction) {
            $this->force_transaction_rollback();
            throw new dml_transaction_exception('Invalid transaction commit attempt', $transaction);
        }
        if ($this->forcerollback) {
            throw new dml_transaction_exception('Tried to commit transaction after lower level rollback', $transaction);
        }
        if (count($this->transactions) === 1) {
            $this->pdo()->exec('COMMIT');
        }
        array_pop($this->transactions);
        $transaction->dispose();
        if (!$this->transactions) {
            pocket_after_commit();
        }
    }

    public function rollback_delegated_transaction(moodle_transaction $transaction, Throwable $e) {
        $this->forcerollback = true;
        array_pop($this->transactions);
        $transaction->dispose();
        if (!$this->transactions) {
            $this->pdo()->exec('ROLLBACK');
            $this->forcerollback = false;
            pocket_after_rollback();
        }
        throw $e;
    }

    public function force_transaction_rollback() {
        foreach ($this->transactions as $transaction) {
            $transaction->dispose();
        }
        if ($this->transactions) {
            try {
                $this->pdo()->exec('ROLLBACK');
            } catch (PDOException) {
                // SQLite ends the transaction itself after some errors.
            }
        }
        $this->transactions = [];
        $this->forcerollback = false;
        pocket_after_rollback();
    }
}

/** Asks and changes the structure. */
class database_manager {
    public function __construct(private moodle_database $database) {
    }
    public function table_exists($table) {
        return isset($this->database->get_tables()[is_object($table) ? $table->getName() : $table]);
    }
    public function field_exists($table, $field) {
        return isset($this->database->get_columns(is_object($table) ? $table->getName() : $table)[is_object($field)
            ? $field->getName() : $field]);
    }
}
