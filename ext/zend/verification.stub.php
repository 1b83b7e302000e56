<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * What Credential::verify() found.
 *
 * @strict-properties
 */
final class Verification
{
    /**
     * True where syntax, context, schema, proof, controller and dates passed, and status where the credential has one.
     */
    public readonly bool $valid;

    /**
     * The steps in order, each with the keys
     *   - name (string): syntax, context, schema, proof, controller, dates, recipient, status, evidence;
     *   - passed (?bool): null where what would have to be known was not given, or the step does not apply;
     *   - detail (string): a sentence, in English.
     */
    public readonly array $checks;

    private function __construct() {}
}
