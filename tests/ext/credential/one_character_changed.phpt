--TEST--
Credential: with any one byte of a signed badge changed, it is not valid, and nothing is thrown
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/badge.inc';
$signed = signed();
$keys = [method(key_one()) => key_one()->public()];
$valid = [];
for ($i = 0; $i < strlen($signed); $i++) {
    $changed = $signed;
    $changed[$i] = $changed[$i] === 'a' ? 'b' : 'a';
    if (Microcred\Credential::verify($changed, $keys, NOW)->valid) {
        $valid[] = $i;
    }
    if (Microcred\Credential::verify(substr($signed, 0, $i), $keys, NOW)->valid) {
        $valid[] = "cut at $i";
    }
}
var_dump($valid);
?>
--EXPECT--
array(0) {
}
