<?php
/*
 * The extension's side of the comparison, one command each, JSON or a verdict on the standard output:
 *   make                 a folder's worth of signed badges, as {name: document}
 *   verify FILE          "valid" or "INVALID", then the steps that did not pass; keys are those of did:key methods only
 */
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey};

/** The test badge, issued by a did:key of this key and signed with it. */
function badge(SigningKey $key, Cryptosuite $suite, ?string $document = null): string {
    $multibase = $key->public()->toMultibase();
    if ($document === null) {
        $badge = json_decode(file_get_contents(dirname(__DIR__) . '/ext/credential/badge.json'));
        $badge->issuer->id = "did:key:$multibase";
        $document = json_encode($badge, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
    return Credential::sign($document, $key, $suite, "did:key:$multibase#$multibase", '2026-11-24T12:00:00Z');
}

switch ($argv[1]) {
    case 'make':
        $ed25519 = SigningKey::generate(KeyType::Ed25519);
        $set = badge($ed25519, Cryptosuite::EddsaJcs2022);
        // Text that needs care: beyond ASCII, escapes, numbers.
        $awkward = json_decode($set);
        unset($awkward->proof);
        $awkward->name = "Prüfung \u{1f600}\u{fb33} \"\\\u{7f}\n\u{1}";
        $awkward->credentialSubject->creditsEarned = 0.1 + 0.2;
        echo json_encode([
            'eddsa' => $set,
            'ecdsa' => badge(SigningKey::generate(KeyType::P256), Cryptosuite::EcdsaJcs2019),
            'set' => badge($ed25519, Cryptosuite::EddsaJcs2022, $set),
            'awkward' => badge($ed25519, Cryptosuite::EddsaJcs2022, json_encode($awkward)),
        ], JSON_THROW_ON_ERROR);
        break;
    case 'verify':
        $verification = Credential::verify(file_get_contents($argv[2]), [], gmdate('Y-m-d\TH:i:s\Z'));
        $failed = array_filter($verification->checks, fn($check) => $check['passed'] === false);
        echo $verification->valid ? 'valid' : 'INVALID ' . json_encode(array_column($failed, 'detail', 'name')), "\n";
        break;
}
