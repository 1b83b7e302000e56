--TEST--
canonicalize() writes and reads numbers alike in every locale
--EXTENSIONS--
microcred
--FILE--
<?php
setlocale(LC_ALL, 'de_DE.UTF-8', 'de_DE@euro', 'fr_FR.UTF-8', 'de_DE', 'C');
echo Microcred\canonicalize('[0.1,1234567.125,1.5e-10,1e300]'), "\n";
?>
--EXPECT--
[0.1,1234567.125,1.5e-10,1e+300]
