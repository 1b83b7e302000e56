// The extension's log before other people's software: @transmute/rfc9162 makes every root and proof anew, and @sigstore/verify
// reads the checkpoints. usage: node log.mjs PHP SO LOG.PHP
import {execFileSync} from 'node:child_process';
import {createPublicKey} from 'node:crypto';

import transmute from '@transmute/rfc9162';
import sigstore from '@sigstore/verify/dist/tlog/checkpoint.js';

const {RFC9162_SHA256: rfc9162} = transmute.CoMETRE;
const COUNT = 40;
const [php, so, script] = process.argv.slice(2);
const log = JSON.parse(execFileSync(php, ['-n', '-d', `extension=${so}`, script, String(COUNT)], {encoding: 'utf8', maxBuffer: 1 << 26}));
let passed = 0;
let failed = 0;

function check(name, condition) {
    condition ? passed++ : failed++;
    if (!condition) {
        console.log(`FAIL ${name}`);
    }
}

const bytes = hex => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = array => Buffer.from(array).toString('hex');
const leaves = await Promise.all(log.entries.map(entry => rfc9162.leaf(new TextEncoder().encode(entry))));
const roots = new Map(log.sizes.map(({size, root}) => [size, root]));
// Of the specification: the id is in front of each signature, and sigstore looks a log up by it.
const [name, id] = log.verifierKey.split('+');
const tlogs = [{logID: Buffer.from(id, 'hex'), baseURL: `https://${name}`, publicKey: createPublicKey(log.publicKey)}];

/** Whether sigstore takes the note, and says the same of it. */
function checkpointHolds(note, size, root) {
    try {
        const read = sigstore.verifyCheckpoint({inclusionProof: {checkpoint: {envelope: note}}}, tlogs);
        return read.origin === log.origin && read.logSize === BigInt(size) && hex(read.logHash) === root;
    } catch {
        return false;
    }
}

/** Whether theirs takes the proof; it throws at some that are none. */
async function consistencyHolds(first, size, path) {
    // They leave out step 2 of RFC 9162, section 2.1.4.2: where the first size is a power of two, its root goes before the path.
    const whole = (first & (first - 1)) === 0 ? [roots.get(first), ...path] : path;
    const proof = {log_id: '', tree_size_1: first, tree_size_2: size, consistency_path: whole.map(bytes)};
    try {
        return await rfc9162.verify_consistency_proof(bytes(roots.get(first)), bytes(roots.get(size)), proof);
    } catch {
        return false;
    }
}

for (const {size, root, inclusion, consistency, checkpoint} of log.sizes) {
    const part = leaves.slice(0, size);
    check(`root of ${size}`, hex(await rfc9162.root(part)) === root);
    for (const [index, path] of inclusion.entries()) {
        const proof = {log_id: '', tree_size: size, leaf_index: index, inclusion_path: path.map(bytes)};
        const theirs = await rfc9162.inclusion_proof(index, part);
        check(`inclusion ${index} in ${size}: the same path`, theirs.inclusion_path.map(hex).join() === path.join());
        check(`inclusion ${index} in ${size}: their root`, hex(await rfc9162.verify_inclusion_proof(leaves[index], proof)) === root);
    }
    for (const [i, path] of consistency.entries()) {
        const first = i + 1;
        if (first === size) {
            check(`consistency ${first} to ${size}: nothing to prove`, path.length === 0);
            continue;
        }
        check(`consistency ${first} to ${size}`, await consistencyHolds(first, size, path));
        const changed = path.map((node, at) => at === path.length - 1 ? node.replace(/^./, digit => digit === '0' ? '1' : '0') : node);
        check(`consistency ${first} to ${size}, one digit changed`, !await consistencyHolds(first, size, changed));
    }
    check(`checkpoint of ${size}`, checkpointHolds(checkpoint, size, root));
    check(`checkpoint of ${size} that says ${size + 1}`, !checkpointHolds(checkpoint.replace(`\n${size}\n`, `\n${size + 1}\n`), size + 1, root));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
