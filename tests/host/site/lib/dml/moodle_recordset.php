<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* What a query or a transaction in progress is held by. */

class moodle_recordset implements Iterator {
    private $row;
    public function __construct(private ?PDOStatement $statement) {
        $this->row = $statement->fetch(PDO::FETCH_ASSOC);
    }
    public function current(): stdClass {
        return (object) $this->row;
    }
    #[ReturnTypeWillChange]
    public function key() {
        return $this->row ? reset($this->row) : false;
    }
    public function next(): void {
        $this->row = $this->statement ? $this->statement->fetch(PDO::FETCH_ASSOC) : false;
    }
    public function rewind(): void {
    }
    public function valid(): bool {
        return (bool) $this->row;
    }
    public function close() {
        $this->statement?->closeCursor();
        $this->statement = null;
        $this->row = false;
    }
}

class moodle_transaction {
    private bool $disposed = false;
    public function __construct(private moodle_database $database) {
    }
    public function is_disposed() {
        return $this->disposed;
    }
    public function dispose() {
        $this->disposed = true;
    }
    public function allow_commit() {
        if ($this->disposed) {
            throw new dml_transaction_exception('Transactions already disposed', $this);
        }
        $this->database->commit_delegated_transaction($this);
    }
    public function rollback(Throwable $e) {
        if ($this->disposed) {
            throw new dml_transaction_exception('Transactions already disposed', $this);
        }
        $this->database->rollback_delegated_transaction($this, $e);
    }
}
