<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Messages: kept as rows, shown on the notifications page. Inside a transaction they wait for the commit. */

final class pocket_messages {
    /** @var stdClass[] waiting for the commit */
    public static array $waiting = [];
    /** @var ?phpunit_message_sink where a test collects instead */
    public static $sink = null;
    public static $mailsink = null;
}

function pocket_after_commit(): void {
    $waiting = pocket_messages::$waiting;
    pocket_messages::$waiting = [];
    array_walk($waiting, fn($message) => pocket_deliver($message));
}

function pocket_after_rollback(): void {
    pocket_messages::$waiting = [];
}

function message_send(\core\message\message $eventdata) {
    global $DB, $CFG;
    $providers = $DB->get_record('message_providers', ['component' => $eventdata->component, 'name' => $eventdata->name]);
    if (!$providers) {
        throw new coding_exception("Message provider $eventdata->component/$eventdata->name does not exist: db/messages.php");
    }
    $to = is_object($eventdata->userto) ? $eventdata->userto : core_user::get_user($eventdata->userto);
    $from = is_object($eventdata->userfrom) ? $eventdata->userfrom : core_user::get_user($eventdata->userfrom);
    if (!$to || !empty($to->deleted)) {
        return false;
    }
    $row = (object) ['useridfrom' => $from->id, 'useridto' => $to->id, 'subject' => (string) $eventdata->subject,
        'fullmessage' => (string) $eventdata->fullmessage, 'fullmessageformat' => (int) $eventdata->fullmessageformat,
        'fullmessagehtml' => (string) $eventdata->fullmessagehtml, 'smallmessage' => (string) $eventdata->smallmessage,
        'component' => $eventdata->component, 'eventtype' => $eventdata->name, 'notification' => $eventdata->notification,
        'contexturl' => (string) ($eventdata->contexturl instanceof moodle_url ? $eventdata->contexturl->out(false)
            : $eventdata->contexturl), 'contexturlname' => (string) $eventdata->contexturlname, 'timeread' => null,
        'timecreated' => time(), 'customdata' => null];
    // A sink of a test sees a message at once, as in Moodle.
    if (pocket_messages::$sink === null && $DB->is_transaction_started()) {
        pocket_messages::$waiting[] = $row;
        return -1;
    }
    return pocket_deliver($row);
}

function pocket_deliver(stdClass $row): int {
    global $DB;
    if (pocket_messages::$sink) {
        $row->id = count(pocket_messages::$sink->get_messages()) + 1;
        pocket_messages::$sink->add_message($row);
        return $row->id;
    }
    return $DB->insert_record('notifications', $row);
}

function email_to_user($user, $from, $subject, $messagetext, $messagehtml = '', $attachment = '', $attachname = '',
        $usetrueaddress = true, $replyto = '', $replytoname = '', $wordwrapwidth = 79) {
    if (pocket_messages::$mailsink) {
        pocket_messages::$mailsink->add_message((object) ['to' => $user->email, 'subject' => $subject, 'body' => $messagetext]);
    }
    return true;
}

function message_update_providers($component = 'moodle') {
    pocket_install_messages($component);
    return true;
}
