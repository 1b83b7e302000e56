--TEST--
PublicKey::verify() gives Project Wycheproof's verdicts for Ed25519, P-256 and RSA
--EXTENSIONS--
microcred
--SKIPIF--
<?php require dirname(__DIR__) . '/vectors.inc'; need_vector('wycheproof/ed25519_test.json'); ?>
--FILE--
<?php
use Microcred\PublicKey;

require dirname(__DIR__) . '/vectors.inc';
foreach (['ed25519_test', 'ecdsa_secp256r1_sha256_p1363_test', 'rsa_signature_2048_sha256_test'] as $name) {
    $file = json_decode(file_get_contents(vector("wycheproof/$name.json")));
    $count = 0;
    foreach ($file->testGroups as $group) {
        $pem = $group->publicKeyPem;
        try {
            $key = PublicKey::fromPem($pem);
        } catch (Microcred\CryptoException $e) {
            $key = null;
        }
        foreach ($group->tests as $test) {
            $verdict = $key !== null && $key->verify(hex2bin($test->msg), hex2bin($test->sig));
            $count++;
            // "acceptable" is either; everything else is as it says.
            if ($test->result !== 'acceptable' && $verdict !== ($test->result === 'valid')) {
                echo "$name $test->tcId: $test->comment is ", $verdict ? 'accepted' : 'refused', "\n";
            }
        }
    }
    echo "$name: ", $count === $file->numberOfTests ? 'all' : $count, "\n";
}
?>
--EXPECT--
ed25519_test: all
ecdsa_secp256r1_sha256_p1363_test: all
rsa_signature_2048_sha256_test: all
