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

use mod_microcred\form\rules_form;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\rules_draft;
use mod_microcred\local\activity\rules_words;
use mod_microcred\local\rules\triggers;
use Microcred\Rubric;
use Microcred\Rules;

/**
 * Rules between their JSON, the form and plain words.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\activity\rules_draft
 * @covers \mod_microcred\local\activity\rules_words
 * @covers \mod_microcred\local\rules\trigger
 * @covers \mod_microcred\local\rules\triggers
 */
final class rules_test extends \advanced_testcase {
    /** @var array[] criteria of the small rubric */
    private array $criteria;

    /** @var Rubric */
    private Rubric $rubric;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->getDataGenerator()->get_plugin_generator('mod_microcred');
        $this->criteria = rubric_view::criteria(json_decode(\mod_microcred_generator::rubric()));
        $this->rubric = Rubric::read(\mod_microcred_generator::rubric(), 'json');
    }

    /**
     * Rules that differ from the usual ones, what is said of them, and whether the form of fields can show them.
     *
     * @return array[]
     */
    public static function all_rules(): array {
        $further = ['scope' => 'all', 'adjudicatorsees' => 'nothing'];
        $tertium = ['without' => 'mean', 'with' => 'tertium_quid'] + $further;
        $near = ' not further than 0.5 from the one that is needed.';
        $expert = ['with' => 'expert'] + $further;
        $gap = ['type' => 'gap', 'measure' => 'points', 'over' => 0.5];
        $weights = ['goals' => 1, 'task' => 2.5];
        $band = fn(string $of) => [['type' => 'band', 'of' => $of, 'within' => 0.5]];
        $mixed = ['kind' => 'mixed', 'mustpass' => ['goals' => 'goals-1'], 'weights' => ['task' => 2], 'total' => 4];
        return [
            'conjunctive' => [[], [
                '2 reviewers score each submission, each alone and without knowing whose it is.',
                'The award needs every criterion named here to be met; a strength elsewhere does not make up for it.',
                '“Learning goals” is met at 2 points or better.',
                'The result of a criterion is the mean of the reviewers\' levels.',
                'One more reviewer is asked if two reviewers are more than 1 level apart on any criterion.',
                'One more reviewer is asked if one reviewer alone would award and another would not.',
                'One more reviewer is asked if a reviewer could not score a criterion.',
                'Then the further reviewer\'s level is the result.',
                'The further reviewer\'s levels count for every criterion.',
                'The further reviewer sees none of the first reviews.',
                'Where a criterion cannot be scored, a reviewer can say so: No evidence for this criterion (NE). '
                    . 'A submission that stays unscorable is returned as incomplete.',
            ]],
            'one reviewer' => [['reviewers' => 1, 'triggers' => [], 'resolution' => ['without' => 'mean'], 'unscorable' => []], [
                'One reviewer scores each submission, without knowing whose it is.',
                'No further reviewer is ever asked; the panel\'s first answer stands.',
            ]],
            'weighted total' => [['kind' => 'compensatory', 'weights' => $weights, 'total' => 7.5], [
                'The award needs the criteria to come to enough together; a strength can make up for a weakness.',
                'The weighted total must reach 7.5. Weights: Learning goals × 1, Authentic task × 2.5.',
            ]],
            'sum' => [['kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 1], 'total' => 4], [
                'The points of all criteria added up must reach 4; every criterion counts alike.',
            ]],
            'weighted mean' => [['kind' => 'compensatory', 'weights' => $weights, 'mean' => 2.25], [
                'The weighted mean must reach 2.25. Weights: Learning goals × 1, Authentic task × 2.5.',
            ]],
            'mean' => [['kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 1], 'mean' => 2], [
                'The mean of all criteria must reach 2; every criterion counts alike.',
            ]],
            'mixed' => [$mixed, [
                'The award needs every must-pass criterion to be met, and the criteria to come to enough together besides.',
                '“Learning goals” is met at 1 point or better.',
                'The weighted total must reach 4. Weights: Authentic task × 2.',
            ]],
            'profile' => [['kind' => 'profile', 'triggers' => [$gap]], [
                'Nothing has to be reached: the result is a profile, and the award needs only that every criterion can be scored.',
                'One more reviewer is asked if two reviewers are more than 0.5 points apart on any criterion.',
            ]],
            'median' => [['triggers' => [], 'resolution' => ['without' => 'median', 'evenmedian' => 'high']], [
                'The result of a criterion is the median of the reviewers’ levels.',
                'The median of an even number of ratings is the higher of the middle two.',
            ]],
            'median after a further review' => [
                ['resolution' => ['without' => 'mean', 'with' => 'median', 'evenmedian' => 'low'] + $further],
                [
                    'Then the result is the median of all of them.',
                    'The median of an even number of ratings is the lower of the middle two.',
                ],
            ],
            'median of the middle two' => [['triggers' => [], 'resolution' => ['without' => 'median', 'evenmedian' => 'mean']], [
                'The median of an even number of ratings is the mean of the middle two.',
            ]],
            'trimmed mean' => [['reviewers' => 5, 'resolution' => ['without' => 'trimmed_mean', 'trim' => 2] + $expert], [
                'The result of a criterion is the mean of the reviewers’ levels, without the 2 lowest and the 2 highest.',
            ]],
            'trimmed mean of all' => [['resolution' => ['without' => 'mean', 'with' => 'trimmed_mean', 'trim' => 1] + $further], [
                'Then the result is the mean of all of them, without the 1 lowest and the 1 highest.',
            ]],
            'majority' => [['reviewers' => 3, 'resolution' => ['without' => 'majority', 'evenmajority' => 'notmet'] + $expert], [
                'A criterion is met if more reviewers find it met than not; the result is the mean of the levels of that majority.',
                'Where as many reviewers find a criterion met as not, it counts as not met.',
            ]],
            'majority of all' => [[
                'resolution' => ['without' => 'mean', 'with' => 'majority', 'evenmajority' => 'met', 'otherwise' => 'median',
                    'evenmedian' => 'low'] + $further,
            ] + $mixed, [
                'Then the further reviewer is counted with the others, and the majority of all finds a criterion met or not.',
                'Where as many reviewers find a criterion met as not, it counts as met.',
                'On criteria without a needed level, the median of the levels counts.',
            ]],
            'majority beside a mean' => [[
                'reviewers' => 3,
                'resolution' => ['without' => 'majority', 'evenmajority' => 'met', 'otherwise' => 'mean'] + $expert,
            ] + $mixed, ['On criteria without a needed level, the mean of the levels counts.']],
            'mean of all' => [['resolution' => ['without' => 'mean', 'with' => 'mean'] + $further], [
                'Then the result is the mean of all of them.',
            ]],
            'parity' => [['resolution' => ['without' => 'mean', 'with' => 'parity'] + $further], [
                'Then the result is the mean of the two reviewers and the further one.',
            ]],
            'tertium quid, higher' => [['resolution' => ['tie' => 'higher'] + $tertium], [
                'Then the result is the mean of the further reviewer and the closer of the first two.',
                'If both of the first two are equally close to the further reviewer, the higher one counts.',
            ]],
            'tertium quid, lower' => [['resolution' => ['tie' => 'lower'] + $tertium], [
                'If both of the first two are equally close to the further reviewer, the lower one counts.',
            ]],
            'expert combined' => [['resolution' => ['without' => 'mean', 'with' => 'expert_combined'] + $further], [
                'Then the result is the mean of the further reviewer’s level and of what the first ones come to.',
            ]],
            'discussion' => [['resolution' => ['without' => 'mean', 'with' => 'discussion', 'scope' => 'triggered',
                'adjudicatorsees' => 'reviews']], [
                'Then the reviewers talk, and the levels they agree on together are the result.',
                'The further reviewer\'s levels count only for the criteria that made a further review necessary.',
                'The further reviewer can read the first reviews.',
            ]],
            'rounded up' => [['resolution' => ['without' => 'mean', 'round' => 'up'] + $expert], [
                'A result between two levels counts as the higher one.',
            ]],
            'rounded down' => [['resolution' => ['without' => 'mean', 'round' => 'down'] + $expert], [
                'A result between two levels counts as the lower one.',
            ]],
            'rounded half up' => [['resolution' => ['without' => 'mean', 'round' => 'half_up'] + $expert], [
                'A result between two levels counts as the nearer one, and as the higher one if it is halfway.',
            ]],
            'rounded half down' => [['resolution' => ['without' => 'mean', 'round' => 'half_down'] + $expert], [
                'A result between two levels counts as the nearer one, and as the lower one if it is halfway.',
            ]],
            'vote' => [['vote' => ['even' => 'award']], [
                'Outcomes are counted: each reviewer’s own ratings are held against what the award needs, and the larger number '
                    . 'decides. A draw is an award.',
            ]],
            'vote, not yet' => [['vote' => ['even' => 'notyet']], [
                'Outcomes are counted: each reviewer’s own ratings are held against what the award needs, and the larger number '
                    . 'decides. A draw is not yet an award.',
            ]],
            'must-pass trigger' => [['triggers' => [['type' => 'mustpass']]], [
                'One more reviewer is asked if one reviewer finds a must-pass criterion met and another does not.',
            ]],
            'band of the result' => [['triggers' => $band('resolved')] + $mixed, [
                'One more reviewer is asked if the weighted total of the first result is' . $near,
            ]],
            'band of any' => [['triggers' => $band('any_rater')] + $mixed, [
                'One more reviewer is asked if the weighted total of any reviewer’s own ratings is' . $near,
            ]],
            'band of every one' => [['triggers' => $band('every_rater')] + $mixed, [
                'One more reviewer is asked if the weighted totals of all reviewers’ own ratings are' . $near,
            ]],
            'bands of a mean' => [[
                'kind' => 'compensatory', 'weights' => $weights, 'mean' => 2,
                'triggers' => [...$band('resolved'), ...$band('any_rater'), ...$band('every_rater')],
            ], [
                'One more reviewer is asked if the weighted mean of the first result is' . $near,
                'One more reviewer is asked if the weighted mean of any reviewer’s own ratings is' . $near,
                'One more reviewer is asked if the weighted means of all reviewers’ own ratings are' . $near,
            ], false],
            'one limit for some' => [['triggers' => [['criteria' => ['task']] + $gap]], [
                'One more reviewer is asked if two reviewers are more than 0.5 points apart on: Authentic task.',
            ]],
            'several limits' => [['triggers' => [['criteria' => ['task'], 'over' => 1] + $gap, ['criteria' => ['goals']] + $gap]], [
                'One more reviewer is asked if two reviewers are more than 1 point apart on: Authentic task.',
                'One more reviewer is asked if two reviewers are more than 0.5 points apart on: Learning goals.',
            ], false],
        ];
    }

    /**
     * Each rule has its sentence, and the form keeps it, or knows that it cannot.
     *
     * @dataProvider all_rules
     * @param array $differ
     * @param string[] $said
     * @param bool $fits
     */
    public function test_each_rule_has_its_sentence_and_its_fields(array $differ, array $said, bool $fits = true): void {
        $rules = $this->rules($differ);
        $document = json_decode($rules->toJson());
        $sentences = array_map(self::straight(...), rules_words::sentences($document, $this->criteria));
        $this->assertStringNotContainsString('[[', implode($sentences));
        foreach ($said as $sentence) {
            $this->assertContains(self::straight($sentence), $sentences, implode("\n", $sentences));
        }
        $this->assertSame($fits, rules_draft::fits_form($document, $this->criteria));
        if ($fits) {
            $fields = (object) rules_draft::to_fields($document, $this->criteria);
            $again = Rules::fromJson(rules_draft::to_json($fields, $this->criteria), $this->rubric);
            $this->assertJsonStringEqualsJsonString($this->in_order($rules), $this->in_order($again));
        }
    }

    /**
     * Every choice of the form, in every pairing of the ways to resolve, with and without a further review.
     */
    public function test_whatever_the_form_offers_makes_rules_that_the_extension_takes(): void {
        $taken = 0;
        foreach (['conjunctive', 'compensatory', 'mixed', 'profile'] as $kind) {
            foreach (rules_draft::WITHOUT as $without) {
                foreach ([...rules_draft::WITH, null] as $with) {
                    $fields = (object) array_merge(rules_draft::defaults($this->criteria), [
                        'kind' => $kind, 'total' => '2', 'reach' => 'mean', 'without' => $without, 'with' => $with ?? 'mean',
                        'adjudicate' => (int) ($with !== null), 'mustpasstrigger' => 1, 'band' => 1, 'round' => 'up',
                        'reviewers' => in_array($with, ['parity', 'tertium_quid'], true) && $without !== 'trimmed_mean' ? 2 : 3,
                    ]);
                    $uncut = in_array($kind, ['compensatory', 'profile'], true);
                    $impossible = $uncut && in_array('majority', [$without, $with], true)
                        || $without === 'trimmed_mean' && in_array($with, ['parity', 'tertium_quid'], true);
                    try {
                        $rules = Rules::fromJson(rules_draft::to_json($fields, $this->criteria), $this->rubric);
                        $this->assertFalse($impossible, "$kind $without $with");
                        $document = json_decode($rules->toJson());
                        $this->assertTrue(rules_draft::fits_form($document, $this->criteria), "$kind $without $with");
                        $taken++;
                    } catch (\Microcred\FormatException $refused) {
                        $this->assertTrue($impossible, "$kind $without $with: {$refused->getMessage()}");
                    }
                }
            }
        }
        $this->assertGreaterThan(100, $taken);
    }

    /**
     * What cannot be is refused beside the field that it is about.
     */
    public function test_a_refusal_stands_beside_its_field(): void {
        $cases = [
            'total' => ['kind' => 'compensatory', 'total' => '100'],
            'with' => ['with' => 'parity', 'reviewers' => 3],
            'trim' => ['without' => 'trimmed_mean', 'trim' => 3],
            'without' => ['without' => 'majority', 'kind' => 'compensatory', 'total' => '2'],
            'scope' => ['vote' => 'award', 'scope' => 'triggered'],
            'adjudicate' => ['gapsteps' => 0, 'split' => 0, 'unscorabletrigger' => 0],
            'bandwithin' => ['kind' => 'mixed', 'total' => '2', 'band' => 1, 'bandwithin' => ''],
            'unscorable' => ['unscorable' => "NE = once\nNE = twice"],
        ];
        foreach ($cases as $element => $fields) {
            $data = array_merge(rules_draft::defaults($this->criteria), $fields);
            $form = new rules_form(null, ['criteria' => $this->criteria, 'check' => function (string $json): void {
                try {
                    Rules::fromJson($json, $this->rubric);
                } catch (\Microcred\FormatException $fault) {
                    $sentence = "{$fault->getMessage()} (at {$fault->pointer})";
                    throw new \mod_microcred\local\refused('rules_refused', $sentence);
                }
            }]);
            $this->assertSame([$element], array_keys($form->validation($data, [])), json_encode($form->validation($data, [])));
        }
    }

    /**
     * A trigger that is forgotten here cannot be asked for, and one that only the plugin knows is refused on saving.
     */
    public function test_every_trigger_of_the_extension_has_a_form_and_words(): void {
        $rules = ['triggers' => [['type' => 'none']]] + json_decode(\mod_microcred_generator::rules(), true);
        try {
            Rules::fromJson(json_encode($rules), $this->rubric);
        } catch (\Microcred\FormatException $refused) {
            preg_match_all('/"(\w+)"/', substr($refused->getMessage(), strpos($refused->getMessage(), 'one of')), $found);
        }
        $this->assertEqualsCanonicalizing($found[1], array_keys(triggers::all()));
        foreach (triggers::all() as $type => $kind) {
            $this->assertSame($type, $kind->type());
            $standard = $kind->standards()[0];
            $off = array_merge(...array_values(array_map(fn($other) => $other->unasked(), triggers::all())));
            $on = array_fill_keys(array_keys($kind->unasked()), 1);
            $chosen = ['kind' => $standard, 'total' => '2'];
            $fields = (object) array_merge(rules_draft::defaults($this->criteria), $off, $on, $chosen);
            $rules = json_decode(Rules::fromJson(rules_draft::to_json($fields, $this->criteria), $this->rubric)->toJson());
            $this->assertSame([$type], array_values(array_unique(array_column($rules->triggers, 'type'))));
            $this->assertTrue(rules_draft::fits_form($rules, $this->criteria));
            foreach ($rules->triggers as $trigger) {
                $trigger->criteria ??= ['goals'];
                $words = $kind->says($trigger, $this->criteria, false) . $kind->happened($trigger, 'Goals');
                $this->assertStringNotContainsString('[[', $words);
                $this->assertTrue($kind->is_of($trigger, $trigger));
            }
        }
    }

    public function test_weights_of_the_rubrics_file_are_a_start_for_the_form(): void {
        $fields = rules_draft::defaults($this->criteria, ['goals' => 3]);
        $this->assertSame('compensatory', $fields['kind']);
        $this->assertSame([3, 1], [$fields['weight_0'], $fields['weight_1']]);
        $rules = json_decode($this->rules([])->toJson());
        $fields = rules_draft::to_fields($rules, $this->criteria, ['goals' => 3]);
        $this->assertSame(['conjunctive', 3, ''], [$fields['kind'], $fields['weight_0'], $fields['weight_1']]);
    }

    /**
     * Rules for the small rubric.
     *
     * @param array $differ what differs from the usual ones
     * @return Rules
     */
    private function rules(array $differ): Rules {
        $rules = $differ + json_decode(\mod_microcred_generator::rules(), true);
        if (in_array($rules['kind'], ['compensatory', 'profile'], true)) {
            unset($rules['mustpass']);
        }
        if ($rules['kind'] === 'profile') {
            $rules['triggers'] = array_values(array_filter($rules['triggers'], fn($trigger) => $trigger['type'] !== 'split'));
        }
        if (!$rules['triggers']) {
            $rules['resolution'] = array_diff_key($rules['resolution'], array_flip(['with', 'scope', 'adjudicatorsees']));
        }
        return Rules::fromJson(json_encode($rules), $this->rubric);
    }

    /**
     * The JSON of rules with their triggers in order.
     *
     * @param Rules $rules
     * @return string
     */
    private function in_order(Rules $rules): string {
        $document = json_decode($rules->toJson());
        usort($document->triggers, fn($a, $b) => json_encode($a) <=> json_encode($b));
        return json_encode($document);
    }

    /**
     * A sentence whatever its apostrophes are.
     *
     * @param string $sentence
     * @return string
     */
    private static function straight(string $sentence): string {
        return str_replace('’', "'", $sentence);
    }
}
