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

use mod_microcred\local\submission\stage;
use moodle_url;
use renderable;
use renderer_base;
use templatable;

/**
 * What those who manage or review see first: what waits for them.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class staff_home implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var int the course module */
        private readonly int $cmid,
        /** @var int|null the number of the version in force, null while nothing is published */
        private readonly ?int $number,
        /** @var int[]|null how many candidates are at each stage; null for who does not manage */
        private readonly ?array $counts,
        /** @var int|null how many reviews wait for the reader; null for who does not review */
        private readonly ?int $open
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        return [
            'manages' => $this->counts !== null ? $this->managing() : false,
            'reviews' => $this->open !== null ? $this->reviewing() : false,
        ];
    }

    /**
     * What waits for a manager.
     *
     * @return array
     */
    private function managing(): array {
        $stages = [];
        foreach (array_filter(stage::cases(), fn(stage $stage) => $stage->is_counted()) as $stage) {
            $stages[] = [
                'name' => $stage->label(),
                'count' => $this->counts[$stage->value] ?? 0,
                'url' => $this->url('candidates', ['stage' => $stage->value]),
            ];
        }
        return [
            'stages' => $stages,
            'unpublished' => $this->number === null,
            'number' => $this->number,
            'setupurl' => $this->url('setup'),
            'candidatesurl' => $this->url('candidates'),
        ];
    }

    /**
     * What waits for a reviewer.
     *
     * @return array
     */
    private function reviewing(): array {
        return ['open' => $this->open, 'one' => $this->open === 1, 'queueurl' => $this->url('queue')];
    }

    /**
     * The address of a page of the activity.
     *
     * @param string $page
     * @param array $params
     * @return string
     */
    private function url(string $page, array $params = []): string {
        return (new moodle_url("/mod/microcred/$page.php", ['id' => $this->cmid] + $params))->out(false);
    }
}
