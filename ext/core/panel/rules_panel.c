/* The panel: its codes, its size, and what asks for an adjudication. */
#include "rules_reader.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

mc_result mc_rules_read_codes(mc_rules_reader *reader)
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

mc_result mc_rules_read_reviewers(mc_rules_reader *reader)
{
	return mc_rules_whole(reader, reader->document, "reviewers", 1, MC_RULES_MAX_REVIEWERS, &reader->root, &reader->rules->reviewers);
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

/* Totals near the cut. */
static mc_result mc_rules_read_band(mc_rules_reader *reader, const json_t *item, mc_trigger *trigger, const mc_pointer *at)
{
	static const char *const names[] = { "type", "of", "within", NULL };
	const json_t *within = json_object_get(item, "within");
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("within"));
	int of;
	mc_decimal_fault decimal;
	mc_result result = mc_members_only(item, names, "a band trigger", at, reader->fault);

	if (result == MC_OK) {
		result = mc_member_choice(item, "of", true, mc_bands, &of, at, reader->fault);
	}
	if (result != MC_OK) {
		return result;
	}
	trigger->of = (mc_band_of) of;
	if (of != MC_OF_RESOLVED && reader->rules->reviewers < 2) {
		place = mc_pointer_member(at, MC_LITERAL("of"));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "With one reviewer all bands are the same, and are written \"resolved\"");
	}
	if (within == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The member \"within\" is missing");
	}
	/* As large as a total can be. */
	decimal = mc_units_read(within, MC_UNITS_MAX * MC_UNIT, &trigger->within);
	if (decimal == MC_DECIMAL_OK && trigger->within < 0) {
		decimal = MC_DECIMAL_RANGE;
	}
	return mc_rules_decimal(reader, decimal, &place, "\"within\"", "0 or more, and no more than totals can differ");
}

/* Whether the trigger can fire under these rules at all. */
static mc_result mc_rules_check_trigger(const mc_rules_reader *reader, mc_trigger_type type, const mc_pointer *at)
{
	const mc_rules *rules = reader->rules;
	const bool compares = type == MC_TRIGGER_GAP || type == MC_TRIGGER_SPLIT || type == MC_TRIGGER_MUSTPASS;

	if (compares && rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A \"%s\" trigger compares reviewers, and needs at least 2 of them", mc_trigger_types[type]);
	}
	if (type == MC_TRIGGER_UNSCORABLE && rules->codes == 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "An \"unscorable\" trigger cannot fire while \"unscorable\" lists no code");
	}
	if (type == MC_TRIGGER_SPLIT && rules->kind == MC_KIND_PROFILE) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A \"split\" trigger cannot fire on a profile: whoever scores everything would award");
	}
	if (type == MC_TRIGGER_MUSTPASS && rules->kind != MC_KIND_CONJUNCTIVE && rules->kind != MC_KIND_MIXED) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A \"mustpass\" trigger cannot fire on a standard without must-pass criteria");
	}
	if (type == MC_TRIGGER_BAND && rules->kind != MC_KIND_COMPENSATORY && rules->kind != MC_KIND_MIXED) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A \"band\" trigger cannot fire on a standard without a total");
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
	if (result == MC_OK) {
		trigger->type = (mc_trigger_type) type;
		result = mc_rules_check_trigger(reader, trigger->type, at);
	}
	if (result != MC_OK) {
		return result;
	}
	if (trigger->type == MC_TRIGGER_GAP) {
		result = mc_rules_read_gap(reader, item, trigger, at);
	} else {
		result = trigger->type == MC_TRIGGER_BAND ? mc_rules_read_band(reader, item, trigger, at)
			: mc_members_only(item, names, "a trigger of this type", at, reader->fault);
		for (size_t i = 0; result == MC_OK && i < rules->triggers; i++) {
			/* Of two bands of the same totals only the wider one has an effect. */
			if (rules->trigger[i].type == trigger->type && rules->trigger[i].of == trigger->of) {
				result = mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The trigger \"%s\" is there twice", mc_trigger_types[type]);
			}
		}
	}
	rules->triggers++;
	return result;
}

mc_result mc_rules_read_triggers(mc_rules_reader *reader)
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
