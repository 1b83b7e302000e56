--TEST--
Credential: W3C's own files: the signed jcs example verifies as it lies there; the rdfc one uses terms that no badge may use
--EXTENSIONS--
microcred
--SKIPIF--
<?php require dirname(__DIR__) . '/vectors.inc'; need_vector('vc-di-eddsa/eddsa-jcs-2022/signedJCS.json'); ?>
--FILE--
<?php
require __DIR__ . '/badge.inc';
echo verdict(file_get_contents(vector('vc-di-eddsa/eddsa-jcs-2022/signedJCS.json')), []), "\n";
$changed = str_replace('School', 'school', file_get_contents(vector('vc-di-eddsa/eddsa-jcs-2022/signedJCS.json')));
echo verdict($changed, []), "\n";
$rdfc = file_get_contents(vector('vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json'));
echo verdict($rdfc, []), "\n", detail('proof', $rdfc, []), "\n";
?>
--EXPECT--
INVALID SYNTAX context schema PROOF controller DATES (recipient) (status) (evidence)
INVALID SYNTAX context schema proof controller DATES (recipient) (status) (evidence)
INVALID SYNTAX context schema (proof) controller DATES (recipient) (status) (evidence)
The proof is over what the document says as RDF (eddsa-rdfc-2022), and that could not be read, at /@context/1: The context "https://www.w3.org/ns/credentials/examples/v2" is not one of those known here, and none is fetched
