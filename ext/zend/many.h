/*
 * Rows of ids for the batch forms: each row a list of level ids and codes in the order of the rubric's criteria, once or
 * several times over.
 */
#ifndef PHP_MICROCRED_MANY_H
#define PHP_MICROCRED_MANY_H

#include "rubric.h"

/* What an id that is no level of the criterion stands for: a negative rating, as mc_session_rating() has it. */
typedef mc_result (*mc_many_find)(const void *of, size_t criterion, mc_slice id, int *rating, mc_fault *fault);

typedef struct {
	const char *what; /* a row is called so in a sentence: "Filling" */
	const mc_rubric *rubric;
	size_t least;     /* entries in a row */
	size_t most;
	mc_many_find find;
	const void *of;   /* is given to find */
	int *ratings;     /* of the last row that was read: levels, MC_NOT_RATED for null, MC_CODED */
	size_t count;     /* how many */
} mc_many;

/* A row holds an entry for each criterion from least to most times. */
void mc_many_init(mc_many *many, const char *what, const mc_rubric *rubric, size_t least, size_t most, mc_many_find find, const void *of);
void mc_many_free(mc_many *many);
/* False, having thrown, where the row is no list, or holds something that it should not. */
bool mc_many_read(mc_many *many, zval *row, zend_string *key, zend_ulong index);
/* Throws what the core refused, with the row's name before it. */
ZEND_COLD void mc_many_throw(const mc_many *many, zend_string *key, zend_ulong index, mc_result result, const mc_fault *fault);

/* A list being filled with as many values as it was made for, or fewer: the parallel lists of a result. */
typedef struct {
	zval list;
	uint32_t count;
} mc_many_list;

static inline void mc_many_list_init(mc_many_list *list, uint32_t size)
{
	array_init_size(&list->list, size);
	zend_hash_real_init_packed(Z_ARRVAL(list->list));
	list->count = 0;
}

/* The place for the next value, which the caller writes there at once. */
static inline zval *mc_many_list_next(mc_many_list *list)
{
	return &Z_ARRVAL(list->list)->arPacked[list->count++];
}

/* The array, which is the caller's. */
static inline zval *mc_many_list_end(mc_many_list *list)
{
	HashTable *table = Z_ARRVAL(list->list);

	table->nNumUsed = table->nNumOfElements = list->count;
	table->nNextFreeElement = list->count;
	return &list->list;
}

#endif
