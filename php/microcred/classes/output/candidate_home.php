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

use mod_microcred\local\activity\version;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_service;
use mod_microcred\local\submission\submission_repository;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
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
        /** @var stdClass the activity */
        private readonly stdClass $microcred,
        /** @var int its course module */
        private readonly int $cmid,
        /** @var version the version in force */
        private readonly version $version,
        /** @var attempt|null the newest attempt */
        private readonly ?attempt $submission,
        /** @var int the candidate */
        private readonly int $userid
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $service = \core\di::get(evidence_service::class);
        $version = $this->submission ? $service->version_of($this->submission) : $this->version;
        $started = $this->submission && $this->submission->timeaccepted;
        $progress = $started ? $service->progress($this->submission) : null;
        return [
            'competency' => $version->competency(),
            'criteriatext' => format_text($version->criteriatext(), FORMAT_MARKDOWN, [
                'context' => \context_module::instance($this->cmid),
            ]),
            'attempt' => $this->submission?->number > 1 ? $this->submission->number : false,
            'steps' => $this->submission ? ['items' => $this->steps()] : false,
            'next' => self::all($this->next($progress)),
            'requirements' => $progress
                ? (new evidence_list($this->cmid, $this->submission, $progress))->export_for_template($output)
                : ['items' => array_map(fn($requirement) => [
                    'title' => $requirement->title,
                    'prompt' => nl2br(s($requirement->prompt)),
                    'kind' => get_string('kind_' . $requirement->kind, 'mod_microcred'),
                    'need' => $requirement->mincount,
                    'progress' => false,
                    'evidence' => [],
                    'addlinks' => [],
                ], $version->requirements()), 'other' => false],
            'reflection' => $started ? $this->reflection() : false,
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
     * @return array[]
     */
    private function steps(): array {
        $submission = $this->submission;
        // Withdrawn: what was reached stays marked, and nothing is under way.
        $place = $submission->stage->progress() ?? ($submission->timesubmitted ? 2 : ($submission->timeaccepted ? 1 : 0));
        $times = [
            'applied' => $submission->timeapplied,
            'draft' => $submission->timeaccepted,
            'submitted' => $submission->timesubmitted,
            'review' => 0,
            'result' => $submission->timereleased,
        ];
        $ended = $submission->stage->has_ended();
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
     * What there is to do now, in words and buttons.
     *
     * @param stdClass|null $progress
     * @return array
     */
    private function next(?stdClass $progress): array {
        $submission = $this->submission;
        $applications = \core\di::get(application_service::class);
        $obstacle = $applications->obstacle($this->microcred, $this->userid);
        if (!$submission && $obstacle === 'refused_apply') {
            return [];
        }
        if (!$submission) {
            return $obstacle !== null
                ? self::say(get_string($obstacle, 'mod_microcred') . $this->opening($obstacle), 'secondary')
                : self::say(get_string('next_apply' . ($this->microcred->autoaccept ? '_open' : ''), 'mod_microcred'), 'info')
                    + $this->button('apply', 'apply', true);
        }
        $closing = $this->microcred->timeclose
            ? ' ' . get_string('next_until', 'mod_microcred', userdate($this->microcred->timeclose)) : '';
        $withdraw = ['withdrawurl' => $this->action('withdraw')];
        switch ($submission->stage) {
            case stage::Applied:
                return self::say(get_string('next_applied', 'mod_microcred'), 'info') + $withdraw;
            case stage::Refused:
                return self::say(get_string('next_refused', 'mod_microcred'), 'warning') + ['note' => $submission->note]
                    + ($obstacle === null ? $this->button('apply', 'applyagain', true) : []);
            case stage::Draft:
                if ($obstacle === 'refused_closed') {
                    return self::say(get_string('refused_closed', 'mod_microcred'), 'warning') + $withdraw;
                }
                if ($submission->note !== '') {
                    return self::say(get_string('next_returned', 'mod_microcred') . $closing, 'warning')
                        + ['note' => $submission->note, 'todo' => $progress->problems] + $withdraw
                        + ($progress->problems ? [] : $this->button('submit', 'submitevidence', false));
                }
                return $progress->problems
                    ? self::say(get_string('next_draft', 'mod_microcred') . $closing, 'info')
                        + ['todo' => $progress->problems] + $withdraw
                    : self::say(get_string('next_ready', 'mod_microcred') . $closing, 'success')
                        + $this->button('submit', 'submitevidence', false) + $withdraw;
            case stage::Sealing:
                return self::say(get_string('next_sealing', 'mod_microcred'), 'info') + $this->sealing() + $withdraw;
            case stage::Released:
                return $this->result($applications, $obstacle);
            case stage::Withdrawn:
                return self::say(get_string('next_withdrawn', 'mod_microcred'), 'secondary')
                    + ($obstacle === null ? $this->button('again', 'nextattempt', true) : []);
            default:
                $locked = \core\di::get(submission_repository::class)->has_locked_review($submission->id);
                return self::say(get_string('next_waiting', 'mod_microcred'), 'info')
                    + ($locked || $submission->stage !== stage::Review ? [] : $withdraw);
        }
    }

    /**
     * How far the sealing is.
     *
     * @return array
     */
    private function sealing(): array {
        $far = \core\di::get(submission_service::class)->progress($this->submission->id);
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
     * @param application_service $applications
     * @param string|null $obstacle
     * @return array
     */
    private function result(application_service $applications, ?string $obstacle): array {
        $again = $applications->may_try_again($this->submission);
        $result = new moodle_url('/mod/microcred/result.php', ['id' => $this->submission->id]);
        return self::say(get_string($again ? 'next_notyet' : 'next_award', 'mod_microcred'), $again ? 'info' : 'success')
            + ['resulturl' => $result->out(false)]
            + ($again && $obstacle === null ? $this->button('again', 'nextattempt', true) : []);
    }

    /**
     * The reflection, to read or to write.
     *
     * @return array
     */
    private function reflection(): array {
        return [
            'text' => nl2br(s($this->submission->reflection)),
            'label' => get_string(
                'reflection_' . ($this->submission->reflection === '' ? 'write' : 'edit'),
                'mod_microcred'
            ),
            'editurl' => $this->submission->stage === stage::Draft
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
        if (!$this->submission || $this->submission->number < 2) {
            return false;
        }
        $rows = [];
        $attempts = \core\di::get(submission_repository::class)->attempts((int) $this->microcred->id, $this->userid);
        foreach ($attempts as $attempt) {
            if ($attempt->id === $this->submission->id) {
                continue;
            }
            $rows[] = [
                'attempt' => $attempt->number,
                'stage' => $attempt->stage->label(),
                'url' => $attempt->stage === stage::Released
                    ? (new moodle_url('/mod/microcred/result.php', ['id' => $attempt->id]))->out(false) : false,
            ];
        }
        return ['rows' => $rows];
    }

    /**
     * When applications open, where that is what one waits for.
     *
     * @param string $obstacle
     * @return string
     */
    private function opening(string $obstacle): string {
        return $obstacle === 'refused_notopen'
            ? ' ' . get_string('next_opens', 'mod_microcred', userdate($this->microcred->timeopen)) : '';
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
