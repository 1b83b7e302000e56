--TEST--
Credential: contexts put behind the signed ones do not break the proof, and do not count
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/badge.inc';
$contexts = fn(string $document, array $list) => json_encode((function () use ($document, $list) {
    $decoded = json_decode($document);
    $decoded->{'@context'} = $list;
    return $decoded;
})(), JSON_UNESCAPED_SLASHES);
$vc = 'https://www.w3.org/ns/credentials/v2';
$ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
$more = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
$signed = signed();
echo verdict($contexts($signed, [$vc, $ob, $more])), "\n";
echo verdict($contexts($signed, [$vc])), "\n";
echo verdict($contexts($signed, [$ob, $vc])), "\n";
// What was signed under the first context alone is not a badge because somebody added the second.
$bare = signed(function ($badge) use ($vc) {
    $badge->{'@context'} = [$vc];
});
echo verdict($bare), "\n", verdict($contexts($bare, [$vc, $ob])), "\n";
foreach (['https://purl.imsglobal.org/spec/ob/v3p0/context.json', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.x.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.33.json', 'https://evil.example/context-3.0.3.json'] as $second) {
    echo verdict(signed(function ($badge) use ($vc, $second) {
        $badge->{'@context'} = [$vc, $second];
    })), "\n";
}
echo detail('context', signed(function ($badge) {
    $badge->{'@context'}[] = ['achievement' => 'https://evil.example/'];
})), "\n";
?>
--EXPECT--
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA proof CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA proof CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
INVALID SYNTAX context SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
@context defines terms within the document, so they may not mean what they seem to
