--TEST--
Cryptosuite: every case signs with a kind of key and verifies, and the extension knows no suite beside them
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/badge.inc';
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey};

/** What the check of the proof says. */
function proof(string $document, array $keys): array {
    return array_column(Credential::verify($document, $keys, NOW)->checks, null, 'name')['proof'];
}

// The schema's type is a word that no context defines, so a suite over RDF refuses it.
$badge = badge(function (stdClass $badge) {
    unset($badge->credentialSchema);
});
$keys = array_map(SigningKey::generate(...), KeyType::cases());
foreach (Cryptosuite::cases() as $suite) {
    $held = 0;
    foreach ($keys as $key) {
        try {
            $signed = Credential::sign($badge, $key, $suite, method($key), '2026-11-24T12:00:00Z');
        } catch (ValueError $error) {
            echo str_contains($error->getMessage(), 'needs another kind of key') ? '' : $error->getMessage() . "\n";
            continue;
        }
        $held += (int) (proof($signed, [method($key) => $key->public()])['passed'] === true);
    }
    echo $suite->value, $held > 0 ? ' holds' : ' does not hold', "\n";
}

// Of no known suite, the sentence names those that are.
$stranger = json_decode(signed());
$stranger->proof->cryptosuite = 'of-somebody-else';
unset($stranger->proof->created);
preg_match('/\((.*)\)/', proof(json_encode($stranger), [])['detail'], $found);
$named = explode(', ', $found[1]);
$cases = array_column(Cryptosuite::cases(), 'value');
sort($named);
sort($cases);
var_dump($named === $cases);
?>
--EXPECT--
eddsa-jcs-2022 holds
eddsa-rdfc-2022 holds
ecdsa-jcs-2019 holds
bool(true)
