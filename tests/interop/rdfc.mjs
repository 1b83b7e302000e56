// Badges with eddsa-rdfc-2022, alone and in sets with eddsa-jcs-2022, before the verifiers of Digital Bazaar and of the Digital
// Credentials Consortium, and Digital Bazaar's before ours; each with every value changed, one at a time.
// usage: node rdfc.mjs PHP SO RDFC.PHP VECTORS [BADGE.JSON]; nothing is fetched from anywhere.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createSignCryptosuite as signJcs} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

import {controllerDocument, digitalbazaar, methodDocument, proofsOf, suitesOf} from './verifiers.mjs';

const [php, so, script, vectors, given] = process.argv.slice(2);
let passed = 0;
let failed = 0;

function check(name, condition, more = '') {
    condition ? passed++ : failed++;
    console.log(`${condition ? 'ok  ' : 'FAIL'} ${name}${condition ? '' : ` ${more}`}`);
}

if (!existsSync(join(vectors, '1edtech/contexts'))) {
    console.log('skipped: no vectors (the contexts)\n0 passed, 0 failed');
    process.exit(0);
}

// What the Consortium's verifier asks of the network is answered here, or not at all. It has to stand before that is loaded.
const served = new Map([[
    'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
    readFileSync(join(vectors, '1edtech/schema/derived_ob3_achievementcredential.json'), 'utf8'),
]]);
globalThis.fetch = async request => {
    const url = typeof request === 'string' ? request : request.url ?? String(request);
    return served.has(url) ? new Response(served.get(url), {headers: {'Content-Type': 'application/json'}}) : new Response('', {status: 404});
};
const {verifyCredential: consortium} = await import('@digitalcredentials/verifier-core');

const {documentLoader, verify} = digitalbazaar(vectors);
const ours = (args, input = '') => JSON.parse(execFileSync(php, ['-n', '-d', `extension=${so}`, script, ...args],
    {encoding: 'utf8', input, maxBuffer: 1 << 28}));

// A did:web's document is where its method says (did:web, Read).
function serve(badge) {
    for (const {verificationMethod} of proofsOf(badge)) {
        const [controller] = verificationMethod.split('#');
        if (controller.startsWith('did:web:')) {
            const [host, ...path] = controller.slice('did:web:'.length).split(':');
            const url = `https://${decodeURIComponent(host)}/${path.length ? path.join('/') : '.well-known'}/did.json`;
            served.set(url, JSON.stringify(controllerDocument(controller, methodDocument(verificationMethod))));
        }
    }
}

async function before_consortium(badge) {
    const result = await consortium({credential: structuredClone(badge), knownDIDRegistries: []});
    const verified = !result.errors && result.log?.find(step => step.id === 'valid_signature')?.valid === true;
    const schema = result.additionalInformation?.find(entry => entry.id === 'schema_check')?.results;
    return {verified, schema, why: JSON.stringify(result.errors ?? result.log)};
}

// The pointers (RFC 6901, as lists) of all strings, numbers and booleans below a value.
function* scalars(value, pointer = []) {
    if (value !== null && typeof value === 'object') {
        for (const key of Object.keys(value)) {
            yield* scalars(value[key], [...pointer, key]);
        }
    } else if (value !== null) {
        yield pointer;
    }
}

// Another value of the same kind: a date stays a date, a letter a letter, so that it is the signature that has to notice.
function other(value) {
    if (typeof value !== 'string') {
        return typeof value === 'number' ? value + 1 : !value;
    }
    const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
    const places = [...value.matchAll(/[0-9A-Za-z]/g)].map(match => match.index);
    const at = date ? 18 : places[Math.floor(places.length / 2)];
    if (at === undefined) {
        return `${value}x`;
    }
    const c = value[at];
    const next = /[0-9]/.test(c) ? (c === '9' ? '8' : String(Number(c) + 1)) : /[a-z]/.test(c) ? (c === 'o' ? 'a' : 'o') : c === 'A' ? 'B' : 'A';
    return value.slice(0, at) + next + value.slice(at + 1);
}

function withChange(badge, ...pointers) {
    const copy = structuredClone(badge);
    for (const pointer of pointers) {
        const parent = pointer.slice(0, -1).reduce((value, key) => value[key], copy);
        parent[pointer.at(-1)] = other(parent[pointer.at(-1)]);
    }
    return copy;
}

const reversed = value => Array.isArray(value) || value === null || typeof value !== 'object' ? value
    : Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]));
const named = pointer => `/${pointer.join('/')}`;

// Asks a verifier about each badge of a list [what was changed, badge]; none may be taken.
async function refused(name, verifier, changes) {
    const taken = [];
    for (const [what, badge] of changes) {
        if ((await verifier(badge)).verified) {
            taken.push(what);
        }
    }
    check(`${name} with any of ${changes.length} values changed`, changes.length > 10 && taken.length === 0, `taken: ${taken.join(' ')}`);
}

async function before_all(name, text) {
    const badge = JSON.parse(text);
    const names = suitesOf(badge);
    const pointers = [...scalars(badge)];
    const body = pointers.filter(pointer => pointer[0] !== 'proof').map(pointer => [named(pointer), withChange(badge, pointer)]);
    // The values of a proof are signed by that proof only, and who does not know its suite cannot see them changed.
    const inProof = index => pointers.filter(pointer => pointer[0] === 'proof' && (!Array.isArray(badge.proof) || pointer[1] === String(index)));
    const proofs = proofsOf(badge).map((proof, index) => ({
        suite: proof.cryptosuite, changes: inProof(index).map(pointer => [named(pointer), withChange(badge, pointer)]),
    }));
    serve(badge);

    for (const only of [...names.map(one => [one]), ...(names.length > 1 ? [names] : [])]) {
        const who = `@digitalbazaar with ${only.join(' and ')}`;
        const verifier = changed => verify(changed, only);
        for (const [how, document] of [['', badge], [', its members in another order', reversed(badge)]]) {
            const good = await verifier(structuredClone(document));
            check(`${name}: verified by ${who}${how}`, good.verified, good.why);
        }
        const own = only.length > 1
            // Here one proof that holds is enough: the same member is changed in all.
            ? ['created', 'verificationMethod', 'proofPurpose', 'proofValue', 'type', 'cryptosuite'].map(member =>
                [`/proof/*/${member}`, withChange(badge, ...badge.proof.map((_, index) => ['proof', String(index), member]))])
            : proofs.filter(proof => proof.suite === only[0]).flatMap(proof => proof.changes);
        await refused(`${name}: refused by ${who}`, verifier, [...body, ...own]);
    }

    if (names.includes('eddsa-rdfc-2022')) {
        const good = await before_consortium(badge);
        check(`${name}: valid_signature for verifier-core`, good.verified, good.why);
        check(`${name}: and it follows the schema there`, good.schema?.length > 0 && good.schema.every(one => one.result.valid), JSON.stringify(good.schema));
        const own = proofs.filter(proof => proof.suite === 'eddsa-rdfc-2022').flatMap(proof => proof.changes);
        await refused(`${name}: refused by verifier-core`, before_consortium, [...body, ...own]);
    }

    // Every proof has to hold for the extension; one whose type or suite was changed is not passed over as somebody's newer one.
    const all = [...body, ...proofs.flatMap(proof => proof.changes)];
    const keys = Object.fromEntries(proofsOf(badge).map(proof => [proof.verificationMethod, proof.verificationMethod.split('#')[1]]));
    const [good, ...verdicts] = ours(['verify'], JSON.stringify({keys, documents: [text, ...all.map(([, changed]) => JSON.stringify(changed))]}));
    // The list that a badge's status is on is not given here: such a badge is as good as it can be when that is not known, nor
    // what nobody asked for.
    const open = ['status', 'recipient', 'evidence'];
    const holds = ({valid, passed}) => valid || (badge.credentialStatus !== undefined
        && Object.entries(passed).every(([step, how]) => how === true || (how === null && open.includes(step))));
    check(`${name}: valid for the extension`, holds(good), JSON.stringify(good));
    const taken = all.filter((_, index) => holds(verdicts[index])).map(([what]) => what);
    check(`${name}: refused by the extension with any of ${all.length} values changed`, all.length > 10 && taken.length === 0, `taken: ${taken.join(' ')}`);
}

// What Digital Bazaar signs, with a key of its own making.
async function theirs(...signers) {
    const pair = await Ed25519Multikey.generate();
    pair.controller = `did:key:${pair.publicKeyMultibase}`;
    pair.id = `${pair.controller}#${pair.publicKeyMultibase}`;
    const credential = JSON.parse(readFileSync(join(script, '../../ext/credential/badge.json'), 'utf8'));
    credential.issuer.id = pair.controller;
    credential['@context'].push('https://purl.imsglobal.org/spec/ob/v3p0/extensions.json');
    credential.validFrom = new Date(Date.now() - 60000).toISOString().replace(/\.\d+/, '');
    credential.validUntil = new Date(Date.now() + 86400000).toISOString().replace(/\.\d+/, '');
    const proofs = [];
    for (const cryptosuite of signers) {
        const suite = new DataIntegrityProof({signer: pair.signer(), cryptosuite});
        proofs.push((await vc.issue({credential: structuredClone(credential), suite, documentLoader})).proof);
    }
    return JSON.stringify({...credential, proof: proofs.length > 1 ? proofs : proofs[0]}, null, 2);
}

if (given) {
    await before_all(given, readFileSync(given, 'utf8'));
} else {
    for (const [name, text] of Object.entries(ours(['make']))) {
        await before_all(name, text);
    }
    await before_all("@digitalbazaar's [rdfc]", await theirs(rdfc));
    await before_all("@digitalbazaar's [rdfc, jcs]", await theirs(rdfc, signJcs()));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
