/*
 * One value for each criterion: Johnson, Penny, Fisher & Kuhs (2003, Applied Measurement in Education 16(4)) name rater
 * mean, parity, tertium quid, expert judgment and discussion; docs/formats.md says what each does here.
 */
#include "kinds.h"

/* The level that the rules round to: levels stand from lowest to highest, and the value is not below or above all. */
static mc_shares mc_round(const mc_state *state, size_t c, mc_shares value)
{
	const int round = state->rules->round;
	mc_shares below = 0, above = 0;

	for (size_t l = 0; l < state->rubric->criteria[c].count; l++) {
		above = mc_state_value(state, c, (int) l);
		if (above >= value) {
			break;
		}
		below = above;
	}
	if (above == value || round == MC_ROUND_UP) {
		return above;
	}
	if (round == MC_ROUND_DOWN) {
		return below;
	}
	if (value - below == above - value) {
		return round == MC_ROUND_HALF_UP ? above : below;
	}
	return value - below < above - value ? below : above;
}

/* Why one does not count who is left out with others: a code is the nearer reason. */
static uint8_t mc_why_of(const mc_state *state, size_t rater, size_t criterion, mc_why why)
{
	return (uint8_t) (state->rater[rater].rating[criterion] < MC_NOT_RATED ? MC_WHY_CODE : why);
}

/* The levels that the raters give, unless the further review replaces them. */
static void mc_ratings_of(const mc_state *state, size_t c, bool replaced, mc_ratings *ratings, mc_resolved *resolved)
{
	for (size_t r = 0; r < state->raters; r++) {
		const int level = state->rater[r].rating[c];

		if (level < 0 || replaced) {
			resolved->why[r] = mc_why_of(state, r, c, MC_WHY_REPLACED);
			continue;
		}
		ratings->rating[ratings->count++] = (mc_rating) { mc_state_value(state, c, level), r };
	}
}

/* Somebody's code leaves the criterion without a value. */
static void mc_resolve_unscorable(const mc_state *state, size_t c, size_t raters, mc_resolved *resolved)
{
	resolved->source = MC_UNSCORABLE;
	for (size_t r = 0; r < raters; r++) {
		resolved->why[r] = mc_why_of(state, r, c, MC_WHY_UNSCORABLE);
	}
}

/* further: the further review counts for this criterion. */
static void mc_resolve_criterion(const mc_state *state, size_t c, bool further, mc_resolved *resolved)
{
	const mc_rules *rules = state->rules;
	const mc_method_kind *method = further ? rules->with : rules->without;
	const int last = further ? state->rater[state->raters].rating[c] : MC_NOT_RATED;
	mc_ratings ratings;

	/* The ratings are not cleared: only the first count of them are looked at. */
	ratings.count = 0;
	*resolved = (mc_resolved) { .source = MC_RESOLVED, .method = method };
	mc_ratings_of(state, c, method->replaces, &ratings, resolved);
	/* With a further review it is that one's word whether the criterion can be scored; without, everybody's. */
	if (further ? last < 0 : ratings.count < state->raters) {
		mc_resolve_unscorable(state, c, state->raters + further, resolved);
	}
	resolved->why[state->raters] = further ? resolved->why[state->raters] : MC_WHY_NOT_ASKED;
	if (resolved->source == MC_UNSCORABLE) {
		return;
	}
	if (method->combines && ratings.count > 0) {
		const mc_shares raters = rules->without->resolve(state, c, &ratings, resolved);

		ratings.count = 1;
		ratings.rating[0] = (mc_rating) { .value = raters };
		resolved->method = method;
	}
	if (further) {
		ratings.rating[ratings.count++] = (mc_rating) { mc_state_value(state, c, last), state->raters };
	}
	resolved->known = true;
	resolved->exact = method->resolve(state, c, &ratings, resolved);
	resolved->value = rules->round < 0 ? resolved->exact : mc_round(state, c, resolved->exact);
}

static bool mc_resolve_carried(const mc_state *state, size_t c, mc_resolved *resolved)
{
	if (state->carried[c] == MC_NOT_RATED) {
		return false;
	}
	*resolved = (mc_resolved) { .source = MC_CARRIED, .known = true };
	resolved->value = resolved->exact = mc_state_value(state, c, state->carried[c]);
	return true;
}

void mc_state_resolve_raters(const mc_state *state, mc_resolved *resolved)
{
	for (size_t c = 0; c < state->rubric->count; c++) {
		if (!mc_resolve_carried(state, c, &resolved[c])) {
			mc_resolve_criterion(state, c, false, &resolved[c]);
		}
	}
}

void mc_state_resolve(mc_state *state)
{
	for (size_t c = 0; c < state->rubric->count; c++) {
		mc_resolved *resolved = &state->resolved[c];

		if (mc_resolve_carried(state, c, resolved)) {
			continue;
		}
		if (state->triggered && !state->further && mc_state_in_scope(state, c)) {
			*resolved = (mc_resolved) { .source = MC_AWAITING };
			for (size_t r = 0; r < state->raters; r++) {
				resolved->why[r] = mc_why_of(state, r, c, MC_WHY_AWAITING);
			}
		} else {
			mc_resolve_criterion(state, c, state->counts && mc_state_in_scope(state, c), resolved);
		}
	}
}
