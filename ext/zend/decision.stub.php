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
     * A list in the rubric's order, as `criteria` in the JSON: id, inputs (reviewer, role, level, code, points, counted, why), rule,
     * sentence (the reckoning with its numbers), resolved and unrounded (exact, as strings such as "7/3"), value, level, cut, met, weight.
     *
     * @var list<array<string, mixed>>
     */
    public readonly array $criteria;

    /**
     * The triggers that fired: type, criteria, sentence, because (a sentence for each criterion or rater, with the numbers that
     * fired it), of a gap measure and over, of a band of and within.
     *
     * @var list<array<string, mixed>>
     */
    public readonly array $triggers;

    /**
     * Why: code, criterion (or null) and a sentence in English.
     *
     * @var list<array{code: string, criterion: ?string, sentence: string}>
     */
    public readonly array $reasons;

    private function __construct() {}

    /** All of it, "microcred-decision-1", canonical (RFC 8785). */
    public function toJson(): string {}
}
