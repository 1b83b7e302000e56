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

use Microcred\StatusList;
use stdClass;

/**
 * Writes what is said of a badge's status: its entry in the badge, and the list itself (W3C, Bitstring Status List 1.0).
 *
 * A list uses only the terms of the context of verifiable credentials, so any verifier understands it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class status_list_document {
    /** For what lists are kept. What is revoked stays revoked. */
    private const PURPOSE = 'revocation';

    /**
     * The entry of a badge. Open Badges 3.0 wants an id, and the list's own address must not be it.
     *
     * @param string $address where the list is served
     * @param int $position
     * @return stdClass
     */
    public function entry(string $address, int $position): stdClass {
        return (object) [
            'id' => "$address#$position",
            'type' => 'BitstringStatusListEntry',
            'statusPurpose' => self::PURPOSE,
            'statusListIndex' => (string) $position,
            'statusListCredential' => $address,
        ];
    }

    /**
     * A list as text.
     *
     * @param string $address where it is served
     * @param string $issuerid
     * @param StatusList $bits
     * @param int $now when it is signed
     * @param int $expires until when it is in force
     * @param int $ttl for how long it may be kept, in seconds
     * @return string JSON, unsigned
     */
    public function write(string $address, string $issuerid, StatusList $bits, int $now, int $expires, int $ttl): string {
        return json_encode([
            '@context' => [issuer::VC_CONTEXT],
            'id' => $address,
            'type' => ['VerifiableCredential', 'BitstringStatusListCredential'],
            'issuer' => $issuerid,
            'validFrom' => badge_document::moment($now - badge_document::SKEW),
            'validUntil' => badge_document::moment($expires),
            'credentialSubject' => [
                'id' => "$address#list",
                'type' => 'BitstringStatusList',
                'statusPurpose' => self::PURPOSE,
                'encodedList' => $bits->encode(),
                // The specification counts this one in milliseconds.
                'ttl' => $ttl * 1000,
            ],
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    }
}
