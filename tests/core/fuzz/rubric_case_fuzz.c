/* CASE. */
#include "rubric/formats/case.h"

#define READ mc_case_read
#define WRITE(rubric, out, lost, fault) mc_case_write(rubric, MC_LITERAL(MC_CASE_NO_TIME), out, lost, fault)
#define FORMAT MC_FORMAT_CASE
#include "rubric_round.h"
