/* What the files of the class Agreement share: its arguments read into the core's shapes, and its figures. */
#ifndef PHP_MICROCRED_AGREEMENT_H
#define PHP_MICROCRED_AGREEMENT_H

#include "php_microcred.h"
#include "../core/stats/stats.h"

extern zend_class_entry *mc_ce_Agreement;

/* A place in an argument, for a sentence: [key][key]. */
typedef struct {
	char text[160];
} mc_spot;

mc_spot mc_spot_of(zend_string *key, zend_ulong index);
mc_spot mc_spot_in(zend_string *key, zend_ulong index, size_t item);

/*
 * Lists of the same length, of numbers and null. whose is what one list belongs to, as "reviewer". Throws and gives false
 * where they are not such. Free in either case.
 */
bool mc_ratings_read(HashTable *given, uint32_t argument, const char *whose, mc_ratings *ratings);
void mc_ratings_free(mc_ratings *ratings);

/* A declared scale, from its lowest level: numbers or strings, all different. */
typedef struct {
	size_t levels;
	HashTable *names;                   /* of strings: position */
	double number[MC_SCALE_LEVELS];     /* of numbers: in order of size ... */
	int32_t place[MC_SCALE_LEVELS];     /* ... with their positions */
} mc_scale;

bool mc_scale_read(HashTable *given, uint32_t argument, mc_scale *scale);
void mc_scale_free(mc_scale *scale);
/* A list of levels and null, as positions (-1 is null); false with an exception that says where. in is the place of the list, or NULL. */
bool mc_positions_read(const mc_scale *scale, HashTable *list, uint32_t argument, const mc_spot *in, int32_t *position);
/* One such list for each reviewer. The caller frees *position with efree, if it is set. */
bool mc_position_lists_read(
	const mc_scale *scale, HashTable *given, uint32_t argument, int32_t **position, size_t *raters, size_t *units);

/* Throws what result means, of argument 1. */
ZEND_COLD void mc_stats_throw(mc_result result);
/* Null where it is no finite number. */
void mc_add_number(zval *array, const char *name, double number);
/* Null where it is undefined. */
void mc_add_figure(zval *array, const char *name, mc_figure figure);

/* Throws what result means, or returns the value; null stays where it is not defined. */
void mc_return_figure(zval *return_value, mc_result result, mc_defined defined, double value);

mc_weighting mc_weighting_of(zval *object);
mc_metric mc_metric_of(zval *object);

/*
 * A statistic. All that the class knows of one stands in statistics/NAME.c: its method, how its arguments become the core's
 * figure, and at the end its constant; the list is in agreement.c.
 */
typedef struct {
	const char *name; /* of the method, as explain() is told */
	/*
	 * The figure of arguments that the method took: return_value is null before, and stays so where *defined says why there
	 * is none. args are the method's, count of them.
	 */
	void (*figure)(zval *args, uint32_t count, zval *return_value, mc_defined *defined);
	/* What it leans on. */
	void (*count)(zval *args, mc_counts *counts);
} mc_statistic;

/* Of one list for each reviewer, the first argument; lists that were read before, so that all that is left to see is what is null. */
void mc_lists_count(zval *args, mc_counts *counts);
void mc_presence_count(HashTable *const *lists, size_t raters, size_t units, mc_counts *counts);

#endif
