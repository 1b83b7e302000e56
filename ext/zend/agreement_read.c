/* The arguments of the class Agreement, read into the core's shapes. */
#include "agreement.h"
#include "../core/rubric/members.h"

mc_spot mc_spot_of(zend_string *key, zend_ulong index)
{
	mc_spot spot;

	if (key != NULL) {
		snprintf(spot.text, sizeof(spot.text), "[\"%s\"]", mc_excerpt_of(mc_zstr(key)).text);
	} else {
		snprintf(spot.text, sizeof(spot.text), "[" ZEND_LONG_FMT "]", (zend_long) index);
	}
	return spot;
}

mc_spot mc_spot_in(zend_string *key, zend_ulong index, size_t item)
{
	mc_spot spot = mc_spot_of(key, index);
	const size_t length = strlen(spot.text);

	snprintf(spot.text + length, sizeof(spot.text) - length, "[%zu]", item);
	return spot;
}

/* One list, into its row. */
static bool mc_numbers_read(HashTable *list, uint32_t argument, zend_string *key, zend_ulong index, double *row)
{
	size_t item = 0;
	zval *value;

	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) == IS_LONG) {
			row[item] = (double) Z_LVAL_P(value);
		} else if (Z_TYPE_P(value) == IS_NULL) {
			row[item] = ZEND_NAN;
		} else if (Z_TYPE_P(value) != IS_DOUBLE) {
			zend_argument_type_error(argument, "must hold numbers or null, %s given at %s", zend_zval_type_name(value),
				mc_spot_in(key, index, item).text);
			return false;
		} else if (!(fabs(Z_DVAL_P(value)) <= MC_RATING_MAX)) {
			zend_argument_value_error(argument, "must hold finite numbers no further from 0 than 1e100, %s given at %s",
				zend_isnan(Z_DVAL_P(value))       ? "NAN"
					: zend_isinf(Z_DVAL_P(value)) ? "INF"
												  : "a larger one",
				mc_spot_in(key, index, item).text);
			return false;
		} else {
			row[item] = Z_DVAL_P(value);
		}
		item++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Whether the member is a list of so many; *length is set by the first one. */
static bool mc_list_checked(
	zval *list, uint32_t argument, const char *whose, zend_string *key, zend_ulong index, bool first, size_t *length)
{
	if (Z_TYPE_P(list) != IS_ARRAY) {
		zend_argument_type_error(argument, "must hold a list for each %s, %s given at %s", whose,
			zend_zval_type_name(list), mc_spot_of(key, index).text);
		return false;
	}
	if (!zend_array_is_list(Z_ARRVAL_P(list))) {
		zend_argument_value_error(argument, "must hold a list for each %s, an array with other keys given at %s", whose,
			mc_spot_of(key, index).text);
		return false;
	}
	if (first) {
		*length = zend_hash_num_elements(Z_ARRVAL_P(list));
	} else if (zend_hash_num_elements(Z_ARRVAL_P(list)) != *length) {
		zend_argument_value_error(argument, "must hold lists of the same length, %u instead of %zu at %s",
			zend_hash_num_elements(Z_ARRVAL_P(list)), *length, mc_spot_of(key, index).text);
		return false;
	}
	return true;
}

bool mc_ratings_read(HashTable *given, uint32_t argument, const char *whose, mc_ratings *ratings)
{
	double *rating = NULL;
	zend_string *key;
	zend_ulong index;
	zval *list;

	memset(ratings, 0, sizeof(*ratings));
	ZEND_HASH_FOREACH_KEY_VAL(given, index, key, list) {
		ZVAL_DEREF(list);
		if (!mc_list_checked(list, argument, whose, key, index, rating == NULL, &ratings->units)) {
			return false;
		}
		if (rating == NULL) {
			ratings->rating = rating =
				safe_emalloc(zend_hash_num_elements(given), ratings->units * sizeof(double), sizeof(double));
		}
		if (!mc_numbers_read(Z_ARRVAL_P(list), argument, key, index, rating + ratings->raters * ratings->units)) {
			return false;
		}
		ratings->raters++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

void mc_ratings_free(mc_ratings *ratings)
{
	if (ratings->rating != NULL) {
		efree((double *) ratings->rating);
	}
}

/* The place of the first of the scale's numbers that is not below the one sought. */
static size_t mc_scale_search(const mc_scale *scale, double sought)
{
	size_t low = 0, count = scale->levels;

	while (count > 0) {
		const size_t half = count / 2;

		if (scale->number[low + half] < sought) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return low;
}

static bool mc_scale_add_number(mc_scale *scale, double number)
{
	const size_t at = mc_scale_search(scale, number);

	if (at < scale->levels && scale->number[at] == number) {
		return false;
	}
	memmove(&scale->number[at + 1], &scale->number[at], (scale->levels - at) * sizeof(*scale->number));
	memmove(&scale->place[at + 1], &scale->place[at], (scale->levels - at) * sizeof(*scale->place));
	scale->number[at] = number;
	scale->place[at] = (int32_t) scale->levels;
	return true;
}

static bool mc_scale_add_name(mc_scale *scale, zend_string *name)
{
	zval place;

	if (scale->names == NULL) {
		scale->names = zend_new_array(0);
	}
	ZVAL_LONG(&place, (zend_long) scale->levels);
	return zend_hash_add(scale->names, name, &place) != NULL;
}

bool mc_scale_read(HashTable *given, uint32_t argument, mc_scale *scale)
{
	zval *level;

	scale->levels = 0;
	scale->names = NULL;
	if (zend_hash_num_elements(given) == 0 || zend_hash_num_elements(given) > MC_SCALE_LEVELS) {
		zend_argument_value_error(argument, "must hold 1 to %d levels", MC_SCALE_LEVELS);
		return false;
	}
	ZEND_HASH_FOREACH_VAL(given, level) {
		bool added;

		ZVAL_DEREF(level);
		if (Z_TYPE_P(level) == IS_STRING && (scale->levels == 0 || scale->names != NULL)) {
			added = mc_scale_add_name(scale, Z_STR_P(level));
		} else if (Z_TYPE_P(level) == IS_LONG && scale->names == NULL) {
			added = mc_scale_add_number(scale, (double) Z_LVAL_P(level));
		} else if (Z_TYPE_P(level) == IS_DOUBLE && scale->names == NULL) {
			if (!zend_finite(Z_DVAL_P(level))) {
				zend_argument_value_error(argument, "must hold finite numbers, not so at [%zu]", scale->levels);
				return false;
			}
			added = mc_scale_add_number(scale, Z_DVAL_P(level));
		} else {
			zend_argument_type_error(argument, "must hold numbers only or strings only, %s given at [%zu]",
				zend_zval_type_name(level), scale->levels);
			return false;
		}
		if (!added) {
			zend_argument_value_error(argument, "must hold each level once, not so at [%zu]", scale->levels);
			return false;
		}
		scale->levels++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

void mc_scale_free(mc_scale *scale)
{
	if (scale->names != NULL) {
		zend_hash_destroy(scale->names);
		FREE_HASHTABLE(scale->names);
		scale->names = NULL;
	}
}

bool mc_positions_read(const mc_scale *scale, HashTable *list, uint32_t argument, const mc_spot *in, int32_t *position)
{
	const char *where = in != NULL ? in->text : "";
	size_t item = 0;
	zval *value;

	ZEND_HASH_FOREACH_VAL(list, value) {
		int32_t found = -1;

		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) == IS_NULL) {
			position[item++] = -1;
			continue;
		}
		if (scale->names != NULL && Z_TYPE_P(value) == IS_STRING) {
			const zval *place = zend_hash_find(scale->names, Z_STR_P(value));

			found = place != NULL ? (int32_t) Z_LVAL_P(place) : -1;
		} else if (scale->names == NULL && (Z_TYPE_P(value) == IS_LONG || Z_TYPE_P(value) == IS_DOUBLE)) {
			const double number = Z_TYPE_P(value) == IS_LONG ? (double) Z_LVAL_P(value) : Z_DVAL_P(value);
			const size_t at = mc_scale_search(scale, number);

			found = at < scale->levels && scale->number[at] == number ? scale->place[at] : -1;
		} else {
			zend_argument_type_error(argument, "must hold levels of the scale (%s) or null, %s given at %s[%zu]",
				scale->names != NULL ? "strings" : "numbers", zend_zval_type_name(value), where, item);
			return false;
		}
		if (found < 0) {
			zend_argument_value_error(
				argument, "must hold levels of the scale or null, not so at %s[%zu]", where, item);
			return false;
		}
		position[item++] = found;
	} ZEND_HASH_FOREACH_END();
	return true;
}

bool mc_position_lists_read(
	const mc_scale *scale, HashTable *given, uint32_t argument, int32_t **position, size_t *raters, size_t *units)
{
	zend_string *key;
	zend_ulong index;
	zval *list;

	*position = NULL;
	*raters = *units = 0;
	ZEND_HASH_FOREACH_KEY_VAL(given, index, key, list) {
		mc_spot in;

		ZVAL_DEREF(list);
		if (!mc_list_checked(list, argument, "reviewer", key, index, *position == NULL, units)) {
			return false;
		}
		if (*position == NULL) {
			*position = safe_emalloc(zend_hash_num_elements(given), *units * sizeof(int32_t), sizeof(int32_t));
		}
		in = mc_spot_of(key, index);
		if (!mc_positions_read(scale, Z_ARRVAL_P(list), argument, &in, *position + *raters * *units)) {
			return false;
		}
		++*raters;
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Which case of the enumeration it is, in the order of names. */
static int mc_case_of(zval *object, const char *const *names, int count)
{
	const char *name = Z_STRVAL_P(zend_enum_fetch_case_value(Z_OBJ_P(object)));
	int which = 0;

	while (which < count - 1 && strcmp(name, names[which]) != 0) {
		which++;
	}
	return which;
}

mc_weighting mc_weighting_of(zval *object)
{
	static const char *const names[] = { "none", "linear", "quadratic" };

	return (mc_weighting) mc_case_of(object, names, 3);
}

mc_metric mc_metric_of(zval *object)
{
	static const char *const names[] = { "nominal", "ordinal", "interval", "ratio" };

	return (mc_metric) mc_case_of(object, names, 4);
}
