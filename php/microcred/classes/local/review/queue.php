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

namespace mod_microcred\local\review;

use mod_microcred\local\access;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\refused;
use stdClass;

/**
 * The reviews of one reviewer in one activity, page by page: those to do first, oldest due first, then the locked ones.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class queue {
    /** @var int reviews on a page */
    public const PERPAGE = 50;

    /**
     * Collaborators.
     */
    public function __construct(
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var version_service */
        private readonly version_service $versions,
        /** @var access */
        private readonly access $access,
    ) {
    }

    /**
     * One page of them.
     *
     * @param int $microcredid
     * @param int $userid
     * @param int $page from 0
     * @return stdClass total; todo, how many of them are not locked; page, the first where there are not so many; rows with
     *      ->finished and ->criteria, how many are done and how many there are: null where an adjudication is about some of
     *      them only, and counting those would cost reads for each row
     */
    public function of(int $microcredid, int $userid, int $page = 0): stdClass {
        if (!$this->access->may($microcredid, $userid, 'review')) {
            throw new refused('refused_review');
        }
        $page = max(0, $page);
        $rows = $this->reviews->queue($microcredid, $userid, $page * self::PERPAGE, self::PERPAGE);
        if (!$rows && $page) {
            return $this->of($microcredid, $userid);
        }
        // Few versions, many reviews: each version is read once.
        $versions = $criteria = [];
        foreach ($rows as $row) {
            $id = (int) $row->versionid;
            $versions[$id] ??= $this->versions->get($id);
            $criteria[$id] ??= count($versions[$id]->criteria());
            $row->criteria = $row->role !== 'rater' && panel_rules::only_triggered($versions[$id]) ? null : $criteria[$id];
        }
        $first = reset($rows);
        return (object) [
            'total' => (int) ($first->total ?? 0),
            'todo' => (int) ($first->todo ?? 0),
            'page' => $page,
            'rows' => array_values($rows),
        ];
    }
}
