/* The resolution: how ratings become one value, and whether the raters' own outcomes are counted instead. */
#include "kinds.h"

#include <jansson.h>

const char *const mc_scopes[] = { "all", "triggered", NULL };
const char *const mc_sights[] = { "nothing", "reviews", NULL };
const char *const mc_roundings[] = { "up", "down", "half_up", "half_down", NULL };
const char *const mc_even_votes[] = { "award", "notyet", NULL };

/* The members that belong to no method. */
static const char *const mc_nothing = "without a trigger";

static bool mc_can_resolve_raters(const mc_method_kind *kind)
{
	return kind->without;
}

static bool mc_can_resolve_further(const mc_method_kind *kind)
{
	(void) kind;
	return true;
}

static bool mc_can_stand_beside(const mc_method_kind *kind)
{
	return kind->otherwise;
}

/* A method that fits, which is there exactly where it has an effect; NULL where not. */
static mc_result mc_rules_method(const mc_rules_reader *reader, const json_t *object, const char *name, bool effective,
	bool (*fits)(const mc_method_kind *kind), const char *why, const mc_pointer *at, const mc_method_kind **method)
{
	const mc_method_kind *kinds[MC_KINDS_MOST];
	const char *names[MC_KINDS_MOST];
	size_t count = 0;
	int index;
	mc_result result;

	for (size_t i = 0; mc_method_kinds[i] != NULL; i++) {
		if (fits(mc_method_kinds[i])) {
			kinds[count] = mc_method_kinds[i];
			names[count++] = mc_method_kinds[i]->name;
		}
	}
	names[count] = NULL;
	result = mc_rules_choice(reader, object, name, effective, names, why, at, &index);
	*method = result == MC_OK && index >= 0 ? kinds[index] : NULL;
	return result;
}

static bool mc_rules_use(const mc_rules *rules, const mc_method_kind *kind)
{
	return rules->without == kind || rules->with == kind || rules->otherwise == kind;
}

/* A method that goes by cuts says nothing of a criterion without one, which another method then resolves. */
static mc_result mc_rules_read_otherwise(mc_rules_reader *reader, const json_t *object, bool by_cut,
	const mc_pointer *at)
{
	bool uncut = false;

	for (size_t c = 0; c < reader->rules->criteria; c++) {
		uncut = uncut || reader->rules->cut[c] < 0;
	}
	return mc_rules_method(reader, object, "otherwise", by_cut && uncut, mc_can_stand_beside,
		by_cut ? "where every criterion is must-pass" : "where nothing is resolved by a majority", at,
		&reader->rules->otherwise);
}

static mc_result mc_rules_read_round(mc_rules_reader *reader, const json_t *object, bool by_cut, const mc_pointer *at)
{
	mc_rules *rules = reader->rules;
	mc_pointer place;

	rules->round = -1;
	if (json_object_get(object, "round") == NULL) {
		return MC_OK;
	}
	if (by_cut) {
		place = mc_pointer_member(at, MC_LITERAL("round"));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"What a majority found could be rounded away, so beside \"majority\" nothing is rounded");
	}
	if ((rules->without->between == NULL || !rules->without->between(rules, false))
		&& (rules->with == NULL || rules->with->between == NULL || !rules->with->between(rules, true))) {
		return mc_rules_useless(reader, at, "round", "where every value is that of a level");
	}
	return mc_member_choice(object, "round", true, mc_roundings, &rules->round, at, reader->fault);
}

/* Whether the rules fit a method that they name. */
static mc_result mc_rules_check_method(mc_rules_reader *reader, const char *name, const mc_method_kind *method,
	bool with, const mc_pointer *at)
{
	mc_pointer place;

	if (method == NULL || method->check == NULL) {
		return MC_OK;
	}
	place = mc_pointer_member(at, mc_slice_of(name));
	return method->check(reader, with, &place);
}

/* What has an effect only beside some of the methods. */
static mc_result mc_rules_read_details(mc_rules_reader *reader, const json_t *object, const mc_pointer *at)
{
	mc_rules *rules = reader->rules;
	const bool by_cut = rules->without->by_cut || (rules->with != NULL && rules->with->by_cut);
	mc_result result = mc_rules_check_method(reader, "without", rules->without, false, at);

	if (result == MC_OK) {
		result = mc_rules_check_method(reader, "with", rules->with, true, at);
	}
	if (result == MC_OK) {
		result = mc_rules_read_otherwise(reader, object, by_cut, at);
	}
	for (size_t i = 0; result == MC_OK && mc_method_kinds[i] != NULL; i++) {
		if (mc_method_kinds[i]->read != NULL) {
			result = mc_method_kinds[i]->read(reader, object, mc_rules_use(rules, mc_method_kinds[i]), at);
		}
	}
	return result == MC_OK ? mc_rules_read_round(reader, object, by_cut, at) : result;
}

mc_result mc_rules_read_resolution(mc_rules_reader *reader)
{
	static const char *const names[] = { "without", "with", "tie", "evenmedian", "evenmajority", "otherwise", "trim",
		"round", "scope", "adjudicatorsees", NULL };
	mc_rules *rules = reader->rules;
	mc_pointer at = mc_pointer_member(&reader->root, MC_LITERAL("resolution"));
	const json_t *object;
	int scope = -1, sees = -1;
	mc_result result = mc_member_object(reader->document, "resolution", true, &object, &reader->root, reader->fault);

	if (result == MC_OK) {
		result = mc_members_only(object, names, "a resolution", &at, reader->fault);
	}
	if (result == MC_OK) {
		result = mc_rules_method(reader, object, "without", true, mc_can_resolve_raters, "", &at, &rules->without);
	}
	if (result == MC_OK) {
		result = mc_rules_method(reader, object, "with", rules->adjudicates, mc_can_resolve_further, mc_nothing, &at,
			&rules->with);
	}
	if (result == MC_OK) {
		result = mc_rules_choice(reader, object, "scope", rules->adjudicates, mc_scopes, mc_nothing, &at, &scope);
	}
	if (result == MC_OK) {
		result = mc_rules_choice(reader, object, "adjudicatorsees", rules->adjudicates, mc_sights, mc_nothing, &at,
			&sees);
	}
	if (result != MC_OK) {
		return result;
	}
	rules->scope = scope < 0 ? MC_SCOPE_ALL : (mc_scope) scope;
	rules->sees = sees < 0 ? MC_SEES_NOTHING : (mc_sees) sees;
	return mc_rules_read_details(reader, object, &at);
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
	if (!rules->standard->cuts && !rules->standard->weighs) {
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
	if (rules->with != NULL && rules->with->new_values) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/with",
			"\"%s\" makes values of ratings, and outcomes that are counted have none", rules->with->name);
	}
	if (rules->adjudicates && rules->scope != MC_SCOPE_ALL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/scope",
			"Where outcomes are counted, the further review needs one of its own: this should be \"all\"");
	}
	return MC_OK;
}
