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

use context_module;
use mod_microcred\local\activity\version;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The evidence that was handed in, shown in place where browsers can do so safely.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sealed_evidence implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var context_module */
        private readonly context_module $context,
        /** @var version the submission is bound to */
        private readonly version $version,
        /** @var stdClass[] from evidence_repository::of_submission() */
        private readonly array $evidence,
        /** @var string[][] names under added, missing and changed, from sealing_service::compare() */
        private readonly array $changes,
        /** @var bool under neutral names */
        private readonly bool $blind,
        /** @var stdClass with reflection and reflectionformat */
        private readonly stdClass|attempt $submission,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $reflection = $this->submission->reflection;
        $altered = array_merge([], ...array_values($this->changes));
        return [
            'items' => array_values(array_map(fn($item) => $this->item($item, $altered, $output), $this->evidence)),
            'none' => !$this->evidence,
            'blind' => $this->blind,
            'reflection' => $reflection === '' ? null : format_text(
                $reflection,
                $this->submission->reflectionformat,
                ['context' => $this->context]
            ),
            'reflectionaltered' => in_array('reflection.txt', $altered, true),
            'broken' => (bool) $altered,
            'altered' => $altered,
        ];
    }

    /**
     * One item.
     *
     * @param stdClass $item
     * @param string[] $altered names that no longer match the manifest
     * @param renderer_base $output
     * @return array
     */
    private function item(stdClass $item, array $altered, renderer_base $output): array {
        $kind = kinds::of($item);
        $name = evidence_repository::neutral_name($item);
        $skills = $this->version->skills();
        return [
            'id' => (int) $item->id,
            'number' => (int) $item->sortorder,
            'title' => $item->title,
            'requirement' => $this->version->requirement($item->requirement)->title ?? '',
            'skills' => array_values(array_intersect_key($skills, array_flip($item->skills))),
            'hasskills' => (bool) $item->skills,
            'consent' => get_string('shown_' . $item->consent, 'mod_microcred'),
            'consentpending' => $item->consent === 'pending',
            'altered' => in_array($name, $altered, true),
            'shown' => $output->render_from_template(
                $kind->template(),
                $kind->shown_sealed($item, $this->context, $this->blind ? $name : null)
            ),
        ];
    }
}
