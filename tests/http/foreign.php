<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Asks a served site, as everybody who has no business with an activity, for each of its pages: nothing is shown, nothing changes,
 * and a sentence says why.
 *
 * usage: php foreign.php CONFIG.PHP [LOG]; LOG is where the server writes PHP's errors. Prints 'N passed, N failed' at the end.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('CLI_SCRIPT', true);
require($argv[1]);
require_once($CFG->libdir . '/testing/generator/lib.php');
require_once(__DIR__ . '/visitor.php');
require_once(__DIR__ . '/world.php');
require_once(__DIR__ . '/cases.php');
require_once(__DIR__ . '/lists.php');
require_once(__DIR__ . '/open.php');

$log = $argv[2] ?? '';
$logged = $log !== '' && is_file($log) ? filesize($log) : 0;
$world = new world();
$passed = $failed = 0;
$say = function (?string $fault, string $what) use (&$passed, &$failed): void {
    $fault === null ? $passed++ : $failed++;
    if ($fault !== null) {
        echo "FAILS $what: $fault\n";
    }
};

/**
 * What is wrong with an answer.
 *
 * @param visitor $visitor
 * @param bool $refused whether it must be a refusal
 * @param string[] $secret words that must not be shown
 * @return string|null null where nothing is
 */
function fault(visitor $visitor, bool $refused, array $secret): ?string {
    $body = $visitor->body;
    // Moodle repeats the address that was asked for; what was sent is no secret.
    $shown = preg_replace('~evidence/\d+/\S+|evidence%2F\d+%2F\S+~', '', $body);
    if (str_contains($visitor->address, '/login/')) {
        // The pocket host, which is for trying things out, lists everybody there.
        $shown = preg_replace('~<table.*?</table>~s', '', $shown);
    }
    foreach ($secret as $word) {
        if (stripos($shown, $word) !== false) {
            return "shows what is not theirs ($visitor->address): ..." . substr($shown, max(0, stripos($shown, $word) - 60), 120);
        }
    }
    if (preg_match('~debuggingmessage|<b>(Warning|Notice|Deprecated|Fatal error)</b>|Exception - |Something went wrong|Coding error~', $body, $found)) {
        return "PHP complains ($found[0]): " . substr(trim(preg_replace('/\s+/', ' ', strip_tags(strstr($body, $found[0])))), 0, 300);
    }
    if ($visitor->status >= 500) {
        return "answered $visitor->status";
    }
    if ($refused) {
        $sentence = $visitor->refusal();
        if ($sentence === null) {
            return "is not refused: $visitor->status $visitor->address";
        }
        if (strlen($sentence) < 15 || preg_match('~\[\[|database|data record|error/~i', $sentence)) {
            return "is refused without a sentence that helps: $sentence";
        }
    }
    return null;
}

// Every page is among the cases, and every parameter that it reads.
$used = ['sesskey' => true];
foreach ($world->people as [, $enters, $own]) {
    foreach ((new cases($world->foreign, $enters, $own))->all() as [$page, $fields]) {
        foreach ($fields as $name => $unused) {
            $used["$page $name"] = true;
        }
        $used[$page] = true;
    }
}
// The plugins of the checkout. A case names a page of another plugin than mod_microcred with its folder: launchpad/view.
$plugins = array_map(fn($version) => basename(dirname($version)), glob(dirname(__DIR__, 2) . '/php/*/version.php'));
foreach (array_merge(...array_map(fn($name) => glob("$CFG->dirroot/mod/$name/*.php"), $plugins)) as $file) {
    $name = basename(dirname($file));
    $page = ($name === 'microcred' ? '' : "$name/") . basename($file, '.php');
    $text = file_get_contents($file);
    if (!str_contains($text, '/../../config.php') || in_array($page, cases::OPEN, true)) {
        continue;
    }
    $say(isset($used[$page]) ? null : 'is in no case', "$page.php");
    // What a page leaves to its controller is read there.
    preg_match_all('/^use mod_(\w+)\\\\controller\\\\(\w+);/m', $text, $controllers, PREG_SET_ORDER);
    foreach ($controllers as [, $plugin, $controller]) {
        $text .= file_get_contents("$CFG->dirroot/mod/$plugin/classes/controller/$controller.php");
    }
    preg_match_all('/(?:required|optional)_param(?:_array)?\(\'(\w+)\'/', $text, $names);
    foreach (array_unique($names[1]) as $name) {
        $say(isset($used["$page $name"]) ? null : 'is in no case', "$page.php?$name");
    }
}

// So is every function that scripts may call.
$called = [];
foreach ($world->people as [, $enters, $own]) {
    $called += array_flip(array_column((new cases($world->foreign, $enters, $own))->calls(), 0));
}
foreach ($plugins as $name) {
    $functions = [];
    if (is_file("$CFG->dirroot/mod/$name/db/services.php")) {
        require("$CFG->dirroot/mod/$name/db/services.php");
    }
    foreach (array_keys($functions) as $function) {
        $say(isset($called[$function]) ? null : 'is in no case', $function);
    }
}

foreach ($world->people as $who => [$name, $enters, $own]) {
    $visitor = new visitor($CFG->wwwroot);
    $password = $name === 'guest' ? 'guest' : world::PASSWORD;
    if ($name !== '' && !$visitor->sign_in($name, $password)) {
        // A host without a guest's sign-in has no guests to refuse.
        $name === 'guest' ? print("no guest can sign in here\n") : $say('could not sign in', $who);
        continue;
    }
    // Whoever enters the course sees the activity's name; managers and reviewers know the panel, and who they are themselves.
    $secret = array_merge(
        [world::SECRET],
        $enters === false ? [world::NAME] : [],
        in_array($own['kind'] ?? '', ['manager', 'reviewer'], true) ? [] : [world::PANEL]
    );
    $before = world::everything();
    $asked = 0;
    foreach ((new cases($world->foreign, $enters, $own))->all() as [$page, $fields, $expected]) {
        $path = $page[0] === '/' ? $page : '/mod/' . (str_contains($page, '/') ? '' : 'microcred/') . "$page.php";
        $ways = ['GET' => [false, ''], 'POST' => [true, $visitor->sesskey], 'POST without sesskey' => [true, '']];
        if ($visitor->sesskey === '' || $page[0] === '/') {
            // Nobody's sesskey is none, and a file is not asked for by a form.
            unset($ways['POST without sesskey']);
        }
        foreach ($ways as $how => [$post, $key]) {
            $visitor->ask($path, $fields + ($key === '' ? [] : ['sesskey' => $key]), $post);
            $refused = $expected === cases::REFUSED || ($expected === cases::DEED && $post && $key !== '');
            $fault = fault($visitor, $refused, $secret);
            $after = world::everything();
            if ($after !== $before) {
                $changed = implode(', ', array_keys(array_diff_assoc($after, $before)));
                $fault = "changes $changed";
                $before = $after;
            }
            $say($fault, "$who, $how $page " . json_encode($fields));
            $asked++;
        }
    }
    foreach ((new cases($world->foreign, $enters, $own))->calls() as [$function, $arguments]) {
        foreach (array_unique([$visitor->sesskey, '']) as $key) {
            $visitor->call($function, $arguments, $key);
            $fault = $visitor->status === 200 ? fault($visitor, true, $secret) : "answered $visitor->status";
            $after = world::everything();
            $say($after === $before ? $fault : 'changes ' . implode(', ', array_keys(array_diff_assoc($after, $before))),
                "$who, $function " . json_encode($arguments));
            $before = $after;
            $asked++;
        }
    }
    echo "$who: $asked requests\n";
}

// What anybody may open tells nothing of the candidate, and an address that is none is refused.
$nobody = new visitor($CFG->wwwroot);
foreach (['', 'json', 'jwt', 'png', 'svg', 'none'] as $format) {
    foreach ([true, false] as $real) {
        $publicid = $real ? $world->foreign->publicid : str_repeat('0', 32);
        $nobody->ask('/mod/microcred/credential.php', array_filter(['c' => $publicid, 'format' => $format]));
        // The badge says the activity's name: it is what was earned.
        $wrong = $real ? ($nobody->status === 200 ? null : "answered $nobody->status") : ($nobody->status === 404 ? null : 'no 404');
        $say(fault($nobody, false, [world::SECRET, world::PANEL]) ?? $wrong, 'credential.php ' . ($real ? 'real' : 'none') . " $format");
    }
}

$credential = $DB->get_record('microcred_credential', ['id' => $world->foreign->credential], '*', MUST_EXIST);
$open = new open($CFG->wwwroot, $credential);
$open->walk($say);
// Revokes the credential on its way.
(new lists($nobody, (int) $credential->id, $say))->check();
$open->walk_revoked($say);

if ($log !== '') {
    clearstatcache();
    $lines = is_file($log) ? explode("\n", (string) file_get_contents($log, false, null, $logged)) : [];
    $ours = preg_grep('~/mod/(' . implode('|', $plugins) . ')/~', $lines);
    $errors = preg_grep('~PHP: |PHP (Warning|Notice|Deprecated|Fatal|Parse)|\b[A-Z]\w*Error: ~', $ours);
    $say($errors ? implode(' | ', array_slice(array_unique($errors), 0, 5)) : null, 'the log of PHP');
}
echo "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
