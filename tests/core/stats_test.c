#include "test.h"
#include "stats/random.h"
#include "stats/stats.h"
#include "stats/student.h"

#include <math.h>

#define X NAN

/* Krippendorff 2011, section C. */
static const double observers[] = { 1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X, 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, X,
	X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3, 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X };
static const mc_ratings t1 = { observers, 4, 12 };

static void check_near(double value, double expected, double within)
{
	CHECK(fabs(value - expected) <= within, "%.17g, not %.17g", value, expected);
}

static void alpha_of_krippendorff_2011(void)
{
	const double expected[] = { 0.743421052631579, 0.815387503754881, 0.849107142857143, 0.797402774711612 };
	mc_defined defined = MC_UNDEFINED_NO_UNITS;
	mc_counts counts;
	double value = X;

	for (int metric = 0; metric < 4; metric++) {
		CHECK(mc_alpha(&t1, (mc_metric) metric, &value, &defined) == MC_OK && defined == MC_DEFINED);
		check_near(value, expected[metric], 6e-16);
	}
	mc_ratings_count(&t1, &counts);
	CHECK(counts.units == 12 && counts.pairable == 11 && counts.raters == 4 && counts.ratings == 41 && counts.pairs == 55);
	CHECK(mc_percent(&t1, 0, &value) == MC_DEFINED);
	check_near(value, 43.0 / 55, 1e-15);
	CHECK(mc_percent(&t1, 1, &value) == MC_DEFINED);
	check_near(value, 52.0 / 55, 1e-15);
}

static void intervals_hold_the_point_and_repeat(void)
{
	mc_interval a = { 0 }, b = { 0 };
	mc_defined defined;

	for (int metric = 0; metric < 4; metric++) {
		CHECK(mc_alpha_bootstrap(&t1, (mc_metric) metric, 0.95, 500, 7, &a, &defined) == MC_OK && defined == MC_DEFINED);
		CHECK(mc_alpha_bootstrap(&t1, (mc_metric) metric, 0.95, 500, 7, &b, &defined) == MC_OK);
		CHECK(a.low == b.low && a.high == b.high && a.used == b.used && a.low < 0.74 && a.high > 0.74 && a.used == 500);
		CHECK(mc_alpha_jackknife(&t1, (mc_metric) metric, 0.95, &a, &defined) == MC_OK && defined == MC_DEFINED);
		CHECK(a.low < 0.74 && a.high > 0.85 && a.high <= 1 && a.used == 11);
	}
}

/* Cohen 1968, with weights of his own. */
static void kappa_takes_any_weights(void)
{
	const double observed[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 }, weight[] = { 0, 1, 3, 1, 0, 6, 3, 6, 0 };
	double value = X;

	CHECK(mc_kappa_table(observed, weight, 3, &value) == MC_DEFINED);
	check_near(value, 0.347826086956522, 6e-16);
}

/* Shrout & Fleiss 1979. */
static void icc_of_shrout_and_fleiss(void)
{
	const double rating[] = { 9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7 };
	const double expected[] = { 0.165741768405475, 0.289763779527559, 0.714840714840715, 0.442797133679269, 0.620050547598989, 0.909315542377069 };
	double severity[4], erho2, phi;
	mc_icc_result result;

	CHECK(mc_icc(rating, 6, 4, &result, severity) == MC_DEFINED);
	for (int i = 0; i < 6; i++) {
		check_near(result.icc[i], expected[i], 1e-15);
	}
	check_near(severity[1], -2.791667, 5e-7);
	mc_icc_d_study(&result, 5, &erho2, &phi);
	check_near(phi, 0.671043, 5e-7);
	check_near(erho2, 0.926112, 5e-7);
}

/* The generators' published first outputs, and tables of Student's t. */
static void random_numbers_and_quantiles_are_the_published_ones(void)
{
	uint64_t seed = 1234567;
	mc_random random = { { 1, 2, 3, 4 } };

	CHECK(mc_splitmix64(&seed) == UINT64_C(6457827717110365317));
	CHECK(mc_splitmix64(&seed) == UINT64_C(3203168211198807973));
	CHECK(mc_random_next(&random) == 11520 && mc_random_next(&random) == 0 && mc_random_next(&random) == 1509978240);
	CHECK(mc_random_next(&random) == UINT64_C(1215971899390074240));
	check_near(mc_student_quantile(0.975, 1), 12.7062047364, 1e-9);
	check_near(mc_student_quantile(0.975, 10), 2.22813885196, 1e-10);
	check_near(mc_student_quantile(0.95, 1000), 1.64637881, 1e-8);
}

static void what_is_undefined_says_why(void)
{
	const double same[] = { 2, 2, 2, 2 }, alone[] = { 1, X, X, 2 };
	mc_defined defined = MC_DEFINED;
	double value;

	CHECK(mc_alpha(&(mc_ratings) { same, 2, 2 }, MC_METRIC_ORDINAL, &value, &defined) == MC_OK && defined == MC_UNDEFINED_ONE_VALUE);
	CHECK(mc_alpha(&(mc_ratings) { alone, 2, 2 }, MC_METRIC_RATIO, &value, &defined) == MC_OK && defined == MC_UNDEFINED_NO_PAIRS);
	CHECK(mc_alpha(&(mc_ratings) { NULL, 2, 0 }, MC_METRIC_RATIO, &value, &defined) == MC_OK && defined == MC_UNDEFINED_NO_UNITS);
}

int main(void)
{
	RUN(alpha_of_krippendorff_2011);
	RUN(intervals_hold_the_point_and_repeat);
	RUN(kappa_takes_any_weights);
	RUN(icc_of_shrout_and_fleiss);
	RUN(random_numbers_and_quantiles_are_the_published_ones);
	RUN(what_is_undefined_says_why);
	return DONE();
}
