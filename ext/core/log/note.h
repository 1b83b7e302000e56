/*
 * Signed notes (https://c2sp.org/signed-note): a text, an empty line, and a line for each signature. For this folder.
 */
#ifndef MC_NOTE_H
#define MC_NOTE_H

#include "checkpoint.h"

/* Whether name can be a key's name: UTF-8, not empty, without spaces of any kind, plus signs and control characters. */
bool mc_note_name_valid(mc_slice name);

/* The bytes of a note's text or lines: UTF-8 without control characters other than the newline. */
bool mc_note_bytes_valid(mc_slice bytes, size_t *offset);

/* Appends text (which ends in a newline), the empty line and one signature to out. */
mc_result mc_note_sign(mc_slice text, mc_slice name, const mc_key *key, mc_buffer *out, mc_fault *fault);

/* Splits a note and checks its form. *holds: a signature of this key is there, and all that claim to be of it are. */
mc_result mc_note_open(mc_slice note, mc_slice name, const mc_key *key, mc_slice *text, bool *holds, mc_fault *fault);

/* name+id+key, the text by which verifiers are told of a key. */
mc_result mc_note_key(mc_slice name, const mc_key *key, mc_buffer *out, mc_fault *fault);

#endif
