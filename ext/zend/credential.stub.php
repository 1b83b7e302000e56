<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * Verifiable credentials (W3C, Verifiable Credentials Data Model 2.0) as Open Badges 3.0 has them.
 *
 * Nothing that a credential names is ever fetched, and no clock is read.
 *
 * @strict-properties
 * @not-serializable
 */
final class Credential
{
    private function __construct() {}

    /**
     * Adds a proof (W3C, Verifiable Credential Data Integrity 1.0): eddsa-rdfc-2022 or eddsa-jcs-2022 with an Ed25519
     * key, ecdsa-jcs-2019 with a P-256 key.
     *
     * The jcs suites sign the JSON, and the document's @context is copied into the proof. eddsa-rdfc-2022 signs the RDF that
     * the JSON stands for (JSON-LD 1.1, RDF Dataset Canonicalization 1.0), by contexts that are built in: Verifiable
     * Credentials 2.0, Open Badges 3.0 and what it extends, Data Integrity, Multikey. Whatever those do not say is refused.
     *
     * A document that has proofs keeps them, and the new one joins the set: each is over the document without proofs.
     *
     * @param string $json the document
     * @param string $verificationMethod the URL of the key, with a fragment; of a did:key it must be the signing key's own
     * @param string $created RFC 3339, UTC, whole seconds: 2026-11-24T13:00:00Z
     * @return string the signed document in the form of RFC 8785
     * @throws \ValueError where the suite needs another key, or an argument is not as above
     * @throws FormatException where the document is not strict JSON (see canonicalize()), not an object, or its proof is no proof;
     *         with eddsa-rdfc-2022 also, with its pointer, where a context is not known or a term not defined, and where
     *         parts without an id are so much alike that the bound on work is reached
     */
    public static function sign(string $json, SigningKey $key, Cryptosuite $suite, string $verificationMethod, string $created): string {}

    /**
     * The credential as a JWT, as Open Badges 3.0 section 8.2 wants it: RS256 with an RSA key, ES256 with P-256; with an
     * Ed25519 key EdDSA, which 1EdTech's own validator does not take.
     *
     * The payload is the credential, with iss, jti, nbf, sub and, where it ends, exp beside its members; the header has alg,
     * kid and typ. Proofs within the document are left out: the JWT's signature takes their place.
     *
     * @param string $json the document
     * @param string $kid the URL of the key; of a did:key it must be the signing key's own
     * @return string the compact serialization (RFC 7515)
     * @throws \ValueError where the document has no credentialSubject.id, or an argument is not as above
     * @throws FormatException where the document is not strict JSON or not an object, or lacks an id, an issuer or a validFrom
     *         of whole seconds
     */
    public static function signJwt(string $json, SigningKey $key, string $kid): string {}

    /**
     * Checks a signed document or a JWT, step by step. A fault of the document never throws: it fails a step.
     *
     * Every proof of a known suite (eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-jcs-2019) must hold, and there must be one. Of other
     * suites a proof is passed over, but for one that is of a known suite if its type or cryptosuite was changed. The key of a
     * did:key is read from its name; of any other method it is looked up in $keys; one that is not there is "not known".
     * The controller of each proof's method must be the issuer.
     *
     * Of a JWT, the signature takes the place of the proofs; kid is looked up as a method is, and every claim must say what
     * the credential says.
     *
     * @param string $credential the document's text, or a JWT in the compact serialization
     * @param PublicKey[] $keys by verification method
     * @param string $now RFC 3339, UTC, whole seconds
     * Of a credential that says it has a status (Bitstring Status List 1.0), the list must be given, by the same issuer,
     * signed and in force; else its status is not known, and the credential not valid.
     *
     * @param array $known what only the caller can know, each optional:
     *   - status (string[]): signed status lists by their addresses;
     *   - recipient (string): the identifier whose salted hash the credential should hold, as it was hashed;
     *   - manifest (string): the root of the evidence's manifest, looked for in evidence[].narrative
     * @throws \TypeError|\ValueError where an argument is not as above
     */
    public static function verify(string $credential, array $keys, string $now, array $known = []): Verification {}
}
