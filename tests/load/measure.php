<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Measures what pages cost on a served, seeded Moodle: the time that a quarter of the warm requests stay below (whatever
 * else the machine does only adds to the others), and the database reads.
 *
 * usage: php measure.php ADDRESS SEEDED.JSON [REQUESTS]; prints a table and closes with 'N passed, N failed'. The address
 * must show Moodle's own performance figures to requests with the header X-Performance.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

[, $address, $file] = $argv;
$requests = (int) ($argv[3] ?? 25);
$made = json_decode(file_get_contents($file));

/**
 * Somebody with a browser.
 */
final class visitor {
    /** @var CurlHandle the connection, which keeps the cookies */
    private CurlHandle $curl;

    /**
     * Opens a browser.
     *
     * @param string $address of the site
     */
    public function __construct(
        /** @var string */
        private readonly string $address,
    ) {
        $this->curl = curl_init();
        curl_setopt_array($this->curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_COOKIEFILE => '']);
    }

    /**
     * Signs in.
     *
     * @param string $name
     * @param string $password
     * @return self
     */
    public function signed_in(string $name, string $password): self {
        [, $page] = $this->get('/login/index.php');
        preg_match('/name="logintoken" value="([^"]*)"/', $page, $token);
        curl_setopt($this->curl, CURLOPT_POSTFIELDS, http_build_query([
            'username' => $name,
            'password' => $password,
            'logintoken' => $token[1],
        ]));
        $this->get('/login/index.php');
        curl_setopt($this->curl, CURLOPT_HTTPGET, true);
        return $this;
    }

    /**
     * Asks for a page.
     *
     * @param string $path
     * @param bool $figures with Moodle's performance figures in it
     * @return array status, page, milliseconds
     */
    public function get(string $path, bool $figures = false): array {
        curl_setopt($this->curl, CURLOPT_URL, $this->address . $path);
        curl_setopt($this->curl, CURLOPT_HTTPHEADER, $figures ? ['X-Performance: 1'] : []);
        $page = curl_exec($this->curl);
        return [curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE), $page, 1000 * curl_getinfo($this->curl, CURLINFO_TOTAL_TIME)];
    }
}

$nobody = new visitor($address);
$teacher = (new visitor($address))->signed_in($made->teacher, $made->password);
$reviewer = (new visitor($address))->signed_in($made->reviewer, $made->password);

$pages = [
    'front page, not signed in' => [$nobody, '/'],
    'front page' => [$teacher, '/?redirect=0'],
    'assignment: grading table' => [$teacher, "/mod/assign/view.php?id={$made->assign->cmid}&action=grading"],
];
foreach (['many', 'few'] as $which) {
    $of = $made->$which;
    $size = "($of->size)";
    $pages["queue $size"] = [$reviewer, "/mod/microcred/queue.php?id=$of->cmid"];
    $pages["scoring $size"] = [$reviewer, "/mod/microcred/review.php?id=$of->review"];
    $pages["candidates $size"] = [$teacher, "/mod/microcred/candidates.php?id=$of->cmid"];
    $pages["credential $size"] = [$nobody, "/mod/microcred/credential.php?c=$of->publicid"];
}

// One request of each page in turn, so that whatever else the machine does weighs on all of them alike.
$times = $reads = $answered = [];
for ($round = -3; $round < $requests; $round++) {
    foreach ($pages as $name => [$visitor, $path]) {
        [$status, , $milliseconds] = $visitor->get($path);
        $answered[$name] = $status;
        if ($round >= 0) {
            $times[$name][] = $milliseconds;
        }
    }
}

$ratio = [];
printf("%-28s %9s %9s %7s\n", 'page', 'ms', 'x front', 'reads');
foreach ($pages as $name => [$visitor, $path]) {
    // What nobody signed in for is compared with the front page as nobody sees it.
    $front = $visitor === $nobody ? 'front page, not signed in' : 'front page';
    $ratio[$name] = quarter($times[$name]) / quarter($times[$front]);
    $found = preg_match('~DB reads/writes: (\d+)/~', $visitor->get($path, true)[1], $part);
    $reads[$name] = $found ? (int) $part[1] : null;
    $note = $answered[$name] === 200 ? '' : "  ($answered[$name])";
    printf("%-28s %9.1f %9.2f %7s%s\n", $name, quarter($times[$name]), $ratio[$name], $reads[$name] ?? '-', $note);
}

/**
 * The value that a quarter of the values stay below.
 *
 * @param float[] $values
 * @return float
 */
function quarter(array $values): float {
    sort($values);
    return $values[intdiv(count($values), 4)];
}

$passed = $failed = 0;
$expect = function (bool $holds, string $sentence) use (&$passed, &$failed): void {
    $holds ? $passed++ : $failed++;
    echo $holds ? 'ok    ' : 'FAILS ', $sentence, "\n";
};
// What the pages must not cost is 1.5; the long ones were brought well below, and are to stay there.
foreach (['queue' => 1.2, 'scoring' => 1.5, 'candidates' => 1.25, 'credential' => 1.5] as $page => $limit) {
    $many = "$page ({$made->many->size})";
    $few = "$page ({$made->few->size})";
    $expect($answered[$many] === 200 && $answered[$few] === 200, "$page: answers");
    // Between the two a few reads may differ (a cache filled, a page of a list), but not by rows.
    $expect(isset($reads[$many], $reads[$few]) && $reads[$many] <= $reads[$few] + 2, "$page: no database read for each row");
    $expect($ratio[$many] <= $limit, "$page: at most $limit times the front page");
}
echo "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
