--TEST--
Credential: the terms compiled in are those of the published contexts, each with its definition, and no others
--EXTENSIONS--
microcred
--SKIPIF--
<?php require dirname(__DIR__) . '/vectors.inc'; need_vector('1edtech/contexts/credentials-v2.jsonld'); ?>
--FILE--
<?php
require dirname(__DIR__) . '/vectors.inc';
require dirname(__DIR__, 3) . '/ext/core/jsonld/make_table.php';
$ours = read_terms(dirname(__DIR__, 3) . '/ext/core/jsonld/terms.txt');

/** A published context as read_terms() has it. What it could say besides would stop here. */
function published(?array $context): ?array {
    if ($context === null) {
        return null;
    }
    $terms = [];
    foreach ($context as $name => $written) {
        if ($name === '@protected') {
            continue;
        }
        $written = is_string($written) ? ['@id' => $written] : $written;
        $unknown = array_diff(array_keys($written), ['@id', '@type', '@container', '@context']);
        if ($name[0] === '@' || $unknown) {
            throw new RuntimeException("$name says " . implode(' ', $unknown));
        }
        $iri = $written['@id'];
        // A term may be defined by another one.
        while (isset($context[$iri])) {
            $iri = is_string($context[$iri]) ? $context[$iri] : $context[$iri]['@id'];
        }
        $terms[$name] = ['iri' => $iri, 'type' => $written['@type'] ?? null, 'container' => $written['@container'] ?? null,
            'context' => array_key_exists('@context', $written) ? published($written['@context']) : false];
    }
    ksort($terms, SORT_STRING);
    return ['protected' => $context['@protected'] ?? false, 'vocab' => null, 'examples' => false, 'terms' => $terms];
}

function count_terms(array $context): int {
    return count($context['terms']) + array_sum(array_map(fn($term) => is_array($term['context']) ? count_terms($term['context']) : 0, $context['terms']));
}

$files = [
    'https://www.w3.org/ns/credentials/v2' => 'credentials-v2.jsonld',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json' => 'ob-v3p0-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json' => 'ob-v3p0-extensions.json',
    'https://w3id.org/security/data-integrity/v1' => 'data-integrity-v1.jsonld',
];
foreach ($files as $url => $file) {
    $theirs = published(json_decode(file_get_contents(vector("1edtech/contexts/$file")), true, 64, JSON_THROW_ON_ERROR)['@context']);
    echo $file, ': ', $ours[$url] === $theirs ? count_terms($theirs) . ' terms, the same' : 'different', "\n";
    foreach (array_unique([...array_keys($ours[$url]['terms']), ...array_keys($theirs['terms'])]) as $name) {
        if (($ours[$url]['terms'][$name] ?? null) !== ($theirs['terms'][$name] ?? null)) {
            echo "  $name\n";
        }
    }
    unset($ours[$url]);
}
// Those that are not among the files: tests/interop/rdf.mjs holds them against their packages.
echo implode("\n", array_keys($ours)), "\n";
?>
--EXPECT--
credentials-v2.jsonld: 94 terms, the same
ob-v3p0-3.0.3.json: 144 terms, the same
ob-v3p0-extensions.json: 5 terms, the same
data-integrity-v1.jsonld: 22 terms, the same
https://w3id.org/security/data-integrity/v2
https://w3id.org/security/multikey/v1
https://www.w3.org/ns/credentials/examples/v2
