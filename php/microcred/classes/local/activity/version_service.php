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

use core\clock;
use mod_microcred\event\scoring_changed;
use mod_microcred\event\version_published;
use mod_microcred\local\access;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\submission\submission_lock;
use Microcred\FormatException;
use Microcred\Rubric;
use Microcred\Rules;
use stdClass;

/**
 * The working draft of rubric and rules, and the versions that freeze it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class version_service {
    /** @var int the largest rubric file that is read */
    public const MAXFILE = 2 * 1024 * 1024;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var version_repository the versions */
        private readonly version_repository $versions,
        /** @var advanced_grading Moodle's own rubric editor */
        private readonly advanced_grading $grading,
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var access who may do what */
        private readonly access $access,
        /** @var record the record */
        private readonly record $record,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * One version.
     *
     * @param int $versionid
     * @return version
     */
    public function get(int $versionid): version {
        return $this->versions->get($versionid);
    }

    /**
     * All versions, newest first, without their documents.
     *
     * @param int $microcredid
     * @return stdClass[] id, number, digest, usermodified, timecreated
     */
    public function history(int $microcredid): array {
        return $this->versions->of_microcred($microcredid);
    }

    /**
     * The version in force: what is handed in now is bound to it.
     *
     * @param int $microcredid
     * @return version|null null until the first is published
     */
    public function current(int $microcredid): ?version {
        $versionid = (int) $this->microcreds->get($microcredid)->versionid;
        return $versionid ? $this->get($versionid) : null;
    }

    /**
     * The rubric as it would be published now.
     *
     * @param int $microcredid
     * @return stdClass|null json, lockzero; null when there is none
     * @throws refused when Moodle's own rubric cannot be used, with the reason
     */
    public function draft_rubric(int $microcredid): ?stdClass {
        $microcred = $this->microcreds->get($microcredid);
        if ($microcred->rubricsource === 'file') {
            return (string) $microcred->rubric === '' ? null
                : (object) ['json' => $microcred->rubric, 'lockzero' => (bool) $microcred->lockzero];
        }
        $found = $this->grading->read($microcredid);
        if ($found->problem !== null) {
            throw new refused($found->problem);
        }
        return (object) [
            'json' => $this->read($found->xml)[0]->write(),
            'lockzero' => $found->lockzero,
        ];
    }

    /**
     * Takes a rubric from an uploaded file of any format that the extension reads.
     *
     * @param int $microcredid
     * @param int $userid who manages the activity
     * @param string $text the file
     * @param string|null $name which of the rubrics in it, from rubrics_in(); null where there is one
     * @return Rubric
     */
    public function upload_rubric(int $microcredid, int $userid, string $text, ?string $name = null): Rubric {
        $this->access->require_manage($microcredid, $userid);
        [$rubric, $notes, $format] = $this->read($text, $name);
        $facts = ['digest' => $rubric->digest, 'format' => $format];
        $this->change($microcredid, $userid, 'rubric', $facts, [
            'rubric' => $rubric->write(),
            'rubricsource' => 'file',
            'rubricnotes' => rubric_notes::keep($format, $notes),
            'lockzero' => (int) ($notes['options']['lockzeropoints'] ?? true),
        ]);
        return $rubric;
    }

    /**
     * The rubrics in a file, to choose one from.
     *
     * @param string $text the file
     * @return string[] names; empty where there is nothing to choose, or the file cannot be read at all
     */
    public function rubrics_in(string $text): array {
        try {
            return strlen($text) > self::MAXFILE ? [] : Rubric::names($text);
        } catch (FormatException $fault) {
            // Why it cannot be read is said when it is to be taken.
            return [];
        }
    }

    /**
     * The draft rubric as files of every format, each with what it could not carry.
     *
     * @param int $microcredid
     * @param int $userid who manages the activity
     * @return stdClass[] by format: content, lost (sentences), filename, type
     */
    public function export_rubric(int $microcredid, int $userid): array {
        $this->access->require_manage($microcredid, $userid);
        $draft = $this->draft_rubric($microcredid) ?? throw new refused('problem_norubric');
        return rubric_files::of(Rubric::read($draft->json, 'json'), $this->clock->time());
    }

    /**
     * Says where the rubric is: in Moodle's own editor, or in the uploaded file.
     *
     * @param int $microcredid
     * @param int $userid who manages the activity
     * @param string $source moodle or file
     */
    public function choose_source(int $microcredid, int $userid, string $source): void {
        $this->access->require_manage($microcredid, $userid);
        if (!in_array($source, ['moodle', 'file'], true)) {
            throw new \coding_exception('A rubric comes from moodle or from a file.');
        }
        if ($source === 'moodle') {
            $found = $this->grading->read($microcredid);
            if ($found->problem !== null) {
                throw new refused($found->problem);
            }
            $this->read($found->xml);
        }
        $this->change($microcredid, $userid, 'source', ['source' => $source], ['rubricsource' => $source]);
    }

    /**
     * Saves the draft of the rules, after checking them against the draft rubric.
     *
     * @param int $microcredid
     * @param int $userid who manages the activity
     * @param string $json
     */
    public function save_rules(int $microcredid, int $userid, string $json): void {
        $this->access->require_manage($microcredid, $userid);
        $draft = $this->draft_rubric($microcredid);
        if (!$draft) {
            throw new refused('problem_norubric');
        }
        $rules = $this->checked_rules($json, Rubric::read($draft->json, 'json'));
        $this->change($microcredid, $userid, 'rules', ['digest' => $rules->digest], ['rules' => $rules->toJson()]);
    }

    /**
     * Refuses rules that do not fit the draft rubric, with a sentence.
     *
     * @param int $microcredid
     * @param string $json
     */
    public function check_rules(int $microcredid, string $json): void {
        $draft = $this->draft_rubric($microcredid)
            ?? throw new refused('problem_norubric');
        $this->checked_rules($json, Rubric::read($draft->json, 'json'));
    }

    /**
     * What is in the way of publishing, one sentence each.
     *
     * @param int $microcredid
     * @return string[] empty when it can be published
     */
    public function problems(int $microcredid): array {
        $microcred = $this->microcreds->get($microcredid);
        $problems = [];
        if (!$this->microcreds->requirements($microcredid)) {
            $problems[] = get_string('problem_norequirements', 'mod_microcred');
        }
        if (trim((string) $microcred->competency) === '') {
            $problems[] = get_string('problem_nocompetency', 'mod_microcred');
        }
        try {
            $draft = $this->draft_rubric($microcredid);
        } catch (refused $refused) {
            return [...$problems, $refused->getMessage()];
        }
        if (!$draft) {
            return [...$problems, get_string('problem_norubric', 'mod_microcred')];
        }
        array_push($problems, ...$this->grade_problems($microcred, $draft));
        if ((string) $microcred->rules === '') {
            $problems[] = get_string('problem_norules', 'mod_microcred');
        } else {
            try {
                $this->checked_rules($microcred->rules, Rubric::read($draft->json, 'json'));
            } catch (refused $refused) {
                $problems[] = get_string('problem_rules', 'mod_microcred', $refused->getMessage());
            }
        }
        return $problems;
    }

    /**
     * Whether the working draft differs from the version in force.
     *
     * @param int $microcredid
     * @return bool
     */
    public function has_changes(int $microcredid): bool {
        $current = $this->current($microcredid);
        return !$current || ($this->problems($microcredid) === [] && $this->document($microcredid)[1] !== $current->digest);
    }

    /**
     * Freezes the working draft as the next version. It is in force at once, and changes no submission and no review.
     *
     * @param int $microcredid
     * @param int $userid who manages the activity
     * @return version
     */
    public function publish(int $microcredid, int $userid): version {
        $this->access->require_manage($microcredid, $userid);
        return $this->lock->holding("publish_$microcredid", function () use ($microcredid, $userid) {
            $problems = $this->problems($microcredid);
            if ($problems) {
                throw new refused('refused_publish', implode(' ', $problems));
            }
            [$document, $digest] = $this->document($microcredid);
            $current = $this->current($microcredid);
            if ($current && $current->digest === $digest) {
                throw new refused('refused_unchanged', $current->number);
            }
            $version = $this->versions->add($microcredid, $digest, $document, $userid, $this->clock->time());
            $this->microcreds->update($microcredid, ['versionid' => $version->id]);
            $this->record->add($microcredid, step::VersionPublished, 0, [
                'version' => $version->id,
                'number' => $version->number,
                'digest' => $digest,
                'by' => $userid,
            ]);
            version_published::of($version, $this->access->context($microcredid))->trigger();
            return $version;
        });
    }

    /**
     * Changes the working draft, and records who did.
     *
     * @param int $microcredid
     * @param int $userid
     * @param string $what rubric, source or rules
     * @param array $facts for the record
     * @param array $fields
     */
    private function change(int $microcredid, int $userid, string $what, array $facts, array $fields): void {
        $this->lock->holding("publish_$microcredid", function () use ($microcredid, $userid, $what, $facts, $fields) {
            $this->microcreds->update($microcredid, $fields + ['timemodified' => $this->clock->time()]);
            $this->record->add($microcredid, step::from($what . '_changed'), 0, $facts + ['by' => $userid]);
            scoring_changed::of($microcredid, $this->access->context($microcredid), $what)->trigger();
        });
    }

    /**
     * The working draft as one canonical document, with its digest.
     *
     * @param int $microcredid
     * @return string[] document, digest
     */
    private function document(int $microcredid): array {
        $microcred = $this->microcreds->get($microcredid);
        $draft = $this->draft_rubric($microcredid);
        $document = \Microcred\canonicalize(json_encode([
            'format' => 'microcred-version-1',
            'name' => $microcred->name,
            'competency' => (string) $microcred->competency,
            'criteria' => (string) $microcred->criteria,
            'requirements' => array_map(fn($requirement) => [
                'code' => $requirement->code,
                'kind' => $requirement->kind,
                'mincount' => (int) $requirement->mincount,
                'title' => $requirement->title,
                'prompt' => (string) $requirement->prompt,
            ], $this->microcreds->requirements($microcredid)),
            'skills' => array_map(fn($skill) => [
                'code' => $skill->code,
                'name' => $skill->name,
            ], $this->microcreds->skills($microcredid)),
            'rubric' => json_decode($draft->json),
            'rules' => json_decode($microcred->rules),
            'grade' => ['type' => (int) $microcred->grade, 'lockzero' => $draft->lockzero],
            'credential' => [
                'issue' => (bool) $microcred->issuecredential,
                'title' => $microcred->credentialtitle === '' ? $microcred->name : $microcred->credentialtitle,
                'expiry' => (int) $microcred->credentialexpiry,
            ],
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
        return [$document, \Microcred\digest($document)];
    }

    /**
     * Why the rubric cannot give the grade that the settings ask for.
     *
     * @param stdClass $microcred
     * @param stdClass $draft
     * @return string[]
     */
    private function grade_problems(stdClass $microcred, stdClass $draft): array {
        if ((int) $microcred->grade === 0) {
            return [];
        }
        $lowest = $highest = [];
        foreach (rubric_view::criteria(json_decode($draft->json)) as $criterion) {
            if (array_filter($criterion['levels'], fn($level) => $level['points'] === null)) {
                return [get_string('problem_nopoints', 'mod_microcred', $criterion['title'])];
            }
            $lowest[$criterion['id']] = reset($criterion['levels'])['id'];
            $highest[$criterion['id']] = end($criterion['levels'])['id'];
        }
        // What the formula does with it is the extension's to say.
        $score = Rubric::read($draft->json, 'json')->score($highest);
        if ($score->minimum >= $score->maximum || $score->grade(0, 100, $draft->lockzero) === null) {
            return [get_string('problem_norange', 'mod_microcred')];
        }
        return [];
    }

    /**
     * Reads a rubric in whatever format it is.
     *
     * @param string $text
     * @param string|null $name which of several
     * @return array the Rubric, notes, and the format's name
     */
    private function read(string $text, ?string $name = null): array {
        if (strlen($text) > self::MAXFILE) {
            throw new refused('rubric_toolarge', display_size(self::MAXFILE));
        }
        $format = Rubric::detect($text);
        if ($format === null) {
            throw new refused('rubric_unknown');
        }
        try {
            $rubric = Rubric::read($text, $format, $name, $notes);
        } catch (FormatException $fault) {
            throw new refused('rubric_refused', [
                'format' => rubric_notes::format_name($format),
                'fault' => self::sentence($fault),
            ]);
        }
        return [$rubric, $notes ?? [], $format];
    }

    /**
     * Rules, checked against a rubric.
     *
     * @param string $json
     * @param Rubric $rubric
     * @return Rules
     */
    private function checked_rules(string $json, Rubric $rubric): Rules {
        try {
            return Rules::fromJson($json, $rubric);
        } catch (FormatException $fault) {
            throw new refused('rules_refused', self::sentence($fault));
        }
    }

    /**
     * What is wrong with a document, and where.
     *
     * @param FormatException $fault
     * @return string
     */
    private static function sentence(FormatException $fault): string {
        $message = rtrim($fault->getMessage(), '.');
        if ($fault->inputLine !== null) {
            return get_string('fault_line', 'mod_microcred', ['fault' => $message, 'line' => $fault->inputLine]);
        }
        if ((string) $fault->pointer !== '') {
            return get_string('fault_pointer', 'mod_microcred', ['fault' => $message, 'pointer' => $fault->pointer]);
        }
        return $message . '.';
    }
}
