--TEST--
Credential: a signed badge is valid, and every step says what it is about
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Credential;

require __DIR__ . '/badge.inc';
$signed = signed();
echo verdict($signed), "\n";
$known = ['recipient' => 'a@example.com', 'manifest' => str_repeat('ab', 32)];
echo verdict($signed, null, $known), "\n";
foreach (Credential::verify($signed, [method(key_one()) => key_one()->public()], NOW, $known)->checks as $check) {
    echo $check['name'], ': ', str_replace(key_one()->public()->toMultibase(), 'KEY', $check['detail']), "\n";
}
// The same document in another layout is the same document; the signed one is canonical.
var_dump($signed === Microcred\canonicalize($signed));
echo verdict(json_encode(json_decode($signed), JSON_PRETTY_PRINT)), "\n";
// Nothing known of the key, or another key.
echo verdict($signed, []), "\n";
echo verdict($signed, [method(key_one()) => Microcred\SigningKey::generate(Microcred\KeyType::Ed25519)->public()]), "\n";
echo verdict($signed, [method(key_one()) => Microcred\SigningKey::generate(Microcred\KeyType::P256)->public()]), "\n";
// A result is an object like others.
$verification = Credential::verify($signed, [], NOW);
try {
    $verification->valid = true;
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES RECIPIENT (status) EVIDENCE
syntax: The text is sound JSON
context: The terms are those of Verifiable Credentials 2.0 and Open Badges 3.0
schema: The members are those that Open Badges 3.0 asks for
proof: Signed with the key of did:web:example.org:mod:microcred:issuer.php#KEY (eddsa-jcs-2022); nothing was changed since
controller: The key belongs to the issuer, did:web:example.org:mod:microcred:issuer.php
dates: Valid from 2026-11-24T11:59:00Z until 2031-11-24T00:00:00Z
recipient: The credential was issued to the person named
status: Not known: the credential names no status list, so only its issuer can say whether it was revoked
evidence: The sealed evidence is the evidence that the credential names
bool(true)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA (proof) CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA proof CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA proof CONTROLLER DATES (recipient) (status) (evidence)
Cannot modify readonly property Microcred\Verification::$valid
