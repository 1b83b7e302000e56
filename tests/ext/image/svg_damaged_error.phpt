--TEST--
BadgeImage refuses an SVG that is cut at any byte, not XML, not SVG, not UTF-8, has declarations, is too deep or too large, or holds two credentials
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\BadgeImage;

require __DIR__ . '/png.inc';
const OB3 = 'xmlns:o="https://purl.imsglobal.org/ob/v3p0"';
const OB2 = 'xmlns:p="http://openbadges.org"';
$baked = BadgeImage::bake('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><g id="é"/></svg>', '{"a":1}');
$accepted = 0;
for ($i = 0; $i < strlen($baked); $i++) {
    foreach ([fn() => BadgeImage::unbake(substr($baked, 0, $i)), fn() => BadgeImage::bake(substr($baked, 0, $i), '{}')] as $call) {
        try {
            $call();
            $accepted++;
        } catch (Microcred\FormatException) {
        }
    }
}
echo "$accepted accepted\n";
$one = '<o:credential>{}</o:credential>';
foreach ([
    'text' => 'svg', 'gif' => 'GIF89a', 'html' => '<!DOCTYPE html><html></html>', 'other XML' => '<a/>', 'other svg' => '<svg xmlns="urn:x"/>',
    'svgz' => "\x1f\x8b\x08\0", 'UTF-16' => "\xff\xfe<\0s\0v\0g\0/\0>\0", 'UTF-16 without a mark' => "\0<\0s\0v\0g\0/\0>", 'Latin-1' => "<svg>\xe9</svg>",
    'says Latin-1' => "<?xml version='1.0' encoding = 'ISO-8859-1'?>\n<svg/>", 'NUL' => "<svg>\0</svg>",
    'no end' => '<svg><g></svg>', 'behind' => '<svg/>x', 'another behind' => '<svg/><svg/>', 'no root' => '<!-- -->', 'unbound prefix' => '<svg><x:y/></svg>',
    'unknown entity' => '<svg>&nbsp;</svg>', 'attribute twice' => '<svg a="1" a="2"/>', 'lone bracket' => '<svg a="<"/>',
    'entities' => "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg>&a;</svg>",
    'bomb' => "\n<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg>&b;</svg>",
    'outside' => "<!DOCTYPE svg SYSTEM 'file:///etc/passwd' [ ]><svg/>", 'parameter' => '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><svg/>',
    'two' => '<svg ' . OB3 . ">$one$one</svg>", 'two, one deep' => '<svg ' . OB3 . ">\n$one<g><g>\n<o:credential verify='x'/></g></g></svg>",
    'two in one' => '<svg ' . OB3 . '><o:credential verify="a.b.c"> {} </o:credential></svg>',
    'both versions' => '<svg ' . OB2 . ' ' . OB3 . "><p:assertion verify='x'/>$one</svg>",
    'nested' => '<svg ' . OB3 . "><o:credential>{$one}</o:credential></svg>",
    'comment inside' => '<svg ' . OB3 . '><o:credential>{<!-- -->}</o:credential></svg>', 'instruction inside' => '<svg ' . OB3 . '><o:credential>{}<?x?></o:credential></svg>',
    'unknown entity inside' => '<!DOCTYPE svg SYSTEM "x.dtd"><svg ' . OB3 . '><o:credential>{&x;}</o:credential></svg>',
    'empty' => '<svg ' . OB3 . "><o:credential>\n</o:credential></svg>", 'empty attribute' => '<svg ' . OB3 . '><o:credential verify=""/></svg>',
    'deep' => str_repeat('<svg>', 129) . str_repeat('</svg>', 129),
    'attributes' => '<svg ' . implode(' ', array_map(fn($i) => "a$i=''", range(0, 256))) . '/>',
    'namespaces' => '<svg ' . implode(' ', array_map(fn($i) => "xmlns:a$i='u'", range(0, 200))) . "><g\n" . implode(' ', array_map(fn($i) => "xmlns:b$i='u'", range(0, 55))) . '/></svg>',
    // Each further name takes libxml2 longer than the one before: 16 MiB of them took a minute.
    'names' => '<svg>' . implode('', array_map(fn($i) => "<a$i/>", range(0, 100000))) . '</svg>',
    'large' => '<svg>' . str_repeat(' ', 16 * 1024 * 1024) . '</svg>',
] as $name => $image) {
    echo "$name: ";
    refused(fn() => BadgeImage::unbake($image));
    try {
        BadgeImage::bake($image, '{}');
        echo "BAKED\n";
    } catch (Microcred\FormatException) {
    }
}
echo "just within the bounds\n";
foreach ([
    str_repeat('<svg>', 128) . str_repeat('</svg>', 128), '<svg ' . implode(' ', array_map(fn($i) => "a$i=''", range(0, 255))) . '/>',
    '<svg>' . str_repeat(' ', 16 * 1024 * 1024 - 11) . '</svg>',
] as $image) {
    var_dump(BadgeImage::unbake($image));
    refused(fn() => printf("%s\n", BadgeImage::unbake(BadgeImage::bake($image, '{}'))));
}
echo "what is no credential\n";
foreach (['', '[]', '{}x', '{"a":1,"a":2}', "{\"a\":\"\xff\"}", "{\"a\":\"\0\"}", 'a.b', 'a.b.', '.b.c', 'a..c', 'a.b.c.d', 'a.b.c=', "a.b.c\n", 'https://example.org/', str_repeat(' ', 16 * 1024 * 1024 + 1)] as $credential) {
    refused(fn() => BadgeImage::bake('<svg/>', $credential));
}
?>
--EXPECTF--
0 accepted
text: Microcred\FormatException: This is neither a PNG nor an SVG image
  inputOffset 0
gif: Microcred\FormatException: This is neither a PNG nor an SVG image
  inputOffset 0
html: Microcred\FormatException: This is XML, but not an SVG image: its root element is not <svg>
  inputLine 1
other XML: Microcred\FormatException: This is XML, but not an SVG image: its root element is not <svg>
  inputLine 1
other svg: Microcred\FormatException: This is XML, but not an SVG image: its root element is not <svg>
  inputLine 1
svgz: Microcred\FormatException: The file is compressed (as an SVGZ image is); it must be unpacked first
  inputOffset 0
UTF-16: Microcred\FormatException: The image may be an SVG in UTF-16; it must be saved in UTF-8
  inputOffset 0
UTF-16 without a mark: Microcred\FormatException: The image may be an SVG in UTF-16; it must be saved in UTF-8
  inputOffset 0
Latin-1: Microcred\FormatException: The SVG image is not in UTF-8; it must be saved in UTF-8
  inputOffset 5
  inputLine 1
says Latin-1: Microcred\FormatException: The SVG image says that it is in another encoding than UTF-8; it must be saved in UTF-8
  inputOffset 32
  inputLine 1
NUL: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
no end: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
behind: Microcred\FormatException: This is not an XML file, or something follows its end
  inputLine 1
another behind: Microcred\FormatException: This is not an XML file, or something follows its end
  inputLine 1
no root: Microcred\FormatException: This is not an XML file, or something follows its end
  inputLine 1
unbound prefix: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
unknown entity: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
attribute twice: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
lone bracket: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
entities: Microcred\FormatException: The SVG image declares entities or attributes in its document type, and is not read for it; it must be saved without them (as plain SVG)
  inputOffset 0
  inputLine 1
bomb: Microcred\FormatException: The SVG image declares entities or attributes in its document type, and is not read for it; it must be saved without them (as plain SVG)
  inputOffset 1
  inputLine 2
outside: Microcred\FormatException: The SVG image declares entities or attributes in its document type, and is not read for it; it must be saved without them (as plain SVG)
  inputOffset 0
  inputLine 1
parameter: Microcred\FormatException: The SVG image declares entities or attributes in its document type, and is not read for it; it must be saved without them (as plain SVG)
  inputOffset 0
  inputLine 1
two: Microcred\FormatException: The image holds two credentials, so it is not clear which is meant
  inputLine 1
two, one deep: Microcred\FormatException: The image holds two credentials, so it is not clear which is meant
  inputLine 3
two in one: Microcred\FormatException: The image holds two credentials, one as an attribute and one as text, so it is not clear which is meant
  inputLine 1
both versions: Microcred\FormatException: The image holds two credentials, so it is not clear which is meant
  inputLine 1
nested: Microcred\FormatException: The credential's element holds other elements, not only text
  inputLine 1
comment inside: Microcred\FormatException: The credential's element holds other things than text
  inputLine 1
instruction inside: Microcred\FormatException: The credential's element holds other things than text
  inputLine 1
unknown entity inside: Microcred\FormatException: This is not well-formed XML: %s
  inputLine 1
empty: Microcred\FormatException: The credential in the image is empty
  inputLine 2
empty attribute: Microcred\FormatException: The credential in the image is empty
  inputLine 1
deep: Microcred\FormatException: The SVG image's elements are nested more than 128 deep
  inputLine 1
attributes: Microcred\FormatException: An element of the SVG image has more than 256 attributes
  inputOffset 0
  inputLine 1
namespaces: Microcred\FormatException: More than 256 namespaces are declared around an element of the SVG image
  inputLine 2
names: Microcred\FormatException: The names of elements and attributes are longer than 256 KiB together
  inputLine 1
large: Microcred\FormatException: The SVG image is larger than 16 MiB
  inputOffset 0
just within the bounds
NULL
{}
accepted
NULL
Microcred\FormatException: An element of the SVG image has more than 256 attributes
  inputOffset 0
  inputLine 1
NULL
ValueError: The SVG image with the credential in it would be larger than 16 MiB
what is no credential
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization
ValueError: The credential is longer than 16 MiB
