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

namespace mod_microcred\event;

use context_module;
use mod_microcred\local\submission\attempt;
use moodle_url;

/**
 * What happens to the panel of a submission, and to its decision, in Moodle's own log.
 *
 * The object is the submission, so that one attempt can be followed; the review, where there is one, is in "other".
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class panel_event extends \core\event\base {
    /**
     * Makes the event of a submission.
     *
     * @param attempt $attempt
     * @param context_module $context
     * @param array $other further facts
     * @param int $relateduserid whom it is about: the candidate, or the reviewer in events of one review
     * @return static
     */
    public static function of(
        attempt $attempt,
        context_module $context,
        array $other = [],
        int $relateduserid = 0
    ): static {
        return static::create([
            'context' => $context,
            'objectid' => $attempt->id,
            'relateduserid' => $relateduserid ?: $attempt->userid,
            'other' => ['attempt' => $attempt->number] + $other,
        ]);
    }

    #[\Override]
    protected function init() {
        $this->data['objecttable'] = 'microcred_submission';
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_TEACHING;
    }

    #[\Override]
    public static function get_name() {
        return get_string('event_' . substr(strrchr(static::class, '\\'), 1), 'mod_microcred');
    }

    #[\Override]
    public function get_description() {
        $what = str_replace('_', ' ', substr(strrchr(static::class, '\\'), 1));
        $about = isset($this->other['reviewid']) ? " of review '{$this->other['reviewid']}'" : '';
        return "The user with id '$this->userid' caused '$what'$about in the attempt with id '$this->objectid' "
            . "of the micro-credential with course module id '$this->contextinstanceid'.";
    }

    #[\Override]
    public function get_url() {
        return new moodle_url('/mod/microcred/submission.php', ['id' => $this->objectid]);
    }

    #[\Override]
    public static function get_objectid_mapping() {
        return ['db' => 'microcred_submission', 'restore' => 'microcred_submission'];
    }

    #[\Override]
    public static function get_other_mapping() {
        return ['reviewid' => ['db' => 'microcred_review', 'restore' => 'microcred_review']];
    }
}
