/*
 * Rubrics in Canvas's CSV: a row for each criterion, in it the name of the rubric, and three columns for each rating. What
 * Canvas itself takes: lib/rubric_csv_importer.rb and app/models/rubric_import.rb (template_file) of instructure/canvas-lms.
 */
#ifndef MC_CSV_H
#define MC_CSV_H

#include "format.h"

#define MC_CSV_MAX_CELLS 1000

/* csv_write.c. Appends the file. */
mc_result mc_csv_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost, mc_fault *fault);

/*
 * The spreadsheet's guard: an apostrophe in front of a text that a spreadsheet would take for a formula. One more goes in
 * front of apostrophes before such a sign, so that taking one away gives the text back whatever it is.
 */
bool mc_csv_is_guarded(mc_slice text);
bool mc_csv_needs_guard(mc_slice text);

/* csv_scan.c: rows of cells as RFC 4180 has them, and as spreadsheets write them. */
typedef struct {
	mc_slice text;
	size_t at;
	int64_t line;
	char separator;
	/* The row that was read. */
	mc_buffer bytes;
	struct {
		size_t start;
		size_t length;
	} cells[MC_CSV_MAX_CELLS];
	size_t count;
	size_t row_at;
	int64_t row_line;
} mc_csv;

/* {0} before; mc_csv_free afterwards. The text must outlive it. */
mc_result mc_csv_begin(mc_csv *csv, mc_slice text, mc_fault *fault);
/* Reads the next row that is not empty; *more is false at the end. */
mc_result mc_csv_next(mc_csv *csv, bool *more, mc_fault *fault);
/* A cell without white space around; empty where the row has not so many. Valid until the next row is read. */
mc_slice mc_csv_cell(const mc_csv *csv, size_t index);
void mc_csv_free(mc_csv *csv);
/* Adds the row's place to a fault. */
mc_result mc_csv_at(const mc_csv *csv, mc_result result, mc_fault *fault);

#endif
