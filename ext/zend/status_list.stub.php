<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * One bit for each credential, as Bitstring Status List 1.0 (W3C) has it. Index 0 is the leftmost bit.
 *
 * @strict-properties
 * @not-serializable
 */
final class StatusList
{
    /**
     * All entries 0.
     *
     * @param int $length 131072 (the fewest, so that nobody is told apart by a look at the list) to 67108864, a multiple of 8
     * @throws \ValueError for any other length
     */
    public function __construct(int $length = 131072) {}

    /** @throws \ValueError where the list has no such entry */
    public function set(int $index, bool $value): void {}

    /**
     * Sets all of these integers' entries to 1, or, where one is no entry of the list, none.
     *
     * @throws \TypeError|\ValueError
     */
    public function setMany(iterable $indexes): void {}

    /** @throws \ValueError where the list has no such entry */
    public function get(int $index): bool {}

    /** How many entries the list has. */
    public function length(): int {}

    /** encodedList: "u" and base64url without padding of the bits in gzip. */
    public function encode(): string {}

    /** @throws FormatException where the text is no list, or one of fewer or more entries than a list may have */
    public static function decode(string $text): StatusList {}
}
