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

use cache;
use core\clock;
use mod_microcred\local\refused;

/**
 * Keeps the verify page, which anybody may use, from being used to keep the server busy.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class verify_limit {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var clock */
        private readonly clock $clock
    ) {
    }

    /**
     * Counts one request, or refuses it.
     *
     * @param string $address where it comes from
     */
    public function count(string $address): void {
        $allowed = (int) get_config('mod_microcred', 'verifyperhour');
        if ($allowed <= 0) {
            return;
        }
        // Addresses are not kept, only what cannot easily be turned back into one, for an hour.
        $hour = intdiv($this->clock->time(), HOURSECS);
        $key = hash('sha256', get_site_identifier() . '/' . $hour . '/' . $address);
        $cache = cache::make('mod_microcred', 'verify');
        $used = (int) $cache->get($key);
        if ($used >= $allowed) {
            throw new refused('verify_toooften', $allowed);
        }
        $cache->set($key, $used + 1);
    }

    /**
     * The largest file that is looked at.
     *
     * @return int bytes
     */
    public static function max_bytes(): int {
        return max(1, (int) get_config('mod_microcred', 'verifymaxkb')) * 1024;
    }
}
