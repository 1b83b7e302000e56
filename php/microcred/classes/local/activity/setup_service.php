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

namespace mod_microcred\local\activity;

use mod_microcred\local\refused;

/**
 * Gathers what the page that sets up scoring shows.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class setup_service {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var version_service the versions and the draft */
        private readonly version_service $versions,
        /** @var advanced_grading Moodle's own rubrics */
        private readonly advanced_grading $grading
    ) {
    }

    /**
     * What there is so far.
     *
     * @param int $microcredid
     * @return setup_overview
     */
    public function overview(int $microcredid): setup_overview {
        $microcred = $this->microcreds->get($microcredid);
        $problems = $this->versions->problems($microcredid);
        return new setup_overview(
            microcred: $microcred,
            requirements: $this->microcreds->requirements($microcredid),
            skills: array_column($this->microcreds->skills($microcredid), 'name'),
            problems: $problems,
            current: $this->versions->current($microcredid),
            changed: !$problems && $this->versions->has_changes($microcredid),
            history: $this->versions->history($microcredid),
            editor: $microcred->rubricsource === 'file' ? null : $this->grading->url($microcredid),
            criteria: $this->criteria($microcredid),
        );
    }

    /**
     * The criteria of the draft's rubric.
     *
     * @param int $microcredid
     * @return array[]|null null where there is none that can be used: the problems say why
     */
    private function criteria(int $microcredid): ?array {
        try {
            $draft = $this->versions->draft_rubric($microcredid);
        } catch (refused $refused) {
            return null;
        }
        return $draft ? rubric_view::criteria(json_decode($draft->json)) : null;
    }
}
