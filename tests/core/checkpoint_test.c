#include "test.h"
#include "crypto/encoding.h"
#include "log/note.h"

/* The example of the documentation of golang.org/x/mod/sumdb/note, which the specification was made from. */
static const char go_name[] = "PeterNeumann";
static const char go_key[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
static const char go_raw[] = "1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6";
static const char go_text[] = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
static const char go_line[] =
	"\xe2\x80\x94 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
/* Of somebody whose key nobody here has. */
static const char other_line[] =
	"\xe2\x80\x94 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

static mc_key *go_public(void)
{
	uint8_t raw[2 + 32] = { 0xed, 0x01 };
	mc_buffer text = { 0 };
	mc_key *key = NULL;
	mc_fault fault;

	mc_hex_decode(mc_slice_of(go_raw), raw + 2, 32);
	mc_buffer_append_char(&text, 'z');
	mc_base58_encode((mc_slice) { (const char *) raw, sizeof(raw) }, &text);
	CHECK(mc_key_read_multibase(mc_buffer_slice(&text), &key, &fault) == MC_OK);
	mc_buffer_free(&text);
	return key;
}

static mc_result open_note(const char *a, const char *b, const char *c, bool *holds, mc_fault *fault)
{
	mc_buffer note = { 0 };
	mc_key *key = go_public();
	mc_slice text = { 0 };
	mc_result result;

	mc_fault_clear(fault);
	*holds = false;
	mc_buffer_append_text(&note, a);
	mc_buffer_append_text(&note, b);
	mc_buffer_append_text(&note, c);
	result = mc_note_open(mc_buffer_slice(&note), mc_slice_of(go_name), key, &text, holds, fault);
	mc_buffer_free(&note);
	mc_key_free(key);
	return result;
}

static void a_published_note_is_read(void)
{
	char changed[sizeof(go_line)];
	mc_buffer out = { 0 };
	mc_key *key = go_public();
	mc_fault fault;
	bool holds;
	size_t i;

	CHECK(mc_note_key(mc_slice_of(go_name), key, &out, &fault) == MC_OK && mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(go_key)));
	CHECK(open_note(go_text, "\n", go_line, &holds, &fault) == MC_OK && holds, "%s", fault.sentence);
	CHECK(open_note(go_text, "\n", other_line, &holds, &fault) == MC_OK && !holds);
	/* Unknown signatures are passed over, before and behind. */
	memcpy(changed, go_line, sizeof(go_line));
	CHECK(open_note(go_text, "\n\xe2\x80\x94 EnochRoot rwz+eBzmZa0=\n", go_line, &holds, &fault) == MC_OK && holds);
	/* One that claims to be of the known key, and is not, spoils the note though another holds. */
	changed[40] = changed[40] == 'A' ? 'B' : 'A';
	{
		mc_buffer two = { 0 };

		mc_buffer_append_text(&two, go_line);
		mc_buffer_append_text(&two, changed);
		mc_buffer_terminate(&two);
		CHECK(open_note(go_text, "\n", two.data, &holds, &fault) == MC_OK && !holds);
		mc_buffer_free(&two);
	}
	/* No byte of the text can change. */
	for (i = 0; i + 1 < sizeof(go_text); i++) {
		char text[sizeof(go_text)];

		memcpy(text, go_text, sizeof(text));
		text[i] ^= 1;
		holds = true;
		CHECK(open_note(text, "\n", go_line, &holds, &fault) != MC_OK || !holds, "byte %zu", i);
	}
	mc_buffer_free(&out);
	mc_key_free(key);
}

static void what_is_no_note_is_refused(void)
{
	static const struct {
		const char *note;
		int64_t offset, line;
	} bad[] = {
		{ "", 0, 1 },
		{ "text\n", 5, 2 },
		{ "text\n\n", 6, 3 },
		{ "text\n\n\n", 7, 4 },
		{ "text\n\n\xe2\x80\x94 a AAAAAAA=", 20, 3 },
		{ "text\r\n\n\xe2\x80\x94 a AAAAAAA=\n", 4, 1 },
		{ "te\xfft\n\n\xe2\x80\x94 a AAAAAAA=\n", 2, 1 },
		{ "text\n\n- a AAAAAAA=\n", 6, 3 },
		{ "text\n\n\xe2\x80\x94 a\n", 6, 3 },
		{ "text\n\n\xe2\x80\x94  AAAAAAA=\n", 10, 3 },
		{ "text\n\n\xe2\x80\x94 a+b AAAAAAA=\n", 10, 3 },
		{ "text\n\n\xe2\x80\x94 a\xc2\xa0" "b AAAAAAA=\n", 10, 3 },
		{ "text\n\n\xe2\x80\x94 a AAAAAAA\n", 12, 3 },
		{ "text\n\n\xe2\x80\x94 a AAAAAAA= \n", 12, 3 },
		{ "text\n\n\xe2\x80\x94 a AAAAAA==\n", 12, 3 },
	};
	mc_fault fault;
	bool holds;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(open_note(bad[i].note, "", "", &holds, &fault) == MC_E_FORMAT && !holds, "%zu", i);
		CHECK(fault.place.offset == bad[i].offset && fault.place.line == bad[i].line, "%zu: %d, %d, %s", i, (int) fault.place.offset,
			(int) fault.place.line, fault.sentence);
	}
}

static void a_note_has_bounds(void)
{
	mc_buffer text = { 0 };
	mc_fault fault;
	bool holds;
	int i;

	for (i = 0; i < MC_NOTE_MAX_SIGNATURES - 1; i++) {
		mc_buffer_append_text(&text, other_line);
	}
	mc_buffer_terminate(&text);
	CHECK(open_note(go_text, "\n", text.data, &holds, &fault) == MC_OK && !holds);
	mc_buffer_append_text(&text, go_line);
	mc_buffer_terminate(&text);
	CHECK(open_note(go_text, "\n", text.data, &holds, &fault) == MC_OK && holds);
	CHECK(open_note(go_text, "\n\xe2\x80\x94 EnochRoot rwz+eBzmZa0=\n", text.data, &holds, &fault) == MC_E_LIMIT && !holds);
	text.length = 0;
	while (text.length <= MC_NOTE_MAX_BYTES) {
		mc_buffer_append_text(&text, go_text);
	}
	mc_buffer_terminate(&text);
	CHECK(open_note(text.data, "\n", go_line, &holds, &fault) == MC_E_LIMIT);
	mc_buffer_free(&text);
}

static void a_checkpoint_comes_back(void)
{
	const mc_slice origin = MC_LITERAL("example.org/record/7");
	mc_checkpoint made = { origin, 20852163, { { 1, 2, 3 } }, { NULL, 0 } }, back;
	mc_key *key = NULL, *other = NULL, *wrong = NULL;
	mc_buffer note = { 0 };
	mc_fault fault;
	bool holds = false;
	size_t i;

	CHECK(mc_key_generate(MC_KEY_ED25519, &key) == MC_OK && mc_key_generate(MC_KEY_ED25519, &other) == MC_OK);
	CHECK(mc_key_generate(MC_KEY_P256, &wrong) == MC_OK);
	for (i = 0; i < 2; i++) {
		note.length = 0;
		made.extensions = i == 0 ? (mc_slice) { NULL, 0 } : MC_LITERAL("2026-11-24T17:00:00Z\nzwei \xc3\xa4\n");
		CHECK(mc_checkpoint_sign(&made, key, &note, &fault) == MC_OK);
		CHECK(mc_checkpoint_open(mc_buffer_slice(&note), origin, key, &back, &holds, &fault) == MC_OK && holds);
		CHECK(back.size == made.size && memcmp(&back.root, &made.root, sizeof(back.root)) == 0);
		CHECK(mc_slice_equal(back.extensions, made.extensions) && mc_slice_equal(back.origin, origin));
		CHECK(mc_checkpoint_open(mc_buffer_slice(&note), origin, other, &back, &holds, &fault) == MC_OK && !holds);
		CHECK(mc_checkpoint_open(mc_buffer_slice(&note), MC_LITERAL("example.org/record/8"), key, &back, &holds, &fault) == MC_OK && !holds);
	}
	CHECK(mc_checkpoint_sign(&made, wrong, &note, &fault) == MC_E_ARGUMENT);
	made.extensions = MC_LITERAL("\n");
	CHECK(mc_checkpoint_sign(&made, key, &note, &fault) == MC_E_ARGUMENT);
	made.extensions = MC_LITERAL("a\n\nb\n");
	CHECK(mc_checkpoint_sign(&made, key, &note, &fault) == MC_E_ARGUMENT);
	made.extensions = MC_LITERAL("no newline");
	CHECK(mc_checkpoint_sign(&made, key, &note, &fault) == MC_E_ARGUMENT);
	made.extensions = (mc_slice) { NULL, 0 };
	made.origin = MC_LITERAL("two words");
	CHECK(mc_checkpoint_sign(&made, key, &note, &fault) == MC_E_ARGUMENT);
	made.origin = MC_LITERAL("");
	CHECK(mc_checkpoint_sign(&made, key, &note, &fault) == MC_E_ARGUMENT);
	mc_buffer_free(&note);
	mc_key_free(key);
	mc_key_free(other);
	mc_key_free(wrong);
}

/* A note may be signed well and yet be no checkpoint. */
static void what_is_no_checkpoint_is_refused(void)
{
	static const struct {
		const char *text;
		int64_t line;
	} bad[] = {
		{ "\n1\nAQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 1 },
		{ "o\n", 2 },
		{ "o\n01\nAQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 2 },
		{ "o\n-1\nAQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 2 },
		{ "o\n9007199254740992\nAQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 2 },
		{ "o\n1\n", 3 },
		{ "o\n1\nAQID\n", 3 },
		{ "o\n1\nAQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n", 3 },
		{ "o\n1\nAQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nx\n", 4 },
	};
	mc_key *key = NULL;
	mc_buffer note = { 0 };
	mc_checkpoint back;
	mc_fault fault;
	bool holds;
	size_t i;

	CHECK(mc_key_generate(MC_KEY_ED25519, &key) == MC_OK);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		note.length = 0;
		CHECK(mc_note_sign(mc_slice_of(bad[i].text), MC_LITERAL("o"), key, &note, &fault) == MC_OK);
		mc_fault_clear(&fault);
		CHECK(mc_checkpoint_open(mc_buffer_slice(&note), MC_LITERAL("o"), key, &back, &holds, &fault) == MC_E_FORMAT
			&& fault.place.line == bad[i].line, "%zu: line %d, %s", i, (int) fault.place.line, fault.sentence);
	}
	mc_buffer_free(&note);
	mc_key_free(key);
}

int main(void)
{
	RUN(a_published_note_is_read);
	RUN(what_is_no_note_is_refused);
	RUN(a_note_has_bounds);
	RUN(a_checkpoint_comes_back);
	RUN(what_is_no_checkpoint_is_refused);
	return DONE();
}
