<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/** How far apart two ratings count as being (Krippendorff 2011, section D). */
enum Metric: string
{
    /** The same or not. */
    case Nominal = "nominal";
    /** By how many ratings lie between them. */
    case Ordinal = "ordinal";
    /** By their difference. */
    case Interval = "interval";
    /** By their difference in proportion to their sum. */
    case Ratio = "ratio";
}

/** How a disagreement counts with its distance on the scale. */
enum Weighting: string
{
    /** Every disagreement alike. */
    case None = "none";
    /** In proportion to the distance. */
    case Linear = "linear";
    /** With the square of the distance. */
    case Quadratic = "quadratic";
}

/** A kind of signing key. */
enum KeyType: string
{
    /** RFC 8032. */
    case Ed25519 = "Ed25519";
    /** ECDSA on NIST's P-256 (FIPS 186-5, SP 800-186). */
    case P256 = "P-256";
    /** RSA with a modulus of 2048 bits (RFC 8017). */
    case Rsa2048 = "RSA-2048";
}

/** A cryptosuite of W3C's Data Integrity: what is canonicalized how, and signed with what. */
enum Cryptosuite: string
{
    /** Data Integrity EdDSA Cryptosuites 1.0, section 3.3: RFC 8785, SHA-256, Ed25519. */
    case EddsaJcs2022 = "eddsa-jcs-2022";
    /** Section 3.2 of the same: RDF Dataset Canonicalization, SHA-256, Ed25519. */
    case EddsaRdfc2022 = "eddsa-rdfc-2022";
    /** Data Integrity ECDSA Cryptosuites 1.0, section 3.3: RFC 8785, SHA-256, P-256. */
    case EcdsaJcs2019 = "ecdsa-jcs-2019";
}

/** What a panel came to. */
enum Outcome: string
{
    /** The rules are met: the credential is due. */
    case Award = "award";
    /** The rules are not met, yet. */
    case NotYet = "notyet";
    /** A trigger fired: one more review is needed. */
    case Adjudicate = "adjudicate";
    /** A criterion is still without a score. */
    case Incomplete = "incomplete";
}
