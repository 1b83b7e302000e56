/* CASE. */
#define FORMAT "case"
#include "rubric_round.h"
