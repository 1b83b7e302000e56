/* The middle rating; of an even number the lower or the higher of the middle two, or their mean. */
#include "../kinds.h"

#include <jansson.h>

/* The order is that of mc_even. */
static const char *const mc_evens[] = { "mean", "low", "high", NULL };

static mc_result mc_median_read(const mc_rules_reader *reader, const json_t *object, bool used, const mc_pointer *at)
{
	return mc_rules_choice(reader, object, "evenmedian", used, mc_evens, "where nothing is resolved by a median", at,
		&reader->rules->even);
}

/* Where nobody is asked further all ratings count, and their number is known. */
static bool mc_median_between(const mc_rules *rules, bool with)
{
	return rules->even == MC_EVEN_MEAN && (with || rules->reviewers % 2 == 0);
}

static mc_shares mc_median_resolve(const mc_state *state, size_t criterion, mc_ratings *ratings, mc_resolved *resolved)
{
	const size_t middle = ratings->count / 2;
	const int even = state->rules->even;

	(void) criterion;
	(void) resolved;
	mc_ratings_order(ratings);
	if (ratings->count % 2 == 1 || even == MC_EVEN_HIGH) {
		return ratings->rating[middle].value;
	}
	if (even == MC_EVEN_LOW) {
		return ratings->rating[middle - 1].value;
	}
	return (ratings->rating[middle - 1].value + ratings->rating[middle].value) / 2;
}

static bool mc_median_write(json_t *resolution, const mc_rules *rules)
{
	return rules->even < 0 || mc_rules_set(resolution, "evenmedian", json_string(mc_evens[rules->even]));
}

const mc_method_kind mc_method_median = {
	.name = "median", .without = true, .otherwise = true, .read = mc_median_read, .between = mc_median_between,
	.resolve = mc_median_resolve, .write = mc_median_write,
};
