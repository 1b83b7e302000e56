--TEST--
Credential: the table of terms in C is what the list of terms makes
--EXTENSIONS--
microcred
--FILE--
<?php
$folder = dirname(__DIR__, 3) . '/ext/core/jsonld';
require "$folder/make_table.php";
var_dump((new Table(read_terms("$folder/terms.txt")))->write() === file_get_contents("$folder/table.c"));
?>
--EXPECT--
bool(true)
