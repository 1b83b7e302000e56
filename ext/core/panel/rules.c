#include "rules.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

const char *const mc_rules_kinds[] = { "conjunctive", "compensatory", "mixed", NULL };
const char *const mc_trigger_types[] = { "gap", "split", "unscorable", NULL };
const char *const mc_measures[] = { "steps", "points", NULL };
const char *const mc_resolutions[] = { "mean", "median", "parity", "tertium_quid", "expert", "discussion", NULL };
const char *const mc_ties[] = { "higher", "lower", NULL };
const char *const mc_evens[] = { "mean", "low", "high", NULL };
const char *const mc_scopes[] = { "all", "triggered", NULL };
const char *const mc_sights[] = { "nothing", "reviews", NULL };

/* Raters alone can be resolved by these. */
static const char *const mc_resolutions_without[] = { "mean", "median", NULL };

/* What every function that reads a part is given. */
typedef struct {
	const json_t *document;
	const mc_rubric *rubric;
	mc_rules *rules;
	mc_pointer root;
	mc_fault *fault;
} mc_rules_reader;

void mc_rules_free(mc_rules *rules)
{
	if (rules != NULL) {
		mc_buffer_free(&rules->json);
		free(rules);
	}
}

int mc_rules_find_code(const mc_rules *rules, mc_slice code)
{
	for (size_t i = 0; i < rules->codes; i++) {
		if (mc_id_equal(rules->code[i].code, code)) {
			return (int) i;
		}
	}
	return -1;
}

static mc_result mc_rules_useless(const mc_rules_reader *reader, const mc_pointer *at, const char *name, const char *why)
{
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "\"%s\" has no effect %s, so it should not be there", name, why);
}

static mc_result mc_rules_criterion(const mc_rules_reader *reader, mc_slice id, const mc_pointer *at, size_t *criterion)
{
	int c = mc_rubric_find_criterion(reader->rubric, id);

	if (c < 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The rubric has no criterion \"%s\"", mc_excerpt_of(id).text);
	}
	*criterion = (size_t) c;
	return MC_OK;
}

static mc_result mc_rules_read_mustpass(mc_rules_reader *reader)
{
	const json_t *members;
	json_t *value;
	const char *key;
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("mustpass"));
	mc_result result;

	for (size_t c = 0; c < MC_RUBRIC_MAX_CRITERIA; c++) {
		reader->rules->cut[c] = -1;
	}
	if (reader->rules->kind == MC_KIND_COMPENSATORY) {
		return json_object_get(reader->document, "mustpass") != NULL
			? mc_rules_useless(reader, &reader->root, "mustpass", "on a compensatory standard") : MC_OK;
	}
	result = mc_member_object(reader->document, "mustpass", true, &members, &reader->root, reader->fault);
	if (result != MC_OK) {
		return result;
	}
	if (json_object_size(members) == 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "At least one criterion must be named that has to be met");
	}
	json_object_foreach((json_t *) members, key, value) {
		mc_pointer at = mc_pointer_member(&place, mc_slice_of(key));
		mc_slice level = { json_string_value(value), json_string_length(value) };
		size_t c;
		int other;

		result = mc_rules_criterion(reader, mc_slice_of(key), &at, &c);
		if (result != MC_OK) {
			return result;
		}
		if (!json_is_string(value)) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "The cut of criterion \"%s\" should be the id of one of its levels", key);
		}
		reader->rules->cut[c] = mc_criterion_find_level(&reader->rubric->criteria[c], level);
		if (reader->rules->cut[c] >= 0) {
			continue;
		}
		other = mc_rubric_find_level_anywhere(reader->rubric, level);
		if (other >= 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "The cut of criterion \"%s\" is level \"%s\", which belongs to criterion \"%s\"",
				key, mc_excerpt_of(level).text, reader->rubric->criteria[other].id);
		}
		return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "Criterion \"%s\" has no level \"%s\"", key, mc_excerpt_of(level).text);
	}
	return MC_OK;
}

/* The refusal of a decimal that is not as it should be; range says what it should be. */
static mc_result mc_rules_decimal(const mc_rules_reader *reader, mc_decimal_fault decimal, const mc_pointer *at, const char *what, const char *range)
{
	switch (decimal) {
		case MC_DECIMAL_OK:
			return MC_OK;
		case MC_DECIMAL_TYPE:
			return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "%s should be a number", what);
		case MC_DECIMAL_DIGITS:
			return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "%s has more than %d decimals", what, MC_DECIMALS);
		case MC_DECIMAL_RANGE:
			break;
	}
	return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "%s should be %s", what, range);
}

static mc_result mc_rules_read_weights(mc_rules_reader *reader)
{
	mc_rules *rules = reader->rules;
	const json_t *members;
	json_t *value;
	const char *key;
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("weights"));
	bool counts = false;
	mc_result result = mc_member_object(reader->document, "weights", true, &members, &reader->root, reader->fault);

	if (result != MC_OK) {
		return result;
	}
	if (!reader->rubric->has_points) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "The levels of this rubric have no points, so there is no total to reach: the standard can only be conjunctive");
	}
	json_object_foreach((json_t *) members, key, value) {
		mc_pointer at = mc_pointer_member(&place, mc_slice_of(key));
		size_t c;

		result = mc_rules_criterion(reader, mc_slice_of(key), &at, &c);
		if (result == MC_OK) {
			mc_decimal_fault decimal = mc_units_read(value, MC_RULES_MAX_WEIGHT, &rules->weight[c]);

			if (decimal == MC_DECIMAL_OK && rules->weight[c] < 0) {
				decimal = MC_DECIMAL_RANGE;
			}
			result = mc_rules_decimal(reader, decimal, &at, "A weight", "from 0 to 1000");
		}
		if (result != MC_OK) {
			return result;
		}
		rules->weighted[c] = true;
		counts = counts || rules->weight[c] > 0;
	}
	if (!counts) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "At least one criterion should have a weight above 0");
	}
	for (size_t c = 0; c < reader->rubric->count; c++) {
		if (!rules->weighted[c] && rules->cut[c] < 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, rules->kind == MC_KIND_MIXED
				? "Criterion \"%s\" is neither must-pass nor weighted; give it a weight, which may be 0"
				: "Criterion \"%s\" has no weight; give it one, which may be 0", reader->rubric->criteria[c].id);
		}
	}
	return MC_OK;
}

static mc_result mc_rules_read_total(mc_rules_reader *reader)
{
	mc_rules *rules = reader->rules;
	const json_t *value = json_object_get(reader->document, "total");
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("total"));
	mc_wide most = 0;
	char text[MC_EXACT_SIZE];
	mc_result result;

	if (value == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "", "The member \"total\" is missing");
	}
	result = mc_rules_decimal(reader, mc_units_read(value, MC_UNITS_MAX * MC_UNIT, &rules->total), &place, "\"total\"", "a number that the rubric can give");
	if (result != MC_OK) {
		return result;
	}
	for (size_t c = 0; c < reader->rubric->count; c++) {
		const mc_criterion *criterion = &reader->rubric->criteria[c];

		most += (mc_wide) criterion->levels[criterion->count - 1].points * rules->weight[c];
	}
	if ((mc_wide) rules->total * MC_UNIT > most) {
		mc_exact_write(most, (mc_wide) MC_UNIT * MC_UNIT, text);
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "Nobody could reach this total: the highest levels with these weights make %s", text);
	}
	return MC_OK;
}

static mc_result mc_rules_read_standard(mc_rules_reader *reader)
{
	int kind;
	mc_result result = mc_member_choice(reader->document, "kind", true, mc_rules_kinds, &kind, &reader->root, reader->fault);

	if (result != MC_OK) {
		return result;
	}
	reader->rules->kind = (mc_rules_kind) kind;
	result = mc_rules_read_mustpass(reader);
	if (result != MC_OK) {
		return result;
	}
	if (kind != MC_KIND_CONJUNCTIVE) {
		result = mc_rules_read_weights(reader);
		return result == MC_OK ? mc_rules_read_total(reader) : result;
	}
	if (json_object_get(reader->document, "weights") != NULL) {
		return mc_rules_useless(reader, &reader->root, "weights", "on a conjunctive standard");
	}
	return json_object_get(reader->document, "total") != NULL ? mc_rules_useless(reader, &reader->root, "total", "on a conjunctive standard") : MC_OK;
}

static mc_result mc_rules_read_codes(mc_rules_reader *reader)
{
	static const char *const names[] = { "code", "name", NULL };
	mc_rules *rules = reader->rules;
	const json_t *list = NULL;
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("unscorable"));
	mc_result result = mc_member_array(reader->document, "unscorable", 0, MC_RULES_MAX_CODES, &list, &reader->root, reader->fault);

	for (size_t i = 0; result == MC_OK && i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		mc_pointer at = mc_pointer_item(&place, i), here;
		mc_unscorable *code = &rules->code[i];
		mc_slice name, copy = { NULL, 0 };
		mc_text_fault fault;

		result = mc_members_only(item, names, "an unscorable code", &at, reader->fault);
		if (result == MC_OK) {
			result = mc_member_id(item, "code", code->code, &at, reader->fault);
		}
		if (result == MC_OK) {
			result = mc_member_string(item, "name", true, &name, &at, reader->fault);
		}
		if (result != MC_OK) {
			return result;
		}
		here = mc_pointer_member(&at, MC_LITERAL("code"));
		if (mc_rules_find_code(rules, mc_slice_of(code->code)) >= 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "The code \"%s\" is there twice", code->code);
		}
		if (mc_rubric_find_level_anywhere(reader->rubric, mc_slice_of(code->code)) >= 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "The code \"%s\" is also the id of a level", code->code);
		}
		here = mc_pointer_member(&at, MC_LITERAL("name"));
		fault = mc_text_copy(name, &copy);
		if (fault == MC_TEXT_NOMEM) {
			return MC_E_NOMEM;
		}
		if (fault != MC_TEXT_OK || copy.length == 0 || copy.length > MC_RULES_MAX_NAME) {
			free((char *) copy.data);
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "The name of a code should be 1 to %d bytes of text", MC_RULES_MAX_NAME);
		}
		memcpy(code->name, copy.data, copy.length);
		code->name[copy.length] = '\0';
		free((char *) copy.data);
		rules->codes++;
	}
	return result;
}

static mc_result mc_rules_read_reviewers(mc_rules_reader *reader)
{
	const json_t *value = json_object_get(reader->document, "reviewers");
	mc_units reviewers;

	if (value == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "", "The member \"reviewers\" is missing");
	}
	if (mc_units_read(value, MC_RULES_MAX_REVIEWERS * MC_UNIT, &reviewers) != MC_DECIMAL_OK || reviewers < MC_UNIT || reviewers % MC_UNIT != 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/reviewers", "\"reviewers\" should be a whole number from 1 to %d", MC_RULES_MAX_REVIEWERS);
	}
	reader->rules->reviewers = (unsigned) (reviewers / MC_UNIT);
	return MC_OK;
}

static mc_result mc_rules_read_gap(mc_rules_reader *reader, const json_t *item, mc_trigger *trigger, const mc_pointer *at)
{
	static const char *const names[] = { "type", "measure", "over", "criteria", NULL };
	const json_t *over = json_object_get(item, "over"), *list;
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("over"));
	int measure;
	mc_decimal_fault decimal;
	mc_result result = mc_members_only(item, names, "a gap trigger", at, reader->fault);

	if (result == MC_OK) {
		result = mc_member_choice(item, "measure", true, mc_measures, &measure, at, reader->fault);
	}
	if (result != MC_OK) {
		return result;
	}
	trigger->measure = (mc_measure) measure;
	if (trigger->measure == MC_MEASURE_POINTS && !reader->rubric->has_points) {
		place = mc_pointer_member(at, MC_LITERAL("measure"));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "The levels of this rubric have no points, so a gap can only be measured in steps");
	}
	if (over == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The member \"over\" is missing");
	}
	decimal = mc_units_read(over, 2 * MC_UNITS_MAX, &trigger->over);
	if (decimal == MC_DECIMAL_OK && (trigger->over < 0 || (trigger->measure == MC_MEASURE_STEPS && trigger->over % MC_UNIT != 0))) {
		decimal = MC_DECIMAL_RANGE;
	}
	result = mc_rules_decimal(reader, decimal, &place, "\"over\"", trigger->measure == MC_MEASURE_STEPS ? "a whole number, 0 or more" : "0 or more, and no more than points can differ");
	trigger->named = json_object_get(item, "criteria") != NULL;
	if (result != MC_OK || !trigger->named) {
		for (size_t c = 0; c < reader->rubric->count; c++) {
			trigger->looksat[c] = true;
		}
		return result;
	}
	result = mc_member_array(item, "criteria", 1, MC_RUBRIC_MAX_CRITERIA, &list, at, reader->fault);
	if (result != MC_OK) {
		return result;
	}
	place = mc_pointer_member(at, MC_LITERAL("criteria"));
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *id = json_array_get(list, i);
		mc_pointer here = mc_pointer_item(&place, i);
		size_t c;

		if (!json_is_string(id)) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "Here should be the id of a criterion");
		}
		result = mc_rules_criterion(reader, (mc_slice) { json_string_value(id), json_string_length(id) }, &here, &c);
		if (result != MC_OK) {
			return result;
		}
		if (trigger->looksat[c]) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "Criterion \"%s\" is named twice", reader->rubric->criteria[c].id);
		}
		trigger->looksat[c] = true;
	}
	return MC_OK;
}

static mc_result mc_rules_read_trigger(mc_rules_reader *reader, const json_t *item, const mc_pointer *at)
{
	static const char *const names[] = { "type", NULL };
	mc_rules *rules = reader->rules;
	mc_trigger *trigger = &rules->trigger[rules->triggers];
	int type;
	mc_result result;

	if (!json_is_object(item)) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "Here should be an object: a trigger");
	}
	result = mc_member_choice(item, "type", true, mc_trigger_types, &type, at, reader->fault);
	if (result != MC_OK) {
		return result;
	}
	trigger->type = (mc_trigger_type) type;
	if (trigger->type != MC_TRIGGER_UNSCORABLE && rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A \"%s\" trigger compares reviewers, and needs at least 2 of them", mc_trigger_types[type]);
	}
	if (trigger->type == MC_TRIGGER_UNSCORABLE && rules->codes == 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "An \"unscorable\" trigger cannot fire while \"unscorable\" lists no code");
	}
	if (trigger->type == MC_TRIGGER_GAP) {
		result = mc_rules_read_gap(reader, item, trigger, at);
	} else {
		result = mc_members_only(item, names, "a trigger of this type", at, reader->fault);
		for (size_t i = 0; result == MC_OK && i < rules->triggers; i++) {
			if (rules->trigger[i].type == trigger->type) {
				result = mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The trigger \"%s\" is there twice", mc_trigger_types[type]);
			}
		}
	}
	rules->triggers++;
	return result;
}

static mc_result mc_rules_read_triggers(mc_rules_reader *reader)
{
	const json_t *list = NULL;
	mc_pointer place = mc_pointer_member(&reader->root, MC_LITERAL("triggers"));
	mc_result result = mc_member_array(reader->document, "triggers", 0, MC_RULES_MAX_TRIGGERS, &list, &reader->root, reader->fault);

	for (size_t i = 0; result == MC_OK && i < json_array_size(list); i++) {
		mc_pointer at = mc_pointer_item(&place, i);

		result = mc_rules_read_trigger(reader, json_array_get(list, i), &at);
	}
	reader->rules->adjudicates = reader->rules->triggers > 0;
	return result;
}

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

static mc_result mc_rules_read_resolution(mc_rules_reader *reader)
{
	static const char *const names[] = { "without", "with", "tie", "evenmedian", "scope", "adjudicatorsees", NULL };
	static const char *const nothing = "without a trigger";
	mc_rules *rules = reader->rules;
	mc_pointer at = mc_pointer_member(&reader->root, MC_LITERAL("resolution"));
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
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "tie", rules->adjudicates && with == MC_BY_TERTIUM_QUID, mc_ties, &rules->tie,
			"unless \"with\" is \"tertium_quid\"");
	}
	if (result == MC_OK) {
		result = mc_rules_read_choice(reader, object, "evenmedian", without == MC_BY_MEDIAN || (rules->adjudicates && with == MC_BY_MEDIAN),
			mc_evens, &rules->even, "where nothing is resolved by a median");
	}
	if (result != MC_OK) {
		return result;
	}
	rules->without = (mc_resolution) without;
	if (!rules->adjudicates) {
		return MC_OK;
	}
	rules->with = (mc_resolution) with;
	rules->scope = (mc_scope) scope;
	rules->sees = (mc_sees) sees;
	at = mc_pointer_member(&at, MC_LITERAL("with"));
	if ((rules->with == MC_BY_PARITY || rules->with == MC_BY_TERTIUM_QUID) && rules->reviewers != 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "\"%s\" is for exactly 2 reviewers, and these rules want %u",
			mc_resolutions[with], rules->reviewers);
	}
	if (rules->with == MC_BY_DISCUSSION && rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "A discussion needs at least 2 reviewers");
	}
	if (rules->with == MC_BY_DISCUSSION && rules->sees != MC_SEES_REVIEWS) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/adjudicatorsees", "Reviewers who talk about their reviews see them: this should be \"reviews\"");
	}
	return MC_OK;
}

mc_result mc_rules_read(mc_slice json, const mc_rubric *rubric, mc_rules **out, mc_fault *fault)
{
	static const char *const names[] = { "format", "kind", "mustpass", "weights", "total", "reviewers", "triggers", "resolution", "unscorable", NULL };
	json_t *document = NULL;
	mc_rules_reader reader = { .rubric = rubric, .fault = fault, .root = mc_pointer_root() };
	mc_result result;

	if (json.length > MC_RULES_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The rules are larger than %u MiB", MC_RULES_MAX_BYTES / 1024 / 1024);
	}
	result = mc_json_load(json, &document, fault);
	reader.document = document;
	if (result == MC_OK) {
		result = mc_member_format(document, "microcred-rules-1", "a set of Microcred rules", fault);
	}
	if (result == MC_OK) {
		result = mc_members_only(document, names, "a set of rules", &reader.root, fault);
	}
	if (result == MC_OK) {
		reader.rules = calloc(1, sizeof(*reader.rules));
		result = reader.rules != NULL ? MC_OK : MC_E_NOMEM;
	}
	if (result == MC_OK) {
		memcpy(reader.rules->rubric, rubric->digest, sizeof(rubric->digest));
		reader.rules->criteria = rubric->count;
		result = mc_rules_read_standard(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_codes(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_reviewers(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_triggers(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_resolution(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_write(reader.rules, rubric, fault);
	}
	json_decref(document);
	if (result != MC_OK) {
		mc_rules_free(reader.rules);
		return result;
	}
	*out = reader.rules;
	return MC_OK;
}
