/* A rubric as Canvas's CSV. */
#include "csv.h"

#include <string.h>

enum {
	MC_CSV_LOST_IDS,
	MC_CSV_LOST_TITLE,
	MC_CSV_LOST_TEXT,
	MC_CSV_LOST_POINTS,
	MC_CSV_LOST_DECIMALS,
	MC_CSV_LOST_GUARD,
	MC_CSV_LOSSES
};

typedef struct {
	mc_buffer *out;
	mc_loss losses[MC_CSV_LOSSES];
} mc_csv_writer;

/* Quoted also where it is empty: Canvas skips a rating whose name is not there at all. */
static void mc_csv_write_text(mc_csv_writer *csv, mc_slice text, const char *place)
{
	mc_buffer_append_char(csv->out, '"');
	if (mc_csv_needs_guard(text)) {
		mc_loss_at(&csv->losses[MC_CSV_LOST_GUARD], place);
		mc_buffer_append_char(csv->out, '\'');
	}
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == '"') {
			mc_buffer_append_char(csv->out, '"');
		}
		mc_buffer_append_char(csv->out, text.data[i]);
	}
	mc_buffer_append_char(csv->out, '"');
}

static void mc_csv_row_write(mc_csv_writer *csv, const mc_rubric *rubric, mc_slice name, size_t c, size_t columns)
{
	const mc_criterion *criterion = &rubric->criteria[c];
	char digits[MC_UNITS_SIZE];

	mc_csv_write_text(csv, name, NULL);
	mc_buffer_append_text(csv->out, ",");
	mc_csv_write_text(csv, criterion->title, criterion->id);
	mc_buffer_append_text(csv->out, ",");
	mc_csv_write_text(csv, criterion->text, criterion->id);
	mc_buffer_append_text(csv->out, ",false");
	/* The best first, as Canvas lists them. */
	for (size_t l = criterion->count; l-- > 0;) {
		const mc_level *level = &criterion->levels[l];
		const mc_units points = mc_rubric_value(rubric, c, l);

		mc_buffer_append_text(csv->out, ",");
		mc_csv_write_text(csv, level->title, level->id);
		mc_buffer_append_text(csv->out, ",");
		mc_csv_write_text(csv, level->text, level->id);
		mc_buffer_append_text(csv->out, ",");
		mc_format_decimal(points, digits);
		mc_buffer_append_text(csv->out, digits);
		if (points % (MC_UNIT / 100) != 0) {
			mc_loss_at(&csv->losses[MC_CSV_LOST_DECIMALS], level->id);
		}
	}
	for (size_t l = criterion->count; l < columns; l++) {
		mc_buffer_append_text(csv->out, ",,,");
	}
	mc_buffer_append_text(csv->out, "\r\n");
}

mc_result mc_csv_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost, mc_fault *fault)
{
	mc_csv_writer csv = { .out = out,
		.losses = {
			[MC_CSV_LOST_IDS] = { .sentence =
									  "Ids were dropped: Canvas gives its own, and reading this file again names criteria and levels by their position" },
			[MC_CSV_LOST_TITLE] = { .sentence =
										"The rubric has no title, and Canvas needs one; it was called \"Rubric\"" },
			[MC_CSV_LOST_TEXT] = { .sentence = "The text of the rubric was dropped: Canvas has no place for it" },
			[MC_CSV_LOST_POINTS] = { .sentence =
										 "Levels have no points; Canvas needs them, so each level got its position, counted from 0" },
			[MC_CSV_LOST_DECIMALS] = { .sentence = "Points have more than 2 decimals, which Canvas will round to 2" },
			[MC_CSV_LOST_GUARD] = { .sentence =
										"An apostrophe was put in front of a text that a spreadsheet would take for a formula; Canvas will show it" },
		} };
	const mc_slice name = rubric->title.length > 0 ? rubric->title : MC_LITERAL("Rubric");
	size_t columns = 0;

	(void) changed;
	(void) fault;
	mc_loss_ids(&csv.losses[MC_CSV_LOST_IDS], rubric);
	csv.losses[MC_CSV_LOST_TITLE].whole = rubric->title.length == 0;
	csv.losses[MC_CSV_LOST_TEXT].whole = rubric->text.length > 0;
	csv.losses[MC_CSV_LOST_POINTS].whole = !rubric->has_points;
	mc_buffer_append_text(out, "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range");
	for (size_t c = 0; c < rubric->count; c++) {
		columns = rubric->criteria[c].count > columns ? rubric->criteria[c].count : columns;
	}
	for (size_t l = 0; l < columns; l++) {
		mc_buffer_append_text(out, ",Rating Name,Rating Description,Rating Points");
	}
	mc_buffer_append_text(out, "\r\n");
	for (size_t c = 0; c < rubric->count; c++) {
		mc_csv_row_write(&csv, rubric, name, c, columns);
	}
	return mc_losses_add(csv.losses, MC_CSV_LOSSES, lost);
}
