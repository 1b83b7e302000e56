--TEST--
BadgeImage refuses a PNG that is cut at any byte, damaged at any byte, out of order, bombed, or with two credentials
--EXTENSIONS--
microcred
zlib
--FILE--
<?php
use Microcred\BadgeImage;

require __DIR__ . '/png.inc';
/** 64 MiB of spaces in 64 KiB. */
function bomb(): string {
    $context = deflate_init(ZLIB_ENCODING_DEFLATE, ['level' => 9]);
    $packed = '';
    for ($i = 0; $i < 64; $i++) {
        $packed .= deflate_add($context, str_repeat(' ', 1024 * 1024), ZLIB_NO_FLUSH);
    }
    return $packed . deflate_add($context, '', ZLIB_FINISH);
}

$baked = BadgeImage::bake(png(), '{"a":1}');
$accepted = 0;
for ($i = 0; $i < strlen($baked); $i++) {
    foreach ([substr($baked, 0, $i), substr_replace($baked, chr(ord($baked[$i]) ^ 0x10), $i, 1)] as $damaged) {
        foreach ([fn() => BadgeImage::unbake($damaged), fn() => BadgeImage::bake($damaged, '{}')] as $call) {
            try {
                $call();
                $accepted++;
            } catch (Microcred\FormatException) {
            }
        }
    }
}
echo "$accepted accepted\n";
$header = chunk('IHDR', pack('NNCCCCC', 1, 1, 8, 0, 0, 0, 0));
$badge = chunk('iTXt', KEYWORD . "\0\0\0\0{}");
foreach ([
    '' => '', 'cut in its signature' => "\x89PNG\r", 'two' => png($badge, $badge), 'two headers' => png($header),
    'header last' => "\x89PNG\r\n\x1a\n" . chunk('IDAT', '') . $header . chunk('IEND', ''),
    'short header' => "\x89PNG\r\n\x1a\n" . chunk('IHDR', 'x') . chunk('IEND', ''),
    'no pixels' => "\x89PNG\r\n\x1a\n" . $header . chunk('IEND', ''),
    'full end' => "\x89PNG\r\n\x1a\n" . $header . chunk('IDAT', '') . chunk('IEND', 'x'),
    'behind' => png() . "\n", 'another behind' => png() . png(),
    'long' => "\x89PNG\r\n\x1a\n" . $header . "\xff\xff\xff\xffIDAT" . str_repeat('x', 100),
    'type' => png(chunk('a-b1', '')),
    'no text' => png(chunk('iTXt', KEYWORD . "\0\0\0\0")),
    'not UTF-8' => png(chunk('iTXt', KEYWORD . "\0\0\0\0\xff")),
    'NUL' => png(chunk('iTXt', KEYWORD . "\0\0\0\0{}\0")),
    'flag' => png(chunk('iTXt', KEYWORD . "\2\0\0\0x")), 'method' => png(chunk('iTXt', KEYWORD . "\1\1\0\0x")),
    'cut' => png(chunk('iTXt', KEYWORD)), 'cut behind' => png(chunk('iTXt', KEYWORD . "\0\0en")),
    'packed badly' => png(chunk('iTXt', KEYWORD . "\1\0\0\0not zlib")),
    'packed short' => png(chunk('iTXt', KEYWORD . "\1\0\0\0" . substr(zlib_encode('{}', ZLIB_ENCODING_DEFLATE), 0, -1))),
    'packed long' => png(chunk('iTXt', KEYWORD . "\1\0\0\0" . zlib_encode('{}', ZLIB_ENCODING_DEFLATE) . 'x')),
    'zTXt method' => png(chunk('zTXt', KEYWORD . "\1x")), 'zTXt cut' => png(chunk('zTXt', KEYWORD)), 'zTXt bomb' => png(chunk('zTXt', "openbadges\0\0" . bomb())),
    'bomb' => png(chunk('iTXt', KEYWORD . "\1\0\0\0" . bomb())),
] as $name => $image) {
    echo "$name: ";
    refused(fn() => BadgeImage::unbake($image));
}
echo "two credentials, wherever and of whichever version\n";
$text = ['iTXt' => "\0\0\0\0{}", 'tEXt' => '{}', 'zTXt' => "\0" . zlib_encode('{}', ZLIB_ENCODING_DEFLATE)];
foreach (['openbadgecredential', 'openbadges'] as $keyword) {
    foreach ($text as $type => $data) {
        foreach ([fn($image) => BadgeImage::unbake($image), fn($image) => BadgeImage::bake($image, '{}')] as $call) {
            try {
                $call(png(chunk($type, "$keyword\0$data"), $badge));
                echo "$keyword in $type beside a credential: accepted\n";
            } catch (Microcred\FormatException $e) {
                if (!str_contains($e->getMessage(), 'two credentials')) {
                    throw $e;
                }
            }
        }
    }
}
echo "what is no credential\n";
foreach (['', "\xff", "{\"a\":\"\0\"}", '[]', 'https://example.org/', 'a.b', str_repeat(' ', 16 * 1024 * 1024 + 1)] as $credential) {
    refused(fn() => BadgeImage::bake(png(), $credential));
}
?>
--EXPECT--
0 accepted
: Microcred\FormatException: This is neither a PNG nor an SVG image
  inputOffset 0
cut in its signature: Microcred\FormatException: This is not a PNG image
  inputOffset 0
two: Microcred\FormatException: The image holds two credentials, so it is not clear which is meant
  inputOffset 71
two headers: Microcred\FormatException: A PNG image has one header chunk (IHDR) of 13 bytes, and begins with it
  inputOffset 33
header last: Microcred\FormatException: A PNG image has one header chunk (IHDR) of 13 bytes, and begins with it
  inputOffset 8
short header: Microcred\FormatException: A PNG image has one header chunk (IHDR) of 13 bytes, and begins with it
  inputOffset 8
no pixels: Microcred\FormatException: The image holds no pixels (IDAT)
  inputOffset 45
full end: Microcred\FormatException: The image's last chunk (IEND) is not empty
  inputOffset 45
behind: Microcred\FormatException: Something stands behind the image's last chunk (IEND)
  inputOffset 67
another behind: Microcred\FormatException: Something stands behind the image's last chunk (IEND)
  inputOffset 67
long: Microcred\FormatException: The image is cut off within a chunk, or a chunk's length is wrong
  inputOffset 33
type: Microcred\FormatException: A chunk's type is not four letters: the image is damaged
  inputOffset 37
no text: Microcred\FormatException: The credential in the image is empty or not UTF-8
  inputOffset 33
not UTF-8: Microcred\FormatException: The credential in the image is empty or not UTF-8
  inputOffset 33
NUL: Microcred\FormatException: The credential in the image is empty or not UTF-8
  inputOffset 33
flag: Microcred\FormatException: The chunk with the credential is compressed in a way that PNG does not know
  inputOffset 41
method: Microcred\FormatException: The chunk with the credential is compressed in a way that PNG does not know
  inputOffset 41
cut: Microcred\FormatException: The chunk with the credential is too short
  inputOffset 41
cut behind: Microcred\FormatException: The chunk with the credential is not laid out as PNG wants it
  inputOffset 41
packed badly: Microcred\FormatException: The compressed credential is damaged
  inputOffset 65
packed short: Microcred\FormatException: The compressed credential is damaged
  inputOffset 65
packed long: Microcred\FormatException: The compressed credential is damaged
  inputOffset 65
zTXt method: Microcred\FormatException: The chunk with the credential is compressed in a way that PNG does not know
  inputOffset 41
zTXt cut: Microcred\FormatException: The chunk with the credential is compressed in a way that PNG does not know
  inputOffset 41
zTXt bomb: Microcred\FormatException: The compressed credential unfolds to more than 16 MiB
  inputOffset 53
bomb: Microcred\FormatException: The compressed credential unfolds to more than 16 MiB
  inputOffset 65
two credentials, wherever and of whichever version
what is no credential
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is longer than 16 MiB
