/* Rows of cells out of a CSV text, and what a spreadsheet would do with a cell. */
#include "csv.h"

#include <string.h>

/* The separator that comes first in the header: Excel writes semicolons where the comma is the decimal sign. */
static char mc_csv_separator(mc_slice text)
{
	bool quoted = false;

	for (size_t i = 0; i < text.length && (quoted || (text.data[i] != '\n' && text.data[i] != '\r')); i++) {
		const char c = text.data[i];

		if (c == '"') {
			quoted = !quoted;
		} else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
			return c;
		}
	}
	return ',';
}

mc_result mc_csv_begin(mc_csv *csv, mc_slice text, mc_fault *fault)
{
	size_t bad;

	csv->text = text;
	csv->line = csv->row_line = 1;
	if (text.length > MC_FORMAT_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The file is larger than %u MiB", MC_FORMAT_MAX_BYTES / 1024 / 1024);
	}
	if (text.length >= 2 && (memcmp(text.data, "\xff\xfe", 2) == 0 || memcmp(text.data, "\xfe\xff", 2) == 0)) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The file is in UTF-16; save it as \"CSV UTF-8\"");
	}
	if (!mc_utf8_valid(text, &bad)) {
		return mc_fail_in(fault, MC_E_FORMAT, (int64_t) bad, mc_line_at(text, bad),
			"The file is not in UTF-8; save it as \"CSV UTF-8\"");
	}
	if (mc_utf8_mark(text) > 0) {
		csv->at = 3;
	}
	csv->separator = mc_csv_separator((mc_slice) { text.data + csv->at, text.length - csv->at });
	return MC_OK;
}

static bool mc_csv_ends_row(const mc_csv *csv)
{
	return csv->at >= csv->text.length || csv->text.data[csv->at] == '\n' || csv->text.data[csv->at] == '\r';
}

/* One line end, in any of its three spellings. */
static void mc_csv_skip_end(mc_csv *csv)
{
	if (csv->at < csv->text.length) {
		csv->at +=
			csv->text.data[csv->at] == '\r' && csv->at + 1 < csv->text.length && csv->text.data[csv->at + 1] == '\n'
			? 2
			: 1;
		csv->line++;
	}
}

static mc_result mc_csv_quoted(mc_csv *csv, mc_fault *fault)
{
	const size_t start = csv->at;
	const int64_t line = csv->line;

	for (csv->at++;;) {
		const char *quote =
			csv->at < csv->text.length ? memchr(csv->text.data + csv->at, '"', csv->text.length - csv->at) : NULL;
		size_t length;
		mc_result result;

		if (quote == NULL) {
			return mc_fail_in(fault, MC_E_FORMAT, (int64_t) start, line,
				"A cell begins with a quotation mark here, and no other ends it");
		}
		length = (size_t) (quote - csv->text.data) - csv->at;
		for (size_t i = csv->at; i < csv->at + length; i++) {
			csv->line += csv->text.data[i] == '\n' || (csv->text.data[i] == '\r' && csv->text.data[i + 1] != '\n');
		}
		result = mc_buffer_append(&csv->bytes, csv->text.data + csv->at, length);
		csv->at += length + 1;
		if (result != MC_OK) {
			return result;
		}
		if (csv->at >= csv->text.length || csv->text.data[csv->at] != '"') {
			break;
		}
		result = mc_buffer_append_char(&csv->bytes, '"');
		csv->at++;
		if (result != MC_OK) {
			return result;
		}
	}
	if (!mc_csv_ends_row(csv) && csv->text.data[csv->at] != csv->separator) {
		return mc_fail_in(fault, MC_E_FORMAT, (int64_t) csv->at, csv->line,
			"Something follows the quotation mark that ends a cell; a quotation mark inside a cell is written twice");
	}
	return MC_OK;
}

static mc_result mc_csv_plain(mc_csv *csv, mc_fault *fault)
{
	const size_t start = csv->at;

	for (; !mc_csv_ends_row(csv) && csv->text.data[csv->at] != csv->separator; csv->at++) {
		if (csv->text.data[csv->at] == '"') {
			return mc_fail_in(fault, MC_E_FORMAT, (int64_t) csv->at, csv->line,
				"A quotation mark stands inside a cell that does not begin with one");
		}
	}
	return mc_buffer_append(&csv->bytes, csv->text.data + start, csv->at - start);
}

static mc_result mc_csv_row(mc_csv *csv, mc_fault *fault)
{
	csv->bytes.length = 0;
	csv->count = 0;
	csv->row_at = csv->at;
	csv->row_line = csv->line;
	for (;;) {
		mc_result result;

		if (csv->count == MC_CSV_MAX_CELLS) {
			return mc_fail_in(fault, MC_E_LIMIT, (int64_t) csv->row_at, csv->row_line, "A row has more than %d cells",
				MC_CSV_MAX_CELLS);
		}
		csv->cells[csv->count].start = csv->bytes.length;
		result = csv->at < csv->text.length && csv->text.data[csv->at] == '"' ? mc_csv_quoted(csv, fault)
																			  : mc_csv_plain(csv, fault);
		if (result != MC_OK) {
			return result;
		}
		csv->cells[csv->count].length = csv->bytes.length - csv->cells[csv->count].start;
		csv->count++;
		if (mc_csv_ends_row(csv)) {
			mc_csv_skip_end(csv);
			return MC_OK;
		}
		csv->at++;
	}
}

mc_result mc_csv_next(mc_csv *csv, bool *more, mc_fault *fault)
{
	*more = false;
	while (csv->at < csv->text.length) {
		mc_result result = mc_csv_row(csv, fault);

		if (result != MC_OK) {
			return result;
		}
		for (size_t i = 0; i < csv->count; i++) {
			if (mc_csv_cell(csv, i).length > 0) {
				*more = true;
				return MC_OK;
			}
		}
	}
	return MC_OK;
}

mc_slice mc_csv_cell(const mc_csv *csv, size_t index)
{
	if (index >= csv->count || csv->cells[index].length == 0) {
		return (mc_slice) { "", 0 };
	}
	return mc_format_trim((mc_slice) { csv->bytes.data + csv->cells[index].start, csv->cells[index].length });
}

void mc_csv_free(mc_csv *csv)
{
	mc_buffer_free(&csv->bytes);
}

mc_result mc_csv_at(const mc_csv *csv, mc_result result, mc_fault *fault)
{
	if (result != MC_OK && result != MC_E_NOMEM) {
		fault->place.offset = (int64_t) csv->row_at;
		fault->place.line = csv->row_line;
	}
	return result;
}

/* What begins a formula in a spreadsheet; the wide forms do so in Japanese ones (OWASP, "CSV Injection"). */
static bool mc_csv_is_formula(mc_slice text)
{
	static const char *const signs[] = { "=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (text.length >= strlen(signs[i]) && memcmp(text.data, signs[i], strlen(signs[i])) == 0) {
			return true;
		}
	}
	return false;
}

bool mc_csv_needs_guard(mc_slice text)
{
	while (text.length > 0 && text.data[0] == '\'') {
		text.data++;
		text.length--;
	}
	return mc_csv_is_formula(text);
}

bool mc_csv_is_guarded(mc_slice text)
{
	return text.length > 0 && text.data[0] == '\'' && mc_csv_needs_guard(text);
}
