/* What Moodle's web service tells. */
#include "rubric/formats/moodle.h"

#define READ mc_moodle_json_read
#define WRITE(rubric, out, lost, fault) mc_moodle_json_write(rubric, out, lost)
#define FORMAT MC_FORMAT_MOODLE_JSON
#include "rubric_round.h"
