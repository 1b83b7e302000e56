--TEST--
A key of each kind signs, and its public half verifies after a journey through multibase, JWK and PEM
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{KeyType, PublicKey, SigningKey};

foreach (KeyType::cases() as $type) {
    $key = SigningKey::generate($type);
    $public = $key->public();
    $signature = $key->sign("bytes\0and more");
    $again = SigningKey::fromPem($key->toPem("pass\0phrase"), "pass\0phrase");
    $copies = [
        $public,
        PublicKey::fromMultibase($public->toMultibase()),
        PublicKey::fromJwk($public->toJwk()),
        PublicKey::fromPem($public->toPem()),
        $again->public(),
    ];
    echo $type->value, ' ', strlen($signature), ' ', preg_replace('/^(z.{2}).*/', '$1', $public->toMultibase());
    foreach ($copies as $copy) {
        $holds = $copy->verify("bytes\0and more", $signature) && $copy->verify('other', $again->sign('other'))
            && $copy->toJwk() === $public->toJwk() && $copy->toPem() === $public->toPem() && $copy->toMultibase() === $public->toMultibase();
        $fails = $copy->verify("bytes\0and mare", $signature) || $copy->verify('', $signature) || $copy->verify("bytes\0and more", '')
            || $copy->verify("bytes\0and more", substr($signature, 1)) || $copy->verify("bytes\0and more", "$signature\0")
            || $copy->verify("bytes\0and more", str_repeat("\0", strlen($signature))) || $copy->verify("bytes\0and more", str_repeat("\xff", strlen($signature)));
        for ($i = 0; $i < strlen($signature); $i += 5) {
            $changed = $signature;
            $changed[$i] = chr(ord($changed[$i]) ^ 1);
            $fails = $fails || $copy->verify("bytes\0and more", $changed);
        }
        echo $holds && !$fails ? ' good' : ' BAD';
    }
    $other = SigningKey::generate($type)->public();
    echo $other->verify("bytes\0and more", $signature) ? ' BAD' : '', "\n";
    if (Microcred\canonicalize($public->toJwk()) !== $public->toJwk()) {
        echo "the JWK is not canonical\n";
    }
}
// What OpenSSL could not do leaves nothing behind for its other users in this process.
var_dump(function_exists('openssl_error_string') && openssl_error_string());
?>
--EXPECT--
Ed25519 64 z6M good good good good good
P-256 64 zDn good good good good good
RSA-2048 256 z4M good good good good good
bool(false)
