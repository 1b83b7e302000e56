/*
 * The head of a log as a signed text that other software reads: the C2SP specifications tlog-checkpoint (the three
 * lines) and signed-note (the signatures under it), with Ed25519 keys. https://c2sp.org/tlog-checkpoint,
 * https://c2sp.org/signed-note
 */
#ifndef MC_CHECKPOINT_H
#define MC_CHECKPOINT_H

#include "../crypto/key.h"
#include "merkle.h"

#define MC_NOTE_MAX_BYTES (256u * 1024)
#define MC_NOTE_MAX_SIGNATURES 100
/* Of a key's name, and so of an origin. */
#define MC_NOTE_MAX_NAME 512

typedef struct {
	mc_slice origin;     /* who keeps the log, such as example.org/log: also the name of the key that signs */
	uint64_t size;
	mc_node root;
	mc_slice extensions; /* further lines, as they stand, each with its newline; none are interpreted */
} mc_checkpoint;

/*
 * Appends the signed note to out. MC_E_ARGUMENT: the key is no Ed25519 key, the origin is empty or has a space or a
 * plus, an extension line is empty or holds a control character, or the whole is not UTF-8 or too long.
 */
mc_result mc_checkpoint_sign(const mc_checkpoint *checkpoint, const mc_key *key, mc_buffer *out, mc_fault *fault);

/*
 * Reads a note. The slices of *checkpoint point into it. *holds tells whether the key, under the name origin, signed it
 * and the checkpoint is of that origin; signatures of other keys are passed over, as the specification says.
 */
mc_result mc_checkpoint_open(mc_slice note, mc_slice origin, const mc_key *key, mc_checkpoint *checkpoint, bool *holds,
	mc_fault *fault);

/* What other software is given to know the key by: the name, the key's id and the key, parted by plus signs. */
mc_result mc_checkpoint_key(mc_slice origin, const mc_key *key, mc_buffer *out, mc_fault *fault);

#endif
