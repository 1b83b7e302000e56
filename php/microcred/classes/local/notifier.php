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

use core\message\message;
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

        $message = new message();
        $message->component = 'mod_microcred';
        $message->name = $provider;
        $message->courseid = (int) $microcred->course;
        $message->userfrom = $from ?: core_user::get_noreply_user();
        $message->userto = $to;
        $message->subject = $subject;
        $message->fullmessage = html_to_text($html);
        $message->fullmessageformat = FORMAT_HTML;
        $message->fullmessagehtml = $html;
        $message->smallmessage = $subject;
        $message->notification = 1;
        $message->contexturl = $url->out(false);
        $message->contexturlname = format_string($microcred->name);
        message_send($message);
    }

    /**
     * Sends a notification whose words are the language strings msg_<key>_subject and msg_<key>_body.
     *
     * @param string $provider a name in db/messages.php
     * @param int $touserid
     * @param stdClass $microcred the activity's row
     * @param string $key
     * @param moodle_url $url
     * @param array $words further placeholders of the strings, plain text
     */
    public static function tell(
        string $provider,
        int $touserid,
        stdClass $microcred,
        string $key,
        moodle_url $url,
        array $words = []
    ): void {
        $lang = core_user::get_user($touserid, 'id, lang')->lang ?? null;
        $words['activity'] = format_string($microcred->name);
        $words['url'] = $url->out(false);
        $strings = get_string_manager();
        $subject = $strings->get_string("msg_{$key}_subject", 'mod_microcred', (object) $words, $lang ?: null);
        $escaped = (object) array_map(fn($word) => s($word), $words);
        $body = $strings->get_string("msg_{$key}_body", 'mod_microcred', $escaped, $lang ?: null);
        self::send($provider, $touserid, 0, $microcred, $subject, $body, $url);
    }
}
