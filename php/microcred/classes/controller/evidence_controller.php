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

namespace mod_microcred\controller;

use context_module;
use core\output\notification;
use mod_microcred\form\evidence_form;
use mod_microcred\form\reflection_form;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\refused;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_repository;
use moodle_url;
use moodleform;
use stdClass;

/**
 * The forms of a draft: a piece of evidence, and the reflection. What was sent is saved and answered with a redirect.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class evidence_controller {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var evidence_service saves what was entered */
        private readonly evidence_service $service,
        /** @var evidence_repository the evidence */
        private readonly evidence_repository $evidence,
        /** @var submission_repository the attempts */
        private readonly submission_repository $submissions
    ) {
    }

    /**
     * The form of the reflection.
     *
     * @param context_module $context
     * @param int $microcredid
     * @param int $userid the candidate
     * @param moodle_url $url the form's page
     * @param moodle_url $home the activity's page
     * @return stdClass form, title, prompt ('' = none)
     */
    public function reflection(
        context_module $context,
        int $microcredid,
        int $userid,
        moodle_url $url,
        moodle_url $home
    ): stdClass {
        $attempt = $this->draft($microcredid, $userid, $home);
        $form = new reflection_form($url);
        $form->set_data(['id' => $context->instanceid, 'reflection' => 1, 'text' => $attempt->reflection]);
        $this->handle($form, $home, fn(stdClass $data) => $this->service->save_reflection($attempt->id, $userid, $data->text));
        return (object) ['form' => $form, 'title' => get_string('reflection', 'mod_microcred'), 'prompt' => ''];
    }

    /**
     * The form of a piece of evidence, a new one or one that is there.
     *
     * @param context_module $context
     * @param int $microcredid
     * @param int $userid the candidate
     * @param int $itemid 0 = a new one
     * @param moodle_url $url the form's page
     * @param moodle_url $home the activity's page
     * @return stdClass form, title, prompt ('' = none)
     */
    public function item(
        context_module $context,
        int $microcredid,
        int $userid,
        int $itemid,
        moodle_url $url,
        moodle_url $home
    ): stdClass {
        $attempt = $this->draft($microcredid, $userid, $home);
        $item = $itemid ? $this->evidence->get_in($itemid, $attempt->id) : null;
        $kind = kinds::find($item->kind ?? required_param('kind', PARAM_ALPHA));
        $version = $this->service->version_of($attempt);
        $requirements = $kind ? array_filter(
            $version->requirements(),
            fn(stdClass $requirement) => kinds::meets($kind->name(), $requirement->kind)
        ) : [];
        if (!$requirements) {
            redirect($home, get_string('refused_kind', 'mod_microcred'), null, notification::NOTIFY_WARNING);
        }
        $limit = $this->service->limit($context, $userid);
        $code = (string) ($item->requirement ?? optional_param('requirement', '', PARAM_ALPHANUM));
        $form = new evidence_form($url, [
            'kind' => $kind,
            'requirements' => array_column($requirements, 'title', 'code'),
            'skills' => $version->skills(),
            'maxbytes' => $limit,
        ]);
        $form->set_data([
            'id' => $context->instanceid,
            'item' => $itemid,
            'kind' => $kind->name(),
            'requirement' => $code,
            'title' => $item->title ?? '',
            'consent' => $item->consent ?? 'none',
        ] + $kind->form_values($item, $context, $limit) + $this->ticks($itemid));
        $this->handle($form, $home, function (stdClass $data) use ($form, $attempt, $userid, $itemid) {
            $data->id = $itemid;
            $data->skills = $form->skills($data);
            $this->service->save_item($attempt->id, $userid, $data);
        });
        return (object) [
            'form' => $form,
            'title' => $item ? get_string('evidence_edit', 'mod_microcred') : $kind->add_label(),
            'prompt' => $version->requirement($code)->prompt ?? '',
        ];
    }

    /**
     * The candidate's draft; without one there is nothing to enter.
     *
     * @param int $microcredid
     * @param int $userid
     * @param moodle_url $home
     * @return attempt
     */
    private function draft(int $microcredid, int $userid, moodle_url $home): attempt {
        $attempt = $this->submissions->latest($microcredid, $userid);
        if ($attempt?->stage !== stage::Draft) {
            redirect($home, get_string('refused_nodraft', 'mod_microcred'), null, notification::NOTIFY_WARNING);
        }
        return $attempt;
    }

    /**
     * The fields of the skills that an item is aligned to.
     *
     * @param int $itemid
     * @return int[] name => 1
     */
    private function ticks(int $itemid): array {
        $codes = $itemid ? $this->evidence->skills($itemid) : [];
        return array_fill_keys(array_map(fn(string $code) => "skill_$code", $codes), 1);
    }

    /**
     * Saves what a form was sent with and goes home. What was refused is told above the form, which keeps what was entered.
     *
     * @param moodleform $form
     * @param moodle_url $home
     * @param callable $save takes the form's data
     */
    private function handle(moodleform $form, moodle_url $home, callable $save): void {
        if ($form->is_cancelled()) {
            redirect($home);
        }
        $data = $form->get_data();
        if (!$data) {
            return;
        }
        try {
            $save($data);
        } catch (refused $refused) {
            \core\notification::error(s($refused->getMessage()));
            return;
        }
        redirect($home, get_string('saved_draft', 'mod_microcred'), null, notification::NOTIFY_SUCCESS);
    }
}
