#include "many.h"

/* Strings remembered for each criterion, by their address: a power of two, and more than most criteria have levels. */
#define MC_MANY_SEEN 8

void mc_many_init(mc_many *many, const char *what, size_t criteria, size_t least, size_t most, mc_many_find find, const void *of)
{
	*many = (mc_many) { .what = what, .criteria = criteria, .least = criteria * least, .most = criteria * most, .find = find, .of = of };
	many->seen = ecalloc(criteria, MC_MANY_SEEN * sizeof(*many->seen));
	many->ratings = safe_emalloc(many->most, sizeof(*many->ratings), 0);
}

void mc_many_free(mc_many *many)
{
	efree(many->seen);
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

/* An id that is an integer, as PHP makes of keys that look like one. */
static mc_result mc_many_find_integer(const mc_many *many, size_t criterion, zend_long id, int *rating, mc_fault *fault)
{
	zend_string *text = zend_long_to_str(id);
	mc_result result = many->find(many->of, criterion, mc_zstr(text), rating, fault);

	zend_string_release(text);
	return result;
}

bool mc_many_read(mc_many *many, zval *row, zend_string *key, zend_ulong index)
{
	size_t criterion = 0;
	mc_fault fault;
	zval *value;

	fault.sentence[0] = '\0';
	ZVAL_DEREF(row);
	if (Z_TYPE_P(row) != IS_ARRAY) {
		zend_type_error("%s must be a list, %s given", mc_many_name_of(many, key, index).text, zend_zval_type_name(row));
		return false;
	}
	many->count = zend_hash_num_elements(Z_ARRVAL_P(row));
	if (!zend_array_is_list(Z_ARRVAL_P(row)) || many->count < many->least || many->count > many->most
		|| many->count % many->criteria != 0) {
		zend_value_error("%s must be a list with an entry for each of the %zu criteria%s", mc_many_name_of(many, key, index).text, many->criteria,
			many->most > many->criteria ? ", once for each reviewer" : "");
		return false;
	}
	many->count = 0;
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(row), value) {
		int *rating = &many->ratings[many->count++];
		mc_result result = MC_OK;

		ZVAL_DEREF(value);
		if (EXPECTED(Z_TYPE_P(value) == IS_STRING)) {
			const uintptr_t address = (uintptr_t) Z_STR_P(value);
			mc_many_seen *seen = &many->seen[criterion * MC_MANY_SEEN + ((address >> 4 ^ address >> 7) & (MC_MANY_SEEN - 1))];

			if (seen->string != Z_STR_P(value)) {
				result = many->find(many->of, criterion, mc_zstr(Z_STR_P(value)), &seen->rating, &fault);
				seen->string = Z_STR_P(value);
			}
			*rating = seen->rating;
		} else if (Z_TYPE_P(value) == IS_NULL) {
			*rating = MC_NOT_RATED;
		} else if (Z_TYPE_P(value) == IS_LONG) {
			result = mc_many_find_integer(many, criterion, Z_LVAL_P(value), rating, &fault);
		} else {
			zend_type_error("%s must hold level ids or unscorable codes as strings, or null, %s given", mc_many_name_of(many, key, index).text, zend_zval_type_name(value));
			return false;
		}
		if (UNEXPECTED(result != MC_OK)) {
			mc_many_throw(many, key, index, result, &fault);
			return false;
		}
		criterion = criterion + 1 < many->criteria ? criterion + 1 : 0;
	} ZEND_HASH_FOREACH_END();
	return true;
}
