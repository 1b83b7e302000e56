#include "note.h"
#include "../crypto/encoding.h"

#include <string.h>

mc_result mc_checkpoint_key(mc_slice origin, const mc_key *key, mc_buffer *out, mc_fault *fault)
{
	return mc_note_key(origin, key, out, fault);
}

/* Lines that are not empty, each with its newline. */
static bool mc_lines_valid(mc_slice lines)
{
	size_t offset, i;

	if (lines.length == 0) {
		return true;
	}
	if (!mc_note_bytes_valid(lines, &offset) || lines.data[0] == '\n' || lines.data[lines.length - 1] != '\n') {
		return false;
	}
	for (i = 1; i < lines.length; i++) {
		if (lines.data[i] == '\n' && lines.data[i - 1] == '\n') {
			return false;
		}
	}
	return true;
}

mc_result mc_checkpoint_sign(const mc_checkpoint *checkpoint, const mc_key *key, mc_buffer *out, mc_fault *fault)
{
	mc_buffer text = { 0 };
	mc_result result;

	if (!mc_lines_valid(checkpoint->extensions)) {
		return mc_fail(fault, MC_E_ARGUMENT, "An extension line is UTF-8, not empty, and holds no control character");
	}
	if (checkpoint->extensions.length > MC_NOTE_MAX_BYTES / 2) {
		return mc_fail(fault, MC_E_ARGUMENT, "The extension lines are too long: %u bytes are the most",
			MC_NOTE_MAX_BYTES / 2);
	}
	mc_buffer_append_slice(&text, checkpoint->origin);
	mc_buffer_append_char(&text, '\n');
	mc_buffer_append_number(&text, checkpoint->size);
	mc_buffer_append_char(&text, '\n');
	mc_base64_encode((mc_slice) { (const char *) checkpoint->root.bytes, MC_SHA256_SIZE }, &text);
	mc_buffer_append_char(&text, '\n');
	mc_buffer_append_slice(&text, checkpoint->extensions);
	result = mc_buffer_end(&text, 0, MC_OK);
	if (result == MC_OK) {
		result = mc_note_sign(mc_buffer_slice(&text), checkpoint->origin, key, out, fault);
	}
	mc_buffer_free(&text);
	return result;
}

/*
 * Takes the next line, without its newline, off the front of rest. The text ends with a newline, so there is one while
 * rest is not empty.
 */
static mc_slice mc_next_line(mc_slice *rest)
{
	const char *end = rest->length > 0 ? memchr(rest->data, '\n', rest->length) : NULL;
	mc_slice line = { rest->data, end != NULL ? (size_t) (end - rest->data) : rest->length };
	size_t taken = line.length + (end != NULL);

	*rest = (mc_slice) { rest->data + taken, rest->length - taken };
	return line;
}

/* Decimal digits without zeros in front. */
static bool mc_size_of(mc_slice line, uint64_t *size)
{
	size_t i;

	if (line.length == 0 || line.length > 16 || (line.data[0] == '0' && line.length > 1)) {
		return false;
	}
	*size = 0;
	for (i = 0; i < line.length; i++) {
		if (line.data[i] < '0' || line.data[i] > '9') {
			return false;
		}
		*size = *size * 10 + (uint64_t) (line.data[i] - '0');
	}
	return *size <= MC_MERKLE_MAX_SIZE;
}

static mc_result mc_checkpoint_read(mc_slice text, mc_checkpoint *checkpoint, mc_fault *fault)
{
	mc_buffer root = { 0 };
	mc_slice rest = text, line;
	mc_result result = MC_OK;

	checkpoint->origin = mc_next_line(&rest);
	if (checkpoint->origin.length == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The first line of a checkpoint names its origin");
	}
	line = mc_next_line(&rest);
	if (!mc_size_of(line, &checkpoint->size)) {
		return mc_fail_in(fault, MC_E_FORMAT, line.data - text.data, 2,
			"The second line of a checkpoint is the log's size: a whole number up to 2^53 - 1 without zeros in front");
	}
	line = mc_next_line(&rest);
	result = mc_base64_decode(line, &root);
	if (result == MC_E_FORMAT || (result == MC_OK && root.length != MC_SHA256_SIZE)) {
		result = mc_fail_in(fault, MC_E_FORMAT, line.data - text.data, 3,
			"The third line of a checkpoint is the root: 32 bytes in base64");
	}
	if (result == MC_OK && !mc_lines_valid(rest)) {
		result = mc_fail_in(fault, MC_E_FORMAT, rest.data - text.data, 4,
			"The further lines of a checkpoint are not empty");
	}
	if (result == MC_OK) {
		memcpy(checkpoint->root.bytes, root.data, MC_SHA256_SIZE);
		checkpoint->extensions = rest;
	}
	mc_buffer_free(&root);
	return result;
}

mc_result mc_checkpoint_open(mc_slice note, mc_slice origin, const mc_key *key, mc_checkpoint *checkpoint, bool *holds,
	mc_fault *fault)
{
	mc_slice text;
	mc_result result = mc_note_open(note, origin, key, &text, holds, fault);

	if (result == MC_OK) {
		result = mc_checkpoint_read(text, checkpoint, fault);
	}
	if (result == MC_OK && !mc_slice_equal(checkpoint->origin, origin)) {
		*holds = false;
	}
	return result;
}
