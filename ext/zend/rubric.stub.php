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

    /**
     * Reads what Moodle's web service core_grading_get_definitions answers.
     *
     * @param string|null $area the grading area, by its name or by the number of its activity (cmid); null where there is one rubric
     * @param array|null $notes gets `area` and `name`; `options`, null because the service does not tell them; `activity`, `definition`,
     *     `criteria` and `levels`: what else stood there (Moodle's ids, status, times), by criterion and level id; `warnings`, sentences
     * @throws FormatException where the text is no such answer, or has no rubric that is ready, or several and none is named
     */
    public static function fromMoodleJson(string $json, ?string $area = null, ?array &$notes = null): Rubric {}

    /**
     * Reads a CFRubric of 1EdTech CASE 1.0 or 1.1, alone or in a CFPackage.
     *
     * @param string|null $rubric its title or identifier; null where there is one
     * @param array|null $notes gets `weights`, criterion id => decimal as rules have them; `rubric`, `criteria` and `levels`: what else stood
     *     there (identifiers, URIs, feedback, positions), by criterion and level id; of a package `package` and `document`; `warnings`, sentences
     * @throws FormatException where the text is no such rubric, or holds several and none is named
     */
    public static function fromCase(string $json, ?string $rubric = null, ?array &$notes = null): Rubric {}

    /**
     * Reads a rubric in Canvas's CSV.
     *
     * @param string|null $rubric its name; null where the file has one
     * @param array|null $notes gets `name`; `rubrics`, all names where there are several; `range`, the criteria whose ratings are ranges;
     *     `columns`: cells under other headings, heading => criterion id => text; `warnings`, sentences
     * @throws FormatException where the text is no such file, or holds several rubrics and none is named
     */
    public static function fromCsv(string $csv, ?string $rubric = null, ?array &$notes = null): Rubric {}

    /** What a text looks like, without reading it whole; null where it is none of these. The reader may still refuse it. */
    public static function detect(string $text): ?RubricFormat {}

    /**
     * The names by which read() chooses one of several rubrics in a text of any of these formats; empty where it holds one or is of no
     * known format. Only what is needed for the names is read, so read() may still refuse each.
     *
     * @return list<string> a CASE rubric's title or identifier, a grading area's name or the number of its activity, a name in Canvas's CSV
     * @throws FormatException where the text is damaged, with the place
     */
    public static function names(string $text): array {}

    /**
     * Reads a text of any of these formats, as detect() tells them apart.
     *
     * @param string|null $name chooses one where the text holds several: see each format's own method
     * @param array|null $notes as that method fills it
     * @param RubricFormat|null $format gets what the text is
     * @throws FormatException where it is none of them, or its own method refuses it
     */
    public static function read(string $text, ?string $name = null, ?array &$notes = null, ?RubricFormat &$format = null): Rubric {}

    /** The native format, canonical (RFC 8785). */
    public function toJson(): string {}

    /**
     * A grading.xml as in a Moodle backup, with this rubric ready in the area "submissions".
     *
     * @param array|null $lost gets a sentence for each thing that Moodle has no place for
     */
    public function toMoodle(?array &$lost = null): string {}

    /**
     * What Moodle's web service core_grading_save_definitions takes, with one definition that is ready. `cmid`, `contextid` and `component`
     * are those of the activity, and the caller's to fill in: 0, 0 and "mod_assign" stand there.
     *
     * @param array|null $lost gets a sentence for each thing that Moodle has no place for
     */
    public function toMoodleJson(?array &$lost = null): string {}

    /**
     * A CFRubric of 1EdTech CASE 1.1, canonical. Identifiers are UUIDs of version 5 made of the digest, so the same rubric has the same.
     *
     * @param array|null $lost gets a sentence for each thing that CASE has no place for
     * @param string|null $changed when the rubric was last changed, RFC 3339 in UTC; null writes 1970-01-01T00:00:00Z
     * @throws \ValueError where $changed is no such time
     */
    public function toCase(?array &$lost = null, ?string $changed = null): string {}

    /**
     * A file that Canvas imports.
     *
     * @param array|null $lost gets a sentence for each thing that Canvas has no place for
     */
    public function toCsv(?array &$lost = null): string {}

    /**
     * Adds up a filled-in rubric. A criterion that is not there, or that has an unscorable code, is unscored.
     *
     * @param array $levels criterion id => level id or unscorable code
     * @throws \ValueError where a criterion is unknown, or a level belongs to another criterion
     */
    public function score(array $levels): Score {}
}
