<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * What seals evidence: name, size, SHA-256 and a random salt of each item, and the Merkle root over them.
 * Whatever fails to be added leaves the manifest as it was.
 *
 * A $progress is called with the number of bytes read so far, about every 8 MiB and at the end. What it throws stops the work.
 * While it runs, nothing else can be added.
 *
 * @strict-properties
 * @not-serializable
 */
final class Manifest
{
    public function __construct() {}

    /**
     * From the current position to the end; the stream is not closed.
     *
     * @param resource $stream
     */
    public function addStream(string $name, $stream, ?callable $progress = null): void {}

    public function addText(string $name, string $text): void {}

    /**
     * An item that was hashed before, under a new salt. Nothing is read: who calls vouches that these are its bytes still.
     *
     * @param string $sha256 64 lower-case hex digits
     * @param int $size in bytes, from 0 to 2^53 - 1
     */
    public function addDigest(string $name, string $sha256, int $size): void {}

    public function root(): string {}

    public function toJson(): string {}

    /** Checks everything and computes the root anew. */
    public static function fromJson(string $json): Manifest {}

    /** How $now differs from this manifest, salts aside: lists of names under added, missing and changed. */
    public function compare(Manifest $now): array {}

    /** That the item is in the manifest, for someone who knows only the root. */
    public function prove(string $name): string {}

    /** False where the proof is of another root; FormatException where it is no proof at all. */
    public static function check(string $root, string $proof): bool {}
}
