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

namespace mod_microcred\local\record;

use core\di;
use moodle_database;
use stdClass;

/**
 * Holds what the tables say now against what the record says happened: versions, attempts, reviews, decisions, credentials.
 *
 * What was erased on request is not missed: the record says so itself, or its salts are gone and a text is not compared.
 * Evidence is compared by its manifest, whose root is in the record: see sealing_service.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class state_check {
    /** @var array[] what the record says: table => id => field => [value, index of the entry that says it] */
    private array $recorded = ['version' => [], 'submission' => [], 'review' => [], 'decision' => [], 'credential' => []];

    /** @var stdClass[] what locked reviews said: review's id => the entry with its salts */
    private array $said = [];

    /** @var finding[] what was found */
    private array $findings = [];

    /**
     * Constructor.
     */
    private function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var int the activity */
        private readonly int $microcredid
    ) {
    }

    /**
     * Checks the tables of one activity.
     *
     * @param int $microcredid
     * @return finding[] none when all is as recorded
     */
    public static function of(int $microcredid): array {
        $check = new self(di::get(moodle_database::class), $microcredid);
        $check->read();
        $check->versions();
        $check->submissions();
        $check->reviews();
        $check->decisions();
        $check->credentials();
        return $check->findings;
    }

    /**
     * Reads the record from its beginning.
     */
    private function read(): void {
        $rows = $this->db->get_recordset('microcred_record', ['microcredid' => $this->microcredid], 'position');
        foreach ($rows as $row) {
            $entry = json_decode($row->entry);
            if (is_string($entry->type ?? null) && is_int($entry->submission ?? null)) {
                $entry->index = (int) $row->position;
                $entry->salts = (array) json_decode((string) $row->salts);
                $this->take($entry);
            }
        }
        $rows->close();
    }

    /**
     * What one entry says.
     *
     * @param stdClass $entry
     */
    private function take(stdClass $entry): void {
        $id = $entry->submission;
        $step = step::tryFrom($entry->type);
        if ($step?->leads_to()) {
            $this->note('submission', $id, ['status' => $step->leads_to()->value], $entry);
        }
        if ($step?->review()) {
            $this->note('review', $entry->review, ['status' => $step->review()->value, 'submissionid' => $id], $entry);
        }
        if ($step?->credential()) {
            $this->note('credential', $entry->credential, ['status' => $step->credential()->value], $entry);
        }
        switch ($step) {
            case step::VersionPublished:
                $this->note('version', $entry->version, ['digest' => $entry->digest, 'number' => $entry->number], $entry);
                break;
            case step::SubmissionApplied:
            case step::AttemptStarted:
                // Where the next attempt stands depends on whether one was let in before, which its row alone says.
                $this->note('submission', $id, ['userid' => $entry->user], $entry);
                break;
            case step::SubmissionSealed:
                $this->note('submission', $id, ['manifestroot' => $entry->root, 'version' => $entry->version], $entry);
                break;
            case step::AttemptDeleted:
                unset($this->recorded['submission'][$id], $this->recorded['decision'][$id]);
                $ofattempt = fn($review) => $review['submissionid'][0] === $id;
                $this->recorded['review'] = array_diff_key(
                    $this->recorded['review'],
                    array_filter($this->recorded['review'], $ofattempt)
                );
                break;
            case step::ReviewAssigned:
                $this->note('review', $entry->review, ['reviewerid' => $entry->reviewer, 'role' => $entry->role], $entry);
                break;
            case step::ReviewLocked:
                $this->said[$entry->review] = $entry;
                break;
            case step::DecisionMade:
                $this->note('decision', $id, ['outcome' => $entry->outcome, 'document' => $entry->decision]
                    + (property_exists($entry, 'grade') ? ['grade' => $entry->grade] : []), $entry);
                break;
            case step::CredentialAwarded:
                $this->note('credential', $entry->credential, ['facts' => $entry->facts, 'submissionid' => $id], $entry);
                break;
            case step::CredentialIssued:
                $this->note('credential', $entry->credential, ['document' => $entry->document], $entry);
                break;
            case step::ActivityRestored:
                foreach ($entry->submissions as $restored) {
                    $this->note('submission', $restored->id, ['manifestroot' => $restored->root], $entry);
                }
                foreach ($entry->reviews as $restored) {
                    $this->note('review', $restored->id, ['submissionid' => $restored->submission], $entry);
                }
                foreach ($entry->versions as $restored) {
                    $this->note('version', $restored->id, ['digest' => $restored->digest], $entry);
                }
                foreach ($entry->decisions as $restored) {
                    $this->note('decision', $restored->submission, ['document' => $restored->document], $entry);
                }
        }
    }

    /**
     * Remembers what an entry says of a row.
     *
     * @param string $table
     * @param int|string $id
     * @param array $fields
     * @param stdClass $entry
     */
    private function note(string $table, int|string $id, array $fields, stdClass $entry): void {
        // First of all, which entry speaks of it first.
        $this->recorded[$table][$id] ??= ['' => [null, $entry->index]];
        foreach ($fields as $field => $value) {
            $this->recorded[$table][$id][$field] = [$value, $entry->index];
        }
    }

    /**
     * Published versions.
     */
    private function versions(): void {
        $rows = $this->db->get_records('microcred_version', ['microcredid' => $this->microcredid]);
        foreach ($rows as $row) {
            $row->number = (int) $row->number;
            $this->compare('version', (int) $row->id, $row);
            if (self::digest($row->document) !== $row->digest) {
                $this->differs('version', (int) $row->id, 'document', null);
            }
        }
        $this->missing('version', array_keys($rows));
    }

    /**
     * Attempts.
     */
    private function submissions(): void {
        $db = $this->db;
        $digests = $db->get_records_menu('microcred_version', ['microcredid' => $this->microcredid], '', 'id, digest');
        $rows = $db->get_records('microcred_submission', ['microcredid' => $this->microcredid], 'id');
        foreach ($rows as $row) {
            $row->userid = (int) $row->userid;
            $row->version = $digests[$row->versionid] ?? '';
            $this->compare('submission', (int) $row->id, $row);
            if ($row->manifestroot !== '' && self::root_of($row->manifest) !== $row->manifestroot) {
                $this->differs('submission', (int) $row->id, 'manifest', null);
            }
        }
        $this->missing('submission', array_keys($rows));
    }

    /**
     * Reviews, and what the locked ones say.
     */
    private function reviews(): void {
        $db = $this->db;
        $rows = $db->get_records_select('microcred_review', $this->of_activity(), [$this->microcredid], 'id');
        foreach ($rows as $row) {
            $id = (int) $row->id;
            $row->submissionid = (int) $row->submissionid;
            // Who was erased is nobody, see personal_data.
            $row->reviewerid = (int) $row->reviewerid < 0 ? $this->recorded['review'][$id]['reviewerid'][0] ?? null
                : (int) $row->reviewerid;
            $this->compare('review', $id, $row);
            if (isset($this->said[$id])) {
                $this->ratings($id, $this->said[$id]);
            }
        }
        $this->missing('review', array_keys($rows));
    }

    /**
     * What a locked review says of each criterion.
     *
     * @param int $reviewid
     * @param stdClass $entry
     */
    private function ratings(int $reviewid, stdClass $entry): void {
        $db = $this->db;
        $rows = [];
        foreach ($db->get_records('microcred_rating', ['reviewid' => $reviewid], 'id') as $row) {
            $rows[$row->criterion] = $row;
        }
        foreach ($entry->ratings as $place => $said) {
            $row = $rows[$said->criterion] ?? null;
            $salt = $entry->salts["ratings.$place.reason"] ?? null;
            $cites = $row ? $db->get_fieldset('microcred_citation', 'evidenceid', ['ratingid' => $row->id]) : [];
            $differs = match (true) {
                !$row || $row->level !== $said->level => 'level',
                $salt !== null && record::commitment($salt, (string) $row->reason) !== $said->reason => 'reason',
                self::differ($cites, $said->cites) => 'citations',
                default => null,
            };
            if ($differs) {
                $this->findings[] = new finding('rating', $entry->index, ['id' => $reviewid, 'criterion' => $said->criterion,
                    'field' => $differs]);
            }
        }
    }

    /**
     * Whether two lists do not hold the same ids.
     *
     * @param array $some
     * @param array $others
     * @return bool
     */
    private static function differ(array $some, array $others): bool {
        $some = array_map('intval', $some);
        $others = array_map('intval', $others);
        return array_diff($some, $others) || array_diff($others, $some);
    }

    /**
     * Decisions.
     */
    private function decisions(): void {
        $rows = $this->db->get_records_select('microcred_decision', $this->of_activity(), [$this->microcredid], 'id');
        foreach ($rows as $row) {
            $row->document = self::digest($row->document);
            $row->grade = $row->grade === null ? null : (float) $row->grade;
            $this->compare('decision', (int) $row->submissionid, $row);
        }
        $this->missing('decision', array_column($rows, 'submissionid'));
    }

    /**
     * Credentials: those that are there, for an award that was never released goes with its attempt.
     */
    private function credentials(): void {
        foreach ($this->db->get_records('microcred_credential', ['microcredid' => $this->microcredid], 'id') as $row) {
            $row->facts = self::digest($row->facts);
            $row->document = self::digest($row->document);
            $row->submissionid = (int) $row->submissionid;
            $this->compare('credential', $row->uuid, $row);
        }
    }

    /**
     * A row beside what is recorded of it.
     *
     * @param string $table
     * @param int|string $id
     * @param stdClass $row
     */
    private function compare(string $table, int|string $id, stdClass $row): void {
        if (!isset($this->recorded[$table][$id])) {
            $this->findings[] = new finding('unrecorded', null, ['table' => $table, 'id' => $id]);
            return;
        }
        foreach (array_diff_key($this->recorded[$table][$id], ['' => 0]) as $field => [$value, $index]) {
            $same = $field === 'grade' && $value !== null && $row->grade !== null
                ? abs($row->grade - $value) < 0.000006
                : $row->{$field} === $value;
            if (!$same) {
                $this->differs($table, $id, $field, $index);
            }
        }
    }

    /**
     * Rows that are recorded and not there.
     *
     * @param string $table
     * @param array $present ids
     */
    private function missing(string $table, array $present): void {
        foreach (array_diff(array_keys($this->recorded[$table]), $present) as $id) {
            $index = $this->recorded[$table][$id][''][1];
            $this->findings[] = new finding('gonerow', $index, ['table' => $table, 'id' => $id]);
        }
    }

    /**
     * Notes a field that is not as recorded.
     *
     * @param string $table
     * @param int|string $id
     * @param string $field
     * @param int|null $index of the entry; null where the row itself holds what its field should come to
     */
    private function differs(string $table, int|string $id, string $field, ?int $index): void {
        $kind = $index === null ? 'rowitself' : 'row';
        $this->findings[] = new finding($kind, $index, ['table' => $table, 'id' => $id, 'field' => $field]);
    }

    /**
     * The digest of a document.
     *
     * @param string|null $document
     * @return string empty where it is none
     */
    private static function digest(?string $document): string {
        try {
            return \Microcred\digest((string) $document);
        } catch (\Microcred\Exception $damage) {
            return '';
        }
    }

    /**
     * The root that comes of a manifest.
     *
     * @param string|null $manifest
     * @return string empty where it is none
     */
    private static function root_of(?string $manifest): string {
        try {
            return \Microcred\Manifest::fromJson((string) $manifest)->root();
        } catch (\Microcred\Exception $damage) {
            return '';
        }
    }

    /**
     * The condition for rows about this activity's attempts.
     *
     * @return string
     */
    private function of_activity(): string {
        return 'submissionid IN (SELECT id FROM {microcred_submission} WHERE microcredid = ?)';
    }
}
