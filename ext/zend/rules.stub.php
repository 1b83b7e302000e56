<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * The rules by which a panel's reviews come to a decision, checked against one rubric. Immutable. See docs/formats.md,
 * "Rules".
 *
 * @strict-properties
 * @not-serializable
 */
final class Rules
{
    /** digest(toJson()). */
    public readonly string $digest;

    private function __construct() {}

    /**
     * Reads "microcred-rules-1" and checks it against the rubric. Methods across raters: mean, median, trimmed_mean, majority, parity,
     * tertium_quid, expert, expert_combined, discussion (Johnson, Penny, Fisher & Kuhs 2003); standards: conjunctive, compensatory
     * (weighted sum or mean), mixed, profile; triggers: gap, split, mustpass, unscorable, band. Up to 15 reviewers and 20 triggers.
     * A member that would change nothing is refused.
     *
     * @throws FormatException with the JSON pointer, where the text is not such rules or does not fit the rubric
     */
    public static function fromJson(string $json, Rubric $for): Rules {}

    /** The same, canonical (RFC 8785). */
    public function toJson(): string {}
}
