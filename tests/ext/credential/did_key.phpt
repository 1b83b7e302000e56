--TEST--
Credential: did:key methods bring their key along, and only when they are written whole
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, KeyType, PublicKey, SigningKey};

require __DIR__ . '/badge.inc';
foreach ([[KeyType::Ed25519, Cryptosuite::EddsaJcs2022], [KeyType::P256, Cryptosuite::EcdsaJcs2019]] as [$type, $suite]) {
    $key = SigningKey::generate($type);
    $did = 'did:key:' . $key->public()->toMultibase();
    $document = badge(function ($badge) use ($did) {
        $badge->issuer->id = $did;
    });
    $signed = Credential::sign($document, $key, $suite, method($key, $did), NOW);
    echo verdict($signed, []), "\n";
}
$named = function (string $method) use ($signed): string {
    $decoded = json_decode($signed);
    $decoded->proof->verificationMethod = $method;
    return json_encode($decoded, JSON_UNESCAPED_SLASHES);
};
$multibase = $key->public()->toMultibase();
$show = fn(string $sentence) => str_replace($multibase, 'KEY', $sentence) . "\n";
foreach (["did:key:$multibase", "did:key:$multibase#", "did:key:$multibase#key-1", "did:key:#", 'did:key:z1#z1', "did:key:#$multibase", '#', ''] as $method) {
    echo $show(detail('proof', $named($method), []));
}
// The secret key's prefix, and a point of small order.
foreach (['z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq', 'z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP'] as $bad) {
    echo $show(detail('proof', $named("did:key:$bad#$bad"), []));
}
// A key that is given for a did:key does not stand in for the one that is named.
$other = SigningKey::generate(KeyType::P256);
echo verdict($signed, [method($key, $did) => $other->public()]), "\n";
?>
--EXPECT--
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
The verification method did:key:KEY is not written as did:key:X#X
The verification method did:key:KEY# is not written as did:key:X#X
The verification method did:key:KEY#key-1 is not written as did:key:X#X
The verification method did:key:# holds no usable key: A key in multibase begins with "z", for base58btc
The verification method did:key:z1#z1 holds no usable key: The multibase key is too short
The verification method did:key:#KEY is not written as did:key:X#X
The key of # is not known here, so the signature could not be checked
The key of  is not known here, so the signature could not be checked
The verification method did:key:z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq#z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq holds no usable key: The multibase key does not begin as an Ed25519, P-256 or RSA public key does
The verification method did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP#z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP holds no usable key: The Ed25519 key is not a point that signatures can be trusted under
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
