/* Members of rules, one at a time, each refused with its place and a sentence; and written back. */
#include "rules_reader.h"

#include <jansson.h>

mc_result mc_rules_useless(const mc_rules_reader *reader, const mc_pointer *at, const char *name, const char *why)
{
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "\"%s\" has no effect %s, so it should not be there",
		name, why);
}

mc_result mc_rules_criterion(const mc_rules_reader *reader, mc_slice id, const mc_pointer *at, size_t *criterion)
{
	int c = mc_rubric_find_criterion(reader->rubric, id);

	if (c < 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The rubric has no criterion \"%s\"",
			mc_excerpt_of(id).text);
	}
	*criterion = (size_t) c;
	return MC_OK;
}

mc_result mc_rules_criteria(const mc_rules_reader *reader, const json_t *object, const mc_pointer *at, bool *looksat)
{
	const json_t *list = NULL;
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("criteria"));
	mc_result result = mc_member_array(object, "criteria", 1, MC_RUBRIC_MAX_CRITERIA, &list, at, reader->fault);

	for (size_t i = 0; result == MC_OK && i < json_array_size(list); i++) {
		const json_t *id = json_array_get(list, i);
		mc_pointer here = mc_pointer_item(&place, i);
		mc_slice text = { json_string_value(id), json_string_length(id) };
		size_t c = 0;

		if (!json_is_string(id)) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "Here should be the id of a criterion");
		}
		result = mc_rules_criterion(reader, text, &here, &c);
		if (result == MC_OK && looksat[c]) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, here.text, "Criterion \"%s\" is named twice",
				reader->rubric->criteria[c].id);
		}
		looksat[c] = looksat[c] || result == MC_OK;
	}
	return result;
}

mc_result mc_rules_decimal(const mc_rules_reader *reader, mc_decimal_fault decimal, const mc_pointer *at,
	const char *what, const char *range)
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

mc_result mc_rules_limit(const mc_rules_reader *reader, const json_t *object, const char *name, mc_units most,
	bool whole, const char *range, const mc_pointer *at, mc_units *limit)
{
	const json_t *value = json_object_get(object, name);
	mc_pointer place;
	mc_decimal_fault decimal;
	char what[32];

	if (value == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The member \"%s\" is missing", name);
	}
	decimal = mc_units_read(value, most, limit);
	if (decimal == MC_DECIMAL_OK && (*limit < 0 || (whole && *limit % MC_UNIT != 0))) {
		decimal = MC_DECIMAL_RANGE;
	}
	if (decimal == MC_DECIMAL_OK) {
		return MC_OK;
	}
	place = mc_pointer_member(at, mc_slice_of(name));
	snprintf(what, sizeof(what), "\"%s\"", name);
	return mc_rules_decimal(reader, decimal, &place, what, range);
}

mc_result mc_rules_whole(const mc_rules_reader *reader, const json_t *object, const char *name, unsigned least,
	unsigned most, const mc_pointer *at, unsigned *number)
{
	const json_t *value = json_object_get(object, name);
	mc_pointer place;
	mc_units units;

	if (value == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The member \"%s\" is missing", name);
	}
	if (mc_units_read(value, most * MC_UNIT, &units) != MC_DECIMAL_OK || units < least * MC_UNIT
		|| units % MC_UNIT != 0) {
		place = mc_pointer_member(at, mc_slice_of(name));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "\"%s\" should be a whole number from %u to %u", name,
			least, most);
	}
	*number = (unsigned) (units / MC_UNIT);
	return MC_OK;
}

mc_result mc_rules_choice(const mc_rules_reader *reader, const json_t *object, const char *name, bool effective,
	const char *const *choices, const char *why, const mc_pointer *at, int *index)
{
	*index = -1;
	if (effective) {
		return mc_member_choice(object, name, true, choices, index, at, reader->fault);
	}
	return json_object_get(object, name) != NULL ? mc_rules_useless(reader, at, name, why) : MC_OK;
}

bool mc_rules_set(json_t *object, const char *name, json_t *value)
{
	return json_object_set_new(object, name, value) == 0;
}

json_t *mc_rules_number(mc_units units)
{
	return json_real(mc_units_double(units));
}
