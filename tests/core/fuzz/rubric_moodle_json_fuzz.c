/* What Moodle's web service tells. */
#define FORMAT "moodlejson"
#include "rubric_round.h"
