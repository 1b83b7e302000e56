/*
 * Badges as RDF: W3C's vectors of eddsa-rdfc-2022, what JSON-LD 1.1's recommendations say of single things, and every refusal
 * with its place. tests/interop/rdf.mjs holds whole badges against jsonld.js.
 */
#include "test.h"
#include "jsonld/internal.h"

#define VC "https://www.w3.org/ns/credentials/v2"
#define OB "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define OBV "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"

typedef struct {
	mc_result result;
	mc_fault fault;
	mc_buffer text;
} outcome;

static outcome convert(mc_slice json, uint32_t (*find)(const mc_json_tree *tree), const mc_jsonld_options *options)
{
	outcome out = { 0 };
	mc_json_tree tree = { 0 };
	mc_rdf_dataset dataset = { 0 };

	mc_fault_clear(&out.fault);
	out.result = mc_json_tree_read(&tree, json, &out.fault);
	if (out.result == MC_OK) {
		out.result = mc_jsonld_to_rdf(&tree, find != NULL ? find(&tree) : 0, options, &dataset, &out.fault);
	}
	if (out.result == MC_OK) {
		out.result = mc_rdf_canonicalize(&dataset, &out.text, &out.fault);
	}
	mc_buffer_terminate(&out.text);
	mc_rdf_free(&dataset);
	mc_json_tree_free(&tree);
	return out;
}

/* The members of a badge's object, after its contexts, come to exactly these lines. */
static void says(const char *members, const char *lines)
{
	char json[8192];
	outcome out;

	snprintf(json, sizeof(json), "{\"@context\":[\"" VC "\",\"" OB "\"],%s}", members);
	out = convert(mc_slice_of(json), NULL, NULL);
	CHECK(out.result == MC_OK, "%s: %s at %s", members, out.fault.sentence, out.fault.place.pointer);
	CHECK(strcmp(out.text.data, lines) == 0, "%s\n%s\nnot\n%s", members, out.text.data, lines);
	mc_buffer_free(&out.text);
}

static void refuses(const char *json, const char *pointer, const char *words)
{
	outcome out = convert(mc_slice_of(json), NULL, NULL);

	CHECK(out.result == MC_E_FORMAT, "%s: %d\n%s", json, out.result, out.text.data);
	CHECK(out.fault.place.has_pointer && strcmp(out.fault.place.pointer, pointer) == 0, "%s: at %s", json, out.fault.place.pointer);
	CHECK(strstr(out.fault.sentence, words) != NULL, "%s: %s", json, out.fault.sentence);
	mc_buffer_free(&out.text);
}

/* The same of an object with both contexts. */
static void refuses_in(const char *members, const char *pointer, const char *words)
{
	char json[8192];

	snprintf(json, sizeof(json), "{\"@context\":[\"" VC "\",\"" OB "\"],%s}", members);
	refuses(json, pointer, words);
}

static uint32_t proof_of(const mc_json_tree *tree)
{
	return mc_json_tree_member(tree, 0, MC_LITERAL("proof"));
}

/* w3c/vc-di-eddsa, TestVectors/eddsa-rdfc-2022: the document, and the proof's options with the document's context. */
static void w3c_vectors(void)
{
	static const mc_slice proof = MC_LITERAL("proof"), value = MC_LITERAL("proofValue");
	static const struct { const char *document, *canonical; bool of_proof; } vectors[] = {
		{ "vc-di-eddsa/unsigned.json", "vc-di-eddsa/eddsa-rdfc-2022/canonDocDataInt.txt", false },
		{ "vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json", "vc-di-eddsa/eddsa-rdfc-2022/canonDocDataInt.txt", false },
		{ "vc-di-eddsa/eddsa-rdfc-2022/proofConfigDataInt.json", "vc-di-eddsa/eddsa-rdfc-2022/proofCanonDataInt.txt", false },
		{ "vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json", "vc-di-eddsa/eddsa-rdfc-2022/proofCanonDataInt.txt", true },
	};
	size_t i;

	for (i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		mc_jsonld_options options = { .without = vectors[i].of_proof ? &value : &proof, .without_count = 1, .examples = true };
		mc_json_tree tree = { 0 };
		size_t length, expected_length;
		const char *path = mc_test_vector(vectors[i].document);
		char *json, *expected;
		outcome out;

		if (path == NULL) {
			return;
		}
		json = mc_test_file(path, &length);
		expected = mc_test_file(mc_test_vector(vectors[i].canonical), &expected_length);
		CHECK(mc_json_tree_read(&tree, (mc_slice) { json, length }, NULL) == MC_OK);
		if (vectors[i].of_proof) {
			options.context_tree = &tree;
			options.context = mc_json_tree_member(&tree, 0, MC_LITERAL("@context"));
		}
		out = convert((mc_slice) { json, length }, vectors[i].of_proof ? proof_of : NULL, &options);
		CHECK(out.result == MC_OK, "%s", out.fault.sentence);
		CHECK(out.text.length == expected_length && memcmp(out.text.data, expected, expected_length) == 0, "%s\n%s", vectors[i].document, out.text.data);
		mc_buffer_free(&out.text);
		mc_json_tree_free(&tree);
		free(json);
		free(expected);
	}
}

/* JSON-LD 1.1 API sections 8.2.2 and 8.6: canonical lexical forms of numbers; 16 digits and a half away from zero are ECMAScript's toExponential(15). */
static void numbers(void)
{
	static const char *const cases[][2] = {
		{ "0", "\"0\"^^<" XSD "integer>" },
		{ "-0", "\"0\"^^<" XSD "integer>" },
		{ "-0.0", "\"0\"^^<" XSD "integer>" },
		{ "1.0", "\"1\"^^<" XSD "integer>" },
		{ "1e2", "\"100\"^^<" XSD "integer>" },
		{ "123456789012345680000", "\"123456789012345683968\"^^<" XSD "integer>" },
		{ "1e21", "\"1.0E21\"^^<" XSD "double>" },
		{ "-1e21", "\"-1.0E21\"^^<" XSD "double>" },
		{ "5.5", "\"5.5E0\"^^<" XSD "double>" },
		{ "0.1", "\"1.0E-1\"^^<" XSD "double>" },
		{ "0.30000000000000004", "\"3.0E-1\"^^<" XSD "double>" },
		{ "1.05e300", "\"1.05E300\"^^<" XSD "double>" },
		{ "2251799813685248.5", "\"2.251799813685249E15\"^^<" XSD "double>" },
		{ "-2251799813685250.5", "\"-2.251799813685251E15\"^^<" XSD "double>" },
		{ "999999999999999.9999", "\"1000000000000000\"^^<" XSD "integer>" },
		{ "0.000001", "\"1.0E-6\"^^<" XSD "double>" },
		{ "true", "\"true\"^^<" XSD "boolean>" },
		{ "false", "\"false\"^^<" XSD "boolean>" },
		{ "{\"@value\":1,\"@type\":\"" XSD "double\"}", "\"1.0E0\"^^<" XSD "double>" },
		{ "{\"@value\":\"1\",\"@type\":\"" XSD "string\"}", "\"1\"" },
		{ "{\"@value\":1.5,\"@type\":\"urn:t\"}", "\"1.5E0\"^^<urn:t>" },
		{ "{\"@value\":{\"b\":[1.0,null],\"a\":\"\\u00e9\"},\"@type\":\"@json\"}", "\"{\\\"a\\\":\\\"\xc3\xa9\\\",\\\"b\\\":[1,null]}\"^^<" RDF "JSON>" },
		{ "{\"@value\":\"Hi\",\"@language\":\"EN-us\"}", "\"Hi\"@en-us" },
		{ "{\"@value\":\"Hi\",\"@language\":null}", "\"Hi\"" },
		{ "\"a\\u0000\\n\\\"\\u007f\"", "\"a\\u0000\\n\\\"\\u007F\"" },
	};
	char members[512], line[512];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(members, sizeof(members), "\"id\":\"urn:x\",\"name\":%s", cases[i][0]);
		snprintf(line, sizeof(line), "<urn:x> <https://schema.org/name> %s .\n", cases[i][1]);
		says(members, line);
	}
}

/* Coercion, lists, what null and empty arrays say, several values; JSON-LD 1.1 API sections 5.1 and 8.1. */
static void values(void)
{
	says("\"id\":\"urn:x\",\"image\":\"urn:i\",\"url\":\"urn:u\"",
		"<urn:x> <" OBV "image> <urn:i> .\n<urn:x> <https://schema.org/url> \"urn:u\"^^<https://www.w3.org/2001/XMLSchema#anyURI> .\n");
	says("\"id\":\"urn:x\",\"awardedDate\":\"2026\"", "<urn:x> <" OBV "awardedDate> \"2026\"^^<xsd:dateTime> .\n");
	says("\"id\":\"urn:x\",\"type\":[\"ResultDescription\"],\"allowedValue\":[\"a\",\"b\"]",
		"<urn:x> <" RDF "type> <" OBV "ResultDescription> .\n<urn:x> <" OBV "allowedValue> _:c14n0 .\n"
		"_:c14n0 <" RDF "first> \"a\" .\n_:c14n0 <" RDF "rest> _:c14n1 .\n_:c14n1 <" RDF "first> \"b\" .\n_:c14n1 <" RDF "rest> <" RDF "nil> .\n");
	says("\"id\":\"urn:x\",\"type\":\"ResultDescription\",\"allowedValue\":[]",
		"<urn:x> <" RDF "type> <" OBV "ResultDescription> .\n<urn:x> <" OBV "allowedValue> <" RDF "nil> .\n");
	says("\"id\":\"urn:x\",\"type\":\"ResultDescription\",\"allowedValue\":null", "<urn:x> <" RDF "type> <" OBV "ResultDescription> .\n");
	says("\"id\":\"urn:x\",\"name\":[null,\"a\",[\"b\"],null,\"a\"],\"narrative\":[],\"description\":null",
		"<urn:x> <https://schema.org/name> \"a\" .\n<urn:x> <https://schema.org/name> \"b\" .\n");
	says("\"id\":\"urn:x\",\"name\":\"a\",\"https://schema.org/name\":\"b\",\"@type\":[]",
		"<urn:x> <https://schema.org/name> \"a\" .\n<urn:x> <https://schema.org/name> \"b\" .\n");
	says("\"id\":\"_:b0\",\"image\":{\"id\":\"_:b0\"},\"endorsement\":{}",
		"_:c14n0 <" OBV "endorsement> _:c14n1 .\n_:c14n0 <" OBV "image> _:c14n0 .\n");
	says("\"id\":\"urn:x\",\"_sd\":null", "<urn:x> <https://www.iana.org/assignments/jwt#_sd> \"null\"^^<" RDF "JSON> .\n");
}

/* JSON-LD 1.1 API section 5.1, steps 7 to 11: a type's terms hold in its node and not below it, a property's go on below. */
static void scopes(void)
{
	says("\"id\":\"urn:x\",\"type\":\"Achievement\",\"tag\":\"t\",\"creator\":{\"id\":\"urn:c\"}",
		"<urn:x> <" RDF "type> <" OBV "Achievement> .\n<urn:x> <" OBV "creator> <urn:c> .\n<urn:x> <https://schema.org/keywords> \"t\" .\n");
	refuses_in("\"type\":\"Achievement\",\"creator\":{\"id\":\"urn:c\",\"tag\":\"t\"}", "/creator/tag", "\"tag\"");
	refuses_in("\"type\":\"Achievement\",\"creator\":{\"tag\":\"t\"}", "/creator/tag", "\"tag\"");
	/* The term means what the node's own type makes of it: a resource in an Achievement, an address in a Result. */
	says("\"id\":\"urn:x\",\"type\":\"Result\",\"resultDescription\":\"urn:d\"",
		"<urn:x> <" RDF "type> <" OBV "Result> .\n<urn:x> <" OBV "resultDescription> \"urn:d\"^^<https://www.w3.org/2001/XMLSchema#anyURI> .\n");
	/* proofPurpose's own terms, which are defined nowhere else. */
	says("\"id\":\"urn:x\",\"type\":\"DataIntegrityProof\",\"proofPurpose\":[\"authentication\",{\"id\":\"urn:p\",\"keyAgreement\":\"urn:k\"}]",
		"<urn:p> <https://w3id.org/security#keyAgreementMethod> <urn:k> .\n<urn:x> <" RDF "type> <https://w3id.org/security#DataIntegrityProof> .\n"
		"<urn:x> <https://w3id.org/security#proofPurpose> <https://w3id.org/security#authenticationMethod> .\n"
		"<urn:x> <https://w3id.org/security#proofPurpose> <urn:p> .\n");
	refuses_in("\"type\":[\"Achievement\",\"Result\"]", "", "\"resultDescription\" is protected");
	refuses_in("\"type\":[\"Result\",\"Achievement\"]", "", "\"resultDescription\" is protected");
	/* Within verifiableCredential nothing is defined but by its own context. */
	refuses_in("\"type\":\"VerifiablePresentation\",\"verifiableCredential\":{\"id\":\"urn:x\",\"type\":\"x:y\"}", "/verifiableCredential/id", "\"id\"");
	says("\"id\":\"urn:p\",\"type\":\"VerifiablePresentation\",\"verifiableCredential\":{\"@context\":\"" VC "\",\"id\":\"urn:x\",\"name\":\"n\"}",
		"<urn:p> <" RDF "type> <https://www.w3.org/2018/credentials#VerifiablePresentation> .\n"
		"<urn:p> <https://www.w3.org/2018/credentials#verifiableCredential> _:c14n0 .\n<urn:x> <https://schema.org/name> \"n\" _:c14n0 .\n");
}

static void contexts(void)
{
	refuses("{\"@context\":\"https://evil.example/\",\"name\":\"x\"}", "/@context", "https://evil.example/");
	refuses("{\"@context\":[\"" VC "\",{\"a\":\"urn:a\"}],\"name\":\"x\"}", "/@context/1", "written out");
	refuses("{\"@context\":[\"" VC "\",7],\"name\":\"x\"}", "/@context/1", "address");
	refuses("{\"@context\":[[\"" VC "\"]],\"name\":\"x\"}", "/@context/0", "address");
	refuses("{\"@context\":[\"https://www.w3.org/ns/credentials/examples/v2\"],\"name\":\"x\"}", "/@context/0", "not one of those known");
	refuses("{\"@context\":[\"" VC "\",null,\"" OB "\"],\"name\":\"x\"}", "/@context/1", "protected");
	refuses("{\"@context\":[\"" VC "\",\"https://w3id.org/security/data-integrity/v1\"],\"name\":\"x\"}", "/@context/1", "\"DataIntegrityProof\" is protected");
	refuses("{\"name\":\"x\"}", "/name", "\"name\" is not defined");
	refuses("{\"@context\":[],\"name\":\"x\"}", "/name", "\"name\" is not defined");
	refuses("{\"@context\":null,\"name\":\"x\"}", "/name", "\"name\" is not defined");
	refuses("[]", "", "object");
	refuses("\"x\"", "", "object");
}

static void refusals(void)
{
	static const char *const cases[][3] = {
		{ "\"nmae\":\"x\"", "/nmae", "\"nmae\"" },
		{ "\"\":\"x\"", "/", "\"\"" },
		{ "\"a/b~c\":\"x\"", "/a~1b~0c", "a/b~c" },
		{ "\"@foo\":1", "/@foo", "@foo" },
		{ "\"@none\":1", "/@none", "@none" },
		{ "\"_:p\":1", "/_:p", "_:p" },
		{ "\"id\":\"x\"", "/id", "\"x\" is not an absolute" },
		{ "\"id\":\"\"", "/id", "\"\" is not an absolute" },
		{ "\"id\":\"@type\",\"name\":\"x\"", "/id", "@type" },
		{ "\"id\":null,\"name\":\"x\"", "/id", "string" },
		{ "\"id\":[\"urn:x\"],\"name\":\"x\"", "/id", "string" },
		{ "\"id\":\"urn:x\",\"@id\":\"urn:x\",\"name\":\"x\"", "/id", "two ids" },
		{ "\"id\":\"urn:x\"", "", "says nothing" },
		{ "\"id\":\"urn:x\",\"name\":null", "", "says nothing" },
		{ "\"@value\":\"x\"", "", "plain value" },
		{ "\"type\":\"Nothing\"", "/type", "Nothing" },
		{ "\"type\":[\"Profile\",\"id\"]", "/type/1", "\"id\"" },
		{ "\"type\":null", "/type", "string" },
		{ "\"type\":{\"id\":\"urn:x\"}", "/type", "string" },
		{ "\"type\":\"@json\"", "/type", "@json" },
		{ "\"image\":\"x y\"", "/image", "x y" },
		{ "\"image\":[\"urn:x\",\"https://a.example/\xc2\xa0\"]", "/image/1", "IRI" },
		{ "\"name\":{\"@value\":null}", "/name/@value", "@value" },
		{ "\"name\":{\"@value\":{}}", "/name/@value", "@value" },
		{ "\"name\":{\"@value\":\"x\",\"id\":\"urn:x\"}", "/name/id", "@value" },
		{ "\"name\":{\"@value\":\"x\",\"type\":[\"urn:t\",\"urn:u\"]}", "/name/type", "one string" },
		{ "\"name\":{\"@value\":\"x\",\"type\":\"urn:t\",\"@type\":\"urn:t\"}", "/name/type", "once" },
		{ "\"name\":{\"@value\":\"x\",\"@type\":\"_:t\"}", "/name/@type", "blank" },
		{ "\"name\":{\"@value\":\"x\",\"@type\":\"urn:t\",\"@language\":\"en\"}", "/name", "not both" },
		{ "\"name\":{\"@value\":1,\"@language\":\"en\"}", "/name/@value", "language" },
		{ "\"name\":{\"@value\":\"x\",\"@language\":\"e n\"}", "/name/@language", "e n" },
		{ "\"name\":{\"@value\":\"x\",\"@language\":\"1e\"}", "/name/@language", "1e" },
		{ "\"name\":{\"@value\":\"x\",\"@language\":\"en-\"}", "/name/@language", "en-" },
		{ "\"name\":{\"@value\":\"x\",\"@language\":\"abcdefghi\"}", "/name/@language", "abcdefghi" },
		{ "\"name\":{\"@value\":\"x\",\"@language\":1}", "/name/@language", "string" },
		{ "\"name\":{\"@value\":\"1\",\"@type\":\"" XSD "double\"}", "/name/@value", "xsd:double" },
		{ "\"name\":{\"@language\":\"en\"}", "/name/@language", "@language" },
		{ "\"name\":{\"en\":\"x\"}", "/name/en", "\"en\"" },
		{ "\"name\":1e-7", "/name", "near to zero" },
		{ "\"name\":[1,2.5e-10]", "/name/1", "near to zero" },
		{ "\"name\":{\"@direction\":\"rtl\",\"@value\":\"x\"}", "/name/@direction", "@direction" },
		{ "\"name\":{\"@index\":\"i\",\"@value\":\"x\"}", "/name/@index", "@index" },
		{ "\"@graph\":[]", "/@graph", "@graph" },
		{ "\"@included\":[]", "/@included", "@included" },
		{ "\"@reverse\":{}", "/@reverse", "@reverse" },
		{ "\"@nest\":{}", "/@nest", "@nest" },
		{ "\"@index\":\"x\"", "/@index", "@index" },
		{ "\"name\":{\"@list\":[]}", "/name/@list", "@list" },
		{ "\"name\":{\"@set\":[]}", "/name/@set", "@set" },
		{ "\"type\":\"VerifiableCredential\",\"proof\":\"urn:p\"", "/proof", "object" },
		{ "\"type\":\"VerifiableCredential\",\"proof\":[{\"id\":\"urn:p\"}]", "/proof/0", "says nothing" },
		{ "\"type\":\"VerifiableCredential\",\"proof\":[{}]", "/proof/0", "says nothing" },
		{ "\"type\":\"VerifiableCredential\",\"proof\":{\"@value\":1}", "/proof", "plain value" },
		{ "\"type\":\"VerifiableCredential\",\"issuer\":{\"id\":\"urn:i\",\"parentOrg\":\"urn:o\"}", "/issuer/parentOrg", "parentOrg" },
		{ "\"id\":\"_:a b\",\"name\":\"x\"", "/id", "_:a b" },
		{ "\"id\":\"_:\",\"name\":\"x\"", "/id", "_:" },
		{ "\"id\":\"_:a.\",\"name\":\"x\"", "/id", "_:a." },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		refuses_in(cases[i][0], cases[i][1], cases[i][2]);
	}
}

/* RFC 3987 section 2.2. */
static void iris(void)
{
	static const char *const good[] = { "a:", "urn:x", "http://a/b?c=d#e", "HTTP://[::1]:80/", "mailto:a@b", "x+y-z.1:2", "data:,a%20b", "https://\xc3\xa9.example/\xf0\x9f\x8e\x93",
		"https://a/?q[]=1", "https://a/?\xee\x80\x80", "https://a/#f?/", "a:b:c", "did:web:a%3A8080:b#c" };
	static const char *const bad[] = { "", ":", "a", "1a:", "-a:", "a b:", "a:b c", "a:\t", "a:\n", "a:<", "a:>", "a:\"", "a:{", "a:}", "a:|", "a:^", "a:`", "a:\\", "a:\x7f", "a:%", "a:%1", "a:%1g",
		"a:#b#c", "a:[", "https://a/[b]", "https://a/\xee\x80\x80", "a:\xc2\xa0", "a:\xc2\x80", "a:\xe3\x80\x80", "a:\xef\xbb\xbf", "a:\xef\xbf\xbf", "a:\xf3\xa0\x80\x81", "//a/b", "/a:b", "a/b:c", "\xc3\xa9:a" };
	size_t i;

	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(mc_jsonld_is_iri(mc_slice_of(good[i])), "%s", good[i]);
	}
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!mc_jsonld_is_iri(mc_slice_of(bad[i])), "%s", bad[i]);
	}
}

/* Types in ever new combinations need a context each, and each value is a quad: both are bounded. A pointer too long for its place is cut. */
static void bounds(void)
{
	static const char *const types[] = { "Address", "Alignment", "BitstringStatusList", "Evidence", "GeoCoordinates", "IdentityObject", "Image", "Multikey", "Related", "EndorsementSubject", "JsonSchema", "RubricCriterionLevel" };
	mc_buffer json = { 0 };
	char name[400], pointer[600];
	int i, bit;
	outcome out;

	mc_buffer_append_text(&json, "{\"@context\":[\"" VC "\",\"" OB "\",\"https://w3id.org/security/multikey/v1\"],\"alignment\":[");
	for (i = 1; i < 4096; i++) {
		mc_buffer_append_text(&json, i > 1 ? ",{\"type\":[\"urn:t\"" : "{\"type\":[\"urn:t\"");
		for (bit = 0; bit < 12; bit++) {
			if (i >> bit & 1) {
				mc_buffer_append_text(&json, ",\"");
				mc_buffer_append_text(&json, types[bit]);
				mc_buffer_append_text(&json, "\"");
			}
		}
		mc_buffer_append_text(&json, "]}");
	}
	mc_buffer_append_text(&json, "]}");
	out = convert(mc_buffer_slice(&json), NULL, NULL);
	CHECK(out.result == MC_E_LIMIT && strstr(out.fault.sentence, "2048") != NULL && strncmp(out.fault.place.pointer, "/alignment/", 11) == 0, "%d %s at %s", out.result, out.fault.sentence, out.fault.place.pointer);
	mc_buffer_free(&out.text);
	mc_buffer_free(&json);

	mc_buffer_append_text(&json, "{\"@context\":\"" VC "\",\"name\":[0");
	for (i = 1; i < (int) MC_JSONLD_MAX_QUADS; i++) {
		mc_buffer_append_text(&json, ",0");
	}
	mc_buffer_append_text(&json, "] }");
	out = convert(mc_buffer_slice(&json), NULL, NULL);
	CHECK(out.result == MC_OK, "%s", out.fault.sentence);
	mc_buffer_free(&out.text);
	memcpy(json.data + json.length - 3, ",0]", 3);
	mc_buffer_append_text(&json, "}");
	out = convert(mc_buffer_slice(&json), NULL, NULL);
	CHECK(out.result == MC_E_LIMIT && strstr(out.fault.sentence, "262144") != NULL, "%d %s", out.result, out.fault.sentence);
	mc_buffer_free(&out.text);
	mc_buffer_free(&json);

	memset(name, 'x', sizeof(name));
	memcpy(name + sizeof(name) - 2, "\"", 2);
	snprintf(pointer, sizeof(pointer), "{\"@context\":\"" VC "\",\"%s:1}", name);
	out = convert(mc_slice_of(pointer), NULL, NULL);
	CHECK(out.result == MC_E_FORMAT && strlen(out.fault.place.pointer) == 255 && strcmp(out.fault.place.pointer + 252, "\xe2\x80\xa6") == 0, "%s", out.fault.place.pointer);
	mc_buffer_free(&out.text);
}

int main(void)
{
	RUN(w3c_vectors);
	RUN(numbers);
	RUN(values);
	RUN(scopes);
	RUN(contexts);
	RUN(refusals);
	RUN(iris);
	RUN(bounds);
	return DONE();
}
