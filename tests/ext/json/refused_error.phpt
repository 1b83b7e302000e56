--TEST--
canonicalize() refuses what is not strict JSON, and says where
--EXTENSIONS--
microcred
--FILE--
<?php
require dirname(__DIR__) . '/vectors.inc';
foreach ([
    '', "\u{feff}{}", '{"a":1,}', '{"a":1,"b":{"c":2,"\u0063":3}}', '["\ud800"]', "[\"\xff\"]", '[9007199254740993]', '[1e400]',
    "[1,\n 2\n 3]", '{} {}', '[01]', "[\"a\tb\"]", str_repeat('[', 65),
] as $json) {
    refused(fn() => Microcred\canonicalize($json));
}
refused(fn() => Microcred\digest('nope'));
refused(fn() => Microcred\canonicalize([]));
// The reader's bound of bytes holds before anything is read.
refused(fn() => Microcred\canonicalize(str_repeat(' ', 64 * 1024 * 1024 + 1)));
?>
--EXPECT--
Microcred\FormatException: Here a value is expected, not the end of the text
  inputOffset 0
  inputLine 1
  pointer 
Microcred\FormatException: The text begins with a byte order mark: save it as UTF-8 without one
  inputOffset 0
  inputLine 1
  pointer 
Microcred\FormatException: Here a member's name in double quotes is expected, not "}"
  inputOffset 7
  inputLine 1
  pointer 
Microcred\FormatException: The member "c" is there twice in one object
  inputOffset 27
  inputLine 1
  pointer /b/c
Microcred\FormatException: \uD800 is half of a surrogate pair without its other half
  inputOffset 2
  inputLine 1
  pointer /0
Microcred\FormatException: The text is not UTF-8 here: byte 0xFF does not begin a well-formed character
  inputOffset 2
  inputLine 1
  pointer /0
Microcred\FormatException: The whole number is beyond 2^53 and would change when read as a double; write it as a string
  inputOffset 1
  inputLine 1
  pointer /0
Microcred\FormatException: The number is too large: JSON numbers are IEEE doubles, below 1.8e308
  inputOffset 1
  inputLine 1
  pointer /0
Microcred\FormatException: Here a comma or ] is expected, not "3"
  inputOffset 8
  inputLine 3
  pointer /2
Microcred\FormatException: Nothing may stand behind the value, but here is "{"
  inputOffset 3
  inputLine 1
  pointer 
Microcred\FormatException: A number does not begin with a superfluous 0
  inputOffset 1
  inputLine 1
  pointer /0
Microcred\FormatException: A string holds the control character 0x09: write it as an escape, such as \n
  inputOffset 3
  inputLine 1
  pointer /0
Microcred\FormatException: The text is nested more than 64 levels deep
  inputOffset 64
  inputLine 1
  pointer /0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0
Microcred\FormatException: Here a value is expected, not "n"
  inputOffset 0
  inputLine 1
  pointer 
TypeError: Microcred\canonicalize(): Argument #1 ($json) must be of type string, array given
Microcred\FormatException: The text is longer than 67108864 bytes
