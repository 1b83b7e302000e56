/*
 * One value for each criterion: Johnson, Penny, Fisher & Kuhs (2003, Applied Measurement in Education 16(4)) name rater mean,
 * parity, tertium quid, expert judgment and discussion; docs/formats.md says what each does here.
 */
#include "sitting.h"

#include <stdlib.h>
#include <string.h>

/* The ratings that count for one criterion, with the seats they come from. */
typedef struct {
	mc_shares value;
	size_t seat;
} mc_voice;

typedef struct {
	size_t count;
	mc_voice voice[MC_RULES_MAX_REVIEWERS + 1];
} mc_hearing;

/*
 * A value is a whole multiple of MC_SHARES, at most 7.3e15. What is divided below: a sum of n <= 16 of them, at most 1.2e17,
 * by n; the sum of two by 2; and, where an expert is combined, such a mean of n <= 15, or such a half, again by 2. MC_SHARES is
 * 2^4 * 3^2 * 5 * 7 * 11 * 13, which 1 to 16, 2 to 30 by twos, and 4 all divide: every division here comes out even.
 */
static mc_shares mc_mean(const mc_hearing *hearing)
{
	mc_shares sum = 0;

	for (size_t i = 0; i < hearing->count; i++) {
		sum += hearing->voice[i].value;
	}
	return sum / (mc_shares) hearing->count;
}

/* By value, equals in the order of their seats, which is that of the reviewers' ids. */
static void mc_order(mc_hearing *hearing)
{
	for (size_t i = 1; i < hearing->count; i++) {
		const mc_voice voice = hearing->voice[i];
		size_t place = i;

		for (; place > 0 && hearing->voice[place - 1].value > voice.value; place--) {
			hearing->voice[place] = hearing->voice[place - 1];
		}
		hearing->voice[place] = voice;
	}
}

static mc_shares mc_median(mc_hearing *hearing, int even)
{
	const size_t middle = hearing->count / 2;

	mc_order(hearing);
	if (hearing->count % 2 == 1 || even == MC_EVEN_HIGH) {
		return hearing->voice[middle].value;
	}
	if (even == MC_EVEN_LOW) {
		return hearing->voice[middle - 1].value;
	}
	return (hearing->voice[middle - 1].value + hearing->voice[middle].value) / 2;
}

/* Takes the lowest and the highest out: as many as the rules say, or, where codes left too few, as many as leave one. */
static void mc_trim(mc_hearing *hearing, unsigned trim, mc_resolved *resolved)
{
	const size_t most = (hearing->count - 1) / 2, out = trim < most ? trim : most;

	mc_order(hearing);
	for (size_t i = 0; i < out; i++) {
		resolved->left[hearing->voice[i].seat] = MC_LEFT_LOWEST;
		resolved->left[hearing->voice[hearing->count - 1 - i].seat] = MC_LEFT_HIGHEST;
	}
	hearing->count -= 2 * out;
	memmove(hearing->voice, hearing->voice + out, hearing->count * sizeof(hearing->voice[0]));
}

/* The adjudicator sits last in the hearing. The rater who does not count is taken out. */
static void mc_pair(mc_hearing *hearing, int tie, mc_resolved *resolved)
{
	mc_voice *voice = hearing->voice;
	mc_shares first, second;
	bool keep_second;

	if (hearing->count < 3) {
		return;
	}
	first = llabs(voice[0].value - voice[2].value);
	second = llabs(voice[1].value - voice[2].value);
	if (first != second) {
		keep_second = second < first;
	} else {
		keep_second = tie == MC_TIE_HIGHER ? voice[1].value > voice[0].value : voice[1].value < voice[0].value;
	}
	resolved->left[voice[keep_second ? 0 : 1].seat] = MC_LEFT_FARTHER;
	if (keep_second) {
		voice[0] = voice[1];
	}
	voice[1] = voice[2];
	hearing->count = 2;
}

/* Only those stay who found what more than half found: the cut met, or not. */
static void mc_side(mc_hearing *hearing, mc_shares cut, int even, mc_resolved *resolved)
{
	size_t met = 0, kept = 0;
	bool wins;

	for (size_t i = 0; i < hearing->count; i++) {
		met += hearing->voice[i].value >= cut;
	}
	wins = 2 * met > hearing->count || (2 * met == hearing->count && even == MC_EVEN_MET);
	for (size_t i = 0; i < hearing->count; i++) {
		if ((hearing->voice[i].value >= cut) == wins) {
			hearing->voice[kept++] = hearing->voice[i];
		} else {
			resolved->left[hearing->voice[i].seat] = MC_LEFT_MINORITY;
		}
	}
	hearing->count = kept;
}

/* What a hearing of at least one comes to; *rule becomes the method that was used. */
static mc_shares mc_reckon(const mc_sitting *sitting, size_t c, mc_hearing *hearing, int *rule, mc_resolved *resolved)
{
	const mc_rules *rules = sitting->rules;

	if (*rule == MC_BY_MAJORITY && rules->cut[c] < 0) {
		*rule = rules->otherwise;
	}
	switch (*rule) {
		case MC_BY_MEDIAN:
			return mc_median(hearing, rules->even);
		case MC_BY_TRIMMED_MEAN:
			mc_trim(hearing, rules->trim, resolved);
			break;
		case MC_BY_MAJORITY:
			mc_side(hearing, mc_sitting_value(sitting, c, rules->cut[c]), rules->majority, resolved);
			break;
		case MC_BY_TERTIUM_QUID:
			mc_pair(hearing, rules->tie, resolved);
			break;
		default:
			break;
	}
	return mc_mean(hearing);
}

/* The level that the rules round to: levels stand from lowest to highest, and the value is not below or above all. */
static mc_shares mc_round(const mc_sitting *sitting, size_t c, mc_shares value)
{
	const int round = sitting->rules->round;
	mc_shares below = 0, above = 0;

	if (round < 0) {
		return value;
	}
	for (size_t l = 0; l < sitting->rubric->criteria[c].count; l++) {
		above = mc_sitting_value(sitting, c, (int) l);
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

/* Hears one rating, if it is a level. */
static void mc_hear(const mc_sitting *sitting, mc_hearing *hearing, size_t seat, size_t criterion)
{
	const int level = sitting->seat[seat].rating[criterion];

	if (level >= 0) {
		hearing->voice[hearing->count++] = (mc_voice) { mc_sitting_value(sitting, criterion, level), seat };
	}
}

/* Why nobody counts, or why only the further review does. */
static void mc_leave(const mc_sitting *sitting, size_t c, size_t seats, mc_left why, mc_resolved *resolved)
{
	for (size_t s = 0; s < seats; s++) {
		resolved->left[s] = (uint8_t) (sitting->seat[s].rating[c] < MC_NOT_RATED ? MC_LEFT_CODE : why);
	}
}

/* further: the further review counts for this criterion. */
static void mc_resolve_criterion(const mc_sitting *sitting, size_t c, bool further, mc_resolved *resolved)
{
	const mc_rules *rules = sitting->rules;
	const bool alone = further && (rules->with == MC_BY_EXPERT || rules->with == MC_BY_DISCUSSION);
	const bool combined = further && rules->with == MC_BY_EXPERT_COMBINED;
	mc_hearing hearing;

	/* The voices are not cleared: only the first count of them are looked at. */
	hearing.count = 0;
	*resolved = (mc_resolved) { .rule = (int) (further ? rules->with : rules->without) };
	mc_leave(sitting, c, sitting->raters, alone ? MC_LEFT_REPLACED : MC_COUNTED, resolved);
	resolved->left[sitting->raters] = further ? MC_COUNTED : MC_LEFT_NOT_ASKED;
	for (size_t r = 0; !alone && r < sitting->raters; r++) {
		mc_hear(sitting, &hearing, r, c);
	}
	/* With a further review it is that one's word whether the criterion can be scored; without, everybody's. */
	if (further ? sitting->seat[sitting->raters].rating[c] < 0 : hearing.count < sitting->raters) {
		resolved->rule = MC_RULE_UNSCORABLE;
		mc_leave(sitting, c, sitting->raters + further, MC_LEFT_UNSCORABLE, resolved);
		return;
	}
	if (combined && hearing.count > 0) {
		resolved->combined = true;
		resolved->raters_rule = (int) rules->without;
		resolved->raters = mc_reckon(sitting, c, &hearing, &resolved->raters_rule, resolved);
		hearing.count = 1;
		hearing.voice[0] = (mc_voice) { .value = resolved->raters };
	}
	if (further) {
		mc_hear(sitting, &hearing, sitting->raters, c);
	}
	resolved->known = true;
	resolved->exact = mc_reckon(sitting, c, &hearing, &resolved->rule, resolved);
	resolved->value = mc_round(sitting, c, resolved->exact);
}

static bool mc_resolve_carried(const mc_sitting *sitting, size_t c, mc_resolved *resolved)
{
	if (sitting->carried[c] == MC_NOT_RATED) {
		return false;
	}
	*resolved = (mc_resolved) { .rule = MC_RULE_CARRIED, .known = true };
	resolved->value = resolved->exact = mc_sitting_value(sitting, c, sitting->carried[c]);
	return true;
}

void mc_sitting_resolve_raters(const mc_sitting *sitting, mc_resolved *resolved)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		if (!mc_resolve_carried(sitting, c, &resolved[c])) {
			mc_resolve_criterion(sitting, c, false, &resolved[c]);
		}
	}
}

void mc_sitting_resolve(mc_sitting *sitting)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		mc_resolved *resolved = &sitting->resolved[c];

		if (mc_resolve_carried(sitting, c, resolved)) {
			continue;
		}
		if (sitting->triggered && !sitting->further && mc_sitting_in_scope(sitting, c)) {
			*resolved = (mc_resolved) { .rule = MC_RULE_AWAITING };
			mc_leave(sitting, c, sitting->raters, MC_LEFT_AWAITING, resolved);
		} else {
			mc_resolve_criterion(sitting, c, sitting->counts && mc_sitting_in_scope(sitting, c), resolved);
		}
	}
}
