#include "decision_tell.h"

/* For each kind of object an array with its keys and nulls, for all requests: a copy of it is made faster than its keys are put in. */
static HashTable mc_tell_form[MC_SHAPE_COUNT];
/* The known words, as many of each kind as there are. */
static zend_string **mc_tell_word[MC_KNOWN_COUNT];

typedef struct {
	mc_teller teller;
	const mc_rubric_names *names;
	zend_string *reviewer[MC_RULES_MAX_REVIEWERS + 1]; /* NULL until it is told of; each holds one reference */
	size_t depth;
	struct {
		HashTable *array;
		const mc_shape *shape; /* NULL in a list */
		const mc_shape_member *next;
	} inside[MC_TELLER_DEPTH];
	zval *whole;
} mc_php_teller;

/* Where the next value goes. */
static zval *mc_php_next(mc_php_teller *teller)
{
	HashTable *array;
	zval value;

	if (teller->depth == 0) {
		return teller->whole;
	}
	array = teller->inside[teller->depth - 1].array;
	if (teller->inside[teller->depth - 1].shape != NULL) {
		return &array->arData[teller->inside[teller->depth - 1].next++->place].val;
	}
	if (array->nNumUsed < array->nTableSize) {
		array->nNextFreeElement = (zend_long) ++array->nNumOfElements;
		return &array->arPacked[array->nNumUsed++];
	}
	ZVAL_NULL(&value);
	return zend_hash_next_index_insert_new(array, &value);
}

static void mc_php_begin(mc_php_teller *teller, HashTable *array, const mc_shape *shape)
{
	ZVAL_ARR(mc_php_next(teller), array);
	teller->inside[teller->depth].array = array;
	teller->inside[teller->depth].shape = shape;
	teller->inside[teller->depth++].next = shape != NULL ? shape->member : NULL;
}

static HashTable *mc_php_copy(const HashTable *form)
{
	HashTable *array = emalloc(sizeof(*array));

	*array = *form;
	GC_SET_REFCOUNT(array, 1);
	GC_TYPE_INFO(array) = GC_ARRAY;
	HT_SET_DATA_ADDR(array, emalloc(HT_SIZE(form)));
	memcpy(HT_GET_DATA_ADDR(array), HT_GET_DATA_ADDR(form), HT_USED_SIZE(form));
	return array;
}

static void mc_php_object(mc_teller *teller, const mc_shape *shape)
{
	mc_php_begin((mc_php_teller *) teller, mc_php_copy(&mc_tell_form[shape - mc_shapes]), shape);
}

/* Only cuts: an array that somebody writes to becomes a copy first. */
static bool mc_php_object_of(mc_teller *told, const mc_shape *shape, size_t criterion, size_t level)
{
	mc_php_teller *teller = (mc_php_teller *) told;
	zval *kept = &teller->names->criterion[criterion].cut[level];

	if (Z_ISUNDEF_P(kept)) {
		mc_php_object(told, shape);
		ZVAL_ARR(kept, teller->inside[teller->depth - 1].array);
		Z_ADDREF_P(kept);
		return true;
	}
	ZVAL_COPY(mc_php_next(teller), kept);
	return false;
}

static void mc_php_list(mc_teller *teller, size_t most)
{
	HashTable *array = zend_new_array((uint32_t) most);

	if (most > 0) {
		zend_hash_real_init_packed(array);
	}
	mc_php_begin((mc_php_teller *) teller, array, NULL);
}

static void mc_php_end(mc_teller *teller)
{
	((mc_php_teller *) teller)->depth--;
}

/* What is not said of an object is null already. */
static void mc_php_null(mc_teller *told)
{
	mc_php_teller *teller = (mc_php_teller *) told;

	if (teller->depth > 0 && teller->inside[teller->depth - 1].shape != NULL) {
		teller->inside[teller->depth - 1].next++;
	} else {
		ZVAL_NULL(mc_php_next(teller));
	}
}

static void mc_php_boolean(mc_teller *teller, bool value)
{
	ZVAL_BOOL(mc_php_next((mc_php_teller *) teller), value);
}

static void mc_php_number(mc_teller *teller, double value)
{
	ZVAL_DOUBLE(mc_php_next((mc_php_teller *) teller), value);
}

static void mc_php_text(mc_teller *teller, mc_slice text)
{
	ZVAL_STRINGL_FAST(mc_php_next((mc_php_teller *) teller), text.data, text.length);
}

/* The string kept, made where it is asked for the first time. */
static zend_string *mc_php_kept(zend_string **kept, const char *text)
{
	if (*kept == NULL) {
		*kept = zend_string_init_fast(text, strlen(text));
	}
	return *kept;
}

static void mc_php_known(mc_teller *told, int kind, size_t a, size_t b, const char *text)
{
	mc_php_teller *teller = (mc_php_teller *) told;
	zval *into = mc_php_next(teller);

	switch (kind) {
		case MC_KNOWN_CRITERION:
			ZVAL_STR_COPY(into, teller->names->criterion[a].id);
			break;
		case MC_KNOWN_LEVEL:
			ZVAL_STR_COPY(into, teller->names->criterion[a].level[b]);
			break;
		case MC_KNOWN_WORTH:
			ZVAL_STR_COPY(into, mc_php_kept(&teller->names->criterion[a].worth[b], text));
			break;
		case MC_KNOWN_REVIEWER:
			ZVAL_STR_COPY(into, mc_php_kept(&teller->reviewer[a], text));
			break;
		default:
			ZVAL_INTERNED_STR(into, mc_tell_word[kind][a]);
			break;
	}
}

static void mc_tell_form_make(HashTable *form, const mc_shape *shape)
{
	const mc_shape_member *placed[MC_SHAPE_MAX];
	zval null;

	ZVAL_NULL(&null);
	for (size_t i = 0; i < shape->count; i++) {
		placed[shape->member[i].place] = &shape->member[i];
	}
	zend_hash_init(form, (uint32_t) shape->count, NULL, ZVAL_PTR_DTOR, 1);
	zend_hash_real_init_mixed(form);
	for (size_t i = 0; i < shape->count; i++) {
		zend_hash_add_new(form, zend_string_init_interned(placed[i]->name.data, placed[i]->name.length, 1), &null);
	}
}

void mc_minit_decision_tell(void)
{
	for (size_t i = 0; i < MC_SHAPE_COUNT; i++) {
		mc_tell_form_make(&mc_tell_form[i], &mc_shapes[i]);
	}
	for (size_t kind = MC_KNOWN_ROLE; kind < MC_KNOWN_COUNT; kind++) {
		size_t count = 0;

		while (mc_known_words[kind][count] != NULL) {
			count++;
		}
		mc_tell_word[kind] = pemalloc(count * sizeof(*mc_tell_word[kind]), 1);
		for (size_t i = 0; i < count; i++) {
			mc_tell_word[kind][i] = zend_string_init_interned(mc_known_words[kind][i], strlen(mc_known_words[kind][i]), 1);
		}
	}
}

void mc_mshutdown_decision_tell(void)
{
	for (size_t i = 0; i < MC_SHAPE_COUNT; i++) {
		zend_hash_destroy(&mc_tell_form[i]);
	}
	for (size_t kind = MC_KNOWN_ROLE; kind < MC_KNOWN_COUNT; kind++) {
		pefree(mc_tell_word[kind], 1);
	}
}

void mc_decision_part(zval *into, const mc_decision *decision, mc_part part, const mc_rubric_names *names)
{
	static const mc_teller_calls calls = {
		mc_php_object, mc_php_object_of, mc_php_list, mc_php_end, mc_php_null, mc_php_boolean, mc_php_number, mc_php_text, mc_php_known
	};
	mc_php_teller teller;

	teller.teller.calls = &calls;
	teller.names = names;
	teller.whole = into;
	teller.depth = 0;
	memset(teller.reviewer, 0, sizeof(teller.reviewer));
	mc_decision_tell(decision, part, &teller.teller);
	for (size_t s = 0; s <= MC_RULES_MAX_REVIEWERS; s++) {
		if (teller.reviewer[s] != NULL) {
			zend_string_release(teller.reviewer[s]);
		}
	}
}
