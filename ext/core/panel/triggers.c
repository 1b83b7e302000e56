/* The kinds of triggers there are, and what all of them do alike. */
#include "kinds.h"

extern const mc_trigger_kind mc_trigger_gap, mc_trigger_split, mc_trigger_unscorable, mc_trigger_mustpass,
	mc_trigger_band;

/* The order is that in which a refusal lists them. */
const mc_trigger_kind *const mc_trigger_kinds[] = {
	&mc_trigger_gap, &mc_trigger_split, &mc_trigger_unscorable, &mc_trigger_mustpass, &mc_trigger_band, NULL
};

_Static_assert(sizeof(mc_trigger_kinds) / sizeof(mc_trigger_kinds[0]) <= MC_KINDS_MOST,
	"more triggers than kinds.h says");

mc_result mc_trigger_check_reviewers(const mc_rules_reader *reader, const char *name, const mc_pointer *at)
{
	if (reader->rules->reviewers >= 2) {
		return MC_OK;
	}
	return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
		"A \"%s\" trigger compares reviewers, and needs at least 2 of them", name);
}

mc_result mc_trigger_read_plain(const mc_rules_reader *reader, const struct json_t *item, const mc_pointer *at,
	mc_trigger *trigger)
{
	static const char *const names[] = { "type", NULL };

	return mc_members_only(item, names, "a trigger of this type", at, reader->fault);
}

void mc_trigger_facts_plain(mc_buffer *out, mc_state *state, size_t index)
{
	mc_facts_text(out, "{\"criteria\":");
	mc_facts_criteria(out, state, index);
	mc_facts_text(out, ",\"type\":");
	mc_facts_string(out, state->rules->trigger[index].kind->name);
	mc_facts_text(out, "}");
}

void mc_state_fire(mc_state *state, size_t index, size_t criterion)
{
	state->fired[index] = true;
	state->fires[index][criterion] = true;
	state->touched[criterion] = true;
}

void mc_state_trigger(mc_state *state)
{
	for (size_t i = 0; i < state->rules->triggers; i++) {
		state->rules->trigger[i].kind->fire(state, i);
		state->triggered = state->triggered || state->fired[i];
	}
	state->counts = state->further && state->triggered;
}
