--TEST--
Credential::sign() refuses keys, methods and times that do not fit, and documents that are no objects
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey};

require __DIR__ . '/badge.inc';
$p256 = SigningKey::generate(KeyType::P256);
$m = key_one()->public()->toMultibase();
$other = SigningKey::generate(KeyType::Ed25519)->public()->toMultibase();
$sign = fn(string $json = '{}', ?SigningKey $key = null, Cryptosuite $suite = Cryptosuite::EddsaJcs2022, string $method = 'did:web:example.org#key', string $created = NOW) =>
    refused(fn() => Credential::sign($json, $key ?? key_one(), $suite, $method, $created));
$sign(key: $p256);
$sign(suite: Cryptosuite::EcdsaJcs2019);
$sign(key: $p256, suite: Cryptosuite::EddsaRdfc2022);
foreach (['', 'key', 'did:web:example.org', "did:web:a b#c", "did:web:\xff#c", "did:web:a#c\n"] as $method) {
    $sign(method: $method);
}
foreach (["did:key:$m#$m"] as $method) {
    $sign(method: $method);
}
try {
    Credential::sign('{}', key_one(), Cryptosuite::EddsaJcs2022, "did:key:$other#$other", NOW);
} catch (ValueError $e) {
    echo str_replace($m, 'KEY', $e->getMessage()), "\n";
}
foreach (['', '2026-11-24', '2026-11-24 13:00:00Z', '2026-11-24T13:00:00.0Z', '2026-11-24T13:00:00+00:00', '2026-13-24T13:00:00Z', '2026-11-24T24:00:00Z', '2026-11-24t13:00:00z'] as $created) {
    $sign(created: $created);
}
foreach (['', '[]', '7', '{"a":1,"a":2}', '{"proof":7}', '{"proof":[{},7]}', '{"n":9007199254740993}'] as $json) {
    $sign($json);
}
// A document without a context is signed as it is, and an empty set of proofs is a set.
$bare = json_decode(Credential::sign('{"proof":[]}', key_one(), Cryptosuite::EddsaJcs2022, 'did:web:example.org#key', NOW));
echo implode(' ', array_keys((array) $bare->proof[0])), "\n";
refused(fn() => new Credential());
?>
--EXPECT--
ValueError: The cryptosuite eddsa-jcs-2022 needs another kind of key
ValueError: The cryptosuite ecdsa-jcs-2019 needs another kind of key
ValueError: The cryptosuite eddsa-rdfc-2022 needs another kind of key
ValueError: The verification method must be a URL with a fragment, such as did:web:example.org#key-1
ValueError: The verification method must be a URL with a fragment, such as did:web:example.org#key-1
ValueError: The verification method must be a URL with a fragment, such as did:web:example.org#key-1
ValueError: The verification method must be a URL with a fragment, such as did:web:example.org#key-1
ValueError: The verification method must be a URL with a fragment, such as did:web:example.org#key-1
ValueError: The verification method must be a URL with a fragment, such as did:web:example.org#key-1
accepted
The did:key verification method is not that of the signing key, "did:key:KEY#KEY"
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
ValueError: The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z
Microcred\FormatException: Here a value is expected, not the end of the text
  inputOffset 0
  inputLine 1
  pointer 
Microcred\FormatException: A credential is a JSON object
  pointer 
Microcred\FormatException: A credential is a JSON object
  pointer 
Microcred\FormatException: The member "a" is there twice in one object
  inputOffset 11
  inputLine 1
  pointer /a
Microcred\FormatException: "proof" is neither a proof nor a list of proofs
  pointer /proof
Microcred\FormatException: "proof" is neither a proof nor a list of proofs
  pointer /proof
Microcred\FormatException: The whole number is beyond 2^53 and would change when read as a double; write it as a string
  inputOffset 5
  inputLine 1
  pointer /n
created cryptosuite proofPurpose proofValue type verificationMethod
Error: Call to private Microcred\Credential::__construct() from global scope
