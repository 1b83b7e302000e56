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

use core\clock;
use Microcred\BadgeImage;
use Microcred\Credential as signed;
use Microcred\Manifest;
use mod_microcred\local\refused;
use stdClass;

/**
 * Checks badges: those of this site from their stored bytes, and any file somebody holds.
 *
 * What is checked and how is the extension's; that a key is ours, and that we took a badge back, only this site knows.
 * A badge of somebody else may be flawless and is still "not known": we cannot say whose key it is.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class verification_service {
    /** The eight bytes that every PNG file begins with. */
    private const PNG = "\x89PNG\r\n\x1a\n";

    /** A JWT in the compact serialization (RFC 7515, section 7.1); its header is a JSON object. */
    private const JWT = '/^ey[\w-]*\.[\w-]*\.[\w-]*$/D';

    /** Checks that say whether the file is what its issuer signed. */
    private const ESSENTIAL = ['syntax', 'context', 'schema', 'proof', 'controller'];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var credential_repository */
        private readonly credential_repository $credentials,
        /** @var issuer */
        private readonly issuer $issuer,
        /** @var status_list_service */
        private readonly status_list_service $statuslists,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * Checks a credential of this site from its stored bytes.
     *
     * @param credential $credential
     * @return stdClass see check()
     */
    public function stored(credential $credential): stdClass {
        $root = $this->root_of($credential);
        return $this->check($credential->document, $root === null ? [] : ['manifest' => $root], $credential);
    }

    /**
     * The root of the evidence's manifest as it is stored now, if the attempt is still there.
     *
     * @param credential $credential
     * @return string|null
     */
    private function root_of(credential $credential): ?string {
        $attempt = $this->credentials->attempt_of($credential);
        if ((string) $attempt?->manifest === '') {
            return null;
        }
        try {
            return Manifest::fromJson($attempt->manifest)->root();
        } catch (\Microcred\Exception) {
            // Not a manifest any more: certainly not the one that was sealed, whose root this is not.
            return str_repeat('0', 64);
        }
    }

    /**
     * Checks a file.
     *
     * @param string $bytes JSON, a JWT, or a picture (PNG or SVG) with either in it
     * @param string $email whose badge it should be; empty = not asked
     * @return stdClass see check()
     */
    public function uploaded(string $bytes, string $email = ''): stdClass {
        $document = $this->document_in($bytes);
        $known = $email === '' ? [] : ['recipient' => \core_text::strtolower(trim($email))];
        $id = json_decode(self::payload($document))->id ?? null;
        $credential = is_string($id) ? $this->credentials->by_uuid($id) : null;
        return $this->check($document, $known, $credential && $credential->document !== null ? $credential : null);
    }

    /**
     * The badge in a file.
     *
     * @param string $bytes
     * @return string
     */
    private function document_in(string $bytes): string {
        // Of a text, some programs write a byte order mark before it.
        $text = preg_replace('/^\xEF\xBB\xBF/', '', $bytes);
        if (str_starts_with($bytes, self::PNG) || str_starts_with(ltrim($text), '<')) {
            try {
                $document = BadgeImage::unbake($bytes);
            } catch (\Microcred\Exception $fault) {
                throw new refused('verify_badimage', $fault->getMessage());
            }
            return $document ?? throw new refused('verify_nobadge');
        }
        // A JWT that came through a message may be broken into lines.
        $jwt = preg_replace('/\s+/', '', $text);
        if (preg_match(self::JWT, $jwt)) {
            return $jwt;
        }
        if (!str_starts_with(ltrim($text), '{')) {
            throw new refused('verify_badkind');
        }
        return $bytes;
    }

    /**
     * What a signed text says: of a JWT the middle part, to be read only beside the verdict.
     *
     * @param string $signed
     * @return string JSON
     */
    private static function payload(string $signed): string {
        if (!preg_match(self::JWT, $signed)) {
            return $signed;
        }
        return (string) base64_decode(strtr(explode('.', $signed)[1], '-_', '+/'));
    }

    /**
     * Checks a signed text.
     *
     * @param string $signed JSON or a JWT
     * @param array $known what the extension may compare with
     * @param credential|null $credential this site's entry for it
     * @return stdClass verdict (valid, revoked, expired, notyet, otherperson, unknown or invalid), checks (name => passed, detail),
     *     document (what it says, as JSON), credential
     */
    private function check(string $signed, array $known, ?credential $credential): stdClass {
        $now = $this->clock->time();
        $document = self::payload($signed);
        $parsed = json_decode($document);
        $known['status'] = $this->statuslists->named_in($parsed);
        $verification = signed::verify($signed, $this->issuer->keys(), badge_document::moment($now), $known);
        $checks = [];
        foreach ($verification->checks as $check) {
            $checks[$check['name']] = (object) ['passed' => $check['passed'], 'detail' => (string) $check['detail']];
        }
        $issuerid = $parsed->issuer->id ?? $parsed->issuer ?? '';
        $own = is_string($issuerid) && $this->issuer->is_own($issuerid);
        $checks['issuer'] = (object) ['passed' => $own ?: null, 'detail' => ''];
        if ($own && $known['status'] && $checks['status']->passed === false) {
            // This site signed the badge, so the entry it names is one: what is wrong with it is that it is set.
            $checks['status']->detail = 'revoked';
        } else {
            $checks['status'] = $this->status($checks, $document, $own ? $credential : null);
        }
        return (object) [
            'verdict' => $this->verdict($checks, $own, $parsed, $now),
            'checks' => $checks,
            'document' => $document,
            'credential' => $own ? $credential : null,
        ];
    }

    /**
     * What this site's register says of a credential.
     *
     * @param stdClass[] $checks
     * @param string $document
     * @param credential|null $credential
     * @return stdClass
     */
    private function status(array $checks, string $document, ?credential $credential): stdClass {
        if (!$credential) {
            return $checks['status'] ?? (object) ['passed' => null, 'detail' => ''];
        }
        if ($credential->status === credential_status::Revoked) {
            return (object) ['passed' => false, 'detail' => 'revoked'];
        }
        // Bytes may be laid out otherwise and still be the same document, but not under another entry's id.
        $same = (json_decode($document)->id ?? null) === $credential->uuid;
        return (object) ['passed' => $same, 'detail' => $same ? '' : 'other'];
    }

    /**
     * What all checks come to.
     *
     * @param stdClass[] $checks
     * @param bool $own whether the issuer is this site
     * @param mixed $parsed the document
     * @param int $now
     * @return string
     */
    private function verdict(array $checks, bool $own, mixed $parsed, int $now): string {
        $passed = fn(string $name) => $checks[$name]->passed ?? null;
        foreach (self::ESSENTIAL as $name) {
            if ($passed($name) === false) {
                return 'invalid';
            }
        }
        // An essential check that could not be made is no reason to believe anything.
        $sure = !array_filter(self::ESSENTIAL, fn($name) => $passed($name) !== true);
        if (!$own || !$sure) {
            return 'unknown';
        }
        if ($passed('status') === false) {
            return $checks['status']->detail === 'revoked' ? 'revoked' : 'invalid';
        }
        if ($passed('recipient') === false) {
            return 'otherperson';
        }
        if ($passed('dates') !== true) {
            $until = strtotime((string) ($parsed->validUntil ?? ''));
            return $until !== false && $until < $now ? 'expired' : 'notyet';
        }
        return 'valid';
    }
}
