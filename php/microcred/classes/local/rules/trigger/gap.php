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
use mod_microcred\local\decision\reckoning;
use mod_microcred\local\rules\trigger;
use stdClass;

/**
 * Ratings of a criterion are too far apart, in steps or in points; the form knows one limit of each.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class gap extends trigger {
    /** @var int */
    public const PLACE = 1;

    /** @var string[] */
    private const MEASURES = ['steps', 'points'];

    #[\Override]
    protected function elements(MoodleQuickForm $mform, array $titles): array {
        $names = [];
        foreach (self::MEASURES as $measure) {
            [$over, $some] = ["gap{$measure}over", "gap{$measure}criteria"];
            $mform->addElement('advcheckbox', "gap$measure", get_string('gap_' . $measure, 'mod_microcred'));
            $mform->addElement('float', $over, get_string('gapover_' . $measure, 'mod_microcred'), ['size' => 4]);
            $mform->addElement(
                'select',
                $some,
                get_string('gapcriteria', 'mod_microcred'),
                array_map('format_string', $titles),
                ['multiple' => 'multiple', 'size' => min(6, count($titles))]
            );
            $mform->addHelpButton($some, 'gapcriteria', 'mod_microcred');
            $mform->hideIf($over, "gap$measure");
            $mform->hideIf($some, "gap$measure");
            array_push($names, "gap$measure", $over, $some);
        }
        return $names;
    }

    #[\Override]
    public function defaults(): array {
        return ['gapsteps' => 1, 'gapstepsover' => 1, 'gappoints' => 0, 'gappointsover' => 1];
    }

    #[\Override]
    public function unasked(): array {
        return ['gapsteps' => 0, 'gappoints' => 0];
    }

    #[\Override]
    public function numbers(): array {
        return ['gapstepsover' => 'gapsteps', 'gappointsover' => 'gappoints'];
    }

    #[\Override]
    public function to_fields(stdClass $trigger): array {
        return [
            "gap$trigger->measure" => 1,
            "gap{$trigger->measure}over" => $trigger->over,
            "gap{$trigger->measure}criteria" => $trigger->criteria ?? [],
        ];
    }

    #[\Override]
    public function from_fields(stdClass $data): array {
        $triggers = [];
        foreach (self::MEASURES as $measure) {
            if (empty($data->{"gap$measure"})) {
                continue;
            }
            $over = rules_draft::number($data->{"gap{$measure}over"});
            $some = array_values(array_filter((array) ($data->{"gap{$measure}criteria"} ?? []), fn($id) => $id !== ''));
            $triggers[] = ['type' => 'gap', 'measure' => $measure, 'over' => $over] + ($some ? ['criteria' => $some] : []);
        }
        return $triggers;
    }

    #[\Override]
    public function says(stdClass $trigger, array $criteria, bool $average): string {
        $titles = array_column($criteria, 'title', 'id');
        $some = array_map(fn($id) => $titles[$id] ?? $id, $trigger->criteria ?? []);
        return get_string($some ? 'says_trigger_gap_some' : 'says_trigger_gap', 'mod_microcred', [
            'over' => rubric_view::number($trigger->over),
            'measure' => get_string('unit_' . $trigger->measure . ($trigger->over == 1 ? '_one' : ''), 'mod_microcred'),
            'criteria' => implode(get_string('listsep', 'mod_microcred') . ' ', $some),
        ]);
    }

    #[\Override]
    public function happened(stdClass $fired, string $criteria): string {
        return get_string('words_trigger_gap', 'mod_microcred', (object) [
            'criteria' => $criteria,
            'distance' => get_string('distance_' . $fired->measure, 'mod_microcred', reckoning::number($fired->over)),
        ]);
    }

    #[\Override]
    public function is_of(stdClass $fired, stdClass $trigger): bool {
        return parent::is_of($fired, $trigger)
            && $fired->measure === $trigger->measure
            && (float) $fired->over === (float) $trigger->over
            && (!isset($trigger->criteria) || !array_diff($fired->criteria, $trigger->criteria));
    }

    #[\Override]
    public function seen(stdClass $document, stdClass $fired, array $criteria): array {
        return array_map(fn($id) => $this->apart($document, $fired, $criteria, $id), $fired->criteria);
    }

    /**
     * How far apart ratings of a criterion were.
     *
     * @param stdClass $document
     * @param stdClass $fired
     * @param array[] $criteria
     * @param string $id of the criterion
     * @return string
     */
    private function apart(stdClass $document, stdClass $fired, array $criteria, string $id): string {
        $levels = array_column(array_column($criteria, 'levels', 'id')[$id], 'id');
        $points = [];
        foreach (array_column($document->criteria, null, 'id')[$id]->inputs as $input) {
            if ($input->role === 'rater' && $input->level !== null) {
                // By its place, from 1.
                $points[1 + (int) array_search($input->level, $levels, true)] = $input->points;
            }
        }
        [$low, $high] = [min(array_keys($points)), max(array_keys($points))];
        return get_string('explain_seen_' . $fired->measure, 'mod_microcred', [
            'criterion' => self::quoted($criteria, $id),
            'low' => $fired->measure === 'steps' ? $low : reckoning::exact($points[$low]),
            'high' => $fired->measure === 'steps' ? $high : reckoning::exact($points[$high]),
        ]);
    }
}
