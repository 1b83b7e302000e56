// Holds the extension's reading of badges as RDF, and its canonical N-Quads, against jsonld.js in safe mode with rdf-canonize: what
// both take must come out the same, byte for byte; what jsonld.js refuses must be refused.
//
//   node rdf.mjs COMMAND CONTEXTS [COUNT] [SEED]    COMMAND: rdf.c; CONTEXTS: the published contexts
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import jsonld from 'jsonld';
import canonize from 'rdf-canonize';
import {EXTENSIONS, INTEGRITY, INTEGRITY_1, MULTIKEY, Maker, OB, VC, places, random} from './rdf_make.mjs';

const [command, folder, count = '3000', seed = '1'] = process.argv.slice(2);
const require = createRequire(import.meta.url);
if (!existsSync(folder)) {
	console.log('skipped: no vectors');
	console.log('0 passed, 0 failed');
	process.exit(0);
}
const file = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const loaded = require('@digitalbazaar/data-integrity-context').contexts;
const documents = new Map([
	[VC, file('credentials-v2.jsonld')], [OB, file('ob-v3p0-3.0.3.json')], [EXTENSIONS, file('ob-v3p0-extensions.json')],
	[INTEGRITY_1, file('data-integrity-v1.jsonld')], [INTEGRITY, loaded.get(INTEGRITY)], [MULTIKEY, require('@digitalbazaar/multikey-context').contexts.get(MULTIKEY)],
]);
const documentLoader = async url => {
	if (!documents.has(url)) {
		throw new Error(`no context ${url}`);
	}
	return {contextUrl: null, documentUrl: url, document: documents.get(url)};
};

async function theirs(document) {
	try {
		const dataset = await jsonld.toRDF(document, {safe: true, documentLoader, base: null});
		// A dataset is a set, and rdf-canonize drops repeated quads where it reads text; jsonld.js repeats what came from 1 and "1".
		const once = [...new Map(dataset.map(quad => [canonize.NQuads.serialize([quad]), quad])).values()];
		return {text: await canonize.canonize(once, {algorithm: 'RDFC-1.0', maxWorkFactor: 3})};
	} catch (error) {
		return {error: error.details?.event?.message ?? error.details?.code ?? error.message};
	}
}

function ours(lines) {
	const run = spawnSync(command, {input: lines.join('\n') + '\n', maxBuffer: 1 << 30, encoding: 'utf8'});
	if (run.status !== 0) {
		throw new Error(`the command ended with ${run.status ?? run.signal}\n${run.stderr}`);
	}
	const answers = [''];
	for (const line of run.stdout.split('\n')) {
		if (line === '.') {
			answers.push('');
		} else if (line !== '') {
			answers[answers.length - 1] += line + '\n';
		}
	}
	answers.pop();
	return answers.map(text => text.startsWith('! ') ? {error: text.slice(2, text.indexOf('\t')), place: text.slice(text.indexOf('\t') + 1, -1)} : {text});
}

let passed = 0, failed = 0;
function check(good, what, ...more) {
	if (good) {
		passed++;
	} else if (++failed <= 10) {
		console.log(`FAIL ${what}`, ...more);
	}
}

// JSON.stringify loses the sign of -0 and writes numbers as they are shortest; both are what a badge would hold.
const written = document => JSON.stringify(document);

function types(object) {
	const all = [].concat(object.type ?? [], object['@type'] ?? []);
	delete object['@type'];
	return object.type = all;
}

// What makes a badge wrong. `strict`: jsonld.js would let it pass or leave it out in silence, and the extension refuses it by name.
const PLACED = {
	term: [o => { o.undefinedTerm = 'x'; return ['undefinedTerm', '/undefinedTerm']; }],
	nothing: [o => { o[''] = 'x'; return ['not defined', '/']; }],
	reserved: [o => { o['@foo'] = 'x'; return ['@foo', '/@foo']; }],
	relativeType: [o => { types(o).unshift('NoSuchType'); return ['NoSuchType', '/type/0']; }],
	relativeId: [o => { delete o['@id']; o.id = 'relative/id'; return ['relative/id', '/id']; }],
	spacedId: [o => { delete o['@id']; o.id = 'https://a.example/b c'; return ['b c', '/id']; }],
	numericId: [o => { delete o['@id']; o.id = 7; return ['id', '/id']; }],
	twoIds: [o => { o.id = 'urn:x:1'; o['@id'] = 'urn:x:1'; return ['two ids', '/id']; }],
	typesApart: [o => { types(o).unshift('Result', 'Achievement'); return ['resultDescription', '']; }],
	numericType: [o => { types(o).unshift(7); return ['type', '/type/0']; }],
	blankProperty: [o => { o['_:p'] = 1; return ['_:p', '/_:p']; }],
	inlineContext: [o => { o['@context'] = {extra: 'https://e.example/'}; return ['written out', '/@context']; }, true],
	unknownContext: [o => { o['@context'] = ['https://e.example/context']; return ['https://e.example/context', '/@context/0']; }],
	otherIntegrity: [o => { o['@context'] = [VC, INTEGRITY_1]; return ['protected', '/@context/1']; }],
	nullContext: [o => { const outermost = '@context' in o; o['@context'] = null; return outermost ? undefined : ['protected', '/@context']; }],
	languageAlone: [o => { o.name = {'@language': 'en'}; return ['@language', '/name/@language']; }],
	badLanguage: [o => { o.name = {'@value': 'x', '@language': 'not a tag'}; return ['not a tag', '/name/@language']; }],
	taggedNumber: [o => { o.name = {'@value': 3, '@language': 'en'}; return ['language', '/name/@value']; }],
	typeAndLanguage: [o => { o.name = {'@value': 'x', '@type': 'urn:t', '@language': 'en'}; return ['type or a language', '/name']; }],
	nullValue: [o => { o.name = {'@value': null}; return ['@value', '/name/@value']; }],
	listValue: [o => { o.name = {'@value': ['x']}; return ['@value', '/name/@value']; }],
	moreThanValue: [o => { o.name = {'@value': 'x', name: 'y'}; return ['@value', '/name/name']; }],
	relativeDatatype: [o => { o.name = {'@value': 'x', '@type': 'NoSuchType'}; return ['NoSuchType', '/name/@type']; }],
	blankDatatype: [o => { o.name = {'@value': 'x', '@type': '_:t'}; return ['blank', '/name/@type']; }],
	direction: [o => { o.name = {'@value': 'x', '@direction': 'rtl'}; return ['@direction', '/name/@direction']; }],
	reverse: [o => { o['@reverse'] = {name: {id: 'urn:x'}}; return ['@reverse', '/@reverse']; }, true],
	included: [o => { o['@included'] = [{id: 'urn:x', name: 'y'}]; return ['@included', '/@included']; }, true],
	nest: [o => { o['@nest'] = {name: 'x'}; return ['@nest', '/@nest']; }, true],
	index: [o => { o['@index'] = 'x'; return ['@index', '/@index']; }, true],
	graph: [o => { o['@graph'] = [{id: 'urn:x', name: 'y'}]; return ['@graph', '/@graph']; }, true],
	set: [o => { o.name = {'@set': ['x']}; return ['@set', '/name/@set']; }, true],
	list: [o => { o.name = {'@list': ['x']}; return ['@list', '/name/@list']; }, true],
	percent: [o => { delete o['@id']; o.id = 'https://a.example/%zz'; return ['%zz', '/id']; }, true],
	nearZero: [o => { o.name = 1e-7; return ['number', '/name']; }, true],
	doubleText: [o => { o.name = {'@value': '1', '@type': 'http://www.w3.org/2001/XMLSchema#double'}; return ['xsd:double', '/name/@value']; }, true],
};

const maker = new Maker([OB, VC, EXTENSIONS, MULTIKEY].map(url => documents.get(url)['@context']), Number(seed));
const chooser = random(Number(seed) + 77);
const total = Number(count);
const names = Object.keys(PLACED);
const refusals = {};
let quads = 0, compared = 0, began = performance.now();
for (let done = 0; done < total;) {
	const batch = [];
	for (; batch.length < 500 && done < total; done++) {
		const document = JSON.parse(written(done % 20 === 7 ? maker.presentation() : maker.credential()));
		const expected = {};
		if (done % 8 === 3) {
			const name = names[(done >> 3) % names.length];
			const [object, path] = chooser.pick(places(document));
			const said = PLACED[name][0](object);
			Object.assign(expected, {name, strict: PLACED[name][1], says: said?.[0], place: said && path + said[1]});
		}
		batch.push({document: JSON.parse(written(document)), ...expected});
	}
	const answers = ours(batch.map(one => written(one.document)));
	for (const [i, one] of batch.entries()) {
		const their = await theirs(one.document);
		const our = answers[i];
		const text = written(one.document);
		if (one.place !== undefined && our.error && (one.strict || their.error)) {
			refusals[one.name] = (refusals[one.name] ?? 0) + 1;
			check(our.error.includes(one.says) && (our.place === one.place || our.place.endsWith('…')), `${one.name}: ${our.error} at ${our.place}, not ${one.says} at ${one.place}`);
		} else if (their.error || our.error) {
			check(their.error && our.error, `${one.name ?? 'badge'}: ${our.error ?? 'taken'} at ${our.place}; jsonld.js: ${their.error ?? 'taken'}`, text.slice(0, 3000));
		} else {
			compared++;
			quads += our.text.split('\n').length - 1;
			check(our.text === their.text, `${one.name ?? 'badge'} differs`, text.slice(0, 3000), difference(our.text, their.text));
		}
	}
}

function difference(a, b) {
	const left = new Set(a.split('\n')), right = new Set(b.split('\n'));
	return {ours: [...left].filter(line => !right.has(line)).slice(0, 5), theirs: [...right].filter(line => !left.has(line)).slice(0, 5)};
}

// Every property of Open Badges 3.0 was there, in each type that defines it.
const missing = [];
for (const [type, term] of Object.entries(documents.get(OB)['@context'])) {
	const scoped = term?.['@context'] ?? (/^[a-z]/.test(type) && !['id', 'type'].includes(type) ? {[type]: term} : {});
	for (const name of Object.keys(scoped)) {
		if (/^[a-z]/.test(name) && !['id', 'type'].includes(name) && !maker.seen.has(`${term['@context'] ? type : ''} ${name}`)) {
			missing.push(`${type} ${name}`);
		}
	}
}
check(missing.length === 0, 'never used:', missing.join(', '));
check(compared > total / 2, `only ${compared} badges were compared`);
const strangers = names.filter(name => !refusals[name]);
check(total < 1000 || strangers.length === 0, 'never refused:', strangers.join(', '));
console.log(`${compared} badges with ${quads} quads the same as jsonld.js with rdf-canonize, ${total - compared} refused by both or by name, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
