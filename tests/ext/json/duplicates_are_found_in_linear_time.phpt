--TEST--
canonicalize() finds a repeated name among 100,000 without comparing each with each, and takes as long for any order
--EXTENSIONS--
microcred
--FILE--
<?php
$names = array_map(fn($i) => sprintf('"k%d":%d', $i * 7919 % 100003, $i), range(0, 99999));
$start = hrtime(true);
$sorted = Microcred\canonicalize('{' . implode(',', $names) . '}');
Microcred\canonicalize($sorted);
Microcred\canonicalize('{' . implode(',', array_reverse($names)) . '}');
try {
    Microcred\canonicalize('{' . implode(',', $names) . ',"k7919":0}');
    echo "accepted\n";
} catch (Microcred\FormatException $e) {
    echo $e->getMessage(), ' ', $e->pointer, "\n";
}
echo hrtime(true) - $start < 20e9 ? 'fast' : 'slow', "\n";
?>
--EXPECT--
The member "k7919" is there twice in one object /k7919
fast
