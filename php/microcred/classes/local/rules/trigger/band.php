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

namespace mod_microcred\local\rules\trigger;

use MoodleQuickForm;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\rules_draft;
use mod_microcred\local\rules\choice;
use mod_microcred\local\rules\trigger;
use stdClass;

/**
 * The total, or mean, lies near the one that is needed.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class band extends trigger {
    /** @var int */
    public const PLACE = 4;

    #[\Override]
    public function standards(): array {
        return rules_draft::WEIGHS;
    }

    #[\Override]
    protected function field(): string {
        return 'band';
    }

    #[\Override]
    protected function elements(MoodleQuickForm $mform, array $titles): array {
        $names = [...parent::elements($mform, $titles), 'bandwithin', 'bandof'];
        $mform->addElement('float', 'bandwithin', get_string('bandwithin', 'mod_microcred'), ['size' => 6]);
        choice::add_to($mform, 'bandof', ['resolved', 'any_rater', 'every_rater']);
        $mform->hideIf('bandwithin', 'band');
        $mform->hideIf('bandof', 'band');
        return $names;
    }

    #[\Override]
    public function defaults(): array {
        return ['band' => 0, 'bandof' => 'resolved', 'bandwithin' => 1];
    }

    #[\Override]
    public function numbers(): array {
        return ['bandwithin' => 'band'];
    }

    #[\Override]
    public function to_fields(stdClass $trigger): array {
        return ['band' => 1, 'bandof' => $trigger->of, 'bandwithin' => $trigger->within];
    }

    #[\Override]
    public function from_fields(stdClass $data): array {
        return empty($data->band) ? []
            : [['type' => 'band', 'of' => $data->bandof, 'within' => rules_draft::number($data->bandwithin)]];
    }

    #[\Override]
    public function says(stdClass $trigger, array $criteria, bool $average): string {
        $key = "says_trigger_band_$trigger->of" . ($average ? '_mean' : '');
        return get_string($key, 'mod_microcred', rubric_view::number($trigger->within));
    }

    #[\Override]
    public function is_of(stdClass $fired, stdClass $trigger): bool {
        return parent::is_of($fired, $trigger) && $fired->of === $trigger->of;
    }

    #[\Override]
    public function seen(stdClass $document, stdClass $fired, array $criteria): array {
        return [get_string('explain_seen_band_' . ($fired->of === 'resolved' ? 'resolved' : 'raters'), 'mod_microcred')];
    }
}
