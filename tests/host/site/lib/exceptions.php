<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Exceptions of the plugin API, and what a visitor sees of them. */

class moodle_exception extends Exception {
    public $errorcode;
    public $module;
    public $a;
    public $link;
    public $debuginfo;

    public function __construct($errorcode, $module = '', $link = '', $a = null, $debuginfo = null) {
        $this->errorcode = $errorcode;
        $this->module = $module === '' || $module === 'moodle' || $module === 'core' ? 'error' : $module;
        $this->link = $link;
        $this->a = $a;
        $this->debuginfo = $debuginfo === null ? null : (string) $debuginfo;
        if (get_string_manager()->string_exists($errorcode, $this->module)) {
            $message = get_string($errorcode, $this->module, $a);
        } else {
            $message = $this->module . '/' . $errorcode;
        }
        if ($this->debuginfo !== null && (PHPUNIT_TEST || CLI_SCRIPT)) {
            $message .= " ($this->debuginfo)";
        }
        parent::__construct($message, 0);
    }
}

class require_login_exception extends moodle_exception {
    public function __construct($debuginfo) {
        parent::__construct('requireloginerror', 'error', '', null, $debuginfo);
    }
}

class require_login_session_timeout_exception extends require_login_exception {
}

class required_capability_exception extends moodle_exception {
    public function __construct($context, $capability, $errormessage, $stringfile) {
        parent::__construct($errormessage, $stringfile, '', get_capability_string($capability));
    }
}

class coding_exception extends moodle_exception {
    public function __construct($hint, $debuginfo = null) {
        parent::__construct('codingerror', 'debug', '', $hint, $debuginfo);
    }
}

class invalid_parameter_exception extends moodle_exception {
    public function __construct($debuginfo = null) {
        parent::__construct('invalidparameter', 'debug', '', null, $debuginfo);
    }
}

class invalid_state_exception extends moodle_exception {
    public function __construct($hint, $debuginfo = null) {
        parent::__construct('invalidstatedetected', 'debug', '', $hint, $debuginfo);
    }
}

class file_exception extends moodle_exception {
    public function __construct($errorcode, $a = null, $debuginfo = null) {
        parent::__construct($errorcode, 'error', '', $a, $debuginfo);
    }
}

class stored_file_creation_exception extends file_exception {
    public function __construct($contextid, $component, $filearea, $itemid, $filepath, $filename, $debuginfo = null) {
        parent::__construct('storedfilenotcreated', "$contextid/$component/$filearea/$itemid$filepath$filename", $debuginfo);
    }
}

class dml_exception extends moodle_exception {
    public function __construct($errorcode, $a = null, $debuginfo = null) {
        parent::__construct($errorcode, 'error', '', $a, $debuginfo);
    }
}

class dml_connection_exception extends dml_exception {
}

class dml_read_exception extends dml_exception {
    public $error;
    public function __construct($error, $sql = '', ?array $params = null) {
        $this->error = $error;
        parent::__construct('dmlreadexception', null, "$error\n$sql\n" . json_encode($params));
    }
}

class dml_write_exception extends dml_exception {
    public $error;
    public function __construct($error, $sql = '', ?array $params = null) {
        $this->error = $error;
        parent::__construct('dmlwriteexception', null, "$error\n$sql\n" . json_encode($params));
    }
}

class dml_missing_record_exception extends dml_exception {
    public $tablename;
    public function __construct($tablename, $sql = '', ?array $params = null) {
        $this->tablename = $tablename;
        parent::__construct('invalidrecord', $tablename, "$sql\n" . json_encode($params));
    }
}

class dml_multiple_records_exception extends dml_exception {
    public function __construct($sql = '', ?array $params = null) {
        parent::__construct('multiplerecordsfound', null, "$sql\n" . json_encode($params));
    }
}

class dml_transaction_exception extends dml_exception {
    public function __construct($debuginfo = null, $transaction = null) {
        parent::__construct('dmltransactionexception', null, $debuginfo);
    }
}

/** The last resort: an error page for people, a JSON object for scripts, plain text on a terminal. */
function default_exception_handler(Throwable $e): void {
    global $CFG, $DB, $PAGE, $OUTPUT;
    if (isset($DB) && $DB->is_transaction_started()) {
        error_log('Pocket host: a transaction was left open and is rolled back');
        $DB->force_transaction_rollback();
    }
    if ($e instanceof require_login_exception || !($e instanceof moodle_exception)) {
        error_log('Pocket host: ' . get_class($e) . ': ' . $e->getMessage() . ' at ' . $e->getFile() . ':' . $e->getLine());
    }
    if (!($e instanceof moodle_exception)) {
        error_log($e->getTraceAsString());
    }
    if (CLI_SCRIPT) {
        fwrite(STDERR, '!! ' . get_class($e) . ': ' . $e->getMessage() . "\n" . $e->getFile() . ':' . $e->getLine() . "\n"
            . $e->getTraceAsString() . "\n");
        exit(1);
    }
    while (ob_get_level()) {
        ob_end_clean();
    }
    if (AJAX_SCRIPT) {
        if (!headers_sent()) {
            http_response_code(200);
            header('Content-Type: application/json; charset=utf-8');
        }
        echo json_encode(['error' => $e->getMessage(), 'errorcode' => $e->errorcode ?? 'exception']);
        exit(1);
    }
    $message = $e instanceof moodle_exception ? $e->getMessage()
        : 'Something went wrong: ' . get_class($e) . ': ' . $e->getMessage();
    $link = $e->link ?? '';
    if (!$link) {
        $link = $CFG->wwwroot . '/my/';
    }
    try {
        if (!headers_sent()) {
            http_response_code($e instanceof moodle_exception ? 404 : 500);
            $PAGE->set_title(get_string('error'));
            $PAGE->set_heading(get_string('error'));
            echo $OUTPUT->header();
        }
        echo $OUTPUT->notification(s($message), 'error', false);
        echo $OUTPUT->single_button(new moodle_url($link), get_string('continue'), 'get');
        echo $OUTPUT->footer();
    } catch (Throwable $second) {
        error_log('Pocket host, while showing an error: ' . $second->getMessage() . ' ' . $second->getTraceAsString());
        echo '<h1>Error</h1><p>' . htmlspecialchars($message) . '</p>';
    }
    exit(1);
}
