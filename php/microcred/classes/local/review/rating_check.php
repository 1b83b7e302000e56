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

use mod_microcred\local\activity\version;
use mod_microcred\local\refused;
use stdClass;

/**
 * What a rating may say, and what it must say before its review can be locked.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rating_check {
    /** @var int longest reason, in characters */
    public const REASON_LENGTH = 10000;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var version the submission is bound to */
        private readonly version $version,
        /** @var int[] ids of the submission's evidence */
        private readonly array $items,
    ) {
    }

    /**
     * One rating as sent, if its parts belong together.
     *
     * @param string $criterion
     * @param array $rating level, reason, citations
     * @return array level, reason, citations
     */
    public function accept(string $criterion, array $rating): array {
        $known = array_column($this->version->criteria(), null, 'id');
        if (!isset($known[$criterion])) {
            throw new refused('refused_criterion', s($criterion));
        }
        $level = (string) ($rating['level'] ?? '');
        $levels = array_map('strval', array_column($known[$criterion]['levels'], 'id'));
        $fits = $level === '' || in_array($level, $levels, true) || isset($this->version->unscorable()[$level]);
        if (!$fits) {
            throw new refused('refused_level', (object) [
                'level' => s($level),
                'criterion' => s($known[$criterion]['title']),
            ]);
        }
        $citations = array_values(array_unique(array_map('intval', (array) ($rating['citations'] ?? []))));
        if (array_diff($citations, $this->items)) {
            throw new refused('refused_citation');
        }
        $reason = trim(str_replace(["\r\n", "\r"], "\n", (string) ($rating['reason'] ?? '')));
        if (\core_text::strlen($reason) > self::REASON_LENGTH) {
            throw new refused('refused_long', self::REASON_LENGTH);
        }
        return [$level, $reason, $citations];
    }

    /**
     * What keeps a review from being locked, by criterion.
     *
     * A criterion needs a level or a code and a reason; a level also cites evidence, where there is any: who could not
     * score it may have nothing to cite.
     *
     * @param array[] $criteria those that the review is about
     * @param stdClass[] $ratings by criterion
     * @return string[][] criterion id => any of level, reason, citation
     */
    public function missing(array $criteria, array $ratings): array {
        $missing = [];
        $codes = $this->version->unscorable();
        foreach ($criteria as $criterion) {
            $rating = $ratings[$criterion['id']] ?? (object) ['level' => '', 'reason' => '', 'citations' => []];
            $islevel = $rating->level !== '' && !isset($codes[$rating->level]);
            $lacks = array_keys(array_filter([
                'level' => $rating->level === '',
                'reason' => trim($rating->reason) === '',
                'citation' => $islevel && $this->items && !$rating->citations,
            ]));
            if ($lacks) {
                $missing[$criterion['id']] = $lacks;
            }
        }
        return $missing;
    }
}
