/* The parts of a decision as PHP's arrays. */
#ifndef PHP_MICROCRED_DECISION_TELL_H
#define PHP_MICROCRED_DECISION_TELL_H

#include "names.h"
#include "../core/panel/panel.h"

/* The names are those of the rubric that was decided by. */
void mc_decision_part(zval *into, const mc_decision *decision, mc_part part, const mc_rubric_names *names);

#endif
