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

namespace mod_microcred\local\credential;

use mod_microcred\local\required_row;
use mod_microcred\local\query;
use mod_microcred\local\submission\attempt;
use moodle_database;
use stdClass;

/**
 * Credentials in the database.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class credential_repository {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * A credential by its row.
     *
     * @param int $id
     * @return credential
     */
    public function get(int $id): credential {
        return credential::of(required_row::get($this->db, 'credential', ['id' => $id]));
    }

    /**
     * A credential by the id in its public address.
     *
     * @param string $publicid
     * @return credential|null
     */
    public function by_publicid(string $publicid): ?credential {
        $row = $this->db->get_record('microcred_credential', ['publicid' => $publicid]);
        return $row ? credential::of($row) : null;
    }

    /**
     * A credential by the id that is signed in it.
     *
     * @param string $uuid
     * @return credential|null
     */
    public function by_uuid(string $uuid): ?credential {
        $row = $this->db->get_record('microcred_credential', ['uuid' => $uuid]);
        return $row ? credential::of($row) : null;
    }

    /**
     * The credential of an attempt.
     *
     * @param int $submissionid
     * @return credential|null
     */
    public function of_submission(int $submissionid): ?credential {
        $row = $this->db->get_record('microcred_credential', ['submissionid' => $submissionid]);
        return $row ? credential::of($row) : null;
    }

    /**
     * What somebody holds, newest first; what is not signed yet is not there.
     *
     * @param int $userid
     * @return credential[]
     */
    public function of_holder(int $userid): array {
        return array_map(credential::of(...), array_values($this->db->get_records_select(
            'microcred_credential',
            'userid = ? AND status <> ?',
            [$userid, credential_status::Pending->value],
            'timeawarded DESC, id DESC'
        )));
    }

    /**
     * Any signed credential for a version, to show what the version certifies.
     *
     * @param string $digest
     * @return credential|null
     */
    public function example_of(string $digest): ?credential {
        $rows = $this->db->get_records_select(
            'microcred_credential',
            'versiondigest = ? AND status = ?',
            [$digest, credential_status::Issued->value],
            'id',
            '*',
            0,
            1
        );
        return $rows ? credential::of(reset($rows)) : null;
    }

    /**
     * Adds a credential.
     *
     * @param stdClass $row
     * @return int
     */
    public function insert(stdClass $row): int {
        return (int) $this->db->insert_record('microcred_credential', $row);
    }

    /**
     * Stores a signed document, unless there is one: whoever comes second changes nothing.
     *
     * @param int $id
     * @param stdClass $signed document, issuer and key, from signer
     * @param string $jwt the same as JWT
     * @param int $now
     * @return bool whether this document is now the credential's
     */
    public function store_signed(int $id, stdClass $signed, string $jwt, int $now): bool {
        $this->db->execute(
            "UPDATE {microcred_credential}
                SET document = ?, jwt = ?, issuerid = ?, keyid = ?, timesigned = ?, status = ?
              WHERE id = ? AND status = ? AND document IS NULL",
            [$signed->document, $jwt, $signed->issuer, $signed->key, $now, credential_status::Issued->value,
                $id, credential_status::Pending->value]
        );
        return $this->db->get_field('microcred_credential', 'document', ['id' => $id]) === $signed->document;
    }

    /**
     * Changes fields that are not signed.
     *
     * @param int $id
     * @param array $fields
     */
    public function update(int $id, array $fields): void {
        $this->db->update_record('microcred_credential', (object) (['id' => $id] + $fields));
    }

    /**
     * Whether the decision behind a credential is out; true also when the decision is gone.
     *
     * @param credential $credential
     * @return bool
     */
    public function is_released(credential $credential): bool {
        $released = $this->db->get_field('microcred_decision', 'timereleased', [
            'submissionid' => $credential->submissionid,
        ]);
        return $released === false || (int) $released > 0;
    }

    /**
     * Credentials that wait for a signature and need not.
     *
     * @param int $before awarded at this time or earlier
     * @return int[]
     */
    public function to_sign(int $before): array {
        $ids = $this->db->get_fieldset_sql(query::load('credentials_to_sign'), ['before' => $before]);
        return array_map('intval', $ids);
    }

    /**
     * Forgets awards of an activity that were never released: nobody was told of them.
     *
     * @param int[] $submissionids
     */
    public function forget_unreleased(array $submissionids): void {
        foreach (array_chunk($submissionids, 500) as $some) {
            [$in, $params] = $this->db->get_in_or_equal($some);
            $ids = $this->db->get_fieldset_select(
                'microcred_credential',
                'id',
                "submissionid $in AND status = ? AND submissionid IN (
                    SELECT d.submissionid FROM {microcred_decision} d WHERE d.timereleased = 0)",
                [...$params, credential_status::Pending->value]
            );
            foreach ($ids as $id) {
                badge_image::forget((int) $id);
            }
            $this->db->delete_records_list('microcred_credential', 'id', $ids);
        }
    }

    /**
     * The activity behind a credential, as far as it is still there.
     *
     * @param credential $credential
     * @return stdClass|null
     */
    public function activity_of(credential $credential): ?stdClass {
        return $this->db->get_record('microcred', ['id' => $credential->microcredid]) ?: null;
    }

    /**
     * The attempt behind a credential, as far as it is still there.
     *
     * @param credential $credential
     * @return attempt|null
     */
    public function attempt_of(credential $credential): ?attempt {
        $row = $this->db->get_record('microcred_submission', ['id' => $credential->submissionid]);
        return $row ? attempt::of($row) : null;
    }
}
