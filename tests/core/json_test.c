#include "test.h"
#include "crypto/digest.h"
#include "json/run.h"
#include "json/tree.h"

/* The same function as it is compiled where there is no SSE2. */
#define MC_PORTABLE
#define mc_json_plain_run portable_run
#include "json/run.c"
#undef mc_json_plain_run

#include <jansson.h>
#include <locale.h>
#include <math.h>

static void check_canonical(const char *input, const char *expected)
{
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result = mc_json_canonicalize(mc_slice_of(input), &out, &fault);

	CHECK(result == MC_OK, "%s: %s", input, fault.sentence);
	CHECK(result == MC_OK && mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(expected)), "%s gives %.*s", input, (int) out.length, out.data);
	mc_buffer_free(&out);
}

static void canonical_form(void)
{
	check_canonical(" { \"b\" : 1 , \"a\" : [ true , null , \"\\u0041\\/\" ] } ", "{\"a\":[true,null,\"A/\"],\"b\":1}");
	check_canonical("\"\\u0000\\u001F\\u007f\\b\\ud83d\\ude00\"", "\"\\u0000\\u001f\x7f\\b\xf0\x9f\x98\x80\"");
	/* RFC 8785 section 3.2.3: U+1F600 sorts before U+FB33, the reverse of the bytes' order. */
	check_canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\xe2\x82\xac\":3,\"\\r\":4,\"1\":5}", "{\"\\r\":4,\"1\":5,\"\xe2\x82\xac\":3,\"\xf0\x9f\x98\x80\":2,\"\xef\xac\xb3\":1}");
	check_canonical("{\"a\":{},\"\":[],\"aa\":0,\"a\\u0000\":1}", "{\"\":[],\"a\":{},\"a\\u0000\":1,\"aa\":0}");
	check_canonical("[-0,-0.0,3.0,1e21,1E-7,0.000001,123456789012345680000,1e20,9007199254740994,1e-400,-5e-324,1.7976931348623157e308]",
		"[0,0,3,1e+21,1e-7,0.000001,123456789012345680000,100000000000000000000,9007199254740994,0,-5e-324,1.7976931348623157e+308]");
	check_canonical("0.1000000000000000055511151231257827021181583404541015625", "0.1");
	/* 2^-44: the double below is half as far as the one above. */
	check_canonical("5.6843418860808015e-14", "5.684341886080802e-14");
}

/*
 * RFC 8785 section 3.2.3 sorts by UTF-16 code units, in which all beyond U+FFFF begins with 0xd800 to 0xdbff: before each of
 * U+E000 to U+FFFF, which UTF-8 begins with 0xee or 0xef, and behind all below.
 */
static void names_sort_by_utf_16(void)
{
	static const char *const behind[] = { "\xee\x80\x80", "\xee\xbf\xbf", "\xef\x80\x80", "\xef\xbf\xbd" };
	static const char *const beyond[] = { "\xf0\x90\x80\x80", "\xf1\x80\x80\x80", "\xf4\x8f\xbf\xbf" };
	static const char *const below[] = { "\xed\x9f\xbf", "\xec\x80\x80", "z" };
	char input[64], expected[64];

	for (size_t b = 0; b < 3; b++) {
		for (size_t a = 0; a < 4; a++) {
			snprintf(input, sizeof(input), "{\"%s\":1,\"%s\":2}", behind[a], beyond[b]);
			snprintf(expected, sizeof(expected), "{\"%s\":2,\"%s\":1}", beyond[b], behind[a]);
			check_canonical(input, expected);
			check_canonical(expected, expected);
		}
		for (size_t a = 0; a < 3; a++) {
			snprintf(input, sizeof(input), "{\"%s\":1,\"%s\":2}", beyond[b], below[a]);
			snprintf(expected, sizeof(expected), "{\"%s\":2,\"%s\":1}", below[a], beyond[b]);
			check_canonical(input, expected);
			check_canonical(expected, expected);
		}
	}
}

/* What is written otherwise in RFC 8785's form, and next to it what stays. */
static void canonical_pieces(void)
{
	check_canonical("[0,-1,12.5,-0.5,0.000001,123456789012345,0.12345678901234,999999999999999]", "[0,-1,12.5,-0.5,0.000001,123456789012345,0.12345678901234,999999999999999]");
	check_canonical("[12.50,-0.0,0.0000001,1.0,10e-1,0.10e1,1234567890123456,0.1234567890123456789]", "[12.5,0,1e-7,1,1,1,1234567890123456,0.12345678901234568]");
	check_canonical("[123456789012345e285,123456789012345e-330,1e23,1e22,4.35,0.3]", "[1.23456789012345e+299,1.2345679e-316,1e+23,1e+22,4.35,0.3]");
	check_canonical("{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\\\u0001\\u001f\"}", "{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\\\u0001\\u001f\"}");
	check_canonical("\"\\u0008\\u0009\\u000a\\u000C\\u000D\\u0022\\u005c\\u001F\"", "\"\\b\\t\\n\\f\\r\\\"\\\\\\u001f\"");
	check_canonical("[\"\\/\",\"\\u000a\",\"\\u001F\",\"\\u0020\",\"\\u0000\"]", "[\"/\",\"\\n\",\"\\u001f\",\" \",\"\\u0000\"]");
	check_canonical("{\"a\":[1,{\"b\":2}] ,\"c\":[{\"e\":1,\"d\":[]}],\"\\u0064\":{\"x\":1}}", "{\"a\":[1,{\"b\":2}],\"c\":[{\"d\":[],\"e\":1}],\"d\":{\"x\":1}}");
	/* Names that begin alike, one the beginning of another, with a NUL or beyond ASCII where they part. */
	check_canonical("{\"abcdefghi\":1,\"abcdefgh\":2,\"abcdefgh\\u0000\":3,\"abcdefg\\u00e9\":4,\"abc\":5,\"abc\\u0000\":6}",
		"{\"abc\":5,\"abc\\u0000\":6,\"abcdefgh\":2,\"abcdefgh\\u0000\":3,\"abcdefghi\":1,\"abcdefg\xc3\xa9\":4}");
}

static void check_put(const char *input, const char *expected)
{
	mc_json_tree tree = { 0 };
	mc_buffer out = { 0 };
	size_t at;

	CHECK(mc_json_tree_read(&tree, mc_slice_of(input), NULL) == MC_OK);
	CHECK(mc_json_tree_write_without(&tree, 0, MC_LITERAL("proof"), &out, &at) == MC_OK);
	CHECK(mc_json_put_member(&out, at, MC_LITERAL("\"proof\":7")) == MC_OK);
	CHECK(mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(expected)), "%s gives %.*s", input, (int) out.length, out.data);
	mc_json_tree_free(&tree);
	mc_buffer_free(&out);
}

static void a_member_is_put_in_its_place(void)
{
	check_put("{}", "{\"proof\":7}");
	check_put("{\"a\":{}}", "{\"a\":{},\"proof\":7}");
	check_put("{\"z\":{}}", "{\"proof\":7,\"z\":{}}");
	check_put("{\"z\":1, \"a\":\"}\"}", "{\"a\":\"}\",\"proof\":7,\"z\":1}");
	check_put("{\"a\":\"{\",\"proof\":{\"x\":1},\"proof2\":2}", "{\"a\":\"{\",\"proof\":7,\"proof2\":2}");
	check_put("{\"proof\":[]}", "{\"proof\":7}");
}

static void a_plain_run_ends_where_one_sees_it_end(void)
{
	char text[80];
	uint64_t state = 1;
	int round;

	for (round = 0; round < 20000; round++) {
		size_t length = (size_t) round % sizeof(text), from, i;
		bool beyond = false, here = false, there = false;

		for (i = 0; i < length; i++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			/* Mostly what is next to the bytes that end a run, seldom one of those. */
			text[i] = state >> 58 == 0 ? "\"\\\x1f\0"[state >> 33 & 3] : "!#[] \x7f\x80\xa2\xdc\xff\x9f\xa0xyz0"[state >> 40 & (round % 2 == 0 ? 15 : 1)];
		}
		from = length > 0 ? (size_t) (state >> 35) % length : 0;
		for (i = from; i < length && (unsigned char) text[i] >= 0x20 && text[i] != '"' && text[i] != '\\'; i++) {
			beyond = beyond || (unsigned char) text[i] >= 0x80;
		}
		CHECK(mc_json_plain_run(text, from, length, &here) == i && here == beyond, "round %d", round);
		CHECK(portable_run(text, from, length, &there) == i && there == beyond, "round %d", round);
	}
}

static void check_refused(const char *input, size_t length, mc_result expected, int64_t offset, int64_t line, const char *pointer, const char *says)
{
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result = mc_json_canonicalize((mc_slice) { input, length }, &out, &fault);

	CHECK(result == expected, "%s: %d", input, result);
	CHECK(out.length == 0, "%s", input);
	if (result == MC_OK) {
		mc_buffer_free(&out);
		return;
	}
	CHECK(offset < 0 || fault.place.offset == offset, "%s: offset %d", input, (int) fault.place.offset);
	CHECK(line < 0 || fault.place.line == line, "%s: line %d", input, (int) fault.place.line);
	CHECK(fault.place.has_pointer && (pointer == NULL || strcmp(fault.place.pointer, pointer) == 0), "%s: pointer %s", input, fault.place.pointer);
	CHECK(strstr(fault.sentence, says) != NULL, "%s: %s", input, fault.sentence);
	mc_buffer_free(&out);
}

#define REFUSED(input, offset, line, pointer, says) check_refused(input, sizeof(input) - 1, MC_E_FORMAT, offset, line, pointer, says)

static void refusals(void)
{
	REFUSED("", 0, 1, "", "a value is expected, not the end of the text");
	REFUSED("\xef\xbb\xbf{}", 0, 1, "", "byte order mark");
	REFUSED("{}x", 2, 1, "", "Nothing may stand behind");
	REFUSED("{} {}", 3, 1, "", "Nothing may stand behind");
	REFUSED("[1,]", 3, 1, "/1", "a value is expected, not \"]\"");
	REFUSED("{\"a\":1,}", 7, 1, "", "name in double quotes");
	REFUSED("{a:1}", 1, 1, "", "name in double quotes");
	REFUSED("{\"a\" 1}", 5, 1, "/a", "a colon is expected");
	REFUSED("{\"a\":[1 2]}", 8, 1, "/a/1", "a comma or ]");
	REFUSED("{\"a\":1 \"b\"", 7, 1, "/a", "a comma or }");
	REFUSED("[\n0,\n01]", 5, 3, "/1", "superfluous 0");
	REFUSED("[-]", 1, 1, "/0", "minus");
	REFUSED("[+1]", 1, 1, "/0", "a value is expected");
	REFUSED("[1.]", 1, 1, "/0", "decimal point");
	REFUSED("[.5]", 1, 1, "/0", "a value is expected");
	REFUSED("[1e]", 1, 1, "/0", "exponent");
	REFUSED("[1e309]", 1, 1, "/0", "too large");
	REFUSED("[-1e99999999999999999999]", 1, 1, "/0", "too large");
	REFUSED("[9007199254740993]", 1, 1, "/0", "beyond 2^53");
	REFUSED("[-100000000000000000001]", 1, 1, "/0", "beyond 2^53");
	REFUSED("[NaN]", 1, 1, "/0", "a value is expected");
	REFUSED("[tru]", 1, 1, "/0", "a value is expected");
	REFUSED("[\"\t\"]", 2, 1, "/0", "control character 0x09");
	REFUSED("[\"\\x\"]", 2, 1, "/0", "backslash");
	REFUSED("[\"\\u12g4\"]", 2, 1, "/0", "four hex digits");
	REFUSED("[\"\\u12", 2, 1, "/0", "four hex digits");
	REFUSED("[\"abc", 5, 1, "/0", "ends inside a string");
	REFUSED("[\"abc\\", 6, 1, "/0", "ends inside a string");
	REFUSED("[\"\\ud800\"]", 2, 1, "/0", "surrogate");
	REFUSED("[\"\\udc00\"]", 2, 1, "/0", "surrogate");
	REFUSED("[\"\\ud800\\ud800\"]", 2, 1, "/0", "surrogate");
	REFUSED("[\"a\xff\"]", 3, 1, "/0", "not UTF-8");
	REFUSED("[\"\xed\xa0\x80\"]", 2, 1, "/0", "not UTF-8");
	REFUSED("[\"\xc0\xaf\"]", 2, 1, "/0", "not UTF-8");
	REFUSED("[\"\xf4\x90\x80\x80\"]", 2, 1, "/0", "not UTF-8");
	REFUSED("{\"a\":1,\n\"b\":{\"c\":1,\"\\u0063\":\"\\n\"}}", 28, 2, "/b/c", "twice");
	REFUSED("{\"z\":1,\"a/~b\":{\"x\":[0,{\"y\":.}]}}", 27, 1, "/a~1~0b/x/1/y", "a value is expected");
	REFUSED("{\"\xf0\x9f\x98\x80\":1,\"b\":0,\"\\ud83d\\ude00\":2}", 31, 1, NULL, "twice");
	check_refused("[\0]", 3, MC_E_FORMAT, 1, 1, "/0", "byte 0x00");
}

static void bounds(void)
{
	char deep[200];
	mc_buffer long_key = { 0 };
	mc_fault fault;
	int i;

	memset(deep, '[', 65);
	check_refused(deep, 65, MC_E_LIMIT, 64, 1, NULL, "64 levels");
	memset(deep + 64, ']', 64);
	CHECK(mc_json_check((mc_slice) { deep, 128 }, NULL) == MC_OK);
	/* A pointer that does not fit ends in an ellipsis, and never within a character. */
	mc_buffer_append_text(&long_key, "{\"");
	for (i = 0; i < 300; i++) {
		mc_buffer_append_text(&long_key, "\xc3\xa9");
	}
	mc_buffer_append_text(&long_key, "\":}");
	CHECK(mc_json_check(mc_buffer_slice(&long_key), &fault) == MC_E_FORMAT);
	CHECK(mc_utf8_valid(mc_slice_of(fault.place.pointer), NULL) && strlen(fault.place.pointer) > 245);
	mc_buffer_free(&long_key);
}

static void many_members_sort(void)
{
	mc_buffer text = { 0 }, out = { 0 };
	char member[64];
	int i;

	for (i = 0; i < 20000; i++) {
		snprintf(member, sizeof(member), "%c\"k%d\":%d", i == 0 ? '{' : ',', (i * 7919) % 20011, i);
		mc_buffer_append_text(&text, member);
	}
	mc_buffer_append_char(&text, '}');
	CHECK(mc_json_canonicalize(mc_buffer_slice(&text), &out, NULL) == MC_OK);
	CHECK(out.length == text.length);
	text.length--;
	mc_buffer_append_text(&text, ",\"k7919\":1}");
	CHECK(mc_json_check(mc_buffer_slice(&text), NULL) == MC_E_FORMAT);
	mc_buffer_free(&text);
	mc_buffer_free(&out);
}

/* cyberphone's es6testfile: IEEE bits in hex, a comma, what ECMAScript writes. */
static void es6_numbers(void)
{
	const char *path = mc_test_vector("rfc8785/es6testfile10k.txt");
	size_t length, lines = 0, wrong = 0;
	char *text, *line;

	if (path == NULL) {
		return;
	}
	text = mc_test_file(path, &length);
	for (line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		char *comma = strchr(line, ',');
		uint64_t bits = strtoull(line, NULL, 16);
		double number, again;
		mc_buffer out = { 0 };

		memcpy(&number, &bits, sizeof(number));
		lines++;
		if (mc_json_write_number(&out, number) != MC_OK || !mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(comma + 1))
				|| !mc_json_number_read(mc_buffer_slice(&out), &again) || again != number) {
			if (wrong++ < 5) {
				printf("%s gives %.*s\n", line, (int) out.length, out.data);
			}
		}
		mc_buffer_free(&out);
	}
	CHECK(lines == 10000, "%zu", lines);
	CHECK(wrong == 0, "%zu of %zu", wrong, lines);
	free(text);
}

static void es6_numbers_in_another_locale(void)
{
	if (setlocale(LC_ALL, "de_DE.UTF-8") == NULL && setlocale(LC_ALL, "fr_FR.UTF-8") == NULL) {
		return;
	}
	check_canonical("[0.1,1234567.125,1.5e-10]", "[0.1,1234567.125,1.5e-10]");
	setlocale(LC_ALL, "C");
}

static void rfc8785_documents(void)
{
	static const char *const names[] = { "arrays", "french", "structures", "unicode", "values", "weird" };
	char name[64];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		mc_buffer out = { 0 }, built = { 0 };
		size_t in_length, out_length;
		char *in, *expected;
		const char *path;
		json_t *value;

		snprintf(name, sizeof(name), "rfc8785/input/%s.json", names[i]);
		path = mc_test_vector(name);
		if (path == NULL) {
			return;
		}
		in = mc_test_file(path, &in_length);
		snprintf(name, sizeof(name), "rfc8785/output/%s.json", names[i]);
		expected = mc_test_file(mc_test_vector(name), &out_length);
		CHECK(mc_json_canonicalize((mc_slice) { in, in_length }, &out, NULL) == MC_OK);
		CHECK(mc_slice_equal(mc_buffer_slice(&out), (mc_slice) { expected, out_length }), "%s", names[i]);
		CHECK(mc_json_load((mc_slice) { in, in_length }, MC_JSON_MAX_VALUES, &value, NULL) == MC_OK);
		CHECK(mc_json_canonicalize_value(value, &built, NULL) == MC_OK);
		CHECK(mc_slice_equal(mc_buffer_slice(&built), mc_buffer_slice(&out)), "%s", names[i]);
		json_decref(value);
		mc_buffer_free(&out);
		mc_buffer_free(&built);
		free(in);
		free(expected);
	}
}

static void built_values(void)
{
	json_t *value = json_pack("{s:I}", "n", (json_int_t) 9007199254740993LL);
	mc_buffer out = { 0 };
	mc_fault fault;

	CHECK(mc_json_canonicalize_value(value, &out, &fault) == MC_E_ARGUMENT && out.length == 0);
	CHECK(strstr(fault.sentence, "9007199254740993") != NULL, "%s", fault.sentence);
	json_decref(value);
	CHECK(mc_json_load(MC_LITERAL("{\"a\":\"\\u0000\"}"), MC_JSON_MAX_VALUES, &value, &fault) == MC_E_FORMAT && strstr(fault.sentence, "U+0000") != NULL);
	CHECK(mc_json_load(MC_LITERAL("[9223372036854776000]"), MC_JSON_MAX_VALUES, &value, &fault) == MC_E_FORMAT && value == NULL);
	CHECK(mc_json_load(MC_LITERAL("[-9223372036854776000]"), MC_JSON_MAX_VALUES, &value, &fault) == MC_E_FORMAT);
	CHECK(mc_json_load(MC_LITERAL("[100000000000000000000]"), MC_JSON_MAX_VALUES, &value, &fault) == MC_E_FORMAT && strstr(fault.sentence, "too large") != NULL);
	CHECK(fault.place.offset == 1 && fault.place.line == 1);
	mc_buffer_free(&out);
}

/* What is read is written as it is canonical, with every kind of value, deep and wide, and members of each length. */
static void loaded_values(void)
{
	static const char *const texts[] = {
		"7", "-0", "0", "-9007199254740992", "[9223372036854775000, -9223372036854775000]", "1e5", "[1.5, -0.0, 1E-7]", "null",
		"\"\"", "\"\\u00e9\\ud834\\udd1e\\n\"", "{}", "[]", "[[],{},[[]],{\"a\":{}},1]",
		"{\"b\":[1,{\"c\":true},[false,null]],\"a\":{\"\\u0062\":\"x\",\"\":0},\"\\ud834\\udd1e\":\"\"}",
		"[{\"a\":1},{\"a\":2},[3,[4,[5]]],6]",
	};
	json_t *value;
	mc_fault fault;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const mc_slice text = mc_slice_of(texts[i]);
		mc_buffer canonical = { 0 }, built = { 0 };
		json_t *parsed = json_loadb(text.data, text.length, JSON_DECODE_ANY, NULL);

		CHECK(mc_json_load(text, MC_JSON_MAX_VALUES, &value, &fault) == MC_OK, "%s: %s", texts[i], fault.sentence);
		CHECK(json_equal(value, parsed), "%s is not what jansson makes of it", texts[i]);
		CHECK(mc_json_canonicalize(text, &canonical, NULL) == MC_OK);
		CHECK(mc_json_canonicalize_value(value, &built, &fault) == MC_OK, "%s", fault.sentence);
		CHECK(mc_slice_equal(mc_buffer_slice(&built), mc_buffer_slice(&canonical)), "%s", texts[i]);
		json_decref(value);
		json_decref(parsed);
		mc_buffer_free(&canonical);
		mc_buffer_free(&built);
	}
	/* Members come in the order of the text. */
	CHECK(mc_json_load(MC_LITERAL("{\"b\":1,\"a\":2}"), MC_JSON_MAX_VALUES, &value, &fault) == MC_OK);
	CHECK(strcmp(json_object_iter_key(json_object_iter(value)), "b") == 0);
	json_decref(value);
}

/* The bound on values is the caller's; what is beyond it is told with its place. */
static void so_many_values(void)
{
	static const struct { const char *text; uint32_t values; int64_t last; } texts[] = {
		{ "1", 1, 0 }, { "[]", 1, 0 }, { "[1,2,[3]]", 5, 6 }, { "{\"a\":{\"b\":[]}}", 3, 10 },
		{ "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", 21, 39 },
	};
	json_t *value;
	mc_fault fault;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		CHECK(mc_json_load(mc_slice_of(texts[i].text), texts[i].values, &value, &fault) == MC_OK, "%s", texts[i].text);
		json_decref(value);
		if (texts[i].values > 1) {
			CHECK(mc_json_load(mc_slice_of(texts[i].text), texts[i].values - 1, &value, &fault) == MC_E_LIMIT, "%s", texts[i].text);
			CHECK(value == NULL && strstr(fault.sentence, "values") != NULL);
			CHECK(fault.place.offset >= texts[i].last, "%s: %d", texts[i].text, (int) fault.place.offset);
		}
	}
}

static void digests(void)
{
	char digest[MC_DIGEST_SIZE];

	CHECK(mc_digest_json(MC_LITERAL("{ }"), digest, NULL) == MC_OK);
	CHECK(strcmp(digest, "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a") == 0, "%s", digest);
}

int main(void)
{
	RUN(canonical_form);
	RUN(names_sort_by_utf_16);
	RUN(canonical_pieces);
	RUN(a_member_is_put_in_its_place);
	RUN(a_plain_run_ends_where_one_sees_it_end);
	RUN(refusals);
	RUN(bounds);
	RUN(many_members_sort);
	RUN(es6_numbers);
	RUN(es6_numbers_in_another_locale);
	RUN(rfc8785_documents);
	RUN(built_values);
	RUN(loaded_values);
	RUN(so_many_values);
	RUN(digests);
	return DONE();
}
