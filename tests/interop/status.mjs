// Status lists as the plugin serves them before Digital Bazaar's reader, and its lists before the extension.
// usage: node status.mjs PHP SO STATUS.PHP; nothing is fetched from anywhere.
import {execFileSync} from 'node:child_process';

import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createSignCryptosuite, createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {checkStatus, createCredential, createList, decodeList} from '@digitalbazaar/vc-bitstring-status-list';

const [php, so, script] = process.argv.slice(2);
const ours = (command, input = '') => JSON.parse(execFileSync(php, ['-n', '-d', `extension=${so}`, script, command], {encoding: 'utf8', input}));
let passed = 0;
let failed = 0;

function check(name, condition, more = '') {
    condition ? passed++ : failed++;
    if (!condition) {
        console.log(`FAIL ${name} ${more}`);
    }
}

/** The documents given, and those of did:key, which are made of its own name. */
function loader(documents) {
    return async url => {
        const [controller, fragment] = url.split('#');
        const publicKeyMultibase = controller.slice('did:key:'.length);
        const method = {'@context': 'https://w3id.org/security/multikey/v1', id: `${controller}#${publicKeyMultibase}`, type: 'Multikey', controller,
            publicKeyMultibase};
        const document = documents[url] ?? (fragment ? method : {
            '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
            id: controller, verificationMethod: [method], assertionMethod: [method.id],
        });
        if (!documents[url] && !controller.startsWith('did:key:')) {
            throw new Error(`nothing is fetched: ${url}`);
        }
        return {contextUrl: null, documentUrl: url, document};
    };
}
const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
const looked_up = async (credential, documents) => {
    const result = await checkStatus({credential, suite, documentLoader: loader(documents)});
    return {verified: result.verified, status: result.results?.[0]?.status, why: String(result.error?.message)};
};

const {address, list, badges, set} = ours('make');
const bits = await decodeList({encodedList: list.credentialSubject.encodedList});
check('the list has the entries it should have', bits.length === 131072, bits.length);
const wanted = new Set(set);
const wrong = [...Array(bits.length).keys()].filter(i => bits.getStatus(i) !== wanted.has(i));
check('each of 131,072 entries is read as it was set', wrong.length === 0, wrong.slice(0, 5));
for (const [position, badge] of Object.entries(badges)) {
    const {verified, status, why} = await looked_up(badge, {[address]: list});
    check(`entry ${position} is looked up`, verified && status === wanted.has(Number(position)), why);
    const all = await vc.verifyCredential({credential: badge, suite, documentLoader: loader({[address]: list}), checkStatus});
    // Whether the entry is set is told; that it was found at all is what verifies.
    check(`the badge of entry ${position} verifies with it`, all.verified, JSON.stringify(all.error));
    check(`and so says the extension of entry ${position}`, ours('verify', JSON.stringify({badge, list})) === !wanted.has(Number(position)));
}
const flipped = structuredClone(list);
flipped.validFrom = '2020-01-01T00:00:00Z';
check('a list that was changed is refused', !(await looked_up(badges[1], {[address]: flipped})).verified);
check('and not known to the extension', ours('verify', JSON.stringify({badge: badges[1], list: flipped})) === null);
const other = ours('make');
check('the list of another issuer is refused', !(await looked_up(badges[1], {[address]: other.list})).verified);

// The other way: their list, their signature.
const pair = await Ed25519Multikey.generate();
pair.controller = `did:key:${pair.publicKeyMultibase}`;
pair.id = `${pair.controller}#${pair.publicKeyMultibase}`;
const theirs = await createList({length: 131072});
for (const i of [0, 8, 131071]) {
    theirs.setStatus(i, true);
}
const issue = async credential => vc.issue({
    credential: {...credential, issuer: credential.issuer?.id ? {...credential.issuer, id: pair.controller} : pair.controller},
    suite: new DataIntegrityProof({signer: pair.signer(), cryptosuite: createSignCryptosuite()}), documentLoader: loader({}),
});
const signed = await issue({...await createCredential({id: address, list: theirs, statusPurpose: 'revocation'}), validFrom: '2026-01-01T00:00:00Z'});
for (const [position, unsigned] of Object.entries(badges)) {
    const {proof, ...credential} = unsigned;
    const badge = await issue(credential);
    check(`entry ${position} of their list`, ours('verify', JSON.stringify({badge, list: signed})) === !theirs.getStatus(Number(position)));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
