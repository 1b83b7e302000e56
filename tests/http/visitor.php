<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Somebody with a browser, who may or may not have signed in.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class visitor {
    /** @var CurlHandle the connection, which keeps the cookies */
    private CurlHandle $curl;

    /** @var string the sesskey of this session, '' where there is none */
    public string $sesskey = '';

    /** @var int the status of the last answer */
    public int $status = 0;

    /** @var string what was answered last, after all redirects */
    public string $body = '';

    /** @var string where that was */
    public string $address = '';

    /** @var string[] its headers, by their names in lower case */
    public array $headers = [];

    /**
     * Opens a browser.
     *
     * @param string $site its address
     */
    public function __construct(
        /** @var string */
        private readonly string $site,
    ) {
        $this->curl = curl_init();
        curl_setopt_array($this->curl, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_COOKIEFILE => '',
            CURLOPT_FOLLOWLOCATION => true,
            CURLOPT_MAXREDIRS => 10,
            CURLOPT_TIMEOUT => 120,
            CURLOPT_HEADERFUNCTION => function ($curl, string $line): int {
                // Each answer of a chain of redirects begins with its status; the last one's headers stay.
                $this->headers = str_starts_with($line, 'HTTP/') ? [] : $this->headers;
                if (preg_match('/^([^:]+):\s*(.*?)\s*$/', $line, $parts)) {
                    $this->headers[strtolower($parts[1])] = $parts[2];
                }
                return strlen($line);
            },
            // Moodle expects one, and says so with a notice.
            CURLOPT_USERAGENT => 'Mozilla/5.0 (Microcred tests)',
        ]);
    }

    /**
     * Signs in.
     *
     * @param string $name
     * @param string $password
     * @return bool whether that was possible
     */
    public function sign_in(string $name, string $password): bool {
        $this->ask('/login/index.php');
        preg_match('/name="logintoken" value="([^"]*)"/', $this->body, $token);
        $this->ask('/login/index.php', ['username' => $name, 'password' => $password, 'logintoken' => $token[1] ?? ''], true);
        $this->ask('/mod/microcred/mine.php');
        if (!preg_match('/"sesskey":\s*"([^"]+)"|sesskey=([A-Za-z0-9]+)|name="sesskey"[^>]*value="([^"]+)"/', $this->body, $found)) {
            return false;
        }
        $this->sesskey = end($found);
        return !str_contains($this->address, '/login/');
    }

    /**
     * Asks for a page and goes where it sends us.
     *
     * @param string $path
     * @param array $fields names with [] may hold lists
     * @param bool $post
     * @param string[] $headers more of them
     * @param bool $head asks for the headers only
     */
    public function ask(string $path, array $fields = [], bool $post = false, array $headers = [], bool $head = false): void {
        // Moodle, in whose process this runs, has another idea of the separator.
        $query = http_build_query($fields, '', '&');
        // The redirect after a POST is followed with a GET, as browsers do.
        curl_setopt_array($this->curl, $post
            ? [CURLOPT_URL => $this->site . $path, CURLOPT_POST => true, CURLOPT_POSTFIELDS => $query]
            : [CURLOPT_URL => $this->site . $path . ($query === '' ? '' : "?$query"), CURLOPT_HTTPGET => true]);
        curl_setopt_array($this->curl, [CURLOPT_HTTPHEADER => $headers, CURLOPT_NOBODY => $head]);
        $this->body = (string) curl_exec($this->curl);
        $this->status = curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);
        $this->address = curl_getinfo($this->curl, CURLINFO_EFFECTIVE_URL);
        if ($this->status === 0) {
            throw new RuntimeException("$path: " . curl_error($this->curl));
        }
    }

    /**
     * Calls a function of db/services.php as a page's script does.
     *
     * @param string $function
     * @param array $arguments
     * @param string $sesskey
     */
    public function call(string $function, array $arguments, string $sesskey): void {
        curl_setopt_array($this->curl, [
            CURLOPT_URL => "$this->site/lib/ajax/service.php?sesskey=$sesskey&info=$function",
            CURLOPT_POST => true,
            CURLOPT_NOBODY => false,
            CURLOPT_POSTFIELDS => json_encode([['index' => 0, 'methodname' => $function, 'args' => $arguments]]),
            CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        ]);
        $this->body = (string) curl_exec($this->curl);
        $this->status = curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);
        $this->address = curl_getinfo($this->curl, CURLINFO_EFFECTIVE_URL);
    }

    /**
     * What the last answer says against the request.
     *
     * @return string|null a sentence, or null where nothing was refused
     */
    public function refusal(): ?string {
        $words = fn(string $html) => trim(preg_replace('/\s+/', ' ', html_entity_decode(strip_tags($html), ENT_QUOTES)));
        if (str_contains($this->address, '/login/')) {
            return 'Please sign in first.';
        }
        if (str_contains($this->address, '/enrol/')) {
            return preg_match('/[^.<>]*\benrol[^.<>]*\./i', $words($this->body), $found) ? trim($found[0]) : null;
        }
        $json = json_decode($this->body);
        if (is_array($json) && !empty($json[0]->error)) {
            return (string) $json[0]->exception->message;
        }
        if (isset($json->error)) {
            return (string) $json->error;
        }
        if (preg_match('~<p class="errormessage">(.*?)</p>~s', $this->body, $found)) {
            return $words($found[1]);
        }
        if (preg_match('~<div[^>]*class="[^"]*alert-(?:danger|warning)[^"]*"[^>]*>(.*?)</div>~s', $this->body, $found)) {
            return $words(preg_replace('~<button.*?</button>~s', '', $found[1]));
        }
        return $this->status >= 400 ? substr($words($this->body), 0, 300) : null;
    }
}
