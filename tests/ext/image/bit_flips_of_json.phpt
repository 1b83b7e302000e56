--TEST--
Every single bit flip of a badge as JSON, alone and in each kind of image, is refused or leaves the canonical form as it is
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite};

require __DIR__ . '/bit_flips.inc';
$one = Credential::sign($document, $signing['Ed25519'], Cryptosuite::EddsaJcs2022, $method['Ed25519'], '2026-11-24T12:00:00Z');
$set = Credential::sign($one, $signing['P-256'], Cryptosuite::EcdsaJcs2019, $method['P-256'], '2026-11-24T12:00:00Z');
flip_each([
    'JSON, eddsa-jcs-2022' => $one,
    'JSON, written otherwise' => preg_replace('/^( +)/m', "\t", json_encode(json_decode($one), JSON_PRETTY_PRINT)),
    'JSON, proof set' => $set,
]);
?>
--EXPECT--
JSON, eddsa-jcs-2022: all refused
JSON, eddsa-jcs-2022, in SVG: refused, or the same
JSON, eddsa-jcs-2022, in PNG: all refused
JSON, written otherwise: refused, or the same
JSON, written otherwise, in SVG: refused, or the same
JSON, written otherwise, in PNG: all refused
JSON, proof set: all refused
JSON, proof set, in SVG: refused, or the same
JSON, proof set, in PNG: all refused
