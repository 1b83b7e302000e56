--TEST--
BadgeImage: a credential goes into a PNG and comes out again; one that was there is replaced; all else stays
--EXTENSIONS--
microcred
zlib
--FILE--
<?php
use Microcred\BadgeImage;

require __DIR__ . '/png.inc';
$other = chunk('tEXt', "Title\0mine") . chunk('iTXt', "openbadgecredential2\0\0\0\0\0no") . chunk('iTXt', "openbadge\0\0\0\0\0no");
$plain = png($other);
var_dump(BadgeImage::unbake($plain));
$credential = '{"name":"Prüfung 😀"}';
$baked = BadgeImage::bake($plain, $credential);
var_dump(BadgeImage::unbake($baked) === $credential);
$badge = chunk('iTXt', KEYWORD . "\0\0\0\0" . $credential);
var_dump($baked === png($badge . $other));
$again = BadgeImage::bake($baked, '{}');
var_dump(BadgeImage::unbake($again), substr_count($again, KEYWORD), strlen($again) - strlen($baked) === 2 - strlen($credential));
// Wherever it was, the old one goes.
$behind = substr($plain, 0, -12) . $badge . substr($plain, -12);
var_dump(BadgeImage::unbake($behind) === $credential, BadgeImage::bake($behind, '{}') === BadgeImage::bake($plain, '{}'));
// Other people's files: compressed, with a language and a translated keyword.
$packed = png(chunk('iTXt', KEYWORD . "\1\0de-AT\0Nachweis\0" . zlib_encode($credential, ZLIB_ENCODING_DEFLATE)));
var_dump(BadgeImage::unbake($packed) === $credential);
// Open Badges 2.0, and keywords where PNG has text too: Latin-1 by PNG's word, UTF-8 by many a writer's.
foreach (["openbadges\0", KEYWORD] as $keyword) {
    foreach ([chunk('iTXt', "$keyword\0\0\0\0$credential"), chunk('iTXt', "$keyword\1\0\0\0" . zlib_encode($credential, ZLIB_ENCODING_DEFLATE)),
            chunk('tEXt', "$keyword$credential"), chunk('tEXt', $keyword . '{"name":"Pr' . "\xfcfung \\ud83d\\ude00" . '"}'),
            chunk('zTXt', "$keyword\0" . zlib_encode($credential, ZLIB_ENCODING_DEFLATE))] as $i => $old) {
        $image = png($other . $old);
        if (json_decode(BadgeImage::unbake($image)) != json_decode($credential) || BadgeImage::bake($image, $credential) !== $baked) {
            echo bin2hex($keyword), " $i: ", BadgeImage::unbake($image), "\n";
        }
    }
}
var_dump(BadgeImage::unbake(png(chunk('tEXt', "openbadges\0https://example.org/assertion"))));
// PHP's own reader takes it for an image still.
var_dump(getimagesizefromstring($baked)[0]);
?>
--EXPECT--
NULL
bool(true)
bool(true)
string(2) "{}"
int(1)
bool(true)
bool(true)
bool(true)
bool(true)
string(29) "https://example.org/assertion"
int(1)
