<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

use core\di;
use Microcred\Credential;
use mod_microcred\local\credential\badge_document;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\issuer;

/**
 * A status list as a verifier finds it: without an account, on a site that forces people to sign in, before and after its badge was
 * revoked, and while the site cannot sign.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class lists {
    /** @var string the signed badge */
    private readonly string $badge;

    /** @var string where its list is, without the site's address */
    private readonly string $path;

    /** @var stdClass the badge's status */
    private readonly stdClass $status;

    /**
     * Constructor.
     *
     * @param visitor $visitor who has not signed in
     * @param int $credentialid
     * @param Closure $say gets what is wrong (null: nothing) and what was looked at
     */
    public function __construct(
        /** @var visitor */
        private readonly visitor $visitor,
        /** @var int */
        private readonly int $credentialid,
        /** @var Closure */
        private readonly Closure $say,
    ) {
        global $CFG, $DB;
        $this->badge = $DB->get_field('microcred_credential', 'document', ['id' => $credentialid], MUST_EXIST);
        $this->status = json_decode($this->badge)->credentialStatus;
        $this->path = substr($this->status->statusListCredential, strlen($CFG->wwwroot));
    }

    /**
     * Everything.
     */
    public function check(): void {
        $name = get_config('mod_microcred', 'issuername');
        $forced = get_config('core', 'forcelogin');
        set_config('forcelogin', 1);
        try {
            $this->found();
            $this->nothing_there();
            $this->revoked();
            set_config('issuername', '', 'mod_microcred');
            $this->unsigned();
        } finally {
            set_config('issuername', $name, 'mod_microcred');
            set_config('forcelogin', (int) $forced);
        }
    }

    /**
     * The list is there, and is not sent to whoever has it.
     */
    private function found(): void {
        $this->visitor->ask($this->path);
        $list = $this->visitor->body;
        $headers = $this->visitor->headers;
        $this->holds($this->visitor->status === 200 && json_decode($list)?->id === $this->status->statusListCredential, 'is served');
        $this->holds($this->verdict($list) === true, 'says that the badge is not revoked');
        $this->holds(!isset($headers['set-cookie']), 'sets no cookie');
        $this->holds(($headers['content-type'] ?? '') === 'application/vc+ld+json', 'is of its type');
        $this->holds(($headers['access-control-allow-origin'] ?? '') === '*', 'may be read by pages of other sites');
        $this->holds(($headers['cache-control'] ?? '') === 'public, max-age=300', 'may be kept for a while');
        $this->holds((int) ($headers['content-length'] ?? 0) === strlen($list), 'says its length');
        $made = strtotime($headers['last-modified'] ?? '');
        $this->holds($made && $made <= time() && $made > time() - 3600, 'says when it was made');
        $this->visitor->ask($this->path, head: true);
        $same = array_intersect_key($this->visitor->headers, $headers) == array_intersect_key($headers, $this->visitor->headers)
            || ['date'] === array_keys(array_diff_assoc($headers, $this->visitor->headers));
        $this->holds($this->visitor->status === 200 && $this->visitor->body === '' && $same, 'answers HEAD alike, without the list');
        foreach (['If-None-Match' => $headers['etag'] ?? '', 'If-Modified-Since' => $headers['last-modified'] ?? ''] as $name => $value) {
            $this->visitor->ask($this->path, headers: ["$name: $value"]);
            $this->holds($this->visitor->status === 304 && $this->visitor->body === '', "answers $name");
            $this->holds(($this->visitor->headers['etag'] ?? '') === $headers['etag'], "says its tag to $name");
        }
        $this->visitor->ask($this->path, headers: ['If-None-Match: "other"']);
        $this->holds($this->visitor->status === 200 && $this->visitor->body === $list, 'is sent to whoever has another');
    }

    /**
     * Where no list is, none is found.
     */
    private function nothing_there(): void {
        foreach (['?l=987654', '?l=0', '?l=-1', '?l=x', '?l=', '', '?l[]=1', '?l=99999999999999999999'] as $query) {
            $this->visitor->ask(strtok($this->path, '?') . $query);
            // An array where a number belongs is refused by Moodle itself.
            $expected = $query === '?l[]=1' ? [404, 500] : [404];
            $this->holds(in_array($this->visitor->status, $expected, true), "status.php$query is not found");
        }
        $this->holds(($this->visitor->headers['access-control-allow-origin'] ?? '') === '*', 'not found may be read, too');
    }

    /**
     * Whoever has the list from before a revocation gets the new one at once.
     */
    private function revoked(): void {
        $this->visitor->ask($this->path);
        $before = $this->visitor->headers['etag'] ?? '';
        $made = $this->visitor->headers['last-modified'] ?? '';
        di::get(credential_service::class)->revoke($this->credentialid, (int) get_admin()->id, 'error', 'Because');
        foreach (["If-None-Match: $before", "If-Modified-Since: $made"] as $header) {
            $this->visitor->ask($this->path, headers: [$header]);
            $this->holds($this->visitor->status === 200, "is another one after a revocation, with $header");
            $this->holds($this->verdict($this->visitor->body) === false, 'says that the badge was revoked');
        }
    }

    /**
     * A site that cannot sign gives no list out that is not true; what ran out it shows as that.
     */
    private function unsigned(): void {
        global $DB;
        $id = (int) substr(strrchr($this->path, '='), 1);
        $this->visitor->ask($this->path);
        $this->holds($this->visitor->status === 200, 'is served while it holds, though nobody could sign it again');
        $list = $this->visitor->body;
        $DB->set_field('microcred_statuslist', 'timeexpires', time() - 1, ['id' => $id]);
        $this->visitor->ask($this->path);
        $this->holds($this->visitor->status === 503 && $this->visitor->body === $list, 'is shown as out of force once it ran out');
        $this->holds(($this->visitor->headers['cache-control'] ?? '') === 'no-store', 'is not kept then');
        $this->holds(isset($this->visitor->headers['retry-after']), 'may be asked for again');
        $DB->execute('UPDATE {microcred_statuslist} SET revision = revision + 1 WHERE id = ?', [$id]);
        $this->visitor->ask($this->path);
        $this->holds($this->visitor->status === 503 && !str_contains($this->visitor->body, 'encodedList'), 'is not given out when it is stale');
        $DB->execute('UPDATE {microcred_statuslist} SET revision = revision - 1 WHERE id = ?', [$id]);
    }

    /**
     * Whether a verifier who fetched a list finds the badge not revoked.
     *
     * @param string $list
     * @return bool|null null where that is not known
     */
    private function verdict(string $list): ?bool {
        $found = Credential::verify($this->badge, di::get(issuer::class)->keys(), badge_document::moment(time()), [
            'status' => [$this->status->statusListCredential => $list],
        ]);
        return array_column($found->checks, 'passed', 'name')['status'];
    }

    /**
     * Counts what was looked at.
     *
     * @param bool $holds
     * @param string $what
     */
    private function holds(bool $holds, string $what): void {
        ($this->say)($holds ? null : "not so: {$this->visitor->status} " . json_encode($this->visitor->headers)
            . ' ' . substr($this->visitor->body, 0, 200), "the status list $what");
    }
}
