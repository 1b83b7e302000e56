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

namespace mod_microcred\local\evidence;

use context;
use MoodleQuickForm;
use stdClass;

/**
 * A kind of evidence: what its form asks, how it is checked, sealed, shown and exported.
 *
 * Beside its class in kind/, a kind has a line in kinds, a template evidence_NAME that shows it, and the strings kind_NAME and
 * add_NAME. An item is a row of evidence_repository, with skills and file.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class kind {
    /**
     * Its name: in the database, in the list that is sealed, in addresses, and of its template and strings. At most 10 letters.
     *
     * @return string
     */
    abstract public function name(): string;

    /**
     * Adds the fields that take the evidence itself.
     *
     * @param MoodleQuickForm $mform
     * @param int $limit the most bytes a file may have
     */
    abstract public function add_fields(MoodleQuickForm $mform, int $limit): void;

    /**
     * What those fields hold before anything is entered.
     *
     * @param stdClass|null $item the item that is edited, null for a new one
     * @param context $context of the activity
     * @param int $limit the most bytes a file may have
     * @return array by the fields' names
     */
    public function form_values(?stdClass $item, context $context, int $limit): array {
        return ['content' => $item->content ?? ''];
    }

    /**
     * Checks what was entered.
     *
     * @param stdClass $data
     * @param int $userid who entered it
     * @param int $limit the most bytes a file may have, negative for no limit
     * @return string|null what to store as the item's content
     * @throws \mod_microcred\local\refused
     */
    abstract public function checked(stdClass $data, int $userid, int $limit): ?string;

    /**
     * Stores what is not the item's content, once the item has its id.
     *
     * @param stdClass $data as it was checked
     * @param context $context of the activity
     * @param int $id the item's
     * @param int $limit the most bytes a file may have
     */
    public function store(stdClass $data, context $context, int $id, int $limit): void {
    }

    /**
     * What is in the way of handing an item in.
     *
     * @param stdClass $item
     * @return string|null a sentence
     */
    public function problem(stdClass $item): ?string {
        return null;
    }

    /**
     * The ending of an item's neutral name.
     *
     * @param stdClass $item
     * @return string
     */
    abstract public function ending(stdClass $item): string;

    /**
     * What of an item is sealed.
     *
     * @param stdClass $item
     * @return string|null the text; null where it is the bytes of the stored file
     */
    abstract public function sealed_text(stdClass $item): ?string;

    /**
     * What its template shows to the candidate.
     *
     * @param stdClass $item
     * @return array
     */
    abstract public function shown(stdClass $item): array;

    /**
     * What its template shows of an item that was handed in.
     *
     * @param stdClass $item
     * @param context $context of the activity
     * @param string|null $neutral the name that a file goes by; null for its own
     * @return array
     */
    abstract public function shown_sealed(stdClass $item, context $context, ?string $neutral): array;

    /**
     * An item's content, for the person whose data it is.
     *
     * @param stdClass $item the row alone
     * @param context $context of the activity
     * @return string|null
     */
    public function exported(stdClass $item, context $context): ?string {
        return $item->content;
    }

    /**
     * Its name in the reader's language.
     *
     * @return string
     */
    final public function label(): string {
        return get_string('kind_' . $this->name(), 'mod_microcred');
    }

    /**
     * What the button and the page say that add one.
     *
     * @return string
     */
    final public function add_label(): string {
        return get_string('add_' . $this->name(), 'mod_microcred');
    }

    /**
     * The template that shows it.
     *
     * @return string
     */
    final public function template(): string {
        return 'mod_microcred/evidence_' . $this->name();
    }
}
