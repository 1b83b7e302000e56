--TEST--
SigningKey::fromPem() takes a P-256 key only with the public point of its secret, and reckons the point where it is left out
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\SigningKey;

function der(int $tag, string ...$parts): string {
    $body = implode($parts);
    $length = strlen($body);
    return chr($tag) . ($length < 128 ? chr($length) : "\x81" . chr($length)) . $body;
}

/** PKCS#8 (RFC 5958) around an ECPrivateKey (RFC 5915). */
function pem(string $secret, string $point): string {
    $key = der(0x30, "\x02\x01\x01", der(0x04, hex2bin($secret)), $point === '' ? '' : der(0xa1, der(0x03, "\0\4", hex2bin($point))));
    $algorithm = der(0x30, hex2bin('06072a8648ce3d0201'), hex2bin('06082a8648ce3d030107'));
    return "-----BEGIN PRIVATE KEY-----\n" . chunk_split(base64_encode(der(0x30, "\x02\x01\x00", $algorithm, der(0x04, $key))), 64, "\n")
        . "-----END PRIVATE KEY-----\n";
}

// RFC 6979, appendix A.2.5; the curve's generator; the first point with its last bit changed.
$secret = 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721';
$points = [
    'its own' => '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    'left out' => '',
    "another key's" => '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    'on no curve' => '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462298',
];
foreach ($points as $which => $point) {
    try {
        $key = SigningKey::fromPem(pem($secret, $point));
        $x = json_decode($key->public()->toJwk())->x;
        echo "$which: ", bin2hex(base64_decode(strtr($x, '-_', '+/'))) === substr($points['its own'], 0, 64) ? 'the right key' : 'another key',
            $key->public()->verify('text', $key->sign('text')) ? ', which signs' : '', "\n";
    } catch (Microcred\CryptoException $e) {
        echo "$which: ", $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
its own: the right key, which signs
left out: the right key, which signs
another key's: The PKCS#8 text does not hold a key that can be used
on no curve: The PKCS#8 text does not hold a key that can be used
