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

namespace mod_microcred\local\privacy;

use context_module;
use context_user;
use core_privacy\local\request\helper;
use core_privacy\local\request\transform;
use core_privacy\local\request\writer;
use mod_microcred\local\credential\credential;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\submission\attempt;
use stdClass;

/**
 * Gives somebody what is stored about them.
 *
 * Reviewers stay unnamed for candidates and candidates for reviewers, as they are on every page.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class exporter {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var personal_data */
        private readonly personal_data $data
    ) {
    }

    /**
     * Writes what an activity has.
     *
     * @param context_module $context
     * @param int $microcredid
     * @param stdClass $user
     */
    public function activity(context_module $context, int $microcredid, stdClass $user): void {
        $userid = (int) $user->id;
        writer::with_context($context)->export_data([], helper::get_context_data($context, $user));
        foreach ($this->data->attempts($microcredid, $userid) as $submission) {
            $this->attempt($context, $submission);
        }
        $reviews = array_map(
            fn(stdClass $review) => (int) $review->reviewerid === $userid
                ? $this->own_review($review)
                : ['assigned' => transform::datetime($review->timeassigned), 'code' => $review->blindcode],
            $this->data->reviews_of($microcredid, $userid)
        );
        $done = [
            'reviews' => array_values($reviews),
            'released' => array_values(array_map(fn(stdClass $decision) => [
                'code' => $decision->blindcode,
                'outcome' => $decision->outcome,
                'released' => transform::datetime($decision->timereleased),
            ], $this->data->released_by($microcredid, $userid))),
            'published' => array_values(array_map(fn(stdClass $version) => [
                'version' => $version->number,
                'published' => transform::datetime($version->timecreated),
            ], $this->data->published_by($microcredid, $userid))),
        ];
        foreach (array_filter($done) as $what => $list) {
            writer::with_context($context)->export_data(
                [get_string("privacy:path:$what", 'mod_microcred')],
                (object) [$what => $list]
            );
        }
    }

    /**
     * Writes the credentials somebody holds or revoked.
     *
     * @param context_user $context
     */
    public function credentials(context_user $context): void {
        $userid = (int) $context->instanceid;
        $held = array_map(fn(credential $credential) => [
            'title' => $credential->title,
            'status' => $credential->status->value,
            'awarded' => transform::datetime($credential->timeawarded),
            'expires' => $credential->timeexpires ? transform::datetime($credential->timeexpires) : null,
            'nameshown' => transform::yesno($credential->showname),
            'name' => $credential->holdername,
            'revoked' => $credential->timerevoked ? transform::datetime($credential->timerevoked) : null,
            'revokecategory' => $credential->revokecategory,
            'revokereason' => $credential->revokereason,
            'facts' => json_decode($credential->facts),
            'badge' => $credential->document,
        ], $this->data->held_by($userid));
        $revoked = array_map(fn(credential $credential) => [
            'title' => $credential->title,
            'revoked' => transform::datetime($credential->timerevoked),
            'category' => $credential->revokecategory,
            'reason' => $credential->revokereason,
        ], $this->data->revoked_by($userid));
        foreach (array_filter(['credentials' => $held, 'revoked' => $revoked]) as $what => $list) {
            writer::with_context($context)->export_data(
                [get_string('modulenameplural', 'mod_microcred'), get_string("privacy:path:$what", 'mod_microcred')],
                (object) [$what => array_values($list)]
            );
        }
    }

    /**
     * Writes one attempt.
     *
     * @param context_module $context
     * @param attempt $submission
     */
    private function attempt(context_module $context, attempt $submission): void {
        $path = [get_string('privacy:path:attempt', 'mod_microcred', $submission->number)];
        $times = [];
        foreach (['applied', 'accepted', 'submitted', 'decided', 'released', 'withdrawn', 'stage', 'modified'] as $name) {
            if ($submission->{"time$name"}) {
                $times[$name] = transform::datetime($submission->{"time$name"});
            }
        }
        writer::with_context($context)->export_data($path, (object) [
            'status' => $submission->stage->value,
            'code' => $submission->blindcode,
            'reflection' => format_text($submission->reflection, $submission->reflectionformat, ['context' => $context]),
            'note' => $submission->note,
            'manifest' => $submission->manifest,
            'integrity' => $submission->integrity,
            'times' => $times,
            'decision' => $this->decision($submission->id),
        ]);
        foreach ($this->data->evidence($submission->id) as $item) {
            $here = [...$path, get_string('privacy:path:evidence', 'mod_microcred', $item->sortorder)];
            writer::with_context($context)->export_data($here, (object) [
                'title' => $item->title,
                'kind' => $item->kind,
                'requirement' => $item->requirement,
                'content' => kinds::of($item)->exported($item, $context),
                'consent' => $item->consent,
                'skills' => $this->data->skills((int) $item->id),
                'created' => transform::datetime($item->timecreated),
                'changed' => transform::datetime($item->timemodified),
            ])->export_area_files($here, 'mod_microcred', 'evidence', $item->id);
        }
    }

    /**
     * The decision and what the panel said, once the candidate may know.
     *
     * @param int $submissionid
     * @return array|null
     */
    private function decision(int $submissionid): ?array {
        $decision = $this->data->decision($submissionid);
        if (!$decision || !$decision->timereleased) {
            return null;
        }
        return [
            'outcome' => $decision->outcome,
            'grade' => $decision->grade,
            'made' => transform::datetime($decision->timecreated),
            'document' => json_decode($decision->document),
            'reviews' => array_values(array_map(
                fn(stdClass $review) => $this->data->ratings((int) $review->id),
                $this->data->reviews($submissionid)
            )),
        ];
    }

    /**
     * A review that somebody made.
     *
     * @param stdClass $review
     * @return array
     */
    private function own_review(stdClass $review): array {
        return [
            'code' => $review->blindcode,
            'role' => $review->role,
            'status' => $review->status,
            'note' => $review->note,
            'assigned' => transform::datetime($review->timeassigned),
            'due' => transform::datetime($review->timedue),
            'locked' => $review->timelocked ? transform::datetime($review->timelocked) : null,
            'ratings' => $this->data->ratings((int) $review->id),
        ];
    }
}
