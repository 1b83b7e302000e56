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

namespace mod_microcred\local\evidence\kind;

use context;
use core_text;
use mod_microcred\local\evidence\kind;
use mod_microcred\local\refused;
use MoodleQuickForm;
use stdClass;

/**
 * A plain text, written in place.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class text extends kind {
    /** @var int the most characters of one */
    public const MOST = 60000;

    #[\Override]
    public function name(): string {
        return 'text';
    }

    #[\Override]
    public function add_fields(MoodleQuickForm $mform, int $limit): void {
        $mform->addElement('textarea', 'content', get_string('evidencetext', 'mod_microcred'), ['rows' => 12, 'cols' => 70]);
        $mform->setType('content', PARAM_RAW);
        $mform->addRule('content', null, 'required', null, 'client');
        $mform->addHelpButton('content', 'evidencetext', 'mod_microcred');
    }

    #[\Override]
    public function checked(stdClass $data, int $userid, int $limit): string {
        $text = self::cleaned((string) $data->content);
        if ($text === '') {
            throw new refused('refused_notext');
        }
        return $text;
    }

    /**
     * A text as it is stored: also the reflection on an attempt.
     *
     * @param string $text
     * @return string
     * @throws refused when it is too long
     */
    public static function cleaned(string $text): string {
        $text = trim(str_replace(["\r\n", "\r"], "\n", fix_utf8($text)));
        if (core_text::strlen($text) > self::MOST) {
            throw new refused('refused_longtext', self::MOST);
        }
        return $text;
    }

    #[\Override]
    public function ending(stdClass $item): string {
        return 'txt';
    }

    #[\Override]
    public function sealed_text(stdClass $item): string {
        return (string) $item->content;
    }

    #[\Override]
    public function shown(stdClass $item): array {
        return ['text' => nl2br(s($item->content))];
    }

    #[\Override]
    public function shown_sealed(stdClass $item, context $context, ?string $neutral): array {
        return ['text' => $this->exported($item, $context)];
    }

    #[\Override]
    public function exported(stdClass $item, context $context): string {
        return format_text((string) $item->content, $item->contentformat, ['context' => $context]);
    }
}
