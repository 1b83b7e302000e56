<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * A private key. It can sign and be written encrypted; nothing shows it otherwise: not var_dump(), a copy, a
 * serialization or a backtrace.
 *
 * @strict-properties
 * @not-serializable
 */
final class SigningKey
{
    private function __construct() {}

    /**
     * A new key from OpenSSL's generator.
     *
     * @throws CryptoException where the generator fails
     */
    public static function generate(KeyType $type): SigningKey {}

    /**
     * Reads PKCS#8 in PEM (RFC 7468 sections 10 and 11), encrypted or not.
     *
     * @throws CryptoException where it is not that, of another kind than KeyType names, or the passphrase is not its own
     */
    public static function fromPem(
        #[\SensitiveParameter] string $pem,
        #[\SensitiveParameter] ?string $passphrase = null
    ): SigningKey {}

    /**
     * Writes encrypted PKCS#8 in PEM: PBES2 (RFC 8018) with AES-256-CBC, PBKDF2 and HMAC-SHA-256.
     *
     * @throws \ValueError where the passphrase is empty
     */
    public function toPem(#[\SensitiveParameter] string $passphrase): string {}

    /** The public key that verifies what this one signs. */
    public function public(): PublicKey {}

    /**
     * The raw signature: 64 bytes for Ed25519 (RFC 8032); r || s, 64 bytes, for P-256 (ECDSA with SHA-256, as RFC 7518
     * section 3.4 writes it); 256 bytes for RSA (RFC 8017 section 8.2, PKCS#1 v1.5 with SHA-256).
     *
     * @throws CryptoException where OpenSSL fails
     */
    public function sign(string $bytes): string {}
}
