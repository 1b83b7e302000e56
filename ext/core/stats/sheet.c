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

static size_t ratings_of(const mc_units *units, size_t unit)
{
	return units->first[unit + 1] - units->first[unit];
}

/* The first of the values that is not below the one sought; values when all are. */
static size_t place_of(const double *value, size_t values, double sought)
{
	size_t low = 0;

	while (values > 0) {
		const size_t half = values / 2;

		if (value[low + half] < sought) {
			low += half + 1;
			values -= half + 1;
		} else {
			values = half;
		}
	}
	return low;
}

/* Up to so many different values are kept in order one by one; a rubric's scale has fewer. */
#define FEW_VALUES 64

/* The distinct values of pairable units, ascending; false where there are more than a few. */
static bool collect_few_values(mc_sheet *sheet, const mc_units *units)
{
	for (size_t u = 0; u < units->units; u++) {
		for (size_t i = units->first[u]; ratings_of(units, u) >= 2 && i < units->first[u + 1]; i++) {
			const size_t at = place_of(sheet->value, sheet->values, units->value[i]);

			if (at < sheet->values && sheet->value[at] == units->value[i]) {
				continue;
			}
			if (sheet->values == FEW_VALUES) {
				return false;
			}
			memmove(&sheet->value[at + 1], &sheet->value[at], (sheet->values - at) * sizeof(*sheet->value));
			sheet->value[at] = units->value[i];
			sheet->values++;
		}
	}
	return true;
}

static void collect_values(mc_sheet *sheet, const mc_units *units)
{
	size_t count = 0;

	if (collect_few_values(sheet, units)) {
		return;
	}
	for (size_t u = 0; u < units->units; u++) {
		if (ratings_of(units, u) >= 2) {
			memcpy(&sheet->value[count], &units->value[units->first[u]], ratings_of(units, u) * sizeof(*sheet->value));
			count += ratings_of(units, u);
		}
	}
	qsort(sheet->value, count, sizeof(*sheet->value), by_value);
	sheet->values = 0;
	for (size_t i = 0; i < count; i++) {
		if (sheet->values == 0 || sheet->value[i] != sheet->value[sheet->values - 1]) {
			sheet->value[sheet->values++] = sheet->value[i];
		}
	}
}

/* The unit's values as indexes, ascending; how many. */
static size_t indexes_of(const mc_sheet *sheet, const mc_units *units, size_t unit, uint32_t *index)
{
	const double *value = &units->value[units->first[unit]];
	const size_t m = ratings_of(units, unit);

	for (size_t i = 0; i < m; i++) {
		index[i] = (uint32_t) place_of(sheet->value, sheet->values, value[i]);
	}
	if (m > 16) {
		qsort(index, m, sizeof(*index), by_index);
		return m;
	}
	for (size_t i = 1; i < m; i++) {
		const uint32_t moved = index[i];
		size_t j = i;

		for (; j > 0 && index[j - 1] > moved; j--) {
			index[j] = index[j - 1];
		}
		index[j] = moved;
	}
	return m;
}

/* Writes the row's tallies at the end of those there are. */
static mc_row tally(mc_sheet *sheet, size_t first, const uint32_t *index, size_t m)
{
	mc_row row = { .tally = &sheet->tally[first], .ratings = (uint32_t) m };

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

static uint64_t hash_of(const mc_row *row)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (uint32_t i = 0; i < row->tallies; i++) {
		hash = (hash ^ (((uint64_t) row->tally[i].value << 32) | row->tally[i].count)) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	return hash;
}

static bool same_row(const mc_row *a, const mc_row *b)
{
	return a->tallies == b->tallies && memcmp(a->tally, b->tally, a->tallies * sizeof(*a->tally)) == 0;
}

/* The order of rows: see the head of sheet.h. */
static int by_ratings(const void *a, const void *b)
{
	const mc_row *x = a, *y = b;

	if (x->ratings != y->ratings) {
		return x->ratings < y->ratings ? -1 : 1;
	}
	for (uint32_t i = 0; i < x->tallies && i < y->tallies; i++) {
		if (x->tally[i].value != y->tally[i].value) {
			return x->tally[i].value < y->tally[i].value ? -1 : 1;
		}
		/* The next value is a higher one where this one ends. */
		if (x->tally[i].count != y->tally[i].count) {
			return x->tally[i].count > y->tally[i].count ? -1 : 1;
		}
	}
	return 0;
}

/* A hash table of row numbers from 1; its size is a power of two, at least twice the number of rows. */
typedef struct {
	uint32_t *slot;
	size_t slots;
} mc_slots;

/* Where the row is, or would be. */
static size_t slot_of(const mc_slots *slots, const mc_sheet *sheet, const mc_row *row)
{
	size_t at = (size_t) hash_of(row) & (slots->slots - 1);

	while (slots->slot[at] != 0 && !same_row(&sheet->row[slots->slot[at] - 1], row)) {
		at = (at + 1) & (slots->slots - 1);
	}
	return at;
}

static bool slots_grow(mc_slots *slots, const mc_sheet *sheet)
{
	mc_slots larger = { .slots = slots->slots == 0 ? 256 : 2 * slots->slots };

	larger.slot = calloc(larger.slots, sizeof(*larger.slot));
	if (larger.slot == NULL) {
		return false;
	}
	for (size_t r = 0; r < sheet->rows; r++) {
		larger.slot[slot_of(&larger, sheet, &sheet->row[r])] = (uint32_t) (r + 1);
	}
	free(slots->slot);
	*slots = larger;
	return true;
}

static mc_result collect_rows(mc_sheet *sheet, const mc_units *units, uint32_t *index)
{
	mc_slots slots = { NULL, 0 };
	size_t used = 0;

	for (size_t u = 0; u < units->units; u++) {
		mc_row row;
		size_t at;

		if (ratings_of(units, u) < 2) {
			continue;
		}
		if (2 * (sheet->rows + 1) > slots.slots && !slots_grow(&slots, sheet)) {
			free(slots.slot);
			return MC_E_NOMEM;
		}
		row = tally(sheet, used, index, indexes_of(sheet, units, u, index));
		at = slot_of(&slots, sheet, &row);
		if (slots.slot[at] == 0) {
			sheet->row[sheet->rows++] = row;
			slots.slot[at] = (uint32_t) sheet->rows;
			used += row.tallies;
		}
		sheet->row[slots.slot[at] - 1].times++;
	}
	free(slots.slot);
	qsort(sheet->row, sheet->rows, sizeof(*sheet->row), by_ratings);
	return MC_OK;
}

mc_result mc_sheet_of_units(mc_sheet *sheet, const mc_units *units)
{
	mc_result result = MC_E_NOMEM;
	uint32_t *index;
	size_t all = 0, most = 0;

	memset(sheet, 0, sizeof(*sheet));
	for (size_t u = 0; u < units->units; u++) {
		const size_t m = ratings_of(units, u);

		sheet->pairable += m >= 2;
		all += m >= 2 ? m : 0;
		most = m > most ? m : most;
	}
	if (sheet->pairable >= UINT32_MAX / 4 || all >= UINT32_MAX / 4) {
		return MC_E_LIMIT;
	}
	sheet->value = malloc((all > FEW_VALUES ? all + 1 : FEW_VALUES + 1) * sizeof(*sheet->value));
	/* One more than can be used, as tally() looks one ahead. */
	sheet->tally = malloc((all + 1) * sizeof(*sheet->tally));
	sheet->row = malloc((sheet->pairable + 1) * sizeof(*sheet->row));
	index = malloc((most + 1) * sizeof(*index));
	if (sheet->value != NULL && sheet->tally != NULL && sheet->row != NULL && index != NULL) {
		collect_values(sheet, units);
		result = collect_rows(sheet, units, index);
	}
	free(index);
	return result;
}

mc_result mc_sheet_make(mc_sheet *sheet, const mc_ratings *ratings)
{
	mc_result result = MC_E_NOMEM;
	double *value = NULL;
	size_t *first, n = 0;

	memset(sheet, 0, sizeof(*sheet));
	if (ratings->units >= UINT32_MAX / 4 || ratings->raters >= UINT32_MAX / 4
		|| ratings->raters * ratings->units >= UINT32_MAX / 4) {
		return MC_E_LIMIT;
	}
	first = malloc((ratings->units + 1) * sizeof(*first));
	value = malloc((ratings->raters * ratings->units + 1) * sizeof(*value));
	if (first != NULL && value != NULL) {
		first[0] = 0;
		for (size_t u = 0; u < ratings->units; u++) {
			for (size_t r = 0; r < ratings->raters; r++) {
				const double rating = ratings->rating[r * ratings->units + u];

				if (!isnan(rating)) {
					value[n++] = rating;
				}
			}
			first[u + 1] = n;
		}
		result = mc_sheet_of_units(sheet, &(mc_units) { value, first, ratings->units });
	}
	free(first);
	free(value);
	return result;
}

void mc_sheet_free(mc_sheet *sheet)
{
	free(sheet->value);
	free(sheet->tally);
	free(sheet->row);
	memset(sheet, 0, sizeof(*sheet));
}
