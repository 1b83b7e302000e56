<?php
// The same work in plain PHP: as one would write it, no more careful than that.

function credential_document(): string {
    $results = [];
    for ($i = 1; $i <= 24; $i++) {
        $results[] = [
            'type' => ['Result'],
            'resultDescription' => "urn:uuid:00000000-0000-4000-8000-0000000000$i",
            'value' => (string) ($i % 4),
            'status' => 'Completed',
            'note' => "The criterion's reason, with \"quotes\", an é and a line\nbreak, number $i.",
        ];
    }
    return json_encode([
        '@context' => ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        'id' => 'urn:uuid:11111111-1111-4111-8111-111111111111',
        'type' => ['VerifiableCredential', 'OpenBadgeCredential'],
        'name' => 'Performance assessment design',
        'issuer' => ['id' => 'did:web:example.org', 'type' => ['Profile'], 'name' => 'Example'],
        'validFrom' => '2026-01-01T00:00:00Z',
        'credentialSubject' => [
            'id' => 'urn:uuid:22222222-2222-4222-8222-222222222222',
            'type' => ['AchievementSubject'],
            'achievement' => [
                'id' => 'https://example.org/achievement/1',
                'type' => ['Achievement'],
                'name' => 'Performance assessment design',
                'description' => str_repeat('Designs and runs a performance assessment. ', 40),
                'criteria' => ['narrative' => str_repeat('Six criteria, four levels. ', 40)],
            ],
            'result' => $results,
        ],
    ], JSON_UNESCAPED_SLASHES);
}

function rubric_document(): string {
    $criteria = [];
    foreach (['goals', 'task', 'evidence', 'fairness', 'feedback', 'reflection'] as $id) {
        $levels = [];
        for ($i = 0; $i < 4; $i++) {
            $levels[] = ['id' => "$id-$i", 'points' => $i, 'text' => "What work at level $i of $id looks like, in a sentence or two."];
        }
        $criteria[] = ['id' => $id, 'title' => ucfirst($id), 'text' => "What $id is about.", 'levels' => $levels];
    }
    return json_encode(['format' => 'microcred-rubric-1', 'title' => 'Bench', 'criteria' => $criteria]);
}

function rules_document(): string {
    return json_encode([
        'format' => 'microcred-rules-1',
        'kind' => 'conjunctive',
        'mustpass' => ['goals' => 'goals-1', 'task' => 'task-1', 'evidence' => 'evidence-2'],
        'reviewers' => 2,
        'triggers' => [['type' => 'gap', 'measure' => 'steps', 'over' => 1]],
        'resolution' => ['without' => 'mean', 'with' => 'expert', 'scope' => 'all', 'adjudicatorsees' => 'nothing'],
        'unscorable' => [],
    ]);
}

function plain_sorted(mixed $value): mixed {
    if (is_array($value)) {
        if (!array_is_list($value)) {
            ksort($value, SORT_STRING);
        }
        return array_map('plain_sorted', $value);
    }
    return $value;
}

function plain_canonicalize(string $json): string {
    return json_encode(plain_sorted(json_decode($json, true, 512, JSON_THROW_ON_ERROR)), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS);
}

function plain_read_rubric(string $json): array {
    $rubric = json_decode($json, true, 512, JSON_THROW_ON_ERROR);
    $seen = [];
    foreach ($rubric['criteria'] as $criterion) {
        foreach ($criterion['levels'] as $level) {
            if (isset($seen[$level['id']]) || !is_numeric($level['points']) || !preg_match('/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/', $level['id'])) {
                throw new UnexpectedValueException($level['id']);
            }
            $seen[$level['id']] = true;
        }
    }
    $rubric['digest'] = 'sha256:' . hash('sha256', plain_canonicalize($json));
    return $rubric;
}

function plain_base58(string $bytes): string {
    $digits = [0];
    foreach (unpack('C*', $bytes) as $byte) {
        foreach ($digits as $i => $digit) {
            $byte += $digit << 8;
            $digits[$i] = $byte % 58;
            $byte = intdiv($byte, 58);
        }
        while ($byte > 0) {
            $digits[] = $byte % 58;
            $byte = intdiv($byte, 58);
        }
    }
    $text = str_repeat('1', strspn($bytes, "\0"));
    foreach (array_reverse($digits) as $digit) {
        $text .= '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'[$digit];
    }
    return $text;
}

function plain_sign(string $json, string $secret, string $method, string $created): string {
    $document = json_decode($json, true, 512, JSON_THROW_ON_ERROR);
    $proof = ['type' => 'DataIntegrityProof', 'cryptosuite' => 'eddsa-jcs-2022', 'created' => $created, 'verificationMethod' => $method,
        'proofPurpose' => 'assertionMethod'];
    $options = ['@context' => $document['@context']] + $proof;
    $hashes = hash('sha256', plain_canonicalize(json_encode($options)), true) . hash('sha256', plain_canonicalize($json), true);
    $document['proof'] = $options + ['proofValue' => 'z' . plain_base58(sodium_crypto_sign_detached($hashes, $secret))];
    return plain_canonicalize(json_encode($document));
}

function plain_root(array $leaves): string {
    while (count($leaves) > 1) {
        $above = [];
        foreach (array_chunk($leaves, 2) as $pair) {
            $above[] = isset($pair[1]) ? hash('sha256', "\1$pair[0]$pair[1]", true) : $pair[0];
        }
        $leaves = $above;
    }
    return $leaves[0] ?? hash('sha256', '', true);
}

function plain_check(string $root, int $index, int $size, string $entry, array $proof): bool {
    $hash = hash('sha256', "\0$entry", true);
    $last = $size - 1;
    foreach ($proof as $node) {
        if ($last === 0) {
            return false;
        }
        if ($index & 1 || $index === $last) {
            $hash = hash('sha256', "\1" . hex2bin($node) . $hash, true);
            while (!($index & 1) && $index !== 0) {
                $index >>= 1;
                $last >>= 1;
            }
        } else {
            $hash = hash('sha256', "\1$hash" . hex2bin($node), true);
        }
        $index >>= 1;
        $last >>= 1;
    }
    return $last === 0 && bin2hex($hash) === $root;
}

function plain_manifest(string $json): string {
    $manifest = json_decode($json, true, 512, JSON_THROW_ON_ERROR);
    $leaves = array_map(fn($item) => hash('sha256', "\0" . plain_canonicalize(json_encode($item)), true), $manifest['items']);
    $root = bin2hex(plain_root($leaves));
    if ($root !== $manifest['root']) {
        throw new UnexpectedValueException('changed');
    }
    return $root;
}
