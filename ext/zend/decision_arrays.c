/* The arrays of a decision, of the facts that its JSON is made of: to read that text takes five times as long. */
#include "decision_arrays.h"

#include "ext/json/php_json.h"

typedef enum {
	MC_NAME_CODE, MC_NAME_COUNTED, MC_NAME_CRITERION, MC_NAME_CUT, MC_NAME_ID, MC_NAME_INPUTS, MC_NAME_LEVEL,
	MC_NAME_MET, MC_NAME_POINTS, MC_NAME_RESOLVED, MC_NAME_REVIEWER, MC_NAME_ROLE, MC_NAME_RULE,
	MC_NAME_UNROUNDED, MC_NAME_VALUE, MC_NAME_WEIGHT, MC_NAME_WHY, MC_NAMES
} mc_name;

/* Interned once, for all requests. */
static zend_string *mc_name_strings[MC_NAMES], *mc_role_strings[MC_ROLE_AGREED + 1];

void mc_minit_decision_arrays(void)
{
	static const char *const names[MC_NAMES] = {
		"code", "counted", "criterion", "cut", "id", "inputs", "level", "met", "points", "resolved", "reviewer", "role",
		"rule", "unrounded", "value", "weight", "why"
	};

	for (size_t i = 0; i < MC_NAMES; i++) {
		mc_name_strings[i] = zend_string_init_interned(names[i], strlen(names[i]), 1);
	}
	for (size_t i = 0; i <= MC_ROLE_AGREED; i++) {
		mc_role_strings[i] = zend_string_init_interned(mc_roles[i], strlen(mc_roles[i]), 1);
	}
}

/* An array of so many members, which are put in by mc_put() in RFC 8785's order. */
static HashTable *mc_members(zval *into, uint32_t count)
{
	array_init_size(into, count);
	zend_hash_real_init_mixed(Z_ARRVAL_P(into));
	return Z_ARRVAL_P(into);
}

static void mc_put(HashTable *members, mc_name name, zval *value)
{
	_zend_hash_append(members, mc_name_strings[name], value);
}

static void mc_put_null(HashTable *members, mc_name name)
{
	zval value;

	ZVAL_NULL(&value);
	mc_put(members, name, &value);
}

static void mc_put_bool(HashTable *members, mc_name name, bool is)
{
	zval value;

	ZVAL_BOOL(&value, is);
	mc_put(members, name, &value);
}

/* Takes the string over. */
static void mc_put_string(HashTable *members, mc_name name, zend_string *string)
{
	zval value;

	ZVAL_STR(&value, string);
	mc_put(members, name, &value);
}

/* One of the few words that the core has: those that are interned already are not made again. */
static void mc_put_word(HashTable *members, mc_name name, const char *word)
{
	if (word != NULL) {
		mc_put_string(members, name, zend_string_init_existing_interned(word, strlen(word), 0));
	} else {
		mc_put_null(members, name);
	}
}

static void mc_put_exact(HashTable *members, mc_name name, mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];
	const size_t length = mc_exact_write(numerator, denominator, text);

	mc_put_string(members, name, zend_string_init_fast(text, length));
}

/* What a level counts, as text: made once for each rubric. */
static zend_string *mc_worth(mc_criterion_names *names, const mc_criterion *criterion, int level)
{
	if (names->worth[level] == NULL) {
		const char *exact = criterion->levels[level].exact;

		names->worth[level] = zend_string_init_fast(exact, strlen(exact));
	}
	return zend_string_copy(names->worth[level]);
}

/* Where the arrays are made: what their strings are taken from. */
typedef struct {
	const mc_decision *decision;
	const mc_rubric *rubric;
	mc_rubric_names *names;
	zend_string *reviewer[MC_RULES_MAX_REVIEWERS + 1]; /* NULL until it is asked for */
} mc_decision_arrays;

static zend_string *mc_arrays_reviewer(mc_decision_arrays *arrays, const mc_input *input)
{
	if (arrays->reviewer[input->rater] == NULL) {
		arrays->reviewer[input->rater] = zend_string_init(input->reviewer, strlen(input->reviewer), 0);
	}
	return zend_string_copy(arrays->reviewer[input->rater]);
}

static void mc_arrays_input(mc_decision_arrays *arrays, size_t c, const mc_input *input, zval *into)
{
	mc_criterion_names *names = &arrays->names->criterion[c];
	HashTable *members = mc_members(into, 7);

	mc_put_word(members, MC_NAME_CODE, input->code);
	mc_put_bool(members, MC_NAME_COUNTED, input->why == NULL);
	if (input->level >= 0) {
		mc_put_string(members, MC_NAME_LEVEL, zend_string_copy(names->level[input->level]));
		mc_put_string(members, MC_NAME_POINTS, mc_worth(names, &arrays->rubric->criteria[c], input->level));
	} else {
		mc_put_null(members, MC_NAME_LEVEL);
		mc_put_null(members, MC_NAME_POINTS);
	}
	mc_put_string(members, MC_NAME_REVIEWER, mc_arrays_reviewer(arrays, input));
	mc_put_string(members, MC_NAME_ROLE, mc_role_strings[input->role]);
	mc_put_word(members, MC_NAME_WHY, input->why);
}

static void mc_arrays_inputs(mc_decision_arrays *arrays, size_t c, const mc_told *told, HashTable *members)
{
	zval list;

	array_init_size(&list, (uint32_t) told->inputs);
	for (size_t i = 0; i < told->inputs; i++) {
		zval input;

		mc_arrays_input(arrays, c, &told->input[i], &input);
		zend_hash_next_index_insert_new(Z_ARRVAL(list), &input);
	}
	mc_put(members, MC_NAME_INPUTS, &list);
}

static void mc_arrays_cut(mc_decision_arrays *arrays, size_t c, int cut, HashTable *members)
{
	mc_criterion_names *names = &arrays->names->criterion[c];
	HashTable *inner;
	zval value;

	if (cut < 0) {
		mc_put_null(members, MC_NAME_CUT);
		return;
	}
	inner = mc_members(&value, 2);
	mc_put_string(inner, MC_NAME_LEVEL, zend_string_copy(names->level[cut]));
	mc_put_string(inner, MC_NAME_POINTS, mc_worth(names, &arrays->rubric->criteria[c], cut));
	mc_put(members, MC_NAME_CUT, &value);
}

static void mc_arrays_value(mc_decision_arrays *arrays, size_t c, const mc_told *told, HashTable *members)
{
	const mc_criterion *criterion = &arrays->rubric->criteria[c];
	zval value;

	if (told->level >= 0) {
		mc_put_string(members, MC_NAME_RESOLVED, mc_worth(&arrays->names->criterion[c], criterion, told->level));
	} else if (told->known) {
		mc_put_exact(members, MC_NAME_RESOLVED, told->value, MC_SHARES_POINT);
	} else {
		mc_put_null(members, MC_NAME_RESOLVED);
	}
	mc_put_word(members, MC_NAME_RULE, told->rule);
	if (told->rounded) {
		mc_put_exact(members, MC_NAME_UNROUNDED, told->exact, MC_SHARES_POINT);
	} else {
		mc_put_null(members, MC_NAME_UNROUNDED);
	}
	if (told->known) {
		ZVAL_DOUBLE(&value, told->level >= 0 ? criterion->levels[told->level].number
			: mc_exact_double(told->value, MC_SHARES_POINT));
		mc_put(members, MC_NAME_VALUE, &value);
	} else {
		mc_put_null(members, MC_NAME_VALUE);
	}
	if (told->weighted) {
		mc_put_exact(members, MC_NAME_WEIGHT, told->weight, MC_UNIT);
	} else {
		mc_put_null(members, MC_NAME_WEIGHT);
	}
}

static void mc_arrays_criterion(mc_decision_arrays *arrays, size_t c, zval *into)
{
	const mc_criterion_names *names = &arrays->names->criterion[c];
	HashTable *members = mc_members(into, 10);
	mc_told told;

	mc_decision_criterion(arrays->decision, c, &told);
	mc_arrays_cut(arrays, c, told.cut, members);
	mc_put_string(members, MC_NAME_ID, zend_string_copy(names->id));
	mc_arrays_inputs(arrays, c, &told, members);
	if (told.level >= 0) {
		mc_put_string(members, MC_NAME_LEVEL, zend_string_copy(names->level[told.level]));
	} else {
		mc_put_null(members, MC_NAME_LEVEL);
	}
	if (told.known && told.cut >= 0) {
		mc_put_bool(members, MC_NAME_MET, told.met);
	} else {
		mc_put_null(members, MC_NAME_MET);
	}
	mc_arrays_value(arrays, c, &told, members);
}

void mc_decision_criteria(zval *into, const mc_decision *decision, zend_object *rubric)
{
	mc_decision_arrays arrays = { .decision = decision, .rubric = mc_rubric_in(rubric) };

	arrays.names = mc_rubric_names_of(rubric);
	array_init_size(into, (uint32_t) arrays.rubric->count);
	for (size_t c = 0; c < arrays.rubric->count; c++) {
		zval criterion;

		mc_arrays_criterion(&arrays, c, &criterion);
		zend_hash_next_index_insert_new(Z_ARRVAL_P(into), &criterion);
	}
	for (size_t r = 0; r <= MC_RULES_MAX_REVIEWERS; r++) {
		if (arrays.reviewer[r] != NULL) {
			zend_string_release(arrays.reviewer[r]);
		}
	}
}

void mc_decision_reasons_list(zval *into, const mc_decision *decision, zend_object *rubric)
{
	const mc_rubric_names *names = mc_rubric_names_of(rubric);
	mc_reason reasons[MC_REASONS_MOST];
	const size_t count = mc_decision_reasons(decision, reasons);

	array_init_size(into, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		HashTable *members;
		zval reason;

		members = mc_members(&reason, 2);
		mc_put_word(members, MC_NAME_CODE, reasons[i].code);
		if (reasons[i].criterion >= 0) {
			mc_put_string(members, MC_NAME_CRITERION, zend_string_copy(names->criterion[reasons[i].criterion].id));
		} else {
			mc_put_null(members, MC_NAME_CRITERION);
		}
		zend_hash_next_index_insert_new(Z_ARRVAL_P(into), &reason);
	}
}

/* What a trigger tells is its kind's own matter, so it is read from its text; mostly there is none. */
void mc_decision_triggers_list(zval *into, const mc_decision *decision)
{
	mc_buffer json = { 0 };

	if (!mc_decision_triggered(decision)) {
		ZVAL_EMPTY_ARRAY(into);
		return;
	}
	ZVAL_EMPTY_ARRAY(into);
	if (mc_decision_triggers_json(decision, &json) != MC_OK || mc_buffer_terminate(&json) != MC_OK
		|| php_json_decode_ex(into, json.data, json.length, PHP_JSON_OBJECT_AS_ARRAY, 8) == FAILURE) {
		mc_throw(MC_E_NOMEM, NULL);
	}
	mc_buffer_free(&json);
}
