#include "test.h"
#include "stats/random.h"
#include "stats/stats.h"
#include "stats/student.h"
#include "stats/table.h"

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
	CHECK(mc_percent(&t1, 0, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 43.0 / 55, 1e-15);
	CHECK(mc_percent(&t1, 1, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 52.0 / 55, 1e-15);
}

/* Hayes & Krippendorff 2007, table 2; ordinal published as .7598, the others to the digits of the package krippendorff. */
static void alpha_of_hayes_and_krippendorff_2007(void)
{
	static const char *const observer[] = {
		"112.001122.01311211000201001111223222221",
		"1130000.21102311121000302102111122222221",
		"203000222100221123001.30.1012202.2232.21",
		".13....0.10022...31.103021122..122...12.",
		"2..0001.2....3112..0.0..2.0..20.2.2222.1",
	};
	const double expected[] = { 0.47650956741865835, 0.7598291891514336, 0.757378277153558 };
	double rating[5 * 40], value = X;
	size_t all = 0, missing = 0;
	mc_defined defined;

	for (size_t r = 0; r < 5; r++) {
		for (const char *c = observer[r]; *c != '\0'; c++) {
			missing += *c == '.';
			rating[all++] = *c == '.' ? X : *c - '0';
		}
	}
	CHECK(all == 200 && missing == 41, "%zu ratings, %zu missing", all, missing);
	for (int metric = 0; metric < 3; metric++) {
		CHECK(mc_alpha(&(mc_ratings) { rating, 5, 40 }, (mc_metric) metric, &value, &defined) == MC_OK && defined == MC_DEFINED);
		check_near(value, expected[metric], 6e-16);
	}
}

/* Fleiss 1971, table 1: 30 patients, six psychiatrists each, five categories. */
static const char fleiss_counts[] =
	"000600300301401000060303020400004022031020040000061005011040033001005002031"
	"005013001251000020401020300006010500201320040100410501040002020401050000006";

static void kappa_of_fleiss_1971(void)
{
	double count[30 * 5], rating[6 * 30], value = X;
	mc_fleiss_test_result test, categories[5];
	mc_defined defined;

	for (size_t i = 0; i < 150; i++) {
		count[i] = fleiss_counts[i] - '0';
	}
	for (size_t u = 0; u < 30; u++) {
		size_t r = 0;

		for (size_t k = 0; k < 5; k++) {
			for (double i = 0; i < count[u * 5 + k]; i++) {
				rating[r++ * 30 + u] = (double) k;
			}
		}
		CHECK(r == 6);
	}
	CHECK(mc_fleiss(count, 30, 5, &value) == MC_DEFINED);
	check_near(value, 0.43024452006014074, 3e-16);
	/* Krippendorff's alpha of the same, with complete data. */
	CHECK(mc_alpha(&(mc_ratings) { rating, 6, 30 }, MC_METRIC_NOMINAL, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.4334098282820289, 3e-16);
	/* distrib.6raters of the R package irrCAC (Gwet): the first 15 patients; its documentation prints 0.4139265. */
	CHECK(mc_fleiss(count, 15, 5, &value) == MC_DEFINED);
	check_near(value, 0.4139265, 5e-8);
	count[0] = 1;
	CHECK(mc_fleiss(count, 30, 5, &value) == MC_UNDEFINED_UNEVEN);
	CHECK(mc_fleiss_test(count, 30, 5, &test, categories) == MC_UNDEFINED_UNEVEN);
}

/*
 * The R package irr prints of the same data: kappa 0.43, z 17.7 (kappam.fleiss), 0.442 exact; per category kappa and z. Its z is
 * 17.6518, its exact kappa 0.441808540329333.
 */
static void how_far_fleiss_is_from_chance(void)
{
	/* Fleiss 1971, table 1, prints these. */
	static const double printed[] = { 0.245, 0.245, 0.520, 0.471, 0.566 };
	double count[30 * 5], value = X;
	int32_t position[6 * 30];
	mc_fleiss_test_result test, categories[5];

	for (size_t u = 0; u < 30; u++) {
		size_t r = 0;

		for (size_t k = 0; k < 5; k++) {
			count[u * 5 + k] = fleiss_counts[u * 5 + k] - '0';
			for (double i = 0; i < count[u * 5 + k]; i++) {
				position[r++ * 30 + u] = (int32_t) k;
			}
		}
	}
	CHECK(mc_fleiss_test(count, 30, 5, &test, categories) == MC_DEFINED);
	check_near(test.kappa, 0.43024452006014074, 3e-16);
	check_near(test.z, 17.6518, 5e-5);
	check_near(test.error * test.z, test.kappa, 1e-15);
	for (size_t k = 0; k < 5; k++) {
		check_near(categories[k].kappa, printed[k], 5e-4);
		/* 2 / (30 * 6 * 5) under the root, by hand. */
		check_near(categories[k].z, categories[k].kappa * sqrt(450), 1e-12);
	}
	CHECK(mc_conger(position, 6, 30, 5, &value) == MC_DEFINED);
	check_near(value, 0.441808540329333, 5e-16);
	/* A category that nobody chose has no kappa of its own. */
	CHECK(mc_fleiss_test((const double[]) { 2, 0, 0, 1, 0, 1 }, 2, 3, &test, categories) == MC_DEFINED);
	CHECK(isnan(categories[1].kappa) && isnan(categories[1].z) && !isnan(categories[0].z));
	position[7] = -1;
	CHECK(mc_conger(position, 6, 30, 5, &value) == MC_UNDEFINED_INCOMPLETE);
	CHECK(mc_conger((const int32_t[]) { 1, 1, 1, 1 }, 2, 2, 3, &value) == MC_UNDEFINED_ONE_VALUE);
	CHECK(mc_conger((const int32_t[]) { 0, 0 }, 2, 1, 1, &value) == MC_UNDEFINED_ONE_LEVEL);
	CHECK(mc_conger((const int32_t[]) { 0, 1 }, 1, 2, 2, &value) == MC_UNDEFINED_NO_PAIRS);
	CHECK(mc_conger(position, 0, 0, 5, &value) == MC_UNDEFINED_NO_UNITS);
}

/* Lists of positions out of a table of two raters: as many units as it counts. */
static size_t unfold(const int *table, size_t levels, int32_t *position, size_t room)
{
	size_t units = 0, all = 0;

	for (size_t i = 0; i < levels * levels; i++) {
		all += (size_t) table[i];
	}
	CHECK(all <= room);
	for (size_t i = 0; i < levels * levels; i++) {
		for (int n = 0; n < table[i]; n++, units++) {
			position[units] = (int32_t) (i / levels);
			position[all + units] = (int32_t) (i % levels);
		}
	}
	return units;
}

/*
 * Cohen 1960 (plain .492), the tables that come with the R package irrCAC, and those of the paradox: Feinstein & Cicchetti
 * 1990 (kappa .70 and .32 at the same 85 % of agreement) and Gwet 2008 (kappa -.0234, AC1 .9408). NaN: not printed anywhere.
 */
static void kappa_and_ac_of_published_tables(void)
{
	static const struct {
		size_t levels;
		int table[16];
		double kappa[3], ac1, within;
	} cases[] = {
		{ 3, { 88, 14, 18, 10, 40, 10, 2, 6, 12 }, { 0.4915254237288136, 0.4736842105263158, 0.4545454545454546 }, X, 3e-16 },
		{ 3, { 13, 0, 0, 0, 20, 7, 0, 4, 56 }, { 0.7964094021839718, 0.8429020279920023, 0.8921568627450981 }, X, 3e-16 },
		{ 3, { 13, 0, 0, 0, 20, 7, 0, 4, 56 }, { 0.7964094, X, X }, 0.8493305, 5e-8 },
		{ 4, { 40, 6, 4, 15, 4, 25, 1, 5, 4, 2, 21, 9, 17, 13, 12, 45 }, { 0.4315007758811793, 0.4068108740134463, 0.3831859441349488 }, X, 4e-16 },
		{ 4, { 40, 6, 4, 15, 4, 25, 1, 5, 4, 2, 21, 9, 17, 13, 12, 45 }, { X, X, X }, 0.456157635468, 5e-13 },
		{ 2, { 40, 9, 6, 45 }, { 0.70, X, X }, X, 5e-3 },
		{ 2, { 80, 10, 5, 5 }, { 0.32, X, X }, X, 5e-3 },
		{ 2, { 118, 5, 2, 0 }, { -0.0234, X, X }, 0.9408, 5e-5 },
	};
	int32_t position[2 * 300];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const size_t levels = cases[i].levels, units = unfold(cases[i].table, levels, position, 300);
		size_t pairs = 0;
		double value = X;
		mc_defined defined;

		for (int w = 0; w < 3; w++) {
			CHECK(mc_kappa(position, position + units, units, levels, (mc_weighting) w, &value, &pairs, &defined) == MC_OK
				&& defined == MC_DEFINED && pairs == units);
			if (!isnan(cases[i].kappa[w])) {
				check_near(value, cases[i].kappa[w], cases[i].within);
			}
		}
		CHECK(mc_ac(position, 2, units, levels, MC_WEIGHT_NONE, &value, &defined) == MC_OK && defined == MC_DEFINED);
		if (!isnan(cases[i].ac1)) {
			check_near(value, cases[i].ac1, cases[i].within);
		}
	}
}

/* Gwet's coefficients with missing ratings: Krippendorff's data, as the R package irrCAC prints them (5 digits); and its distrib.6raters. */
static void ac_with_missing_ratings(void)
{
	int32_t position[4 * 12], raters[6 * 15];
	double value = X;
	mc_defined defined;

	for (size_t i = 0; i < 48; i++) {
		position[i] = isnan(observers[i]) ? -1 : (int32_t) observers[i] - 1;
	}
	CHECK(mc_ac(position, 4, 12, 5, MC_WEIGHT_NONE, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.77544, 5e-6);
	CHECK(mc_ac(position, 4, 12, 5, MC_WEIGHT_QUADRATIC, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.91400, 5e-6);
	for (size_t u = 0; u < 15; u++) {
		size_t r = 0;

		for (int32_t k = 0; k < 5; k++) {
			for (int i = '0'; i < fleiss_counts[u * 5 + (size_t) k]; i++) {
				raters[r++ * 15 + u] = k;
			}
		}
	}
	CHECK(mc_ac(raters, 6, 15, 5, MC_WEIGHT_NONE, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.4448007, 5e-8);
}

/* The data "anxiety" of the R package irr: 20 subjects, 3 raters, scale 1 to 6. The second and third never use 5. */
static void weights_are_those_of_the_declared_scale(void)
{
	static const char given[] = "33345523522615221243" "36462424332333221334" "21443216111233113322";
	int32_t position[60];
	double rating[60], value = X;
	size_t pairs;
	mc_defined defined;

	for (size_t i = 0; i < 60; i++) {
		rating[i] = given[i] - '0';
		position[i] = given[i] - '1';
	}
	CHECK(mc_alpha(&(mc_ratings) { rating, 3, 20 }, MC_METRIC_INTERVAL, &value, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.170099, 5e-7);
	CHECK(mc_kappa(position + 20, position + 40, 20, 6, MC_WEIGHT_LINEAR, &value, &pairs, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.126214, 5e-7);
	CHECK(mc_kappa(position + 20, position + 40, 20, 6, MC_WEIGHT_QUADRATIC, &value, &pairs, &defined) == MC_OK && defined == MC_DEFINED);
	check_near(value, 0.229798, 5e-7);
}

/* Counted by hand in Krippendorff's data: A and C share 8 units, and differ in three: (2, 3), (1, 3) and (1, 2). */
static void pairs_of_raters(void)
{
	mc_pair pair;

	mc_percent_pair(&t1, 0, 2, 0, &pair);
	CHECK(pair.units == 8 && pair.share == 0.625 && pair.difference == -0.5);
	mc_percent_pair(&t1, 2, 0, 1, &pair);
	CHECK(pair.units == 8 && pair.share == 0.875 && pair.difference == 0.5);
	mc_percent_pair(&(mc_ratings) { (const double[]) { 1, X, X, 2 }, 2, 2 }, 0, 1, 1, &pair);
	CHECK(pair.units == 0 && isnan(pair.share) && isnan(pair.difference));
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
	/* Two degrees of freedom have a closed form: a sqrt(2 / (1 - a^2)) with a = 2 p - 1. */
	check_near(mc_student_quantile(0.975, 2), 0.95 * sqrt(2 / (1 - 0.95 * 0.95)), 1e-13);
	check_near(mc_student_quantile(0.6, 2), 0.2 * sqrt(2 / (1 - 0.2 * 0.2)), 1e-14);
	/* R 4.2.2, qt(0.975, 100000). */
	check_near(mc_student_quantile(0.975, 100000), 1.95998770753461, 1e-11);
}

/* The table of a micro-credential holds what the single figures say of the same ratings. */
static void the_table_is_made_of_the_single_figures(void)
{
	const size_t levels[] = { 5, 5 };
	size_t first[13] = { 0 }, given[2][5];
	uint32_t reviewer[48];
	int16_t position[48 * 2];
	int32_t places[48];
	mc_table_row row[2] = { { .given = given[0] }, { .given = given[1] } };
	mc_table_reviewer reviewers[4];
	mc_table table = { .row = row, .reviewer = reviewers };
	double value = X, pairs = 0, exact = 0;
	mc_interval interval;
	mc_defined defined;
	size_t n = 0;

	/* Krippendorff's data as reviews: the first criterion as it is, the second with the first two observers only. */
	for (size_t u = 0; u < 12; u++) {
		for (uint32_t r = 0; r < 4; r++) {
			const double rating = observers[r * 12 + u];

			places[r * 12 + u] = isnan(rating) ? -1 : (int32_t) rating - 1;
			if (!isnan(rating)) {
				reviewer[n] = r;
				position[n * 2] = (int16_t) (rating - 1);
				position[n * 2 + 1] = r < 2 ? (int16_t) (rating - 1) : -1;
				n++;
			}
		}
		first[u + 1] = n;
	}
	CHECK(mc_table_make(&(mc_panels) { 12, 2, 4, first, reviewer, position, levels }, &(mc_interval_options) { 0.95, 500, 7 }, &table) == MC_OK);
	CHECK(mc_alpha(&t1, MC_METRIC_ORDINAL, &value, &defined) == MC_OK && row[0].alpha.defined == MC_DEFINED);
	CHECK(row[0].alpha.value == value && row[0].interval_defined == MC_DEFINED);
	CHECK(mc_alpha_bootstrap(&t1, MC_METRIC_ORDINAL, 0.95, 500, 7, &interval, &defined) == MC_OK);
	CHECK(row[0].interval.low == interval.low && row[0].interval.high == interval.high && row[0].interval.used == 500);
	CHECK(mc_ac(places, 4, 12, 5, MC_WEIGHT_QUADRATIC, &value, &defined) == MC_OK);
	CHECK(row[0].ac.value == value && row[0].exact.value == 43.0 / 55 && row[0].adjacent.value == 52.0 / 55);
	CHECK(row[0].counts.units == 12 && row[0].counts.pairable == 11 && row[0].counts.raters == 4 && row[0].counts.ratings == 41
		&& row[0].counts.pairs == 55 && row[0].unscored == 0 && row[0].kappa.defined == MC_UNDEFINED_NOT_TWO);
	CHECK(given[0][0] == 9 && given[0][1] == 13 && given[0][2] == 11 && given[0][3] == 5 && given[0][4] == 3);
	CHECK(mc_kappa(places, places + 12, 12, 5, MC_WEIGHT_QUADRATIC, &value, &n, &defined) == MC_OK && n == 9);
	CHECK(row[1].kappa.defined == MC_DEFINED && row[1].kappa.value == value && row[1].unscored == 22 && row[1].counts.raters == 2);
	for (size_t r = 1; r < 4; r++) {
		mc_pair pair;

		mc_percent_pair(&t1, 0, r, 0, &pair);
		pairs += (double) pair.units;
		exact += (double) pair.units * pair.share;
	}
	/* Plus the nine units of the second criterion. */
	CHECK(reviewers[0].pairs == pairs + 9 && reviewers[0].ratings == 18);
	check_near(reviewers[0].exact.value, (exact + 8) / (pairs + 9), 1e-15);
	CHECK(table.pairs == 55 + 9 && table.exact.value == (43.0 + 8) / 64);

	CHECK(mc_table_make(&(mc_panels) { 0, 2, 0, first, reviewer, position, levels }, &(mc_interval_options) { 0.95, 0, 0 }, &table) == MC_OK);
	CHECK(row[0].alpha.defined == MC_UNDEFINED_NO_UNITS && row[0].kappa.defined == MC_UNDEFINED_NO_UNITS && table.exact.defined == MC_UNDEFINED_NO_UNITS);
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
	RUN(alpha_of_hayes_and_krippendorff_2007);
	RUN(kappa_of_fleiss_1971);
	RUN(how_far_fleiss_is_from_chance);
	RUN(kappa_and_ac_of_published_tables);
	RUN(ac_with_missing_ratings);
	RUN(weights_are_those_of_the_declared_scale);
	RUN(pairs_of_raters);
	RUN(intervals_hold_the_point_and_repeat);
	RUN(kappa_takes_any_weights);
	RUN(icc_of_shrout_and_fleiss);
	RUN(random_numbers_and_quantiles_are_the_published_ones);
	RUN(the_table_is_made_of_the_single_figures);
	RUN(what_is_undefined_says_why);
	return DONE();
}
