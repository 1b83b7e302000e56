<?php
// Gives badges their entries of status lists from two processes at once, and reads a list while its badges are being revoked:
//     php status_race.php SITE [--badges=300] [--quiet]
// SITE is the folder of an installed site with the plugin, a Moodle or the pocket host; rows of credentials are added to it.
//   1. Both processes give every badge an entry, each in an order of its own, of lists that are full after 40: every badge then
//      has one entry, both were told the same, no entry is used twice, and no list was opened while another had room.
//   2. The same of one list in which only every second entry is free in the end, so that they keep on picking the same.
//   3. One process revokes a badge after the other; the other one reads the list as it is served. What is served never has fewer
//      bits set than there were revoked badges when it was asked for, and never more than there are afterwards.
// Exits 0 if all that holds.

require(__DIR__ . '/race.inc.php');

const MC_FULL = 40;

use core\di;
use Microcred\StatusList;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\issuer;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\signer;
use mod_microcred\local\credential\status_list_document;
use mod_microcred\local\credential\status_list_repository;
use mod_microcred\local\credential\status_list_service;
use mod_microcred\local\submission\submission_lock;

\core\session\manager::set_user(get_admin());
$repository = di::get(status_list_repository::class);
$service = di::get(status_list_service::class);
$small = new status_list_service(
    $repository,
    di::get(status_list_document::class),
    di::get(issuer::class),
    di::get(issuer_key::class),
    di::get(signer::class),
    di::get(submission_lock::class),
    di::get(\core\clock::class),
    MC_FULL
);
$count = fn(int $listid) => (int) $DB->count_records_sql(
    "SELECT COUNT(1) FROM {microcred_statusentry} e JOIN {microcred_credential} c ON c.id = e.credentialid
      WHERE e.listid = ? AND c.status = 'revoked'",
    [$listid]
);

// One of the two processes: it reads what it is to do, waits for the moment, does it, and says what came of it.
if (isset($options['part'])) {
    [$ids, $listid] = json_decode(stream_get_contents(STDIN));
    $said = [];
    while (microtime(true) < (float) $options['at']) {
        usleep(100);
    }
    if ($options['part'] === 'revoke') {
        foreach ($ids as $id) {
            di::get(credential_service::class)->revoke($id, (int) get_admin()->id, 'error', 'Race');
            // SQLite lets whoever comes at once again go first.
            usleep(random_int(0, 10000));
        }
        $said = count($ids);
    } else if ($options['part'] === 'read') {
        do {
            $before = $count($listid);
            $list = $service->current($service->get($listid));
            $after = $count($listid);
            $bits = StatusList::decode(json_decode($list->document)->credentialSubject->encodedList);
            $positions = $DB->get_fieldset('microcred_statusentry', 'position', ['listid' => $listid]);
            $set = count(array_filter($positions, fn($position) => $bits->get((int) $position)));
            $said[] = [$before, $set, $after];
        } while ($after < count($ids));
    } else {
        shuffle($ids);
        foreach ($ids as $id) {
            $said[$id] = $options['part'] === 'reserve'
                ? $small->reserve($id)->id
                : $repository->take($id, $listid, fn() => random_int(0, 2 * count($ids) - 1))->position;
        }
        ksort($said);
    }
    echo json_encode($said);
    exit(0);
}

set_config('issuername', 'Race issuer', 'mod_microcred');
di::get(signer::class)->prepare();
$badges = (int) ($options['badges'] ?? 300);
$wrong = [];
$holds = function (bool $holds, string $what) use (&$wrong, $say): void {
    $holds ? null : $wrong[] = $what;
    $say(($holds ? 'ok   ' : 'FAIL ') . $what);
};

// A credential of an activity and a holder that are gone, as far as lists are concerned.
$credential = fn() => (int) $DB->insert_record('microcred_credential', (object) [
    'publicid' => bin2hex(random_bytes(16)), 'uuid' => 'urn:uuid:' . \core\uuid::generate(),
    'submissionid' => random_int(1_000_000_000, 2_000_000_000), 'microcredid' => 0, 'userid' => 0, 'status' => 'issued',
    'versiondigest' => 'sha256:' . str_repeat('0', 64), 'title' => 'Race', 'facts' => '{}', 'document' => '{}', 'timeawarded' => 1,
]);

// Lets processes do their parts at the same moment, and hands back what each of them said.
$race = function (array $parts, array $ids, int $listid) use ($site): array {
    $at = microtime(true) + 1.0;
    $running = [];
    foreach ($parts as $part) {
        $command = [PHP_BINARY, ...php_options(), __FILE__, $site, "--part=$part", "--at=$at"];
        $process = proc_open($command, [0 => ['pipe', 'r'], 1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
        fwrite($pipes[0], json_encode([$ids, $listid]));
        fclose($pipes[0]);
        $running[] = [$process, $pipes];
    }
    return array_map(function (array $one): array {
        [$process, $pipes] = $one;
        $said = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);
        fclose($pipes[1]);
        fclose($pipes[2]);
        $code = proc_close($process);
        return [$code === 0 ? json_decode($said, true) : null, substr($said, 0, 300)];
    }, $running);
};
$last = fn() => (int) $DB->get_field_sql('SELECT COALESCE(MAX(id), 0) FROM {microcred_statuslist}');

// 1. Lists that fill up.
$before = $last();
$ids = array_map($credential, range(1, $badges));
[[$one, $log], [$other, $otherlog]] = $race(['reserve', 'reserve'], $ids, 0);
$holds(is_array($one) && is_array($other), 'both processes ended well' . (is_array($one) && is_array($other) ? '' : ": $log $otherlog"));
$holds($one === $other && count($one ?? []) === $badges, 'both were told the same entry of each badge');
$holds(count(array_unique($one ?? [])) === $badges, 'no entry is used twice');
$lists = $DB->get_records_select('microcred_statuslist', 'id > ?', [$before], 'id');
$used = array_map(fn($list) => (int) $list->used, array_values($lists));
// Of all the issuer's lists: one that was there before may have had room, too.
$unsure = $DB->count_records_sql('SELECT COUNT(1) FROM {microcred_statuslist} l WHERE l.issuerid = ? AND l.used <> (
    SELECT COUNT(1) FROM {microcred_statusentry} e WHERE e.listid = l.id)', [di::get(issuer_key::class)->current()->issuer]);
$holds((int) $unsure === 0, 'each list knows how many entries it has given away: ' . implode(' ', $used));
$holds(count(array_filter($used, fn($n) => $n < MC_FULL)) <= 1, 'no list was opened while another had room');

// 2. The same entries picked again and again.
$listid = (int) $DB->insert_record('microcred_statuslist', (object) [
    'issuerid' => di::get(issuer_key::class)->current()->issuer, 'site' => $CFG->wwwroot, 'entries' => status_list_service::ENTRIES,
    'used' => 0, 'timecreated' => time(),
]);
$ids = array_map($credential, range(1, $badges));
[[$one, $log], [$other, $otherlog]] = $race(['take', 'take'], $ids, $listid);
$told = $one !== null && array_map('intval', $one) === array_map('intval', $other ?? []);
$holds($told, 'the same in a crowded list' . ($told ? '' : ": $log $otherlog"));
$stored = $DB->get_fieldset('microcred_statusentry', 'position', ['listid' => $listid]);
$holds(count($stored) === $badges && count(array_unique($stored)) === $badges, 'where no entry is used twice, either');

// 3. Reading while revoking.
[[$revoked, $log], [$seen, $otherlog]] = $race(['revoke', 'read'], $ids, $listid);
$holds($revoked === $badges && is_array($seen), 'all were revoked, and the list read ' . count($seen ?? []) . ' times'
    . ($revoked === $badges && is_array($seen) ? '' : ": $log $otherlog"));
$stale = array_filter($seen ?? [], fn($once) => $once[1] < $once[0] || $once[1] > $once[2]);
$holds(!$stale, 'no list that was served was behind the database or ahead of it' . ($stale ? json_encode(reset($stale)) : ''));
$between = count(array_filter($seen ?? [], fn($once) => $once[1] > 0 && $once[1] < $badges));
$holds($between > 0, "it was seen $between times while badges were being revoked");

echo json_encode(['database' => $DB->get_dbfamily(), 'badges' => $badges, 'reads' => count($seen ?? []), 'between' => $between,
    'wrong' => $wrong]), "\n";
exit($wrong ? 1 : 0);
