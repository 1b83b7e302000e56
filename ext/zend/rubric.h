/* What the classes Rubric, Rules, Score, Panel and Decision share. */
#ifndef PHP_MICROCRED_RUBRIC_H
#define PHP_MICROCRED_RUBRIC_H

#include "rubric_names.h"
#include "php_microcred.h"
#include "../core/panel/panel.h"

extern zend_class_entry *mc_ce_Rubric;
extern zend_class_entry *mc_ce_Rules;

/* The core's object behind a zval that holds an instance. */
const mc_rubric *mc_rubric_of(const zval *object);
const mc_rules *mc_rules_of(const zval *object);
const mc_rubric *mc_rubric_in(zend_object *object);
/* The rubric's names in PHP; they last as long as the object. */
mc_rubric_names *mc_rubric_names_of(zend_object *object);

/* An array of criterion id => level id or code, as the core takes it. It leans on the array and on itself: it cannot be moved. */
#define MC_CHOICES_FEW 12
typedef struct {
	mc_chosen *chosen; /* few, or allocated where there are more */
	size_t count;
	zend_string **held; /* what integers became */
	size_t holds;
	mc_chosen few[MC_CHOICES_FEW];
} mc_choices;

/* False with a TypeError where a level is no string; what says whose they are. Free in either case. */
bool mc_choices_read(mc_choices *choices, HashTable *levels, const char *what);
void mc_choices_free(mc_choices *choices);

/* A Rubric, which takes over the core's. */
void mc_rubric_make(zval *object, mc_rubric *rubric);

/* Score and Decision have no constructor that PHP code can call: these make them. */
void mc_score_make(zval *into, zend_object *rubric, const mc_score *score);
/* Score::grade(), with PHP's rounding. */
bool mc_score_grade_of(const mc_grade_basis *basis, double low, double high, bool lockzero, bool whole, double *grade);
/* A case of the enumeration Outcome; borrowed. */
zend_object *mc_outcome_case(mc_outcome outcome);
/* Takes over the decision, which is emalloc()ed. */
void mc_decision_make(zval *into, zend_object *rubric, zend_object *rules, mc_decision *decision);

#endif
