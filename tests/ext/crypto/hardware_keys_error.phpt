--TEST--
SigningKey::fromUri() says what is wrong with a URI, a PIN, the engine, the module, the token or the key, and never the PIN
--EXTENSIONS--
microcred
--SKIPIF--
<?php require __DIR__ . '/token.inc'; need_token(); ?>
--ENV--
MICROCRED_LEAKS=0
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
use Microcred\SigningKey;

require __DIR__ . '/token.inc';
$module = 'module-path=' . softhsm();
function fails(#[\SensitiveParameter] string $uri, #[\SensitiveParameter] ?string $pin = null): void {
    try {
        SigningKey::fromUri($uri, $pin);
        echo "opened\n";
    } catch (Throwable $e) {
        echo $e::class, ': ', $e->getMessage(), "\n";
        if (preg_match('/471108|token=one/', $e . print_r($e, true) . var_export($e->getTrace(), true))) {
            echo "  the PIN or the URI is in it\n";
        }
    }
}
echo "URIs\n";
foreach (['', 'file:/etc/passwd', 'pkcs11', 'pkcs11:', 'pkcs11:token=one', 'pkcs11:object=a;;id=%01', 'pkcs11:object=a;', 'pkcs11:object=',
        'pkcs11:object=a;object=b', 'pkcs11:object=%4', 'pkcs11:object=a b', "pkcs11:object=a\0", 'pkcs11:object=%00', 'pkcs11:object=a;type=public',
        'pkcs11:object=a;slot-id=1', 'pkcs11:object=a;471108=1', 'pkcs11:object=a?pin-value=471108154711', 'pkcs11:object=a?pin-source=/etc/passwd',
        'pkcs11:object=a?module-name=softhsm2', 'pkcs11:object=a?module-path=softhsm.so', 'pkcs11:object=a?module-path=/a&module-path=/b',
        'pkcs11:module-path=/a;object=a', 'pkcs11:token=' . str_repeat('x', 33) . ';object=a', 'pkcs11:object=' . str_repeat('x', 5000)] as $uri) {
    fails($uri);
}
echo "PINs that none can be\n";
foreach (['', "4711\0", str_repeat('4711', 64)] as $pin) {
    fails('pkcs11:object=a', $pin);
}
$folder = tokens('one', 'ed25519', 'twin');
make_key('one', 'EC:prime256v1', 'good', '01');
make_key('one', 'EC:secp384r1', 'P-384', '02');
make_key('one', 'rsa:1024', 'short', '03');
make_key('one', 'EC:prime256v1', 'bare', '04');
pkcs11_tool('one', '--delete-object', '--type', 'pubkey', '--id', '04');
make_key('one', 'EC:prime256v1', 'swapped', '05');
pkcs11_tool('one', '--delete-object', '--type', 'pubkey', '--id', '05');
pkcs11_tool('one', '--read-object', '--type', 'pubkey', '--id', '01', '--output-file', "$folder/public");
pkcs11_tool('one', '--write-object', "$folder/public", '--type', 'pubkey', '--id', '05', '--label', 'swapped');
make_key('ed25519', 'EC:edwards25519', 'ed', '01');
make_key('twin', 'EC:prime256v1', 'good', '01');
echo "PINs\n";
fails("pkcs11:token=one;object=good?$module", 'wrong471108');
fails("pkcs11:token=one;object=good?$module");
echo "keys\n";
foreach (['P-384', 'short', 'bare', 'swapped', 'nothing'] as $object) {
    fails("pkcs11:token=one;object=$object?$module", PIN);
}
fails("pkcs11:token=nowhere;object=good?$module", PIN);
fails("pkcs11:object=good?$module", PIN);
fails("pkcs11:token=ed25519;object=ed?$module", PIN);
echo "modules\n";
fails('pkcs11:token=one;object=good?module-path=/nowhere.so', PIN);
fails('pkcs11:token=one;object=good?module-path=' . rawurlencode(__FILE__), PIN);
$key = SigningKey::fromUri("pkcs11:token=one;object=good?$module", PIN);
fails("pkcs11:token=twin;object=good?$module");
fails('pkcs11:token=one;object=good', PIN);
unset($key);
ini_set('open_basedir', __DIR__ . ':' . sys_get_temp_dir());
fails("pkcs11:token=one;object=good?$module", PIN);
echo "engine\n";
putenv('OPENSSL_ENGINES=/nowhere');
fails('pkcs11:token=one;object=good', PIN);
?>
--EXPECT--
URIs
ValueError: A key in hardware is named by a URI that begins with "pkcs11:" (RFC 7512)
ValueError: A key in hardware is named by a URI that begins with "pkcs11:" (RFC 7512)
ValueError: A key in hardware is named by a URI that begins with "pkcs11:" (RFC 7512)
ValueError: The PKCS#11 URI must name the key by "object" or "id"
ValueError: The PKCS#11 URI must name the key by "object" or "id"
ValueError: The PKCS#11 URI has an attribute in its path that RFC 7512 does not name
ValueError: The PKCS#11 URI ends in a ";" without an attribute behind it
ValueError: The PKCS#11 URI's attribute "object" must have 1 to 255 bytes
ValueError: The PKCS#11 URI has its attribute "object" twice
ValueError: The PKCS#11 URI has a "%" that two hexadecimal digits do not follow
ValueError: The PKCS#11 URI has a character that must be written with "%" and two hexadecimal digits
ValueError: The PKCS#11 URI has a character that must be written with "%" and two hexadecimal digits
ValueError: The PKCS#11 URI's attribute "object" must not hold a NUL byte
ValueError: The PKCS#11 URI names something else than a private key: its "type" is not "private"
ValueError: The PKCS#11 URI's attribute "slot-id" cannot be used to find a key here
ValueError: The PKCS#11 URI has an attribute in its path that RFC 7512 does not name
ValueError: The PKCS#11 URI must not hold a PIN or where one is: it is an argument of its own
ValueError: The PKCS#11 URI must not hold a PIN or where one is: it is an argument of its own
ValueError: The PKCS#11 URI's attribute "module-name" cannot be used to find a key here
ValueError: The PKCS#11 URI's attribute "module-path" must be an absolute path
ValueError: The PKCS#11 URI has its attribute "module-path" twice
ValueError: The PKCS#11 URI has an attribute in its path that RFC 7512 does not name
ValueError: The PKCS#11 URI's attribute "token" must have 1 to 32 bytes
ValueError: The PKCS#11 URI is longer than 4096 bytes
PINs that none can be
ValueError: A PIN has 1 to 255 bytes and none of them is NUL
ValueError: A PIN has 1 to 255 bytes and none of them is NUL
ValueError: A PIN has 1 to 255 bytes and none of them is NUL
PINs
Microcred\CryptoException: The token refuses the PIN
Microcred\CryptoException: The token wants its PIN, and none was given
keys
Microcred\CryptoException: The elliptic curve of the key is not P-256
Microcred\CryptoException: The RSA key does not have 2048 bits
Microcred\CryptoException: The token does not tell the public part of the key: it must hold the public key under the same id
Microcred\CryptoException: The public key that the token holds beside the private key is another one's
Microcred\CryptoException: No token that the URI allows, or more than one, holds such a private key that OpenSSL's engine "pkcs11" can use; beside an Ed25519 key it finds none
Microcred\CryptoException: No token that the URI allows, or more than one, holds such a private key that OpenSSL's engine "pkcs11" can use; beside an Ed25519 key it finds none
Microcred\CryptoException: No token that the URI allows, or more than one, holds such a private key that OpenSSL's engine "pkcs11" can use; beside an Ed25519 key it finds none
Microcred\CryptoException: No token that the URI allows, or more than one, holds such a private key that OpenSSL's engine "pkcs11" can use; beside an Ed25519 key it finds none
modules
Microcred\CryptoException: The PKCS#11 module cannot be loaded
Microcred\CryptoException: The PKCS#11 module cannot be loaded
Microcred\CryptoException: A key that was opened with a PIN is in use, so this one needs its PIN too
Microcred\CryptoException: A key out of another PKCS#11 module is in use: only one module can be at a time (p11-kit makes many into one)
Microcred\CryptoException: Under open_basedir no PKCS#11 module is loaded by its path: leave out "module-path"
engine
Microcred\CryptoException: OpenSSL's engine "pkcs11" is not there; Debian's package libengine-pkcs11-openssl has it
