// What check.mjs and rdfc.mjs share: Digital Bazaar's suites, and a document loader that reads contexts from a folder and
// makes the controllers' documents of the methods' own names. Nothing is fetched from anywhere.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite as verifyEddsa} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {createVerifyCryptosuite as verifyEcdsa} from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

const files = {
    'https://www.w3.org/ns/credentials/v2': 'credentials-v2.jsonld',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': 'ob-v3p0-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': 'ob-v3p0-extensions.json',
};

// The DID document of a controller: its one method, listed by its whole id.
export function controllerDocument(controller, method) {
    return {
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: controller, verificationMethod: [method], assertionMethod: [method.id],
    };
}

// The method did:key:X#X or did:web:…#X: both end in the key.
export function methodDocument(url) {
    const [controller, key] = url.split('#');
    return {'@context': 'https://w3id.org/security/multikey/v1', id: url, type: 'Multikey', controller, publicKeyMultibase: key};
}

export const proofsOf = badge => [badge.proof].flat();

export const suites = {'eddsa-rdfc-2022': () => rdfc, 'eddsa-jcs-2022': verifyEddsa, 'ecdsa-jcs-2019': verifyEcdsa};
export const suitesOf = badge => [...new Set(proofsOf(badge).map(proof => proof.cryptosuite))].filter(name => suites[name]);

// digitalbazaar VECTORS: {documentLoader, verify}. The contexts are those of the vectors.
export function digitalbazaar(vectors) {
    const contexts = new Map();

    async function documentLoader(url) {
        if (files[url]) {
            if (!contexts.has(url)) {
                contexts.set(url, JSON.parse(readFileSync(join(vectors, '1edtech/contexts', files[url]), 'utf8')));
            }
            return {contextUrl: null, documentUrl: url, document: contexts.get(url)};
        }
        const [controller, multibase] = url.split('#');
        const key = multibase ?? controller.slice('did:key:'.length);
        if (!/^did:(key|web):/.test(controller) || !key.startsWith('z')) {
            throw new Error(`nothing is fetched: ${url}`);
        }
        const method = methodDocument(`${controller}#${key}`);
        return {contextUrl: null, documentUrl: url, document: multibase ? method : controllerDocument(controller, method)};
    }

    // A did:web's document lists what its badge names; the loader above has to know the fragment of a bare did:web.
    function loaderFor(badge) {
        const methods = proofsOf(badge).map(proof => proof.verificationMethod);
        return async url => {
            const method = methods.find(m => m.split('#')[0] === url);
            if (method === undefined) {
                return documentLoader(url);
            }
            return {contextUrl: null, documentUrl: url, document: controllerDocument(url, (await documentLoader(method)).document)};
        };
    }

    // Of a badge with several proofs, one that holds is enough for this verifier.
    async function verify(badge, names = suitesOf(badge)) {
        const suite = names.map(name => new DataIntegrityProof({cryptosuite: suites[name]()}));
        // Status lists have a check of their own, which reads the list: status.mjs.
        const checkStatus = async () => ({verified: true});
        const result = await vc.verifyCredential({credential: badge, suite, checkStatus, documentLoader: loaderFor(badge)});
        return {verified: result.verified, why: JSON.stringify(result.error ?? null, ['name', 'message', 'errors'])};
    }

    return {documentLoader, verify};
}
