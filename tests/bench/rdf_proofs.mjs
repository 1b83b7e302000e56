// Digital Bazaar's packages, for tests/bench/rdf: one badge in one process that stays, its contexts from a folder. A line on the
// standard input asks: "sign N", "verify N" (both proofs, from text to text), "convert N" (from text to canonical N-Quads),
// "canonicalize N" (from RDF in memory to canonical N-Quads); the answer is the processor time of one, in nanoseconds. "signed"
// is answered with a signed badge, "text" with the canonical N-Quads and a line with a dot.
// usage: node rdf_proofs.mjs DOCUMENT DATE CONTEXTS
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createSignCryptosuite, createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import jsonld from 'jsonld';
import canonize from 'rdf-canonize';

const [path, date, contexts] = process.argv.slice(2);
const text = readFileSync(path, 'utf8');
const pair = await Ed25519Multikey.generate();
const key = pair.publicKeyMultibase;
const controller = pair.controller = `did:key:${key}`;
pair.id = `${controller}#${key}`;

const method = {'@context': 'https://w3id.org/security/multikey/v1', id: pair.id, type: 'Multikey', controller, publicKeyMultibase: key};
const file = name => JSON.parse(readFileSync(join(contexts, name), 'utf8'));
const documents = new Map([
    ['https://www.w3.org/ns/credentials/v2', file('credentials-v2.jsonld')],
    ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', file('ob-v3p0-3.0.3.json')],
    [pair.id, method],
    [controller, {
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: controller, verificationMethod: [method], assertionMethod: [pair.id],
    }],
]);
const documentLoader = async url => {
    if (!documents.has(url)) {
        throw new Error(`nothing is fetched: ${url}`);
    }
    return {contextUrl: null, documentUrl: url, document: documents.get(url)};
};

const signers = [rdfc, createSignCryptosuite()].map(cryptosuite => new DataIntegrityProof({signer: pair.signer(), date, cryptosuite}));
const verifiers = [rdfc, createVerifyCryptosuite()].map(cryptosuite => new DataIntegrityProof({cryptosuite}));
const own = () => {
    const credential = JSON.parse(text);
    credential.issuer.id = controller;
    return credential;
};

async function sign() {
    let credential = own();
    for (const suite of signers) {
        credential = await vc.issue({credential, suite, documentLoader});
    }
    return JSON.stringify(credential);
}

const signed = await sign();
if (JSON.parse(signed).proof.length !== 2) {
    throw new Error('The badge has not two proofs');
}

async function verify() {
    const result = await vc.verifyCredential({credential: JSON.parse(signed), suite: verifiers, documentLoader, now: date});
    if (!result.verified || result.results.length !== 2) {
        throw new Error('The badge does not verify with both proofs');
    }
}

const toRdf = () => jsonld.toRDF(JSON.parse(text), {safe: true, documentLoader, base: null});
const dataset = await toRdf();
const canonicalize = async quads => canonize.canonize(quads, {algorithm: 'RDFC-1.0'});
const works = {sign, verify, convert: async () => canonicalize(await toRdf()), canonicalize: () => canonicalize(dataset)};

for await (const line of createInterface({input: process.stdin})) {
    const [name, times] = line.split(' ');
    if (name === 'signed') {
        console.log(signed);
    } else if (name === 'text') {
        console.log(await works.convert() + '.');
    } else {
        const before = process.cpuUsage();
        for (let i = Number(times); i > 0; i--) {
            await works[name]();
        }
        const used = process.cpuUsage(before);
        console.log(1000 * (used.user + used.system) / Number(times));
    }
}
