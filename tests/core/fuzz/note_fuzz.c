/*
 * Checkpoints in signed notes: whatever is read is written the same, its signatures aside. The key that signs is a fixed one,
 * so that the corpus can hold notes which it signed.
 */
#include "log/note.h"

#include <stdlib.h>
#include <string.h>

static void must(bool condition)
{
	if (!condition) {
		abort();
	}
}

/* Of RFC 8032, section 7.1, TEST 1: the seed. */
static const char pem[] =
	"-----BEGIN PRIVATE KEY-----\n"
	"MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
	"-----END PRIVATE KEY-----\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static mc_key *key;
	const mc_slice note = { (const char *) data, size }, origin = MC_LITERAL("example.org/log");
	mc_buffer made = { 0 };
	mc_checkpoint read, again;
	mc_fault fault;
	bool holds;

	if (key == NULL) {
		must(mc_key_read_private_pem(MC_LITERAL(pem), (mc_slice) { NULL, 0 }, &key, &fault) == MC_OK);
	}
	mc_fault_clear(&fault);
	if (mc_checkpoint_open(note, origin, key, &read, &holds, &fault) != MC_OK) {
		must(fault.sentence[0] != '\0');
		return 0;
	}
	if (!mc_slice_equal(read.origin, origin)) {
		must(!holds);
		return 0;
	}
	must(mc_checkpoint_sign(&read, key, &made, &fault) == MC_OK || read.extensions.length > MC_NOTE_MAX_BYTES / 2);
	if (made.length > 0) {
		must(mc_checkpoint_open(mc_buffer_slice(&made), origin, key, &again, &holds, &fault) == MC_OK && holds);
		must(again.size == read.size && memcmp(&again.root, &read.root, sizeof(read.root)) == 0);
		must(mc_slice_equal(again.extensions, read.extensions));
	}
	mc_buffer_free(&made);
	return 0;
}
