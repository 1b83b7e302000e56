#include "test.h"
#include "stats/facets.h"
#include "stats/random.h"

#include <math.h>

#define MOST 40000

/* Ratings, filled one at a time. */
static uint32_t candidate[MOST], reviewer[MOST], criterion[MOST], levels[64];
static int32_t position[MOST];
static mc_facets_data data;
static mc_facets_result result;
static mc_fault fault;

static void fresh(size_t candidates, size_t reviewers, size_t criteria, uint32_t scale)
{
	mc_facets_result_free(&result);
	data = (mc_facets_data) { 0, { candidate, reviewer, criterion }, position, { candidates, reviewers, criteria }, levels };
	for (size_t j = 0; j < criteria; j++) {
		levels[j] = scale;
	}
}

static void rate(uint32_t n, uint32_t i, uint32_t j, int32_t x)
{
	candidate[data.ratings] = n;
	reviewer[data.ratings] = i;
	criterion[data.ratings] = j;
	position[data.ratings++] = x;
}

static mc_result fit(bool partial_credit, bool adjust)
{
	const mc_facets_options options = { partial_credit, adjust, 1e-9, 100 };

	mc_facets_result_free(&result);
	return mc_facets_fit(&data, &options, &result, &fault);
}

static void check_near(double value, double expected, double within)
{
	CHECK(fabs(value - expected) <= within, "%.10g, not %.10g", value, expected);
}

static double severity(size_t i)
{
	return result.element[MC_FACET_REVIEWER][i].measure;
}

static double difficulty(size_t j)
{
	return result.element[MC_FACET_CRITERION][j].measure;
}

static double ability(size_t n)
{
	return result.element[MC_FACET_CANDIDATE][n].measure;
}

/* Measure, error, infit, outfit and their standardized forms, as printed. */
typedef double printed[6];

static void check_printed(const mc_facets_element *element, const printed expected)
{
	check_near(element->measure, expected[0], 0.014);
	check_near(element->error, expected[1], 0.006);
	if (element->extreme == MC_FACETS_BETWEEN) {
		check_near(element->infit, expected[2], 0.01 * expected[2]);
		check_near(element->outfit, expected[3], 0.01 * expected[3]);
		check_near(element->infit_z, expected[4], 0.03);
		check_near(element->outfit_z, expected[5], 0.06);
	} else {
		CHECK(isnan(element->infit) && isnan(element->outfit));
	}
}

/*
 * "Liking for Science": 75 children and 25 activities, 0 dislike, 1 neutral, 2 like (Wright & Masters 1982, Rating Scale
 * Analysis, p. 18). Partial credit fit by Ministep 3.75.0 (J. M. Linacre), from the data set `science` of the R package rpf.
 * That program stops once no measure changes by 0.01, so the last digit printed is within one of ours; child 2 liked
 * everything (an extreme score, adjusted by 0.3), and nobody disliked activity 12 (a category never used).
 */
static const char *const science[75] = {
	"1211102012222021122021020", "2222222222222222222222222", "2211011012222122122121111", "1010010122122111122021111",
	"1010101001111001122111110", "1011211011121010122101210", "2220022202222222222222222", "2210021022222020122022022",
	"0110100112122001121120211", "2100010122221121122011021", "2220011102222220222022022", "0100220101210011021000101",
	"1211000102121121122111000", "2110020212022100022000120", "1111111111111111112211111", "2221121122222222222122022",
	"2222022222222222222222122", "2222021022222221222122022", "2221011002222211122020022", "1100010002122212122020022",
	"1111011112122111122021011", "1211111112222121122121121", "2211112112222121222122122", "1221012102222110122021022",
	"2221120222222221222122022", "1111111111111111111111111", "1110011101122111022120221", "2211102002122121022012011",
	"1000101001110000022110200", "1000000002122000022012100", "2211011112221011122121111", "1210010011222110121022021",
	"2212021212222220222022021", "2222122222222222222222122", "1110211011122111122011111", "1110201001122111122011111",
	"1210010012122111122012021", "2211021112222121122222121", "2221022112222122222122022", "2221011022222221222122022",
	"2222222222222222222222122", "2121011112122221122011021", "2220112022222121222022021", "1210021012212211022011021",
	"2221022222222222222222022", "2200020002222000222122010", "1110220112212111022010000", "2221022222222221222122022",
	"1100110101110112111111210", "2222121222222222222122122", "1210021022222221122021022", "1111111111111111122111111",
	"0100101010110011021010000", "1111021121122112122021011", "1010010011122112222111110", "2221012012222222222122022",
	"2220022022222222222022022", "1221010122222221222021021", "2221021122222221222022222", "1221111122222121122121021",
	"2111010022122111122011022", "2220000022222220222020000", "1211010122222122222122010", "2210022112222121222122011",
	"1211211002222012122121200", "1201010012222120222022021", "1211001001212121222121012", "1200010102120120022001010",
	"1210010122222122222021021", "2222022012222122222022021", "2201222001220022220222201", "1001000100011010021200201",
	"2012010122210201102202022", "2220022002222222222022012", "1200110112122221022020010",
};
static const printed activities[25] = {
	{ -0.89, 0.23, 0.7346, 0.6673, -1.93, -1.83 }, { -0.61, 0.20, 0.7550, 0.5587, -1.49, -1.44 }, { 0.28, 0.20, 0.6557, 0.6228, -2.63, -2.51 },
	{ 1.80, 0.21, 0.9887, 0.9838, -0.03, -0.05 }, { 2.19, 0.22, 2.2850, 3.9781, 5.28, 6.98 }, { 0.16, 0.20, 0.8814, 0.8223, -0.79, -1.01 },
	{ 0.99, 0.19, 0.9690, 1.0050, -0.17, 0.08 }, { 1.64, 0.21, 1.1690, 1.2333, 1.14, 1.41 }, { 0.60, 0.18, 1.1133, 1.1339, 0.83, 0.76 },
	{ -1.57, 0.26, 0.7763, 0.5622, -1.09, -1.14 }, { -1.37, 0.24, 0.7296, 0.5885, -1.83, -1.68 }, { -1.14, 0.33, 0.8203, 0.5782, -0.94, -0.93 },
	{ -0.90, 0.22, 0.8460, 0.6985, -0.64, -0.44 }, { 0.29, 0.20, 0.8722, 0.8048, -0.88, -1.14 }, { -0.56, 0.21, 0.7504, 0.6061, -1.67, -1.69 },
	{ 0.47, 0.20, 1.0921, 1.0499, 0.65, 0.36 }, { 0.05, 0.19, 0.6625, 0.5993, -2.60, -2.36 }, { -2.26, 0.41, 1.2258, 1.1784, 0.58, 0.50 },
	{ -2.16, 0.34, 0.9708, 1.0982, 0.03, 0.36 }, { 1.75, 0.21, 1.3538, 1.7956, 2.13, 3.71 }, { -0.80, 0.21, 0.7346, 0.5472, -1.58, -1.51 },
	{ -0.01, 0.19, 0.8043, 0.7131, -1.40, -1.48 }, { 1.95, 0.21, 2.3637, 4.6519, 5.81, 8.54 }, { -0.32, 0.19, 0.7918, 0.6921, -1.41, -1.22 },
	{ 0.42, 0.19, 0.7830, 0.7214, -1.62, -1.67 },
};
static const double upper_threshold[25] = { 1.64, 0.30, 1.13, 1.31, 0.54, 1.09, 0.84, 1.11, 0.62, 0.82, 1.36, 0.00, -0.43, 1.01, 0.77,
	1.28, 0.89, -0.61, 0.27, 0.91, 0.49, 0.78, 0.48, 0.51, 0.81 };
static const printed children[12] = {
	{ 0.49, 0.35, 0.9569, 0.8406, -0.07, -0.31 }, { 5.98, 1.84, 1.0000, 1.0000, 0.00, 0.00 }, { 0.99, 0.36, 0.4639, 0.4209, -2.29, -1.44 },
	{ 0.14, 0.34, 0.7284, 0.6620, -1.04, -1.00 }, { -0.77, 0.34, 0.8114, 1.4037, -0.71, 1.20 }, { -0.20, 0.34, 1.6092, 2.5137, 2.08, 3.44 },
	{ 2.63, 0.48, 1.8453, 1.1794, 1.93, 0.50 }, { 0.86, 0.36, 1.0102, 0.8489, 0.13, -0.21 }, { -0.20, 0.34, 1.4239, 2.0051, 1.54, 2.53 },
	{ 0.26, 0.34, 0.7375, 0.6640, -0.98, -0.95 }, { 1.12, 0.37, 1.0100, 0.8054, 0.13, -0.25 }, { -1.01, 0.35, 1.6846, 3.7943, 2.24, 4.97 },
};

static void liking_for_science(void)
{
	fresh(75, 1, 25, 3);
	for (uint32_t n = 0; n < 75; n++) {
		for (uint32_t j = 0; j < 25; j++) {
			rate(n, 0, j, science[n][j] - '0');
		}
	}
	CHECK(fit(true, true) == MC_OK && result.reason == MC_FACETS_DEFINED && result.subsets.connected);
	CHECK(result.ratings == 1875 && result.used == 1850 && result.missing == 0);
	CHECK(result.change <= 1e-9 && result.residual < 1e-9, "%g %g", result.change, result.residual);
	for (size_t j = 0; j < 25; j++) {
		check_printed(&result.element[MC_FACET_CRITERION][j], activities[j]);
		check_near(result.category[j * 3 + 2].threshold, upper_threshold[j], 0.0105);
		if (j != 11) {
			check_near(result.category[j * 3 + 1].threshold, -upper_threshold[j], 0.0105);
		}
	}
	for (size_t n = 0; n < 12; n++) {
		check_printed(&result.element[MC_FACET_CANDIDATE][n], children[n]);
	}
	CHECK(result.element[MC_FACET_CANDIDATE][1].extreme == MC_FACETS_HIGHEST && result.element[MC_FACET_CANDIDATE][1].score == 50);
	CHECK(result.category[33].count == 0 && isnan(result.category[34].threshold), "a category never used has no threshold, nor the step out of it");
	CHECK(isnan(result.element[MC_FACET_REVIEWER][0].error), "a single reviewer is the origin");
	/* Its own figures: separation and reliability of the activities. */
	check_near(result.summary[MC_FACET_CRITERION].reliability, 0.966, 0.001);
	CHECK(fit(true, false) == MC_OK && result.reason == MC_FACETS_DEFINED);
	CHECK(isnan(ability(1)) && result.element[MC_FACET_CANDIDATE][1].reason == MC_FACETS_EXTREME, "left out when asked so");
	check_near(ability(0), 0.49, 0.01);
}

/*
 * The Knox Cube Test: 35 children, 18 tapping patterns, right or wrong (Wright & Stone 1979, Best Test Design, p. 31). Fit by
 * Winsteps 3.73, from the data set `kct` of the R package rpf: there the iterations stop early (its own column of displacements
 * is not zero), at about 0.97 of the likeliest measures. Patterns 1-3 and 18, and child 35 once those are gone, are extreme.
 */
static const char *const knox[35] = {
	"111111100000000000", "111111111100000000", "111111111001000000", "111100101000000000", "111111111100000000",
	"111111111100000000", "111111111111101000", "111111111100000000", "111111111100000000", "111111111110000000",
	"111011111000000000", "111110101100000000", "111110011111000000", "111111111110000000", "111111111111100000",
	"111111111010000000", "111101111100000000", "111111111100100000", "111111111000000000", "111111111100100000",
	"111111111110100000", "111111111111000000", "111111111100110000", "111111111110100110", "111011000000000000",
	"111111111100000000", "111111100000000000", "111111111010000000", "111111001110010000", "111111111000000000",
	"111111111100000000", "111111111110000000", "111100100100000000", "111111111101010000", "111000000000000000",
};
static const double patterns[18][2] = { { -6.59, 1.85 }, { -6.59, 1.85 }, { -6.59, 1.85 }, { -4.40, 0.81 }, { -3.83, 0.70 }, { -3.38, 0.64 },
	{ -3.83, 0.70 }, { -2.35, 0.54 }, { -3.38, 0.64 }, { -1.57, 0.48 }, { 0.79, 0.45 }, { 2.24, 0.55 }, { 1.95, 0.52 }, { 3.37, 0.70 },
	{ 4.80, 1.07 }, { 4.80, 1.07 }, { 4.80, 1.07 }, { 6.13, 1.84 } };

static void knox_cube_test(void)
{
	fresh(35, 1, 18, 2);
	for (uint32_t n = 0; n < 35; n++) {
		for (uint32_t j = 0; j < 18; j++) {
			rate(n, 0, j, knox[n][j] - '0');
		}
	}
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DEFINED);
	for (size_t j = 0; j < 18; j++) {
		check_near(0.965 * difficulty(j), patterns[j][0], 0.08);
		check_near(result.element[MC_FACET_CRITERION][j].error, patterns[j][1], 0.05);
	}
	check_near(0.97 * ability(34), -6.62, 0.08);
	CHECK(result.element[MC_FACET_CANDIDATE][34].extreme == MC_FACETS_LOWEST && result.element[MC_FACET_CRITERION][0].extreme == MC_FACETS_HIGHEST);
	CHECK(result.used == 34 * 14, "%zu", result.used);
}

/* Of two items, the joint estimate of the difference is twice the conditional one, log(n10 / n01) (Andersen 1973; Wright & Douglas 1977). */
static void two_items_have_a_closed_form(void)
{
	fresh(37, 1, 2, 2);
	for (uint32_t n = 0; n < 37; n++) {
		rate(n, 0, 0, n < 26 || n >= 33);
		rate(n, 0, 1, n >= 26);
	}
	/* 26 with (1, 0), 7 with (0, 1), 4 with both, who are extreme. */
	CHECK(fit(false, false) == MC_OK && result.reason == MC_FACETS_DEFINED && result.used == 66);
	check_near(difficulty(1) - difficulty(0), 2 * log(26.0 / 7), 1e-9);
	/* Two ratings of one candidate by one reviewer on one criterion are a design too. */
	fresh(1, 1, 1, 3);
	rate(0, 0, 0, 0);
	rate(0, 0, 0, 2);
	CHECK(fit(true, false) == MC_OK && result.reason == MC_FACETS_DEFINED);
	check_near(ability(0), 0, 1e-9);
}

static mc_random dice;

static double chance(void)
{
	return (double) (mc_random_next(&dice) >> 11) * 0x1p-53;
}

static double normal(void)
{
	double sum = -6;

	for (int k = 0; k < 12; k++) {
		sum += chance();
	}
	return sum;
}

/* A rating drawn from the model. */
static int32_t draw(double eta, const double *threshold, int32_t most)
{
	double p[16], sum = 0, at = 0, u;

	for (int32_t x = 0; x <= most; x++) {
		at += x > 0 ? eta - threshold[x - 1] : 0;
		p[x] = exp(at);
		sum += p[x];
	}
	u = chance() * sum;
	for (int32_t x = 0; x < most; x++) {
		u -= p[x];
		if (u < 0) {
			return x;
		}
	}
	return most;
}

/* Submissions, each by 3 of the reviewers on every criterion, some missing. */
static void simulate(uint32_t candidates, uint32_t reviewers, uint32_t criteria, const double *d, const double *c)
{
	static const double threshold[3] = { -1.5, 0.2, 1.3 };

	fresh(candidates, reviewers, criteria, 4);
	for (uint32_t n = 0; n < candidates; n++) {
		const double b = 0.5 + 1.2 * normal();
		const uint32_t first = (uint32_t) (chance() * reviewers);

		for (uint32_t k = 0; k < 3; k++) {
			const uint32_t i = (first + k * (1 + n % 3)) % reviewers;

			for (uint32_t j = 0; j < criteria; j++) {
				rate(n, i, j, chance() < 0.05 ? -1 : draw(b - d[i] - c[j], threshold, 3));
			}
		}
	}
}

static void simulated_severities_come_back(void)
{
	double d[12], c[6] = { -0.8, -0.4, -0.1, 0.2, 0.4, 0.7 }, sum = 0, off = 0;

	mc_random_seed(&dice, 1);
	for (size_t i = 0; i < 12; i++) {
		d[i] = normal() * 0.7;
		sum += d[i];
	}
	for (size_t i = 0; i < 12; i++) {
		d[i] -= sum / 12;
	}
	simulate(1500, 12, 6, d, c);
	for (int partial = 0; partial < 2; partial++) {
		double squares = 0;

		CHECK(fit(partial, false) == MC_OK && result.reason == MC_FACETS_DEFINED);
		for (size_t i = 0; i < 12; i++) {
			const double z = (severity(i) - d[i]) / result.element[MC_FACET_REVIEWER][i].error;

			squares += z * z;
			off = fmax(off, fabs(severity(i) - d[i]));
		}
		/* Joint estimates are spread out a little: by about 1 in 18 ratings of a candidate, here up to 0.1 of a logit. */
		CHECK(off < 0.2, "%g", off);
		CHECK(squares / 12 < 4, "%g", squares / 12);
		for (size_t j = 0; j < 6; j++) {
			check_near(difficulty(j), c[j], 0.15);
		}
		CHECK(result.summary[MC_FACET_CANDIDATE].reliability > 0.8 && result.summary[MC_FACET_REVIEWER].separation > 3);
		check_near(result.element[MC_FACET_REVIEWER][3].infit, 1, 0.12);
	}
}

/* Names and order are nothing to the model. */
static void relabelling_and_order_change_nothing(void)
{
	static uint32_t other[MC_FACETS][MOST];
	static double before[3][400];
	double d[9] = { -1, -0.6, -0.3, 0, 0, 0.2, 0.4, 0.5, 0.8 }, c[5] = { -0.5, 0, 0, 0.1, 0.4 }, worst = 0;

	for (uint64_t seed = 1; seed <= 20; seed++) {
		mc_random_seed(&dice, seed);
		simulate(60, 9, 5, d, c);
		CHECK(fit(seed % 2, true) == MC_OK && result.reason == MC_FACETS_DEFINED);
		for (int f = 0; f < MC_FACETS; f++) {
			for (size_t e = 0; e < data.elements[f]; e++) {
				before[f][e] = result.element[f][e].measure;
				other[f][e] = (uint32_t) e;
			}
			for (size_t e = data.elements[f]; e > 1; e--) {
				const size_t swap = (size_t) (chance() * (double) e);
				const uint32_t kept = other[f][e - 1];

				other[f][e - 1] = other[f][swap];
				other[f][swap] = kept;
			}
		}
		for (size_t r = 0; r < data.ratings; r++) {
			candidate[r] = other[0][candidate[r]];
			reviewer[r] = other[1][reviewer[r]];
			criterion[r] = other[2][criterion[r]];
		}
		for (size_t r = data.ratings; r > 1; r--) {
			const size_t swap = (size_t) (chance() * (double) r);
			const uint32_t kept[3] = { candidate[r - 1], reviewer[r - 1], criterion[r - 1] };
			const int32_t x = position[r - 1];

			candidate[r - 1] = candidate[swap], reviewer[r - 1] = reviewer[swap], criterion[r - 1] = criterion[swap];
			position[r - 1] = position[swap];
			candidate[swap] = kept[0], reviewer[swap] = kept[1], criterion[swap] = kept[2], position[swap] = x;
		}
		CHECK(fit(seed % 2, true) == MC_OK && result.reason == MC_FACETS_DEFINED);
		for (int f = 0; f < MC_FACETS; f++) {
			for (size_t e = 0; e < data.elements[f]; e++) {
				worst = fmax(worst, fabs(result.element[f][other[f][e]].measure - before[f][e]));
			}
		}
	}
	CHECK(worst < 1e-9, "%g", worst);
}

static void parts_that_cannot_be_compared_are_told(void)
{
	mc_facets_subsets subsets;

	/* Two reviewers with candidates of their own: all are linked through the criteria, and yet severity and ability are not told apart. */
	fresh(8, 2, 3, 4);
	for (uint32_t n = 0; n < 8; n++) {
		for (uint32_t j = 0; j < 3; j++) {
			rate(n, n / 4, j, (int32_t) (n * 5 + j * 3) % 4);
		}
	}
	CHECK(mc_facets_connected(&data, &subsets, &fault) == MC_OK && !subsets.connected);
	CHECK(subsets.groups[0] == 2 && subsets.groups[1] == 2 && subsets.groups[2] == 1);
	CHECK(subsets.label[0][0] == 0 && subsets.label[0][3] == 0 && subsets.label[0][4] == 1 && subsets.label[0][7] == 1);
	mc_facets_subsets_free(&subsets);
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DISCONNECTED && isnan(severity(0)) && isnan(difficulty(0)));
	CHECK(result.element[MC_FACET_REVIEWER][1].reason == MC_FACETS_DISCONNECTED && result.subsets.groups[1] == 2);
	/* One rating by the other reviewer ties them. */
	rate(0, 1, 0, 2);
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DEFINED && result.subsets.connected);
	/* Not when it is missing. */
	position[data.ratings - 1] = -1;
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DISCONNECTED && result.missing == 1);
	/* Nothing shared at all: three parts. */
	fresh(3, 3, 3, 4);
	for (uint32_t k = 0; k < 3; k++) {
		rate(k, k, k, 1);
	}
	CHECK(mc_facets_connected(&data, &subsets, &fault) == MC_OK && subsets.groups[0] == 3 && subsets.groups[1] == 3 && subsets.groups[2] == 3);
	mc_facets_subsets_free(&subsets);
	/* A chain of reviewers, each with one candidate in common with the next, holds; without a link it falls in two. */
	for (int broken = 0; broken < 2; broken++) {
		fresh(300, 300, 2, 4);
		for (uint32_t k = 0; k < 300; k++) {
			rate(k, k, k % 2, 1);
			rate(k, k, (k + 1) % 2, 1);
			rate(k, k + (k < 299 && !(broken && k == 120)), k % 2, 1);
		}
		CHECK(mc_facets_connected(&data, &subsets, &fault) == MC_OK && subsets.connected == !broken);
		CHECK(subsets.groups[0] == 1u + broken && subsets.groups[1] == 1u + broken && subsets.groups[2] == 1);
		mc_facets_subsets_free(&subsets);
	}
}

static void what_has_no_likeliest_fit_is_null_with_a_reason(void)
{
	fresh(2, 2, 2, 3);
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_NO_RATINGS && !result.subsets.connected);
	CHECK(result.element[MC_FACET_CANDIDATE][0].reason == MC_FACETS_NO_RATINGS);
	rate(0, 0, 0, -1);
	CHECK(fit(true, true) == MC_OK && result.reason == MC_FACETS_NO_RATINGS && result.missing == 1);
	for (uint32_t n = 0; n < 2; n++) {
		rate(n, 0, 0, 1);
		rate(n, 1, 1, 1);
	}
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_ONE_CATEGORY);
	CHECK(fit(true, true) == MC_OK && result.reason == MC_FACETS_ONE_CATEGORY);
	/* A Guttman pattern: extreme from both ends, until nothing is left. */
	fresh(4, 1, 5, 2);
	for (uint32_t n = 0; n < 4; n++) {
		for (uint32_t j = 0; j < 5; j++) {
			rate(n, 0, j, j <= n);
		}
	}
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_ALL_EXTREME && result.used == 0);
	/* Two groups, every one of the second above every one of the first, and nobody extreme: the gap between them has no bound. */
	fresh(4, 1, 4, 2);
	for (uint32_t n = 0; n < 4; n++) {
		static const char *const pattern[4] = { "1000", "0100", "1110", "1101" };

		for (uint32_t j = 0; j < 4; j++) {
			rate(n, 0, j, pattern[n][j] - '0');
		}
	}
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_UNBOUNDED && isnan(ability(0)), "%d after %zu", result.reason, result.iterations);
	for (int reason = 1; reason <= MC_FACETS_NOT_CONVERGED; reason++) {
		CHECK(mc_facets_reason_code((mc_facets_reason) reason) != NULL && mc_facets_reason_sentence((mc_facets_reason) reason) != NULL);
	}
}

static void extreme_and_unused_are_handled_as_stated(void)
{
	const mc_facets_options one_step = { false, true, 1e-9, 1 };
	double d[4] = { -0.3, 0, 0, 0.3 }, c[3] = { 0, 0.2, -0.2 }, kept;

	mc_random_seed(&dice, 7);
	simulate(40, 4, 3, d, c);
	data.elements[0] = 43;
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DEFINED);
	CHECK(result.element[MC_FACET_CANDIDATE][42].reason == MC_FACETS_NO_RATINGS && isnan(ability(42)));
	kept = severity(2);
	/* Extreme candidates change nothing for the rest, and lie beyond everybody with the same ratings. */
	for (uint32_t j = 0; j < 3; j++) {
		rate(40, 0, j, 3);
		rate(41, 0, j, 0);
	}
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DEFINED);
	check_near(severity(2), kept, 1e-9);
	CHECK(ability(40) > 2 && ability(41) < -2 && result.element[MC_FACET_CANDIDATE][40].error > 1);
	CHECK(result.element[MC_FACET_CANDIDATE][40].extreme == MC_FACETS_HIGHEST && result.element[MC_FACET_CANDIDATE][41].extreme == MC_FACETS_LOWEST);
	/* The adjusted score is 0.3 short: with one reviewer, so is the expected one. */
	CHECK(fit(false, false) == MC_OK && isnan(ability(40)) && result.element[MC_FACET_CANDIDATE][40].reason == MC_FACETS_EXTREME);
	check_near(severity(2), kept, 1e-9);
	/* With a level nobody gives in the middle, positions keep their distance and the threshold is undefined. */
	for (size_t r = 0; r < data.ratings; r++) {
		position[r] = position[r] == 2 ? 3 : position[r];
	}
	CHECK(fit(false, true) == MC_OK && result.reason == MC_FACETS_DEFINED && result.category[2].count == 0);
	CHECK(isnan(result.category[2].threshold) && isnan(result.category[3].threshold) && !isnan(result.category[1].threshold));
	mc_facets_result_free(&result);
	CHECK(mc_facets_fit(&data, &one_step, &result, &fault) == MC_OK && result.reason == MC_FACETS_NOT_CONVERGED && isnan(severity(0))
		&& result.iterations == 1 && result.change > 0);
}

/* Small designs at random: either there is a reason, or the scores are as expected and every figure is finite. */
static void any_design_is_fitted_or_told(void)
{
	size_t seen[MC_FACETS_NOT_CONVERGED + 1] = { 0 };

	mc_random_seed(&dice, 3);
	for (int design = 0; design < 4000; design++) {
		const uint32_t n = 1 + (uint32_t) (chance() * 8), i = 1 + (uint32_t) (chance() * 4), j = 1 + (uint32_t) (chance() * 4);
		const uint32_t scale = 2 + (uint32_t) (chance() * 4);
		const size_t ratings = (size_t) (chance() * 60);

		fresh(n, i, j, scale);
		while (data.ratings < ratings) {
			/* One after the other, as the order of arguments is the compiler's. */
			const uint32_t who = (uint32_t) (chance() * n), by = (uint32_t) (chance() * i), on = (uint32_t) (chance() * j);
			const int32_t x = (int32_t) (chance() * (scale + 0.3)) - (chance() < 0.05);

			rate(who, by, on, x >= (int32_t) scale ? -1 : x);
		}
		CHECK(fit(design % 2, design % 3 == 0) == MC_OK);
		seen[result.reason]++;
		CHECK(result.reason != MC_FACETS_NOT_CONVERGED, "design %d: %zu iterations, change %g", design, result.iterations, result.change);
		for (int f = 0; f < MC_FACETS; f++) {
			for (size_t e = 0; e < data.elements[f]; e++) {
				const mc_facets_element *element = &result.element[f][e];

				CHECK(isnan(element->measure) == (element->reason != MC_FACETS_DEFINED), "design %d", design);
				CHECK(!isinf(element->measure) && !isinf(element->error) && !isinf(element->outfit), "design %d", design);
			}
		}
		if (result.reason == MC_FACETS_DEFINED) {
			CHECK(result.residual < 1e-6, "design %d: %g", design, result.residual);
			CHECK(result.subsets.connected && result.used > 0);
		}
	}
	CHECK(seen[MC_FACETS_DEFINED] > 1500 && seen[MC_FACETS_DISCONNECTED] > 20 && seen[MC_FACETS_UNBOUNDED] > 20 && seen[MC_FACETS_ALL_EXTREME] > 20,
		"%zu %zu %zu %zu", seen[MC_FACETS_DEFINED], seen[MC_FACETS_DISCONNECTED], seen[MC_FACETS_UNBOUNDED], seen[MC_FACETS_ALL_EXTREME]);
}

static void bounds_are_kept(void)
{
	const mc_facets_options never = { false, true, 0, 10 };

	fresh(2, 1, 2, 3);
	rate(0, 0, 0, 3);
	CHECK(fit(false, true) == MC_E_ARGUMENT && strstr(fault.sentence, "position") != NULL);
	position[0] = 2;
	levels[1] = 4;
	CHECK(fit(false, true) == MC_E_ARGUMENT && strstr(fault.sentence, "same number of levels") != NULL);
	CHECK(fit(true, true) == MC_OK);
	levels[1] = 1;
	CHECK(fit(true, true) == MC_E_ARGUMENT);
	levels[1] = 257;
	CHECK(fit(true, true) == MC_E_ARGUMENT);
	levels[1] = 3;
	mc_facets_result_free(&result);
	CHECK(mc_facets_fit(&data, &never, &result, &fault) == MC_E_ARGUMENT);
	levels[0] = levels[1] = 256;
	data.ratings = 10000;
	CHECK(fit(true, true) == MC_E_LIMIT && strstr(fault.sentence, "levels") != NULL);
	data.ratings = 1;
	levels[0] = levels[1] = 3;
	data.elements[1] = MC_FACETS_DENSE + 1;
	CHECK(fit(false, true) == MC_E_LIMIT && strstr(fault.sentence, "reviewers") != NULL);
	data.elements[1] = 1;
	data.elements[0] = MC_FACETS_CELLS;
	CHECK(fit(false, true) == MC_E_LIMIT);
}

int main(void)
{
	RUN(liking_for_science);
	RUN(knox_cube_test);
	RUN(two_items_have_a_closed_form);
	RUN(simulated_severities_come_back);
	RUN(relabelling_and_order_change_nothing);
	RUN(parts_that_cannot_be_compared_are_told);
	RUN(what_has_no_likeliest_fit_is_null_with_a_reason);
	RUN(extreme_and_unused_are_handled_as_stated);
	RUN(any_design_is_fitted_or_told);
	RUN(bounds_are_kept);
	mc_facets_result_free(&result);
	return DONE();
}
