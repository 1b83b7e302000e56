--TEST--
Credential as a JWT: what Open Badges 3.0 wants of header and claims, every kind of key, and nothing else passes
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, FormatException, KeyType, PublicKey, SigningKey};

require __DIR__ . '/badge.inc';

function b64(string $bytes): string {
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** @return array{0: array, 1: array, 2: string} header, payload and signature */
function parts(string $jwt): array {
    [$header, $payload, $signature] = array_map(fn($part) => base64_decode(strtr($part, '-_', '+/')), explode('.', $jwt));
    return [json_decode($header, true), json_decode($payload, true), $signature];
}

/** A JWT of these parts, signed with the key whatever they say. */
function forged(array $header, array|string $payload, SigningKey $key): string {
    $text = b64(json_encode($header)) . '.' . b64(is_array($payload) ? json_encode($payload) : $payload);
    return $text . '.' . b64($key->sign($text));
}

function tell(string $what, string $text, array $keys): void {
    $verification = Credential::verify($text, $keys, NOW);
    $checks = array_column($verification->checks, null, 'name');
    $first = current(array_filter(['syntax', 'proof', 'controller'], fn($name) => $checks[$name]['passed'] !== true)) ?: 'proof';
    printf("%s: %s\n    %s: %s\n", $what, $verification->valid ? 'valid' : 'not valid', $first,
        preg_replace('/(did:key:z|#z)\w+/', '$1…', $checks[$first]['detail']));
}

$document = json_decode(badge(), true);
$document['credentialSubject']['id'] = 'urn:uuid:2b1ea0b2-9c4f-4b2c-8b2a-000000000001';
$json = json_encode($document, JSON_UNESCAPED_SLASHES);
foreach (KeyType::cases() as $type) {
    $key = SigningKey::generate($type);
    $kid = ISSUER . '#' . $key->public()->toMultibase();
    $jwt = Credential::signJwt($json, $key, $kid);
    [$header, $payload, $signature] = parts($jwt);
    echo "-- $type->value: $header[alg], ", implode(' ', array_keys($header)), ', ', strlen($signature) === ($type === KeyType::Rsa2048 ? 256 : 64) ? 'right length' : 'wrong length', "\n";
    var_dump($header['kid'] === $kid, $payload['iss'] === ISSUER, $payload['jti'] === $document['id'], $payload['sub'] === $document['credentialSubject']['id']);
    var_dump($payload['nbf'] === strtotime($document['validFrom']), ($payload['exp'] ?? null) === (isset($document['validUntil']) ? strtotime($document['validUntil']) : null));
    var_dump(array_diff_key($payload, array_flip(['iss', 'jti', 'sub', 'nbf', 'exp'])) == $document);
    tell('as it is', $jwt, [$kid => $key->public()]);
}

echo "-- what is changed\n";
$key = SigningKey::generate(KeyType::P256);
$kid = ISSUER . '#' . $key->public()->toMultibase();
$keys = [$kid => $key->public()];
$jwt = Credential::signJwt($json, $key, $kid);
[$header, $payload] = parts($jwt);
$dot = strrpos($jwt, '.');
$held = 0;
// Every bit of every character; base64url has one spelling only, so none of them can be without effect.
for ($bit = 0; $bit < 8 * strlen($jwt); $bit += $bit < 8 * 200 || $bit > 8 * $dot ? 1 : 7) {
    $changed = $jwt;
    $changed[$bit >> 3] = chr(ord($changed[$bit >> 3]) ^ 1 << ($bit & 7));
    $held += Credential::verify($changed, $keys, NOW)->valid;
}
echo "bits that can change: $held\n";
foreach (['iss' => 'did:web:other.example', 'jti' => 'urn:uuid:other', 'sub' => 'urn:uuid:other', 'nbf' => $payload['nbf'] + 1, 'exp' => 4000000000] as $claim => $value) {
    tell("another $claim", forged($header, [$claim => $value] + $payload, $key), $keys);
}
foreach (['iss', 'jti', 'sub', 'nbf'] as $claim) {
    tell("no $claim", forged($header, array_diff_key($payload, [$claim => 0]), $key), $keys);
}
$nobody = $payload;
unset($nobody['sub'], $nobody['credentialSubject']['id']);
tell('no subject at all', forged($header, $nobody, $key), $keys);
tell('nbf as text', forged($header, ['nbf' => (string) $payload['nbf']] + $payload, $key), $keys);

echo "-- headers\n";
$rsa = SigningKey::generate(KeyType::Rsa2048);
foreach ([
    'no algorithm' => [$header, ['alg' => 'none']],
    'another algorithm' => [$header, ['alg' => 'RS256']],
    'a secret one' => [$header, ['alg' => 'HS256']],
    'unknown member' => [$header, ['crit' => ['exp']]],
    'an address of keys' => [$header, ['jku' => 'https://attacker.example/keys']],
    'type of W3C' => [$header, ['typ' => 'vc+jwt']],
    'another type' => [$header, ['typ' => 'at+jwt']],
    'an unknown key' => [$header, ['kid' => ISSUER . '#other']],
    'no key named' => [array_diff_key($header, ['kid' => 0]), ['jwk' => json_decode($key->public()->toJwk(), true)]],
    'a private key shown' => [$header, ['jwk' => ['d' => 'x'] + json_decode($key->public()->toJwk(), true)]],
] as $what => [$base, $change]) {
    tell($what, forged($change + $base, $payload, $key), $keys);
}
tell('another issuer\'s key', Credential::signJwt($json, $rsa, 'did:web:other.example#key'), ['did:web:other.example#key' => $rsa->public()]);

echo "-- did:key\n";
$ed = SigningKey::generate(KeyType::Ed25519);
$did = 'did:key:' . $ed->public()->toMultibase();
$own = json_encode(['issuer' => ['id' => $did] + $document['issuer']] + $document, JSON_UNESCAPED_SLASHES);
tell('its own', Credential::signJwt($own, $ed, $did . '#' . $ed->public()->toMultibase()), []);

echo "-- what is no JWT\n";
foreach (['ey', 'ey.', 'ey..', 'ey.ey.ey.ey', 'eyJ9.e30.AA', $jwt . '=', $jwt . "\n", b64('[]') . '.e30.AA', 'e' . $jwt, str_replace('.', '..', $jwt)] as $text) {
    $verification = Credential::verify($text, $keys, NOW);
    echo $verification->valid ? 'VALID ' : '', $verification->checks[0]['detail'], "\n";
}

echo "-- refused\n";
unset($document['credentialSubject']['id']);
foreach ([
    fn() => Credential::signJwt(json_encode($document), $key, $kid),
    fn() => Credential::signJwt($json, $key, 'no address'),
    fn() => Credential::signJwt($own, $key, $did . '#' . $ed->public()->toMultibase()),
    fn() => Credential::signJwt('[]', $key, $kid),
    fn() => Credential::signJwt('{', $key, $kid),
    fn() => Credential::signJwt(str_replace('"validFrom":"', '"validFrom":"x', $json), $key, $kid),
    fn() => Credential::signJwt(preg_replace('/("validFrom":"[^"]*)Z"/', '$1.5Z"', $json), $key, $kid),
    fn() => Credential::signJwt(str_replace('"issuer"', '"issuedBy"', $json), $key, $kid),
] as $call) {
    try {
        $call();
        echo "nothing thrown\n";
    } catch (ValueError | FormatException $e) {
        echo get_class($e), ': ', preg_replace('/did:key:\S+/', 'did:key:…', $e->getMessage()), $e instanceof FormatException ? " ($e->pointer)" : '', "\n";
    }
}
?>
--EXPECT--
-- Ed25519: EdDSA, alg kid typ, right length
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
as it is: valid
    proof: Signed with the key of did:web:example.org:mod:microcred:issuer.php#z… (EdDSA); nothing was changed since
-- P-256: ES256, alg kid typ, right length
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
as it is: valid
    proof: Signed with the key of did:web:example.org:mod:microcred:issuer.php#z… (ES256); nothing was changed since
-- RSA-2048: RS256, alg kid typ, right length
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
as it is: valid
    proof: Signed with the key of did:web:example.org:mod:microcred:issuer.php#z…… (RS256); nothing was changed since
-- what is changed
bits that can change: 0
another iss: not valid
    proof: The JWT's claim "iss" does not say what the credential's "issuer" says
another jti: not valid
    proof: The JWT's claim "jti" does not say what the credential's "id" says
another sub: not valid
    proof: The JWT's claim "sub" does not say what the credential's "credentialSubject" says
another nbf: not valid
    proof: The JWT's claim "nbf" does not say what the credential's "validFrom" says
another exp: not valid
    proof: The JWT's claim "exp" does not say what the credential's "validUntil" says
no iss: not valid
    proof: The JWT's claim "iss" does not say what the credential's "issuer" says
no jti: not valid
    proof: The JWT's claim "jti" does not say what the credential's "id" says
no sub: not valid
    proof: The JWT's claim "sub" does not say what the credential's "credentialSubject" says
no nbf: not valid
    proof: The JWT's claim "nbf" does not say what the credential's "validFrom" says
no subject at all: not valid
    proof: The JWT's claim "sub" does not say what the credential's "credentialSubject" says
nbf as text: not valid
    proof: The JWT's claim "nbf" does not say what the credential's "validFrom" says
-- headers
no algorithm: not valid
    proof: The JWT's algorithm "none" is not one of RS256, ES256 and EdDSA
another algorithm: not valid
    proof: The key of did:web:example.org:mod:microcred:issuer.php#z… is of another kind than RS256 uses
a secret one: not valid
    proof: The JWT's algorithm "HS256" is not one of RS256, ES256 and EdDSA
unknown member: not valid
    proof: The JWT's header holds "crit", which Open Badges 3.0 does not allow
an address of keys: not valid
    proof: The JWT's header holds "jku", which Open Badges 3.0 does not allow
type of W3C: valid
    proof: Signed with the key of did:web:example.org:mod:microcred:issuer.php#z… (ES256); nothing was changed since
another type: not valid
    proof: The JWT's type is neither JWT nor vc+jwt
an unknown key: not valid
    proof: The key of did:web:example.org:mod:microcred:issuer.php#other is not known here, so the signature could not be checked
no key named: not valid
    proof: The JWT does not name its key (kid), so the signature could not be checked against a key that is known
a private key shown: not valid
    proof: The JWT's header holds a private key: whoever sees it can sign in the issuer's name
another issuer's key: not valid
    controller: The key did:web:other.example#key does not belong to the issuer did:web:example.org:mod:microcred:issuer.php
-- did:key
its own: valid
    proof: Signed with the key of did:key:z…#z… (EdDSA); nothing was changed since
-- what is no JWT
The text is not sound JSON, at line 1, byte 0: Here a value is expected, not "e"
A JWT is three parts with a dot between them
The JWT's header is not base64url without padding
A JWT is three parts with a dot between them
The text is not sound JSON, at line 1, byte 3: The text ends inside a string
The JWT's signature is not base64url without padding
The JWT's signature is not base64url without padding
The text is not sound JSON, at line 1, byte 0: Here a value is expected, not "W"
The text is not sound JSON, at line 1, byte 0: Here a value is expected, not "e"
A JWT is three parts with a dot between them
-- refused
ValueError: A credential that is to be a JWT needs credentialSubject.id, the JWT's subject
ValueError: The key's id must be a URL, such as did:web:example.org#key-1
ValueError: The did:key verification method is not that of the signing key, "did:key:…
Microcred\FormatException: A credential is a JSON object ()
Microcred\FormatException: Here a member's name in double quotes is expected, not the end of the text ()
Microcred\FormatException: A credential that is to be a JWT has a "validFrom" with whole seconds and a zone (/validFrom)
Microcred\FormatException: A credential that is to be a JWT has a "validFrom" with whole seconds and a zone (/validFrom)
Microcred\FormatException: A credential that is to be a JWT has a "issuer" with an id (/issuer)
