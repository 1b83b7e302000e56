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

use mod_microcred\local\activity\rubric_notes;
use mod_microcred\local\activity\rules_words;
use mod_microcred\local\activity\setup_overview;
use moodle_url;
use renderable;
use renderer_base;
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
        /** @var int the course module */
        private readonly int $cmid,
        /** @var setup_overview what there is so far */
        private readonly setup_overview $overview
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $overview = $this->overview;
        $current = $overview->current;
        return [
            'settingsurl' => (new moodle_url('/course/modedit.php', ['update' => $this->cmid]))->out(false),
            'requirements' => array_map(fn($requirement) => [
                'title' => $requirement->title,
                'kind' => get_string('kind_' . $requirement->kind, 'mod_microcred'),
                'mincount' => $requirement->mincount,
            ], $overview->requirements),
            'skills' => $overview->skills,
            'hasskills' => (bool) $overview->skills,
            'rubricurl' => $this->url('rubric'),
            'rulesurl' => $this->url('rules'),
            'jsonurl' => $this->url('json'),
            'exporturl' => $this->url('export'),
            'publishurl' => $this->url('publish'),
            'problems' => $overview->problems,
            'hasproblems' => (bool) $overview->problems,
            'changed' => $overview->changed,
            'current' => $current ? ['number' => $current->number, 'time' => self::date($current->timecreated)] : false,
            'next' => $current ? $current->number + 1 : 1,
            'versions' => $this->history(),
        ] + $this->scoring($output);
    }

    /**
     * The rubric and the rules of the working draft.
     *
     * @param renderer_base $output
     * @return array
     */
    private function scoring(renderer_base $output): array {
        $microcred = $this->overview->microcred;
        $criteria = $this->overview->criteria;
        $isfile = $microcred->rubricsource === 'file';
        $rules = $criteria === null ? null : json_decode((string) $microcred->rules);
        return [
            'source' => get_string('rubricsource_' . ($isfile ? 'file' : 'moodle'), 'mod_microcred'),
            'editorurl' => $this->overview->editor?->out(false) ?? false,
            'notes' => $criteria !== null && $isfile ? rubric_notes::sentences($microcred->rubricnotes, $criteria) : [],
            'rubric' => $criteria === null ? false
                : (new rubric($criteria, (array) ($rules->mustpass ?? [])))->export_for_template($output),
            'words' => $rules ? rules_words::sentences($rules, $criteria) : false,
        ];
    }

    /**
     * The versions so far.
     *
     * @return array|false
     */
    private function history(): array|false {
        $rows = [];
        foreach ($this->overview->history as $version) {
            $rows[] = [
                'number' => $version->number,
                'time' => self::date((int) $version->timecreated),
                'digest' => $version->digest,
                'current' => (int) $version->id === (int) $this->overview->microcred->versionid,
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
