--TEST--
canonicalize() writes RFC 8785's form, digest() hashes it
--EXTENSIONS--
microcred
--FILE--
<?php
use function Microcred\{canonicalize, digest};

foreach ([
    '{"b":1.0,"a":[true,false,null,-0.0,1e21,1E-7,0.1,123456789012345680000]}',
    "{\"\u{ff0f}\":1,\"\u{1f600}\":2,\"\u{e9}\":3,\"1\":4}",
    '"\u0041\/\u000B\u001f\n\u20ac\ud83d\ude00"',
    ' 7 ',
] as $json) {
    $canonical = canonicalize($json);
    echo $canonical, "\n";
    if (canonicalize($canonical) !== $canonical || digest($json) !== 'sha256:' . hash('sha256', $canonical)) {
        echo "not its own form\n";
    }
}
echo digest('{}'), "\n";
?>
--EXPECT--
{"a":[true,false,null,0,1e+21,1e-7,0.1,123456789012345680000],"b":1}
{"1":4,"é":3,"😀":2,"／":1}
"A/\u000b\u001f\n€😀"
7
sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
