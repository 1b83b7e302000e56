<?php
/*
 * The extension's side of images.mjs:
 *   make FOLDER                     signed badges as JSON and as a JWT, as JSON on the standard output, and each in FOLDER/form.png and .svg
 *   bake IMAGE CREDENTIAL           the image with the credential in it, on the standard output; both are files
 *   unbake IMAGE...                 a list of what each holds: the credential, null, or {refused: why}
 */
use Microcred\{BadgeImage, Credential, Cryptosuite, KeyType, SigningKey};

const SVG = __DIR__ . '/picture.svg';
const PNG = __DIR__ . '/../../php/microcred/pix/badge.png';

switch ($argv[1]) {
    case 'make':
        $key = SigningKey::generate(KeyType::Ed25519);
        $multibase = $key->public()->toMultibase();
        $badge = json_decode(file_get_contents(dirname(__DIR__) . '/ext/credential/badge.json'));
        $badge->issuer->id = "did:key:$multibase";
        $badge->name = "Prüfung \u{1f600} <b>&amp;</b> \"' ]]> ]]]>> \\\u{7f}\n\u{fffd}";
        $made = [
            'json' => Credential::sign(json_encode($badge), $key, Cryptosuite::EddsaJcs2022, "did:key:$multibase#$multibase", '2026-11-24T12:00:00Z'),
            'jwt' => Credential::signJwt(json_encode($badge), $key, "did:key:$multibase#$multibase"),
        ];
        foreach ($made as $form => $credential) {
            file_put_contents("$argv[2]/$form.png", BadgeImage::bake(file_get_contents(PNG), $credential));
            file_put_contents("$argv[2]/$form.svg", BadgeImage::bake(file_get_contents(SVG), $credential));
        }
        echo json_encode($made, JSON_THROW_ON_ERROR);
        break;
    case 'bake':
        echo BadgeImage::bake(file_get_contents($argv[2]), file_get_contents($argv[3]));
        break;
    case 'unbake':
        echo json_encode(array_map(function (string $file) {
            try {
                return BadgeImage::unbake(file_get_contents($file));
            } catch (Microcred\FormatException $e) {
                return ['refused' => $e->getMessage()];
            }
        }, array_slice($argv, 2)), JSON_THROW_ON_ERROR);
        break;
}
