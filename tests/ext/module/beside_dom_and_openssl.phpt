--TEST--
The extension shares its libraries with dom and openssl, and leaves their state alone
--EXTENSIONS--
dom
openssl
microcred
--FILE--
<?php
$info = function (string $extension): string {
    ob_start();
    (new ReflectionExtension($extension))->info();
    return ob_get_clean();
};
$row = function (string $name, string $extension = 'microcred') use ($info): string {
    return preg_match('/^' . preg_quote($name) . ' => (.+)$/m', $info($extension), $found) ? trim($found[1]) : 'missing';
};
// One copy of each library in the process, here and in PHP's own extensions. OPENSSL_VERSION_TEXT is that of PHP's headers.
[$ours, $theirs] = [$row('OpenSSL library version'), $row('OpenSSL Library Version', 'openssl')];
echo 'OpenSSL: ', $ours === $theirs ? 'the same' : "$ours / $theirs", "\n";
echo 'libxml2: ', $row('libxml2 header version') === LIBXML_DOTTED_VERSION ? 'the same' : $row('libxml2 header version') . ' / ' . LIBXML_DOTTED_VERSION, "\n";
foreach (['microcred', 'OpenSSL header version', 'OpenSSL library version', 'libxml2 header version', 'jansson header version', 'jansson library version'] as $name) {
    echo $name, ': ', preg_match('/\d+\.\d+/', $row($name)) ? 'shown' : 'missing', "\n";
}
var_dump($row('microcred') === phpversion('microcred'));

while (openssl_error_string() !== false) {
}
libxml_use_internal_errors(true);
libxml_set_external_entity_loader(function ($public, $system) {
    echo "loaded $system\n";
    return null;
});
// Whatever is refused here stays our business: no entry in the queues of others, no call of their entity loader.
$bad = [
    'Microcred\\canonicalize' => ['{"a":'],
    'Microcred\\Manifest::fromJson' => ['[]'],
    'Microcred\\MerkleLog::import' => ['{}'],
    'Microcred\\Rubric::read' => ['<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 'moodle'],
    'Microcred\\Rubric::read ' => ['<areas><area>', 'moodle'],
    'Microcred\\SigningKey::fromPem' => ["-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"],
    'Microcred\\PublicKey::fromPem' => ['no PEM'],
    'Microcred\\PublicKey::fromMultibase' => ['z6Mk'],
    'Microcred\\PublicKey::fromJwk' => ['{"kty":"OKP"}'],
    'Microcred\\BadgeImage::unbake' => ["\x89PNG\r\n\x1a\n"],
];
foreach ($bad as $call => $arguments) {
    $call = trim($call);
    if (!is_callable($call)) {
        continue;
    }
    try {
        $call(...$arguments);
        echo "$call took it\n";
    } catch (Microcred\Exception) {
    }
}
var_dump(libxml_get_errors(), openssl_error_string());

// And theirs stay theirs.
(new DOMDocument())->loadXML('<a><b></a>');
openssl_pkey_get_public('no key');
$errors = count(libxml_get_errors());
$manifest = new Microcred\Manifest();
$manifest->addText('a', 'b');
Microcred\Manifest::fromJson($manifest->toJson());
if (is_callable('Microcred\\SigningKey::generate')) {
    $key = Microcred\SigningKey::generate(Microcred\KeyType::Ed25519);
    $key->public()->verify('x', $key->sign('x'));
}
var_dump($errors > 0, count(libxml_get_errors()) === $errors, openssl_error_string() !== false);
?>
--EXPECT--
OpenSSL: the same
libxml2: the same
microcred: shown
OpenSSL header version: shown
OpenSSL library version: shown
libxml2 header version: shown
jansson header version: shown
jansson library version: shown
bool(true)
array(0) {
}
bool(false)
bool(true)
bool(true)
bool(true)
