#include "note.h"
#include "../crypto/encoding.h"

#include <string.h>

/* The signature type of Ed25519, in key ids and before keys. */
#define MC_NOTE_ED25519 0x01
#define MC_NOTE_ID_SIZE 4
#define MC_NOTE_SIGNATURE_SIZE 64

/* An em dash and a space. */
static const char mc_note_dash[] = "\xe2\x80\x94 ";

/* The length of the white space (Unicode's White_Space) that the well-formed text at begins with, or 0. */
static size_t mc_space_at(const char *at, size_t left)
{
	static const char *const spaces[] = { " ", "\t", "\n", "\v", "\f", "\r", "\xc2\x85", "\xc2\xa0", "\xe1\x9a\x80",
		"\xe2\x80\x80", "\xe2\x80\x81", "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86",
		"\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf",
		"\xe2\x81\x9f", "\xe3\x80\x80" };
	size_t i;

	for (i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
		size_t length = strlen(spaces[i]);

		if (length <= left && memcmp(at, spaces[i], length) == 0) {
			return length;
		}
	}
	return 0;
}

bool mc_note_name_valid(mc_slice name)
{
	size_t i;

	if (name.length == 0 || name.length > MC_NOTE_MAX_NAME || !mc_utf8_valid(name, &i)) {
		return false;
	}
	for (i = 0; i < name.length; i++) {
		if ((unsigned char) name.data[i] < 0x20 || name.data[i] == '+'
			|| mc_space_at(name.data + i, name.length - i) > 0) {
			return false;
		}
	}
	return true;
}

bool mc_note_bytes_valid(mc_slice bytes, size_t *offset)
{
	size_t i;

	if (!mc_utf8_valid(bytes, offset)) {
		return false;
	}
	for (i = 0; i < bytes.length; i++) {
		if ((unsigned char) bytes.data[i] < 0x20 && bytes.data[i] != '\n') {
			*offset = i;
			return false;
		}
	}
	return true;
}

/* The type byte and the key; its id is the start of SHA-256 over the name, a newline and these. */
static mc_result mc_note_key_bytes(mc_slice name, const mc_key *key, uint8_t bytes[1 + MC_ED25519_SIZE],
	uint8_t id[MC_NOTE_ID_SIZE], mc_fault *fault)
{
	mc_buffer hashed = { 0 };
	uint8_t digest[MC_SHA256_SIZE];
	mc_result result;

	if (mc_key_type_of(key) != MC_KEY_ED25519) {
		return mc_fail(fault, MC_E_ARGUMENT, "A checkpoint is signed with an Ed25519 key");
	}
	if (!mc_note_name_valid(name)) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"An origin is 1 to %d bytes of UTF-8 without spaces, plus signs and control characters", MC_NOTE_MAX_NAME);
	}
	bytes[0] = MC_NOTE_ED25519;
	result = mc_key_raw(key, bytes + 1);
	if (result == MC_OK) {
		mc_buffer_append_slice(&hashed, name);
		mc_buffer_append_char(&hashed, '\n');
		result = mc_buffer_append(&hashed, bytes, 1 + MC_ED25519_SIZE);
	}
	if (result == MC_OK) {
		result = mc_sha256(mc_buffer_slice(&hashed), digest);
	}
	if (result == MC_OK) {
		memcpy(id, digest, MC_NOTE_ID_SIZE);
	}
	mc_buffer_free(&hashed);
	return result;
}

mc_result mc_note_key(mc_slice name, const mc_key *key, mc_buffer *out, mc_fault *fault)
{
	uint8_t bytes[1 + MC_ED25519_SIZE], id[MC_NOTE_ID_SIZE];
	const size_t before = out->length;
	mc_result result = mc_note_key_bytes(name, key, bytes, id, fault);

	if (result != MC_OK) {
		return result;
	}
	mc_buffer_append_slice(out, name);
	mc_buffer_append_char(out, '+');
	mc_buffer_append_hex(out, id, sizeof(id));
	mc_buffer_append_char(out, '+');
	mc_base64_encode((mc_slice) { (const char *) bytes, sizeof(bytes) }, out);
	return mc_buffer_end(out, before, MC_OK);
}

mc_result mc_note_sign(mc_slice text, mc_slice name, const mc_key *key, mc_buffer *out, mc_fault *fault)
{
	uint8_t bytes[1 + MC_ED25519_SIZE], signature[MC_NOTE_ID_SIZE + MC_SIGNATURE_MAX];
	const size_t before = out->length;
	size_t length = 0;
	mc_result result = mc_note_key_bytes(name, key, bytes, signature, fault);

	if (result == MC_OK) {
		result = mc_key_sign(key, text, signature + MC_NOTE_ID_SIZE, &length);
	}
	if (result != MC_OK) {
		return result;
	}
	mc_buffer_append_slice(out, text);
	mc_buffer_append_char(out, '\n');
	mc_buffer_append_text(out, mc_note_dash);
	mc_buffer_append_slice(out, name);
	mc_buffer_append_char(out, ' ');
	mc_base64_encode((mc_slice) { (const char *) signature, MC_NOTE_ID_SIZE + length }, out);
	mc_buffer_append_char(out, '\n');
	return mc_buffer_end(out, before, MC_OK);
}

/* One line, without its newline, into the name and the bytes behind it (the key's id and the signature). */
static mc_result mc_signature_line(mc_slice note, mc_slice line, mc_slice *name, mc_buffer *bytes, mc_fault *fault)
{
	const size_t dash = sizeof(mc_note_dash) - 1;
	const int64_t at = line.data - note.data, number = mc_line_at(note, (size_t) at);
	const char *space;

	if (line.length <= dash || memcmp(line.data, mc_note_dash, dash) != 0) {
		return mc_fail_in(fault, MC_E_FORMAT, at, number, "A signature's line begins with an em dash and a space");
	}
	space = memchr(line.data + dash, ' ', line.length - dash);
	if (space == NULL) {
		return mc_fail_in(fault, MC_E_FORMAT, at, number, "A signature's line holds a name, a space and the signature");
	}
	*name = (mc_slice) { line.data + dash, (size_t) (space - line.data) - dash };
	if (!mc_note_name_valid(*name)) {
		return mc_fail_in(fault, MC_E_FORMAT, at + (int64_t) dash, number,
			"A key's name holds no plus sign and is not empty");
	}
	bytes->length = 0;
	switch (mc_base64_decode((mc_slice) { space + 1, line.length - (size_t) (space + 1 - line.data) }, bytes)) {
		case MC_OK:
			break;
		case MC_E_NOMEM:
			return MC_E_NOMEM;
		default:
			return mc_fail_in(fault, MC_E_FORMAT, space + 1 - note.data, number, "A signature is written in base64");
	}
	if (bytes->length <= MC_NOTE_ID_SIZE) {
		return mc_fail_in(fault, MC_E_FORMAT, space + 1 - note.data, number,
			"A signature is longer than the key's id before it");
	}
	return MC_OK;
}

/* The text with its last newline, and the lines of signatures behind the last empty line. */
static mc_result mc_note_split(mc_slice note, mc_slice *text, mc_slice *lines, mc_fault *fault)
{
	size_t i;

	if (note.length > MC_NOTE_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "A note is at most %u bytes long", MC_NOTE_MAX_BYTES);
	}
	if (!mc_note_bytes_valid(note, &i)) {
		return mc_fail_in(fault, MC_E_FORMAT, (int64_t) i, mc_line_at(note, i),
			"A note is UTF-8 without control characters");
	}
	if (note.length == 0 || note.data[note.length - 1] != '\n') {
		return mc_fail_in(fault, MC_E_FORMAT, (int64_t) note.length, mc_line_at(note, note.length),
			"A note ends with a newline");
	}
	for (i = note.length - 1; i > 0; i--) {
		if (note.data[i] == '\n' && note.data[i - 1] == '\n') {
			*text = (mc_slice) { note.data, i };
			*lines = (mc_slice) { note.data + i + 1, note.length - i - 1 };
			break;
		}
	}
	if (i == 0 || lines->length == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, (int64_t) note.length, mc_line_at(note, note.length),
			"A note is a text, an empty line and at least one signature");
	}
	return MC_OK;
}

mc_result mc_note_open(mc_slice note, mc_slice name, const mc_key *key, mc_slice *text, bool *holds, mc_fault *fault)
{
	uint8_t bytes[1 + MC_ED25519_SIZE], id[MC_NOTE_ID_SIZE];
	mc_buffer signature = { 0 };
	mc_slice lines = { 0 }, signer;
	size_t count = 0;
	bool good = false, bad = false;
	mc_result result = mc_note_key_bytes(name, key, bytes, id, fault);

	if (result == MC_OK) {
		result = mc_note_split(note, text, &lines, fault);
	}
	while (result == MC_OK && lines.length > 0) {
		/* The last line has its newline: mc_note_split saw to that. */
		mc_slice line = { lines.data, (size_t) ((const char *) memchr(lines.data, '\n', lines.length) - lines.data) };

		lines = (mc_slice) { lines.data + line.length + 1, lines.length - line.length - 1 };
		if (++count > MC_NOTE_MAX_SIGNATURES) {
			result = mc_fail(fault, MC_E_LIMIT, "A note has at most %d signatures", MC_NOTE_MAX_SIGNATURES);
			break;
		}
		result = mc_signature_line(note, line, &signer, &signature, fault);
		if (result == MC_OK && mc_slice_equal(signer, name) && memcmp(signature.data, id, sizeof(id)) == 0) {
			mc_slice made = { signature.data + MC_NOTE_ID_SIZE, signature.length - MC_NOTE_ID_SIZE };

			*(made.length == MC_NOTE_SIGNATURE_SIZE && mc_key_verify(key, *text, made) ? &good : &bad) = true;
		}
	}
	if (result == MC_OK) {
		*holds = good && !bad;
	}
	mc_buffer_free(&signature);
	return result;
}
