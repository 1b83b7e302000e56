/* Canvas's table. */
#include "rubric/formats/csv.h"

#define READ mc_csv_read
#define WRITE(rubric, out, lost, fault) mc_csv_write(rubric, out, lost)
#define FORMAT MC_FORMAT_CSV
#include "rubric_round.h"
