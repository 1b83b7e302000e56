/* The resolution: how ratings become one value, and whether the raters' own outcomes are counted instead. */
#include "rules_reader.h"

#include <jansson.h>

/* Raters alone can be resolved by these: the first of mc_resolutions. */
static const char *const mc_resolutions_without[] = { "mean", "median", "trimmed_mean", "majority", NULL };
/* Beside a majority, criteria without a cut by these. */
static const char *const mc_resolutions_otherwise[] = { "mean", "median", NULL };

/* A choice that is there exactly when it has an effect. */
static mc_result mc_rules_read_choice(mc_rules_reader *reader, const json_t *object, const char *name, bool effective, const char *const *choices,
	int *index, const char *why)
{
	mc_pointer at = mc_pointer_member(&reader->root, MC_LITERAL("resolution"));

	*index = -1;
	if (!effective) {
		return json_object_get(object, name) != NULL ? mc_rules_useless(reader, &at, name, why) : MC_OK;
	}
	return mc_member_choice(object, name, true, choices, index, &at, reader->fault);
}

static bool mc_rules_use(const mc_rules *rules, mc_resolution resolution)
{
	return rules->without == resolution || (rules->adjudicates && rules->with == resolution);
}

/* Whether a value can lie between levels, so that rounding it to one can have an effect. */
static bool mc_rules_between(const mc_rules *rules)
{
	/* Where nobody is asked further all ratings count, and their number is known. */
	const bool even = (rules->without == MC_BY_MEDIAN && rules->reviewers % 2 == 0) || (rules->adjudicates && rules->with == MC_BY_MEDIAN);

	return (rules->without == MC_BY_MEAN && rules->reviewers > 1) || (rules->adjudicates && rules->with == MC_BY_MEAN)
		|| mc_rules_use(rules, MC_BY_TRIMMED_MEAN) || mc_rules_use(rules, MC_BY_PARITY) || mc_rules_use(rules, MC_BY_TERTIUM_QUID)
		|| mc_rules_use(rules, MC_BY_EXPERT_COMBINED) || (even && rules->even == MC_EVEN_MEAN);
}

static mc_result mc_rules_read_trim(mc_rules_reader *reader, const json_t *object, const mc_pointer *at)
{
	mc_rules *rules = reader->rules;
	const unsigned ratings = rules->reviewers + (rules->without != MC_BY_TRIMMED_MEAN);
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("trim"));
	mc_result result;

	if (!mc_rules_use(rules, MC_BY_TRIMMED_MEAN)) {
		return json_object_get(object, "trim") != NULL ? mc_rules_useless(reader, at, "trim", "where nothing is resolved by a trimmed mean") : MC_OK;
	}
	result = mc_rules_whole(reader, object, "trim", 1, MC_RULES_MAX_TRIM, at, &rules->trim);
	if (result == MC_OK && 2 * rules->trim >= ratings) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "To leave out %u on each side leaves none of %u ratings", rules->trim, ratings);
	}
	return result;
}

static mc_result mc_rules_read_majority(mc_rules_reader *reader, const json_t *object, const mc_pointer *at)
{
	mc_rules *rules = reader->rules;
	const bool used = mc_rules_use(rules, MC_BY_MAJORITY);
	mc_pointer place = mc_pointer_member(at, rules->without == MC_BY_MAJORITY ? MC_LITERAL("without") : MC_LITERAL("with"));
	bool uncut = false;
	mc_result result;

	if (used && rules->kind != MC_KIND_CONJUNCTIVE && rules->kind != MC_KIND_MIXED) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "A majority finds a cut met or not, and this standard has no must-pass criteria");
	}
	if (rules->without == MC_BY_MAJORITY && rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "A majority needs at least 2 reviewers");
	}
	for (size_t c = 0; c < rules->criteria; c++) {
		uncut = uncut || rules->cut[c] < 0;
	}
	result = mc_rules_read_choice(reader, object, "evenmajority", used, mc_even_majorities, &rules->majority, "where nothing is resolved by a majority");
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "otherwise", used && uncut, mc_resolutions_otherwise, &rules->otherwise,
			used ? "where every criterion is must-pass" : "where nothing is resolved by a majority");
	}
	return result;
}

/* What has an effect only beside some of the methods. */
static mc_result mc_rules_read_details(mc_rules_reader *reader, const json_t *object, const mc_pointer *at)
{
	mc_rules *rules = reader->rules;
	mc_result result = mc_rules_read_choice(reader, object, "tie", mc_rules_use(rules, MC_BY_TERTIUM_QUID), mc_ties, &rules->tie,
		"unless \"with\" is \"tertium_quid\"");

	if (result == MC_OK) {
		result = mc_rules_read_trim(reader, object, at);
	}
	if (result == MC_OK) {
		result = mc_rules_read_majority(reader, object, at);
	}
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "evenmedian", mc_rules_use(rules, MC_BY_MEDIAN) || rules->otherwise == MC_BY_MEDIAN,
			mc_evens, &rules->even, "where nothing is resolved by a median");
	}
	rules->round = -1;
	if (result == MC_OK && json_object_get(object, "round") != NULL) {
		if (mc_rules_use(rules, MC_BY_MAJORITY)) {
			mc_pointer place = mc_pointer_member(at, MC_LITERAL("round"));

			return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "What a majority found could be rounded away, so beside \"majority\" nothing is rounded");
		}
		result = mc_rules_between(rules) ? mc_member_choice(object, "round", true, mc_roundings, &rules->round, at, reader->fault)
			: mc_rules_useless(reader, at, "round", "where every value is that of a level");
	}
	return result;
}

static mc_result mc_rules_check_with(const mc_rules_reader *reader, const mc_pointer *at)
{
	const mc_rules *rules = reader->rules;

	if ((rules->with == MC_BY_PARITY || rules->with == MC_BY_TERTIUM_QUID) && rules->reviewers != 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "\"%s\" is for exactly 2 reviewers, and these rules want %u",
			mc_resolutions[rules->with], rules->reviewers);
	}
	if (rules->with == MC_BY_DISCUSSION && rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A discussion needs at least 2 reviewers");
	}
	if (rules->with == MC_BY_DISCUSSION && rules->sees != MC_SEES_REVIEWS) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/adjudicatorsees", "Reviewers who talk about their reviews see them: this should be \"reviews\"");
	}
	return MC_OK;
}

mc_result mc_rules_read_resolution(mc_rules_reader *reader)
{
	static const char *const names[] = { "without", "with", "tie", "evenmedian", "evenmajority", "otherwise", "trim", "round", "scope", "adjudicatorsees", NULL };
	static const char *const nothing = "without a trigger";
	mc_rules *rules = reader->rules;
	mc_pointer at = mc_pointer_member(&reader->root, MC_LITERAL("resolution"));
	mc_pointer with_at = mc_pointer_member(&at, MC_LITERAL("with"));
	const json_t *object;
	int without, with, scope, sees;
	mc_result result = mc_member_object(reader->document, "resolution", true, &object, &reader->root, reader->fault);

	if (result == MC_OK) {
		result = mc_members_only(object, names, "a resolution", &at, reader->fault);
	}
	if (result == MC_OK) {
		result = mc_member_choice(object, "without", true, mc_resolutions_without, &without, &at, reader->fault);
	}
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "with", rules->adjudicates, mc_resolutions, &with, nothing);
	}
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "scope", rules->adjudicates, mc_scopes, &scope, nothing);
	}
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "adjudicatorsees", rules->adjudicates, mc_sights, &sees, nothing);
	}
	if (result != MC_OK) {
		return result;
	}
	rules->without = (mc_resolution) without;
	if (rules->adjudicates) {
		rules->with = (mc_resolution) with;
		rules->scope = (mc_scope) scope;
		rules->sees = (mc_sees) sees;
	}
	result = mc_rules_read_details(reader, object, &at);
	return result == MC_OK && rules->adjudicates ? mc_rules_check_with(reader, &with_at) : result;
}

mc_result mc_rules_read_vote(mc_rules_reader *reader)
{
	static const char *const names[] = { "even", NULL };
	mc_rules *rules = reader->rules;
	mc_pointer at = mc_pointer_member(&reader->root, MC_LITERAL("vote"));
	const json_t *object;
	mc_result result;

	rules->vote = -1;
	if (json_object_get(reader->document, "vote") == NULL) {
		return MC_OK;
	}
	if (rules->kind == MC_KIND_PROFILE) {
		return mc_rules_useless(reader, &reader->root, "vote", "on a profile: whoever scores everything would award");
	}
	result = mc_member_object(reader->document, "vote", true, &object, &reader->root, reader->fault);
	if (result == MC_OK) {
		result = mc_members_only(object, names, "a vote", &at, reader->fault);
	}
	if (result == MC_OK) {
		result = mc_member_choice(object, "even", true, mc_even_votes, &rules->vote, &at, reader->fault);
	}
	if (result != MC_OK) {
		return result;
	}
	if (rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "A vote needs at least 2 reviewers");
	}
	if (rules->adjudicates && (rules->with == MC_BY_TERTIUM_QUID || rules->with == MC_BY_EXPERT_COMBINED)) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/with", "\"%s\" makes values of ratings, and outcomes that are counted have none",
			mc_resolutions[rules->with]);
	}
	if (rules->adjudicates && rules->scope != MC_SCOPE_ALL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/scope", "Where outcomes are counted, the further review needs one of its own: this should be \"all\"");
	}
	return MC_OK;
}
