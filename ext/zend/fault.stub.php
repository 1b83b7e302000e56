<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/** What every exception of the extension implements, apart from TypeError and ValueError. */
interface Exception extends \Throwable
{
}

/**
 * A document is not what it should be. The message says what is wrong; the properties say where,
 * each null where it is not known.
 *
 * @strict-properties
 */
final class FormatException extends \RuntimeException implements Exception
{
    /** Bytes from the start of the input. */
    public readonly ?int $inputOffset;

    /** Line of the input, from 1. */
    public readonly ?int $inputLine;

    /** JSON pointer (RFC 6901) to the member that is wrong. */
    public readonly ?string $pointer;
}

/**
 * A key could not be read, made or used. Never holds key material.
 *
 * @strict-properties
 */
final class CryptoException extends \RuntimeException implements Exception
{
}
