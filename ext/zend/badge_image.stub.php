<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * Badges as images: one credential travels inside a PNG or an SVG image (Open Badges 3.0, section 5.3), as a JSON document
 * or as a JWT. Which of the two an image is, is seen by its first bytes.
 *
 * In a PNG the credential is the text of the iTXt chunk with the keyword "openbadgecredential"; in an SVG it is the element
 * {https://purl.imsglobal.org/ob/v3p0}credential, JSON as its text, a JWT in its attribute "verify". Images of Open Badges 2.0
 * (keyword "openbadges", element {http://openbadges.org}assertion) are read too.
 *
 * Of a PNG every chunk's length, order and checksum is checked. An SVG must be well-formed XML in UTF-8, at most 128 elements
 * deep, without declarations in its document type; nothing it names is fetched. What an image shows is not looked at: an SVG
 * keeps its scripts and links, so it is to be served as a download, or sandboxed by a Content-Security-Policy.
 *
 * @strict-properties
 * @not-serializable
 */
final class BadgeImage
{
    private function __construct() {}

    /**
     * Puts the credential into the image, in place of one of either version that is there already. All other bytes stay as
     * they are, but that an SVG's root element declares a prefix and, where it was empty, gets an end tag.
     *
     * @param string $image PNG of at most 64 MiB, or SVG of at most 16 MiB, with the credential too
     * @param string $credential a JSON object or a JWT in the compact serialization, of at most 16 MiB
     * @throws \ValueError where the credential is neither, or the image would get too large
     * @throws FormatException where the image is neither a sound PNG nor a sound SVG, or holds two credentials, of whichever version
     */
    public static function bake(string $image, string $credential): string {}

    /**
     * The credential in the image; null where there is none. It is not verified, and of an image of Open Badges 2.0 it may be
     * an address.
     *
     * It is the text that was put in; only of JSON in an SVG may the white space around it and the escapes in it be other ones.
     *
     * @throws FormatException as bake(), or where the credential is empty, damaged, or longer than 16 MiB
     */
    public static function unbake(string $image): ?string {}
}
