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
     * Opens a key that is kept in hardware, named by a PKCS#11 URI (RFC 7512) such as
     * "pkcs11:token=Badges;object=issuer". P-256 and RSA of 2048 bits, through OpenSSL's engine "pkcs11" (Debian's
     * package libengine-pkcs11-openssl). That engine (0.4.12) knows no Ed25519 key, and finds no other key in a token that
     * holds one. The token signs; the private key stays in it.
     *
     * The URI names the key by "object" or "id", and the token by "token", "serial", "manufacturer" or "model". Its query
     * may hold "module-path", the absolute path of the token's PKCS#11 module. That is a library which is loaded into the
     * process: take it from nobody but the site's administrator. Under open_basedir it is refused, since a script might
     * have written what lies there; the module is then the one that the environment (PKCS11_MODULE_PATH) or the machine
     * (p11-kit) names. A PIN is never read from the URI.
     *
     * The login is the process's, as PKCS#11 has it: while one key of a token is open, the PIN given for another one of
     * that token is not tried. With the last key of the module the login ends and the engine wipes its copy of the PIN.
     * Only one module can be in use at a time; p11-kit makes many into one. After a fork, parent and child can go on to
     * sign with the key. Threads share module and login (not tried with a thread-safe PHP). The token signs once when a
     * key is opened, so that a key that cannot sign is found here.
     *
     * A build of the extension has this where it was configured with --with-microcred-pkcs11, and says so where not.
     *
     * @throws CryptoException without that, where the engine, the module, the token or the key is not there, the PIN is missing, wrong
     *         or locked, the key is of another kind, or the token does not sign with it
     * @throws \ValueError where the URI is not a PKCS#11 URI of a private key, or the PIN is empty, above 255 bytes or
     *         with a NUL byte
     */
    public static function fromUri(
        #[\SensitiveParameter] string $uri,
        #[\SensitiveParameter] ?string $pin = null
    ): SigningKey {}

    /**
     * Writes encrypted PKCS#8 in PEM: PBES2 (RFC 8018) with AES-256-CBC, PBKDF2 and HMAC-SHA-256.
     *
     * @throws CryptoException for a key in hardware
     * @throws \ValueError where the passphrase is empty
     */
    public function toPem(#[\SensitiveParameter] string $passphrase): string {}

    /** The public key that verifies what this one signs. */
    public function public(): PublicKey {}

    /**
     * The raw signature: 64 bytes for Ed25519 (RFC 8032); r || s, 64 bytes, for P-256 (ECDSA with SHA-256, as RFC 7518
     * section 3.4 writes it); 256 bytes for RSA (RFC 8017 section 8.2, PKCS#1 v1.5 with SHA-256).
     *
     * @throws CryptoException where OpenSSL or the token fails
     */
    public function sign(string $bytes): string {}
}
