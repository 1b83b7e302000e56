/* The adjudicator's rating and the closer one of the two raters'. */
#include "../kinds.h"

#include <jansson.h>
#include <stdlib.h>

/* The order is that of mc_tie. */
static const char *const mc_ties[] = { "higher", "lower", NULL };

static mc_result mc_tertium_quid_check(const mc_rules_reader *reader, bool with, const mc_pointer *at)
{
	(void) with;
	return mc_method_check_two(reader, "tertium_quid", at);
}

static mc_result mc_tertium_quid_read(const mc_rules_reader *reader, const json_t *object, bool used,
	const mc_pointer *at)
{
	return mc_rules_choice(reader, object, "tie", used, mc_ties, "unless \"with\" is \"tertium_quid\"", at,
		&reader->rules->tie);
}

static mc_shares mc_tertium_quid_resolve(const mc_state *state, size_t criterion, mc_ratings *ratings,
	mc_resolved *resolved)
{
	mc_rating *rating = ratings->rating;
	mc_shares first, second;
	bool keep_second;

	(void) criterion;
	if (ratings->count < 3) {
		return mc_ratings_mean(ratings);
	}
	first = llabs(rating[0].value - rating[2].value);
	second = llabs(rating[1].value - rating[2].value);
	if (first != second) {
		keep_second = second < first;
	} else if (state->rules->tie == MC_TIE_HIGHER) {
		keep_second = rating[1].value > rating[0].value;
	} else {
		keep_second = rating[1].value < rating[0].value;
	}
	resolved->why[rating[keep_second ? 0 : 1].rater] = MC_WHY_FARTHER;
	if (keep_second) {
		rating[0] = rating[1];
	}
	rating[1] = rating[2];
	ratings->count = 2;
	return mc_ratings_mean(ratings);
}

static bool mc_tertium_quid_write(json_t *resolution, const mc_rules *rules)
{
	return rules->tie < 0 || mc_rules_set(resolution, "tie", json_string(mc_ties[rules->tie]));
}

const mc_method_kind mc_method_tertium_quid = {
	.name = "tertium_quid", .new_values = true, .check = mc_tertium_quid_check, .read = mc_tertium_quid_read,
	.between = mc_method_between, .resolve = mc_tertium_quid_resolve, .write = mc_tertium_quid_write,
};
