<?php

/**
 * @generate-function-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * The canonical form of a JSON text: RFC 8785 (JCS).
 *
 * The text is read strictly: UTF-8 without a byte order mark, no member name twice in one object (compared after
 * unescaping), no half of a surrogate pair, numbers within an IEEE double, whole numbers that a double keeps, at most
 * 64 levels, 64 MiB and 4,194,304 values, nothing behind the value.
 *
 * @throws FormatException where the text is not that; it says what is wrong at which offset, line and JSON pointer
 */
function canonicalize(string $json): string {}

/**
 * The digest of a JSON text: "sha256:" and the SHA-256 of canonicalize($json) in lower-case hex.
 *
 * @throws FormatException as canonicalize()
 */
function digest(string $json): string {}
