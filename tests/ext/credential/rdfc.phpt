--TEST--
Credential: eddsa-rdfc-2022 alone and with eddsa-jcs-2022 in both orders; what RDF cannot say is refused by name, and no changed value stays valid
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite};

require __DIR__ . '/badge.inc';

/** The badge with the context that defines the type of its schema. */
function rdf_badge(?callable $change = null): string {
    return badge(function ($badge) use ($change) {
        $badge->{'@context'}[] = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
        return $change ? $change($badge) : null;
    });
}

function sign_with(string $json, Cryptosuite ...$suites): string {
    foreach ($suites as $suite) {
        $json = Credential::sign($json, key_one(), $suite, method(key_one()), '2026-11-24T12:00:00Z');
    }
    return $json;
}

$rdfc = sign_with(rdf_badge(), Cryptosuite::EddsaRdfc2022);
$both = sign_with(rdf_badge(), Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022);
$other = sign_with(rdf_badge(), Cryptosuite::EddsaJcs2022, Cryptosuite::EddsaRdfc2022);
echo implode(' ', array_keys((array) json_decode($rdfc)->proof)), "\n";
foreach ([$rdfc, $both, $other] as $document) {
    echo verdict($document), "\n";
}
echo str_replace(key_one()->public()->toMultibase(), 'KEY', detail('proof', $rdfc)), "\n";
// Each proof is over the document without proofs: whichever came first, they are the same.
$values = fn(string $document) => array_column(json_decode($document)->proof, 'proofValue', 'cryptosuite');
var_dump($values($both) == $values($other), $values($both)['eddsa-rdfc-2022'] === json_decode($rdfc)->proof->proofValue);
// RDF has no order of members and, with these terms, none of values.
$turned = json_decode($rdfc, true);
$turned = array_reverse($turned, true);
$turned['type'] = array_reverse($turned['type']);
echo verdict(json_encode($turned, JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT)), "\n";

// Every string of the document, changed, one at a time; the proof's own too. A proof whose type or suite gets another name
// is not passed over as one that nobody knows.
$changed = $accepted = 0;
function each_string_changed(&$node, callable $try): void {
    foreach ($node as $key => &$value) {
        if (is_array($value)) {
            each_string_changed($value, $try);
        } else if (is_string($value)) {
            $before = $value;
            foreach ([$before . 'x', substr($before, 0, -1)] as $value) {
                $try();
            }
            $value = $before;
        }
    }
}
foreach ([$rdfc, $both] as $document) {
    $tree = json_decode($document, true);
    each_string_changed($tree, function () use (&$tree, &$changed, &$accepted) {
        $changed++;
        $accepted += Credential::verify(json_encode($tree), [method(key_one()) => key_one()->public()], NOW)->valid;
    });
}
var_dump($changed > 100, $accepted);

// What would be left out of the RDF would not be signed, so it is refused, by name and place.
refused(fn() => sign_with(badge(), Cryptosuite::EddsaRdfc2022));
refused(fn() => sign_with(rdf_badge(function ($badge) { $badge->shoeSize = '43'; }), Cryptosuite::EddsaRdfc2022));
refused(fn() => sign_with(rdf_badge(function ($badge) { $badge->{'@context'}[] = 'https://example.org/other.json'; }), Cryptosuite::EddsaRdfc2022));
refused(fn() => sign_with('{}', Cryptosuite::EddsaRdfc2022));
refused(fn() => sign_with('{"shoeSize":1}', Cryptosuite::EddsaRdfc2022));
$added = json_decode($rdfc);
$added->shoeSize = '43';
echo verdict(json_encode($added)), "\n", detail('proof', json_encode($added)), "\n";
$added = json_decode($rdfc);
$added->{'@context'}[] = 'https://example.org/other.json';
echo verdict(json_encode($added)), "\n", detail('proof', json_encode($added)), "\n";

// A graph made to be slow: ten parts without ids, each related to each.
$clique = rdf_badge(function ($badge) {
    foreach (range(0, 9) as $i) {
        $badge->endorsement[] = ['id' => "_:n$i", 'type' => ['VerifiableCredential', 'EndorsementCredential'], 'credentialSubject' => array_map(fn($j) => ['id' => "_:n$j"], range(0, 9))];
    }
});
try {
    sign_with($clique, Cryptosuite::EddsaRdfc2022);
} catch (Microcred\FormatException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
created cryptosuite proofPurpose proofValue type verificationMethod
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
Signed with the key of did:web:example.org:mod:microcred:issuer.php#KEY (eddsa-rdfc-2022); nothing was changed since
bool(true)
bool(true)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
bool(true)
int(0)
Microcred\FormatException: "1EdTechJsonSchemaValidator2019" is neither a term that a context of the document defines nor an absolute, well-formed IRI
  pointer /credentialSchema/0/type
Microcred\FormatException: The term "shoeSize" is not defined here by any context of the document
  pointer /shoeSize
Microcred\FormatException: The context "https://example.org/other.json" is not one of those known here, and none is fetched
  pointer /@context/3
Microcred\FormatException: The object says nothing
  pointer 
Microcred\FormatException: The term "shoeSize" is not defined here by any context of the document
  pointer /shoeSize
INVALID SYNTAX CONTEXT SCHEMA proof CONTROLLER DATES (recipient) (status) (evidence)
The proof is over what the document says as RDF (eddsa-rdfc-2022), and that could not be read, at /shoeSize: The term "shoeSize" is not defined here by any context of the document
INVALID SYNTAX CONTEXT SCHEMA (proof) CONTROLLER DATES (recipient) (status) (evidence)
The proof is over what the document says as RDF (eddsa-rdfc-2022), and that could not be read, at /@context/3: The context "https://example.org/other.json" is not one of those known here, and none is fetched
Parts without an id are too much alike: to put them in order would take more work than is allowed; give them ids

