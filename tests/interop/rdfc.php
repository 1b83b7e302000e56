<?php
/*
 * The extension's side of rdfc.mjs, JSON on the standard output:
 *   make             signed badges by name: eddsa-rdfc-2022 alone and in sets of both orders, of a did:key and of a did:web
 *   verify           reads {keys: {method: multibase}, documents: [text]} from the standard input: of each whether it is
 *                    valid, and whether each step passed (null where that cannot be known)
 */
use Microcred\{Credential, Cryptosuite, KeyType, PublicKey, SigningKey};

const WEB = 'did:web:example.org:mod:microcred:issuer.php';

switch ($argv[1]) {
    case 'make':
        $key = SigningKey::generate(KeyType::Ed25519);
        $multibase = $key->public()->toMultibase();
        $made = [];
        foreach (['did:key' => "did:key:$multibase", 'did:web' => WEB] as $kind => $issuer) {
            foreach (['rdfc' => ['Rdfc'], 'rdfc, jcs' => ['Rdfc', 'Jcs'], 'jcs, rdfc' => ['Jcs', 'Rdfc']] as $name => $proofs) {
                $badge = json_decode(file_get_contents(dirname(__DIR__) . '/ext/credential/badge.json'));
                $badge->issuer->id = $issuer;
                // The type of its schema is a term of the extensions only: once with both, once with neither, as the plugin has it.
                if ($kind === 'did:web') {
                    $badge->{'@context'}[] = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
                } else {
                    unset($badge->credentialSchema);
                }
                $badge->name = "Prüfung \u{1f600}\u{fb33} \"\\\u{7f}\n\t";
                // No clock but this machine's: in force since a minute, for a day.
                $badge->validFrom = gmdate('Y-m-d\TH:i:s\Z', time() - 60);
                $badge->validUntil = gmdate('Y-m-d\TH:i:s\Z', time() + 86400);
                $badge->credentialSubject->creditsEarned = 2.5;
                $document = json_encode($badge, JSON_UNESCAPED_SLASHES);
                foreach ($proofs as $suite) {
                    $suite = $suite === 'Rdfc' ? Cryptosuite::EddsaRdfc2022 : Cryptosuite::EddsaJcs2022;
                    $document = Credential::sign($document, $key, $suite, "$issuer#$multibase", $badge->validFrom);
                }
                $made["$kind [$name]"] = $document;
            }
        }
        echo json_encode($made, JSON_THROW_ON_ERROR);
        break;
    case 'verify':
        $given = json_decode(stream_get_contents(STDIN), false, 512, JSON_THROW_ON_ERROR);
        $keys = array_map(PublicKey::fromMultibase(...), (array) $given->keys);
        $now = gmdate('Y-m-d\TH:i:s\Z');
        echo json_encode(array_map(function (string $document) use ($keys, $now) {
            $verification = Credential::verify($document, $keys, $now);
            return ['valid' => $verification->valid, 'passed' => array_column($verification->checks, 'passed', 'name')];
        }, $given->documents), JSON_THROW_ON_ERROR);
        break;
}
