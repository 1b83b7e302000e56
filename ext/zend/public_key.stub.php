<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * A public key: Ed25519, P-256 or RSA of 2048 bits. Ed25519 points of small order, under which a signature proves
 * nothing, and encodings that RFC 8032 section 5.1.3 does not allow, are refused by every way in.
 *
 * @strict-properties
 * @not-serializable
 */
final class PublicKey
{
    private function __construct() {}

    /**
     * Reads the value of a Multikey's publicKeyMultibase (Controlled Identifiers 1.0, section 2.2.2).
     *
     * @throws CryptoException where it is not that
     */
    public static function fromMultibase(string $text): PublicKey {}

    /**
     * Reads a JWK (RFC 7517; RFC 8037 for Ed25519, RFC 7518 section 6 for P-256 and RSA). One with a private member is
     * refused: a private key that travelled as if it were public is no secret any more.
     *
     * @throws FormatException where it is not JSON
     * @throws CryptoException where it is no JWK of such a key, or may not be used to verify
     */
    public static function fromJwk(string $json): PublicKey {}

    /**
     * Reads SubjectPublicKeyInfo in PEM (RFC 7468, section 13).
     *
     * @throws CryptoException where it is not that
     */
    public static function fromPem(string $pem): PublicKey {}

    public function toMultibase(): string {}

    /** The JWK in the form of RFC 8785, with the members that its thumbprint (RFC 7638) is made of and no other. */
    public function toJwk(): string {}

    public function toPem(): string {}

    /** Whether this key's private part made the signature over the bytes. A signature of any other form is just false. */
    public function verify(string $bytes, string $signature): bool {}
}
