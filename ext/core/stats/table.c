#include "table.h"
#include "ac.h"
#include "alpha.h"

#include <stdlib.h>
#include <string.h>

/* Room for one criterion, used again for the next one. */
typedef struct {
	const mc_panels *panels;
	size_t most;     /* levels that a criterion has */
	double *value;   /* the criterion's ratings, unit by unit */
	size_t *first;
	double *r;       /* how many raters chose each level of one unit, with an empty level at either end */
	uint32_t *seen;  /* of each reviewer: the last criterion he or she rated, counted from 1 */
	double *square;  /* two raters' table */
	double *weight;
} mc_workspace;

static void workspace_free(mc_workspace *work)
{
	free(work->value);
	free(work->first);
	free(work->r);
	free(work->seen);
	free(work->square);
	free(work->weight);
}

static mc_result workspace_make(mc_workspace *work, const mc_panels *panels)
{
	*work = (mc_workspace) { .panels = panels };
	for (size_t c = 0; c < panels->criteria; c++) {
		work->most = panels->levels[c] > work->most ? panels->levels[c] : work->most;
	}
	if (work->most > MC_SCALE_LEVELS) {
		return MC_E_LIMIT;
	}
	work->value = malloc((panels->first[panels->submissions] + 1) * sizeof(*work->value));
	work->first = malloc((panels->submissions + 1) * sizeof(*work->first));
	work->r = calloc(work->most + 2, sizeof(*work->r));
	work->seen = calloc(panels->reviewers + 1, sizeof(*work->seen));
	work->square = malloc((work->most * work->most + 1) * sizeof(*work->square));
	work->weight = malloc((work->most * work->most + 1) * sizeof(*work->weight));
	return work->value != NULL && work->first != NULL && work->r != NULL && work->seen != NULL && work->square != NULL
		&& work->weight != NULL ? MC_OK : MC_E_NOMEM;
}

static mc_figure share(double part, double pairs, mc_defined otherwise)
{
	return pairs > 0 ? (mc_figure) { part / pairs, MC_DEFINED } : (mc_figure) { 0, otherwise };
}

/* Adds one unit, whose ratings are counted in r, to what is known of those who rated it. */
static void compare_reviewers(
	const mc_workspace *work, size_t submission, size_t c, double m, double sum, mc_table *table)
{
	const mc_panels *panels = work->panels;
	const double *r = work->r + 1;

	for (size_t i = panels->first[submission]; i < panels->first[submission + 1]; i++) {
		const int16_t p = panels->position[i * panels->criteria + c];
		mc_table_reviewer *reviewer = &table->reviewer[panels->reviewer[i]];

		if (p < 0) {
			continue;
		}
		reviewer->ratings++;
		reviewer->pairs += m - 1;
		reviewer->exact.value += r[p] - 1;
		reviewer->adjacent.value += r[p - 1] + r[p] - 1 + r[p + 1];
		reviewer->difference.value += m * p - sum;
	}
}

/* Reads the criterion's ratings unit by unit; gives how many pairs agree and nearly agree, before they are shares. */
static void read_units(mc_workspace *work, size_t c, mc_ac_sums *ac, mc_table *table)
{
	const mc_panels *panels = work->panels;
	const size_t levels = panels->levels[c];
	mc_table_row *row = &table->row[c];
	double *r = work->r + 1;
	size_t n = 0;

	memset(work->r, 0, (work->most + 2) * sizeof(*work->r));
	memset(row->given, 0, levels * sizeof(*row->given));
	work->first[0] = 0;
	for (size_t s = 0; s < panels->submissions; s++) {
		double m, sum = 0;

		for (size_t i = panels->first[s]; i < panels->first[s + 1]; i++) {
			const int16_t p = panels->position[i * panels->criteria + c];

			if (p < 0) {
				row->unscored++;
				continue;
			}
			r[p]++;
			sum += p;
			row->given[p]++;
			work->value[n++] = p;
			if (work->seen[panels->reviewer[i]] != c + 1) {
				work->seen[panels->reviewer[i]] = (uint32_t) (c + 1);
				row->counts.raters++;
			}
		}
		m = (double) (n - work->first[s]);
		work->first[s + 1] = n;
		row->counts.pairable += m >= 2;
		row->counts.pairs += m * (m - 1) / 2;
		mc_ac_add(ac, r, m);
		compare_reviewers(work, s, c, m, sum, table);
		for (size_t k = 0; k < levels && m > 0; k++) {
			row->exact.value += r[k] * (r[k] - 1) / 2;
			row->adjacent.value += r[k] * r[k + 1];
		}
		for (size_t i = work->first[s]; i < n; i++) {
			r[(size_t) work->value[i]] = 0;
		}
	}
	row->adjacent.value += row->exact.value;
	row->counts.units = panels->submissions;
	row->counts.ratings = n;
}

/* Cohen's kappa of the only two who rated this criterion. */
static mc_figure kappa_of_two(mc_workspace *work, size_t c)
{
	const mc_panels *panels = work->panels;
	const size_t levels = panels->levels[c];
	mc_figure kappa = { 0, MC_DEFINED };
	size_t first = 0;

	while (work->seen[first] != c + 1) {
		first++;
	}
	memset(work->square, 0, levels * levels * sizeof(*work->square));
	for (size_t i = 0; i < levels * levels; i++) {
		const size_t row = i / levels, column = i % levels;
		const double steps = (double) row - (double) column;

		work->weight[i] = steps * steps;
	}
	for (size_t s = 0; s < panels->submissions; s++) {
		int16_t a = -1, b = -1;

		for (size_t i = panels->first[s]; i < panels->first[s + 1]; i++) {
			const int16_t p = panels->position[i * panels->criteria + c];

			if (p >= 0 && panels->reviewer[i] == first) {
				a = p;
			} else if (p >= 0) {
				b = p;
			}
		}
		if (a >= 0 && b >= 0) {
			work->square[(size_t) a * levels + (size_t) b]++;
		}
	}
	kappa.defined = mc_kappa_table(work->square, work->weight, levels, &kappa.value);
	return kappa;
}

static mc_result fill_row(mc_workspace *work, size_t c, const mc_interval_options *options, mc_table *table)
{
	const mc_panels *panels = work->panels;
	mc_table_row *row = &table->row[c];
	mc_defined otherwise;
	mc_ac_sums ac;
	mc_result result;

	*row = (mc_table_row) { .given = row->given };
	result = mc_ac_begin(&ac, panels->levels[c], MC_WEIGHT_QUADRATIC);
	if (result == MC_OK) {
		read_units(work, c, &ac, table);
		row->ac = mc_ac_end(&ac, panels->submissions);
		result = mc_alpha_of_units(&(mc_units) { work->value, work->first, panels->submissions }, MC_METRIC_ORDINAL,
			options->confidence, options->resamples, options->seed, MC_TABLE_STEPS / (double) panels->criteria,
			&row->alpha, &row->interval, &row->interval_defined);
	}
	mc_ac_free(&ac);
	if (result != MC_OK) {
		return result;
	}
	table->pairs += row->counts.pairs;
	table->exact.value += row->exact.value;
	table->adjacent.value += row->adjacent.value;
	otherwise = panels->submissions == 0 ? MC_UNDEFINED_NO_UNITS : MC_UNDEFINED_NO_PAIRS;
	row->exact = share(row->exact.value, row->counts.pairs, otherwise);
	row->adjacent = share(row->adjacent.value, row->counts.pairs, otherwise);
	if (row->counts.pairs <= 0) {
		row->kappa.defined = otherwise;
	} else if (row->counts.raters > 2) {
		row->kappa.defined = MC_UNDEFINED_NOT_TWO;
	} else {
		row->kappa = kappa_of_two(work, c);
	}
	return MC_OK;
}

mc_result mc_table_make(const mc_panels *panels, const mc_interval_options *options, mc_table *table)
{
	mc_workspace work;
	mc_result result = workspace_make(&work, panels);
	const mc_defined otherwise = panels->submissions == 0 ? MC_UNDEFINED_NO_UNITS : MC_UNDEFINED_NO_PAIRS;

	table->pairs = 0;
	table->exact = table->adjacent = (mc_figure) { 0, MC_DEFINED };
	for (size_t i = 0; i < panels->reviewers; i++) {
		table->reviewer[i] = (mc_table_reviewer) { 0 };
	}
	for (size_t c = 0; result == MC_OK && c < panels->criteria; c++) {
		result = fill_row(&work, c, options, table);
	}
	workspace_free(&work);
	table->exact = share(table->exact.value, table->pairs, otherwise);
	table->adjacent = share(table->adjacent.value, table->pairs, otherwise);
	for (size_t i = 0; i < panels->reviewers; i++) {
		mc_table_reviewer *reviewer = &table->reviewer[i];

		reviewer->exact = share(reviewer->exact.value, reviewer->pairs, MC_UNDEFINED_NO_PAIRS);
		reviewer->adjacent = share(reviewer->adjacent.value, reviewer->pairs, MC_UNDEFINED_NO_PAIRS);
		reviewer->difference = share(reviewer->difference.value, reviewer->pairs, MC_UNDEFINED_NO_PAIRS);
	}
	return result;
}
