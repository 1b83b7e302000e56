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

use mod_microcred\local\activity\advanced_grading;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\rubric_notes;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\rules_words;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\refused;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * Set up scoring, at a glance: requirements, rubric and rules as they would be published, and the versions so far.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class setup_page implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass the activity */
        private readonly stdClass $microcred,
        /** @var int its course module */
        private readonly int $cmid
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $versions = \core\di::get(version_service::class);
        $microcreds = \core\di::get(microcred_repository::class);
        $id = (int) $this->microcred->id;
        $problems = $versions->problems($id);
        $current = $versions->current($id);
        $changed = !$problems && $versions->has_changes($id);
        return [
            'settingsurl' => (new moodle_url('/course/modedit.php', ['update' => $this->cmid]))->out(false),
            'requirements' => array_map(fn($requirement) => [
                'title' => $requirement->title,
                'kind' => get_string('kind_' . $requirement->kind, 'mod_microcred'),
                'mincount' => $requirement->mincount,
            ], $microcreds->requirements($id)),
            'skills' => array_column($microcreds->skills($id), 'name'),
            'hasskills' => (bool) $microcreds->skills($id),
            'rubricurl' => $this->url('rubric'),
            'rulesurl' => $this->url('rules'),
            'jsonurl' => $this->url('json'),
            'exporturl' => $this->url('export'),
            'publishurl' => $this->url('publish'),
            'problems' => $problems,
            'hasproblems' => (bool) $problems,
            'changed' => $changed,
            'current' => $current ? ['number' => $current->number, 'time' => self::date($current->timecreated)] : false,
            'next' => $current ? $current->number + 1 : 1,
            'versions' => $this->history($versions),
        ] + $this->scoring($output, $versions);
    }

    /**
     * The rubric and the rules of the working draft.
     *
     * @param renderer_base $output
     * @param version_service $versions
     * @return array
     */
    private function scoring(renderer_base $output, version_service $versions): array {
        $isfile = $this->microcred->rubricsource === 'file';
        $shown = [
            'source' => get_string('rubricsource_' . ($isfile ? 'file' : 'moodle'), 'mod_microcred'),
            'editorurl' => $isfile ? false
                : \core\di::get(advanced_grading::class)->url((int) $this->microcred->id)->out(false),
            'notes' => [],
            'rubric' => false,
            'words' => false,
        ];
        try {
            $draft = $versions->draft_rubric((int) $this->microcred->id);
        } catch (refused $refused) {
            return $shown;
        }
        if (!$draft) {
            return $shown;
        }
        $criteria = rubric_view::criteria(json_decode($draft->json));
        $rules = json_decode((string) $this->microcred->rules);
        $shown['rubric'] = (new rubric($criteria, (array) ($rules->mustpass ?? [])))->export_for_template($output);
        if ($isfile) {
            $shown['notes'] = rubric_notes::sentences($this->microcred->rubricnotes, $criteria);
        }
        if ($rules) {
            $shown['words'] = rules_words::sentences($rules, $criteria);
        }
        return $shown;
    }

    /**
     * The versions so far.
     *
     * @param version_service $versions
     * @return array|false
     */
    private function history(version_service $versions): array|false {
        $rows = [];
        foreach ($versions->history((int) $this->microcred->id) as $version) {
            $rows[] = [
                'number' => $version->number,
                'time' => self::date((int) $version->timecreated),
                'digest' => $version->digest,
                'current' => (int) $version->id === (int) $this->microcred->versionid,
            ];
        }
        return $rows ? ['rows' => $rows] : false;
    }

    /**
     * The address of one step.
     *
     * @param string $step
     * @return string
     */
    private function url(string $step): string {
        return (new moodle_url('/mod/microcred/setup.php', ['id' => $this->cmid, 'do' => $step]))->out(false);
    }

    /**
     * A date and time.
     *
     * @param int $time
     * @return string
     */
    private static function date(int $time): string {
        return userdate($time, get_string('strftimedatetimeshort', 'langconfig'));
    }
}
