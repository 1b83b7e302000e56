/* Canvas's table. */
#define FORMAT "csv"
#include "rubric_round.h"
