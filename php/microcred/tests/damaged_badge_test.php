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

namespace mod_microcred;

use core\di;
use mod_microcred\local\credential\badge_image;
use mod_microcred\local\credential\verification_service;
use moodle_exception;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/awards.php');

/**
 * Pictures of badges that are damaged, or made to do harm.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\credential\verification_service
 */
final class damaged_badge_test extends \advanced_testcase {
    use awards;

    /** @var string what the badge is filed under in a picture */
    private const KEYWORD = 'openbadgecredential';

    public function test_a_picture_cut_at_any_byte_is_refused(): void {
        $picture = $this->picture();
        for ($length = strlen($picture) - 1; $length >= 0; $length--) {
            $this->refused(substr($picture, 0, $length), "cut at $length");
        }
    }

    public function test_a_bad_checksum_is_refused(): void {
        $picture = $this->picture();
        $places = ['header' => 29, 'end' => strlen($picture) - 1, 'badge' => strpos($picture, self::KEYWORD) + 60];
        foreach ($places as $what => $place) {
            $changed = $picture;
            $changed[$place] = chr(ord($changed[$place]) ^ 1);
            $this->refused($changed, $what);
        }
    }

    public function test_a_compression_bomb_is_refused_in_little_memory(): void {
        $bomb = gzcompress(str_repeat("\0", 60000000), 9);
        memory_reset_peak_usage();
        $before = memory_get_peak_usage();
        $this->refused($this->with_chunk($this->plain(), self::KEYWORD . "\0\1\0\0\0" . $bomb), 'bomb');
        $this->assertLessThan($before + 16 * 1024 * 1024, memory_get_peak_usage());
    }

    public function test_two_credentials_are_refused(): void {
        $picture = $this->picture();
        $this->refused($this->with_chunk($picture, self::KEYWORD . "\0\0\0\0\0{}"), 'two');
    }

    /**
     * Our badge as a picture.
     *
     * @return string
     */
    private function picture(): string {
        $this->resetAfterTest();
        return badge_image::baked($this->issued());
    }

    /**
     * A picture without a badge.
     *
     * @return string
     */
    private function plain(): string {
        global $CFG;
        return file_get_contents($CFG->dirroot . '/mod/microcred/pix/badge.png');
    }

    /**
     * A picture with one more iTXt chunk after its header.
     *
     * @param string $picture
     * @param string $data
     * @return string
     */
    private function with_chunk(string $picture, string $data): string {
        $chunk = pack('N', strlen($data)) . 'iTXt' . $data . pack('N', crc32('iTXt' . $data));
        return substr($picture, 0, 33) . $chunk . substr($picture, 33);
    }

    /**
     * Something must be refused with a sentence.
     *
     * @param string $bytes
     * @param string $what
     */
    private function refused(string $bytes, string $what): void {
        try {
            di::get(verification_service::class)->uploaded($bytes);
        } catch (moodle_exception $refusal) {
            $this->assertGreaterThan(20, strlen($refusal->getMessage()), $what);
            return;
        }
        $this->fail("Taken: $what");
    }
}
