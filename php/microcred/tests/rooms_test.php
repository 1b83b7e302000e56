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

/**
 * What the rooms of the plugin promise each other (docs/architecture.md).
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @coversNothing
 */
final class rooms_test extends \basic_testcase {
    /**
     * A renderable shows what it was given.
     */
    public function test_renderables_ask_neither_services_nor_the_database(): void {
        $asking = self::files_with('classes/output/*.php', '~\bdi::get\b|\bglobal[^;]*\$DB\b|\bmoodle_database\b~');
        $this->assertSame([], $asking);
    }

    /**
     * A page leaves the database to services and repositories.
     */
    public function test_pages_leave_the_database_alone(): void {
        $this->assertNotEmpty(self::files_with('*.php', '~\bclass\b|\brequire\b~'));
        $asking = self::files_with('*.php', '~\$DB->~');
        // Moodle calls the functions of lib.php by name, with rows that it has.
        $this->assertSame(['lib.php'], $asking);
    }

    /**
     * Services do not know what their results are shown with.
     */
    public function test_services_know_neither_pages_nor_forms(): void {
        $knowing = self::files_with('classes/local/{*,*/*,*/*/*}.php', '~^use mod_microcred\\\\(output|form|controller)\\\\~m');
        // A badge's picture is drawn from a template, and is part of what is signed.
        $this->assertSame(['classes/local/credential/badge_image.php'], $knowing);
    }

    /**
     * The plugin's files that hold something.
     *
     * @param string $where
     * @param string $what a regular expression
     * @return string[] from the plugin's folder
     */
    private static function files_with(string $where, string $what): array {
        $files = glob(__DIR__ . "/../$where", GLOB_BRACE) ?: throw new \coding_exception("There is nothing at $where.");
        $holding = array_filter($files, fn($file) => preg_match($what, file_get_contents($file)));
        return array_values(array_map(fn($file) => substr($file, strlen(__DIR__ . '/../')), $holding));
    }
}
