--TEST--
BadgeImage: a credential goes into an SVG as Open Badges 3.0 says and comes out again; all else stays byte for byte
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\BadgeImage;

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const DECLARED = ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
$json = '{"name":"Prüfung 😀 <b>&amp;\"\'","x":"]]","y":"a>b"}';
$jwt = 'eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp4In0.c2ln_-A';
$elements = [
    'JSON' => [$json, "<openbadges:credential><![CDATA[$json]]></openbadges:credential>"],
    'JWT' => [$jwt, "<openbadges:credential verify=\"$jwt\"></openbadges:credential>"],
];
// Before the root's attributes, its attributes, its content, all behind it.
$images = [
    'plain' => ['<svg', ' ' . NS . '>', '<path d="M0 0"/></svg>', "\n"],
    'declaration, comment, instruction, document type' => ["\xef\xbb\xbf<?xml version='1.0' encoding='utf-8' standalone=\"no\"?>\n<!-- <svg a='>'> -->\n<?x <svg> ?>\n"
        . "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\r\n<svg", "\r\n\t" . NS . " title='a \">\" b/>'\n>", '<!-- </svg> --></svg >', '<!-- x -->'],
    'prefix' => ['<s:svg', ' xmlns:s="http://www.w3.org/2000/svg">', '<s:g/></s:svg>', ''],
    'no namespace' => ['<svg', '>', 'Grüße</svg>', ''],
    'script and foreign content' => ['<svg', ' ' . NS . ' onload="alert(1)">', "<script>if (a &lt; b) {}</script><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"
        . '<style><![CDATA[ g > path { } <svg> ]]></style></svg>', ''],
];
foreach ($images as $name => [$before, $attributes, $content, $after]) {
    foreach ($elements as $form => [$credential, $element]) {
        $image = $before . $attributes . $content . $after;
        $baked = BadgeImage::bake($image, $credential);
        if (BadgeImage::unbake($image) !== null || $baked !== $before . DECLARED . $attributes . $element . $content . $after
                || BadgeImage::unbake($baked) !== $credential) {
            echo "$name, $form: ", $baked, "\n";
        }
        // One that is there is replaced, of whichever form.
        foreach ($elements as [$other, $otherelement]) {
            if (BadgeImage::bake($baked, $other) !== str_replace($element, $otherelement, $baked)) {
                echo "$name, $form: not replaced\n";
            }
        }
    }
}
echo "an empty root gets an end\n";
echo BadgeImage::bake("<svg " . NS . " />\n", '{}'), BadgeImage::bake('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', $jwt), "\n";
echo "the prefix is the root's already, and somebody else's\n";
echo BadgeImage::bake('<svg' . DECLARED . '></svg>', '{}'), "\n";
$taken = BadgeImage::bake('<svg xmlns:openbadges="urn:x"><openbadges:credential/></svg>', '{}');
echo $taken, "\n";
var_dump(BadgeImage::unbake($taken), BadgeImage::bake($taken, '{}') === $taken);
echo "what a CDATA section cannot hold\n";
$hard = '{"a":"]]>]]]>>","b]]>":"' . "\u{fffe}\u{ffff}\u{fffd}" . '","c":["]]\u003e"]}';
$back = BadgeImage::unbake(BadgeImage::bake('<svg/>', $hard));
var_dump(json_decode($back) == json_decode($hard), Microcred\canonicalize($back) === Microcred\canonicalize($hard));
echo $back, "\n";
echo "other people's files\n";
foreach ([
    'pretty' => '<svg xmlns:b="https://purl.imsglobal.org/ob/v3p0"><g><b:credential id="x">' . "\r\n  <![CDATA[\n{\"a\":\n1}]]>  \n" . '</b:credential></g></svg>',
    'default namespace' => '<svg><credential xmlns="https://purl.imsglobal.org/ob/v3p0">{"a":"&lt;&#233;&quot;"}</credential></svg>',
    'pieces' => '<svg' . DECLARED . '><openbadges:credential><![CDATA[{"a":"]]]]><![CDATA[>"}]]></openbadges:credential></svg>',
    'same names elsewhere' => '<svg xmlns:o="urn:other"><o:credential>no</o:credential><credential>no</credential><assertion verify="no"/></svg>',
    'OB 2.0 signed' => '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="' . $jwt . '"></openbadges:assertion></svg>',
    'OB 2.0 hosted' => '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://example.org/a?b=1&amp;c=2">
        <![CDATA[{"type":"Assertion"}]]></openbadges:assertion></svg>',
    'OB 2.0 address' => '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://example.org/a?b=1&amp;c=2"/></svg>',
] as $name => $image) {
    echo "$name: ", json_encode(BadgeImage::unbake($image), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
}
echo "an image of Open Badges 2.0 gets a credential in place of its assertion\n";
echo BadgeImage::bake('<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="x"><![CDATA[{} </openbadges:assertion> ]]></openbadges:assertion ><g/></svg>', '{}'), "\n";
?>
--EXPECT--
an empty root gets an end
<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" xmlns="http://www.w3.org/2000/svg" ><openbadges:credential><![CDATA[{}]]></openbadges:credential></svg>
<s:svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" xmlns:s="http://www.w3.org/2000/svg"><openbadges:credential verify="eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp4In0.c2ln_-A"></openbadges:credential></s:svg>
the prefix is the root's already, and somebody else's
<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[{}]]></openbadges:credential></svg>
<svg xmlns:openbadges="urn:x"><openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><![CDATA[{}]]></openbadges:credential><openbadges:credential/></svg>
string(2) "{}"
bool(true)
what a CDATA section cannot hold
bool(true)
bool(true)
{"a":"]]\u003e]]]\u003e>","b]]\u003e":"\ufffe\uffff�","c":["]]\u003e"]}
other people's files
pretty: "{\"a\":\n1}"
default namespace: "{\"a\":\"<é\"\"}"
pieces: "{\"a\":\"]]>\"}"
same names elsewhere: null
OB 2.0 signed: "eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp4In0.c2ln_-A"
OB 2.0 hosted: "{\"type\":\"Assertion\"}"
OB 2.0 address: "https://example.org/a?b=1&c=2"
an image of Open Badges 2.0 gets a credential in place of its assertion
<svg xmlns:openbadges="http://openbadges.org"><openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><![CDATA[{}]]></openbadges:credential><g/></svg>
