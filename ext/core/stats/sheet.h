/*
 * Ratings the way alpha looks at them: only units with two ratings or more, and of each only how often it got which value.
 * Units that are the same in this are one row, with a count; on a rubric's scale there are few rows, however many units.
 * Rows are in an order of their own (fewer ratings first, then by their values, ascending), so that nothing that is worked
 * out of them depends on the order in which units and raters came.
 */
#ifndef MC_SHEET_H
#define MC_SHEET_H

#include "stats.h"

/* How often a row has a value. */
typedef struct {
	uint32_t value; /* index in mc_sheet.value */
	uint32_t count;
} mc_tally;

typedef struct {
	const mc_tally *tally; /* ascending */
	uint32_t tallies;
	uint32_t ratings; /* m_u */
	uint32_t times;   /* units that look like this */
} mc_row;

typedef struct {
	double *value; /* what was given at least once, ascending */
	size_t values;
	mc_tally *tally;
	mc_row *row;
	size_t rows;
	size_t pairable; /* units in all rows */
} mc_sheet;

/* Ratings unit by unit, nothing missing: those of unit u are value[first[u]] .. value[first[u + 1] - 1]. */
typedef struct {
	const double *value;
	const size_t *first;
	size_t units;
} mc_units;

/* Free the sheet in either case. MC_E_LIMIT beyond 2^30 units or ratings. */
mc_result mc_sheet_of_units(mc_sheet *sheet, const mc_units *units);
mc_result mc_sheet_make(mc_sheet *sheet, const mc_ratings *ratings);
void mc_sheet_free(mc_sheet *sheet);

#endif
