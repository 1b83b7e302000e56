<?php
/*
 * The extension's side of jwt.mjs, JSON on the standard output:
 *   make             for each kind of key a JWT of the test badge, its public key as JWK, and the badge itself
 *   verify           reads {jwt, kid, jwk} from the standard input: "valid", or what did not pass
 */
use Microcred\{Credential, KeyType, PublicKey, SigningKey};

const ISSUER = 'did:web:example.org:mod:microcred:issuer.php';

switch ($argv[1]) {
    case 'make':
        $badge = json_decode(file_get_contents(dirname(__DIR__) . '/ext/credential/badge.json'));
        $badge->credentialSubject->id = 'urn:uuid:2b1ea0b2-9c4f-4b2c-8b2a-000000000001';
        $badge->name = "Prüfung \u{1f600}\u{fb33} \"\\\u{7f}\n\u{1}";
        $document = json_encode($badge);
        $made = [];
        foreach (KeyType::cases() as $type) {
            $key = SigningKey::generate($type);
            $kid = ISSUER . '#' . $key->public()->toMultibase();
            $made[] = ['jwt' => Credential::signJwt($document, $key, $kid), 'kid' => $kid, 'jwk' => json_decode($key->public()->toJwk()), 'badge' => $badge];
        }
        echo json_encode($made, JSON_THROW_ON_ERROR);
        break;
    case 'verify':
        $given = json_decode(stream_get_contents(STDIN));
        $keys = [$given->kid => PublicKey::fromJwk(json_encode($given->jwk))];
        $verification = Credential::verify($given->jwt, $keys, gmdate('Y-m-d\TH:i:s\Z'));
        $failed = array_filter($verification->checks, fn($check) => $check['passed'] === false);
        echo $verification->valid ? 'valid' : json_encode(array_column($failed, 'detail', 'name')), "\n";
        break;
}
