<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * What a panel came to, with everything needed to redo it on paper. See docs/formats.md, "What comes out".
 *
 * @strict-properties
 * @not-serializable
 */
final class Decision
{
    public readonly Outcome $outcome;

    /** Of the resolved values, which may lie between levels; null unless the outcome is Award or NotYet. */
    public readonly ?Score $score;

    /**
     * As `criteria` in the JSON: a list in the rubric's order of cut, id, inputs (code, counted, level, points, reviewer, role, why),
     * level, met, resolved and unrounded (exact, as strings such as "7/3"), rule, value, weight.
     *
     * @var list<array<string, mixed>>
     */
    public readonly array $criteria;

    /**
     * As `triggers` in the JSON: those that fired, each with its criteria, its type, and what its kind has to tell: of a gap measure
     * and over, of a band of, totals and within.
     *
     * @var list<array<string, mixed>>
     */
    public readonly array $triggers;

    /**
     * As `reasons` in the JSON: why it came out so.
     *
     * @var list<array{code: string, criterion: ?string}>
     */
    public readonly array $reasons;

    private function __construct() {}

    /** All of it, "microcred-decision-1", canonical (RFC 8785). */
    public function toJson(): string {}
}
