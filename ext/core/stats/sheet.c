#include "sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_value(const void *a, const void *b)
{
	const double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

static int by_index(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;

	return (x > y) - (x < y);
}

static size_t ratings_of(const mc_ratings *ratings, size_t unit)
{
	size_t m = 0;

	for (size_t r = 0; r < ratings->raters; r++) {
		m += !isnan(ratings->rating[r * ratings->units + unit]);
	}
	return m;
}

/* The distinct values of pairable units, ascending. */
static void collect_values(mc_sheet *sheet, const mc_ratings *ratings)
{
	size_t count = 0;

	for (size_t u = 0; u < ratings->units; u++) {
		if (ratings_of(ratings, u) < 2) {
			continue;
		}
		sheet->pairable++;
		for (size_t r = 0; r < ratings->raters; r++) {
			const double rating = ratings->rating[r * ratings->units + u];

			if (!isnan(rating)) {
				sheet->value[count++] = rating;
			}
		}
	}
	qsort(sheet->value, count, sizeof(*sheet->value), by_value);
	for (size_t i = 0; i < count; i++) {
		if (sheet->values == 0 || sheet->value[i] != sheet->value[sheet->values - 1]) {
			sheet->value[sheet->values++] = sheet->value[i];
		}
	}
}

/* The unit's values as indexes, ascending; how many. */
static size_t indexes_of(const mc_sheet *sheet, const mc_ratings *ratings, size_t unit, uint32_t *index)
{
	size_t m = 0;

	for (size_t r = 0; r < ratings->raters; r++) {
		const double rating = ratings->rating[r * ratings->units + unit];

		if (!isnan(rating)) {
			const double *found = bsearch(&rating, sheet->value, sheet->values, sizeof(*sheet->value), by_value);

			index[m++] = (uint32_t) (found - sheet->value);
		}
	}
	qsort(index, m, sizeof(*index), by_index);
	return m;
}

/* Writes the row's tallies at the end of those there are. */
static mc_row tally(mc_sheet *sheet, size_t first, const uint32_t *index, size_t m)
{
	mc_row row = { .first = first, .ratings = (uint32_t) m };

	for (size_t i = 0; i < m; i++) {
		mc_tally *last = &sheet->tally[first + row.tallies];

		if (i > 0 && index[i] == index[i - 1]) {
			last[-1].count++;
		} else {
			*last = (mc_tally) { index[i], 1 };
			row.tallies++;
		}
	}
	return row;
}

static uint64_t hash_of(const mc_sheet *sheet, const mc_row *row)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (uint32_t i = 0; i < row->tallies; i++) {
		const mc_tally *t = &sheet->tally[row->first + i];

		hash = (hash ^ (((uint64_t) t->value << 32) | t->count)) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	return hash;
}

static bool same_row(const mc_sheet *sheet, const mc_row *a, const mc_row *b)
{
	return a->tallies == b->tallies
		&& memcmp(&sheet->tally[a->first], &sheet->tally[b->first], a->tallies * sizeof(*sheet->tally)) == 0;
}

/* slot is a hash table of row numbers from 1; its size is a power of two, at least twice the number of units. */
static void collect_rows(mc_sheet *sheet, const mc_ratings *ratings, uint32_t *slot, size_t slots, uint32_t *index)
{
	size_t used = 0, unit = 0;

	for (size_t u = 0; u < ratings->units; u++) {
		mc_row row;
		size_t m, at;

		if (ratings_of(ratings, u) < 2) {
			continue;
		}
		m = indexes_of(sheet, ratings, u, index);
		row = tally(sheet, used, index, m);
		at = (size_t) hash_of(sheet, &row) & (slots - 1);
		while (slot[at] != 0 && !same_row(sheet, &sheet->row[slot[at] - 1], &row)) {
			at = (at + 1) & (slots - 1);
		}
		if (slot[at] == 0) {
			sheet->row[sheet->rows++] = row;
			slot[at] = (uint32_t) sheet->rows;
			used += row.tallies;
		}
		sheet->row[slot[at] - 1].times++;
		sheet->row_of[unit++] = slot[at] - 1;
	}
}

mc_result mc_sheet_make(mc_sheet *sheet, const mc_ratings *ratings)
{
	mc_result result = MC_E_NOMEM;
	uint32_t *slot = NULL, *index = NULL;
	size_t slots = 4, all;

	memset(sheet, 0, sizeof(*sheet));
	if (ratings->units >= UINT32_MAX / 4 || ratings->raters >= UINT32_MAX / 4) {
		return MC_E_LIMIT;
	}
	all = ratings->raters * ratings->units;
	if (all >= UINT32_MAX) {
		return MC_E_LIMIT;
	}
	while (slots < 2 * ratings->units) {
		slots *= 2;
	}
	sheet->value = malloc((all + 1) * sizeof(*sheet->value));
	/* One more than can be used, as tally() looks one ahead. */
	sheet->tally = malloc((all + 1) * sizeof(*sheet->tally));
	sheet->row = malloc((ratings->units + 1) * sizeof(*sheet->row));
	sheet->row_of = malloc((ratings->units + 1) * sizeof(*sheet->row_of));
	slot = calloc(slots, sizeof(*slot));
	index = malloc((ratings->raters + 1) * sizeof(*index));
	if (sheet->value == NULL || sheet->tally == NULL || sheet->row == NULL || sheet->row_of == NULL || slot == NULL || index == NULL) {
		goto cleanup;
	}
	collect_values(sheet, ratings);
	collect_rows(sheet, ratings, slot, slots, index);
	result = MC_OK;
cleanup:
	free(slot);
	free(index);
	return result;
}

void mc_sheet_free(mc_sheet *sheet)
{
	free(sheet->value);
	free(sheet->tally);
	free(sheet->row);
	free(sheet->row_of);
	memset(sheet, 0, sizeof(*sheet));
}
