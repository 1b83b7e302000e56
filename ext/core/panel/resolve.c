/* One value for each criterion: Johnson, Penny, Fisher & Kuhs (2003) name the methods; docs/formats.md says what each does here. */
#include "sitting.h"

#include <stdlib.h>

/* The ratings that count for one criterion, with the seats they come from. */
typedef struct {
	size_t count;
	mc_shares value[MC_RULES_MAX_REVIEWERS + 1];
	size_t seat[MC_RULES_MAX_REVIEWERS + 1];
} mc_hearing;

static mc_shares mc_mean(const mc_hearing *hearing)
{
	mc_shares sum = 0;

	for (size_t i = 0; i < hearing->count; i++) {
		sum += hearing->value[i];
	}
	/* Exact: each value is a multiple of MC_SHARES, which every count up to 16 divides. */
	return sum / (mc_shares) hearing->count;
}

static int mc_compare_shares(const void *a, const void *b)
{
	const mc_shares left = *(const mc_shares *) a, right = *(const mc_shares *) b;

	return (left > right) - (left < right);
}

static mc_shares mc_median(mc_hearing *hearing, int even)
{
	const size_t middle = hearing->count / 2;

	qsort(hearing->value, hearing->count, sizeof(hearing->value[0]), mc_compare_shares);
	if (hearing->count % 2 == 1 || even == MC_EVEN_HIGH) {
		return hearing->value[middle];
	}
	if (even == MC_EVEN_LOW) {
		return hearing->value[middle - 1];
	}
	return (hearing->value[middle - 1] + hearing->value[middle]) / 2;
}

/* The adjudicator sits last in the hearing. The rater who does not count is taken out. */
static void mc_pair(mc_hearing *hearing, int tie)
{
	const mc_shares adjudicator = hearing->value[hearing->count - 1];
	mc_shares first, second;
	bool keep_second;

	if (hearing->count < 3) {
		return;
	}
	first = llabs(hearing->value[0] - adjudicator);
	second = llabs(hearing->value[1] - adjudicator);
	if (first != second) {
		keep_second = second < first;
	} else {
		keep_second = tie == MC_TIE_HIGHER ? hearing->value[1] > hearing->value[0] : hearing->value[1] < hearing->value[0];
	}
	if (keep_second) {
		hearing->value[0] = hearing->value[1];
		hearing->seat[0] = hearing->seat[1];
	}
	hearing->value[1] = hearing->value[2];
	hearing->seat[1] = hearing->seat[2];
	hearing->count = 2;
}

static void mc_hear(const mc_sitting *sitting, mc_hearing *hearing, size_t seat, size_t criterion)
{
	const int level = sitting->seat[seat].rating[criterion];

	if (level >= 0) {
		hearing->value[hearing->count] = mc_sitting_value(sitting, criterion, level);
		hearing->seat[hearing->count++] = seat;
	}
}

static void mc_resolve_criterion(mc_sitting *sitting, size_t c)
{
	const mc_rules *rules = sitting->rules;
	mc_resolved *resolved = &sitting->resolved[c];
	const bool further = sitting->counts && mc_sitting_in_scope(sitting, c);
	mc_hearing hearing = { 0 };

	resolved->rule = (int) (further ? rules->with : rules->without);
	if (!further || (rules->with != MC_BY_EXPERT && rules->with != MC_BY_DISCUSSION)) {
		for (size_t r = 0; r < sitting->raters; r++) {
			mc_hear(sitting, &hearing, r, c);
		}
	}
	if (further) {
		mc_hear(sitting, &hearing, sitting->raters, c);
	}
	/* With a further review it is that one's word whether the criterion can be scored; without, everybody's. */
	if (further ? sitting->seat[sitting->raters].rating[c] < 0 : hearing.count < sitting->raters) {
		resolved->rule = MC_RULE_UNSCORABLE;
		return;
	}
	if (resolved->rule == MC_BY_TERTIUM_QUID) {
		mc_pair(&hearing, rules->tie);
	}
	for (size_t i = 0; i < hearing.count; i++) {
		resolved->counted[hearing.seat[i]] = true;
	}
	resolved->known = true;
	resolved->value = resolved->rule == MC_BY_MEDIAN ? mc_median(&hearing, rules->even) : mc_mean(&hearing);
}

void mc_sitting_resolve(mc_sitting *sitting)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		mc_resolved *resolved = &sitting->resolved[c];

		if (sitting->carried[c] != MC_NOT_RATED) {
			*resolved = (mc_resolved) { .rule = MC_RULE_CARRIED, .known = true, .value = mc_sitting_value(sitting, c, sitting->carried[c]) };
		} else if (sitting->triggered && !sitting->further && mc_sitting_in_scope(sitting, c)) {
			resolved->rule = MC_RULE_AWAITING;
		} else {
			mc_resolve_criterion(sitting, c);
		}
	}
}
