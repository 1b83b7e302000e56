/* Writing facts as RFC 8785 text. Inside ext/core/panel only. */
#ifndef MC_FACTS_H
#define MC_FACTS_H

#include "panel.h"

#include <string.h>

/* Writing behind what is in out. A failure is remembered and nothing more is written: one look at the end will do. */
typedef struct {
	mc_buffer *out;
	mc_result result;
} mc_facts;

/* Nearly all that is written is a few bytes long, so room is asked for in larger steps. */
#define MC_FACTS_STEP 4096

static inline void mc_facts_bytes(mc_facts *facts, const char *bytes, size_t length)
{
	mc_buffer *out = facts->out;

	if (out->capacity - out->length < length && facts->result == MC_OK) {
		facts->result = mc_buffer_reserve(out, length + MC_FACTS_STEP);
	}
	if (facts->result == MC_OK) {
		memcpy(out->data + out->length, bytes, length);
		out->length += length;
	}
}

/* As it stands: names, brackets, commas. */
static inline void mc_facts_text(mc_facts *facts, const char *text)
{
	mc_facts_bytes(facts, text, strlen(text));
}

/* In quotation marks. Ids, words and exact numbers need no escapes. */
static inline void mc_facts_string(mc_facts *facts, const char *string)
{
	mc_facts_bytes(facts, "\"", 1);
	mc_facts_text(facts, string);
	mc_facts_bytes(facts, "\"", 1);
}

/* decision_json.c */
void mc_facts_exact(mc_facts *facts, mc_wide numerator, mc_wide denominator);
/* The criteria that made a trigger fire, as a list of their ids. */
void mc_facts_criteria(mc_facts *facts, const struct mc_state *state, size_t index);

#endif
