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

namespace mod_microcred\local\activity;

use mod_microcred\local\rules\triggers;
use stdClass;

/**
 * Rules between their JSON and the fields of the form that sets them.
 *
 * Only members that have an effect are written, as the format asks; whether they make sense is the extension's to say.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rules_draft {
    /** @var string[] what a panel's ratings come to without an adjudication */
    public const WITHOUT = ['mean', 'median', 'trimmed_mean', 'majority'];

    /** @var string[] what they come to with one */
    public const WITH = [
        'expert', 'expert_combined', 'mean', 'median', 'trimmed_mean', 'majority', 'parity', 'tertium_quid', 'discussion',
    ];

    /** @var string[] kinds of standard */
    public const STANDARDS = ['conjunctive', 'compensatory', 'mixed', 'profile'];

    /** @var string[] those that name must-pass criteria */
    public const MUSTPASS = ['conjunctive', 'mixed'];

    /** @var string[] those that weigh */
    public const WEIGHS = ['compensatory', 'mixed'];

    /** @var string[] resolutions whose value can lie between levels */
    private const BETWEEN = ['mean', 'trimmed_mean', 'parity', 'tertium_quid', 'expert_combined'];

    /**
     * What the form starts with when nothing was saved: the second highest level of each criterion of three or more, two reviewers.
     *
     * @param array[] $criteria from rubric_view
     * @param array $weights criterion id => weight, where the rubric's file has some: they are for a total, so that is the start
     * @return array
     */
    public static function defaults(array $criteria, array $weights = []): array {
        $fields = [
            'kind' => $weights ? 'compensatory' : 'conjunctive',
            'reach' => 'total',
            'reviewers' => 2,
            'without' => 'mean',
            'adjudicate' => 1,
            'with' => 'expert',
            'tie' => 'higher',
            'trim' => 1,
            'evenmajority' => 'notmet',
            'otherwise' => 'mean',
            'evenmedian' => 'low',
            'round' => '',
            'vote' => '',
            'scope' => 'all',
            'adjudicatorsees' => 'nothing',
            'unscorable' => 'NE = ' . get_string('code_noevidence', 'mod_microcred'),
            'total' => '',
        ];
        foreach (triggers::all() as $kind) {
            $fields += $kind->defaults();
        }
        foreach ($criteria as $i => $criterion) {
            // Never the lowest level, which everybody reaches.
            $fields["cut_$i"] = $criterion['levels'][max(1, count($criterion['levels']) - 2)]['id'];
            $fields["weight_$i"] = $weights[$criterion['id']] ?? 1;
        }
        return $fields;
    }

    /**
     * The fields of the form for some rules.
     *
     * @param stdClass $rules
     * @param array[] $criteria from rubric_view
     * @param array $start criterion id => weight, where the rules give none
     * @return array
     */
    public static function to_fields(stdClass $rules, array $criteria, array $start = []): array {
        $fields = [
            'kind' => $rules->kind,
            'reviewers' => $rules->reviewers,
            'reach' => isset($rules->mean) ? 'mean' : 'total',
            'total' => $rules->mean ?? $rules->total ?? '',
            'adjudicate' => (int) (bool) $rules->triggers,
            'vote' => $rules->vote->even ?? '',
            'unscorable' => implode("\n", array_map(fn($code) => "$code->code = $code->name", $rules->unscorable)),
        ] + (array) $rules->resolution;
        foreach ($rules->triggers as $trigger) {
            $fields = triggers::of($trigger->type)->to_fields($trigger) + $fields;
        }
        foreach (triggers::all() as $kind) {
            $fields += $kind->unasked();
        }
        $mustpass = (array) ($rules->mustpass ?? []);
        $weights = (array) ($rules->weights ?? []);
        foreach ($criteria as $i => $criterion) {
            $fields["cut_$i"] = $mustpass[$criterion['id']] ?? '';
            $fields["weight_$i"] = $weights[$criterion['id']] ?? $start[$criterion['id']] ?? '';
        }
        return $fields + self::defaults($criteria);
    }

    /**
     * Whether the form can show these rules whole. What it cannot show, two limits of one measure, say, would be lost on saving.
     *
     * @param stdClass $rules
     * @param array[] $criteria from rubric_view
     * @return bool
     */
    public static function fits_form(stdClass $rules, array $criteria): bool {
        $again = json_decode(self::to_json((object) self::to_fields($rules, $criteria), $criteria));
        return self::sorted($again) === self::sorted($rules);
    }

    /**
     * Rules as text that is the same whatever the order of the triggers.
     *
     * @param stdClass $rules
     * @return string
     */
    private static function sorted(stdClass $rules): string {
        $encode = fn($value) => \Microcred\canonicalize(json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
        $triggers = array_map($encode, $rules->triggers);
        sort($triggers);
        return $encode(['triggers' => $triggers] + (array) $rules);
    }

    /**
     * The rules that the fields of the form mean.
     *
     * @param stdClass $data
     * @param array[] $criteria from rubric_view
     * @return string JSON
     */
    public static function to_json(stdClass $data, array $criteria): string {
        $unscorable = self::codes((string) $data->unscorable);
        $triggers = self::triggers($data);
        $rules = ['format' => 'microcred-rules-1', 'kind' => $data->kind];
        $uncut = true;
        if (in_array($data->kind, self::MUSTPASS, true)) {
            $mustpass = self::mustpass($data, $criteria);
            $rules['mustpass'] = (object) $mustpass;
            $uncut = count($mustpass) < count($criteria);
        }
        if (in_array($data->kind, self::WEIGHS, true)) {
            $rules['weights'] = (object) self::weights($data, $criteria);
            $rules[$data->reach === 'mean' ? 'mean' : 'total'] = self::number($data->total);
        }
        if ($data->kind !== 'profile' && (string) $data->vote !== '') {
            $rules['vote'] = ['even' => $data->vote];
        }
        $rules += [
            'reviewers' => (int) $data->reviewers,
            'triggers' => $triggers,
            'resolution' => self::resolution($data, (bool) $triggers, $uncut),
            'unscorable' => $unscorable,
        ];
        return json_encode($rules, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * Cut levels of the must-pass criteria.
     *
     * @param stdClass $data
     * @param array[] $criteria
     * @return string[]
     */
    private static function mustpass(stdClass $data, array $criteria): array {
        $mustpass = [];
        foreach ($criteria as $i => $criterion) {
            $cut = (string) ($data->{"cut_$i"} ?? '');
            if ($cut !== '') {
                $mustpass[$criterion['id']] = $cut;
            }
        }
        return $mustpass;
    }

    /**
     * Weights; an empty one of a must-pass criterion means that it does not count in the total.
     *
     * @param stdClass $data
     * @param array[] $criteria
     * @return array
     */
    private static function weights(stdClass $data, array $criteria): array {
        $weights = [];
        foreach ($criteria as $i => $criterion) {
            $weight = self::number($data->{"weight_$i"} ?? '');
            if ($weight !== null) {
                $weights[$criterion['id']] = $weight;
            }
        }
        return $weights;
    }

    /**
     * When one more reviewer is asked. What cannot happen under the kind of standard is left out.
     *
     * @param stdClass $data
     * @return array[]
     */
    public static function triggers(stdClass $data): array {
        $triggers = [];
        if (empty($data->adjudicate)) {
            return $triggers;
        }
        foreach (triggers::all() as $kind) {
            if (in_array($data->kind, $kind->standards(), true)) {
                array_push($triggers, ...$kind->from_fields($data));
            }
        }
        return $triggers;
    }

    /**
     * How ratings become one value.
     *
     * @param stdClass $data
     * @param bool $adjudicated
     * @param bool $uncut whether there is a criterion that is not must-pass
     * @return array
     */
    private static function resolution(stdClass $data, bool $adjudicated, bool $uncut): array {
        $used = $adjudicated ? [$data->without, $data->with] : [$data->without];
        $resolution = ['without' => $data->without];
        if ($adjudicated) {
            $resolution['with'] = $data->with;
            $resolution['scope'] = $data->scope;
            $resolution['adjudicatorsees'] = $data->with === 'discussion' ? 'reviews' : $data->adjudicatorsees;
        }
        if (in_array('tertium_quid', $used, true)) {
            $resolution['tie'] = $data->tie;
        }
        if (in_array('trimmed_mean', $used, true)) {
            $resolution['trim'] = (int) $data->trim;
        }
        $majority = in_array('majority', $used, true);
        if ($majority) {
            $resolution['evenmajority'] = $data->evenmajority;
            $resolution += $uncut ? ['otherwise' => $data->otherwise] : [];
        }
        if (in_array('median', $used, true) || ($resolution['otherwise'] ?? '') === 'median') {
            $resolution['evenmedian'] = $data->evenmedian;
        }
        if ((string) $data->round !== '' && !$majority && self::is_between($data, $used, $resolution)) {
            $resolution['round'] = $data->round;
        }
        return $resolution;
    }

    /**
     * Whether a result can lie between levels, so that rounding means something.
     *
     * @param stdClass $data
     * @param string[] $used ways of resolving
     * @param array $resolution
     * @return bool
     */
    private static function is_between(stdClass $data, array $used, array $resolution): bool {
        if ($data->without === 'mean' && (int) $data->reviewers === 1) {
            array_shift($used);
        }
        return array_intersect($used, self::BETWEEN) || ($resolution['evenmedian'] ?? '') === 'mean';
    }

    /**
     * Codes for what cannot be scored, one "code = name" a line.
     *
     * @param string $text
     * @return array[]
     */
    private static function codes(string $text): array {
        $codes = [];
        foreach (preg_split('/\R/', $text) as $line) {
            if (trim($line) !== '') {
                [$code, $name] = array_map('trim', explode('=', $line, 2)) + [1 => ''];
                $codes[] = ['code' => $code, 'name' => $name];
            }
        }
        return $codes;
    }

    /**
     * A number as people write it. What is no number is left for the extension to refuse.
     *
     * @param mixed $value
     * @return int|float|string|null null when empty
     */
    public static function number(mixed $value): int|float|string|null {
        if ($value === null || $value === '' || $value === false) {
            return null;
        }
        $number = is_string($value) ? unformat_float($value, true) : $value;
        if ($number === false) {
            return (string) $value;
        }
        return (float) $number == (int) $number ? (int) $number : (float) $number;
    }
}
