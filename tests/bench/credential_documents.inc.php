<?php
// Badges as the plugin writes them, of two sizes.

/** About 650 bytes: all that Open Badges 3.0 asks for, and no more. */
function small_badge(string $issuer): string {
    return json_encode([
        '@context' => ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        'id' => 'urn:uuid:3f1b7c52-6f0e-4d0a-9a53-0c7a5b1f2d44',
        'type' => ['VerifiableCredential', 'OpenBadgeCredential'],
        'issuer' => ['id' => $issuer, 'type' => ['Profile']],
        'validFrom' => '2026-01-01T00:00:00Z',
        'credentialSubject' => [
            'id' => 'urn:uuid:b1c64a1e-7f0f-4c55-8a1e-93a1d0a2c9b7',
            'type' => ['AchievementSubject'],
            'achievement' => [
                'id' => 'urn:uuid:0d9b3f6a-2f4d-4a53-9a0e-5c8f4b7e1a20',
                'type' => ['Achievement'],
                'name' => 'Performance tasks',
                'description' => 'Designs tasks that show learning.',
                'criteria' => ['narrative' => 'Six criteria.'],
            ],
        ],
    ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
}

/** About 16 KB: the whole rubric of eight criteria with four levels each, a result for each, evidence and skills. */
function large_badge(string $issuer): string {
    $achievement = 'https://campus.example.org/mod/microcred/achievement.php/5d2e0c5b8f4a4c0e9d7b1a6f3e2c4d5a';
    $titles = ['Goals', 'The task', 'Access', 'Evidence', 'Scoring guide', 'Feedback', 'Équité', 'Reflection'];
    $descriptions = $results = [];
    foreach ($titles as $i => $title) {
        $levels = [];
        foreach (['Beginning', 'Developing', 'Proficient', 'Exemplary'] as $position => $name) {
            $levels[] = [
                'id' => "$achievement#c$i/l$position",
                'type' => ['RubricCriterionLevel'],
                'name' => $name,
                'description' => "What \"$title\" looks like in work that is $name: aims, means and students' own words agree – or not.",
                'level' => (string) ($position + 1),
                'points' => (string) ($position * 1.5),
            ];
        }
        $descriptions[] = [
            'id' => "$achievement#c$i",
            'type' => ['ResultDescription'],
            'name' => $title,
            'resultType' => 'RubricCriterionLevel',
            'rubricCriterionLevel' => $levels,
            'requiredLevel' => "$achievement#c$i/l1",
        ];
        $results[] = [
            'type' => ['Result'],
            'resultDescription' => "$achievement#c$i",
            'achievedLevel' => "$achievement#c$i/l" . (1 + $i % 3),
            'value' => (string) ((1 + $i % 3) * 1.5),
        ];
    }
    return json_encode([
        '@context' => ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        'id' => 'urn:uuid:3f1b7c52-6f0e-4d0a-9a53-0c7a5b1f2d44',
        'type' => ['VerifiableCredential', 'OpenBadgeCredential'],
        'name' => 'Performance assessment: design and use',
        'issuer' => ['id' => $issuer, 'type' => ['Profile'], 'name' => 'Example Campus', 'url' => 'https://campus.example.org'],
        'validFrom' => '2026-01-01T00:00:00Z',
        'awardedDate' => '2026-01-01T00:00:00Z',
        'credentialSubject' => [
            'id' => 'urn:uuid:b1c64a1e-7f0f-4c55-8a1e-93a1d0a2c9b7',
            'type' => ['AchievementSubject'],
            'identifier' => [[
                'type' => 'IdentityObject',
                'hashed' => true,
                'identityHash' => 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
                'identityType' => 'emailAddress',
                'salt' => 'Kosher',
            ]],
            'achievement' => [
                'id' => $achievement,
                'type' => ['Achievement'],
                'achievementType' => 'MicroCredential',
                'name' => 'Performance assessment: design and use',
                'description' => "Designs a performance task with its scoring guide,\nruns it with a class, and learns from the results.",
                'criteria' => ['narrative' => "Eight criteria, four levels each.\n\nEach is scored blind by two trained reviewers; **Goals** must be *Proficient*."],
                'version' => '3',
                'creditsAvailable' => 2.5,
                'otherIdentifier' => [[
                    'type' => 'IdentifierEntry',
                    'identifier' => 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
                    'identifierType' => 'identifier',
                ]],
                'resultDescription' => $descriptions,
                'tag' => ['performance assessment', 'rubrics', 'équité'],
            ],
            'result' => $results,
            'creditsEarned' => 2.5,
        ],
        'evidence' => [[
            'id' => 'urn:uuid:7a0a52be-5ff0-44f1-9b0c-4a2f4c9e7d10',
            'type' => ['Evidence'],
            'name' => 'Sealed evidence',
            'narrative' => 'Root of the manifest: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        ]],
    ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
}
