/* The mean of what is left when as many of the lowest and of the highest ratings are taken out as the rules say. */
#include "../kinds.h"

#include <jansson.h>
#include <string.h>

extern const mc_method_kind mc_method_trimmed_mean;

static mc_result mc_trimmed_mean_read(const mc_rules_reader *reader, const json_t *object, bool used,
	const mc_pointer *at)
{
	mc_rules *rules = reader->rules;
	mc_pointer place;
	unsigned ratings;
	mc_result result;

	if (!used) {
		return json_object_get(object, "trim") == NULL ? MC_OK
			: mc_rules_useless(reader, at, "trim", "where nothing is resolved by a trimmed mean");
	}
	/* Raters alone, or with the further review. */
	ratings = rules->reviewers + (rules->without != &mc_method_trimmed_mean);
	result = mc_rules_whole(reader, object, "trim", 1, MC_RULES_MAX_TRIM, at, &rules->trim);
	if (result == MC_OK && 2 * rules->trim >= ratings) {
		place = mc_pointer_member(at, MC_LITERAL("trim"));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"To leave out %u on each side leaves none of %u ratings", rules->trim, ratings);
	}
	return result;
}

/* As many as the rules say are taken out, or, where codes left too few, as many as leave one. */
static mc_shares mc_trimmed_mean_resolve(const mc_state *state, size_t criterion, mc_ratings *ratings,
	mc_resolved *resolved)
{
	const size_t most = (ratings->count - 1) / 2, out = state->rules->trim < most ? state->rules->trim : most;

	(void) criterion;
	mc_ratings_order(ratings);
	for (size_t i = 0; i < out; i++) {
		resolved->why[ratings->rating[i].rater] = MC_WHY_LOWEST;
		resolved->why[ratings->rating[ratings->count - 1 - i].rater] = MC_WHY_HIGHEST;
	}
	ratings->count -= 2 * out;
	memmove(ratings->rating, ratings->rating + out, ratings->count * sizeof(ratings->rating[0]));
	return mc_ratings_mean(ratings);
}

static bool mc_trimmed_mean_write(json_t *resolution, const mc_rules *rules)
{
	return rules->trim == 0 || mc_rules_set(resolution, "trim", json_integer(rules->trim));
}

const mc_method_kind mc_method_trimmed_mean = {
	.name = "trimmed_mean", .without = true, .read = mc_trimmed_mean_read, .between = mc_method_between,
	.resolve = mc_trimmed_mean_resolve, .write = mc_trimmed_mean_write,
};
