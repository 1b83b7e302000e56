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

use mod_microcred\local\credential\badge_reader;
use renderable;
use renderer_base;
use templatable;

/**
 * What a badge says.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class badge implements renderable, templatable {
    /** @var badge_reader */
    private readonly badge_reader $badge;

    /**
     * Constructor.
     *
     * @param string $document
     * @param string $holder the holder's name as the site states it; empty = not shown
     */
    public function __construct(
        string $document,
        /** @var string */
        private readonly string $holder = '',
    ) {
        $this->badge = new badge_reader($document);
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $results = $this->badge->results();
        return [
            'title' => $this->badge->title(),
            'description' => $this->badge->description(),
            // Cleaned like any text of a stranger; a picture in it could tell its owner who reads the page.
            'criteria' => strip_tags(
                format_text($this->badge->criteria(), FORMAT_MARKDOWN, [
                    'context' => \context_system::instance(),
                    'filter' => false,
                ]),
                '<p><ul><ol><li><em><strong><br><h4><h5><h6><blockquote><code>'
            ),
            'issuername' => $this->badge->issuer_name(),
            'issuerurl' => $this->badge->issuer_url(),
            'issuerid' => $this->badge->issuer_id(),
            'holder' => $this->holder,
            'awarded' => $this->date('awardedDate') ?: $this->date('validFrom'),
            'expires' => $this->date('validUntil'),
            'version' => $this->badge->version(),
            'digest' => $this->badge->digest(),
            'skills' => $this->badge->skills(),
            'hasskills' => (bool) $this->badge->skills(),
            'evidence' => $this->badge->evidence(),
            'hasresults' => (bool) $results,
            'hasvalues' => (bool) array_filter(array_column($results, 'value'), fn($value) => $value !== ''),
            'hasrequired' => (bool) array_filter(array_column($results, 'required'), fn($level) => $level !== ''),
            'results' => $results,
        ];
    }

    /**
     * A date in the badge, for people.
     *
     * @param string $name
     * @return string
     */
    private function date(string $name): string {
        $time = $this->badge->moment($name);
        return $time ? userdate($time, get_string('strftimedate', 'langconfig')) : '';
    }
}
