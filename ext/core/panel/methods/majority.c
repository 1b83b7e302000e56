/* The mean of the ratings on the side of the cut where most are. Criteria without a cut go by "otherwise". */
#include "../kinds.h"

#include <jansson.h>

/* The order is that of mc_even_majority. */
static const char *const mc_even_majorities[] = { "met", "notmet", NULL };

static mc_result mc_majority_check(const mc_rules_reader *reader, bool with, const mc_pointer *at)
{
	if (!reader->rules->standard->cuts) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
			"A majority finds a cut met or not, and this standard has no must-pass criteria");
	}
	if (!with && reader->rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A majority needs at least 2 reviewers");
	}
	return MC_OK;
}

static mc_result mc_majority_read(const mc_rules_reader *reader, const json_t *object, bool used, const mc_pointer *at)
{
	return mc_rules_choice(reader, object, "evenmajority", used, mc_even_majorities,
		"where nothing is resolved by a majority", at, &reader->rules->majority);
}

static mc_shares mc_majority_resolve(const mc_state *state, size_t criterion, mc_ratings *ratings,
	mc_resolved *resolved)
{
	const mc_rules *rules = state->rules;
	mc_shares cut;
	size_t met = 0, kept = 0;
	bool wins;

	if (rules->cut[criterion] < 0) {
		resolved->method = rules->otherwise;
		return rules->otherwise->resolve(state, criterion, ratings, resolved);
	}
	cut = mc_state_value(state, criterion, rules->cut[criterion]);
	for (size_t i = 0; i < ratings->count; i++) {
		met += ratings->rating[i].value >= cut;
	}
	wins = 2 * met > ratings->count || (2 * met == ratings->count && rules->majority == MC_EVEN_MET);
	for (size_t i = 0; i < ratings->count; i++) {
		if ((ratings->rating[i].value >= cut) == wins) {
			ratings->rating[kept++] = ratings->rating[i];
		} else {
			resolved->why[ratings->rating[i].rater] = MC_WHY_MINORITY;
		}
	}
	ratings->count = kept;
	return mc_ratings_mean(ratings);
}

static bool mc_majority_write(json_t *resolution, const mc_rules *rules)
{
	return rules->majority < 0
		|| mc_rules_set(resolution, "evenmajority", json_string(mc_even_majorities[rules->majority]));
}

const mc_method_kind mc_method_majority = {
	.name = "majority", .without = true, .by_cut = true, .check = mc_majority_check, .read = mc_majority_read,
	.resolve = mc_majority_resolve, .write = mc_majority_write,
};
