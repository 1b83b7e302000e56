--TEST--
Rubric, Rules and Panel: random panels are decided as by the slow oracle (the whole comparison: oracle/differential.php)
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
$argv = [__FILE__, 150, 20261];
require __DIR__ . '/../oracle/differential.php';
?>
--EXPECTF--
%A150 cases (%d too large for the oracle), no difference: award %d notyet %d adjudicate %d incomplete %d
1 passed, 0 failed
