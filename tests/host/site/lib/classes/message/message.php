<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\message;

/** What message_send() takes. */
class message {
    public $courseid = SITEID;
    public $modulename;
    public $component;
    public $name;
    public $userfrom;
    public $userto;
    public $subject;
    public $fullmessage;
    public $fullmessageformat = FORMAT_PLAIN;
    public $fullmessagehtml;
    public $smallmessage;
    public $notification = 1;
    public $contexturl;
    public $contexturlname;
    public $replyto;
    public $replytoname;
    public $attachment;
    public $attachname;
    public $timecreated;
    public $customdata;

    public function set_additional_content($processorname, $content) {
    }
}
