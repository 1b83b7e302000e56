--TEST--
Every single bit flip of a badge as a JWT, alone and in each kind of image, is refused: base64url has no second spelling
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Credential;

require __DIR__ . '/bit_flips.inc';
$forms = [];
foreach (['RSA-2048' => 'RS256', 'P-256' => 'ES256', 'Ed25519' => 'EdDSA'] as $type => $algorithm) {
    $forms["JWT, $algorithm"] = Credential::signJwt($document, $signing[$type], $method[$type]);
}
flip_each($forms);
?>
--EXPECT--
JWT, RS256: all refused
JWT, RS256, in SVG: refused, or the same
JWT, RS256, in PNG: all refused
JWT, ES256: all refused
JWT, ES256, in SVG: refused, or the same
JWT, ES256, in PNG: all refused
JWT, EdDSA: all refused
JWT, EdDSA, in SVG: refused, or the same
JWT, EdDSA, in PNG: all refused
