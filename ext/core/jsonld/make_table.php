<?php
/*
 * Makes table.c from terms.txt:
 *
 *   php ext/core/jsonld/make_table.php           writes table.c
 *   php ext/core/jsonld/make_table.php --check   says whether it is what terms.txt makes
 *
 * read_terms() gives the terms as arrays; tests/ext/credential/jsonld_terms.phpt holds them against the published contexts.
 */

/** ['URL' => context]; a context is null or ['protected' => bool, 'vocab' => ?string, 'examples' => bool, 'terms' => ['name' => ['iri', 'type', 'container', 'context' (false: none)]]]. */
function read_terms(string $file): array {
	$prefixes = $contexts = [];
	$stack = [];
	foreach (file($file, FILE_IGNORE_NEW_LINES) as $number => $line) {
		if (trim($line) === '' || $line[0] === '#') {
			continue;
		}
		$words = explode(' ', ltrim($line, "\t"));
		$depth = strlen($line) - strlen(ltrim($line, "\t"));
		$bad = fn (string $why) => throw new RuntimeException('terms.txt line ' . ($number + 1) . ": $why");
		if ($depth === 0 && $words[0] === 'prefix') {
			$prefixes[$words[1]] = $words[2];
			continue;
		}
		if ($depth === 0) {
			$words[0] === 'context' || $bad('context, prefix or indentation expected');
			$contexts[$words[1]] = new_context(array_slice($words, 2), $bad);
			$stack = [&$contexts[$words[1]]];
			continue;
		}
		isset($stack[$depth - 1]) || $bad('indented too deep');
		$stack = array_slice($stack, 0, $depth);
		$name = $words[0];
		isset($stack[$depth - 1]['terms'][$name]) && $bad("$name is defined twice");
		$term = ['iri' => whole($words[1], $name, $prefixes, $bad), 'type' => null, 'container' => null, 'context' => false];
		$flags = [];
		foreach (array_slice($words, 2) as $word) {
			match ($word[0]) {
				'^' => $term['type'] = $word[1] === '@' ? substr($word, 1) : whole(substr($word, 1), $name, $prefixes, $bad),
				'%' => $term['container'] = '@' . substr($word, 1),
				default => $flags[] = $word,
			};
		}
		if ($flags === ['null']) {
			$term['context'] = null;
		}
		$stack[$depth - 1]['terms'][$name] = $term;
		$stack[$depth] = &scope($stack[$depth - 1]['terms'][$name], $flags, $bad);
	}
	return array_map('prune', $contexts);
}

/* What stands deeper belongs to the term's own context, which is only made there. */
function &scope(array &$term, array $flags, callable $bad): array {
	if ($term['context'] === false) {
		$term['context'] = new_context($flags, $bad) + ['perhaps' => true];
	}
	if ($term['context'] === null) {
		$none = [];
		return $none;
	}
	return $term['context'];
}

function new_context(array $flags, callable $bad): array {
	$context = ['protected' => true, 'vocab' => null, 'examples' => false, 'terms' => []];
	$keyword = fn (string $iri) => ['iri' => $iri, 'type' => null, 'container' => null, 'context' => false];
	if (!in_array('bare', $flags, true)) {
		$context['terms'] = ['id' => $keyword('@id'), 'type' => $keyword('@type')];
	}
	foreach ($flags as $flag) {
		match (true) {
			$flag === 'open' => $context['protected'] = false,
			$flag === 'examples' => $context['examples'] = true,
			str_starts_with($flag, 'vocab=') => $context['vocab'] = substr($flag, 6),
			in_array($flag, ['bare', 'null'], true) => null,
			default => $bad("unknown flag $flag"),
		};
	}
	return $context;
}

/* Nothing deeper: no scoped context. */
function prune(?array $context): ?array {
	if ($context === null) {
		return null;
	}
	foreach ($context['terms'] as &$term) {
		if (is_array($term['context'])) {
			$own = array_diff(array_keys($term['context']['terms']), ['id', 'type']);
			$term['context'] = $own === [] ? false : prune($term['context']);
		}
	}
	unset($context['perhaps']);
	ksort($context['terms'], SORT_STRING);
	return $context;
}

function whole(string $word, string $name, array $prefixes, callable $bad): string {
	if ($word[0] === '<') {
		return trim($word, '<>');
	}
	[$prefix, $local] = explode(':', $word, 2) + ['', ''];
	isset($prefixes[$prefix]) || $bad("unknown prefix $prefix");
	return $prefixes[$prefix] . ($local === '' ? $name : $local);
}

/** The same hash as mc_jsonld_name() in context.c. */
function hash_of(string $name, int $seed): int {
	$hash = $seed;
	foreach (unpack('C*', $name) as $byte) {
		$hash = (($hash ^ $byte) * 16777619) & 0xffffffff;
	}
	return $hash ^ ($hash >> 15);
}

final class Table {
	private array $names = [], $terms = [], $contexts = [], $alike = [], $places = [];

	public function __construct(private array $urls) {
		foreach ($urls as $context) {
			$this->collect($context);
		}
		/* Byte order is UTF-16's order here: every name is ASCII. So the order of types is the order of numbers. */
		sort($this->names, SORT_STRING);
		$this->names = array_values(array_unique($this->names));
		foreach ($urls as $url => $context) {
			$this->places[$url] = $this->context($context);
		}
	}

	private function collect(?array $context): void {
		foreach ($context['terms'] ?? [] as $name => $term) {
			preg_match('/^[\x21-\x7e]+$/', (string) $name) || throw new RuntimeException("$name is not ASCII");
			$this->names[] = (string) $name;
			is_array($term['context']) && $this->collect($term['context']);
		}
	}

	private function context(array $context): int {
		$entries = [];
		foreach ($context['terms'] as $name => $term) {
			$scope = $term['context'] === false ? 'MC_JSONLD_NO_CONTEXT' : ($term['context'] === null ? 'MC_JSONLD_NULL_CONTEXT' : $this->context($term['context']));
			$definition = ['iri' => $term['iri'], 'type' => $term['type'], 'container' => $term['container'], 'context' => $scope];
			$alike = self::place($this->alike, $definition);
			$entries[] = [array_search((string) $name, $this->names, true), self::place($this->terms, $definition + ['protected' => $context['protected'], 'alike' => $alike])];
		}
		return self::place($this->contexts, ['entries' => $entries, 'vocab' => $context['vocab']]);
	}

	/* Equal things share a place, so that equality of places is equality of things. */
	private static function place(array &$all, array $one): int {
		$at = array_search($one, $all, true);
		if ($at === false) {
			$at = count($all);
			$all[] = $one;
		}
		return $at;
	}

	public function write(): string {
		$types = ['@id' => 'MC_JSONLD_ID', '@vocab' => 'MC_JSONLD_VOCAB', '@json' => 'MC_JSONLD_JSON'];
		$containers = ['' => 'MC_JSONLD_PLAIN', '@set' => 'MC_JSONLD_PLAIN', '@list' => 'MC_JSONLD_LIST', '@graph' => 'MC_JSONLD_GRAPH'];
		$keywords = ['@id' => 'MC_JSONLD_KEY_ID', '@type' => 'MC_JSONLD_KEY_TYPE'];
		$text = "/* Generated by make_table.php from terms.txt: change those. */\n#include \"internal.h\"\n\n";
		$text .= sprintf("_Static_assert(MC_JSONLD_NAMES == %d, \"internal.h does not know how many names there are\");\n\n", count($this->names));
		$text .= "const mc_slice mc_jsonld_names[MC_JSONLD_NAMES] = {\n";
		foreach ($this->names as $name) {
			$text .= "\tMC_LITERAL(\"$name\"),\n";
		}
		[$seed, $slots] = $this->slots();
		$text .= "};\n\nconst uint32_t mc_jsonld_seed = {$seed}u;\n\n/* By hash: a name's number from 1, or 0. */\nconst uint8_t mc_jsonld_slots[MC_JSONLD_SLOTS] = {\n";
		foreach (array_chunk($slots, 32) as $row) {
			$text .= "\t" . implode(',', $row) . ",\n";
		}
		$text .= "};\n\n/* From 1: term 0 is none. */\nconst mc_jsonld_term mc_jsonld_terms[] = {\n\t{ .context = MC_JSONLD_NO_CONTEXT },\n";
		foreach ($this->terms as $term) {
			$coercion = $term['type'] === null ? 'MC_JSONLD_NONE' : ($types[$term['type']] ?? 'MC_JSONLD_DATATYPE');
			$text .= sprintf("\t{ MC_LITERAL(\"%s\"), %s, %s, %s, %s, %s, %s, %d },\n", $term['iri'],
				$coercion === 'MC_JSONLD_DATATYPE' ? "MC_LITERAL(\"{$term['type']}\")" : '{ NULL, 0 }', $keywords[$term['iri']] ?? 'MC_JSONLD_KEY_PROPERTY',
				$coercion, $containers[(string) $term['container']], $term['protected'] ? 'true' : 'false', $term['context'], $term['alike']);
		}
		$text .= "};\n\n";
		foreach ($this->contexts as $at => $context) {
			if ($context['entries'] !== []) {
				$text .= "static const mc_jsonld_entry mc_entries_{$at}[] = { " . implode(', ', array_map(fn ($e) => '{ ' . $e[0] . ', ' . ($e[1] + 1) . ' }', $context['entries'])) . " };\n";
			}
		}
		$text .= "\nconst mc_jsonld_context mc_jsonld_contexts[] = {\n";
		foreach ($this->contexts as $at => $context) {
			$text .= sprintf("\t{ %s, %d, %s },\n", $context['entries'] === [] ? 'NULL' : "mc_entries_$at", count($context['entries']),
				$context['vocab'] === null ? '{ NULL, 0 }' : "MC_LITERAL(\"{$context['vocab']}\")");
		}
		$text .= "};\n\nconst mc_jsonld_address mc_jsonld_addresses[] = {\n";
		foreach ($this->places as $url => $at) {
			$text .= sprintf("\t{ MC_LITERAL(\"%s\"), %d, %s },\n", $url, $at, $this->urls[$url]['examples'] ? 'true' : 'false');
		}
		return $text . "};\nconst size_t mc_jsonld_address_count = sizeof(mc_jsonld_addresses) / sizeof(mc_jsonld_addresses[0]);\n";
	}

	/* The first seed by which no two names share a slot. */
	private function slots(): array {
		for ($seed = 2166136261;; $seed++) {
			$slots = array_fill(0, 4096, 0);
			foreach ($this->names as $at => $name) {
				$slot = hash_of($name, $seed) & 4095;
				if ($slots[$slot] !== 0) {
					continue 2;
				}
				$slots[$slot] = $at + 1;
			}
			return [$seed, $slots];
		}
	}
}

if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
	$text = (new Table(read_terms(__DIR__ . '/terms.txt')))->write();
	if (($argv[1] ?? '') === '--check') {
		exit($text === file_get_contents(__DIR__ . '/table.c') ? 0 : 1);
	}
	file_put_contents(__DIR__ . '/table.c', $text);
}
