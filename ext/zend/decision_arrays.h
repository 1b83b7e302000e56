/* The parts of a decision as PHP's arrays. */
#ifndef PHP_MICROCRED_DECISION_ARRAYS_H
#define PHP_MICROCRED_DECISION_ARRAYS_H

#include "rubric.h"

void mc_minit_decision_arrays(void);
/* The rubric is the one that was decided by. The arrays may outlive both. */
void mc_decision_criteria(zval *into, const mc_decision *decision, zend_object *rubric);
void mc_decision_reasons_list(zval *into, const mc_decision *decision, zend_object *rubric);
/* Throws where memory ran out, and leaves an empty list. */
void mc_decision_triggers_list(zval *into, const mc_decision *decision);

#endif
