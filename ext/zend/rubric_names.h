/*
 * What a rubric is called in PHP, made once for each Rubric object that is asked: its ids as strings, and the profile's
 * entry of each level.
 */
#ifndef PHP_MICROCRED_RUBRIC_NAMES_H
#define PHP_MICROCRED_RUBRIC_NAMES_H

#include "php_microcred.h"
#include "../core/rubric/rubric.h"

typedef struct {
	zend_string *id;
	zend_string **level; /* ids */
	zend_string **worth; /* of each level, what it counts, exact; NULL until somebody asks */
	zval *entry;         /* of each level, what a profile says of it; undefined until somebody asks */
} mc_criterion_names;

typedef struct {
	size_t count;                  /* of criteria */
	mc_criterion_names *criterion;
} mc_rubric_names;

mc_rubric_names *mc_rubric_names_new(const mc_rubric *rubric);
void mc_rubric_names_free(mc_rubric_names *names, const mc_rubric *rubric);

#endif
