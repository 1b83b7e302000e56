--TEST--
Credential::sign() reproduces W3C's eddsa-jcs-2022 example byte for byte, and verify() accepts it
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, SigningKey};

// Data Integrity EdDSA Cryptosuites 1.0, appendix B.3: the document, the key and what comes of them.
$document = '{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33","type":["VerifiableCredential","AlumniCredential"],"name":"Alumni Credential","description":"A minimum viable example of an Alumni Credential.","issuer":"https://vc.example/issuers/5678","validFrom":"2023-01-01T00:00:00Z","credentialSubject":{"id":"did:example:abcdefgh","alumniOf":"The School of Examples"}}';
$seed = 'c96ef9ea10c5e414c471723aff9de72c35fa5b70fae97e8832ecac7d2e2b8ed6';
$der = base64_encode(hex2bin("302e020100300506032b657004220420$seed"));
$key = SigningKey::fromPem("-----BEGIN PRIVATE KEY-----\n$der\n-----END PRIVATE KEY-----\n");
$multibase = $key->public()->toMultibase();
echo $multibase, "\n";
$signed = Credential::sign($document, $key, Cryptosuite::EddsaJcs2022, "did:key:$multibase#$multibase", '2023-02-24T23:36:38Z');
echo $signed, "\n";
foreach (Credential::verify($signed, [], '2026-01-01T00:00:00Z')->checks as $check) {
    if ($check['name'] === 'proof') {
        var_dump($check['passed']);
        echo $check['detail'], "\n";
    }
}
?>
--EXPECT--
z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2
{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"credentialSubject":{"alumniOf":"The School of Examples","id":"did:example:abcdefgh"},"description":"A minimum viable example of an Alumni Credential.","id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33","issuer":"https://vc.example/issuers/5678","name":"Alumni Credential","proof":{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"created":"2023-02-24T23:36:38Z","cryptosuite":"eddsa-jcs-2022","proofPurpose":"assertionMethod","proofValue":"z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX","type":"DataIntegrityProof","verificationMethod":"did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"},"type":["VerifiableCredential","AlumniCredential"],"validFrom":"2023-01-01T00:00:00Z"}
bool(true)
Signed with the key of did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2 (eddsa-jcs-2022); nothing was changed since
