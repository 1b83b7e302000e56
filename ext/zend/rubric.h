/* What the classes Rubric, Rules, Score, Panel and Decision share. */
#ifndef PHP_MICROCRED_RUBRIC_H
#define PHP_MICROCRED_RUBRIC_H

#include "php_microcred.h"
#include "../core/panel/panel.h"

extern zend_class_entry *mc_ce_Rubric;
extern zend_class_entry *mc_ce_Rules;

/* The core's object behind a zval that holds an instance. */
const mc_rubric *mc_rubric_of(const zval *object);
const mc_rules *mc_rules_of(const zval *object);

/* An array of criterion id => level id or code, as the core takes it. */
typedef struct {
	mc_chosen *chosen;
	size_t count;
	zend_string **held; /* what integers became */
	size_t holds;
} mc_choices;

/* False with a TypeError where a level is no string; what says whose they are. Free in either case. */
bool mc_choices_read(mc_choices *choices, HashTable *levels, const char *what);
void mc_choices_free(mc_choices *choices);

/* A Rubric, which takes over the core's. */
void mc_rubric_make(zval *object, mc_rubric *rubric);

/* Score and Decision have no constructor that PHP code can call: these make them. */
void mc_score_make(zval *object, const mc_rubric *rubric, const mc_score *score);
/* Empties the decision. */
void mc_decision_make(zval *object, const mc_rubric *rubric, mc_decision *decision);

#endif
