<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * Criteria, each with levels from lowest to highest, and their texts. Immutable. See docs/formats.md, "Rubric".
 *
 * @strict-properties
 * @not-serializable
 */
final class Rubric
{
    /** digest(toJson()): texts and order count, the ids of where it came from do not. */
    public readonly string $digest;

    private function __construct() {}

    /**
     * Reads the native format, "microcred-rubric-1".
     *
     * @param array|null $notes gets what the rubric itself has no place for: of this format nothing
     * @throws FormatException with the place, where the text is not such a rubric
     */
    public static function fromJson(string $text, ?array &$notes = null): Rubric {}

    /** The native format, canonical (RFC 8785). */
    public function toJson(): string {}

    /**
     * Adds up a filled-in rubric. A criterion that is not there, or that has an unscorable code, is unscored.
     *
     * @param array $levels criterion id => level id or unscorable code
     * @throws \ValueError where a criterion is unknown, or a level belongs to another criterion
     */
    public function score(array $levels): Score {}
}
