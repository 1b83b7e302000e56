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

use mod_microcred\local\evidence\kind;
use mod_microcred\local\evidence\kinds;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The evidence of an attempt, by requirement, as its candidate sees it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class evidence_list implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var int the course module */
        private readonly int $cmid,
        /** @var stdClass how far the attempt is, from evidence_service::progress() */
        private readonly stdClass $progress,
        /** @var string[] code => name of the version's skills */
        private readonly array $skills,
        /** @var bool whether the evidence can still be changed */
        private readonly bool $editable
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $show = fn(stdClass $item) => $this->item($item, $output);
        $items = [];
        foreach ($this->progress->requirements as $part) {
            $items[] = [
                'title' => $part->requirement->title,
                'prompt' => nl2br(s($part->requirement->prompt)),
                'kind' => get_string('kind_' . $part->requirement->kind, 'mod_microcred'),
                'need' => $part->need,
                'progress' => true,
                'have' => $part->have,
                'done' => $part->done,
                'evidence' => array_map($show, $part->items),
                'addlinks' => $this->editable ? $this->add($part->requirement) : false,
            ];
        }
        return [
            'items' => $items,
            'other' => $this->progress->other ? ['evidence' => array_map($show, $this->progress->other)] : false,
        ];
    }

    /**
     * One piece of evidence.
     *
     * @param stdClass $item
     * @param renderer_base $output
     * @return array
     */
    private function item(stdClass $item, renderer_base $output): array {
        $kind = kinds::of($item);
        $shown = [
            'title' => $item->title,
            'kind' => $kind->label(),
            'consent' => get_string('consent_' . $item->consent, 'mod_microcred'),
            'pending' => $item->consent === 'pending',
            'skills' => array_values(array_intersect_key($this->skills, array_flip($item->skills))),
            'shown' => $output->render_from_template($kind->template(), $kind->shown($item)),
            'editurl' => false,
            'deleteurl' => false,
        ];
        if ($this->editable) {
            $shown['editurl'] = (new moodle_url('/mod/microcred/evidence.php', [
                'id' => $this->cmid,
                'item' => $item->id,
            ]))->out(false);
            $shown['deleteurl'] = (new moodle_url('/mod/microcred/action.php', [
                'id' => $this->cmid,
                'do' => 'delete',
                'item' => $item->id,
            ]))->out(false);
        }
        return $shown;
    }

    /**
     * The buttons that add evidence to a requirement.
     *
     * @param stdClass $requirement
     * @return array[]
     */
    private function add(stdClass $requirement): array {
        return array_values(array_map(fn(kind $kind) => [
            'label' => $kind->add_label(),
            'to' => $requirement->title,
            'url' => (new moodle_url('/mod/microcred/evidence.php', [
                'id' => $this->cmid,
                'requirement' => $requirement->code,
                'kind' => $kind->name(),
            ]))->out(false),
        ], kinds::that_meet($requirement->kind)));
    }
}
