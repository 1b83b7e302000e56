--TEST--
Credential::verify: a credential's status is what its issuer's signed list says, and not known where there is no such list
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey, StatusList};

require __DIR__ . '/badge.inc';

const URL = 'https://school.example/mod/microcred/status.php/1';
$key = SigningKey::generate(KeyType::Ed25519);
$did = 'did:key:' . $key->public()->toMultibase();
$method = $did . '#' . $key->public()->toMultibase();
$sign = fn(array $document, ?SigningKey $with = null) => Credential::sign(
    json_encode($document, JSON_UNESCAPED_SLASHES),
    $with ?? $key,
    Cryptosuite::EddsaJcs2022,
    $with ? 'did:key:' . $with->public()->toMultibase() . '#' . $with->public()->toMultibase() : $method,
    '2026-11-24T12:00:00Z'
);

/** The signed badge whose status is this. */
$badge = function (mixed $status) use ($sign, $did): string {
    $document = json_decode(file_get_contents(__DIR__ . '/badge.json'), true);
    unset($document['proof']);
    $document['issuer'] = is_array($document['issuer']) ? ['id' => $did] + $document['issuer'] : $did;
    $document['validFrom'] = '2026-11-01T00:00:00Z';
    unset($document['validUntil']);
    $document['credentialStatus'] = $status;
    return $sign($document);
};
$entry = [
    'id' => URL . '#94567', 'type' => 'BitstringStatusListEntry', 'statusPurpose' => 'revocation', 'statusListIndex' => '94567',
    'statusListCredential' => URL,
];
$bits = new StatusList();
$list = fn(array $change = []) => array_replace_recursive([
    '@context' => ['https://www.w3.org/ns/credentials/v2'],
    'id' => URL,
    'type' => ['VerifiableCredential', 'BitstringStatusListCredential'],
    'issuer' => $did,
    'validFrom' => '2026-11-24T00:00:00Z',
    'validUntil' => '2026-11-25T00:00:00Z',
    'credentialSubject' => ['id' => URL . '#list', 'type' => 'BitstringStatusList', 'statusPurpose' => 'revocation', 'encodedList' => $bits->encode()],
], $change);

function tell(string $what, string $badge, array $known): void {
    $verification = Credential::verify($badge, [], NOW, $known);
    $status = array_column($verification->checks, null, 'name')['status'];
    printf("%s: %s, %s\n    %s\n", $what, json_encode($status['passed']), $verification->valid ? 'valid' : 'not valid',
        preg_replace('/z6Mk\w+/', 'z6Mk…', $status['detail']));
}

$good = $badge($entry);
tell('not given', $good, []);
tell('given', $good, ['status' => [URL => $sign($list())]]);
tell('a number as index', $badge(['statusListIndex' => 94567] + $entry), ['status' => [URL => $sign($list())]]);
// Open Badges 3.0 allows one status: the list's entries are looked up, and the schema is not met.
tell('a list of entries', $badge([$entry, ['statusPurpose' => 'suspension'] + $entry]), ['status' => [URL => $sign($list(
    ['credentialSubject' => ['statusPurpose' => ['revocation', 'suspension']]]
))]]);
$bits->set(94566, true);
$bits->set(94568, true);
tell('the neighbours set', $good, ['status' => [URL => $sign($list())]]);
$bits->set(94567, true);
tell('revoked', $good, ['status' => [URL => $sign($list())]]);
tell('suspended', $badge(['statusPurpose' => 'suspension'] + $entry), ['status' => [URL => $sign($list(['credentialSubject' => ['statusPurpose' => 'suspension']]))]]);
$bits->set(94567, false);

echo "-- lists that are no use\n";
$other = SigningKey::generate(KeyType::Ed25519);
foreach ([
    'another address' => ['https://school.example/other' => $sign($list())],
    'another id' => [URL => $sign($list(['id' => URL . '0']))],
    'another purpose' => [URL => $sign($list(['credentialSubject' => ['statusPurpose' => 'suspension']]))],
    'another issuer' => [URL => $sign($list(['issuer' => 'did:key:' . $other->public()->toMultibase()]), $other)],
    'signed by another' => [URL => $sign($list(), $other)],
    'not signed' => [URL => json_encode($list())],
    'changed' => [URL => str_replace('2026-11-25', '2026-11-26', $sign($list()))],
    'out of date' => [URL => $sign($list(['validUntil' => '2026-11-24T12:59:59Z']))],
    'not yet' => [URL => $sign($list(['validFrom' => '2026-11-24T13:00:01Z']))],
    'no list' => [URL => $sign(['type' => ['VerifiableCredential']] + $list())],
    'damaged' => [URL => $sign($list(['credentialSubject' => ['encodedList' => 'uH4sI']]))],
    'no JSON' => [URL => 'no JSON'],
    'a JSON list' => [URL => '[]'],
] as $what => $lists) {
    tell($what, $good, ['status' => $lists]);
}

echo "-- entries that are no use\n";
$lists = ['status' => [URL => $sign($list())]];
foreach ([
    'of another kind' => ['type' => 'StatusList2021Entry'] + $entry,
    'beyond the list' => ['statusListIndex' => '131072'] + $entry,
    'below it' => ['statusListIndex' => '-1'] + $entry,
    'a fraction' => ['statusListIndex' => 1.5] + $entry,
    'without an index' => array_diff_key($entry, ['statusListIndex' => 0]),
    'without a purpose' => array_diff_key($entry, ['statusPurpose' => 0]),
    'no address' => ['statusListCredential' => 'no address'] + $entry,
    'empty' => [],
    'text' => 'revoked',
    'five of them' => array_fill(0, 5, $entry),
] as $what => $status) {
    tell($what, $badge($status), $lists);
}

foreach ([['status' => URL], ['status' => [URL => 7]], ['statuslist' => []]] as $known) {
    try {
        Credential::verify($good, [], NOW, $known);
        echo "nothing thrown\n";
    } catch (TypeError | ValueError $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
not given: null, not valid
    Not known: the credential names a status list, which was not given
given: true, valid
    Entry 94567 of its issuer's status list (revocation) is not set
a number as index: true, valid
    Entry 94567 of its issuer's status list (revocation) is not set
a list of entries: true, not valid
    Entry 94567 of its issuer's status list (revocation) is not set
the neighbours set: true, valid
    Entry 94567 of its issuer's status list (revocation) is not set
revoked: false, not valid
    The credential was revoked by its issuer
suspended: false, not valid
    The credential is suspended by its issuer at present
-- lists that are no use
another address: null, not valid
    Not known: the credential names a status list, which was not given
another id: null, not valid
    Not known: the status list that was given is another one than the credential names
another purpose: null, not valid
    Not known: the status list is kept for another purpose
another issuer: null, not valid
    Not known: the status list is not by the credential's issuer
signed by another: null, not valid
    Not known: the status list's signature was not found good. The key did:key:z6Mk…#z6Mk… does not belong to the issuer did:key:z6Mk…
not signed: null, not valid
    Not known: the status list's signature was not found good. The credential is not signed: it has no proof
changed: null, not valid
    Not known: the status list's signature was not found good. The signature does not hold: the document was changed, or it was signed with another key than that of did:key:z6Mk…#z6Mk…
out of date: null, not valid
    Not known: the status list is not in force now, so a newer one is needed
not yet: null, not valid
    Not known: the status list is not in force now, so a newer one is needed
no list: null, not valid
    Not known: what was given as the status list is none
damaged: null, not valid
    Not known: the status list cannot be read. The status list is not whole gzip
no JSON: null, not valid
    Not known: what was given as the status list is no document that can be read
a JSON list: null, not valid
    Not known: what was given as the status list is no document that can be read
-- entries that are no use
of another kind: null, not valid
    Not known: the credential's status is of a kind that is not known here
beyond the list: false, not valid
    The credential's status is entry 131072 of a list that has 131072
below it: false, not valid
    The credential's status does not name a purpose, a list and an entry of it
a fraction: false, not valid
    The credential's status does not name a purpose, a list and an entry of it
without an index: false, not valid
    The credential's status does not name a purpose, a list and an entry of it
without a purpose: false, not valid
    The credential's status does not name a purpose, a list and an entry of it
no address: false, not valid
    The credential's status does not name a purpose, a list and an entry of it
empty: false, not valid
    The credential's status is an empty list
text: null, not valid
    Not known: the credential's status is of a kind that is not known here
five of them: false, not valid
    The credential has more than 4 statuses
TypeError: Microcred\Credential::verify(): Argument #4 ($known) must have an array for "status", string given
TypeError: Microcred\Credential::verify(): Argument #4 ($known) must have only strings under "status", int given
ValueError: Microcred\Credential::verify(): Argument #4 ($known) must have no other keys than "status", "recipient" and "manifest"
