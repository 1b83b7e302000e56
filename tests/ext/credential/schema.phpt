--TEST--
Credential: what Open Badges 3.0 asks of the members, one fault at a time
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/badge.inc';
$faults = [
    fn($b) => $b->id = 'no address',
    function ($b) { unset($b->id); },
    fn($b) => $b->type = ['VerifiableCredential'],
    fn($b) => $b->type = 'OpenBadgeCredential',
    fn($b) => $b->issuer = (object) ['id' => ISSUER],
    fn($b) => $b->issuer = 7,
    fn($b) => $b->validFrom = '2026-11-24',
    fn($b) => $b->awardedDate = '2026-02-30T00:00:00Z',
    fn($b) => $b->credentialSubject = [$b->credentialSubject],
    function ($b) { unset($b->credentialSubject->id, $b->credentialSubject->identifier); },
    function ($b) { unset($b->credentialSubject->id); $b->credentialSubject->identifier = []; },
    fn($b) => $b->credentialSubject->type = ['Achievement'],
    function ($b) { unset($b->credentialSubject->identifier[0]->hashed); },
    function ($b) { unset($b->credentialSubject->achievement); },
    function ($b) { unset($b->credentialSubject->achievement->criteria); },
    fn($b) => $b->credentialSubject->achievement->criteria = 'narrative',
    fn($b) => $b->credentialSubject->achievement->name = null,
    fn($b) => $b->credentialSubject->achievement->tag = 'one',
    fn($b) => $b->credentialSubject->achievement->resultDescription[] = $b->credentialSubject->achievement->resultDescription[0],
    fn($b) => $b->credentialSubject->achievement->resultDescription[0]->requiredLevel = 'urn:x:none',
    fn($b) => $b->credentialSubject->achievement->resultDescription[0]->rubricCriterionLevel[0]->points = 0,
    fn($b) => $b->credentialSubject->result[0]->resultDescription = 'urn:x:none',
    fn($b) => $b->credentialSubject->result[0]->achievedLevel = 'urn:x:none',
    fn($b) => $b->credentialSubject->achievement->resultDescription[0]->resultType = 'Status',
    fn($b) => $b->credentialSubject->result = array_fill(0, 501, $b->credentialSubject->result[0]),
    fn($b) => $b->evidence = $b->evidence[0],
    fn($b) => $b->evidence[0]->type = [],
    fn($b) => $b->image = (object) ['id' => 'https://example.org/a.png'],
    fn($b) => $b->credentialStatus = (object) ['type' => 'BitstringStatusListEntry'],
];
foreach ($faults as $fault) {
    $document = signed(function ($badge) use ($fault) {
        $fault($badge);
    });
    echo detail('schema', $document), "\n";
    if (Microcred\Credential::verify($document, [method(key_one()) => key_one()->public()], NOW)->valid) {
        echo "  but valid\n";
    }
}
// What it leaves open.
foreach ([
    fn($b) => $b->issuer = ISSUER,
    function ($b) { unset($b->evidence, $b->credentialSubject->result, $b->credentialSubject->achievement->resultDescription); },
    fn($b) => $b->type[1] = 'AchievementCredential',
    fn($b) => $b->credentialSubject->achievement->type = 'Achievement',
    function ($b) { unset($b->credentialSubject->id); },
] as $change) {
    echo verdict(signed(function ($badge) use ($change) {
        $change($badge);
    })), "\n";
}
?>
--EXPECT--
The member "id" of an AchievementCredential is not an address (URI)
An AchievementCredential lacks the member "id"
The credential's type does not say "OpenBadgeCredential"
The type of an AchievementCredential does not say "VerifiableCredential"
A Profile lacks the member "type"
Where a Profile is expected, there is something else
The member "validFrom" of an AchievementCredential is not a date with a time and a zone
The member "awardedDate" of an AchievementCredential is not a date with a time and a zone
The member "credentialSubject" of an AchievementCredential is not an object
The subject has neither an id nor an identifier: the credential is nobody's
The subject has neither an id nor an identifier: the credential is nobody's
The type of an AchievementSubject does not say "AchievementSubject"
An IdentityObject lacks the member "hashed"
An AchievementSubject lacks the member "achievement"
An Achievement lacks the member "criteria"
The member "criteria" of an Achievement is not an object
The member "name" of an Achievement is not a string
The member "tag" of an Achievement is not a list of strings
Two result descriptions have the id https://example.org/achievement/1#c1
A result description requires the level urn:x:none, which it does not have
The member "points" of a RubricCriterionLevel is not a string
A result refers to urn:x:none, which the achievement does not describe
A result names the level urn:x:none, which its description does not have
A result whose description is of the type Status does not say its status
A list of class Result has more than 500 items
The member "evidence" of an AchievementCredential is not a list
The type of an Evidence does not say "Evidence"
An Image lacks the member "type"
A Link lacks the member "id"
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
valid   SYNTAX CONTEXT SCHEMA PROOF CONTROLLER DATES (recipient) (status) (evidence)
