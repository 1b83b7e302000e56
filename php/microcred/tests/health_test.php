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

use core\check\result;
use core\di;
use mod_microcred\check\issuer;
use mod_microcred\check\unsigned;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\issuer_summary;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/awards.php');

/**
 * What an administrator is told about the plugin's health.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\check\issuer
 * @covers     \mod_microcred\check\unsigned
 * @covers     \mod_microcred\local\credential\issuer_summary
 */
final class health_test extends \advanced_testcase {
    use awards;

    public function test_the_issuer_is_looked_after(): void {
        global $CFG;
        $this->resetAfterTest();
        $this->assertSame(result::WARNING, (new issuer())->get_result()->get_status(), 'no name yet');
        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $this->assertSame(result::OK, (new issuer())->get_result()->get_status());
        di::get(issuer_key::class)->ensure();
        $this->assertSame(result::OK, (new issuer())->get_result()->get_status());
        $CFG->wwwroot = 'https://copy.example.org';
        $result = (new issuer())->get_result();
        $this->assertSame(result::ERROR, $result->get_status());
        $this->assertStringContainsString('belongs to the site', $result->get_summary());
    }

    public function test_awards_that_wait_too_long_are_noticed(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        $this->award();
        $this->award(['released' => false]);
        $this->assertSame(result::OK, (new unsigned())->get_result()->get_status());
        $clock->bump(2 * HOURSECS);
        $result = (new unsigned())->get_result();
        $this->assertSame(result::WARNING, $result->get_status());
        $this->assertStringContainsString('1', $result->get_summary());
    }

    public function test_settings_show_the_key_and_its_age(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $this->assertStringContainsString('no signing key yet', di::get(issuer_summary::class)->html());
        $key = di::get(issuer_key::class)->ensure();
        $clock->bump(3 * DAYSECS);
        $html = di::get(issuer_summary::class)->html();
        $this->assertStringContainsString($key->fingerprint, $html);
        $this->assertStringContainsString('3 days', $html);
        $this->assertStringNotContainsString($key->passphrase, $html);
    }
}
