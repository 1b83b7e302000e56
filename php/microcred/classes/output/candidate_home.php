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

namespace mod_microcred\output;

use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\candidate_status;
use mod_microcred\local\submission\stage;
use moodle_url;
use renderable;
use renderer_base;
use templatable;

/**
 * What a candidate sees: where the attempt stands, what to do next, the requirements with the evidence so far, and how
 * it will be scored.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class candidate_home implements renderable, templatable {
    /** @var string[] the steps of an attempt */
    private const STEPS = ['applied', 'draft', 'submitted', 'review', 'result'];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var int the course module */
        private readonly int $cmid,
        /** @var candidate_status where the candidate stands */
        private readonly candidate_status $status
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $version = $this->status->version;
        $attempt = $this->status->attempt;
        $progress = $this->status->progress;
        return [
            'competency' => $version->competency(),
            'criteriatext' => format_text($version->criteriatext(), FORMAT_MARKDOWN, [
                'context' => \context_module::instance($this->cmid),
            ]),
            'attempt' => $attempt?->number > 1 ? $attempt->number : false,
            'steps' => $attempt ? ['items' => $this->steps($attempt)] : false,
            'next' => self::all($attempt ? $this->next($attempt) : $this->begin()),
            'requirements' => $progress
                ? (new evidence_list($this->cmid, $progress, $version->skills(), $attempt->stage === stage::Draft))
                    ->export_for_template($output)
                : ['items' => array_map(fn($requirement) => [
                    'title' => $requirement->title,
                    'prompt' => nl2br(s($requirement->prompt)),
                    'kind' => get_string('kind_' . $requirement->kind, 'mod_microcred'),
                    'need' => $requirement->mincount,
                    'progress' => false,
                    'evidence' => [],
                    'addlinks' => [],
                ], $version->requirements()), 'other' => false],
            'reflection' => $progress ? $this->reflection($attempt) : false,
            'rubric' => (new rubric($version->criteria(), (array) ($version->document->rules->mustpass ?? [])))
                ->export_for_template($output),
            'words' => $version->words(),
            'number' => $version->number,
            'digest' => $version->digest,
            'earlier' => $this->earlier(),
        ];
    }

    /**
     * The steps with their dates.
     *
     * @param attempt $attempt
     * @return array[]
     */
    private function steps(attempt $attempt): array {
        // Withdrawn: what was reached stays marked, and nothing is under way.
        $place = $attempt->stage->progress() ?? ($attempt->timesubmitted ? 2 : ($attempt->timeaccepted ? 1 : 0));
        $times = [
            'applied' => $attempt->timeapplied,
            'draft' => $attempt->timeaccepted,
            'submitted' => $attempt->timesubmitted,
            'review' => 0,
            'result' => $attempt->timereleased,
        ];
        $ended = $attempt->stage->has_ended();
        $steps = [];
        foreach (self::STEPS as $i => $step) {
            // What was reached stays ticked when an attempt ends early.
            $done = $i < $place || ($ended && $times[$step]);
            $steps[] = [
                'number' => $i + 1,
                'name' => get_string('step_' . $step, 'mod_microcred'),
                'time' => $times[$step] ? userdate($times[$step], get_string('strftimedate', 'langconfig')) : '',
                'done' => $done,
                'current' => $i === $place && !$ended,
                'state' => get_string(match (true) {
                    $done => 'step_done',
                    $i === $place && !$ended => 'step_current',
                    default => 'step_todo',
                }, 'mod_microcred'),
            ];
        }
        return $steps;
    }

    /**
     * What there is to do without an attempt.
     *
     * @return array empty for who is no candidate here
     */
    private function begin(): array {
        $microcred = $this->status->microcred;
        $obstacle = $this->status->obstacle;
        return match (true) {
            $obstacle === 'refused_apply' => [],
            $obstacle === 'refused_notopen' => self::say(get_string($obstacle, 'mod_microcred') . ' '
                . get_string('next_opens', 'mod_microcred', userdate($microcred->timeopen)), 'secondary'),
            $obstacle !== null => self::say(get_string($obstacle, 'mod_microcred'), 'secondary'),
            default => self::say(get_string('next_apply' . ($microcred->autoaccept ? '_open' : ''), 'mod_microcred'), 'info')
                + $this->button('apply', 'apply', true),
        };
    }

    /**
     * What there is to do now, in words and buttons.
     *
     * @param attempt $attempt
     * @return array
     */
    private function next(attempt $attempt): array {
        $withdraw = $this->status->maywithdraw ? ['withdrawurl' => $this->action('withdraw')] : [];
        return match ($attempt->stage) {
            stage::Applied => self::say(get_string('next_applied', 'mod_microcred'), 'info'),
            stage::Refused => self::say(get_string('next_refused', 'mod_microcred'), 'warning') + ['note' => $attempt->note]
                + $this->again('apply', 'applyagain'),
            stage::Draft => $this->draft($attempt),
            stage::Sealing => self::say(get_string('next_sealing', 'mod_microcred'), 'info') + $this->sealing(),
            stage::Released => $this->result($attempt),
            stage::Withdrawn => self::say(get_string('next_withdrawn', 'mod_microcred'), 'secondary')
                + $this->again('again', 'nextattempt'),
            default => self::say(get_string('next_waiting', 'mod_microcred'), 'info'),
        } + $withdraw;
    }

    /**
     * What there is to do about a draft.
     *
     * @param attempt $attempt
     * @return array
     */
    private function draft(attempt $attempt): array {
        if ($this->status->obstacle === 'refused_closed') {
            return self::say(get_string('refused_closed', 'mod_microcred'), 'warning');
        }
        $problems = $this->status->progress->problems;
        $returned = $attempt->note !== '';
        [$words, $alert] = match (true) {
            $returned => ['next_returned', 'warning'],
            (bool) $problems => ['next_draft', 'info'],
            default => ['next_ready', 'success'],
        };
        $timeclose = $this->status->microcred->timeclose;
        $closing = $timeclose ? ' ' . get_string('next_until', 'mod_microcred', userdate($timeclose)) : '';
        return self::say(get_string($words, 'mod_microcred') . $closing, $alert)
            + ($returned ? ['note' => $attempt->note] : [])
            + ($problems ? ['todo' => $problems] : $this->button('submit', 'submitevidence', false));
    }

    /**
     * The button of another attempt, where nothing is in its way.
     *
     * @param string $action
     * @param string $label
     * @return array
     */
    private function again(string $action, string $label): array {
        return $this->status->obstacle === null ? $this->button($action, $label, true) : [];
    }

    /**
     * How far the sealing is.
     *
     * @return array
     */
    private function sealing(): array {
        $far = $this->status->sealing;
        return ['sealing' => [
            'known' => $far !== null && $far->total > 0,
            'percent' => $far && $far->total ? (int) floor(100 * $far->done / $far->total) : 0,
            'words' => $far
                ? get_string('sealing_progress', 'mod_microcred', (object) [
                    'done' => display_size($far->done),
                    'total' => display_size($far->total),
                ])
                : get_string('sealing_waits', 'mod_microcred'),
            'url' => (new moodle_url('/mod/microcred/view.php', ['id' => $this->cmid]))->out(false),
        ]];
    }

    /**
     * What there is to do after the decision was released.
     *
     * @param attempt $attempt
     * @return array
     */
    private function result(attempt $attempt): array {
        $again = $this->status->mayretry;
        return self::say(get_string($again ? 'next_notyet' : 'next_award', 'mod_microcred'), $again ? 'info' : 'success')
            + ['resulturl' => self::result_url($attempt)]
            + ($again ? $this->again('again', 'nextattempt') : []);
    }

    /**
     * The reflection, to read or to write.
     *
     * @param attempt $attempt
     * @return array
     */
    private function reflection(attempt $attempt): array {
        return [
            'text' => nl2br(s($attempt->reflection)),
            'label' => get_string('reflection_' . ($attempt->reflection === '' ? 'write' : 'edit'), 'mod_microcred'),
            'editurl' => $attempt->stage === stage::Draft
                ? (new moodle_url('/mod/microcred/evidence.php', ['id' => $this->cmid, 'reflection' => 1]))->out(false)
                : false,
        ];
    }

    /**
     * Earlier attempts.
     *
     * @return array|false
     */
    private function earlier(): array|false {
        $rows = array_map(fn(attempt $attempt) => [
            'attempt' => $attempt->number,
            'stage' => $attempt->stage->label(),
            'url' => $attempt->stage === stage::Released ? self::result_url($attempt) : false,
        ], $this->status->earlier);
        return $rows ? ['rows' => $rows] : false;
    }

    /**
     * The address of an attempt's result.
     *
     * @param attempt $attempt
     * @return string
     */
    private static function result_url(attempt $attempt): string {
        return (new moodle_url('/mod/microcred/result.php', ['id' => $attempt->id]))->out(false);
    }

    /**
     * With all that the template looks for: what is missing would be looked for further out.
     *
     * @param array $next
     * @return array|false
     */
    private static function all(array $next): array|false {
        $nothing = ['note' => '', 'todo' => [], 'button' => false, 'resulturl' => false, 'withdrawurl' => false,
            'sealing' => false];
        return $next ? $next + $nothing : false;
    }

    /**
     * A message.
     *
     * @param string $words
     * @param string $kind of alert
     * @return array
     */
    private static function say(string $words, string $kind): array {
        return ['words' => $words, 'alert' => $kind];
    }

    /**
     * The button of the next step.
     *
     * @param string $action
     * @param string $label
     * @param bool $post acts at once; otherwise it leads to a page that asks
     * @return array
     */
    private function button(string $action, string $label, bool $post): array {
        return ['button' => [
            'url' => (new moodle_url('/mod/microcred/action.php'))->out(false),
            'link' => $post ? false : $this->action($action),
            'id' => $this->cmid,
            'do' => $action,
            'sesskey' => sesskey(),
            'label' => get_string($label, 'mod_microcred'),
        ]];
    }

    /**
     * The address of an action that asks before it acts.
     *
     * @param string $action
     * @return string
     */
    private function action(string $action): string {
        return (new moodle_url('/mod/microcred/action.php', ['id' => $this->cmid, 'do' => $action]))->out(false);
    }
}
