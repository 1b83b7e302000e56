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

namespace mod_microcred\local\credential;

use core\clock;
use html_writer;
use mod_microcred\local\engine;

/**
 * The issuer and its key in a few sentences, for the administrator's settings page.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class issuer_summary {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var issuer */
        private readonly issuer $issuer,
        /** @var issuer_key */
        private readonly issuer_key $key,
        /** @var jwt_key */
        private readonly jwt_key $jwtkey,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * The summary.
     *
     * @return string HTML
     */
    public function html(): string {
        return implode('', array_map(fn($sentence) => html_writer::tag('p', $sentence), $this->sentences()));
    }

    /**
     * What there is to say.
     *
     * @return string[] HTML
     */
    private function sentences(): array {
        $sentences = array_map('s', array_filter([engine::problem(), $this->issuer->problem()]));
        $current = $this->key->current();
        if (!$current) {
            $sentences[] = get_string('issuer_nokey', 'mod_microcred');
            return $sentences;
        }
        $sentences[] = get_string('issuer_id', 'mod_microcred', html_writer::tag('code', s($current->issuer)));
        $sentences[] = get_string('issuer_fingerprint', 'mod_microcred', html_writer::tag('code', s($current->fingerprint)));
        $sentences[] = get_string('issuer_age', 'mod_microcred', [
            'date' => userdate($current->created),
            'age' => format_time(max(0, $this->clock->time() - $current->created)),
        ]);
        $second = $this->jwtkey->current();
        if ($second && $this->jwtkey->belongs_here()) {
            $sentences[] = get_string('issuer_jwtkey', 'mod_microcred', html_writer::tag('code', s($second->fingerprint)));
        }
        if (issuer::is_test($current->issuer)) {
            $sentences[] = get_string('issuer_test_desc', 'mod_microcred');
        }
        return $sentences;
    }
}
