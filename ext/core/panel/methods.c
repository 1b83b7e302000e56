/* The methods of resolution there are, and what several of them share. */
#include "kinds.h"

extern const mc_method_kind mc_method_mean, mc_method_median, mc_method_trimmed_mean, mc_method_majority,
	mc_method_parity, mc_method_tertium_quid, mc_method_expert, mc_method_expert_combined, mc_method_discussion;

/* The order is that in which a refusal lists them. */
const mc_method_kind *const mc_method_kinds[] = {
	&mc_method_mean, &mc_method_median, &mc_method_trimmed_mean, &mc_method_majority, &mc_method_parity,
	&mc_method_tertium_quid, &mc_method_expert, &mc_method_expert_combined, &mc_method_discussion, NULL
};

_Static_assert(sizeof(mc_method_kinds) / sizeof(mc_method_kinds[0]) <= MC_KINDS_MOST, "more methods than kinds.h says");

/*
 * A value is a whole multiple of MC_SHARES, at most 7.3e15. What is divided by a method: a sum of n <= 16 of them, at
 * most 1.2e17, by n; the sum of two by 2; and, where the raters combine with an expert, such a mean of n <= 15, or such
 * a half, again by 2. MC_SHARES is 2^4 * 3^2 * 5 * 7 * 11 * 13, which 1 to 16, 2 to 30 by twos, and 4 all divide: every
 * division comes out even.
 */
mc_shares mc_ratings_mean(const mc_ratings *ratings)
{
	mc_shares sum = 0;
	size_t i = 0;

	/* There is at least one. */
	do {
		sum += ratings->rating[i].value;
	} while (++i < ratings->count);
	return sum / (mc_shares) i;
}

void mc_ratings_order(mc_ratings *ratings)
{
	for (size_t i = 1; i < ratings->count; i++) {
		const mc_rating rating = ratings->rating[i];
		size_t place = i;

		for (; place > 0 && ratings->rating[place - 1].value > rating.value; place--) {
			ratings->rating[place] = ratings->rating[place - 1];
		}
		ratings->rating[place] = rating;
	}
}

mc_shares mc_method_resolve_mean(const mc_state *state, size_t criterion, mc_ratings *ratings, mc_resolved *resolved)
{
	(void) state;
	(void) criterion;
	(void) resolved;
	return mc_ratings_mean(ratings);
}

bool mc_method_between(const mc_rules *rules, bool with)
{
	(void) rules;
	(void) with;
	return true;
}

mc_result mc_method_check_two(const mc_rules_reader *reader, const char *name, const mc_pointer *at)
{
	if (reader->rules->reviewers == 2) {
		return MC_OK;
	}
	return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
		"\"%s\" is for exactly 2 reviewers, and these rules want %u", name, reader->rules->reviewers);
}
