<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * What is there for everybody: a credential's page and its downloads, the issuer's documents, the page that checks badges. They are
 * asked for without a session, on a site that forces everybody else to sign in.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class open {
    /** @var string the plugin's address on the site */
    private const PLUGIN = '/mod/microcred';

    /** @var string[] the forms in which a badge can be taken away */
    private const FORMS = ['json', 'jwt', 'png', 'svg'];

    /** @var array what came with the last answer, by the name in lower case */
    private array $headers = [];

    /** @var int its status */
    private int $status = 0;

    /** @var string its body */
    private string $body = '';

    /**
     * Constructor.
     *
     * @param string $site
     * @param stdClass $credential a row of a credential that is issued
     */
    public function __construct(
        /** @var string */
        private readonly string $site,
        /** @var stdClass */
        private readonly stdClass $credential,
    ) {
    }

    /**
     * Asks for everything.
     *
     * @param callable $say takes what is wrong, or null, and what was asked
     */
    public function walk(callable $say): void {
        global $CFG;
        $before = $CFG->forcelogin ?? '';
        set_config('forcelogin', 1);
        try {
            foreach ($this->documents() as $what => [$path, $type, $file]) {
                $say($this->document($path, $type, $file), $what);
            }
            foreach (['/credential.php?c=' . $this->credential->publicid, '/verify.php'] as $path) {
                $this->ask($path);
                $say($this->status === 200 ? $this->secret() : "answered $this->status", "$path as a page");
            }
            foreach (self::FORMS as $form) {
                $say($this->checked($form), "a badge as $form on the page that checks badges");
            }
            foreach (['/issuer.php/none', '/issuer.php/achievement/' . str_repeat('0', 64), '/issuer.php/logo'] as $path) {
                $this->ask($path);
                $say($this->status === 404 ? null : "answered $this->status", $path);
            }
        } finally {
            set_config('forcelogin', $before);
        }
    }

    /**
     * Asks for a credential that was taken back.
     *
     * @param callable $say see walk()
     */
    public function walk_revoked(callable $say): void {
        foreach (self::FORMS as $form) {
            $this->ask($this->download($form));
            $gone = $this->status === 410 && strlen($this->body) < 200 ? null : "answered $this->status";
            $say($gone ?? $this->header('cache-control', 'no-store'), "a revoked badge as $form");
        }
        $this->ask('/credential.php?c=' . $this->credential->publicid);
        $say(str_contains($this->body, 'data-verdict="revoked"') ? null : 'does not say so', 'the page of a revoked badge');
    }

    /**
     * Documents for programs.
     *
     * @return array[] path, media type, whether it is a file to keep
     */
    private function documents(): array {
        $digest = substr($this->credential->versiondigest, strlen('sha256:'));
        return [
            'the issuer' => ['/issuer.php', 'application/ld+json', false],
            'the DID document' => ['/issuer.php/did.json', 'application/did+ld+json', false],
            'the keys of JWT' => ['/issuer.php/jwks.json', 'application/jwk-set+json', false],
            'an achievement' => ["/issuer.php/achievement/$digest", 'application/ld+json', false],
            'a badge as JSON' => [$this->download('json'), 'application/vc+ld+json', true],
            'a badge as JWT' => [$this->download('jwt'), 'text/plain', true],
            'a badge as PNG' => [$this->download('png'), 'image/png', true],
            'a badge as SVG' => [$this->download('svg'), 'image/svg+xml', true],
            'a badge to look at' => [$this->download('png') . '&inline=1', 'image/png', false],
        ];
    }

    /**
     * What is wrong with a document and how it is served.
     *
     * @param string $path
     * @param string $type
     * @param bool $file
     * @return string|null
     */
    private function document(string $path, string $type, bool $file): ?string {
        $this->ask($path);
        if ($this->status !== 200) {
            return "answered $this->status: " . substr($this->body, 0, 200);
        }
        $body = $this->body;
        $tag = $this->headers['etag'] ?? '';
        $disposition = $this->headers['content-disposition'] ?? '';
        if ($file !== (bool) preg_match('~^attachment; filename="[^"/]+\.(json|jwt|png|svg)"~', $disposition)) {
            return "is " . ($file ? 'no file to keep' : 'a file') . ": $disposition";
        }
        if (str_ends_with($type, 'json') && json_decode($body) === null) {
            return 'is no JSON';
        }
        $wrong = $this->secret() ?? $this->header('content-type', $type) ?? $this->header('access-control-allow-origin', '*')
            ?? $this->header('x-content-type-options', 'nosniff') ?? $this->header('cache-control', 'public, max-age=60')
            ?? ($type === 'image/svg+xml' && !str_contains($this->headers['content-security-policy'] ?? '', 'sandbox') ? 'may act' : null)
            ?? (preg_match('/^"[0-9a-f]+"$/', $tag) ? null : "no ETag but $tag");
        if ($wrong !== null) {
            return $wrong;
        }
        $this->ask($path, [CURLOPT_HTTPHEADER => ["If-None-Match: \"x\", W/$tag"]]);
        if ($this->status !== 304 || $this->body !== '') {
            return "answered $this->status to those who have it";
        }
        $this->ask($path, [CURLOPT_NOBODY => true]);
        if ($this->status !== 200 || $this->header('content-type', $type) !== null || ($this->headers['etag'] ?? '') !== $tag) {
            return "answered $this->status to HEAD";
        }
        $this->ask($path, [CURLOPT_CUSTOMREQUEST => 'OPTIONS', CURLOPT_HTTPHEADER => ['Origin: https://verifier.example',
            'Access-Control-Request-Method: GET']]);
        return ($this->status === 204 ? null : "answered $this->status to OPTIONS") ?? $this->header('access-control-allow-origin', '*')
            ?? $this->header('access-control-allow-methods', 'GET, HEAD, OPTIONS');
    }

    /**
     * What is wrong with what the page that checks badges says of a form.
     *
     * @param string $form
     * @return string|null
     */
    private function checked(string $form): ?string {
        $this->ask($this->download($form));
        $bytes = $this->body;
        foreach ([true, false] as $asfile) {
            if (!$asfile && $form === 'png') {
                continue;
            }
            $this->ask('/verify.php', [CURLOPT_POST => true, CURLOPT_POSTFIELDS => $asfile
                ? ['badgefile' => new CURLStringFile($bytes, "badge.$form"), 'text' => '', 'email' => '']
                : ['text' => $bytes, 'email' => '']]);
            if ($this->status !== 200 || !str_contains($this->body, 'data-verdict="valid"')) {
                preg_match('/data-verdict="(\w+)"|role="alert">([^<]*)/', $this->body, $said);
                return ($asfile ? 'the file' : 'the text') . " is not found valid: $this->status " . end($said);
            }
        }
        return null;
    }

    /**
     * Where a form is downloaded.
     *
     * @param string $form
     * @return string
     */
    private function download(string $form): string {
        return '/credential.php?c=' . $this->credential->publicid . "&format=$form";
    }

    /**
     * What is wrong with a header.
     *
     * @param string $name
     * @param string $expected
     * @return string|null
     */
    private function header(string $name, string $expected): ?string {
        // Servers add the encoding to what is text.
        $value = preg_replace('/; ?charset=utf-8$/i', '', $this->headers[$name] ?? '');
        return $value === $expected ? null : "$name is '$value' and not '$expected'";
    }

    /**
     * Whether the last answer knew or keeps who asked.
     *
     * @return string|null
     */
    private function secret(): ?string {
        return isset($this->headers['set-cookie']) ? 'sets a cookie' : null;
    }

    /**
     * Asks, without cookies and following nothing.
     *
     * @param string $path
     * @param array $options
     */
    private function ask(string $path, array $options = []): void {
        $this->headers = [];
        $curl = curl_init($this->site . self::PLUGIN . $path);
        curl_setopt_array($curl, $options + [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 60,
            CURLOPT_USERAGENT => 'Mozilla/5.0 (Microcred tests)',
            CURLOPT_HEADERFUNCTION => function ($unused, string $line): int {
                [$name, $value] = explode(':', $line, 2) + [1 => ''];
                $this->headers[strtolower(trim($name))] = trim($value);
                return strlen($line);
            },
        ]);
        $this->body = (string) curl_exec($curl);
        $this->status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    }
}
