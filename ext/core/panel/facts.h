/* Writing facts as RFC 8785 text. Inside ext/core/panel only. */
#ifndef MC_FACTS_H
#define MC_FACTS_H

#include "panel.h"

#include <string.h>

/* As it stands: names, brackets, commas. Mostly there is room, which is worth asking here: it is a few bytes each time. */
static inline void mc_facts_text(mc_buffer *out, const char *text)
{
	const size_t length = strlen(text);

	if (out->capacity - out->length > length) {
		memcpy(out->data + out->length, text, length);
		out->length += length;
	} else {
		mc_buffer_append(out, text, length);
	}
}

/* In quotation marks. Ids, words and exact numbers need no escapes. */
static inline void mc_facts_string(mc_buffer *out, const char *string)
{
	mc_facts_text(out, "\"");
	mc_facts_text(out, string);
	mc_facts_text(out, "\"");
}

/* decision_json.c */
void mc_facts_exact(mc_buffer *out, mc_wide numerator, mc_wide denominator);
/* The criteria that made a trigger fire, as a list of their ids. */
void mc_facts_criteria(mc_buffer *out, const struct mc_state *state, size_t index);

#endif
