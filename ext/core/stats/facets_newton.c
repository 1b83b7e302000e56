#include "facets_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * The log-likelihood is concave in B, D, C and psi (an exponential family), so Newton's method with halved steps finds its one
 * maximum. Each rating has one candidate, so the candidates' part of the information is diagonal: it is eliminated, and what
 * remains is a dense system of reviewers, criteria and free thresholds (Schur complement).
 */
typedef struct {
	mc_facets_work *work;
	double *matrix;     /* of the dense part */
	bool *dropped;
	double *score;      /* gradient of the dense part; later the step */
	double *b_score;    /* of each candidate */
	double *b_information;
	double *b_step;
	double *cross;      /* of one candidate with the dense part */
	uint32_t *touch;
	double *p;
	double *gap;        /* of each set: the smallest distance of levels in use */
	double *kept[MC_FACETS], *kept_psi; /* from before the step */
} mc_newton;

static void newton_free(mc_newton *newton)
{
	free(newton->matrix);
	free(newton->dropped);
	free(newton->score);
	free(newton->b_score);
	free(newton->b_information);
	free(newton->b_step);
	free(newton->cross);
	free(newton->touch);
	free(newton->p);
	free(newton->gap);
	for (int f = 0; f < MC_FACETS; f++) {
		free(newton->kept[f]);
	}
	free(newton->kept_psi);
}

static mc_result newton_make(mc_newton *newton, mc_facets_work *work)
{
	const size_t n = work->columns, candidates = work->data->elements[MC_FACET_CANDIDATE];
	bool whole = true;

	newton->work = work;
	newton->matrix = malloc((n * n + 1) * sizeof(double));
	newton->dropped = malloc(n + 1);
	newton->score = malloc((n + 1) * sizeof(double));
	newton->b_score = malloc((candidates + 1) * sizeof(double));
	newton->b_information = malloc((candidates + 1) * sizeof(double));
	newton->b_step = malloc((candidates + 1) * sizeof(double));
	newton->cross = calloc(n + 1, sizeof(double));
	newton->touch = malloc((n + 1) * sizeof(uint32_t));
	newton->p = malloc(work->levels * sizeof(double));
	newton->gap = malloc(work->sets * sizeof(double));
	newton->kept_psi = malloc(work->sets * work->levels * sizeof(double));
	for (int f = 0; f < MC_FACETS; f++) {
		newton->kept[f] = malloc((work->data->elements[f] + 1) * sizeof(double));
		whole = whole && newton->kept[f] != NULL;
	}
	whole = whole && newton->matrix != NULL && newton->dropped != NULL && newton->score != NULL && newton->b_score != NULL
		&& newton->b_information != NULL && newton->b_step != NULL && newton->cross != NULL && newton->touch != NULL && newton->p != NULL
		&& newton->gap != NULL && newton->kept_psi != NULL;
	return whole ? MC_OK : MC_E_NOMEM;
}

/*
 * Near a maximum Newton's steps shrink fast. So many in a row that do not, once odds are past exp(FAR_OUT), tell of a fit
 * that runs away.
 */
#define STEADY_STEPS 10
#define FAR_OUT 10.0

/* Columns: the core's reviewers, its criteria, then each threshold between the lowest and the highest category in use. */
static mc_result number_columns(mc_facets_work *work, mc_fault *fault)
{
	for (int f = MC_FACET_REVIEWER; f < MC_FACETS; f++) {
		const size_t before = work->columns;

		for (size_t e = 0; e < work->data->elements[f]; e++) {
			work->column[f][e] = work->round[f][e] == 0 ? (uint32_t) work->columns++ : MC_FACETS_NO_COLUMN;
		}
		*(f == MC_FACET_REVIEWER ? &work->reviewers_in : &work->criteria_in) = work->columns - before;
	}
	for (size_t s = 0; s < work->sets; s++) {
		for (size_t x = 0; x < work->levels; x++) {
			const bool is_free = x > work->low[s] && x < work->high[s] && work->count[s * work->levels + x] > 0;

			work->psi_column[s * work->levels + x] = is_free ? (uint32_t) work->columns++ : MC_FACETS_NO_COLUMN;
		}
	}
	if (work->columns > MC_FACETS_DENSE) {
		return mc_fail(fault, MC_E_LIMIT, "There are %zu reviewers, criteria and thresholds; a fit takes up to %d", work->columns, MC_FACETS_DENSE);
	}
	return MC_OK;
}

/*
 * Where Newton's method goes on from. Thresholds: as if all were alike, so that each level comes up as often as it was given.
 * Candidates: from there by the logit of their share of the points, stretched by how much a logit moves such a share.
 */
static void start(mc_facets_work *work)
{
	double slope = 0, points = 0, most = 0, variance = 0, share, stretch;
	size_t first = 0;

	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			work->measure[f][e] = work->round[f][e] == 0 ? 0 : NAN;
		}
	}
	for (size_t s = 0; s < work->sets; s++) {
		const uint32_t *const count = &work->count[s * work->levels];
		const size_t low = work->low[s], high = work->high[s];
		double e, n = 0, sum = 0, squares = 0;

		if (low == high) {
			continue;
		}
		e = log((double) count[high] / count[low]) / (double) (high - low);
		for (size_t x = low; x <= high; x++) {
			const double above = (double) (x - low);

			work->psi[s * work->levels + x] = x > low && x < high && count[x] > 0 ? above * e - log((double) count[x] / count[low]) : 0;
			n += count[x];
			sum += count[x] * above;
			squares += count[x] * above * above;
		}
		slope += n * e;
		points += sum;
		most += n * (double) (high - low);
		variance += squares - sum * sum / n;
	}
	slope /= (double) work->cores;
	share = points / most;
	stretch = most * share * (1 - share) / variance;
	for (size_t k = 1; k <= work->cores; k++) {
		const uint32_t candidate = work->element[MC_FACET_CANDIDATE][work->core[first]];

		if (k == work->cores || work->element[MC_FACET_CANDIDATE][work->core[k]] != candidate) {
			double above = 0.3, below = 0.3;

			for (; first < k; first++) {
				const uint32_t r = work->core[first];
				const size_t s = mc_facets_set(work, work->element[MC_FACET_CRITERION][r]);

				above += work->position[r] - work->low[s];
				below += work->high[s] - work->position[r];
			}
			work->measure[MC_FACET_CANDIDATE][candidate] = slope + stretch * (log(above / below) - log(share / (1 - share)));
		}
	}
}

/* The candidate's own part taken out of the dense system; it is known to have ratings, and its information to be above 0. */
static void eliminate(mc_newton *newton, uint32_t candidate, size_t touched)
{
	const size_t n = newton->work->columns;
	const double information = newton->b_information[candidate], score = newton->b_score[candidate];

	for (size_t a = 0; a < touched; a++) {
		const uint32_t row = newton->touch[a];
		const double share = newton->cross[row] / information;
		double *const into = &newton->matrix[(size_t) row * n];

		for (size_t b = 0; b < touched; b++) {
			const uint32_t column = newton->touch[b];

			if (column <= row) {
				into[column] -= share * newton->cross[column];
			}
		}
		newton->score[row] -= share * score;
	}
	while (touched > 0) {
		newton->cross[newton->touch[--touched]] = 0;
	}
}

static size_t add_cross(mc_newton *newton, uint32_t column, double value, size_t touched)
{
	if (newton->cross[column] == 0) {
		newton->touch[touched++] = column;
	}
	newton->cross[column] += value;
	/* A sum that comes out as zero would be listed twice. */
	newton->cross[column] = newton->cross[column] == 0 ? 1e-300 : newton->cross[column];
	return touched;
}

/* The rating's part of gradient and information; gives how many columns the candidate has touched by now. */
static size_t add_rating(mc_newton *newton, uint32_t r, size_t touched)
{
	mc_facets_work *const work = newton->work;
	const size_t n = work->columns, s = mc_facets_set(work, work->element[MC_FACET_CRITERION][r]), x = work->position[r];
	const uint32_t candidate = work->element[MC_FACET_CANDIDATE][r];
	const uint32_t i = work->column[MC_FACET_REVIEWER][work->element[MC_FACET_REVIEWER][r]];
	const uint32_t j = work->column[MC_FACET_CRITERION][work->element[MC_FACET_CRITERION][r]];
	const uint32_t *const column = &work->psi_column[s * work->levels];
	const double eta = mc_facets_eta(work, r);
	const mc_facets_moments m = mc_facets_probabilities(work, s, eta, newton->p);
	const double off = (double) x - m.expected;

	work->log_likelihood += (double) x * eta - work->psi[s * work->levels + x] - m.log_sum;
	newton->b_score[candidate] += off;
	newton->b_information[candidate] += m.variance;
	newton->score[i] -= off;
	newton->score[j] -= off;
	newton->matrix[(size_t) i * n + i] += m.variance;
	newton->matrix[(size_t) j * n + j] += m.variance;
	newton->matrix[(size_t) j * n + i] += m.variance;
	touched = add_cross(newton, i, -m.variance, touched);
	touched = add_cross(newton, j, -m.variance, touched);
	for (size_t k = (size_t) work->low[s] + 1; k < work->high[s]; k++) {
		if (column[k] != MC_FACETS_NO_COLUMN) {
			const double covariance = newton->p[k] * ((double) k - m.expected);
			double *const row = &newton->matrix[(size_t) column[k] * n];

			newton->score[column[k]] += newton->p[k] - (x == k);
			row[i] += covariance;
			row[j] += covariance;
			touched = add_cross(newton, column[k], -covariance, touched);
			for (size_t l = (size_t) work->low[s] + 1; l < k; l++) {
				if (column[l] != MC_FACETS_NO_COLUMN) {
					row[column[l]] -= newton->p[k] * newton->p[l];
				}
			}
			row[column[k]] += newton->p[k] * (1 - newton->p[k]);
		}
	}
	return touched;
}

/* Likelihood, gradient and the eliminated system at the measures as they are. False where some candidate's information vanished. */
static bool evaluate(mc_newton *newton)
{
	mc_facets_work *const work = newton->work;
	const size_t n = work->columns, candidates = work->data->elements[MC_FACET_CANDIDATE];
	size_t touched = 0;
	bool sound = true;

	memset(newton->matrix, 0, n * n * sizeof(double));
	memset(newton->score, 0, n * sizeof(double));
	memset(newton->b_score, 0, candidates * sizeof(double));
	memset(newton->b_information, 0, candidates * sizeof(double));
	work->log_likelihood = work->residual = 0;
	for (size_t k = 0; k < work->cores; k++) {
		const uint32_t r = work->core[k], candidate = work->element[MC_FACET_CANDIDATE][r];

		touched = add_rating(newton, r, touched);
		if (k + 1 == work->cores || work->element[MC_FACET_CANDIDATE][work->core[k + 1]] != candidate) {
			if (newton->b_information[candidate] > 0) {
				eliminate(newton, candidate, touched);
			} else {
				sound = false;
				while (touched > 0) {
					newton->cross[newton->touch[--touched]] = 0;
				}
			}
			touched = 0;
			work->residual = fmax(work->residual, fabs(newton->b_score[candidate]));
		}
	}
	for (size_t c = 0; c < n; c++) {
		/* At the maximum the candidates' own scores vanish, and with them what elimination took off these. */
		work->residual = fmax(work->residual, fabs(newton->score[c]));
	}
	return sound && isfinite(work->log_likelihood);
}

/* The step, in score and b_step. False where the system is singular. */
static bool solve(mc_newton *newton)
{
	mc_facets_work *const work = newton->work;
	const size_t n = work->columns, r = work->reviewers_in, c = work->criteria_in;
	double scale = 0;

	for (size_t e = 0; e < work->data->elements[MC_FACET_CANDIDATE]; e++) {
		scale += newton->b_information[e] / (double) (r + c);
	}
	/* Shifts of all severities, or of all difficulties, are free; tied like this the step moves neither sum. */
	for (size_t k = 0; k < r + c; k++) {
		for (size_t l = k < r ? 0 : r; l <= k; l++) {
			newton->matrix[k * n + l] += scale / (double) (k < r ? r : c);
		}
	}
	if (mc_dense_factor(newton->matrix, n, 1e-13, newton->dropped) > 0) {
		return false;
	}
	mc_dense_solve(newton->matrix, n, newton->score);
	for (size_t e = 0; e < work->data->elements[MC_FACET_CANDIDATE]; e++) {
		newton->b_step[e] = newton->b_score[e];
	}
	for (size_t k = 0; k < work->cores; k++) {
		const uint32_t rating = work->core[k];
		const size_t s = mc_facets_set(work, work->element[MC_FACET_CRITERION][rating]);
		const mc_facets_moments m = mc_facets_probabilities(work, s, mc_facets_eta(work, rating), newton->p);
		double sum = m.variance * (newton->score[work->column[MC_FACET_REVIEWER][work->element[MC_FACET_REVIEWER][rating]]]
			+ newton->score[work->column[MC_FACET_CRITERION][work->element[MC_FACET_CRITERION][rating]]]);

		for (size_t x = (size_t) work->low[s] + 1; x < work->high[s]; x++) {
			const uint32_t column = work->psi_column[s * work->levels + x];

			if (column != MC_FACETS_NO_COLUMN) {
				sum += newton->p[x] * ((double) x - m.expected) * newton->score[column];
			}
		}
		newton->b_step[work->element[MC_FACET_CANDIDATE][rating]] += sum;
	}
	for (size_t e = 0; e < work->data->elements[MC_FACET_CANDIDATE]; e++) {
		newton->b_step[e] = work->round[MC_FACET_CANDIDATE][e] == 0 ? newton->b_step[e] / newton->b_information[e] : 0;
	}
	return true;
}

static void keep(mc_newton *newton)
{
	const mc_facets_work *work = newton->work;

	for (int f = 0; f < MC_FACETS; f++) {
		memcpy(newton->kept[f], work->measure[f], work->data->elements[f] * sizeof(double));
	}
	memcpy(newton->kept_psi, work->psi, work->sets * work->levels * sizeof(double));
}

/* The kept measures plus a share of the step; gives the largest change. step is the dense part of it. */
static double go(mc_newton *newton, const double *step, double share)
{
	mc_facets_work *const work = newton->work;
	double change = 0;

	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			if (work->round[f][e] == 0) {
				const double by = share * (f == MC_FACET_CANDIDATE ? newton->b_step[e] : step[work->column[f][e]]);

				work->measure[f][e] = newton->kept[f][e] + by;
				change = fmax(change, fabs(by));
			}
		}
	}
	for (size_t c = 0; c < work->sets * work->levels; c++) {
		if (work->psi_column[c] != MC_FACETS_NO_COLUMN) {
			work->psi[c] = newton->kept_psi[c] + share * step[work->psi_column[c]];
			change = fmax(change, fabs(share * step[work->psi_column[c]]));
		}
	}
	return change;
}

/* Some rating's log odds, between neighbouring levels in use, are beyond this: where nothing holds the measures they grow without end. */
static bool is_beyond(const mc_newton *newton, double limit)
{
	const mc_facets_work *work = newton->work;

	for (size_t s = 0; s < work->sets; s++) {
		const size_t first = s * work->levels;

		newton->gap[s] = work->levels;
		for (size_t x = (size_t) work->low[s] + 1, before = work->low[s]; x <= work->high[s]; x++) {
			if (work->count[first + x] > 0) {
				if (!(fabs(work->psi[first + x] - work->psi[first + before]) < limit * (double) (x - before))) {
					return true;
				}
				newton->gap[s] = fmin(newton->gap[s], (double) (x - before));
				before = x;
			}
		}
	}
	for (size_t k = 0; k < work->cores; k++) {
		const uint32_t r = work->core[k];

		if (!(fabs(mc_facets_eta(work, r)) * newton->gap[mc_facets_set(work, work->element[MC_FACET_CRITERION][r])] < limit)) {
			return true;
		}
	}
	return false;
}

/* Steps leave the sums of severities and difficulties at zero but for rounding; this takes that off, too. */
static void centre(mc_facets_work *work)
{
	for (int f = MC_FACET_REVIEWER; f < MC_FACETS; f++) {
		double mean = 0;

		for (size_t e = 0; e < work->data->elements[f]; e++) {
			mean += work->round[f][e] == 0 ? work->measure[f][e] : 0;
		}
		mean /= (double) (f == MC_FACET_REVIEWER ? work->reviewers_in : work->criteria_in);
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			work->measure[f][e] -= mean;
		}
		for (size_t e = 0; e < work->data->elements[MC_FACET_CANDIDATE]; e++) {
			work->measure[MC_FACET_CANDIDATE][e] -= mean;
		}
	}
}

mc_result mc_facets_estimate(mc_facets_work *work, mc_facets_reason *reason, mc_fault *fault)
{
	mc_newton newton = { 0 };
	double *step = NULL;
	double previous = 0;
	int steady = 0;
	mc_result result = number_columns(work, fault);

	if (result != MC_OK) {
		goto cleanup;
	}
	result = newton_make(&newton, work);
	step = malloc((work->columns + 1) * sizeof(*step));
	if (result != MC_OK || step == NULL) {
		result = MC_E_NOMEM;
		goto cleanup;
	}
	start(work);
	*reason = MC_FACETS_NOT_CONVERGED;
	if (!evaluate(&newton)) {
		*reason = MC_FACETS_UNBOUNDED;
		goto cleanup;
	}
	while (*reason == MC_FACETS_NOT_CONVERGED && work->iterations < work->options->iterations) {
		const double before = work->log_likelihood;
		double share = 1, full;
		bool sound;

		keep(&newton);
		if (!solve(&newton)) {
			*reason = MC_FACETS_UNBOUNDED;
			break;
		}
		memcpy(step, newton.score, work->columns * sizeof(*step));
		work->iterations++;
		full = go(&newton, step, 1);
		/* Far from the maximum a whole step can overshoot; near it the likelihood stands still but for rounding. */
		if (full > 4) {
			share = 4 / full;
		}
		for (;;) {
			work->change = go(&newton, step, share);
			sound = evaluate(&newton);
			if ((sound && work->log_likelihood >= before - 1e-11 * fabs(before)) || share < 1e-6) {
				break;
			}
			share /= 2;
		}
		steady = work->change > 0.4 * previous ? steady + 1 : 0;
		previous = work->change;
		if (!sound || is_beyond(&newton, MC_FACETS_FAR) || (steady >= STEADY_STEPS && is_beyond(&newton, FAR_OUT))) {
			*reason = MC_FACETS_UNBOUNDED;
		} else if (share == 1 && work->change <= work->options->tolerance) {
			*reason = MC_FACETS_DEFINED;
			centre(work);
		}
	}
cleanup:
	newton_free(&newton);
	free(step);
	return result;
}
