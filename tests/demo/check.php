<?php
// Walks the whole job over HTTP on a seeded site of the pocket host, keeps the badge, and shows that a changed byte is found.
// php check.php SEED.json DATADIR FOLDER CRON...: FOLDER receives the badge; CRON is the command that runs the site's cron.

require(__DIR__ . '/browser.php');
require(__DIR__ . '/files.php');

[, $seedfile, $datadir, $folder] = $argv;
$cron = implode(' ', array_map('escapeshellarg', array_slice($argv, 4)));
$seeded = json_decode(file_get_contents($seedfile), true, 16, JSON_THROW_ON_ERROR);
$site = $seeded['site'];
$programme = require(__DIR__ . '/programme.php');
$passed = 0;

$say = static function (string $words) use (&$passed): void {
    $passed++;
    printf("  ok %2d  %s\n", $passed, $words);
};
$must = static function (bool $holds, string $words) use ($say): void {
    $holds ? $say($words) : throw new walk_failed("not so: $words");
};
$person = static fn(string $who): demo_browser => (new demo_browser($site, $who))->sign_in($seeded['password']);
$run_cron = static function () use ($cron): void {
    exec("$cron 2>&1", $output, $code);
    if ($code !== 0) {
        throw new walk_failed("cron failed:\n" . implode("\n", $output));
    }
};
$upload = static function (string $name, string $content): CURLFile {
    $path = tempnam(sys_get_temp_dir(), 'microcred');
    file_put_contents($path, $content);
    register_shutdown_function(static fn() => @unlink($path));
    return new CURLFile($path, 'application/octet-stream', $name);
};
/** @return array step => state, and under '' the verdict, of the verify page's answer */
$verify = static function (string $name, string $bytes) use ($site, $upload): array {
    $page = (new demo_browser($site, 'visitor'))->open('/mod/microcred/verify.php');
    $file = $page->find('//form//input[@type="file"]')->getAttribute('name');
    $page->send($file, [$file => $upload($name, $bytes)]);
    $steps = ['' => $page->find('//*[@data-verdict]')?->getAttribute('data-verdict') ?? $page->find('//*[contains(@class, "alert")]')?->textContent ?? $page->words()];
    foreach ($page->all('//*[@data-step]') as $step) {
        $steps[$step->getAttribute('data-step')] = $step->getAttribute('data-state');
    }
    return $steps;
};

try {
    // 1. A manager adds an activity, uploads its rubric, sets rules, publishes.
    $dana = $person($seeded['manager']);
    $dana->open("/course/modedit.php?add=microcred&course=$seeded[course]");
    $activity = $programme['activity'];
    $settings = ['name' => 'Performance assessment design, walked', 'introeditor[text]' => $activity['intro'],
        'competency' => $activity['competency'], 'criteria' => $activity['criteria'], 'hidegrade' => 1,
        'completion' => 2, 'completionaward' => 1];
    foreach (array_slice($programme['requirements'], 0, 2) as $i => $requirement) {
        $settings += ["reqtitle[$i]" => $requirement['title'], "reqkind[$i]" => $requirement['kind'],
            "reqmin[$i]" => $requirement['mincount'], "reqprompt[$i]" => $requirement['prompt']];
    }
    $settings += ['skillname[0]' => $programme['skills'][0], 'skillname[1]' => $programme['skills'][1]];
    $dana->send('name', $settings, ['submitbutton' => 'Save and display']);
    parse_str((string) parse_url($dana->address, PHP_URL_QUERY), $query);
    $cmid = (int) ($query['id'] ?? 0);
    $must(str_contains($dana->address, '/mod/microcred/view.php') && $cmid > 0, 'a manager adds a micro-credential to the course');
    $home = "/mod/microcred/view.php?id=$cmid";

    $criteria = [];
    foreach ($programme['criteria'] as $number => [$title, $levels]) {
        $id = 'c' . ($number + 1);
        $criteria[] = ['id' => $id, 'title' => $title, 'levels' => array_map(fn(int $points, string $text) => ['id' => "{$id}l" . ($points + 1),
            'points' => $points, 'title' => ['Beginning', 'Developing', 'Proficient', 'Exemplary'][$points], 'text' => $text],
            array_keys($levels), $levels)];
    }
    $rubric = json_encode(['format' => 'microcred-rubric-1', 'title' => $activity['name'], 'criteria' => $criteria]);
    $dana->open("/mod/microcred/setup.php?id=$cmid&do=rubric");
    $dana->send('source', ['source' => 'file', 'rubricfile_upload' => $upload('rubric.json', substr($rubric, 0, -20))], ['submitbutton' => 'Save']);
    $must($dana->find('//*[contains(@class, "alert-danger")]') !== null, 'a rubric file that is cut off is refused');
    $dana->open("/mod/microcred/setup.php?id=$cmid&do=rubric");
    $dana->send('source', ['source' => 'file', 'rubricfile_upload' => $upload('rubric.json', $rubric)], ['submitbutton' => 'Save']);
    $dana->must_say($criteria[0]['title']);
    $say('the rubric is uploaded: six criteria with four levels');
    $dana->open("/mod/microcred/setup.php?id=$cmid&do=rules");
    $dana->send('kind', ['kind' => 'conjunctive', 'reviewers' => 2] + array_combine(array_map(fn($i) => "cut_$i", array_keys($criteria)),
        array_map(fn($criterion) => $criterion['levels'][1]['id'], $criteria)), ['submitbutton' => 'Save']);
    $dana->open("/mod/microcred/setup.php?id=$cmid&do=publish");
    $dana->send('confirm', [], []);
    $dana->must_say('sha256:');
    $say('the rules are set and version 1 is published');

    // 2. A candidate applies, is accepted, collects evidence, hands in.
    $noor = $person(end($seeded['candidates']));
    $noor->open("/course/view.php?id=$seeded[course]")->must_say('walked');
    $noor->open($home)->must_say($criteria[5]['title']);
    $noor->send('do', [], ['do' => 'apply']);
    $say('a candidate sees requirements and rubric, and applies');
    $dana->open("/mod/microcred/candidates.php?id=$cmid");
    $accept = $dana->find('//button[@name="accept"]')?->getAttribute('value') ?? throw new walk_failed('nobody to accept');
    $dana->send('accept', [], ['accept' => $accept]);
    $submission = (int) $accept;
    $noor->open($home)->must_not_say('Waiting for acceptance');
    $say('the manager accepts');
    $items = [['r1', 'file', 'bridge-task.pdf', 'The bridge task'], ['r2', 'file', 'student-a.png', 'A student\'s plan'],
        ['r2', 'link', 'https://example.org/portfolio/b', 'A student\'s portfolio'], ['r2', 'text', 'Nine of twenty-six named a load.', 'What I saw']];
    foreach ($items as $number => [$requirement, $kind, $content, $title]) {
        $noor->open("/mod/microcred/evidence.php?id=$cmid&kind=$kind&requirement=$requirement");
        $values = ['title' => $title, 'consent' => $requirement === 'r2' ? 'obtained' : 'none', 'requirement' => $requirement];
        $values += $kind === 'file' ? ['draftitemid_upload[]' => $upload($content, demo_file($content, $title, 70 + $number))] : ['content' => $content];
        $noor->send('title', $values, ['submitbutton' => 'Save']);
        if (!str_contains($noor->address, 'view.php')) {
            throw new walk_failed("evidence '$title' was not taken: " . $noor->words());
        }
    }
    $noor->open("/mod/microcred/evidence.php?id=$cmid&reflection=1");
    $noor->send('text', ['text' => 'The second drafts were half as long, and better.'], ['submitbutton' => 'Save']);
    $noor->open("/mod/microcred/action.php?id=$cmid&do=submit");
    $noor->send('confirm');
    $noor->open($home);
    $must($noor->find('//form//input[@name="do" and @value="submit"]') === null && !str_contains($noor->body, 'evidence.php?id='),
        'files, a link, a text and a reflection are handed in and sealed');

    // 3. Two reviewers score, blind.
    foreach (['rosa', 'theo'] as $reviewer) {
        $dana->open("/mod/microcred/submission.php?id=$submission");
        $name = array_column($programme['people']['reviewers'], null, 'username')[$reviewer];
        $option = $dana->find('//select[@name="reviewerid" and @id="microcred-assign"]/option[contains(., "' . $name['lastname'] . '")]')
            ?? throw new walk_failed("$reviewer cannot be assigned: " . $dana->words());
        $dana->send('action', ['reviewerid' => $option->getAttribute('value')], ['action' => 'assign']);
    }
    $say('the manager assigns two reviewers');
    foreach (['rosa' => [3, 2, 2, 2, 2, 3], 'theo' => [2, 2, 3, 2, 1, 2]] as $reviewer => $levels) {
        $page = $person($reviewer)->open("/mod/microcred/queue.php?id=$cmid")->follow('review.php?id=');
        $page->must_not_say('Castellano')->must_not_say('student-a.png');
        if ($reviewer === 'theo') {
            $page->must_not_say('rosa writes');
        }
        $review = $page->address;
        $values = [];
        foreach ($page->all('//fieldset[contains(@class, "microcred-criterion")]') as $i => $fieldset) {
            $radios = $page->all('.//input[@type="radio"]', $fieldset);
            $values[$radios[0]->getAttribute('name')] = $radios[$levels[$i]]->getAttribute('value');
            $values[$page->find('.//textarea', $fieldset)->getAttribute('name')] = "$reviewer writes: the work shows this in part " . ($i + 1) . '.';
            $cites = $page->all('.//input[@type="checkbox"]', $fieldset);
            $values[$cites[$i % count($cites)]->getAttribute('name')] = 1;
        }
        $page->send('action', $values, ['action' => 'check']);
        $page->send('action', [], ['action' => 'lock']);
        $say("$reviewer scores six criteria with reasons and citations, not knowing whose work it is, and locks");
    }

    // 4, 5. The decision, its release, grade and completion.
    $noor->open($home)->must_not_say('result.php?');
    $dana->open("/mod/microcred/submission.php?id=$submission");
    $dana->send('action', [], ['action' => 'release']);
    $noor->open($home)->follow('result.php')->must_say('rosa writes: the work shows this in part 1.');
    $must(!str_contains($noor->body, 'Imani'), 'once released, the candidate reads the profile with reasons and no names');
    $noor->open("/grade/report/index.php?id=$seeded[course]")->must_say('/ 100.00');
    $noor->open("/course/view.php?id=$seeded[course]")->must_say('Done:');
    $say('the grade is in the gradebook and the activity is complete');

    // 6, 7. The badge: signed by cron, public, downloadable, checked.
    $run_cron();
    $noor->open('/mod/microcred/mine.php')->follow('credential.php?c=');
    $address = $noor->address;
    $noor->open('/message/output/popup/notifications.php')->must_say('Performance assessment design, walked');
    $say('cron signs the badge, and its holder is told');
    $visitor = new demo_browser($site, 'visitor');
    $visitor->open($address)->must_say('Performance assessment design')->must_not_say('Castellano');
    $states = array_map(fn($step) => $step->getAttribute('data-state'), $visitor->all('//*[@data-step]'));
    $must($states && !in_array('failed', $states, true), 'anyone opens its public page, where each step is ticked');
    $json = $visitor->open("$address&format=json")->body;
    $png = $visitor->open("$address&format=png")->body;
    $svg = $visitor->open("$address&format=svg")->body;
    $jwt = $visitor->open("$address&format=jwt")->body;
    is_dir($folder) || mkdir($folder, 0755, true);
    $files = ['badge.json' => $json, 'badge.jwt' => $jwt, 'badge.png' => $png, 'badge.svg' => $svg];
    foreach ($files as $name => $bytes) {
        file_put_contents("$folder/$name", $bytes);
    }
    $drawn = json_decode((string) Microcred\BadgeImage::unbake($svg));
    $must(Microcred\BadgeImage::unbake($png) === $json && $drawn == json_decode($json),
        "the badge is kept as $folder/badge.json, badge.png and badge.svg, the same in all, and as badge.jwt");
    foreach ($files as $name => $bytes) {
        $steps = $verify($name, $bytes);
        $must($steps[''] === 'valid', "the verify page finds $name valid");
    }
    $now = gmdate('Y-m-d\TH:i:s\Z');
    $key = static function (string $json): array {
        $proof = json_decode($json)->proof;
        $method = (is_array($proof) ? $proof[0] : $proof)->verificationMethod;
        return [$method => Microcred\PublicKey::fromMultibase(substr($method, strpos($method, '#') + 1))];
    };
    // The extension fetches nothing: whoever asks it brings the status list that the badge names.
    $list = json_decode($json)->credentialStatus->statusListCredential;
    $known = ['status' => [$list => $visitor->open($list)->body]];
    foreach (['badge.json' => $json, 'badge.jwt' => $jwt] as $name => $text) {
        $verification = Microcred\Credential::verify($text, $key($json), $now, $known);
        $must($verification->valid, "the extension alone finds $name valid too, with the status list from the badge's own address");
    }

    // One byte changed: the check that should notice does, by name.
    $at = strpos($json, 'walked');
    $changed = substr_replace($json, 'talked', $at, 6);
    $failing = array_column(array_filter(Microcred\Credential::verify($changed, $key($json), $now)->checks, fn($c) => $c['passed'] === false), 'name');
    $must($failing === ['proof'], 'with one byte of the badge changed, the extension says: ' . implode(', ', $failing));
    $steps = $verify('badge.json', $changed);
    $failing = array_keys($steps, 'failed', true);
    $must($steps[''] !== 'valid' && in_array('proof', $failing, true), 'and so does the verify page: ' . implode(', ', $failing));
    $middle = intdiv(strlen($png), 2);
    $steps = $verify('badge.png', substr_replace($png, chr(ord($png[$middle]) ^ 1), $middle, 1));
    $must($steps[''] !== 'valid', 'a badge picture with one bit changed is not valid either: ' . trim(preg_replace('/\s+/', ' ', $steps[''])));

    // One byte of an evidence file changed behind the site's back.
    $sealed = sha1(demo_file('bridge-task.pdf', 'The bridge task', 70));
    $path = "$datadir/filedir/" . substr($sealed, 0, 2) . "/$sealed";
    $must(is_file($path), 'the sealed file is where the site keeps it');
    $bytes = file_get_contents($path);
    chmod($path, 0600);
    $bytes[200] = chr(ord($bytes[200]) ^ 1);
    file_put_contents($path, $bytes);
    $dana->open("/mod/microcred/submission.php?id=$submission");
    $broken = $dana->all('//*[contains(@class, "alert-danger")]//li');
    $names = array_map(fn($item) => trim($item->textContent), $broken);
    $must($names === ['item-001.pdf'], 'with one byte of an evidence file changed, the seal says which part: ' . implode(', ', $names));

    // 8. Revoking.
    $dana->open("/mod/microcred/candidates.php?id=$cmid")->follow('revoke.php');
    $dana->send('reason', ['category' => 'error', 'reason' => 'Walked only to show that it can be revoked.'], ['submitbutton' => 'Revoke']);
    $visitor->open($address)->must_not_say('Walked only to show');
    $state = $visitor->find('//*[@data-verdict]')?->getAttribute('data-verdict');
    $must($state === 'revoked' || str_contains(strtolower($visitor->words(3000)), 'revoked'), 'a manager revokes it; the public page says so, without the reason');
    printf("%d passed, 0 failed\n", $passed);
} catch (walk_failed $e) {
    printf("not ok %d  %s\n%d passed, 1 failed\n", $passed + 1, $e->getMessage(), $passed);
    exit(1);
}
