// Random badges for rdf.mjs, out of the contexts themselves: every property of Open Badges 3.0 and of Verifiable Credentials 2.0
// where its context defines it, with values of every kind that JSON-LD allows there. The same seed makes the same badges.

export const VC = 'https://www.w3.org/ns/credentials/v2';
export const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
export const MULTIKEY = 'https://w3id.org/security/multikey/v1';
export const INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
export const INTEGRITY_1 = 'https://w3id.org/security/data-integrity/v1';

// Mulberry32.
export function random(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = n => Math.floor(next() * n);
	const pick = list => list[below(list.length)];
	const shuffle = list => {
		for (let i = list.length - 1; i > 0; i--) {
			const j = below(i + 1);
			[list[i], list[j]] = [list[j], list[i]];
		}
		return list;
	};
	return {next, below, pick, shuffle, chance: p => next() < p};
}

// Nothing from U+E000 to U+FFFF: RDFC-1.0 sorts by code points, rdf-canonize by UTF-16 units, and U+FFFF it does not escape.
const WORDS = ['', 'a', 'Critical thinking', 'Ünïcödé ß', '日本語の文', 'שלום עולם', '🎓🏅', 'tab\there', 'line\nbreak\r\n', 'quote " and \\ backslash',
	'\u0001\u0008\u000c\u001f\u007f', '\u0000', '\u2028\u2029', 'a\u200bb', '\u{1f600}\u{10ffff}', '<b>&amp;</b>', '{"json": true}', '@type', '_:b0', 'https://no.example/<>',
	'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399', ' leading and trailing ', 'e\u0301 is not \u00e9', '100', 'true', 'null', '1.0'];
const IRIS = ['https://school.example/id/', 'http://[2001:db8::7]/x?a[]=', 'urn:uuid:3f0a2bda-5bcd-4a41-9f1b-0000000', 'did:web:school.example:issuer#', 'did:key:z6Mk', 'mailto:a@example.org?n=',
	'data:text/plain;base64,QUJD', 'https://école.example/é%C3%A9/', 'tag:a,2026:', 'HTTP://UPPER.example:80/%7e/../', 'x:', 'https://e.example/?q=\ue000', 'https://例え.テスト/パス#断片'];
const NUMBERS = [0, -0, 1, 3, -7, 100, 2.5, 0.1, -0.001, 1e21, 1.5e300, 123456789012, 2251799813685248.5, -2251799813685250.5, 9007199254740991, 1e20, 99.99999999999999, 0.30000000000000004,
	5e-324 * 2 ** 60 * 2 ** 1000, 1.7976931348623157e308, 0.000001, 12345.678, 9.9999999999999995e22, 0.5, 9999999999999998, 1e15 + 0.5, 123456789012345680000];
const DATES = ['2026-11-24', '2026-11-24T09:30:00Z', '2026-02-29T24:00:00+14:00', 'not a date', ''];
const LANGUAGES = ['en', 'de-CH', 'zh-Hant-TW', 'X-private', 'EN-us'];

// What the values of a property are objects of. The rest is told by the context's coercion.
const CLASSES = {
	achievement: ['Achievement'], creator: ['Profile'], criteria: ['Criteria'], image: ['Image'], otherIdentifier: ['IdentifierEntry'], related: ['Related'],
	alignment: ['Alignment'], result: ['Result'], source: ['Profile'], address: ['Address'], geo: ['GeoCoordinates'], parentOrg: ['Profile'],
	rubricCriterionLevel: ['RubricCriterionLevel'], issuer: ['Profile'], evidence: ['Evidence'], proof: ['DataIntegrityProof'], holder: ['Profile'],
	credentialSubject: ['AchievementSubject', 'EndorsementSubject', 'BitstringStatusList', 'JsonSchema'], credentialStatus: ['BitstringStatusListEntry', '1EdTechRevocationList'],
	credentialSchema: ['1EdTechJsonSchemaValidator2019'], refreshService: ['1EdTechCredentialRefresh'], confidenceMethod: ['Multikey'],
};
const OBJECTS = {Achievement: {resultDescription: ['ResultDescription']}, AchievementSubject: {identifier: ['IdentityObject']}};

export class Maker {
	constructor(contexts, seed) {
		this.random = random(seed);
		this.contexts = contexts;
		this.seen = new Set();
	}

	id() {
		const {pick, below, chance} = this.random;
		return chance(0.03) ? '_:' + pick(['x', 'b0', 'c14n1', 'a-b.c', '0']) : pick(IRIS) + below(chance(0.3) ? 4 : 100000);
	}

	number() {
		const {pick, next, below, chance} = this.random;
		if (chance(0.5)) {
			return pick(NUMBERS);
		}
		const number = (next() - 0.5) * 10 ** below(chance(0.1) ? 300 : 24);
		return chance(0.4) ? Math.round(number) : Math.abs(number) < 1e-6 ? 0 : number;
	}

	text() {
		const {pick, below, chance} = this.random;
		return chance(0.6) ? pick(WORDS) : Array.from({length: below(8)}, () => pick(WORDS)).join(pick(['', ' ', '\n']));
	}

	value() {
		const {pick, chance, below} = this.random;
		switch (below(12)) {
			case 0: return this.number();
			case 1: return chance(0.5);
			case 2: return {'@value': this.text(), '@language': pick(LANGUAGES)};
			case 3: return {'@value': pick([this.text(), this.number(), true]), [pick(['type', '@type'])]: pick(['http://www.w3.org/2001/XMLSchema#string', 'https://t.example/#t', 'xsd:date', 'Evidence'])};
			case 4: return {'@value': this.text(), '@language': null};
			case 5: return {'@type': pick(['@json', ['@json']]), '@value': this.json(3)};
			default: return this.text();
		}
	}

	json(depth) {
		const {below} = this.random;
		switch (below(depth > 0 ? 7 : 5)) {
			case 0: return this.text();
			case 1: return this.number();
			case 2: return null;
			case 3: return true;
			case 4: return [];
			case 5: return Array.from({length: below(4)}, () => this.json(depth - 1));
			default: return Object.fromEntries(Array.from({length: below(4)}, (_, i) => [this.text() + i, this.json(depth - 1)]));
		}
	}

	// One value of a property, or several, as its definition and its class ask for it.
	values(name, term, classes, depth) {
		const {chance, below} = this.random;
		const one = () => this.one(name, term, classes, depth);
		if (term['@type'] === '@json') {
			return this.json(4);
		}
		if (chance(0.02)) {
			return null;
		}
		if (chance(0.7)) {
			return one();
		}
		const many = Array.from({length: below(4)}, one);
		if (chance(0.05)) {
			many.splice(below(many.length + 1), 0, null);
		}
		return chance(0.05) && term['@container'] !== '@graph' ? [many, one()] : many;
	}

	one(name, term, classes, depth) {
		const {chance, pick} = this.random;
		const type = term['@type'] ?? '';
		const graph = term['@container'] === '@graph';
		if (classes && depth > 0 && chance(0.93) || graph) {
			return classes ? this.object(classes, depth - 1) : this.credential(depth - 1);
		}
		if (type === '@id') {
			return chance(0.9) ? this.id() : pick([{id: this.id()}, {'@id': this.id()}, this.number(), {'@value': 'x'}]);
		}
		if (type === '@vocab') {
			return pick(['assertionMethod', 'authentication', 'capabilityInvocation', 'Profile', 'https://w3id.org/security#assertionMethod', {id: this.id(), keyAgreement: this.id()}]);
		}
		if (chance(0.15)) {
			return this.value();
		}
		if (type.endsWith('float') || type.endsWith('nteger')) {
			return chance(0.8) ? this.number() : String(this.number());
		}
		if (type.endsWith('boolean')) {
			return pick([true, false, 'true', 1]);
		}
		if (/date/i.test(type)) {
			return pick(DATES);
		}
		return type.endsWith('anyURI') ? this.id() : this.value();
	}

	definition(name) {
		for (const context of this.contexts) {
			if (context[name]?.['@context'] !== undefined) {
				return context[name]['@context'];
			}
		}
		return {};
	}

	// An object of one of the classes, sometimes of two.
	object(classes, depth) {
		const {chance, pick, shuffle} = this.random;
		const type = pick(classes);
		const types = [type];
		if (chance(0.06)) {
			types.push(pick(['Evidence', 'Criteria', 'https://other.example/Type', 'Profile', type]));
		}
		const object = {};
		if (chance(0.5)) {
			object[pick(['id', 'id', 'id', '@id'])] = this.id();
		}
		if (chance(0.95) || depth < 0 || type === 'DataIntegrityProof') {
			object[pick(['type', 'type', 'type', '@type'])] = types.length === 1 && chance(0.3) ? type : shuffle(types);
		} else {
			types.length = 0;
		}
		for (const scope of types) {
			if (scope === type || chance(0.2)) {
				this.fill(object, scope, this.definition(scope), depth);
			}
		}
		this.fill(object, '', this.general, depth);
		if (type === 'Image' && !('@id' in object)) {
			object.id = this.id();
		}
		if (types.includes('BitstringStatusListEntry') && chance(0.4)) {
			object.statusMessage = {status: '0x1', message: this.value()};
			this.seen.add('statusMessage status').add('statusMessage message');
		}
		return this.shuffled(object);
	}

	fill(object, scope, context, depth) {
		const {chance, below} = this.random;
		for (const [name, written] of Object.entries(context ?? {})) {
			const term = typeof written === 'string' ? {'@id': written} : written;
			if (name[0] === '@' || name === 'id' || name === 'type' || /^[A-Z0-9]/.test(name) || name === 'statusMessage') {
				continue;
			}
			const classes = OBJECTS[scope]?.[name] ?? (scope === 'Result' || name === 'identifier' ? undefined : CLASSES[name]);
			if (chance(scope === '' ? 0.06 : depth > 1 ? 0.45 : 0.3) && !(name in object) && (depth >= 0 || !classes)) {
				if (name === 'endorsement' || name === 'verifiableCredential') {
					if (depth > 1 && chance(0.4)) {
						object[name] = Array.from({length: 1 + below(2)}, () => this.credential(depth - 2, ['EndorsementCredential']));
						this.seen.add(`${scope} ${name}`);
					}
					continue;
				}
				object[name] = this.values(name, term, classes, depth);
				this.seen.add(`${scope} ${name}`);
			}
		}
	}

	shuffled(object) {
		return Object.fromEntries(this.random.shuffle(Object.entries(object)));
	}

	// What each context defines outside of any type.
	get general() {
		return Object.assign({}, ...this.contexts.map(context => Object.fromEntries(Object.entries(context).filter(([name]) => name !== 'cnf'))));
	}

	// null undoes what stands around: nothing does around the outermost one, nor what is protected around an endorsement.
	context(within) {
		const {chance, pick} = this.random;
		const urls = [VC, OB, EXTENSIONS, MULTIKEY];
		if (chance(0.3)) {
			urls.push(pick([INTEGRITY, VC, OB]));
		}
		return chance(0.1) && !within ? [null, ...urls] : urls;
	}

	credential(depth = 4, types) {
		const {chance, pick, shuffle} = this.random;
		const object = {'@context': this.context(types)};
		types ??= [pick(['OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential', 'BitstringStatusListCredential', 'JsonSchemaCredential'])];
		object.type = shuffle(['VerifiableCredential', ...types]);
		if (chance(0.9)) {
			object.id = this.id();
		}
		this.fill(object, 'VerifiableCredential', this.definition('VerifiableCredential'), depth);
		object.credentialSubject ??= this.object(CLASSES.credentialSubject, depth - 1);
		this.fill(object, '', this.general, depth);
		return this.shuffled(object);
	}

	presentation(depth = 3) {
		const {below, chance} = this.random;
		const object = {'@context': this.context(), type: 'VerifiablePresentation'};
		this.fill(object, 'VerifiablePresentation', {...this.definition('VerifiablePresentation'), verifiableCredential: undefined}, depth);
		object.verifiableCredential = Array.from({length: 1 + below(2)}, () => this.credential(depth - 1));
		if (chance(0.5)) {
			object.verifiableCredential.push({'@context': [VC, OB], id: 'data:application/vc+jwt,' + below(9), type: 'EnvelopedVerifiableCredential'});
		}
		return this.shuffled(object);
	}
}

// Every place of a document where an object with a type stands, and not within a JSON literal.
export function places(document, found = [], path = '') {
	if (Array.isArray(document)) {
		document.forEach((item, i) => places(item, found, `${path}/${i}`));
	} else if (document && typeof document === 'object' && !('@value' in document)) {
		if (document.type ?? document['@type']) {
			found.push([document, path]);
		}
		for (const [name, value] of Object.entries(document)) {
			if (!['_sd', 'jwk', 'jsonSchema', '@context'].includes(name)) {
				places(value, found, `${path}/${name}`);
			}
		}
	}
	return found;
}
