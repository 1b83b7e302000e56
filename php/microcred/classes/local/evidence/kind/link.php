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
use mod_microcred\local\evidence\kind;
use mod_microcred\local\refused;
use MoodleQuickForm;
use stdClass;

/**
 * The address of a page on the web. Only the address is sealed, and pages say so.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class link extends kind {
    #[\Override]
    public function name(): string {
        return 'link';
    }

    #[\Override]
    public function add_fields(MoodleQuickForm $mform, int $limit): void {
        $mform->addElement('text', 'content', get_string('evidencelink', 'mod_microcred'), ['size' => 60]);
        $mform->setType('content', PARAM_RAW_TRIMMED);
        $mform->addRule('content', null, 'required', null, 'client');
        $mform->addHelpButton('content', 'evidencelink', 'mod_microcred');
    }

    #[\Override]
    public function checked(stdClass $data, int $userid, int $limit): string {
        $address = trim((string) $data->content);
        $parts = parse_url($address);
        $web = $parts && in_array(strtolower($parts['scheme'] ?? ''), ['http', 'https'], true) && !empty($parts['host']);
        // A password in an address would be read by every reviewer.
        if (!$web || isset($parts['pass']) || clean_param($address, PARAM_URL) !== $address || strlen($address) > 1333) {
            throw new refused('refused_link');
        }
        return $address;
    }

    #[\Override]
    public function ending(stdClass $item): string {
        return 'link';
    }

    #[\Override]
    public function sealed_text(stdClass $item): string {
        return (string) $item->content;
    }

    #[\Override]
    public function shown(stdClass $item): array {
        return ['sealed' => false, 'address' => $item->content];
    }

    #[\Override]
    public function shown_sealed(stdClass $item, context $context, ?string $neutral): array {
        return ['sealed' => [
            'link' => preg_match('~^https?://~i', $item->content) ? $item->content : null,
            'address' => $item->content,
        ]];
    }
}
