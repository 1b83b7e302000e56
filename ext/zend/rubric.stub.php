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
    /** digest(write()): texts and order count, the ids of where it came from do not. */
    public readonly string $digest;

    private function __construct() {}

    /**
     * The formats that read() takes and write() makes; the first is "json", this project's own. What each keeps, tells in notes and
     * loses: docs/formats.md, "Rubric".
     *
     * @return array<string, array{filename: string, type: string}> by name, as it stands in arguments here: what a file of it is called,
     *     where "*" stands for the rubric's title, and its media type
     */
    public static function formats(): array {}

    /** The format that a text looks like; null where it is none of these. read() may still refuse it. */
    public static function detect(string $text): ?string {}

    /**
     * The names by which read() chooses one of several rubrics in a text of any of these formats; empty where it holds one or is of no
     * known format. Only what is needed for the names is read, so read() may still refuse each.
     *
     * @return list<string> a CASE rubric's title or identifier, a grading area's name or the number of its activity, a name in Canvas's CSV
     * @throws FormatException where the text is damaged, with the place
     */
    public static function names(string $text): array {}

    /**
     * Reads a text of any of these formats.
     *
     * @param string|null $format one of formats(); null takes the one that detect() tells
     * @param string|null $name chooses one where the text holds several: see names()
     * @param array|null $notes gets what the text holds beyond the rubric, by format; `warnings` are sentences
     * @throws FormatException with the place, where the text is no rubric of that format, or of none, or holds several and none is named
     * @throws \ValueError where there is no such format
     */
    public static function read(string $text, ?string $format = null, ?string $name = null, ?array &$notes = null): Rubric {}

    /**
     * The rubric in one of these formats. The native one is canonical (RFC 8785).
     *
     * @param array|null $lost gets a sentence for each thing that the format has no place for
     * @param string|null $changed when the rubric was last changed, RFC 3339 in UTC, for a format that says so; null is 1970-01-01T00:00:00Z
     * @throws \ValueError where there is no such format, or $changed is no such time
     */
    public function write(string $format = "json", ?array &$lost = null, ?string $changed = null): string {}

    /**
     * Adds up a filled-in rubric. A criterion that is not there, or that has an unscorable code, is unscored.
     *
     * @param array $levels criterion id => level id or unscorable code
     * @throws \ValueError where a criterion is unknown, or a level belongs to another criterion
     */
    public function score(array $levels): Score {}
}
