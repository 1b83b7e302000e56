// Digital Bazaar's eddsa-jcs-2022 in one process that stays: a line "N" on the standard input signs the document of
// DOCUMENT N times and answers with the processor time of one, in nanoseconds; "signed" answers with a signed document.
// usage: node credential.mjs DOCUMENT DATE
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';

import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createSignCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';

const text = readFileSync(process.argv[2], 'utf8');
const pair = await Ed25519Multikey.generate();
const controller = `did:key:${pair.publicKeyMultibase}`;
pair.controller = controller;
pair.id = `${controller}#${pair.publicKeyMultibase}`;
const suite = new DataIntegrityProof({signer: pair.signer(), date: process.argv[3], cryptosuite: createSignCryptosuite()});
const documentLoader = async url => {
    throw new Error(`nothing is fetched: ${url}`);
};

// From text to text, as the others do.
async function sign() {
    const credential = JSON.parse(text);
    credential.issuer.id = controller;
    return JSON.stringify(await vc.issue({credential, suite, documentLoader}));
}

for await (const line of createInterface({input: process.stdin})) {
    if (line === 'signed') {
        console.log(await sign());
        continue;
    }
    const before = process.cpuUsage();
    for (let i = Number(line); i > 0; i--) {
        await sign();
    }
    const used = process.cpuUsage(before);
    console.log(1000 * (used.user + used.system) / Number(line));
}
