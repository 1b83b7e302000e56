#include "alpha.h"
#include "random.h"
#include "student.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One metric on one sheet, ready to be worked out again and again with other weights of the rows. */
typedef struct {
	mc_sheet sheet;
	mc_metric metric;
	double *n;        /* n_c: how often each value is used */
	double *place;    /* where each value stands on the metric's line (ordinal and interval) */
	double *observed; /* each row's part of the observed disagreement; that of the ordinal metric depends on n_c */
	uint32_t *times;  /* how often each row counts */
} mc_work;

static void work_free(mc_work *work)
{
	mc_sheet_free(&work->sheet);
	free(work->n);
	free(work->place);
	free(work->observed);
	free(work->times);
}

/* Krippendorff 2011, section D: ((c - k) / (c + k)) squared. Values are 0 or more and different, so the sum is above 0. */
static double ratio_difference(double c, double k)
{
	const double share = (c - k) / (c + k);

	return share * share;
}

/*
 * Sums over pairs of the squared distance on a line are the total times the spread around the mean:
 * sum over c < k of n_c n_k (x_c - x_k)^2 = n sum over c of n_c (x_c - mean)^2, without a loop over pairs.
 */
static double row_on_line(const mc_work *work, const mc_row *row)
{
	const mc_tally *tally = row->tally;
	double sum = 0, spread = 0;

	for (uint32_t i = 0; i < row->tallies; i++) {
		sum += tally[i].count * work->place[tally[i].value];
	}
	sum /= row->ratings;
	for (uint32_t i = 0; i < row->tallies; i++) {
		const double off = work->place[tally[i].value] - sum;

		spread += tally[i].count * off * off;
	}
	return row->ratings * spread;
}

static double row_disagreement(const mc_work *work, const mc_row *row)
{
	const mc_tally *tally = row->tally;
	const double m = row->ratings;
	double sum = 0;

	switch (work->metric) {
		case MC_METRIC_NOMINAL:
			for (uint32_t i = 0; i < row->tallies; i++) {
				sum += (double) tally[i].count * tally[i].count;
			}
			sum = (m * m - sum) / 2;
			break;
		case MC_METRIC_RATIO:
			for (uint32_t i = 0; i < row->tallies; i++) {
				for (uint32_t j = i + 1; j < row->tallies; j++) {
					sum += (double) tally[i].count * tally[j].count
						* ratio_difference(work->sheet.value[tally[i].value], work->sheet.value[tally[j].value]);
				}
			}
			break;
		case MC_METRIC_ORDINAL:
		case MC_METRIC_INTERVAL:
			sum = row_on_line(work, row);
			break;
	}
	return sum / (m - 1);
}

static double expected_disagreement(const mc_work *work, double n)
{
	const size_t values = work->sheet.values;
	double sum = 0, mean = 0;

	switch (work->metric) {
		case MC_METRIC_NOMINAL:
			for (size_t c = 0; c < values; c++) {
				sum += work->n[c] * work->n[c];
			}
			return (n * n - sum) / 2;
		case MC_METRIC_RATIO:
			for (size_t c = 0; c < values; c++) {
				for (size_t k = c + 1; k < values && work->n[c] > 0; k++) {
					sum += work->n[c] * work->n[k] * ratio_difference(work->sheet.value[c], work->sheet.value[k]);
				}
			}
			return sum;
		case MC_METRIC_ORDINAL:
		case MC_METRIC_INTERVAL:
			for (size_t c = 0; c < values; c++) {
				mean += work->n[c] * work->place[c];
			}
			mean /= n;
			for (size_t c = 0; c < values; c++) {
				const double off = work->place[c] - mean;

				sum += work->n[c] * off * off;
			}
			return n * sum;
	}
	return 0;
}

/*
 * Krippendorff 2011, section C: alpha = 1 - (n - 1) sum o_ck d2_ck / sum n_c n_k d2_ck over c < k, with rows counted times[]
 * over. False where fewer than two values are left, or those are so close that no square is left of their distance.
 */
static bool work_out(mc_work *work, double *alpha)
{
	const mc_sheet *sheet = &work->sheet;
	double n = 0, observed = 0, expected;
	size_t used = 0;

	memset(work->n, 0, sheet->values * sizeof(*work->n));
	for (size_t r = 0; r < sheet->rows; r++) {
		const mc_tally *tally = sheet->row[r].tally;

		for (uint32_t i = 0; work->times[r] != 0 && i < sheet->row[r].tallies; i++) {
			work->n[tally[i].value] += (double) work->times[r] * tally[i].count;
		}
	}
	for (size_t c = 0; c < sheet->values; c++) {
		/*
		 * The ordinal difference, sum of n_g for g = c..k less (n_c + n_k) / 2, is the distance between the middles of
		 * the two values' ranks; so ordinal is interval on those.
		 */
		if (work->metric == MC_METRIC_ORDINAL) {
			work->place[c] = n + work->n[c] / 2;
		}
		n += work->n[c];
		used += work->n[c] > 0;
	}
	if (used < 2) {
		return false;
	}
	expected = expected_disagreement(work, n);
	if (!(expected > 0)) {
		return false;
	}
	for (size_t r = 0; r < sheet->rows; r++) {
		if (work->times[r] != 0 && sheet->row[r].tallies > 1) {
			const double row =
				work->metric == MC_METRIC_ORDINAL ? row_disagreement(work, &sheet->row[r]) : work->observed[r];

			observed += work->times[r] * row;
		}
	}
	*alpha = 1 - (n - 1) * observed / expected;
	return true;
}

static void as_rated(mc_work *work)
{
	for (size_t r = 0; r < work->sheet.rows; r++) {
		work->times[r] = work->sheet.row[r].times;
	}
}

/* Of a sheet that is filled. */
static mc_result work_make(mc_work *work, mc_metric metric)
{
	work->metric = metric;
	if (metric == MC_METRIC_RATIO && work->sheet.values > MC_RATIO_VALUES) {
		return MC_E_LIMIT;
	}
	work->n = calloc(work->sheet.values + 1, sizeof(*work->n));
	work->place = calloc(work->sheet.values + 1, sizeof(*work->place));
	work->observed = calloc(work->sheet.rows + 1, sizeof(*work->observed));
	work->times = calloc(work->sheet.rows + 1, sizeof(*work->times));
	if (work->n == NULL || work->place == NULL || work->observed == NULL || work->times == NULL) {
		return MC_E_NOMEM;
	}
	memcpy(work->place, work->sheet.value, work->sheet.values * sizeof(*work->place));
	for (size_t r = 0; r < work->sheet.rows && metric != MC_METRIC_ORDINAL; r++) {
		work->observed[r] = row_disagreement(work, &work->sheet.row[r]);
	}
	as_rated(work);
	return MC_OK;
}

/* alpha itself; units is how many were handed in. */
static mc_figure point(mc_work *work, size_t units)
{
	mc_figure alpha = { 0, MC_DEFINED };

	if (units == 0) {
		alpha.defined = MC_UNDEFINED_NO_UNITS;
	} else if (work->sheet.pairable == 0) {
		alpha.defined = MC_UNDEFINED_NO_PAIRS;
	} else if (!work_out(work, &alpha.value)) {
		alpha.defined = MC_UNDEFINED_ONE_VALUE;
	}
	return alpha;
}

/* About how many steps work_out() takes. */
static double steps(const mc_work *work)
{
	const double values = (double) work->sheet.values;
	double all = 4 * values + (work->metric == MC_METRIC_RATIO ? values * values : 0);

	for (size_t r = 0; r < work->sheet.rows; r++) {
		all += 4 + 4 * (double) work->sheet.row[r].tallies;
	}
	return all;
}

static int by_size(const void *a, const void *b)
{
	const double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

/* Hyndman & Fan 1996, type 7; sorted has at least one member. */
static double quantile(const double *sorted, size_t count, double p)
{
	const double at = p * (double) (count - 1);
	const size_t below = (size_t) at;

	return below + 1 < count ? sorted[below] + (at - (double) below) * (sorted[below + 1] - sorted[below])
							 : sorted[count - 1];
}

/*
 * Which row a unit belongs to, when units are counted row by row: the row at the start of its block of units, and on from
 * there. A table of each unit's row would be the same thing too large for the fastest memory.
 */
typedef struct {
	uint32_t *start; /* of each block: the row of its first unit */
	uint32_t *end;   /* of each row: how many units there are up to its end */
	unsigned shift;  /* a block has 2^shift units */
} mc_lots;

static mc_result lots_make(mc_lots *lots, const mc_sheet *sheet)
{
	const size_t most = sheet->rows > 1024 ? 4 * sheet->rows : 4096;
	uint32_t units = 0, row = 0;

	*lots = (mc_lots) { .shift = 0 };
	while ((sheet->pairable >> lots->shift) >= most) {
		lots->shift++;
	}
	lots->start = malloc(((sheet->pairable >> lots->shift) + 1) * sizeof(*lots->start));
	lots->end = malloc((sheet->rows + 1) * sizeof(*lots->end));
	if (lots->start == NULL || lots->end == NULL) {
		return MC_E_NOMEM;
	}
	for (size_t r = 0; r < sheet->rows; r++) {
		units += sheet->row[r].times;
		lots->end[r] = units;
	}
	for (size_t u = 0; u < sheet->pairable; u += (size_t) 1 << lots->shift) {
		while (lots->end[row] <= u) {
			row++;
		}
		lots->start[u >> lots->shift] = row;
	}
	return MC_OK;
}

static inline uint32_t lots_row(const mc_lots *lots, uint32_t unit)
{
	uint32_t row = lots->start[unit >> lots->shift];

	while (lots->end[row] <= unit) {
		row++;
	}
	return row;
}

static void lots_free(mc_lots *lots)
{
	free(lots->start);
	free(lots->end);
}

static mc_result bootstrap(mc_work *work, double confidence, size_t resamples, uint64_t seed, double most,
	mc_interval *interval, mc_defined *defined)
{
	const uint32_t units = (uint32_t) work->sheet.pairable, threshold = (0 - units) % units;
	double *alphas;
	mc_random random;
	mc_lots lots;
	mc_result result;

	if ((double) resamples * (steps(work) + 4 * (double) units) > most) {
		return MC_E_LIMIT;
	}
	result = lots_make(&lots, &work->sheet);
	alphas = malloc(resamples * sizeof(*alphas));
	if (result != MC_OK || alphas == NULL) {
		result = MC_E_NOMEM;
		goto cleanup;
	}
	mc_random_seed(&random, seed);
	interval->used = 0;
	for (size_t i = 0; i < resamples; i++) {
		memset(work->times, 0, work->sheet.rows * sizeof(*work->times));
		for (uint32_t u = 0; u < units; u++) {
			work->times[lots_row(&lots, mc_random_below(&random, units, threshold))]++;
		}
		interval->used += work_out(work, &alphas[interval->used]);
	}
	if (interval->used == 0) {
		*defined = MC_UNDEFINED_RESAMPLES;
	} else {
		qsort(alphas, interval->used, sizeof(*alphas), by_size);
		interval->low = quantile(alphas, interval->used, (1 - confidence) / 2);
		interval->high = quantile(alphas, interval->used, (1 + confidence) / 2);
	}
cleanup:
	free(alphas);
	lots_free(&lots);
	return result;
}

static mc_result jackknife(
	mc_work *work, double alpha, double confidence, double most, mc_interval *interval, mc_defined *defined)
{
	const double n = (double) work->sheet.pairable;
	double mean = 0, spread = 0, half;
	double *without;

	if (work->sheet.pairable < 2) {
		*defined = MC_UNDEFINED_ONE_UNIT;
		return MC_OK;
	}
	if ((double) work->sheet.rows * steps(work) > most) {
		return MC_E_LIMIT;
	}
	without = calloc(work->sheet.rows, sizeof(*without));
	if (without == NULL) {
		return MC_E_NOMEM;
	}
	/* Units of one row leave the same behind when they are left out. */
	for (size_t r = 0; r < work->sheet.rows && *defined == MC_DEFINED; r++) {
		work->times[r]--;
		if (!work_out(work, &without[r])) {
			*defined = MC_UNDEFINED_LEFT_OUT;
		}
		work->times[r]++;
		mean += work->times[r] * without[r];
	}
	/* Efron & Tibshirani 1993, chapter 11. */
	mean /= n;
	for (size_t r = 0; r < work->sheet.rows; r++) {
		spread += work->times[r] * (without[r] - mean) * (without[r] - mean);
	}
	half = mc_student_quantile((1 + confidence) / 2, n - 1) * sqrt((n - 1) / n * spread);
	*interval = (mc_interval) { alpha - half, fmin(alpha + half, 1), work->sheet.pairable };
	free(without);
	return MC_OK;
}

mc_result mc_alpha_of_units(const mc_units *units, mc_metric metric, double confidence, size_t resamples, uint64_t seed,
	double most, mc_figure *alpha, mc_interval *interval, mc_defined *defined)
{
	mc_work work = { 0 };
	mc_result result = mc_sheet_of_units(&work.sheet, units);

	if (result == MC_OK) {
		result = work_make(&work, metric);
	}
	if (result == MC_OK) {
		*alpha = point(&work, units->units);
		*defined = alpha->defined;
		if (*defined == MC_DEFINED) {
			result = resamples == 0 ? jackknife(&work, alpha->value, confidence, most, interval, defined)
				: bootstrap(&work, confidence, resamples, seed, most, interval, defined);
		}
	}
	work_free(&work);
	return result;
}

/* What the functions below have in common. */
static mc_result begin(mc_work *work, const mc_ratings *ratings, mc_metric metric, mc_figure *alpha)
{
	mc_result result;

	memset(work, 0, sizeof(*work));
	result = mc_sheet_make(&work->sheet, ratings);
	if (result == MC_OK) {
		result = work_make(work, metric);
	}
	if (result == MC_OK) {
		*alpha = point(work, ratings->units);
	}
	return result;
}

mc_result mc_alpha(const mc_ratings *ratings, mc_metric metric, double *alpha, mc_defined *defined)
{
	mc_work work;
	mc_figure figure;
	mc_result result = begin(&work, ratings, metric, &figure);

	if (result == MC_OK) {
		*alpha = figure.value;
		*defined = figure.defined;
	}
	work_free(&work);
	return result;
}

mc_result mc_alpha_bootstrap(const mc_ratings *ratings, mc_metric metric, double confidence, size_t resamples,
	uint64_t seed, mc_interval *interval, mc_defined *defined)
{
	mc_work work;
	mc_figure alpha;
	mc_result result = begin(&work, ratings, metric, &alpha);

	if (result == MC_OK) {
		*defined = alpha.defined;
		if (*defined == MC_DEFINED) {
			result = bootstrap(&work, confidence, resamples, seed, MC_INTERVAL_STEPS, interval, defined);
		}
	}
	work_free(&work);
	return result;
}

mc_result mc_alpha_jackknife(
	const mc_ratings *ratings, mc_metric metric, double confidence, mc_interval *interval, mc_defined *defined)
{
	mc_work work;
	mc_figure alpha;
	mc_result result = begin(&work, ratings, metric, &alpha);

	if (result == MC_OK) {
		*defined = alpha.defined;
		if (*defined == MC_DEFINED) {
			result = jackknife(&work, alpha.value, confidence, MC_INTERVAL_STEPS, interval, defined);
		}
	}
	work_free(&work);
	return result;
}
