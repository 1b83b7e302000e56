<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * An append-only log: the Merkle tree of RFC 9162. Hashes are 64 lower-case hex digits.
 *
 * @strict-properties
 * @not-serializable
 */
final class MerkleLog
{
    public function __construct() {}

    /** The entry is hashed, not kept. Gives its index. */
    public function append(string $entry): int {}

    public function size(): int {}

    public function root(): string {}

    /** The compact state: enough to append, not to prove. */
    public function export(): string {}

    public static function import(string $state): MerkleLog {}

    /** The hash of an entry as a leaf, for fromLeaves(). */
    public static function leafHash(string $entry): string {}

    public static function fromLeaves(iterable $hashes): MerkleLog {}

    /** @return string[] that entry $index is in the log's first $size entries */
    public function proveInclusion(int $index, int $size): array {}

    /** @return string[] that the first $second entries begin with the first $first */
    public function proveConsistency(int $first, int $second): array {}

    /** False for whatever is not a proof; never an exception. */
    public static function checkInclusion(string $root, int $index, int $size, string $entry, array $proof): bool {}

    /** False for whatever is not a proof; never an exception. */
    public static function checkConsistency(int $first, string $firstroot, int $second, string $secondroot, array $proof): bool {}
}
