--TEST--
PublicKey refuses points of small order, encodings beyond the field, and everything that is not a key
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\PublicKey;

require dirname(__DIR__) . '/vectors.inc';
function ed25519(string $hex): string {
    return '{"kty":"OKP","crv":"Ed25519","x":"' . rtrim(strtr(base64_encode(hex2bin($hex)), '+/', '-_'), '=') . '"}';
}
// Orders 4, 1, 8, 8, 2, with and without the sign of x; then y = p, p + 1 and 2^255 - 1.
$refused = 0;
foreach ([
    '0000000000000000000000000000000000000000000000000000000000000000', '0100000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', '0000000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
] as $point) {
    try {
        PublicKey::fromJwk(ed25519($point));
        echo "$point accepted\n";
    } catch (Microcred\CryptoException) {
        $refused++;
    }
}
echo "$refused refused\n";
$x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
echo PublicKey::fromJwk("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"$x\",\"kid\":\"1\",\"use\":\"sig\"}")->toJwk(), "\n";
foreach ([
    '{"kty":"OKP","crv":"Ed25519","x":"' . $x . '","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . $x . '="}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . substr($x, 0, -1) . 'p"}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . substr($x, 0, -3) . '"}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . $x . '","x":"' . $x . '"}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . $x . '","use":"enc"}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . $x . '","alg":"ES256"}',
    '{"kty":"OKP","crv":"Ed25519","x":"' . $x . '","key_ops":["sign"]}',
    '{"kty":"OKP","crv":"X25519","x":"' . $x . '"}',
    '{"kty":"oct","k":"AAAA"}',
    '{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
    '{"kty":"RSA","n":"AQAB","e":"AQAB"}',
    '[]', 'x',
] as $jwk) {
    refused(fn() => PublicKey::fromJwk($jwk));
}
foreach (['', 'z', 'Q1', 'z0', 'z6Mk', 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq', 'z' . str_repeat('2', 5000)] as $text) {
    refused(fn() => PublicKey::fromMultibase($text));
}
refused(fn() => PublicKey::fromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
refused(fn() => PublicKey::fromPem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"));
refused(fn() => PublicKey::fromPem('nothing'));
?>
--EXPECT--
12 refused
{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
Microcred\CryptoException: The JWK holds a private key (member "d"): it must not be used, and the key counts as given away
Microcred\CryptoException: The JWK's member "x" is not base64url without padding
Microcred\CryptoException: The JWK's member "x" is not base64url without padding
Microcred\CryptoException: An Ed25519 public key has 32 bytes, not 30
Microcred\FormatException: The member "x" is there twice in one object
  inputOffset 83
  inputLine 1
  pointer /x
Microcred\CryptoException: The JWK's "use" is not "sig"
Microcred\CryptoException: The JWK's "alg" is not "EdDSA"
Microcred\CryptoException: The JWK's "key_ops" do not allow to verify
Microcred\CryptoException: The JWK is neither an Ed25519 nor a P-256 nor an RSA key
Microcred\CryptoException: The JWK holds a private key (member "k"): it must not be used, and the key counts as given away
Microcred\CryptoException: The key's numbers do not make a public key
Microcred\CryptoException: The RSA key does not have 2048 bits
Microcred\CryptoException: A JWK is a JSON object
Microcred\FormatException: Here a value is expected, not "x"
  inputOffset 0
  inputLine 1
  pointer 
Microcred\CryptoException: A key in multibase begins with "z", for base58btc
Microcred\CryptoException: A key in multibase begins with "z", for base58btc
Microcred\CryptoException: A key in multibase begins with "z", for base58btc
Microcred\CryptoException: What follows the "z" is not base58btc
Microcred\CryptoException: The multibase key is too short
Microcred\CryptoException: The multibase key does not begin as an Ed25519, P-256 or RSA public key does
Microcred\CryptoException: What follows the "z" is not base58btc
Microcred\CryptoException: This is not a public key: the PEM label is "PRIVATE KEY"
Microcred\CryptoException: The PEM text does not hold a public key that can be used
Microcred\CryptoException: The text is not PEM: there is no "-----BEGIN" line with its "-----END" line and base64 between
