#include "test.h"
#include "credential/kinds.h"
#include "base/moment.h"
#include "crypto/key.h"

static void check_moment(const char *text, int64_t seconds, int32_t nanoseconds)
{
	mc_moment moment = { -1, -1 };

	CHECK(mc_moment_read(mc_slice_of(text), &moment), "%s", text);
	CHECK(moment.seconds == seconds && moment.nanoseconds == nanoseconds, "%s is %lld", text, (long long) moment.seconds);
}

static void moments(void)
{
	static const char *const bad[] = {
		"", "2026", "2026-11-24", "2026-11-24T13:00:00", "2026-11-24 13:00:00Z", "2026-11-24T13:00Z", "2026-11-24T13:00:00.Z", "2026-11-24T13:00:00,5Z",
		"2026-00-24T13:00:00Z", "2026-13-24T13:00:00Z", "2026-11-31T13:00:00Z", "2026-02-29T13:00:00Z", "1900-02-29T13:00:00Z", "2026-11-24T24:00:00Z",
		"2026-11-24T13:60:00Z", "2026-11-24T13:00:60Z", "2026-11-24T13:00:00+1:00", "2026-11-24T13:00:00+24:00", "2026-11-24T13:00:00+0100",
		"2026-11-24T13:00:00Z ", "+2026-11-24T13:00:00Z", "12026-11-24T13:00:00Z", "2026-11-24T13:00:00\xe2\x88\x92+01:00",
	};
	mc_moment moment;
	size_t i;

	check_moment("1970-01-01T00:00:00Z", 0, 0);
	check_moment("2000-02-29T00:00:00z", 951782400, 0);
	check_moment("2026-11-24T13:00:00Z", 1795525200, 0);
	check_moment("2026-11-24t14:30:00+01:30", 1795525200, 0);
	check_moment("2026-11-24T13:00:00.5-00:00", 1795525200, 500000000);
	check_moment("2026-11-24T13:00:00.1234567899Z", 1795525200, 123456789);
	check_moment("1969-12-31T23:59:59Z", -1, 0);
	check_moment("0000-01-01T00:00:00Z", -62167219200, 0);
	check_moment("9999-12-31T23:59:59Z", 253402300799, 0);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!mc_moment_read(mc_slice_of(bad[i]), &moment), "%s", bad[i]);
	}
	CHECK(mc_moment_is_plain(MC_LITERAL("2026-11-24T13:00:00Z")) && !mc_moment_is_plain(MC_LITERAL("2026-11-24t13:00:00Z")));
}

static void addresses(void)
{
	static const char *const good[] = { "did:web:example.org", "urn:uuid:1", "https://example.org/a?b=c#d", "a:b", "https://\xc3\xa9.example/", "data:,x" };
	static const char *const bad[] = { "", ":", "a:", "1a:b", "a b:c", "a:b c", "example.org", "a:\n", "a:<b>", "\xc3\xa9:b", "a:\"" };
	size_t i;

	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(mc_is_uri(mc_slice_of(good[i])), "%s", good[i]);
	}
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!mc_is_uri(mc_slice_of(bad[i])), "%s", bad[i]);
	}
	CHECK(!mc_is_uri((mc_slice) { "a:b\0c", 5 }));
}

static void quotes_are_cut_between_characters(void)
{
	char text[300], out[MC_QUOTE_SIZE];
	size_t length;

	for (length = 0; length + 3 <= sizeof(text); length += 3) {
		memcpy(text + length, "\xe2\x82\xac", 3);
	}
	for (size_t skip = 0; skip < 3; skip++) {
		memset(text, 'x', 3);
		mc_quote((mc_slice) { text + skip, length - skip }, out);
		CHECK(mc_utf8_valid(mc_slice_of(out), NULL) && strlen(out) > 110 && strlen(out) < MC_QUOTE_SIZE, "%s", out);
	}
	CHECK(strcmp(mc_quote(MC_LITERAL("a\n\x7f" "b"), out), "ab") == 0);
	CHECK(strcmp(mc_quote(MC_LITERAL(""), out), "") == 0);
}

/* The lists in a document are bounded, so that one that was made to be slow is not. */
static void a_document_made_to_be_slow_is_not(void)
{
	mc_known known = { .now = MC_LITERAL("2026-11-24T13:00:00Z"), .recipient = MC_LITERAL("a") };
	mc_verification verification;
	const mc_check *schema = &verification.checks[2];
	mc_buffer text = { 0 };
	int i;

	mc_buffer_append_text(&text, "{\"id\":\"a:b\",\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"],\"issuer\":\"a:b\",\"validFrom\":\"2026-11-24T13:00:00Z\","
		"\"credentialSubject\":{\"id\":\"a:b\",\"type\":\"AchievementSubject\",\"achievement\":{\"id\":\"a:b\",\"type\":\"Achievement\",\"name\":\"\","
		"\"description\":\"\",\"criteria\":{},\"resultDescription\":[");
	for (i = 0; i < 20000; i++) {
		char entry[128];

		snprintf(entry, sizeof(entry), "%s{\"id\":\"a:%d\",\"type\":\"ResultDescription\",\"name\":\"\",\"resultType\":\"\"}", i > 0 ? "," : "", i);
		mc_buffer_append_text(&text, entry);
	}
	mc_buffer_append_text(&text, "]}}}");
	CHECK(mc_credential_verify(mc_buffer_slice(&text), &known, &verification, NULL) == MC_OK);
	CHECK(strcmp(verification.checks[0].name, "syntax") == 0 && verification.checks[0].outcome == MC_CHECK_PASSED);
	CHECK(strcmp(schema->name, "schema") == 0 && strstr(schema->detail, "more than 500") != NULL, "%s", schema->detail);
	mc_buffer_free(&text);
}

/* The list of suites holds together, and each says truly how long its signatures are. */
static void suites(void)
{
	size_t count = 0;

	for (size_t i = 0; mc_suites[i] != NULL; i++) {
		const mc_suite *suite = mc_suites[i];
		uint8_t signature[MC_SIGNATURE_MAX];
		size_t length = 0;
		mc_key *key = NULL;

		CHECK(mc_suite_for(mc_slice_of(suite->name), suite->key_type) == suite, "%s stands twice", suite->name);
		CHECK(suite->made != NULL && suite->found != NULL, "%s", suite->name);
		CHECK(mc_key_generate(suite->key_type, &key) == MC_OK);
		CHECK(mc_key_sign(key, MC_LITERAL("x"), signature, &length) == MC_OK && length == suite->signature_size, "%s", suite->name);
		CHECK(mc_suite_has_size(suite, length) && !mc_suite_has_size(suite, length - 1), "%s", suite->name);
		mc_key_free(key);
		count++;
	}
	CHECK(count >= 3);
	CHECK(mc_suite_named(MC_LITERAL("eddsa-jcs-2021")) == NULL && mc_suite_named((mc_slice) { "", 0 }) == NULL);
	CHECK(mc_suite_for(MC_LITERAL("eddsa-jcs-2022"), MC_KEY_P256) == NULL);
}

/* FIPS 180-4's example: a suite over SHA-384 has what it signs from that, options first, at its own length. */
static void what_is_signed_is_as_long_as_the_hash(void)
{
	static const char abc256[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	static const char abc384[] = "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7";
	static const mc_suite short_one = { .name = "short" }, long_one = { .name = "long", .sha384 = true };
	mc_hash_data hash;
	char hex[2 * sizeof(hash.bytes) + 1];

	CHECK(mc_suite_hash(&short_one, MC_LITERAL("x"), MC_LITERAL("abc"), &hash) == MC_OK && hash.length == 64);
	mc_hex_encode(hash.bytes, 32, hex);
	CHECK(strcmp(hex, abc256) == 0, "%s", hex);
	CHECK(mc_suite_hash(&long_one, MC_LITERAL("x"), MC_LITERAL("abc"), &hash) == MC_OK && hash.length == 96);
	mc_hex_encode(hash.bytes, 48, hex);
	CHECK(strcmp(hex, abc384) == 0, "%s", hex);
	CHECK(mc_suite_hash(&long_one, MC_LITERAL("abc"), MC_LITERAL("x"), &hash) == MC_OK && hash.length == 96);
	mc_hex_encode(hash.bytes + 48, 48, hex);
	CHECK(strcmp(hex, abc384) == 0, "%s", hex);
}

/* Two checks of one name would hide one another. */
static void checks(void)
{
	for (size_t i = 0; mc_check_kinds[i] != NULL; i++) {
		CHECK(mc_check_kinds[i]->run != NULL, "%s", mc_check_kinds[i]->name);
		for (size_t before = 0; before < i; before++) {
			CHECK(strcmp(mc_check_kinds[before]->name, mc_check_kinds[i]->name) != 0, "%s", mc_check_kinds[i]->name);
		}
	}
	CHECK(strcmp(mc_check_kinds[0]->name, "syntax") == 0);
}

static void keys_of_every_kind(void)
{
	static const mc_key_type types[] = { MC_KEY_ED25519, MC_KEY_P256, MC_KEY_RSA2048 };
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t length, i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		mc_key *key = NULL, *public = NULL;
		mc_fault fault;
		mc_buffer pem = { 0 };

		CHECK(mc_key_generate(types[i], &key) == MC_OK && mc_key_public(key, &public) == MC_OK);
		CHECK(mc_key_type_of(key) == types[i] && mc_key_type_of(public) == types[i]);
		CHECK(mc_key_sign(public, MC_LITERAL("x"), signature, &length) == MC_E_ARGUMENT);
		CHECK(mc_key_write_private_pem(public, MC_LITERAL("pass"), &pem, &fault) == MC_E_ARGUMENT && pem.length == 0);
		CHECK(mc_key_sign(key, MC_LITERAL("x"), signature, &length) == MC_OK);
		CHECK(mc_key_verify(public, MC_LITERAL("x"), (mc_slice) { (char *) signature, length }));
		CHECK(!mc_key_verify(public, MC_LITERAL("y"), (mc_slice) { (char *) signature, length }));
		CHECK(!mc_key_verify(public, MC_LITERAL("x"), (mc_slice) { NULL, 0 }));
		mc_key_free(key);
		mc_key_free(public);
	}
}

int main(void)
{
	RUN(moments);
	RUN(addresses);
	RUN(quotes_are_cut_between_characters);
	RUN(a_document_made_to_be_slow_is_not);
	RUN(suites);
	RUN(what_is_signed_is_as_long_as_the_hash);
	RUN(checks);
	RUN(keys_of_every_kind);
	return DONE();
}
