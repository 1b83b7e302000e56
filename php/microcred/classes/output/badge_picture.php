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

namespace mod_microcred\output;

use core_text;
use mod_microcred\local\credential\badge_reader;
use renderable;
use renderer_base;
use templatable;

/**
 * A badge as a drawing (SVG): a picture, and below it what was certified and by whom.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class badge_picture implements renderable, templatable {
    /** How much of the title is on one line, in columns of half a character's height. */
    private const COLUMNS = 26;

    /** How many lines the title may have. */
    private const LINES = 3;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var badge_reader */
        private readonly badge_reader $badge,
        /** @var string|null a PNG to put into the drawing; null = the plugin's own picture */
        private readonly ?string $image,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $lines = [];
        foreach ($this->lines(self::plain($this->badge->title())) as $number => $line) {
            $lines[] = ['text' => $line, 'y' => 530 + 38 * $number];
        }
        $below = 530 + 38 * count($lines);
        return [
            'title' => self::plain($this->badge->title()),
            'issuer' => mb_strimwidth(self::plain($this->badge->issuer_name()), 0, 44, '…', 'UTF-8'),
            'issuery' => $below,
            'height' => $below + 30,
            'lines' => $lines,
            'image' => $this->image === null ? null : base64_encode($this->image),
            'own' => $this->image === null ? file_get_contents(__DIR__ . '/../../pix/badge.svg') : null,
        ];
    }

    /**
     * A title in lines: a drawing does not break them by itself.
     *
     * @param string $text
     * @return string[]
     */
    private function lines(string $text): array {
        $lines = [''];
        foreach (preg_split('/ /', $text, -1, PREG_SPLIT_NO_EMPTY) as $word) {
            $last = array_key_last($lines);
            $longer = trim("$lines[$last] $word");
            if (mb_strwidth($longer, 'UTF-8') <= self::COLUMNS) {
                $lines[$last] = $longer;
                continue;
            }
            // A word that is longer than a line, and text without spaces, is broken anywhere.
            while (mb_strwidth($word, 'UTF-8') > self::COLUMNS) {
                $piece = mb_strimwidth($word, 0, self::COLUMNS, '', 'UTF-8');
                $lines[] = $piece;
                $word = core_text::substr($word, core_text::strlen($piece));
            }
            $lines[] = $word;
        }
        $lines = array_values(array_filter($lines, fn($line) => $line !== ''));
        if (count($lines) > self::LINES) {
            $lines = array_slice($lines, 0, self::LINES);
            $lines[self::LINES - 1] = mb_strimwidth($lines[self::LINES - 1], 0, self::COLUMNS - 1, '', 'UTF-8') . '…';
        }
        return $lines;
    }

    /**
     * Text that XML can hold (XML 1.0, section 2.2), also where a template leaves what looks like a character reference.
     *
     * @param string $text
     * @return string
     */
    private static function plain(string $text): string {
        $text = preg_replace('/[\x{0}-\x{1f}\x{7f}\x{fffe}\x{ffff}]+/u', ' ', $text);
        return trim(str_replace('&#', '& #', $text));
    }
}
