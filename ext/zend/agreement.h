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
bool mc_position_lists_read(const mc_scale *scale, HashTable *given, uint32_t argument, int32_t **position, size_t *raters, size_t *units);

/* Throws what result means, of argument 1. */
ZEND_COLD void mc_stats_throw(mc_result result);
/* Null where it is no finite number. */
void mc_add_number(zval *array, const char *name, double number);
/* Null where it is undefined. */
void mc_add_figure(zval *array, const char *name, mc_figure figure);

/*
 * The figures. Each checks what ZPP has not, throws or sets return_value, which stays null where *defined is not MC_DEFINED.
 */
void mc_run_alpha(HashTable *given, zval *metric, zval *return_value, mc_defined *defined);
void mc_run_bootstrap(HashTable *given, zval *metric, double confidence, zend_long resamples, zend_long seed, zval *return_value, mc_defined *defined);
void mc_run_jackknife(HashTable *given, zval *metric, double confidence, zval *return_value, mc_defined *defined);
void mc_run_kappa(HashTable *a, HashTable *b, HashTable *scale, zval *weighting, zval *return_value, mc_defined *defined);
void mc_run_fleiss(HashTable *given, zval *return_value, mc_defined *defined);
void mc_run_fleiss_test(HashTable *given, zval *return_value, mc_defined *defined);
void mc_run_conger(HashTable *given, HashTable *scale, zval *return_value, mc_defined *defined);
void mc_run_ac(HashTable *given, HashTable *scale, zval *weighting, zval *return_value, mc_defined *defined);
void mc_run_icc(HashTable *given, zend_long upto, zval *return_value, mc_defined *defined);
void mc_run_percent(HashTable *given, double within, zval *return_value, mc_defined *defined);

/* How many raters the D study goes up to where nothing is said. */
#define MC_ICC_UPTO 10

#endif
