<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * Badges as images: the credential travels in a PNG, as the text of one iTXt chunk with the keyword
 * "openbadgecredential" (Open Badges 3.0, section 5.3).
 *
 * Every chunk's length, order and checksum is checked; the pixels are not looked at.
 *
 * @strict-properties
 * @not-serializable
 */
final class BadgeImage
{
    private function __construct() {}

    /**
     * Puts the credential into the image, in place of one that is there already. All other bytes stay as they are.
     *
     * @throws \ValueError where the credential is empty, longer than 16 MiB, not UTF-8, or holds U+0000
     * @throws FormatException where the image is not a sound PNG, is larger than 64 MiB, or holds two credentials
     */
    public static function bake(string $image, string $credential): string {}

    /**
     * The credential in the image; null where there is none.
     *
     * @throws FormatException as bake(), or where the credential's chunk is damaged, unfolds to more than 16 MiB, or is no text
     */
    public static function unbake(string $image): ?string {}
}
