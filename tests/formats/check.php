<?php
// What the extension writes and takes, what docs/formats.md shows, and what the schemas say: the same. Run it through
// `run`, which gives it its validator and counts.

require __DIR__ . '/vendor/autoload.php';

use Microcred\Manifest;
use Microcred\MerkleLog;
use Microcred\Panel;
use Microcred\Rubric;
use Microcred\Rules;
use Opis\JsonSchema\Errors\ErrorFormatter;
use Opis\JsonSchema\Validator;

$root = dirname(__DIR__, 2);
$passed = $failed = 0;

function check(bool $holds, string $what): void {
    global $passed, $failed;
    $holds ? $passed++ : $failed++;
    if (!$holds) {
        echo "FAIL $what\n";
    }
}

/** What the schema says against a text; null where it has nothing to say. */
function against(string $schema, string $json): ?string {
    global $root;
    static $validator = null;
    if ($validator === null) {
        $validator = new Validator();
        $validator->setMaxErrors(1);
        foreach (glob("$root/docs/schema/*.schema.json") as $file) {
            $validator->resolver()->registerFile('test:///' . basename($file, '.schema.json'), $file);
        }
    }
    $result = $validator->validate(json_decode($json, false, 512, JSON_THROW_ON_ERROR), "test:///$schema");
    return $result->isValid() ? null : json_encode((new ErrorFormatter())->format($result->error()), JSON_UNESCAPED_SLASHES);
}

/** Every text that differs from this one in one place. */
function mutants(mixed $value, callable $put, string $path = ''): Generator {
    if ($path !== '') {
        foreach ([null, true, -1, 1.5, 9007199254740992, '', ' ', 'other', [], new stdClass()] as $other) {
            if (json_encode($other) !== json_encode($value)) {
                yield "$path = " . json_encode($other) => $put($other);
            }
        }
    }
    if ($value instanceof stdClass) {
        $with = clone $value;
        $with->unheardof = 1;
        yield "$path with one member more" => $put($with);
        foreach (get_object_vars($value) as $name => $member) {
            $without = clone $value;
            unset($without->$name);
            yield "$path without $name" => $put($without);
            yield from mutants($member, function ($changed) use ($value, $name, $put) {
                $copy = clone $value;
                $copy->$name = $changed;
                return $put($copy);
            }, "$path/$name");
        }
    } else if (is_array($value)) {
        foreach ($value as $i => $item) {
            $less = $value;
            array_splice($less, $i, 1);
            yield "$path without item $i" => $put($less);
            yield from mutants($item, function ($changed) use ($value, $i, $put) {
                $value[$i] = $changed;
                return $put($value);
            }, "$path/$i");
        }
    }
}

/**
 * The reader and the schema may differ only in that the reader knows more.
 *
 * @param string $schema
 * @param string $json a good document
 * @param callable $read what reads it, and throws
 */
function compare(string $schema, string $json, callable $read): void {
    $stricter = $laxer = $both = 0;
    foreach (mutants(json_decode($json), fn($changed) => json_encode($changed, JSON_PRESERVE_ZERO_FRACTION)) as $name => $mutant) {
        try {
            $read($mutant);
            $taken = true;
        } catch (Microcred\Exception | ValueError) {
            $taken = false;
        }
        $says = against($schema, $mutant);
        if ($taken && $says !== null) {
            check(false, "$schema: the extension takes what the schema refuses: $name: $says");
            $stricter++;
        } else if (!$taken && $says !== null) {
            $both++;
        } else {
            $laxer++;
            // Shape is for the schema to refuse; what depends on other members, or on a computation, is not.
            // In a map of criteria any id is a member.
            if (!$taken && (preg_match('~^(?!/(weights|mustpass) ).* with one member more$~', $name) || preg_match('~ = (null|true|\{\})$~', $name))) {
                check(false, "$schema: only the extension refuses: $name");
            }
        }
    }
    check($stricter === 0 && $both > 20, "$schema: $both mutants refused by both, $laxer taken by the schema, $stricter by the extension alone");
}

/** A document of the extension's own making: canonical, right by its schema, and read back. */
function written(string $schema, string $json, ?callable $read): void {
    $says = against($schema, $json);
    check($says === null, "$schema: what the extension writes: $says");
    check(Microcred\canonicalize($json) === $json, "$schema: what the extension writes is canonical");
    if ($read !== null) {
        $read($json);
        compare($schema, $json, $read);
    }
}

// Every schema is right by itself, and named in the page.
$page = file_get_contents("$root/docs/formats.md");
foreach (glob("$root/docs/schema/*.schema.json") as $file) {
    check(str_contains($page, 'schema/' . basename($file)), basename($file) . ' is named in docs/formats.md');
    $schema = json_decode(file_get_contents($file));
    check(($schema->{'$schema'} ?? '') === 'https://json-schema.org/draft/2020-12/schema', basename($file) . ' says which draft');
}

// Evidence and log.
$manifest = new Manifest();
written('manifest', $manifest->toJson(), null);
foreach (["plan.pdf", "\u{1F600} \"quoted\"", 'é/ü', '10'] as $name) {
    $manifest->addText($name, "text of $name");
}
written('manifest', $manifest->toJson(), [Manifest::class, 'fromJson']);
written('proof', $manifest->prove('é/ü'), fn($json) => Manifest::check($manifest->root(), $json));
$log = new MerkleLog();
written('log', $log->export(), null);
foreach (['a', 'b', 'c', 'd', 'e'] as $entry) {
    $log->append($entry);
}
written('log', $log->export(), [MerkleLog::class, 'import']);

// The examples of the page, in the order in which they stand. Shortened ones are not documents.
preg_match_all('/^```json\n(.*?)^```/ms', $page, $found);
$examples = [];
foreach ($found[1] as $text) {
    $value = json_decode($text);
    if ($value !== null && !str_contains($text, '…')) {
        $examples[$value->format ?? ''][] = $text;
    }
}
if (class_exists(Rubric::class)) {
    $rubric = null;
    foreach ($examples['microcred-rubric-1'] ?? [] as $text) {
        $rubric = Rubric::read($text, 'json');
        written('rubric', $rubric->write(), fn($json) => Rubric::read($json, 'json'));
        check(against('rubric', $text) === null, 'the example of a rubric');
        written('case-rubric', $rubric->write('case', $lost, '2026-11-24T13:00:00Z'), null);
    }
    require __DIR__ . '/exchange.php';
    foreach (rubrics_for_case() as $what => $rubric) {
        $written = $rubric->write('case');
        written('case-rubric', $written, null);
        // The schema knows every member: none of what is written could be missing or of another kind unnoticed.
        foreach (mutants(json_decode($written), fn($changed) => json_encode($changed, JSON_PRESERVE_ZERO_FRACTION)) as $name => $mutant) {
            if (preg_match('~ with one member more$| without (identifier|uri|lastChangeDateTime|rubricId|rubricCriterionId|position)$| = (null|true|\[\])$~', $name)) {
                check(against('case-rubric', $mutant) !== null, "case-rubric: the schema takes $what with $name");
            }
        }
    }
    check($rubric !== null, 'docs/formats.md has an example of a rubric');
    require __DIR__ . '/claims.php';
    check_claims('rubric', rubric_claims(), fn($json) => Rubric::read($json, 'json'));
    // Line ends and white space around a text are made one, so the same rubric has the same digest.
    check(Rubric::read(rubric_with('text', "  a\r\nb\rc\n"), 'json')->digest === Rubric::read(rubric_with('text', "a\nb\nc"), 'json')->digest, 'line ends and white space around a text');
    check(Rubric::read(rubric_with('text', ' '), 'json')->digest === Rubric::read(rubric_of(2, 3), 'json')->digest, 'an empty optional text is an absent one');
}
if (class_exists(Rules::class)) {
    check(isset($examples['microcred-rules-1']), 'docs/formats.md has an example of rules');
    foreach ($examples['microcred-rules-1'] ?? [] as $text) {
        check(against('rules', $text) === null, 'the example of rules: ' . against('rules', $text));
    }
    require __DIR__ . '/panel.php';
    foreach (rules_of_all_kinds() as $name => $text) {
        try {
            $rules = Rules::fromJson($text, panel_rubric());
            written('rules', $rules->toJson(), fn($json) => Rules::fromJson($json, panel_rubric()));
        } catch (Microcred\Exception | ValueError $e) {
            check(false, "rules $name: {$e->getMessage()}");
        }
    }
    check_claims('rules', rules_claims(), fn($json) => Rules::fromJson($json, panel_rubric()));
    if (class_exists(Panel::class) && is_file("$root/docs/schema/decision.schema.json")) {
        foreach (decisions() as $decision) {
            written('decision', $decision->toJson(), null);
        }
    }
}
echo "SUM $passed $failed\n";
exit($failed === 0 ? 0 : 1);
