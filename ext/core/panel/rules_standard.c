/* The standard: what must be met, what is weighed, and against what. */
#include "rules_reader.h"

#include <jansson.h>

const mc_standard_kind mc_standards[] = {
	{ .name = "conjunctive", .on = "on a conjunctive standard", .cuts = true },
	{ .name = "compensatory", .on = "on a compensatory standard", .weighs = true },
	{ .name = "mixed", .on = "on a mixed standard", .cuts = true, .weighs = true },
	{ .name = "profile", .on = "on a profile" },
	{ .name = NULL },
};

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
	if (!reader->rules->standard->cuts) {
		return json_object_get(reader->document, "mustpass") == NULL ? MC_OK
			: mc_rules_useless(reader, &reader->root, "mustpass", reader->rules->standard->on);
	}
	result = mc_member_object(reader->document, "mustpass", true, &members, &reader->root, reader->fault);
	if (result != MC_OK) {
		return result;
	}
	if (json_object_size(members) == 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"At least one criterion must be named that has to be met");
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
			return mc_fail_at(reader->fault, MC_E_FORMAT, at.text,
				"The cut of criterion \"%s\" should be the id of one of its levels", key);
		}
		reader->rules->cut[c] = mc_criterion_find_level(&reader->rubric->criteria[c], level);
		if (reader->rules->cut[c] >= 0) {
			continue;
		}
		other = mc_rubric_find_level_anywhere(reader->rubric, level);
		if (other >= 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, at.text,
				"The cut of criterion \"%s\" is level \"%s\", which belongs to criterion \"%s\"",
				key, mc_excerpt_of(level).text, reader->rubric->criteria[other].id);
		}
		return mc_fail_at(reader->fault, MC_E_FORMAT, at.text, "Criterion \"%s\" has no level \"%s\"", key,
			mc_excerpt_of(level).text);
	}
	return MC_OK;
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
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "The levels of this rubric have no points, "
			"so there is no total to reach: the standard can only be conjunctive or a profile");
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
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"At least one criterion should have a weight above 0");
	}
	for (size_t c = 0; c < reader->rubric->count; c++) {
		if (!rules->weighted[c] && rules->cut[c] < 0) {
			return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, rules->standard->cuts
				? "Criterion \"%s\" is neither must-pass nor weighted; give it a weight, which may be 0"
				: "Criterion \"%s\" has no weight; give it one, which may be 0", reader->rubric->criteria[c].id);
		}
	}
	return MC_OK;
}

/* "total" is the cut of the weighted sum, "mean" that of the weighted mean: just one of them is there. */
static mc_result mc_rules_read_total(mc_rules_reader *reader)
{
	mc_rules *rules = reader->rules;
	const json_t *total = json_object_get(reader->document, "total"), *mean = json_object_get(reader->document, "mean");
	const char *name = mean != NULL ? "mean" : "total";
	mc_pointer place = mc_pointer_member(&reader->root, mc_slice_of(name));
	mc_decimal_fault decimal;
	mc_wide most = 0;
	char text[MC_EXACT_SIZE];
	mc_result result;

	if (total == NULL && mean == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "",
			"The member \"total\" is missing (or \"mean\", where the weighted mean counts)");
	}
	if (total != NULL && mean != NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"Either \"total\" or \"mean\" says what is to be reached, not both");
	}
	rules->averaged = mean != NULL;
	decimal = mc_units_read(rules->averaged ? mean : total, MC_UNITS_MAX * MC_UNIT, &rules->total);
	result = mc_rules_decimal(reader, decimal, &place,
		rules->averaged ? "\"mean\"" : "\"total\"", "a number that the rubric can give");
	if (result != MC_OK) {
		return result;
	}
	/* At most 100 * 1e10 * 1e8 units of units; the cut, 1e15 units, times at most 1e10 of them: both below 2^127. */
	for (size_t c = 0; c < reader->rubric->count; c++) {
		const mc_criterion *criterion = &reader->rubric->criteria[c];

		most += (mc_wide) criterion->levels[criterion->count - 1].points * rules->weight[c];
		rules->weights += rules->weight[c];
	}
	if ((mc_wide) rules->total * (rules->averaged ? rules->weights : MC_UNIT) > most) {
		mc_exact_write(most, (mc_wide) MC_UNIT * (rules->averaged ? rules->weights : MC_UNIT), text);
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"Nobody could reach this %s: the highest levels with these weights make %s", name, text);
	}
	return MC_OK;
}

mc_result mc_rules_read_standard(mc_rules_reader *reader)
{
	static const char *const totals[] = { "weights", "total", "mean" };
	const char *names[sizeof(mc_standards) / sizeof(mc_standards[0])];
	size_t count = 0;
	int kind;
	mc_result result;

	for (; mc_standards[count].name != NULL; count++) {
		names[count] = mc_standards[count].name;
	}
	names[count] = NULL;
	result = mc_member_choice(reader->document, "kind", true, names, &kind, &reader->root, reader->fault);
	if (result != MC_OK) {
		return result;
	}
	reader->rules->standard = &mc_standards[kind];
	result = mc_rules_read_mustpass(reader);
	if (result != MC_OK) {
		return result;
	}
	if (reader->rules->standard->weighs) {
		result = mc_rules_read_weights(reader);
		return result == MC_OK ? mc_rules_read_total(reader) : result;
	}
	for (size_t i = 0; i < sizeof(totals) / sizeof(totals[0]); i++) {
		if (json_object_get(reader->document, totals[i]) != NULL) {
			return mc_rules_useless(reader, &reader->root, totals[i], reader->rules->standard->on);
		}
	}
	return MC_OK;
}
