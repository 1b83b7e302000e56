--TEST--
Credential: dates to the second and in any zone, the recipient behind the salted hash, the manifest in the narrative
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/badge.inc';
$dated = fn(string $from, ?string $until = null) => signed(function ($badge) use ($from, $until) {
    $badge->validFrom = $from;
    unset($badge->validUntil);
    if ($until !== null) {
        $badge->validUntil = $until;
    }
});
foreach ([
    $dated(NOW), $dated('2026-11-24T13:00:01Z'), $dated('2026-11-24T14:00:00+01:00'), $dated('2026-11-24T13:00:00-00:01'),
    $dated('2026-11-24T13:00:00.001Z'), $dated('2026-01-01T00:00:00Z', NOW), $dated('2026-01-01T00:00:00Z', '2026-11-24T12:59:59.999Z'),
    $dated('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'), $dated('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'),
    $dated('2026-01-01T00:00:00Z', 'later'), $dated(NOW, NOW),
] as $document) {
    echo detail('dates', $document), "\n";
}
echo detail('dates', $dated('2024-02-29T00:00:00Z'), now: '2024-02-28T23:59:59Z'), "\n";
echo "recipient\n";
$signed = signed();
foreach (['a@example.com', 'b@example.com', 'A@example.com', '', 'urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7', 'a@example.comKosher'] as $recipient) {
    echo detail('recipient', $signed, null, ['recipient' => $recipient]), "\n";
}
$plain = fn(array $identity) => signed(fn($badge) => [$badge->credentialSubject->identifier = [(object) ($identity + ['type' => 'IdentityObject', 'identityType' => 'name'])], null][1]);
echo detail('recipient', $plain(['hashed' => false, 'identityHash' => 'Ada']), null, ['recipient' => 'Ada']), "\n";
echo detail('recipient', $plain(['hashed' => true, 'identityHash' => 'md5$' . md5('Ada')]), null, ['recipient' => 'Ada']), "\n";
echo detail('recipient', $plain(['hashed' => true, 'identityHash' => 'sha256$' . strtoupper(hash('sha256', 'Ada'))]), null, ['recipient' => 'Ada']), "\n";
echo "evidence\n";
$root = str_repeat('ab', 32);
echo detail('evidence', $signed, null, ['manifest' => $root]), "\n";
echo detail('evidence', $signed, null, ['manifest' => str_repeat('ba', 32)]), "\n";
$longer = signed(function ($badge) use ($root) {
    $badge->evidence[0]->narrative = "{$root}0 and 0$root";
});
echo detail('evidence', $longer, null, ['manifest' => $root]), "\n";
echo "arguments\n";
foreach ([['recipient' => 7], ['manifest' => 'ABC'], ['manifets' => $root], [$root]] as $known) {
    refused(fn() => verdict($signed, null, $known));
}
refused(fn() => verdict($signed, ['a' => 'b']));
refused(fn() => verdict($signed, now: '2026-11-24T13:00:00+00:00'));
refused(fn() => verdict($signed, now: '2026-11-31T13:00:00Z'));
?>
--EXPECT--
Valid from 2026-11-24T13:00:00Z, without an end
The credential is not valid before 2026-11-24T13:00:01Z
Valid from 2026-11-24T14:00:00+01:00, without an end
The credential is not valid before 2026-11-24T13:00:00-00:01
The credential is not valid before 2026-11-24T13:00:00.001Z
Valid from 2026-01-01T00:00:00Z until 2026-11-24T13:00:00Z
The credential expired on 2026-11-24T12:59:59.999Z
The credential ends, on 2026-01-01T00:00:00Z, before it begins, on 2026-01-02T00:00:00Z
Valid from 0001-01-01T00:00:00Z until 9999-12-31T23:59:59Z
"validUntil" is not a date with a time and a zone
Valid from 2026-11-24T13:00:00Z until 2026-11-24T13:00:00Z
The credential is not valid before 2024-02-29T00:00:00Z
recipient
The credential was issued to the person named
The credential was issued to somebody else
The credential was issued to somebody else
The credential was issued to somebody else
The credential was issued to the person named
The credential was issued to somebody else
The credential was issued to the person named
Not known: the credential does not say to whom it was issued in a way that can be compared
The credential was issued to the person named
evidence
The sealed evidence is the evidence that the credential names
The credential does not name the evidence that was given
The credential does not name the evidence that was given
arguments
TypeError: Microcred\Credential::verify(): Argument #4 ($known) must have a string for "recipient", int given
ValueError: The manifest's root is 64 lower-case hex digits
ValueError: Microcred\Credential::verify(): Argument #4 ($known) must have no other keys than "status", "recipient" and "manifest"
ValueError: Microcred\Credential::verify(): Argument #4 ($known) must have no other keys than "status", "recipient" and "manifest"
TypeError: Microcred\Credential::verify(): Argument #2 ($keys) must hold objects of class Microcred\PublicKey only, string given
ValueError: The time must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
