--TEST--
SigningKey: no copy, dump, comparison, serialization, exception or backtrace gives the secret away
--EXTENSIONS--
microcred
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
use Microcred\{KeyType, SigningKey};

require dirname(__DIR__) . '/vectors.inc';
$key = SigningKey::generate(KeyType::Ed25519);
var_dump($key);
var_dump((array) $key, json_encode($key), $key == SigningKey::generate(KeyType::Ed25519), $key == $key);
refused(fn() => clone $key);
refused(fn() => serialize($key));
refused(fn() => unserialize('O:20:"Microcred\SigningKey":0:{}'));
refused(fn() => new SigningKey());
refused(fn() => (new ReflectionClass(SigningKey::class))->newInstanceWithoutConstructor());
refused(function () use ($key) {
    $key->more = 1;
});
refused(fn() => $key->toPem(''));
$pem = $key->toPem('correct horse');
echo strtok($pem, "\n"), "\n";
foreach ([null, '', 'wrong horse'] as $passphrase) {
    refused(fn() => SigningKey::fromPem($pem, $passphrase));
}
$plain = "-----BEGIN PRIVATE KEY-----\nVEhFU0VDUkVU\n-----END PRIVATE KEY-----\n";
refused(fn() => SigningKey::fromPem($plain));
refused(fn() => SigningKey::fromPem(str_replace('PRIVATE', 'EC PRIVATE', $plain)));
refused(fn() => SigningKey::fromPem('THESECRET'));
refused(fn() => SigningKey::fromPem(str_repeat('x', 70000)));
try {
    SigningKey::fromPem($plain, 'THEPASSPHRASE');
} catch (Microcred\CryptoException $e) {
    // The trace shows that there were arguments, and hides them.
    echo substr_count($e->getTraceAsString(), 'SensitiveParameterValue'), "\n";
    var_dump((bool) preg_match('/VEhFU0VDUkVU|THEPASSPHRASE/', "$e" . print_r($e, true)));
}
// A PEM that PHP's own functions write is read too, and ours by them.
$rsa = openssl_pkey_new(['private_key_bits' => 2048]);
openssl_pkey_export($rsa, $exported, 'secret');
$public = SigningKey::fromPem($exported, 'secret')->public();
var_dump($public->toPem() === openssl_pkey_get_details($rsa)['key']);
$ours = SigningKey::generate(KeyType::P256);
$theirs = openssl_pkey_get_private($ours->toPem('secret'), 'secret');
var_dump(openssl_pkey_get_details($theirs)['key'] === $ours->public()->toPem());
$short = openssl_pkey_new(['private_key_bits' => 1024]);
openssl_pkey_export($short, $exported, 'secret');
refused(fn() => SigningKey::fromPem($exported, 'secret'));
?>
--EXPECTF--
object(Microcred\SigningKey)#%d (0) {
}
array(0) {
}
string(2) "{}"
bool(false)
bool(true)
Error: Trying to clone an uncloneable object of class Microcred\SigningKey
Exception: Serialization of 'Microcred\SigningKey' is not allowed
Exception: Unserialization of 'Microcred\SigningKey' is not allowed
Error: Call to private Microcred\SigningKey::__construct() from global scope
ReflectionException: Class Microcred\SigningKey is an internal class marked as final that cannot be instantiated without invoking its constructor
Error: Cannot create dynamic property Microcred\SigningKey::$more
ValueError: Microcred\SigningKey::toPem(): Argument #1 ($passphrase) must not be empty: a private key is never written without a passphrase
-----BEGIN ENCRYPTED PRIVATE KEY-----
Microcred\CryptoException: The key is encrypted: it cannot be read without its passphrase
Microcred\CryptoException: The key cannot be decrypted: the passphrase is another, or the text is damaged
Microcred\CryptoException: The key cannot be decrypted: the passphrase is another, or the text is damaged
Microcred\CryptoException: The text between the PEM lines is not PKCS#8
Microcred\CryptoException: This is not a private key in PKCS#8: the PEM label is "EC PRIVATE KEY"
Microcred\CryptoException: The text is not PEM: there is no "-----BEGIN" line with its "-----END" line and base64 between
Microcred\CryptoException: The text is too long for a key
2
bool(false)
bool(true)
bool(true)
Microcred\CryptoException: The RSA key does not have 2048 bits
