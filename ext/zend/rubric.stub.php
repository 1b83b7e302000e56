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

    /**
     * Reads the grading.xml of a Moodle backup.
     *
     * @param string|null $area the grading area; null where the file has one rubric
     * @param array|null $notes gets `area`, `name` and `options`: Moodle's rubric options, name => bool
     * @throws FormatException where the text is no such file, or has no rubric that is ready, or several and none is named
     */
    public static function fromMoodle(string $xml, ?string $area = null, ?array &$notes = null): Rubric {}

    /** The native format, canonical (RFC 8785). */
    public function toJson(): string {}

    /**
     * A grading.xml as in a Moodle backup, with this rubric ready in the area "submissions".
     *
     * @param array|null $lost gets a sentence for each thing that Moodle has no place for
     */
    public function toMoodle(?array &$lost = null): string {}

    /**
     * Adds up a filled-in rubric. A criterion that is not there, or that has an unscorable code, is unscored.
     *
     * @param array $levels criterion id => level id or unscorable code
     * @throws \ValueError where a criterion is unknown, or a level belongs to another criterion
     */
    public function score(array $levels): Score {}
}
