#include "many.h"

void mc_many_init(mc_many *many, const char *what, const mc_rubric *rubric, size_t least, size_t most, mc_many_find find, const void *of)
{
	*many = (mc_many) { .what = what, .rubric = rubric, .least = rubric->count * least, .most = rubric->count * most, .find = find, .of = of };
	many->ratings = safe_emalloc(many->most, sizeof(*many->ratings), 0);
}

void mc_many_free(mc_many *many)
{
	efree(many->ratings);
}

typedef struct {
	char text[80];
} mc_many_name;

/* 'Filling 17' or 'Filling "key"'. */
static mc_many_name mc_many_name_of(const mc_many *many, zend_string *key, zend_ulong index)
{
	mc_many_name name;

	if (key != NULL) {
		snprintf(name.text, sizeof(name.text), "%s \"%s\"", many->what, mc_excerpt_of(mc_zstr(key)).text);
	} else {
		snprintf(name.text, sizeof(name.text), "%s " ZEND_LONG_FMT, many->what, (zend_long) index);
	}
	return name;
}

ZEND_COLD void mc_many_throw(const mc_many *many, zend_string *key, zend_ulong index, mc_result result, const mc_fault *fault)
{
	mc_fault told;

	mc_fault_clear(&told);
	mc_throw(mc_fail(&told, result, "%s: %s", mc_many_name_of(many, key, index).text, fault->sentence), &told);
}

/* Everything that is not simply a level. False, having thrown, where it is nothing else either. */
static bool mc_many_other(const mc_many *many, size_t criterion, const zval *value, int *rating, zend_string *key, zend_ulong index)
{
	zend_string *text;
	mc_result result = MC_OK;
	mc_fault fault;

	if (Z_TYPE_P(value) == IS_NULL) {
		*rating = MC_NOT_RATED;
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_LONG) {
		zend_type_error("%s must hold level ids or unscorable codes as strings, or null, %s given", mc_many_name_of(many, key, index).text, zend_zval_type_name(value));
		return false;
	}
	/* PHP makes integers of keys that look like one. */
	text = Z_TYPE_P(value) == IS_STRING ? zend_string_copy(Z_STR_P(value)) : zend_long_to_str(Z_LVAL_P(value));
	*rating = mc_rubric_find_level(many->rubric, criterion, mc_zstr(text));
	if (*rating < 0) {
		mc_fault_clear(&fault);
		result = many->find(many->of, criterion, mc_zstr(text), rating, &fault);
	}
	zend_string_release(text);
	if (result != MC_OK) {
		mc_many_throw(many, key, index, result, &fault);
	}
	return result == MC_OK;
}

bool mc_many_read(mc_many *many, zval *row, zend_string *key, zend_ulong index)
{
	const size_t criteria = many->rubric->count;
	size_t criterion = 0;
	int *rating = many->ratings;
	zval *value;

	ZVAL_DEREF(row);
	if (Z_TYPE_P(row) != IS_ARRAY) {
		zend_type_error("%s must be a list, %s given", mc_many_name_of(many, key, index).text, zend_zval_type_name(row));
		return false;
	}
	many->count = zend_hash_num_elements(Z_ARRVAL_P(row));
	if (!zend_array_is_list(Z_ARRVAL_P(row)) || many->count < many->least || many->count > many->most
		|| (many->count != many->least && many->count % criteria != 0)) {
		zend_value_error("%s must be a list with an entry for each of the %zu criteria%s", mc_many_name_of(many, key, index).text, criteria,
			many->most > criteria ? ", once for each reviewer" : "");
		return false;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(row), value) {
		ZVAL_DEREF(value);
		*rating = EXPECTED(Z_TYPE_P(value) == IS_STRING) ? mc_rubric_find_level(many->rubric, criterion, mc_zstr(Z_STR_P(value))) : -1;
		if (UNEXPECTED(*rating < 0) && !mc_many_other(many, criterion, value, rating, key, index)) {
			return false;
		}
		rating++;
		criterion = criterion + 1 < criteria ? criterion + 1 : 0;
	} ZEND_HASH_FOREACH_END();
	return true;
}
