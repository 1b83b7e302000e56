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

/**
 * The stages of an attempt, from application to decision, and all that other code asks of a stage.
 *
 * How an attempt comes from one stage to another is in {@see step}. The values are stored.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
enum stage: string {
    /** The candidate asked to be let in. */
    case Applied = 'applied';

    /** The candidate collects evidence. */
    case Draft = 'draft';

    /** The evidence is handed in, and a task reads and seals it. */
    case Sealing = 'sealing';

    /** The panel rates. */
    case Review = 'review';

    /** One more reviewer rates, because the panel disagrees. */
    case Adjudication = 'adjudication';

    /** A decision was made that its candidate does not know. */
    case Decided = 'decided';

    /** The candidate may know the decision. */
    case Released = 'released';

    /** The application was refused. */
    case Refused = 'refused';

    /** The candidate withdrew. */
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
     * The field of the attempt's row with the time from which one counts how long it is at this stage.
     *
     * From handing in to the decision it is one wait, through however many stages. A stage with no time of its own counts
     * from the step that led to it.
     *
     * @return string|null
     */
    public function counts_from(): ?string {
        return match ($this) {
            self::Applied => 'timeapplied',
            self::Draft => 'timeaccepted',
            self::Sealing, self::Review, self::Adjudication => 'timesubmitted',
            self::Decided => 'timedecided',
            self::Released => 'timereleased',
            self::Withdrawn => 'timewithdrawn',
            default => null,
        };
    }
}
