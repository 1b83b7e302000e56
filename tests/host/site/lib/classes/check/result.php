<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\check;

class result implements \renderable {
    const NA = 'na';
    const OK = 'ok';
    const INFO = 'info';
    const UNKNOWN = 'unknown';
    const WARNING = 'warning';
    const ERROR = 'error';
    const CRITICAL = 'critical';
    protected $status = '';
    protected $summary = '';
    protected $details = '';

    public function __construct($status, $summary, $details = '') {
        $this->status = $status;
        $this->summary = $summary;
        $this->details = $details;
    }
    public function get_status() {
        return $this->status;
    }
    public function get_summary() {
        return $this->summary;
    }
    public function get_details(): string {
        return $this->details;
    }
}
