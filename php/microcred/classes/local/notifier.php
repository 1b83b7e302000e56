<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace mod_microcred\local;

use core\message\message as core_message;
use core_user;
use moodle_url;
use stdClass;

/**
 * Tells one person about one change, through Moodle's own messaging.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class notifier {
    /**
     * Sends one notification. Inside a transaction Moodle holds it back until the commit.
     *
     * @param string $provider a name in db/messages.php
     * @param int $touserid
     * @param int $fromuserid 0 = the site itself; reviewers and candidates never see each other's names here
     * @param stdClass $microcred the activity's row
     * @param string $subject plain text
     * @param string $html
     * @param moodle_url $url where the person acts on it
     */
    public static function send(
        string $provider,
        int $touserid,
        int $fromuserid,
        stdClass $microcred,
        string $subject,
        string $html,
        moodle_url $url
    ): void {
        $to = core_user::get_user($touserid);
        if (!$to || $to->deleted || $to->suspended) {
            return;
        }
        $from = $fromuserid ? core_user::get_user($fromuserid) : false;

        $sent = new core_message();
        $sent->component = 'mod_microcred';
        $sent->name = $provider;
        $sent->courseid = (int) $microcred->course;
        $sent->userfrom = $from ?: core_user::get_noreply_user();
        $sent->userto = $to;
        $sent->subject = $subject;
        $sent->fullmessage = html_to_text($html);
        $sent->fullmessageformat = FORMAT_HTML;
        $sent->fullmessagehtml = $html;
        $sent->smallmessage = $subject;
        $sent->notification = 1;
        $sent->contexturl = $url->out(false);
        $sent->contexturlname = format_string($microcred->name);
        message_send($sent);
    }

    /**
     * Sends a notification.
     *
     * @param message $message
     * @param int $touserid
     * @param stdClass $microcred the activity's row
     * @param moodle_url $url
     * @param array $words further placeholders of the strings, plain text
     */
    public static function tell(
        message $message,
        int $touserid,
        stdClass $microcred,
        moodle_url $url,
        array $words = []
    ): void {
        $lang = core_user::get_user($touserid, 'id, lang')->lang ?? null;
        $words['activity'] = format_string($microcred->name);
        $words['url'] = $url->out(false);
        $strings = get_string_manager();
        $subject = $strings->get_string("msg_{$message->value}_subject", 'mod_microcred', (object) $words, $lang ?: null);
        $escaped = (object) array_map(fn($word) => s($word), $words);
        $body = $strings->get_string("msg_{$message->value}_body", 'mod_microcred', $escaped, $lang ?: null);
        self::send($message->provider(), $touserid, 0, $microcred, $subject, $body, $url);
    }
}
