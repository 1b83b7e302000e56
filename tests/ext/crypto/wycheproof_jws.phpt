--TEST--
PublicKey gives Project Wycheproof's verdicts on JWS with ES256 and RS256; what is of other algorithms is refused or counted
--EXTENSIONS--
microcred
--SKIPIF--
<?php require dirname(__DIR__) . '/vectors.inc'; need_vector('wycheproof/json_web_signature_test.json'); ?>
--FILE--
<?php
use Microcred\PublicKey;

require dirname(__DIR__) . '/vectors.inc';
/** RFC 7515 section 5.2 with what the extension has: key by JWK, strict base64url, the header's alg being the key's. */
function holds(stdClass $jwk, string $algorithm, string $jws): bool {
    try {
        $key = PublicKey::fromJwk(json_encode($jwk));
    } catch (Microcred\Exception) {
        return false;
    }
    $parts = explode('.', $jws);
    $raw = [];
    foreach ($parts as $part) {
        $raw[] = $bytes = base64_decode(strtr($part, '-_', '+/'), true);
        if ($bytes === false || rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=') !== $part) {
            return false;
        }
    }
    return count($raw) === 3 && (json_decode($raw[0])->alg ?? null) === $algorithm && $key->verify("$parts[0].$parts[1]", $raw[2]);
}

foreach (['json_web_signature_test', 'json_web_crypto_test'] as $name) {
    $file = json_decode(file_get_contents(vector("wycheproof/$name.json")));
    $counts = [];
    foreach ($file->testGroups as $group) {
        $jwk = $group->public ?? null;
        $algorithm = $jwk->alg ?? 'none named';
        foreach ($group->tests as $test) {
            $used = in_array($algorithm, ['ES256', 'RS256'], true) && is_string($test->jws ?? null);
            $kind = $used ? $algorithm : 'left out: ' . (isset($test->jws) ? "a key of alg $algorithm" : 'no JWS');
            $counts[$kind] = ($counts[$kind] ?? 0) + 1;
            if ($used && holds($jwk, $algorithm, $test->jws) !== ($test->result === 'valid')) {
                echo "$name $test->tcId ($algorithm): $test->comment is not $test->result\n";
            }
        }
    }
    ksort($counts);
    foreach ($counts as $kind => $count) {
        echo "$name $kind: $count\n";
    }
    echo array_sum($counts) === $file->numberOfTests ? "all\n" : "NOT ALL\n";
}
// Keys that are wrong in themselves, or for this use. What has no public key is of a kind whose secret both sides share.
$file = json_decode(file_get_contents(vector('wycheproof/json_web_key_test.json')));
$used = $left = 0;
foreach ($file->testGroups as $group) {
    foreach ($group->tests as $test) {
        if (!isset($group->public)) {
            $left++;
            continue;
        }
        $used++;
        $header = json_decode(base64_decode(strtr(explode('.', $test->jws)[0], '-_', '+/')));
        if (holds($group->public->keys[0], $header->alg, $test->jws) !== ($test->result === 'valid')) {
            echo "json_web_key_test $test->tcId: $test->comment is not $test->result\n";
        }
    }
}
echo "json_web_key_test: $used, left out: $left with a shared secret, ", $used + $left === $file->numberOfTests ? "all\n" : "NOT ALL\n";
?>
--EXPECT--
json_web_signature_test ES256: 39
json_web_signature_test RS256: 233
json_web_signature_test left out: a key of alg ES521: 2
json_web_signature_test left out: a key of alg PS256: 50
json_web_signature_test left out: a key of alg PS384: 5
json_web_signature_test left out: a key of alg PS512: 20
json_web_signature_test left out: a key of alg RS384: 4
json_web_signature_test left out: a key of alg RS512: 4
json_web_signature_test left out: a key of alg none named: 44
all
json_web_crypto_test ES256: 15
json_web_crypto_test RS256: 14
json_web_crypto_test left out: a key of alg none named: 20
json_web_crypto_test left out: no JWS: 34
all
json_web_key_test: 11, left out: 15 with a shared secret, all
