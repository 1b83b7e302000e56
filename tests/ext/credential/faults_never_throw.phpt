--TEST--
Credential::verify() throws nothing at a document's faults: they fail the first step, and the rest is not checked
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/badge.inc';
$signed = signed();
foreach (['', 'no', '[]', '"x"', 'null', '{}', "\u{feff}$signed", "$signed$signed", substr($signed, 0, -1), str_replace('"id"', '"id":1,"id"', $signed),
        'eyJhbGciOiJFZERTQSJ9.e30.AAAA', str_repeat('{"a":', 100), str_replace('Example', "Ex\xff", $signed), '{"a":1e999}', str_repeat(' ', 16 * 1024 * 1024 + 1)] as $document) {
    echo verdict($document), "\n  ", detail('syntax', $document), "\n";
}
?>
--EXPECTF--
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte 0: Here a value is expected, not the end of the text
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte 0: Here a value is expected, not "n"
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is JSON, but not an object, so it is no credential
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is JSON, but not an object, so it is no credential
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is JSON, but not an object, so it is no credential
INVALID SYNTAX context schema proof (controller) dates (recipient) (status) (evidence)
  The text is sound JSON
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte 0: The text begins with a byte order mark: save it as UTF-8 without one
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte %d: Nothing may stand behind the value, but here is "{"
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte %d: Here a comma or } is expected, not the end of the text
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte 184: The member "id" is there twice in one object
INVALID SYNTAX context schema (proof) (controller) dates (recipient) (status) (evidence)
  The text is a JWT with sound JSON in it
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte 320: The text is nested more than 64 levels deep
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte %d: The text is not UTF-8 here: byte 0xFF does not begin a well-formed character
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is not sound JSON, at line 1, byte 5: The number is too large: JSON numbers are IEEE doubles, below 1.8e308
INVALID syntax (context) (schema) (proof) (controller) (dates) (recipient) (status) (evidence)
  The text is longer than 16777216 bytes
