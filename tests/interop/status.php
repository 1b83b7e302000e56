<?php
/*
 * The plugin's side of status.mjs, JSON on the standard output:
 *   make             a signed status list as the plugin serves it, its address, the entries that are set, and badges on some entries
 *   verify           reads {badge, list} from the standard input: true, false or null, as the badge is not revoked, revoked, not known
 */
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey, StatusList};
use mod_microcred\local\credential\status_list_document;

foreach (['issuer', 'badge_document', 'status_list_document'] as $class) {
    require(dirname(__DIR__, 2) . "/php/microcred/classes/local/credential/$class.php");
}

switch ($argv[1]) {
    case 'make':
        $key = SigningKey::generate(KeyType::Ed25519);
        $multibase = $key->public()->toMultibase();
        $sign = fn(string $json) => Credential::sign($json, $key, Cryptosuite::EddsaJcs2022, "did:key:$multibase#$multibase",
            gmdate('Y-m-d\TH:i:s\Z'));
        $address = 'https://moodle.example.org/mod/microcred/status.php?l=3';
        $bits = new StatusList();
        // The ends of the list, both ends of a byte, and some in between.
        $set = [0, 7, 8, 131071];
        while (count($set) < 400) {
            $set[] = random_int(0, 131071);
        }
        $bits->setMany($set);
        $document = new status_list_document();
        $badges = [];
        foreach ([0, 1, 7, 8, 9, 131070, 131071] as $position) {
            $badge = json_decode(file_get_contents(dirname(__DIR__) . '/ext/credential/badge.json'));
            $badge->issuer->id = "did:key:$multibase";
            $badge->credentialStatus = $document->entry($address, $position);
            $badges[$position] = json_decode($sign(json_encode($badge)));
        }
        $list = $sign($document->write($address, "did:key:$multibase", $bits, time(), time() + 604800, 300));
        echo json_encode(['address' => $address, 'list' => json_decode($list), 'badges' => $badges,
            'set' => array_values(array_unique($set))], JSON_THROW_ON_ERROR);
        break;
    case 'verify':
        $given = json_decode(stream_get_contents(STDIN));
        $lists = [$given->badge->credentialStatus->statusListCredential => json_encode($given->list)];
        $verification = Credential::verify(json_encode($given->badge), [], gmdate('Y-m-d\TH:i:s\Z'), ['status' => $lists]);
        echo json_encode(array_column($verification->checks, 'passed', 'name')['status']);
        break;
}
