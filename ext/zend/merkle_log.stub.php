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

    /**
     * The log's size and root as they are now, signed: a C2SP tlog-checkpoint in a signed-note, which other software reads.
     *
     * Who keeps a log signs no two checkpoints of which one does not go on where the other ends.
     *
     * @param string $origin who keeps the log, such as "example.org/record/7"; also the key's name: no spaces, no plus signs
     * @param SigningKey $key of Ed25519
     * @param string[] $extensions further lines of text, signed too; other software passes over them
     * @throws \ValueError for any other origin, key or line
     */
    public function checkpoint(string $origin, SigningKey $key, array $extensions = []): string {}

    /**
     * Reads a checkpoint. Signatures by others are passed over.
     *
     * @return array{origin: string, size: int, root: string, extensions: string[]}|null null where $key did not sign it, or
     *         it is of another origin
     * @throws FormatException with the place, where it is no checkpoint
     */
    public static function openCheckpoint(string $checkpoint, string $origin, PublicKey $key): ?array {}

    /** How other software is told of the key: name, id and key, as signed-note's verifiers take it. */
    public static function checkpointKey(string $origin, PublicKey $key): string {}
}
