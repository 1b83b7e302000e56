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

use mod_microcred\local\activity\version;
use mod_microcred\local\decision\decision_words;
use mod_microcred\local\decision\explanation;
use mod_microcred\local\decision\reckoning;
use Microcred\Panel;
use stdClass;

/**
 * A decision told so that a person can work it out again on paper.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\decision\explanation
 * @covers \mod_microcred\local\decision\reckoning
 * @covers \mod_microcred\local\decision\decision_words
 * @covers \mod_microcred\local\rules\trigger
 */
final class explanation_test extends \advanced_testcase {
    /** @var string[] names by the ids that the tests give to reviews */
    private const NAMES = [11 => 'Reviewer 1', 12 => 'Reviewer 2', 13 => 'Reviewer 3', 14 => 'Adjudicator'];

    /**
     * The generator holds the rubric and the rules.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->getDataGenerator()->get_plugin_generator('mod_microcred');
    }

    /**
     * Ratings, rules and what is said of the first criterion.
     *
     * @return array[]
     */
    public static function reckonings(): array {
        $expert = ['with' => 'expert', 'scope' => 'all', 'adjudicatorsees' => 'nothing'];
        return [
            'mean' => [['without' => 'mean'], [2, 3], 'Mean: (2 + 3) ÷ 2 = 2.5'],
            'mean of three' => [['without' => 'mean'], [2, 2, 3], 'Mean: (2 + 2 + 3) ÷ 3 = 7/3 (≈ 2.33)'],
            'one rating' => [['without' => 'mean'], [2], 'The only rating that counts: 2'],
            'median' => [['without' => 'median', 'evenmedian' => 'low'], [3, 1, 2], 'Median: the middle of 1, 2, 3 is 2'],
            'expert' => [['without' => 'mean'] + $expert, [0, 3, 'a' => 2], 'The adjudicator’s rating alone: 2'],
            'parity' => [
                ['without' => 'mean', 'with' => 'parity'] + $expert, [0, 3, 'a' => 2],
                'Mean of all three: (0 + 3 + 2) ÷ 3 = 5/3 (≈ 1.67)',
            ],
            'tertium quid' => [
                ['without' => 'mean', 'with' => 'tertium_quid', 'tie' => 'higher'] + $expert, [0, 3, 'a' => 2],
                'Mean of the adjudicator and the closer reviewer: (3 + 2) ÷ 2 = 2.5',
            ],
            'median of two' => [['without' => 'median', 'evenmedian' => 'high'], [3, 1],
                'Median: the higher of the middle two of 1, 3 is 3'],
            'trimmed mean' => [['without' => 'trimmed_mean', 'trim' => 1], [0, 2, 2, 3],
                'Mean of the ratings that are left: (2 + 2) ÷ 2 = 2'],
            'trimmed to one' => [['without' => 'trimmed_mean', 'trim' => 1], [0, 2, 3], 'The only rating that counts: 2'],
            'majority' => [['without' => 'majority', 'evenmajority' => 'notmet'], [1, 2, 3],
                '2 of 3 ratings make the majority. Mean of these: (2 + 3) ÷ 2 = 2.5'],
            'expert combined' => [['without' => 'mean', 'with' => 'expert_combined'] + $expert, [0, 3, 'a' => 2],
                'Mean of what the reviewers come to and the adjudicator’s rating: ((0 + 3) ÷ 2 + 2) ÷ 2 = 1.75'],
            'expert combined with a median' => [
                ['without' => 'median', 'evenmedian' => 'low', 'with' => 'expert_combined'] + $expert, [0, 3, 'a' => 2],
                'Mean of what the reviewers come to and the adjudicator’s rating: '
                    . '((the lower of the middle two of 0, 3) + 2) ÷ 2 = 1',
            ],
            'rounded' => [['without' => 'mean', 'round' => 'half_up'], [2, 3], 'Mean: (2 + 3) ÷ 2 = 2.5; as a level: 3'],
            'a code' => [['without' => 'mean'], [2, 'NE'], 'Cannot be scored'],
            'nobody yet' => [['without' => 'mean'] + $expert, [0, 3], 'Waits for the adjudicator'],
        ];
    }

    /**
     * Each rule is said with its figures.
     *
     * @dataProvider reckonings
     * @param array $resolution
     * @param array $ratings of the raters; a: of the adjudicator
     * @param string $how
     */
    public function test_each_rule_is_said_with_its_figures(array $resolution, array $ratings, string $how): void {
        $rules = [
            'reviewers' => count($ratings) - (int) isset($ratings['a']),
            'triggers' => isset($resolution['with']) ? [['type' => 'gap', 'measure' => 'steps', 'over' => 1]] : [],
            'resolution' => $resolution,
        ];
        $told = $this->explain($rules, $ratings);
        $this->assertSame($how, $told->criteria[0]['how']);
        $this->assertStringNotContainsString('[[', json_encode($told));
    }

    public function test_what_was_given_counted_and_needed_is_said(): void {
        $told = $this->explain([
            'triggers' => [
                ['type' => 'gap', 'measure' => 'points', 'over' => 2, 'criteria' => ['task']],
                ['type' => 'gap', 'measure' => 'points', 'over' => 2],
                ['type' => 'split'],
                ['type' => 'unscorable'],
            ],
            'resolution' => ['without' => 'mean', 'with' => 'expert', 'scope' => 'triggered', 'adjudicatorsees' => 'nothing'],
        ], [0, 3, 'a' => 2], ['task' => [2, 2, 'a' => 0]]);
        $this->assertSame(['Reviewer 1', 'Reviewer 2', 'Adjudicator'], $told->reviewers);
        [$goals, $task] = $told->criteria;
        $this->assertSame(['0 points', '3 points', '2 points'], array_column($goals['cells'], 'given'));
        $replaced = 'replaced by the adjudicator’s rating';
        $this->assertSame([$replaced, $replaced, false], array_column($goals['cells'], 'out'));
        $this->assertSame(['2', true], [$goals['needed'], $goals['met']]);
        // Nothing was asked of the adjudicator on this one.
        $this->assertSame([false, false, 'not asked for here'], array_column($task['cells'], 'out'));
        $this->assertSame([false, true, true, false], array_column($told->triggers, 'fired'));
        $this->assertSame(['Yes, on “Learning goals”: from 0 to 3 points'], $told->triggers[1]['seen']);
        $this->assertSame(['Yes, on “Learning goals”'], $told->triggers[2]['seen']);
        $this->assertSame(['Not yet', 'Awarded'], array_column($told->raters, 'outcome'));
        $this->assertSame('Points without weights: 4. The rubric goes from 0 to 6.', $told->points);
    }

    public function test_a_weighted_total_is_written_out(): void {
        $rules = ['kind' => 'compensatory', 'weights' => ['goals' => 1.5, 'task' => 2], 'total' => 7, 'reviewers' => 3];
        $told = $this->explain($rules, [2, 2, 3], ['task' => [1, 1, 1]]);
        $this->assertSame(['1.5', '2'], array_column($told->criteria, 'weight'));
        $this->assertSame('1.5 × (7/3) + 2 × 1', $told->total['working']);
        $this->assertSame(['5.5', '7', false], [$told->total['value'], $told->total['cut'], $told->total['met']]);
    }

    public function test_a_weighted_mean_is_divided_by_the_weights(): void {
        $rules = ['kind' => 'compensatory', 'weights' => ['goals' => 1.5, 'task' => 2], 'mean' => 2,
            'triggers' => [['type' => 'band', 'of' => 'any_rater', 'within' => 0.5]],
            'resolution' => ['without' => 'mean', 'with' => 'mean', 'scope' => 'all', 'adjudicatorsees' => 'nothing']];
        $told = $this->explain($rules, [2, 2, 'a' => 2]);
        $this->assertSame('(1.5 × 2 + 2 × 2) ÷ 3.5', $told->total['working']);
        $this->assertSame('Weighted mean', $told->total['name']);
        $this->assertTrue($told->triggers[0]['fired']);
        $this->assertSame(['Yes; what each reviewer’s ratings alone come to stands below'], $told->triggers[0]['seen']);
    }

    public function test_counted_outcomes_are_told_by_number(): void {
        $rules = ['vote' => ['even' => 'notyet'], 'triggers' => [['type' => 'unscorable']],
            'resolution' => ['without' => 'mean', 'with' => 'mean', 'scope' => 'all', 'adjudicatorsees' => 'nothing']];
        $told = $this->explain($rules, [3, 1, 'NE', 'a' => 3]);
        $this->assertSame([
            '2 would award: Reviewer 1, Adjudicator.',
            '1 would not yet award: Reviewer 2.',
            '1 have no outcome of their own, for a criterion could not be scored: Reviewer 3.',
        ], $told->vote);
    }

    public function test_every_way_to_decide_can_be_said(): void {
        $words = new decision_words(['goals' => 'Learning goals', 'task' => 'Authentic task']);
        $expert = ['with' => 'expert_combined', 'scope' => 'all', 'adjudicatorsees' => 'nothing'];
        $cases = [
            [['kind' => 'profile', 'resolution' => ['without' => 'trimmed_mean', 'trim' => 1]], [1, 2, 3],
                ['Every criterion could be scored', 'Where ratings differed, the mean counts without']],
            [['vote' => ['even' => 'award']], [3, 1],
                ['Outcomes were counted, and enough', 'Where ratings differed, the mean counts:']],
            [['vote' => ['even' => 'notyet']], [3, 1], ['Outcomes were counted, and not enough']],
            [['resolution' => ['without' => 'majority', 'evenmajority' => 'met']], [3, 1],
                ['What the majority found counts: “Learning goals”']],
            [['triggers' => [['type' => 'mustpass']], 'resolution' => ['without' => 'mean'] + $expert], [3, 1, 'a' => 2],
                ['One reviewer found the needed level reached', 'The mean of what the reviewers came to']],
            [['kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 1], 'mean' => 2,
                'triggers' => [['type' => 'band', 'of' => 'resolved', 'within' => 0]],
                'resolution' => ['without' => 'mean'] + $expert], [3, 1, 'a' => 2],
                ['What the first ratings came to lay close', 'Weighted mean: 2. It reaches the 2']],
        ];
        foreach ($cases as [$rules, $ratings, $beginnings]) {
            $rules += ['reviewers' => count(array_filter(array_keys($ratings), 'is_int')), 'triggers' => [],
                'resolution' => ['without' => 'mean']];
            $document = $this->decide($this->version([], $rules), $ratings, $ratings);
            $sentences = $words->sentences($document, 2);
            foreach ($beginnings as $beginning) {
                $this->assertNotEmpty(preg_grep('~^' . preg_quote($beginning, '~') . '~', $sentences), implode(' / ', $sentences));
            }
            $this->assertStringNotContainsString('[[', implode($sentences));
        }
    }

    public function test_a_decision_of_an_earlier_release_can_still_be_read(): void {
        $version = $this->version([], ['kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 1], 'total' => 4,
            'reviewers' => 2, 'triggers' => [], 'resolution' => ['without' => 'mean']]);
        $document = $this->decide($version, [2, 3], [2, 2]);
        unset($document->vote);
        foreach ($document->criteria as $criterion) {
            unset($criterion->unrounded);
            array_walk($criterion->inputs, function (stdClass $input): void {
                unset($input->why);
            });
        }
        $document->total = (object) ['value' => '4.5', 'cut' => '4', 'met' => true];
        $told = (new explanation($version, self::NAMES))->of($document);
        $this->assertSame('Mean: (2 + 3) ÷ 2 = 2.5', $told->criteria[0]['how']);
        $this->assertSame(['1 × 2.5 + 1 × 2', 'Weighted total'], [$told->total['working'], $told->total['name']]);
    }

    public function test_a_decision_stored_with_english_sentences_reads_the_same(): void {
        $version = $this->version([], ['vote' => ['even' => 'notyet'], 'reviewers' => 2,
            'triggers' => [['type' => 'gap', 'measure' => 'points', 'over' => 2], ['type' => 'split']],
            'resolution' => ['without' => 'mean', 'with' => 'expert', 'scope' => 'all', 'adjudicatorsees' => 'nothing']]);
        $ratings = [0, 3, 'a' => 2];
        $explanation = new explanation($version, self::NAMES);
        $words = new decision_words(['goals' => 'Learning goals', 'task' => 'Authentic task']);
        $new = $this->decide($version, $ratings, $ratings);
        $old = $this->decide($version, $ratings, $ratings);
        // As the first releases stored them: a reckoning with every part, in English.
        foreach ([...$old->criteria, ...$old->raters, ...$old->triggers, ...$old->reasons, $old->vote] as $part) {
            $part->sentence = 'In English.';
            $part->because = ['In English.'];
        }
        $this->assertStringNotContainsString('sentence', json_encode($new));
        $this->assertEquals($explanation->of($new), $explanation->of($old));
        $this->assertSame($words->sentences($new, 2), $words->sentences($old, 2));
    }

    public function test_what_is_kept_from_an_earlier_attempt_is_said(): void {
        $version = $this->version([], ['reviewers' => 1, 'triggers' => [], 'resolution' => ['without' => 'mean']]);
        $review = ['reviewer' => '11', 'role' => 'rater', 'levels' => ['task' => 'task-2']];
        $decision = Panel::decide($version->rubric(), $version->rules(), [$review], ['goals' => 'goals-3']);
        $told = (new explanation($version, self::NAMES))->of(json_decode($decision->toJson()));
        $this->assertSame('Kept from the earlier attempt: 3', $told->criteria[0]['how']);
        $this->assertSame([false, '2 points'], [$told->criteria[0]['cells'][0]['given'], $told->criteria[1]['cells'][0]['given']]);
    }

    public function test_a_rubric_without_points_says_what_a_level_counts_as(): void {
        $told = $this->explain([], [1, 2], [], fn(stdClass $level) => $level->points = null);
        $this->assertSame('Level 2 (counts as 1)', $told->criteria[0]['cells'][0]['given']);
        $this->assertSame('Mean: (1 + 2) ÷ 2 = 1.5', $told->criteria[0]['how']);
        $this->assertFalse($told->points);
    }

    public function test_numbers_are_never_rounded_up_to_what_is_needed(): void {
        $cases = ['7/3' => '2.33', '3899/300' => '12.997', '12.99999' => '12.99999', '-1/3' => '-0.33', '5' => '5'];
        foreach ($cases as $exact => $shown) {
            $this->assertSame($shown, reckoning::number((string) $exact));
        }
        $this->assertSame('–', reckoning::exact(null));
    }

    public function test_the_grade_is_worked_out_by_moodles_formula(): void {
        $cases = [
            [100, true, 50.0, 'Grade: 3 ÷ 6 × 100, but never below 0 = 50.'],
            [100, false, 50.0, 'Grade: (3 − 0) ÷ (6 − 0) × 100 = 50.'],
            [-4, true, 2.0, 'Grade: 3 ÷ 6 × the number of items of the scale, to the nearest item, but never below 1 = item 2.'],
        ];
        foreach ($cases as [$type, $lockzero, $grade, $sentence]) {
            $version = $this->version(['type' => $type, 'lockzero' => $lockzero]);
            $document = $this->decide($version, [2, 2], [1, 1]);
            $this->assertSame($sentence, (new explanation($version, self::NAMES))->grade($document, $grade));
        }
        $this->assertNull((new explanation($version, self::NAMES))->grade($document, null));
    }

    /**
     * Decides and explains.
     *
     * @param array $rules what differs from the usual ones
     * @param array $goals ratings of the first criterion; a: of the adjudicator
     * @param array $more ratings of the criterion "task"; the same if none are given
     * @param callable|null $change of every level of the rubric
     * @return stdClass
     */
    private function explain(array $rules, array $goals, array $more = [], ?callable $change = null): stdClass {
        $version = $this->version([], $rules + [
            'reviewers' => count(array_filter(array_keys($goals), 'is_int')),
            'triggers' => [],
            'resolution' => ['without' => 'mean'],
        ], $change);
        return (new explanation($version, self::NAMES))->of($this->decide($version, $goals, $more['task'] ?? $goals));
    }

    /**
     * A version.
     *
     * @param array $grade
     * @param array $rules
     * @param callable|null $change
     * @return version
     */
    private function version(array $grade, array $rules = [], ?callable $change = null): version {
        $rubric = json_decode(\mod_microcred_generator::rubric());
        foreach ($change ? $rubric->criteria : [] as $criterion) {
            foreach ($criterion->levels as $level) {
                $change($level);
                unset($level->points);
            }
        }
        $rules += json_decode(\mod_microcred_generator::rules(), true);
        if (in_array($rules['kind'], ['compensatory', 'profile'], true)) {
            unset($rules['mustpass']);
        }
        return new version((object) ['id' => 1, 'microcredid' => 1, 'number' => 1, 'digest' => '', 'timecreated' => 0,
            'document' => json_encode(['rubric' => $rubric, 'rules' => $rules, 'grade' => $grade])]);
    }

    /**
     * What the extension decides.
     *
     * @param version $version
     * @param array $goals
     * @param array $task
     * @return stdClass
     */
    private function decide(version $version, array $goals, array $task): stdClass {
        $level = fn(string $criterion, int|string $rating) => is_int($rating) ? "$criterion-$rating" : $rating;
        $reviews = [];
        foreach ($goals as $place => $rating) {
            $reviews[] = [
                'reviewer' => $place === 'a' ? '14' : (string) (11 + $place),
                'role' => $place === 'a' ? 'adjudicator' : 'rater',
                'levels' => ['goals' => $level('goals', $rating), 'task' => $level('task', $task[$place])],
            ];
        }
        return json_decode(Panel::decide($version->rubric(), $version->rules(), $reviews)->toJson());
    }
}
