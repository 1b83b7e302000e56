--TEST--
SigningKey::fromUri(): P-256 and RSA keys in a token sign bytes, badges and JWTs, also two at once and after a fork, and do not leave it
--EXTENSIONS--
microcred
--SKIPIF--
<?php require __DIR__ . '/token.inc'; need_token(); ?>
--ENV--
MICROCRED_LEAKS=0
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, SigningKey};

require __DIR__ . '/token.inc';
$folder = tokens('one', 'two; of & =');
make_key('one', 'EC:prime256v1', 'badges', '01');
make_key('one', 'rsa:2048', 'badges: RSA', '02');
make_key('two; of & =', 'EC:prime256v1', 'badges', '01');

$keys = [
    'P-256' => SigningKey::fromUri(uri('token=one;object=badges;type=private'), PIN),
    'RSA' => SigningKey::fromUri(uri('id=%02;token=one'), PIN),
    'other token' => SigningKey::fromUri(str_replace('pkcs11:', 'PKCS11:', uri('token=two%3b%20of%20%26%20=;object=badges')), PIN),
];
echo count(array_unique(array_map(fn($key) => $key->public()->toPem(), $keys))), " different keys\n";
$document = json_decode(file_get_contents(dirname(__DIR__) . '/credential/badge.json'));
$document->credentialSubject->id = 'urn:uuid:2b1ea0b2-9c4f-4b2c-8b2a-000000000001';
foreach ($keys as $name => $key) {
    $public = $key->public();
    $signature = $key->sign("bytes\0and more");
    echo "$name ", strlen($signature), ' ', $public->verify("bytes\0and more", $signature) ? 'ours' : 'NOT ours',
        ' ', openssl_takes($folder, $public->toPem(), "bytes\0and more", $signature) ? 'openssl' : 'NOT openssl',
        ' ', openssl_takes($folder, $public->toPem(), "bytes\0and mare", $signature) ? 'ANYTHING' : 'nothing else', "\n";
    refused(fn() => $key->toPem('passphrase'));
    $kid = $document->issuer->id . '#key';
    $jwt = Credential::signJwt(json_encode($document), $key, $kid);
    var_dump(Credential::verify($jwt, [$kid => $public], '2026-11-24T13:00:00Z')->valid);
}
// A did:key, for which the extension has to know the key's own name.
$multibase = $keys['P-256']->public()->toMultibase();
$document->issuer->id = "did:key:$multibase";
$signed = Credential::sign(json_encode($document), $keys['P-256'], Cryptosuite::EcdsaJcs2019, "did:key:$multibase#$multibase", '2026-11-24T12:00:00Z');
var_dump(Credential::verify($signed, [], '2026-11-24T13:00:00Z')->valid);
refused(fn() => Credential::sign(json_encode($document), $keys['RSA'], Cryptosuite::EcdsaJcs2019, 'did:web:example.org#1', '2026-11-24T12:00:00Z'));

// Nothing shows, copies or serializes it.
var_dump($keys['RSA'], json_encode($keys['RSA']));
refused(fn() => clone $keys['RSA']);
refused(fn() => serialize($keys['RSA']));

// One that goes leaves the others in order; so does a child.
unset($keys['RSA']);
if (function_exists('pcntl_fork')) {
    $child = pcntl_fork();
    if ($child === 0) {
        $held = $keys['P-256']->public()->verify('child', $keys['P-256']->sign('child'));
        $keys = [];
        exit($held ? 0 : 1);
    }
    pcntl_waitpid($child, $status);
    echo $status === 0 ? "child signed\n" : "child: $status\n";
} else {
    echo "child signed\n";
}
var_dump($keys['P-256']->public()->verify('parent', $keys['P-256']->sign('parent')));
$keys = [];
// The module was ended with the last key, and starts anew.
for ($i = 0; $i < 20; $i++) {
    $key = SigningKey::fromUri(uri('token=one;object=badges'), PIN);
    $key->public()->verify("$i", $key->sign("$i")) or print("$i failed\n");
    unset($key);
}
?>
--EXPECTF--
3 different keys
P-256 64 ours openssl nothing else
Microcred\CryptoException: The key is kept in hardware and cannot be written: it does not leave its token
bool(true)
RSA 256 ours openssl nothing else
Microcred\CryptoException: The key is kept in hardware and cannot be written: it does not leave its token
bool(true)
other token 64 ours openssl nothing else
Microcred\CryptoException: The key is kept in hardware and cannot be written: it does not leave its token
bool(true)
bool(true)
ValueError: The cryptosuite ecdsa-jcs-2019 needs another kind of key
object(Microcred\SigningKey)#%d (0) {
}
string(2) "{}"
Error: Trying to clone an uncloneable object of class Microcred\SigningKey
Exception: Serialization of 'Microcred\SigningKey' is not allowed
child signed
bool(true)
