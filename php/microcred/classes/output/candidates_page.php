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

use mod_microcred\local\submission\candidate_list;
use mod_microcred\local\submission\stage;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * Candidates by stage, with what waits, filters, and actions on several at once.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class candidates_page implements renderable, templatable {
    /** @var string[] how long people wait, in words: many wait as long as others */
    private array $waits = [];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var bool whether the activity has a version */
        private readonly bool $published,
        /** @var int its course module */
        private readonly int $cmid,
        /** @var stdClass the filter */
        private readonly stdClass $filter,
        /** @var stdClass what was found */
        private readonly stdClass $found,
        /** @var array what can be filtered by */
        private readonly array $choices,
        /** @var int the page, from 0 */
        private readonly int $page,
        /** @var int the time */
        private readonly int $now,
        /** @var bool whether credentials may be revoked */
        private readonly bool $mayrevoke
    ) {
    }

    /**
     * The rows of the CSV, headings first.
     *
     * @param string[] $versions version id => number
     * @return string[][]
     */
    public function csv(array $versions): array {
        $heads = ['candidate', 'attempt', 'stage', 'since', 'reviews', 'nextdue', 'outcome', 'version'];
        $rows = [array_map(fn($head) => get_string($head, 'mod_microcred'), $heads)];
        foreach ($this->found->rows as $row) {
            $rows[] = array_map([self::class, 'cell'], [
                fullname($row),
                $row->attempt,
                $row->stage->label(),
                $row->timestage ? userdate($row->timestage, '%Y-%m-%d %H:%M') : '',
                $row->panel ? "$row->locked/$row->panel" : '',
                $row->timedue ? userdate($row->timedue, '%Y-%m-%d %H:%M') : '',
                $row->outcome ? get_string('outcome_' . $row->outcome, 'mod_microcred') : '',
                $versions[$row->versionid] ?? '',
            ]);
        }
        return $rows;
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $rows = array_map(fn($row) => $this->row($row), $this->found->rows);
        return [
            'cmid' => $this->cmid,
            'action' => (new moodle_url('/mod/microcred/candidates.php'))->out(false),
            'manageurl' => (new moodle_url('/mod/microcred/manage.php'))->out(false),
            'csvurl' => $this->url(['csv' => 1])->out(false),
            'sesskey' => sesskey(),
            'stages' => $this->options(array_combine(
                stage::values(fn() => true),
                array_map(fn(stage $stage) => $stage->label(), stage::cases())
            ), $this->filter->stage),
            'reviewers' => $this->options($this->choices['reviewers'], $this->filter->reviewer),
            'hasgroups' => (bool) $this->choices['groups'],
            'groups' => $this->options($this->choices['groups'], $this->filter->group),
            'filtered' => $this->filter->stage !== '' || $this->filter->reviewer || $this->filter->group,
            'total' => $this->found->total,
            'one' => $this->found->total === 1,
            'rows' => $rows,
            'hasrows' => (bool) $rows,
            'paging' => $output->paging_bar($this->found->total, $this->page, candidate_list::PERPAGE, $this->url([])),
            'unpublished' => !$this->published,
            'setupurl' => $this->address('setup', $this->cmid),
        ];
    }

    /**
     * One candidate.
     *
     * @param stdClass $row
     * @return array
     */
    private function row(stdClass $row): array {
        $running = !$row->stage->has_ended();
        $name = fullname($row);
        return [
            'id' => $row->id,
            'name' => $name,
            'url' => $this->address('submission', (int) $row->id),
            'attempt' => $row->attempt > 1 ? $row->attempt : false,
            'stage' => $row->stage->label(),
            'broken' => $row->integrity === 'broken',
            'choose' => get_string('choose_one', 'mod_microcred', $name),
            'since' => $row->timestage ? self::date($row->timestage) : '',
            'waiting' => $running && $row->timestage ? $this->waits($this->now - $row->timestage) : '',
            'panel' => $row->panel ? get_string('panelprogress', 'mod_microcred', [
                'locked' => (int) $row->locked,
                'panel' => (int) $row->panel,
            ]) : '',
            'nopanel' => !$row->panel && $row->stage->is_rated(),
            'due' => $row->timedue ? self::date($row->timedue) : '',
            'overdue' => $row->timedue && $row->timedue < $this->now,
            'outcome' => $row->outcome ? get_string('outcome_' . $row->outcome, 'mod_microcred') : '',
            'actions' => $this->actions($row),
        ];
    }

    /**
     * What can be done about one candidate.
     *
     * @param stdClass $row
     * @return array[] label, style and href; or value, where it is a button
     */
    private function actions(stdClass $row): array {
        $actions = [];
        if ($row->stage === stage::Applied) {
            $actions[] = ['label' => get_string('accept', 'mod_microcred'), 'value' => $row->id];
            $actions[] = $this->link('refuse', $this->manage('refuse', (int) $row->id), 'link');
        } else if ($row->stage->is_rated() || $row->stage === stage::Decided) {
            $label = $row->stage === stage::Decided ? 'openrelease' : 'openpanel';
            $actions[] = $this->link($label, $this->address('submission', (int) $row->id), 'secondary');
        }
        if ($this->mayrevoke && $row->issuedid) {
            $actions[] = $this->link('revoke_link', $this->address('revoke', (int) $row->issuedid), 'link');
        }
        return $actions;
    }

    /**
     * A link among the actions.
     *
     * @param string $string
     * @param string $href
     * @param string $style of Bootstrap's buttons
     * @return string[]
     */
    private function link(string $string, string $href, string $style): array {
        return ['label' => get_string($string, 'mod_microcred'), 'href' => $href, 'style' => $style];
    }

    /**
     * The address of one of the plugin's pages.
     *
     * @param string $page
     * @param int $id
     * @return string
     */
    private function address(string $page, int $id): string {
        return (new moodle_url("/mod/microcred/$page.php", ['id' => $id]))->out(false);
    }

    /**
     * How long somebody has waited, in the largest unit: nobody waits by the second.
     *
     * @param int $seconds
     * @return string
     */
    private function waits(int $seconds): string {
        $unit = match (true) {
            $seconds >= DAYSECS => DAYSECS,
            $seconds >= HOURSECS => HOURSECS,
            default => MINSECS,
        };
        $roughly = max(1, intdiv($seconds, $unit)) * $unit;
        return $this->waits[$roughly] ??= get_string('waits', 'mod_microcred', format_time($roughly));
    }

    /**
     * A date, as short as it gets.
     *
     * @param int $time
     * @return string
     */
    private static function date(int $time): string {
        return userdate($time, get_string('strftimedatefullshort', 'langconfig'));
    }

    /**
     * Options of a select.
     *
     * @param string[] $words
     * @param string|int $chosen
     * @return array[]
     */
    private function options(array $words, string|int $chosen): array {
        $options = [];
        foreach ($words as $value => $label) {
            $options[] = ['value' => $value, 'label' => $label, 'selected' => (string) $value === (string) $chosen];
        }
        return $options;
    }

    /**
     * The address of an action on one candidate that asks first.
     *
     * @param string $do
     * @param int $submissionid
     * @return string
     */
    private function manage(string $do, int $submissionid): string {
        return (new moodle_url('/mod/microcred/manage.php', [
            'id' => $this->cmid,
            'do' => $do,
            'submissions[]' => $submissionid,
        ]))->out(false);
    }

    /**
     * This page with its filters.
     *
     * @param array $params
     * @return moodle_url
     */
    private function url(array $params): moodle_url {
        return new moodle_url('/mod/microcred/candidates.php', $params + [
            'id' => $this->cmid,
            'stage' => $this->filter->stage,
            'reviewer' => $this->filter->reviewer,
            'group' => $this->filter->group,
        ]);
    }

    /**
     * A cell that no spreadsheet takes for a formula.
     *
     * @param string $text
     * @return string
     */
    private static function cell(string $text): string {
        return preg_match('/^[=+\-@\t\r]/', $text) ? "'" . $text : $text;
    }
}
