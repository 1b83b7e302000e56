/* From Canvas's CSV to a rubric. */
#include "csv.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MC_CSV_NONE SIZE_MAX
#define MC_CSV_MAX_RUBRICS 100

/* Where the header has what. */
typedef struct {
	size_t rubric, criterion, text, range;
	size_t names[MC_CSV_MAX_CELLS], texts[MC_CSV_MAX_CELLS], points[MC_CSV_MAX_CELLS];
	size_t name_count, text_count, point_count;
	size_t others[MC_CSV_MAX_CELLS];
	char *headings[MC_CSV_MAX_CELLS]; /* of the others */
	size_t other_count;
	size_t count;
} mc_csv_header;

typedef struct {
	mc_csv csv;
	mc_csv_header header;
	mc_rubric *rubric;
	json_t *notes;
	json_t *names; /* of the rubrics in the file */
	mc_slice wanted;
	mc_buffer chosen; /* the name of the rubric that is read */
	bool has_chosen;
	mc_fault *fault;
} mc_csv_reader;

static bool mc_csv_same(mc_slice cell, const char *heading)
{
	return cell.length == strlen(heading) && strncasecmp(cell.data, heading, cell.length) == 0;
}

static bool mc_csv_contains(mc_slice cell, const char *words)
{
	const size_t length = strlen(words);

	for (size_t i = 0; i + length <= cell.length; i++) {
		if (strncasecmp(cell.data + i, words, length) == 0) {
			return true;
		}
	}
	return false;
}

static mc_result mc_csv_column(mc_csv_reader *reader, size_t *column, size_t index, const char *heading)
{
	if (*column != MC_CSV_NONE) {
		return mc_fail(reader->fault, MC_E_FORMAT, "The column \"%s\" is there twice", heading);
	}
	*column = index;
	return MC_OK;
}

/* As Canvas does it, a heading of a rating counts whatever stands around its words: "Rating Name 1". */
static mc_result mc_csv_heading(mc_csv_reader *reader, size_t index)
{
	mc_csv_header *header = &reader->header;
	const mc_slice cell = mc_csv_cell(&reader->csv, index);

	if (mc_csv_same(cell, "Rubric Name")) {
		return mc_csv_column(reader, &header->rubric, index, "Rubric Name");
	}
	if (mc_csv_same(cell, "Criteria Name")) {
		return mc_csv_column(reader, &header->criterion, index, "Criteria Name");
	}
	if (mc_csv_same(cell, "Criteria Description")) {
		return mc_csv_column(reader, &header->text, index, "Criteria Description");
	}
	if (mc_csv_same(cell, "Criteria Enable Range")) {
		return mc_csv_column(reader, &header->range, index, "Criteria Enable Range");
	}
	if (mc_csv_contains(cell, "Rating Name")) {
		header->names[header->name_count++] = index;
	} else if (mc_csv_contains(cell, "Rating Description")) {
		header->texts[header->text_count++] = index;
	} else if (mc_csv_contains(cell, "Rating Points")) {
		header->points[header->point_count++] = index;
	} else {
		char *heading = malloc(cell.length + 1);

		if (heading == NULL) {
			return MC_E_NOMEM;
		}
		memcpy(heading, cell.data, cell.length);
		heading[cell.length] = '\0';
		header->headings[header->other_count] = heading;
		header->others[header->other_count++] = index;
	}
	return MC_OK;
}

static mc_result mc_csv_read_header(mc_csv_reader *reader)
{
	mc_csv_header *header = &reader->header;
	bool more;
	mc_result result = mc_csv_next(&reader->csv, &more, reader->fault);

	if (result != MC_OK) {
		return result;
	}
	if (!more) {
		return mc_fail_in(reader->fault, MC_E_FORMAT, 0, 1, "The file is empty");
	}
	header->rubric = header->criterion = header->text = header->range = MC_CSV_NONE;
	header->count = reader->csv.count;
	for (size_t i = 0; result == MC_OK && i < reader->csv.count; i++) {
		result = mc_csv_heading(reader, i);
	}
	if (result == MC_OK && (header->rubric == MC_CSV_NONE || header->criterion == MC_CSV_NONE)) {
		result = mc_fail(reader->fault, MC_E_FORMAT,
			"This is not a rubric as Canvas writes it: the first row has no column \"%s\"",
			header->rubric == MC_CSV_NONE ? "Rubric Name" : "Criteria Name");
	}
	if (result == MC_OK && (header->name_count == 0 || header->point_count == 0)) {
		result = mc_fail(reader->fault, MC_E_FORMAT, "The first row has no column \"%s\"",
			header->name_count == 0 ? "Rating Name" : "Rating Points");
	}
	if (result == MC_OK && (header->name_count != header->point_count || header->text_count > header->name_count)) {
		result = mc_fail(reader->fault, MC_E_FORMAT,
			"The first row has %zu columns \"Rating Name\", %zu \"Rating Description\" and %zu \"Rating Points\", so they do not pair",
			header->name_count, header->text_count, header->point_count);
	}
	return mc_csv_at(&reader->csv, result, reader->fault);
}

static mc_result mc_csv_text(mc_csv_reader *reader, size_t column, const char *what, mc_slice *copy)
{
	mc_slice cell = mc_csv_cell(&reader->csv, column);

	if (mc_csv_is_guarded(cell)) {
		cell.data++;
		cell.length--;
	}
	return mc_format_text(cell, what, copy, reader->fault);
}

/* A rating as it stands in the row; order has its points. False where the cells are empty. */
static mc_result mc_csv_rating(mc_csv_reader *reader, size_t rating, bool *there, mc_order *order)
{
	const mc_csv_header *header = &reader->header;
	const mc_slice name = mc_csv_cell(&reader->csv, header->names[rating]),
				   points = mc_csv_cell(&reader->csv, header->points[rating]);
	const mc_slice text =
		rating < header->text_count ? mc_csv_cell(&reader->csv, header->texts[rating]) : (mc_slice) { "", 0 };
	char digits[64];

	order->row = rating;
	*there = name.length > 0 || points.length > 0 || text.length > 0;
	if (!*there) {
		return MC_OK;
	}
	if (points.length == 0) {
		return mc_fail(reader->fault, MC_E_FORMAT, "Rating %zu (\"%s\") has no points", rating + 1,
			mc_excerpt_of(name.length > 0 ? name : text).text);
	}
	if (points.length >= sizeof(digits)) {
		return mc_format_points_refuse(MC_DECIMAL_TYPE, points, reader->fault);
	}
	/* Canvas takes a comma for a decimal point. */
	memcpy(digits, points.data, points.length);
	for (size_t i = 0; i < points.length; i++) {
		digits[i] = digits[i] == ',' ? '.' : digits[i];
	}
	return mc_format_points_refuse(
		mc_units_parse((mc_slice) { digits, points.length }, MC_UNITS_MAX, &order->key), points, reader->fault);
}

/* From lowest to highest. Where points are equal, the row's own direction tells: Canvas lists the best first. */
static void mc_csv_sort(mc_order *order, size_t count)
{
	const size_t last = count - 1;

	if (order[0].key >= order[last].key) {
		for (size_t i = 0; i < count / 2; i++) {
			mc_order swap = order[i];

			order[i] = order[last - i];
			order[last - i] = swap;
		}
	}
	/* The rows' numbers are the order of equals now. */
	for (size_t i = 1; i < count; i++) {
		mc_order moved = order[i];
		size_t at = i;

		for (; at > 0 && order[at - 1].key > moved.key; at--) {
			order[at] = order[at - 1];
		}
		order[at] = moved;
	}
}

static mc_result mc_csv_levels(mc_csv_reader *reader, mc_criterion *criterion)
{
	const mc_csv_header *header = &reader->header;
	mc_order order[MC_RUBRIC_MAX_LEVELS];
	mc_result result = MC_OK;
	size_t count = 0;

	for (size_t r = 0; result == MC_OK && r < header->name_count; r++) {
		mc_order next;
		bool there;

		result = mc_csv_rating(reader, r, &there, &next);
		if (result == MC_OK && there && count == MC_RUBRIC_MAX_LEVELS) {
			return mc_fail(reader->fault, MC_E_LIMIT, "A criterion has more than %d ratings", MC_RUBRIC_MAX_LEVELS);
		}
		if (result == MC_OK && there) {
			order[count++] = next;
		}
	}
	if (result == MC_OK && count < 2) {
		result = mc_fail(reader->fault, MC_E_FORMAT, "A criterion has at least 2 ratings; \"%s\" has %zu",
			mc_excerpt_of(criterion->title).text, count);
	}
	if (result != MC_OK) {
		return result;
	}
	mc_csv_sort(order, count);
	for (size_t l = 0; result == MC_OK && l < count; l++) {
		mc_level *level = mc_criterion_add_level(criterion);

		if (level == NULL) {
			return MC_E_NOMEM;
		}
		level->points = order[l].key;
		result = mc_csv_text(reader, header->names[order[l].row], "The name of a rating", &level->title);
		if (result == MC_OK && order[l].row < header->text_count) {
			result = mc_csv_text(reader, header->texts[order[l].row], "The description of a rating", &level->text);
		}
	}
	return result;
}

/* What the row holds beyond its criterion. */
static mc_result mc_csv_notes(mc_csv_reader *reader)
{
	const mc_csv_header *header = &reader->header;
	const mc_slice range = mc_csv_cell(&reader->csv, header->range);
	char id[MC_ID_SIZE];
	mc_result result = MC_OK;

	mc_format_criterion_id(reader->rubric->count - 1, id);
	if (mc_csv_same(range, "true") || mc_csv_same(range, "1")) {
		result = mc_note(mc_note_object(reader->notes, "range"), id, json_true());
		if (result == MC_OK) {
			result = mc_note_warn(reader->notes,
				"Criterion %s: in Canvas its ratings are ranges of points; here a level has just its own points.", id);
		}
	} else if (range.length > 0 && !mc_csv_same(range, "false") && !mc_csv_same(range, "0")) {
		/* Canvas takes whatever is not "true" or "1" for no. */
		result = mc_note_warn(reader->notes,
			"Criterion %s: \"%s\" under \"Criteria Enable Range\" was taken for false.", id, mc_excerpt_of(range).text);
	}
	for (size_t i = 0; result == MC_OK && i < header->other_count; i++) {
		const mc_slice cell = mc_csv_cell(&reader->csv, header->others[i]);
		json_t *columns = cell.length > 0 ? mc_note_object(reader->notes, "columns") : NULL;

		if (cell.length > 0) {
			result = columns != NULL
				? mc_note(mc_note_object(columns, header->headings[i]), id, json_stringn(cell.data, cell.length))
				: MC_E_NOMEM;
		}
	}
	return result;
}

static mc_result mc_csv_criterion(mc_csv_reader *reader)
{
	mc_criterion *criterion;
	mc_result result;

	if (reader->rubric->count == MC_RUBRIC_MAX_CRITERIA) {
		return mc_fail(reader->fault, MC_E_LIMIT, "The rubric has more than %d criteria", MC_RUBRIC_MAX_CRITERIA);
	}
	criterion = mc_rubric_add_criterion(reader->rubric);
	if (criterion == NULL) {
		return MC_E_NOMEM;
	}
	result = mc_csv_text(reader, reader->header.criterion, "The name of a criterion", &criterion->title);
	if (result == MC_OK && criterion->title.length == 0) {
		result = mc_fail(reader->fault, MC_E_FORMAT, "The criterion has no name under \"Criteria Name\"");
	}
	if (result == MC_OK) {
		result = mc_csv_text(reader, reader->header.text, "The description of a criterion", &criterion->text);
	}
	if (result == MC_OK) {
		result = mc_csv_levels(reader, criterion);
	}
	return result == MC_OK ? mc_csv_notes(reader) : result;
}

/* The name of the row's rubric, which is among the names afterwards. */
static mc_result mc_csv_name(mc_csv_reader *reader, mc_slice *name)
{
	*name = mc_csv_cell(&reader->csv, reader->header.rubric);
	if (name->length == 0) {
		return mc_fail(reader->fault, MC_E_FORMAT, "The row has no name under \"Rubric Name\"");
	}
	if (mc_csv_is_guarded(*name)) {
		name->data++;
		name->length--;
	}
	if (mc_name_add(reader->names, *name) != MC_OK) {
		return MC_E_NOMEM;
	}
	return json_array_size(reader->names) <= MC_CSV_MAX_RUBRICS ? MC_OK
		: mc_fail(reader->fault, MC_E_LIMIT, "The file has more than %d rubrics", MC_CSV_MAX_RUBRICS);
}

/* Whether the row is of the rubric that is read; the first row says which where none is named. */
static mc_result mc_csv_choose(mc_csv_reader *reader, bool *chosen)
{
	mc_slice name;
	const size_t known = json_array_size(reader->names);
	mc_result result = mc_csv_name(reader, &name);

	*chosen = false;
	if (result != MC_OK) {
		return result;
	}
	if (known == 1 && json_array_size(reader->names) > known && reader->wanted.data == NULL) {
		return mc_fail(reader->fault, MC_E_FORMAT,
			"The file has several rubrics, among them \"%s\" and \"%s\"; name the one to use",
			mc_excerpt_of(mc_buffer_slice(&reader->chosen)).text, mc_excerpt_of(name).text);
	}
	if (!reader->has_chosen && (reader->wanted.data == NULL || mc_slice_equal(reader->wanted, name))) {
		reader->has_chosen = true;
		if (mc_buffer_append_slice(&reader->chosen, name) != MC_OK) {
			return MC_E_NOMEM;
		}
	}
	*chosen = reader->has_chosen && mc_slice_equal(name, mc_buffer_slice(&reader->chosen));
	return MC_OK;
}

static mc_result mc_csv_row_read(mc_csv_reader *reader)
{
	bool chosen;
	mc_result result = MC_OK;

	for (size_t i = reader->header.count; result == MC_OK && i < reader->csv.count; i++) {
		if (mc_csv_cell(&reader->csv, i).length > 0) {
			result = mc_fail(reader->fault, MC_E_FORMAT,
				"The row has more cells than the first row; a text with \"%c\" in it stands between quotation marks",
				reader->csv.separator);
		}
	}
	if (result == MC_OK) {
		result = mc_csv_choose(reader, &chosen);
	}
	if (result == MC_OK && chosen) {
		result = mc_csv_criterion(reader);
	}
	return mc_csv_at(&reader->csv, result, reader->fault);
}

static mc_result mc_csv_rows(mc_csv_reader *reader)
{
	mc_slice name;
	bool more = true;
	size_t rows = 0;
	mc_result result = MC_OK;

	while (result == MC_OK && more) {
		result = mc_csv_next(&reader->csv, &more, reader->fault);
		if (result == MC_OK && more && rows++ == MC_CSV_MAX_RUBRICS * MC_RUBRIC_MAX_CRITERIA) {
			result = mc_csv_at(&reader->csv,
				mc_fail(reader->fault, MC_E_LIMIT, "The file has more than %zu rows", rows - 1), reader->fault);
		} else if (result == MC_OK && more) {
			result = mc_csv_row_read(reader);
		}
	}
	if (result != MC_OK) {
		return result;
	}
	if (json_array_size(reader->names) == 0) {
		return mc_fail(reader->fault, MC_E_FORMAT, "The file has no row below its first");
	}
	if (!reader->has_chosen) {
		const json_t *first = json_array_get(reader->names, 0);

		return mc_fail(reader->fault, MC_E_FORMAT, "The file has no rubric \"%s\"; its first one is \"%s\"",
			mc_excerpt_of(reader->wanted).text,
			mc_excerpt_of((mc_slice) { json_string_value(first), json_string_length(first) }).text);
	}
	name = mc_buffer_slice(&reader->chosen);
	result = mc_format_text(name, "The name of the rubric", &reader->rubric->title, reader->fault);
	if (result == MC_OK) {
		result = mc_format_finish(reader->rubric, reader->fault);
	}
	if (result == MC_OK) {
		result = mc_note(reader->notes, "name", json_stringn(name.data != NULL ? name.data : "", name.length));
	}
	if (result == MC_OK && json_array_size(reader->names) > 1) {
		result = json_object_set(reader->notes, "rubrics", reader->names) == 0 ? MC_OK : MC_E_NOMEM;
	}
	return result;
}

static void mc_csv_reader_free(mc_csv_reader *reader)
{
	for (size_t i = 0; i < reader->header.other_count; i++) {
		free(reader->header.headings[i]);
	}
	mc_buffer_free(&reader->chosen);
	json_decref(reader->names);
	mc_csv_free(&reader->csv);
	free(reader);
}

static mc_result mc_csv_choices(mc_slice text, json_t *names, mc_fault *fault)
{
	mc_csv_reader *reader = calloc(1, sizeof(*reader));
	mc_slice name;
	bool more = true;
	mc_result result;

	if (reader == NULL) {
		return MC_E_NOMEM;
	}
	reader->fault = fault;
	reader->names = json_incref(names);
	result = mc_csv_begin(&reader->csv, text, fault);
	if (result == MC_OK) {
		result = mc_csv_read_header(reader);
	}
	while (result == MC_OK && more) {
		result = mc_csv_next(&reader->csv, &more, fault);
		if (result == MC_OK && more) {
			result = mc_csv_at(&reader->csv, mc_csv_name(reader, &name), fault);
		}
	}
	mc_csv_reader_free(reader);
	return result;
}

static mc_result mc_csv_read(mc_slice text, mc_slice name, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	mc_csv_reader *reader = calloc(1, sizeof(*reader));
	mc_result result;

	if (reader == NULL) {
		return MC_E_NOMEM;
	}
	reader->wanted = name;
	reader->fault = fault;
	reader->rubric = rubric;
	reader->notes = notes;
	reader->names = json_array();
	rubric->has_points = true;
	result = reader->names != NULL ? mc_csv_begin(&reader->csv, text, fault) : MC_E_NOMEM;
	if (result == MC_OK) {
		result = mc_csv_read_header(reader);
	}
	if (result == MC_OK) {
		result = mc_csv_rows(reader);
	}
	mc_csv_reader_free(reader);
	return result;
}

static bool mc_csv_detect(mc_slice start)
{
	return start.data[0] != '<' && mc_format_has(start, "rubric name") && mc_format_has(start, "criteria name");
}

const mc_rubric_format mc_format_csv = { "csv", "a rubric in Canvas's CSV", "*.canvas.csv", "text/csv", NULL,
	mc_csv_detect, mc_csv_read, mc_csv_choices, mc_csv_write };
