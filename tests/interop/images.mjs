// Badges in images before other people's software, and theirs before the extension: pngcheck, png-itxt and saxes, and
// openbadges-bakery, which knows Open Badges 2.0 (its writer of PNG does not run on today's Node, png-itxt stands in).
// usage: node images.mjs PHP SO IMAGES.PHP
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {Readable} from 'node:stream';
import {isDeepStrictEqual, promisify} from 'node:util';

import bakery from 'openbadges-bakery';
import pngitxt from 'png-itxt';
import {SaxesParser} from 'saxes';

const [php, so, script] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'microcred-interop-'));
const ours = (...args) => execFileSync(php, ['-n', '-d', `extension=${so}`, script, ...args], {maxBuffer: 1 << 26});
const unbake = (...files) => JSON.parse(ours('unbake', ...files));
const V3 = 'https://purl.imsglobal.org/ob/v3p0';
const V2 = 'http://openbadges.org';
let passed = 0;
let failed = 0;

function check(name, condition, more = '') {
    condition ? passed++ : failed++;
    console.log(`${condition ? 'ok  ' : 'FAIL'} ${name}${condition ? '' : ` ${more}`}`);
}

function file(name, bytes) {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
}

const pngcheck = path => spawnSync('pngcheck', ['-q', path], {encoding: 'utf8'});

// Every text chunk that the image has.
function texts(png) {
    return new Promise((resolve, reject) => {
        const found = [];
        const reader = pngitxt.get(null, (error, chunk) => (error ? reject(error) : chunk && found.push(chunk)));
        Readable.from([png]).pipe(reader);
        reader.on('data', () => {});
        reader.on('end', () => resolve(found));
    });
}

// What an XML reader with namespaces sees, as lines; the credential's apart.
function seen(svg) {
    const parser = new SaxesParser({xmlns: true});
    const [lines, badges] = [[], []];
    let inside = null;
    let rootAttributes = null;
    parser.on('error', error => {
        throw error;
    });
    parser.on('doctype', text => lines.push(`!${text}`));
    parser.on('comment', text => lines.push(`--${text}`));
    parser.on('opentag', tag => {
        const attributes = Object.values(tag.attributes).filter(a => a.name !== 'xmlns:openbadges').map(a => `${a.uri}|${a.local}=${a.value}`);
        rootAttributes ??= tag.attributes;
        if ((tag.uri === V3 && tag.local === 'credential') || (tag.uri === V2 && tag.local === 'assertion')) {
            inside = {uri: tag.uri, verify: tag.attributes.verify?.value, text: '', cdata: 0, before: lines.at(-1)};
            badges.push(inside);
        } else {
            lines.push(`<${tag.uri}|${tag.local} ${attributes}`);
        }
    });
    const text = part => (inside ? inside.text += part : lines.push(`'${part}`));
    parser.on('text', text);
    parser.on('cdata', part => {
        inside && inside.cdata++;
        text(part);
    });
    parser.on('closetag', tag => {
        inside ? inside = null : lines.push(`/${tag.name}`);
    });
    parser.write(svg.toString('utf8')).close();
    return {lines, badges, declared: rootAttributes['xmlns:openbadges']?.value};
}

const made = JSON.parse(ours('make', folder));
// openbadges-bakery knows an SVG by its namespace among the first 256 bytes.
const picture = readFileSync(join(dirname(script), 'picture.svg'));
for (const [form, credential] of Object.entries(made)) {
    const path = join(folder, `${form}.png`);
    const png = readFileSync(path);
    const verdict = pngcheck(path);
    check(`${form} in PNG: accepted by pngcheck`, verdict.status === 0, verdict.stdout);
    const changed = Buffer.from(png);
    changed[png.indexOf('openbadgecredential') + 30] ^= 1;
    check(`${form} in PNG: refused by pngcheck with one bit of the credential changed`, pngcheck(file('changed.png', changed)).status !== 0);
    const chunks = await texts(png);
    check(`${form} in PNG: png-itxt finds one text, as Open Badges 3.0 wants it`, chunks.length === 1 && chunks[0].type === 'iTXt'
        && chunks[0].keyword === 'openbadgecredential' && !chunks[0].compressed && chunks[0].value === credential, JSON.stringify(chunks));

    const svg = readFileSync(join(folder, `${form}.svg`));
    const {lines, badges: [badge, ...more], declared} = seen(svg);
    check(`${form} in SVG: saxes finds exactly one credential`, badge?.uri === V3 && more.length === 0);
    check(`${form} in SVG: the root's first child, its prefix declared by the root`, badge.before.startsWith('<http://www.w3.org/2000/svg|svg ') && declared === V3, badge.before);
    check(`${form} in SVG: the credential is the one that was put in`, form === 'jwt' ? badge.verify === credential && badge.text === ''
        : badge.verify === undefined && badge.cdata === 1 && isDeepStrictEqual(JSON.parse(badge.text), JSON.parse(credential)), JSON.stringify(badge));
    check(`${form} in SVG: everything else is as it was`, isDeepStrictEqual(lines, seen(picture).lines));
    const [fromPng, fromSvg] = unbake(path, join(folder, `${form}.svg`));
    check(`${form}: comes out again`, fromPng === credential && (form === 'jwt' ? fromSvg === credential : isDeepStrictEqual(JSON.parse(fromSvg), JSON.parse(credential))));
}

// Open Badges 2.0, as its own bakery writes it.
const assertion = {'@context': 'https://w3id.org/openbadges/v2', id: 'https://example.org/a?b=1&c=2', name: 'Prüfung', verify: {type: 'hosted', url: 'https://example.org/a?b=1&c=2'}};
const bake = promisify(bakery.bake);
const extract = promisify(bakery.extract);
const hosted = file('hosted.svg', await bake({image: picture, assertion}));
const signed = file('signed.svg', await bake({image: picture, signature: made.jwt}));
const [out, outsigned] = unbake(hosted, signed);
check('openbadges-bakery in SVG: the hosted assertion is read', typeof out === 'string' && isDeepStrictEqual(JSON.parse(out), assertion), JSON.stringify(out));
check('openbadges-bakery in SVG: the signed assertion is read', outsigned === made.jwt, JSON.stringify(outsigned));
const credential = file('credential.json', made.json);
const replaced = ours('bake', hosted, credential);
const {badges} = seen(replaced);
check('openbadges-bakery in SVG: its assertion makes room for a credential', badges.length === 1 && badges[0].uri === V3);
check('openbadges-bakery in SVG: and is found no more', await extract(replaced).then(() => false, error => error.code === 'IMAGE_UNBAKED'));

function set(png, chunk) {
    return new Promise((resolve, reject) => {
        const parts = [];
        Readable.from([png]).pipe(pngitxt.set(chunk)).on('data', part => parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject);
    });
}
const plain = readFileSync(join(dirname(script), '../../php/microcred/pix/badge.png'));
const text = JSON.stringify({...assertion, name: 'Examination'});
for (const keyword of ['openbadges', 'openbadgecredential']) {
    for (const kind of [{type: 'iTXt'}, {type: 'iTXt', compressed: true}, {type: 'tEXt'}, {type: 'zTXt'}]) {
        const name = `png-itxt, ${kind.compressed ? 'compressed ' : ''}${kind.type} ${keyword}`;
        const path = file('theirs.png', await set(plain, {...kind, keyword, value: text}));
        const [found] = unbake(path);
        check(`${name}: is read`, found === text, JSON.stringify(found));
        const chunks = await texts(ours('bake', path, credential));
        check(`${name}: makes room for a credential`, chunks.length === 1 && chunks[0].type === 'iTXt' && chunks[0].keyword === 'openbadgecredential' && chunks[0].value === made.json);
        if (keyword === 'openbadges') {
            const two = await set(readFileSync(join(folder, 'jwt.png')), {...kind, keyword, value: text});
            check(`${name}: beside a credential is refused as two`, unbake(file('two.png', two))[0]?.refused?.includes('two credentials'));
        }
    }
}
check('openbadges-bakery reads from PNG what is read here', isDeepStrictEqual(JSON.parse(await extract(await set(plain, {keyword: 'openbadges', value: text}))), JSON.parse(text)));

rmSync(folder, {recursive: true});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
