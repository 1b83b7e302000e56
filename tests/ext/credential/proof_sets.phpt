--TEST--
Credential: proofs join a set; every one of a known suite must hold, in any order, and their key must be the issuer's
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey};

require __DIR__ . '/badge.inc';
$p256 = SigningKey::generate(KeyType::P256);
$stranger = SigningKey::generate(KeyType::Ed25519);
$keys = [method(key_one()) => key_one()->public(), method($p256) => $p256->public()];
$one = signed();
$two = Credential::sign($one, $p256, Cryptosuite::EcdsaJcs2019, method($p256), NOW);
$three = Credential::sign($two, key_one(), Cryptosuite::EddsaJcs2022, method(key_one()), NOW);
echo implode(' ', array_column(json_decode($three)->proof, 'cryptosuite')), "\n";
// The first proof is the very one it was, and the signature alone of the second is new.
var_dump(json_decode($two)->proof[0] == json_decode($one)->proof);
foreach ([$one, $two, $three] as $document) {
    echo verdict($document, $keys), "\n";
}
function with_proofs(string $document, callable $change): string {
    $decoded = json_decode($document);
    $decoded->proof = $change($decoded->proof);
    return json_encode($decoded, JSON_UNESCAPED_SLASHES);
}
echo verdict(with_proofs($three, fn($proofs) => array_reverse($proofs)), $keys), "\n";
echo verdict(with_proofs($three, fn($proofs) => [$proofs[1]]), $keys), "\n";
echo verdict(with_proofs($three, fn($proofs) => []), $keys), "\n";
// A proof of a suite nobody here knows neither helps nor harms.
$unknown = (object) ['type' => 'DataIntegrityProof', 'cryptosuite' => 'bbs-2023', 'proofValue' => 'z1'];
echo verdict(with_proofs($three, fn($proofs) => [$unknown, ...$proofs]), $keys), "\n";
echo verdict(with_proofs($three, fn($proofs) => [$unknown]), $keys), "\n";
// One that fails, or whose key is not known, spoils the set; so does somebody else's.
echo verdict(with_proofs($three, function ($proofs) {
    $proofs[1]->proofValue = $proofs[0]->proofValue;
    return $proofs;
}), $keys), "\n";
echo verdict($two, [method(key_one()) => key_one()->public()]), "\n";
$m = $stranger->public()->toMultibase();
echo verdict(Credential::sign($one, $stranger, Cryptosuite::EddsaJcs2022, "did:key:$m#$m", NOW), $keys), "\n";
// A proof in a set may not depend on others, lie about its purpose, be over, or be no proof.
foreach ([['previousProof', 'urn:uuid:1'], ['proofPurpose', 'authentication'], ['expires', '2026-01-01T00:00:00Z'], ['created', 'yesterday'],
        ['verificationMethod', 7], ['proofValue', 'u' . str_repeat('A', 86)], ['proofValue', 'z'], ['proofValue', 'z' . str_repeat('1', 64) . '2']] as [$member, $value]) {
    $document = with_proofs($one, function ($proof) use ($member, $value) {
        $proof->$member = $value;
        return $proof;
    });
    echo detail('proof', $document), "\n";
}
echo detail('proof', with_proofs($one, fn() => ['no'])), "\n";
echo detail('proof', badge()), "\n";
echo detail('proof', with_proofs($one, fn($proof) => array_fill(0, 9, $proof))), "\n";
?>
--EXPECT--
eddsa-jcs-2022 ecdsa-jcs-2019 eddsa-jcs-2022
bool(true)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA proof (controller) DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA (proof) (controller) DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA proof CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA (proof) CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX CONTEXT SCHEMA PROOF controller DATES (recipient) (status) (evidence)
A proof builds on another one (previousProof), which is not supported
A proof's purpose is not "assertionMethod": it was not made to issue a credential
A proof has expired, on 2026-01-01T00:00:00Z
A proof's time of making is not a date with a time and a zone
A proof does not name the key it was made with
The proof's value is not "z" and a signature of 64 bytes in base58btc
The proof's value is not "z" and a signature of 64 bytes in base58btc
The proof's value is not "z" and a signature of 64 bytes in base58btc
"proof" is neither a proof nor a list of proofs
The credential is not signed: it has no proof
The credential has more than 8 proofs of suites that are known here
