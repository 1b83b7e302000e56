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

namespace mod_microcred\local\submission;

use mod_microcred\local\record\step;

/**
 * The stages of an attempt, and all that other code asks of a stage.
 *
 * How an attempt comes from one stage to another is in {@see step}. The values are stored. A new stage is a case here, which
 * every match asks about, the steps that lead to it and away from it, and the string stage_<value>; stage_test tells what of
 * this is missing.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
enum stage: string {
    // The candidate asked to be let in.
    case Applied = 'applied';

    // The candidate collects evidence.
    case Draft = 'draft';

    // The evidence is handed in, and a task reads and seals it.
    case Sealing = 'sealing';

    // The panel rates.
    case Review = 'review';

    // One more reviewer rates, because a trigger fired.
    case Adjudication = 'adjudication';

    // A decision was made, and the candidate does not know it.
    case Decided = 'decided';

    // The candidate may read the decision.
    case Released = 'released';

    // The application was refused.
    case Refused = 'refused';

    // The candidate withdrew.
    case Withdrawn = 'withdrawn';

    /**
     * The name of the stage, for people.
     *
     * @return string
     */
    public function label(): string {
        return get_string('stage_' . $this->value, 'mod_microcred');
    }

    /**
     * Which time of an attempt one counts from how long it is at this stage.
     *
     * From handing in to the decision it is one wait for the candidate, through however many stages.
     *
     * @return string|null a field of the attempt; null = from the step that led to this stage
     */
    public function counts_from(): ?string {
        return match ($this) {
            self::Applied => 'timeapplied',
            self::Draft => 'timeaccepted',
            self::Sealing, self::Review, self::Adjudication => 'timesubmitted',
            self::Decided => 'timedecided',
            self::Released => 'timereleased',
            self::Withdrawn => 'timewithdrawn',
            self::Refused => null,
        };
    }

    /**
     * How soon somebody should look at an attempt at this stage: lists of candidates are in this order.
     *
     * @return int the least is the most urgent
     */
    public function urgency(): int {
        return match ($this) {
            self::Applied => 1,
            self::Decided => 2,
            self::Adjudication => 3,
            self::Review, self::Sealing => 4,
            self::Draft => 5,
            self::Released, self::Refused, self::Withdrawn => 6,
        };
    }

    /**
     * How far the candidate has come: 0 applied, 1 collecting evidence, 2 handed in, 3 in review, 4 with a result.
     *
     * @return int|null null where it depends on when the attempt ended
     */
    public function progress(): ?int {
        return match ($this) {
            self::Applied, self::Refused => 0,
            self::Draft => 1,
            self::Sealing => 2,
            self::Review, self::Adjudication, self::Decided => 3,
            self::Released => 4,
            self::Withdrawn => null,
        };
    }

    /**
     * Whether the attempt is the candidate's to go on with: not handed in, and not over.
     *
     * @return bool
     */
    public function is_open(): bool {
        return match ($this) {
            self::Applied, self::Draft => true,
            default => false,
        };
    }

    /**
     * Whether reviewers rate: reviews can be assigned, saved, locked and made void.
     *
     * @return bool
     */
    public function is_rated(): bool {
        return match ($this) {
            self::Review, self::Adjudication => true,
            default => false,
        };
    }

    /**
     * Whether the attempt has a panel, which may look at the evidence, at work or after its decision.
     *
     * @return bool
     */
    public function has_panel(): bool {
        return match ($this) {
            self::Review, self::Adjudication, self::Decided, self::Released => true,
            default => false,
        };
    }

    /**
     * Whether no step leads away from here: another attempt may follow.
     *
     * @return bool
     */
    public function has_ended(): bool {
        return match ($this) {
            self::Released, self::Refused, self::Withdrawn => true,
            default => false,
        };
    }

    /**
     * Whether the overview for managers counts the attempts at this stage: those that ended without a result do not wait for
     * anybody, and sealing is over soon.
     *
     * @return bool
     */
    public function is_counted(): bool {
        return match ($this) {
            self::Sealing, self::Refused, self::Withdrawn => false,
            default => true,
        };
    }

    /**
     * The stages for which something holds.
     *
     * @param callable $holds asked about each stage
     * @return string[] their stored values
     */
    public static function values(callable $holds): array {
        return array_column(array_filter(self::cases(), $holds), 'value');
    }
}
