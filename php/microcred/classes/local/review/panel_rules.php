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

/**
 * What the rules of a version say about a panel's further review. They bind the pages; the extension does the arithmetic.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class panel_rules {
    /**
     * The role of the one who is asked when the raters disagree.
     *
     * @param version $version
     * @return string adjudicator; or agreed, who writes down what the raters agreed on in a discussion
     */
    public static function further_role(version $version): string {
        return ($version->document->rules->resolution->with ?? '') === 'discussion' ? 'agreed' : 'adjudicator';
    }

    /**
     * Whether the one who is asked may read the first reviews.
     *
     * @param version $version
     * @return bool
     */
    public static function adjudicator_sees_reviews(version $version): bool {
        return ($version->document->rules->resolution->adjudicatorsees ?? 'nothing') === 'reviews';
    }

    /**
     * Whether the further review is only about the criteria that made it necessary.
     *
     * @param version $version
     * @return bool
     */
    public static function only_triggered(version $version): bool {
        return ($version->document->rules->resolution->scope ?? 'all') === 'triggered';
    }
}
