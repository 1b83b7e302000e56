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

use core\output\notification;
use mod_microcred\form\rubric_form;
use mod_microcred\form\rules_form;
use mod_microcred\form\rules_json_form;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\rubric_notes;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\rules_draft;
use mod_microcred\local\activity\setup_service;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\decision\grade_service;
use mod_microcred\local\refused;
use mod_microcred\output\rubric_export;
use mod_microcred\output\setup_page;
use moodle_url;
use moodleform;
use renderable;
use single_button;
use stdClass;

/**
 * The steps of setting up scoring. Each shows something, or does something and goes back to the beginning.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class setup_controller {
    /** @var string[] what can be asked for */
    public const STEPS = ['rubric', 'rules', 'json', 'publish', 'export'];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var version_service the versions and the draft */
        private readonly version_service $versions,
        /** @var setup_service what there is so far */
        private readonly setup_service $setup,
        /** @var stdClass the activity */
        private readonly stdClass $microcred,
        /** @var moodle_url where every step begins and ends */
        private readonly moodle_url $home
    ) {
    }

    /**
     * One step; anything unknown is the beginning.
     *
     * @param string $step
     * @param int $userid who manages the activity
     * @return moodleform|renderable|string what to show; a string is HTML
     */
    public function show(string $step, int $userid): moodleform|renderable|string {
        return match ($step) {
            'rubric' => $this->rubric($userid),
            'rules' => $this->rules($userid),
            'json' => $this->json($userid),
            'publish' => $this->publish($userid),
            'export' => $this->export($userid),
            default => new setup_page(
                (int) $this->home->get_param('id'),
                $this->setup->overview((int) $this->microcred->id)
            ),
        };
    }

    /**
     * Where the rubric is.
     *
     * @param int $userid
     * @return moodleform
     */
    private function rubric(int $userid): moodleform {
        $form = new rubric_form($this->home, ['names' => fn(string $text) => $this->versions->rubrics_in($text)]);
        $form->set_data(['id' => $this->home->get_param('id'), 'source' => $this->microcred->rubricsource]);
        $this->leave_if_cancelled($form);
        if ($data = $form->get_data()) {
            try {
                $this->take_rubric($data, $form->get_file_content('rubricfile'), $userid);
                $this->back('rubric_taken');
            } catch (refused $refused) {
                \core\notification::error(s($refused->getMessage()));
            }
        }
        return $form;
    }

    /**
     * Takes a rubric from where the form says.
     *
     * @param stdClass $data
     * @param string|false $text of the file
     * @param int $userid
     */
    private function take_rubric(stdClass $data, string|false $text, int $userid): void {
        $id = (int) $this->microcred->id;
        if ($data->source !== 'file') {
            $this->versions->choose_source($id, $userid, 'moodle');
        } else if ($text !== false) {
            $this->versions->upload_rubric($id, $userid, $text, ($data->rubricname ?? '') === '' ? null : $data->rubricname);
        } else if ((string) $this->microcred->rubric !== '') {
            $this->versions->choose_source($id, $userid, 'file');
        } else {
            throw new refused('rubric_nofile');
        }
    }

    /**
     * The rules, in fields. Rules that the fields cannot show whole are shown as text instead.
     *
     * @param int $userid
     * @return moodleform
     */
    private function rules(int $userid): moodleform {
        $criteria = $this->criteria();
        $rules = json_decode((string) $this->microcred->rules);
        $fits = $rules && $this->rules_fit();
        if ($fits && !rules_draft::fits_form($rules, $criteria)) {
            redirect(
                new moodle_url($this->home, ['do' => 'json']),
                get_string('rulesjson_needed', 'mod_microcred'),
                null,
                notification::NOTIFY_INFO
            );
        }
        $form = new rules_form($this->home, ['criteria' => $criteria, 'check' => $this->check(...)]);
        $weights = rubric_notes::weights($this->notes(), $criteria);
        $form->set_data(['id' => $this->home->get_param('id')] + ($rules
            ? rules_draft::to_fields($rules, $criteria, $fits ? [] : $weights)
            : rules_draft::defaults($criteria, $weights)));
        if ($weights && !$fits) {
            \core\notification::info(get_string('rules_fromweights', 'mod_microcred'));
        }
        return $this->save($form, fn(stdClass $data) => $form->to_json($data), $userid);
    }

    /**
     * The rules, as text.
     *
     * @param int $userid
     * @return moodleform
     */
    private function json(int $userid): moodleform {
        $criteria = $this->criteria();
        $form = new rules_json_form($this->home, ['check' => $this->check(...)]);
        $rules = (string) $this->microcred->rules;
        if ($rules === '') {
            $weights = rubric_notes::weights($this->notes(), $criteria);
            $rules = rules_draft::to_json((object) rules_draft::defaults($criteria, $weights), $criteria);
        }
        $form->set_data([
            'id' => $this->home->get_param('id'),
            'json' => json_encode(json_decode($rules), JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES),
        ]);
        return $this->save($form, fn(stdClass $data) => (string) $data->json, $userid);
    }

    /**
     * Freezes rubric and rules as the next version, after asking.
     *
     * @param int $userid
     * @return string
     */
    private function publish(int $userid): string {
        global $OUTPUT;
        $id = (int) $this->microcred->id;
        if (optional_param('confirm', 0, PARAM_BOOL)) {
            require_sesskey();
            try {
                $version = $this->versions->publish($id, $userid);
                // Another version may be graded in another way.
                \core\di::get(grade_service::class)->push(\core\di::get(microcred_repository::class)->get($id));
                $this->back('published_version', $version->number);
            } catch (refused $refused) {
                redirect($this->home, s($refused->getMessage()), null, notification::NOTIFY_ERROR);
            }
        }
        $current = $this->versions->current($id);
        return $OUTPUT->confirm(
            get_string($current ? 'publish_confirm_next' : 'publish_confirm', 'mod_microcred', $current ? $current->number + 1 : 1),
            new single_button(
                new moodle_url($this->home, ['do' => 'publish', 'confirm' => 1]),
                get_string('publish', 'mod_microcred'),
                'post',
                single_button::BUTTON_PRIMARY
            ),
            $this->home
        );
    }

    /**
     * The rubric to take away: first the formats with what each would lose, then the file.
     *
     * @param int $userid
     * @return renderable
     */
    private function export(int $userid): renderable {
        global $CFG;
        $this->criteria();
        $as = optional_param('as', '', PARAM_ALPHA);
        $files = $this->versions->export_rubric((int) $this->microcred->id, $userid);
        if (isset($files[$as])) {
            require_once($CFG->libdir . '/filelib.php');
            send_file($files[$as]->content, $files[$as]->filename, 0, 0, true, true, $files[$as]->type);
        }
        return new rubric_export($files, $this->home);
    }

    /**
     * The criteria of the draft; without a usable rubric there is no such step.
     *
     * @return array[] from rubric_view
     */
    private function criteria(): array {
        try {
            $draft = $this->versions->draft_rubric((int) $this->microcred->id);
        } catch (refused $refused) {
            redirect($this->home, s($refused->getMessage()), null, notification::NOTIFY_ERROR);
        }
        if (!$draft) {
            redirect($this->home, get_string('problem_norubric', 'mod_microcred'), null, notification::NOTIFY_WARNING);
        }
        return rubric_view::criteria(json_decode($draft->json));
    }

    /**
     * What the uploaded file held beside its rubric.
     *
     * @return string|null JSON
     */
    private function notes(): ?string {
        return $this->microcred->rubricsource === 'file' ? $this->microcred->rubricnotes : null;
    }

    /**
     * Saves what a form of rules was sent with.
     *
     * @param moodleform $form
     * @param callable $json makes JSON of the data
     * @param int $userid
     * @return moodleform
     */
    private function save(moodleform $form, callable $json, int $userid): moodleform {
        $this->leave_if_cancelled($form);
        if ($data = $form->get_data()) {
            $this->versions->save_rules((int) $this->microcred->id, $userid, $json($data));
            $this->back('rules_saved');
        }
        return $form;
    }

    /**
     * Refuses rules that do not fit the draft rubric.
     *
     * @param string $json
     */
    private function check(string $json): void {
        $this->versions->check_rules((int) $this->microcred->id, $json);
    }

    /**
     * Whether the saved rules fit the rubric as it is now.
     *
     * @return bool
     */
    private function rules_fit(): bool {
        try {
            $this->check($this->microcred->rules);
            return true;
        } catch (refused $refused) {
            return false;
        }
    }

    /**
     * Back to the beginning, where nothing was to be done.
     *
     * @param moodleform $form
     */
    private function leave_if_cancelled(moodleform $form): void {
        if ($form->is_cancelled()) {
            redirect($this->home);
        }
    }

    /**
     * Back to the beginning, with good news.
     *
     * @param string $news a language string's key
     * @param mixed $a
     */
    private function back(string $news, mixed $a = null): never {
        redirect($this->home, get_string($news, 'mod_microcred', $a), null, notification::NOTIFY_SUCCESS);
    }
}
