#include "test.h"
#include "crypto/encoding.h"

static void check_base58(const char *hex, const char *text)
{
	mc_buffer bytes = { 0 }, out = { 0 }, back = { 0 };
	size_t i;

	for (i = 0; i < strlen(hex) / 2; i++) {
		uint8_t byte;

		mc_hex_decode((mc_slice) { hex + 2 * i, 2 }, &byte, 1);
		mc_buffer_append(&bytes, &byte, 1);
	}
	CHECK(mc_base58_encode(mc_buffer_slice(&bytes), &out) == MC_OK);
	CHECK(mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(text)), "%s gives %.*s", hex, (int) out.length, out.data);
	CHECK(mc_base58_decode(mc_slice_of(text), &back) == MC_OK && mc_slice_equal(mc_buffer_slice(&back), mc_buffer_slice(&bytes)), "%s", text);
	mc_buffer_free(&bytes);
	mc_buffer_free(&out);
	mc_buffer_free(&back);
}

/* draft-msporny-base58-03, section 5, and zeros. */
static void base58(void)
{
	char long_text[MC_BASE58_MAX + 2];
	mc_buffer out = { 0 };

	check_base58("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U");
	check_base58("54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e",
		"USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z");
	check_base58("0000287fb4cd", "11233QC4");
	check_base58("", "");
	check_base58("00", "1");
	check_base58("000000", "111");
	check_base58("00ff", "15Q");
	CHECK(mc_base58_decode(MC_LITERAL("0"), &out) == MC_E_FORMAT);
	CHECK(mc_base58_decode(MC_LITERAL("2l"), &out) == MC_E_FORMAT);
	CHECK(mc_base58_decode((mc_slice) { "2\0002", 3 }, &out) == MC_E_FORMAT);
	memset(long_text, 'z', sizeof(long_text));
	CHECK(mc_base58_decode((mc_slice) { long_text, MC_BASE58_MAX }, &out) == MC_OK);
	CHECK(mc_base58_decode((mc_slice) { long_text, MC_BASE58_MAX + 1 }, &out) == MC_E_FORMAT);
	out.length = 0;
	CHECK(mc_base58_encode((mc_slice) { long_text, MC_BASE58_MAX / 2 }, &out) == MC_OK);
	CHECK(mc_base58_encode((mc_slice) { long_text, MC_BASE58_MAX / 2 + 1 }, &out) == MC_E_LIMIT);
	memset(long_text, '1', sizeof(long_text));
	CHECK(mc_base58_decode((mc_slice) { long_text, MC_BASE58_MAX }, &out) == MC_OK);
	mc_buffer_free(&out);
}

static void check_base64url(const char *bytes, const char *text)
{
	mc_buffer out = { 0 };

	CHECK(mc_base64url_encode(mc_slice_of(bytes), &out) == MC_OK && mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(text)), "%s", bytes);
	out.length = 0;
	CHECK(mc_base64url_decode(mc_slice_of(text), &out) == MC_OK && mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(bytes)), "%s", text);
	mc_buffer_free(&out);
}

/* RFC 4648 section 10, without padding; then what has another spelling, or none. */
static void base64url(void)
{
	static const char *const bad[] = { "Z", "Zg==", "Zh", "Zm9=", "Zm8.", "Zm9vY", "Zm+v", "Zm/v", " Zg", "Zm9" };
	mc_buffer out = { 0 };
	size_t i;

	check_base64url("", "");
	check_base64url("f", "Zg");
	check_base64url("fo", "Zm8");
	check_base64url("foo", "Zm9v");
	check_base64url("foob", "Zm9vYg");
	check_base64url("fooba", "Zm9vYmE");
	check_base64url("foobar", "Zm9vYmFy");
	check_base64url("\xfb\xff\xbf", "-_-_");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(mc_base64url_decode(mc_slice_of(bad[i]), &out) == MC_E_FORMAT && out.length == 0, "%s", bad[i]);
	}
	mc_buffer_free(&out);
}

static void check_base64(const char *bytes, const char *text)
{
	mc_buffer out = { 0 };

	CHECK(mc_base64_encode(mc_slice_of(bytes), &out) == MC_OK && mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(text)), "%s", bytes);
	out.length = 0;
	CHECK(mc_base64_decode(mc_slice_of(text), &out) == MC_OK && mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(bytes)), "%s", text);
	mc_buffer_free(&out);
}

/* RFC 4648 section 10; then padding too much, too little, within, and bits that say nothing. */
static void base64(void)
{
	static const char *const bad[] = { "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "Zm9vYmFy====", "Z===", "====", "=", "Zg==Zg==", "-_-_", "Zm9v\n" };
	mc_buffer out = { 0 };
	size_t i;

	check_base64("", "");
	check_base64("f", "Zg==");
	check_base64("fo", "Zm8=");
	check_base64("foo", "Zm9v");
	check_base64("foob", "Zm9vYg==");
	check_base64("fooba", "Zm9vYmE=");
	check_base64("foobar", "Zm9vYmFy");
	check_base64("\xfb\xff\xbf", "+/+/");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(mc_base64_decode(mc_slice_of(bad[i]), &out) == MC_E_FORMAT && out.length == 0, "%s", bad[i]);
	}
	mc_buffer_free(&out);
}

int main(void)
{
	RUN(base58);
	RUN(base64url);
	RUN(base64);
	return DONE();
}
