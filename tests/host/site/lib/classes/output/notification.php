<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\output;

class notification implements \renderable, \templatable {
    const NOTIFY_SUCCESS = 'success';
    const NOTIFY_WARNING = 'warning';
    const NOTIFY_INFO = 'info';
    const NOTIFY_ERROR = 'error';
    protected array $extraclasses = [];
    protected bool $closebutton = true;

    public function __construct(protected $message, protected $messagetype = null, bool $closebutton = true) {
        $this->messagetype = match ($messagetype) {
            'notifysuccess', 'success' => 'success', 'notifywarning', 'warning' => 'warning', 'notifyproblem', 'error', 'notifyerror',
            'danger' => 'error', default => 'info',
        };
    }
    public function set_show_closebutton($button = true) {
        return $this;
    }
    public function set_extra_classes($classes = []) {
        $this->extraclasses = $classes;
        return $this;
    }
    public function get_message() {
        return $this->message;
    }
    public function get_message_type() {
        return $this->messagetype;
    }
    public function export_for_template(\renderer_base $output) {
        return ['message' => purify((string) $this->message), 'extraclasses' => implode(' ', $this->extraclasses),
            'alert' => $this->messagetype === 'error' ? 'danger' : $this->messagetype];
    }
    public function get_template_name() {
        return 'core/notification';
    }
}
