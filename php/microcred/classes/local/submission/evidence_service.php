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

use context_module;
use core\clock;
use core_text;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\evidence\kind\text;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use stdClass;

/**
 * What a candidate does with an attempt: collect evidence, reflect, hand in.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class evidence_service {
    /** @var string[] what a candidate can say about students in a piece of evidence */
    public const CONSENT = ['none', 'obtained', 'pending'];

    /** @var int the most items one attempt can hold */
    public const MAXITEMS = 60;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var evidence_repository the evidence */
        private readonly evidence_repository $evidence,
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var version_service the versions */
        private readonly version_service $versions,
        /** @var submission_service who goes on from there */
        private readonly submission_service $submitting,
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var access who may do what */
        private readonly access $access,
        /** @var steps who takes the steps */
        private readonly steps $steps,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * The most bytes a file may have.
     *
     * @param context_module $context
     * @param int $userid
     * @return int USER_CAN_IGNORE_FILE_SIZE_LIMITS for who has no limit
     */
    public function limit(context_module $context, int $userid): int {
        global $CFG;

        $course = get_course($context->get_course_context()->instanceid);
        $own = max(0, (int) get_config('mod_microcred', 'maxevidencekb')) * 1024;
        return (int) get_user_max_upload_file_size($context, $CFG->maxbytes, $course->maxbytes, $own, $userid);
    }

    /**
     * Saves a piece of evidence, a new one or one that is there.
     *
     * @param int $submissionid
     * @param int $userid the candidate
     * @param stdClass $data id (0 = new), requirement, kind, title, consent, skills (codes), and by kind: draftitemid; or content
     * @return int the item's id
     */
    public function save_item(int $submissionid, int $userid, stdClass $data): int {
        $this->must_be_own_draft($this->submissions->get($submissionid), $userid);
        return $this->lock->exclusively($submissionid, function (attempt $attempt) use ($userid, $data) {
            $this->must_be_own_draft($attempt, $userid);
            $context = $this->access->context($attempt->microcredid);
            $old = empty($data->id) ? null : $this->evidence->get_in((int) $data->id, $attempt->id);
            $limit = $this->limit($context, $userid);
            $item = $this->checked($attempt, $data, $old, $limit);
            $id = $this->evidence->save($item, $this->checked_skills($attempt, (array) ($data->skills ?? [])));
            kinds::of($item)->store($data, $context, $id, $limit);
            $this->saved($attempt, $id);
            return $id;
        });
    }

    /**
     * Deletes a piece of evidence.
     *
     * @param int $submissionid
     * @param int $userid the candidate
     * @param int $evidenceid
     */
    public function delete_item(int $submissionid, int $userid, int $evidenceid): void {
        $this->must_be_own_draft($this->submissions->get($submissionid), $userid);
        $this->lock->exclusively($submissionid, function (attempt $attempt) use ($userid, $evidenceid) {
            $this->must_be_own_draft($attempt, $userid);
            $item = $this->evidence->get_in($evidenceid, $attempt->id);
            $context = $this->access->context($attempt->microcredid);
            $this->evidence->delete($item, $context->id);
            $this->steps->take($attempt, step::EvidenceDeleted, new facts(
                record: ['user' => $userid, 'evidence' => $evidenceid],
                event: ['evidenceid' => $evidenceid],
            ));
        });
    }

    /**
     * Saves the reflection.
     *
     * @param int $submissionid
     * @param int $userid the candidate
     * @param string $text plain text
     */
    public function save_reflection(int $submissionid, int $userid, string $text): void {
        $this->must_be_own_draft($this->submissions->get($submissionid), $userid);
        $text = text::cleaned($text);
        $this->lock->exclusively($submissionid, function (attempt $attempt) use ($userid, $text) {
            $this->must_be_own_draft($attempt, $userid);
            $this->saved($attempt, 0, ['reflection' => $text, 'reflectionformat' => FORMAT_PLAIN]);
        });
    }

    /**
     * How far an attempt is: what each requirement asks for and has.
     *
     * @param attempt $attempt
     * @return stdClass requirements (each: requirement, items, have, need, done), other (items that meet none now), problems
     *                  (sentences in the way of handing in)
     */
    public function progress(attempt $attempt): stdClass {
        $version = $this->version_of($attempt);
        $items = $this->evidence->of_submission($attempt->id);
        $requirements = [];
        $problems = [];
        foreach ($version->requirements() as $requirement) {
            $own = array_filter($items, fn($item) => $item->requirement === $requirement->code
                && kinds::meets($item->kind, $requirement->kind));
            $items = array_diff_key($items, $own);
            $missing = max(0, $requirement->mincount - count($own));
            if ($missing) {
                $problems[] = get_string($missing === 1 ? 'missing_one' : 'missing_some', 'mod_microcred', [
                    'count' => $missing,
                    'requirement' => $requirement->title,
                ]);
            }
            array_push($problems, ...$this->item_problems($own));
            $requirements[] = (object) [
                'requirement' => $requirement,
                'items' => array_values($own),
                'have' => count($own),
                'need' => (int) $requirement->mincount,
                'done' => $missing === 0,
            ];
        }
        if ($items) {
            $problems[] = get_string('missing_home', 'mod_microcred');
        }
        return (object) ['requirements' => $requirements, 'other' => array_values($items), 'problems' => $problems];
    }

    /**
     * Hands an attempt in, if nothing is missing.
     *
     * @param int $submissionid
     * @param int $userid the candidate
     */
    public function submit(int $submissionid, int $userid): void {
        $this->must_be_own_draft($this->submissions->get($submissionid), $userid);
        $this->lock->exclusively($submissionid, function (attempt $attempt) use ($userid) {
            $this->must_be_own_draft($attempt, $userid);
            $problems = $this->progress($attempt)->problems;
            if ($problems) {
                throw new refused('refused_incomplete', implode(' ', $problems));
            }
            $this->submitting->submit($attempt, $this->version_of($attempt));
        });
    }

    /**
     * The version an attempt is bound to, or will be when handed in now.
     *
     * @param attempt $attempt
     * @return version
     */
    public function version_of(attempt $attempt): version {
        if ($attempt->versionid) {
            return $this->versions->get($attempt->versionid);
        }
        return $this->versions->current($attempt->microcredid)
            ?? throw new refused('refused_unpublished');
    }

    /**
     * Refuses anybody but the candidate, and anything but a draft that can still be handed in.
     *
     * @param attempt $attempt
     * @param int $userid
     */
    private function must_be_own_draft(attempt $attempt, int $userid): void {
        guard::own($attempt, $userid);
        guard::possible($attempt, step::EvidenceSaved);
        if (!$this->access->may($attempt->microcredid, $userid, 'apply')) {
            throw new refused('refused_apply');
        }
        $timeclose = (int) $this->microcreds->get($attempt->microcredid)->timeclose;
        if ($timeclose && $timeclose < $this->clock->time()) {
            throw new refused('refused_closed');
        }
    }

    /**
     * Checks what was entered about an item.
     *
     * @param attempt $attempt
     * @param stdClass $data
     * @param stdClass|null $old
     * @param int $limit the most bytes a file may have
     * @return stdClass the row to save
     */
    private function checked(attempt $attempt, stdClass $data, ?stdClass $old, int $limit): stdClass {
        $requirement = $this->version_of($attempt)->requirement((string) $data->requirement);
        if (!$requirement) {
            throw new refused('refused_requirement');
        }
        $kind = (string) $data->kind;
        // An item keeps its kind: its content would be lost without a word.
        if (!isset(kinds::that_meet($requirement->kind)[$kind]) || ($old && $old->kind !== $kind)) {
            throw new refused('refused_kind');
        }
        $title = trim((string) $data->title);
        if ($title === '' || core_text::strlen($title) > 255) {
            throw new refused('refused_title');
        }
        if (!in_array($data->consent, self::CONSENT, true)) {
            throw new refused('refused_consent');
        }
        if (!$old && count($this->evidence->of_submission($attempt->id)) >= self::MAXITEMS) {
            throw new refused('refused_toomany', self::MAXITEMS);
        }
        $now = $this->clock->time();
        return (object) (($old ? ['id' => (int) $old->id] : ['timecreated' => $now]) + [
            'submissionid' => $attempt->id,
            'requirement' => $requirement->code,
            'kind' => $kind,
            'title' => $title,
            'content' => kinds::find($kind)->checked($data, $attempt->userid, $limit),
            'contentformat' => FORMAT_PLAIN,
            'consent' => $data->consent,
            'timemodified' => $now,
        ]);
    }

    /**
     * Checks the skills an item is aligned to.
     *
     * @param attempt $attempt
     * @param string[] $skills
     * @return string[]
     */
    private function checked_skills(attempt $attempt, array $skills): array {
        if (array_diff($skills, array_keys($this->version_of($attempt)->skills()))) {
            throw new refused('refused_skill');
        }
        return array_values($skills);
    }

    /**
     * What is in the way of handing some items in.
     *
     * @param stdClass[] $items
     * @return string[]
     */
    private function item_problems(array $items): array {
        $problems = [];
        foreach ($items as $item) {
            if ($item->consent === 'pending') {
                $problems[] = get_string('missing_consent', 'mod_microcred', $item->title);
            }
            $problems[] = kinds::of($item)->problem($item);
        }
        return array_filter($problems);
    }

    /**
     * Notes that a draft was changed.
     *
     * @param attempt $attempt
     * @param int $evidenceid 0 = the reflection
     * @param array $row fields that change
     */
    private function saved(attempt $attempt, int $evidenceid, array $row = []): void {
        $this->steps->take($attempt, step::EvidenceSaved, new facts(
            record: ['user' => $attempt->userid, 'evidence' => $evidenceid],
            row: $row,
            event: ['evidenceid' => $evidenceid],
        ));
    }
}
