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
use mod_microcred\local\activity\rules_draft;
use stdClass;

/**
 * A kind of trigger: what makes one more reviewer necessary. All that the plugin has to say of a kind stands in its class in
 * the folder trigger: the part of the form, the way into the rules and back, and the words for it.
 *
 * As it stands here it is a kind that is asked for by a checkbox and has no members of its own; others override more.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class trigger {
    /** @var int where the kind stands in the form, from low to high */
    public const PLACE = 0;

    /**
     * What the rules call it: the name of the class.
     *
     * @return string
     */
    final public function type(): string {
        return substr(strrchr(static::class, '\\'), 1);
    }

    /**
     * The kinds of standard under which it can fire.
     *
     * @return string[]
     */
    public function standards(): array {
        return rules_draft::STANDARDS;
    }

    /**
     * The checkbox that asks for it, and the language string of its label.
     *
     * @return string
     */
    protected function field(): string {
        return $this->type() . 'trigger';
    }

    /**
     * Adds its part of the form, which is hidden where it cannot apply.
     *
     * @param MoodleQuickForm $mform
     * @param string[] $titles of criteria, by id
     */
    final public function add_to(MoodleQuickForm $mform, array $titles): void {
        foreach ($this->elements($mform, $titles) as $name) {
            $mform->hideIf($name, 'adjudicate', 'eq', 0);
            foreach (array_diff(rules_draft::STANDARDS, $this->standards()) as $standard) {
                $mform->hideIf($name, 'kind', 'eq', $standard);
            }
        }
    }

    /**
     * Adds the elements.
     *
     * @param MoodleQuickForm $mform
     * @param string[] $titles of criteria, by id
     * @return string[] their names
     */
    protected function elements(MoodleQuickForm $mform, array $titles): array {
        $mform->addElement('advcheckbox', $this->field(), get_string($this->field(), 'mod_microcred'));
        return [$this->field()];
    }

    /**
     * What its fields are when nothing was saved.
     *
     * @return array
     */
    abstract public function defaults(): array;

    /**
     * The fields that say that it is not asked for.
     *
     * @return array
     */
    public function unasked(): array {
        return [$this->field() => 0];
    }

    /**
     * The numbers that must be entered where something is chosen.
     *
     * @return string[] number => the field that is chosen
     */
    public function numbers(): array {
        return [];
    }

    /**
     * The fields for a trigger of the rules.
     *
     * @param stdClass $trigger
     * @return array
     */
    public function to_fields(stdClass $trigger): array {
        return [$this->field() => 1];
    }

    /**
     * The triggers that the fields ask for.
     *
     * @param stdClass $data
     * @return array[]
     */
    public function from_fields(stdClass $data): array {
        return empty($data->{$this->field()}) ? [] : [['type' => $this->type()]];
    }

    /**
     * When one more reviewer is asked.
     *
     * @param stdClass $trigger of the rules
     * @param array[] $criteria from rubric_view
     * @param bool $average whether the award needs a weighted mean, and not a weighted total
     * @return string
     */
    public function says(stdClass $trigger, array $criteria, bool $average): string {
        return get_string('says_trigger_' . $this->type(), 'mod_microcred');
    }

    /**
     * What happened when it fired, for the candidate.
     *
     * @param stdClass $fired of the decision
     * @param string $criteria their titles, as a list
     * @return string
     */
    public function happened(stdClass $fired, string $criteria): string {
        return get_string('words_trigger_' . $this->type(), 'mod_microcred', (object) ['criteria' => $criteria]);
    }

    /**
     * Whether what fired is this trigger of the rules, and not another one of its kind.
     *
     * @param stdClass $fired of the decision
     * @param stdClass $trigger of the rules
     * @return bool
     */
    public function is_of(stdClass $fired, stdClass $trigger): bool {
        return $fired->type === $trigger->type;
    }

    /**
     * What made it fire, for people who work the decision out again.
     *
     * @param stdClass $document the decision
     * @param stdClass $fired of the decision
     * @param array[] $criteria from rubric_view
     * @return string[] sentences
     */
    public function seen(stdClass $document, stdClass $fired, array $criteria): array {
        return array_map(
            fn($id) => get_string('explain_seen_some', 'mod_microcred', self::quoted($criteria, $id)),
            $fired->criteria
        );
    }

    /**
     * The title of a criterion, in quotation marks.
     *
     * @param array[] $criteria from rubric_view
     * @param string $id
     * @return string
     */
    protected static function quoted(array $criteria, string $id): string {
        return get_string('quoted', 'mod_microcred', array_column($criteria, 'title', 'id')[$id] ?? $id);
    }
}
