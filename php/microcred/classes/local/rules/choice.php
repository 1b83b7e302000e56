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

namespace mod_microcred\local\rules;

use MoodleQuickForm;

/**
 * A choice of the form, whose words are the language strings name_option.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class choice {
    /**
     * Adds it, with its help.
     *
     * @param MoodleQuickForm $mform
     * @param string $name
     * @param string[] $options an empty one has the words name_none
     */
    public static function add_to(MoodleQuickForm $mform, string $name, array $options): void {
        $words = [];
        foreach ($options as $option) {
            $words[$option] = get_string($name . '_' . ($option === '' ? 'none' : $option), 'mod_microcred');
        }
        $mform->addElement('select', $name, get_string($name, 'mod_microcred'), $words);
        $mform->addHelpButton($name, $name, 'mod_microcred');
    }
}
