#include "test.h"
#include "rubric_of.h"
#include "rubric/rubric.h"
#include "rubric/score.h"

#include <math.h>

static void check_exact(mc_wide numerator, mc_wide denominator, const char *expected)
{
	char text[MC_EXACT_SIZE];

	mc_exact_write(numerator, denominator, text);
	CHECK(strcmp(text, expected) == 0, "%s, not %s", text, expected);
}

static void exact_numbers_are_written_as_decimals_or_fractions(void)
{
	check_exact(0, 7, "0");
	check_exact(7, 3, "7/3");
	check_exact(-7, 3, "-7/3");
	check_exact(-1, 2, "-0.5");
	check_exact(5, 2, "2.5");
	check_exact(250000, 100000, "2.5");
	check_exact(1, 100000, "0.00001");
	check_exact(1, 10000000000, "0.0000000001");
	check_exact(30, 10, "3");
	check_exact(MC_SHARES / 7, MC_SHARES_POINT, "1/700000");
	check_exact(-MC_SHARES * 250000, MC_SHARES_POINT, "-2.5");
	check_exact((mc_wide) INT64_MAX, 1, "9223372036854775807");
	check_exact((mc_wide) INT64_MAX + 1, 1, "9223372036854775808");
	check_exact(1, (mc_wide) 1 << 58, "0.0000000000000000034694469519536141888238489627838134765625");
	check_exact((mc_wide) MC_UNITS_MAX * MC_SHARES * 100, MC_SHARES_POINT, "9999999.999");
	/* The largest weighted total there can be: 100 criteria of 99999.99999 points, each with weight 1000. */
	check_exact((mc_wide) MC_UNITS_MAX * MC_SHARES * 1000 * MC_UNIT * 100, (mc_wide) MC_SHARES_POINT * MC_UNIT, "9999999999");
	check_exact((mc_wide) 1, (mc_wide) MC_SHARES_POINT * MC_UNIT, "1/7207200000000000");
	CHECK(mc_exact_double(7, 3) == 7.0 / 3.0, " ");
	CHECK(mc_exact_double(-7, 3) == -7.0 / 3.0, " ");
	CHECK(mc_exact_double(0, 3) == 0.0, " ");
	/* Beyond 2^53: reference values are correctly rounded decimals. */
	CHECK(mc_exact_double((mc_wide) 9007199254740993, 1) == 9007199254740992.0, "half to even");
	CHECK(mc_exact_double((mc_wide) 9007199254740995, 1) == 9007199254740996.0, "half to even");
	CHECK(mc_exact_double(-(mc_wide) 9007199254740993 * 1000 - 1, 1000) == -9007199254740994.0, "just above half");
	CHECK(mc_exact_double((mc_wide) 1234567890123456789 * 1000000, (mc_wide) 7207200000000001) == 171296466.05109566, "%.17g",
		mc_exact_double((mc_wide) 1234567890123456789 * 1000000, (mc_wide) 7207200000000001));
	CHECK(mc_exact_double(1, (mc_wide) MC_SHARES_POINT * MC_UNIT) == 1.0 / 7207200000000000.0, " ");
	CHECK(mc_exact_double(MC_SHARES_POINT * 3 / 10, MC_SHARES_POINT) == 0.3, " ");
}

static void check_units(const char *text, mc_decimal_fault expected, mc_units value)
{
	mc_units units = -1;
	mc_decimal_fault fault = mc_units_parse(mc_slice_of(text), MC_UNITS_MAX, &units);

	CHECK(fault == expected, "%s gives fault %d", text, fault);
	CHECK(fault != MC_DECIMAL_OK || units == value, "%s gives %lld", text, (long long) units);
}

static void decimals_of_a_backup(void)
{
	check_units("2.50000", MC_DECIMAL_OK, 250000);
	check_units("-11", MC_DECIMAL_OK, -1100000);
	check_units("+0.00001", MC_DECIMAL_OK, 1);
	check_units("0.000010000", MC_DECIMAL_OK, 1);
	check_units("0000000000000000000000000000001", MC_DECIMAL_OK, 100000);
	check_units("99999.99999", MC_DECIMAL_OK, MC_UNITS_MAX);
	check_units("-99999.99999", MC_DECIMAL_OK, -MC_UNITS_MAX);
	check_units(".5", MC_DECIMAL_OK, 50000);
	check_units("0.000001", MC_DECIMAL_DIGITS, 0);
	check_units("100000", MC_DECIMAL_RANGE, 0);
	check_units("99999999999999999999999999999999", MC_DECIMAL_RANGE, 0);
	check_units("", MC_DECIMAL_TYPE, 0);
	check_units("-", MC_DECIMAL_TYPE, 0);
	check_units(".", MC_DECIMAL_TYPE, 0);
	check_units("1e3", MC_DECIMAL_TYPE, 0);
	check_units("1,5", MC_DECIMAL_TYPE, 0);
	check_units("1.2.3", MC_DECIMAL_TYPE, 0);
}

static mc_rubric *read_rubric(const char *json)
{
	mc_rubric *rubric = NULL;
	mc_fault fault;
	mc_result result = rubric_of(mc_slice_of(json), &rubric, &fault);

	CHECK(result == MC_OK, "%s", fault.sentence);
	return rubric;
}

static void what_is_read_is_written_in_one_form(void)
{
	mc_rubric *rubric = read_rubric(" {\"criteria\":[{\"levels\":[{\"points\":-0.0,\"id\":\"a\",\"text\":\"  x\\r\\ny\\rz\\t \"},{\"id\":\"b\",\"points\":1.50,\"title\":\"\"}],"
		"\"title\":\"T\",\"text\":\"  \",\"id\":\"a\"}],\"text\":\"\",\"format\":\"microcred-rubric-1\"} ");
	const char *expected = "{\"criteria\":[{\"id\":\"a\",\"levels\":[{\"id\":\"a\",\"points\":0,\"text\":\"x\\ny\\nz\"},{\"id\":\"b\",\"points\":1.5,\"text\":\"\"}],"
		"\"title\":\"T\"}],\"format\":\"microcred-rubric-1\"}";

	CHECK(rubric != NULL && mc_slice_equal(mc_buffer_slice(&rubric->json), mc_slice_of(expected)), "%.*s", (int) rubric->json.length, rubric->json.data);
	CHECK(strncmp(rubric->digest, "sha256:", 7) == 0 && strlen(rubric->digest) == 71, "%s", rubric->digest);
	mc_rubric_free(rubric);
}

static void check_refused(const char *json, const char *pointer, const char *says)
{
	mc_rubric *rubric = NULL;
	mc_fault fault;
	mc_result result;

	mc_fault_clear(&fault);
	result = rubric_of(mc_slice_of(json), &rubric, &fault);
	CHECK(result == MC_E_FORMAT || result == MC_E_LIMIT, "%s gives %d", json, result);
	CHECK(rubric == NULL, "%s", json);
	CHECK(strcmp(fault.place.has_pointer ? fault.place.pointer : "-", pointer) == 0, "%s is at %s", json, fault.place.pointer);
	CHECK(strstr(fault.sentence, says) != NULL, "%s says: %s", json, fault.sentence);
}

#define RUBRIC(criteria) "{\"format\":\"microcred-rubric-1\",\"criteria\":[" criteria "]}"
#define CRITERION(id, levels) "{\"id\":\"" id "\",\"title\":\"T\",\"levels\":[" levels "]}"
#define LEVEL(id, points) "{\"id\":\"" id "\",\"points\":" points "}"

static void rubrics_that_are_not_are_refused_with_the_place(void)
{
	check_refused("[]", "", "not a Microcred rubric");
	check_refused("{}", "", "not a Microcred rubric");
	check_refused("{\"format\":\"microcred-rules-1\"}", "/format", "\"microcred-rubric-1\"");
	check_refused("{\"format\":\"microcred-rubric-1\"}", "", "\"criteria\" is missing");
	check_refused("{\"format\":\"microcred-rubric-1\",\"weights\":{},\"criteria\":[]}", "/weights", "\"weights\" is not a member of a rubric");
	check_refused(RUBRIC(""), "/criteria", "1 to 100");
	check_refused("{\"format\":\"microcred-rubric-1\",\"criteria\":{}}", "/criteria", "a list");
	check_refused(RUBRIC("1"), "/criteria/0", "an object");
	check_refused(RUBRIC("{\"id\":\"c\"}"), "/criteria/0", "\"title\" is missing");
	check_refused(RUBRIC("{\"id\":\"c\",\"title\":\" \",\"levels\":[]}"), "/criteria/0/title", "not be empty");
	check_refused(RUBRIC("{\"id\":\"c\",\"title\":\"a\\u0001b\",\"levels\":[]}"), "/criteria/0/title", "control character");
	check_refused(RUBRIC("{\"id\":\"\",\"title\":\"T\",\"levels\":[]}"), "/criteria/0/id", "cannot be an id");
	check_refused(RUBRIC("{\"id\":\"-x\",\"title\":\"T\",\"levels\":[]}"), "/criteria/0/id", "cannot be an id");
	check_refused(RUBRIC("{\"id\":5,\"title\":\"T\",\"levels\":[]}"), "/criteria/0/id", "a string");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1"))), "/criteria/0/levels", "2 to 50");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "\"2\""))), "/criteria/0/levels/1/points", "should be a number");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "1.000001"))), "/criteria/0/levels/1/points", "more than 5 decimals");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "100000"))), "/criteria/0/levels/1/points", "from -99999.99999");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "1e300"))), "/criteria/0/levels/1/points", "from -99999.99999");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "0"))), "/criteria/0/levels/1", "lowest to highest");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("a", "2"))), "/criteria/0/levels/1/id", "Two levels");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "2")) "," CRITERION("d", LEVEL("e", "1") "," LEVEL("a", "2"))),
		"/criteria/1/levels/1/id", "unique in the whole rubric");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") "," LEVEL("b", "2")) "," CRITERION("c", LEVEL("e", "1") "," LEVEL("f", "2"))),
		"/criteria/1/id", "Two criteria");
	check_refused(RUBRIC(CRITERION("c", LEVEL("a", "1") ",{\"id\":\"b\",\"text\":\"x\"}")), "/criteria/0/levels/1", "no points, unlike");
	check_refused(RUBRIC(CRITERION("c", "{\"id\":\"b\",\"text\":\"x\"}," LEVEL("a", "1"))), "/criteria/0/levels/1", "has points, unlike");
	check_refused(RUBRIC(CRITERION("c", "{\"id\":\"b\",\"text\":\"x\"},{\"id\":\"a\"}")), "/criteria/0/levels/1", "neither points");
	check_refused(RUBRIC(CRITERION("c", "{\"id\":\"b\",\"definition\":\"x\"},{\"id\":\"a\"}")), "/criteria/0/levels/0/definition", "is not a member of");
}

static double nearest(double value)
{
	return round(value);
}

static void scores_and_grades(void)
{
	mc_rubric *rubric = read_rubric(RUBRIC(CRITERION("c", LEVEL("a", "0.1") "," LEVEL("b", "0.3")) "," CRITERION("d", LEVEL("e", "0.2") "," LEVEL("f", "1"))));
	mc_chosen chosen[] = { { MC_LITERAL("d"), MC_LITERAL("e") }, { MC_LITERAL("c"), MC_LITERAL("a") } };
	mc_score score;
	mc_fault fault;
	double grade;

	CHECK(mc_rubric_score(rubric, chosen, 2, &score, &fault) == MC_OK, " ");
	CHECK(mc_exact_double(score.points, MC_SHARES_POINT) == 0.3, "the sum is exact");
	CHECK(score.basis.points == 0.1 + 0.2, "Moodle's is not");
	CHECK(mc_score_grade(&score.basis, 0, 10, false, false, nearest, &grade) && grade == 0.0, "%g", grade);
	CHECK(mc_score_grade(&score.basis, 0, 10, true, true, nearest, &grade) && grade == 2.0, "%g", grade);

	CHECK(mc_rubric_score(rubric, chosen, 1, &score, &fault) == MC_OK && !score.basis.complete, " ");
	CHECK(!mc_score_grade(&score.basis, 0, 10, false, false, nearest, &grade), "a criterion is missing");

	chosen[1].level = MC_LITERAL("NE");
	CHECK(mc_rubric_score(rubric, chosen, 2, &score, &fault) == MC_OK && score.criteria[0].kind == MC_SCORED_CODE, " ");
	CHECK(!mc_score_grade(&score.basis, 0, 10, false, false, nearest, &grade), "a criterion is unscorable");

	chosen[1].level = MC_LITERAL("f");
	CHECK(mc_rubric_score(rubric, chosen, 2, &score, &fault) == MC_E_ARGUMENT && strstr(fault.sentence, "belongs to") != NULL, "%s", fault.sentence);
	chosen[1] = chosen[0];
	CHECK(mc_rubric_score(rubric, chosen, 2, &score, &fault) == MC_E_ARGUMENT && strstr(fault.sentence, "twice") != NULL, "%s", fault.sentence);
	chosen[0].level = chosen[1].level = MC_LITERAL("NE");
	CHECK(mc_rubric_score(rubric, chosen, 2, &score, &fault) == MC_E_ARGUMENT && strstr(fault.sentence, "twice") != NULL, "%s", fault.sentence);
	chosen[1].criterion = MC_LITERAL("x");
	CHECK(mc_rubric_score(rubric, chosen, 2, &score, &fault) == MC_E_ARGUMENT && strstr(fault.sentence, "no criterion") != NULL, "%s", fault.sentence);
	mc_rubric_free(rubric);
}

/* Every id is found, what begins or ends like one is not, and neither is what holds a NUL. */
static void ids_are_found_in_the_largest_rubric(void)
{
	mc_rubric *rubric = mc_rubric_new();
	mc_fault fault;
	char id[MC_ID_SIZE];

	mc_fault_clear(&fault);
	for (int c = 0; c < MC_RUBRIC_MAX_CRITERIA; c++) {
		mc_criterion *criterion = mc_rubric_add_criterion(rubric);

		snprintf(criterion->id, sizeof(criterion->id), "criterion:%d", c);
		mc_text_copy(MC_LITERAL("t"), &criterion->title);
		for (int l = 0; l < MC_RUBRIC_MAX_LEVELS; l++) {
			mc_level *level = mc_criterion_add_level(criterion);

			/* From 3 to 62 bytes. */
			int length = snprintf(level->id, sizeof(level->id), "%d.%d", c, l);
			int dashes = c % 3 * 25 + c % 8;
			memset(level->id + length, '-', (size_t) dashes);
			level->id[length + dashes] = '\0';
		}
	}
	CHECK(mc_rubric_finish(rubric, &fault) == MC_OK, "%s", fault.sentence);
	for (int c = 0; c < MC_RUBRIC_MAX_CRITERIA; c++) {
		snprintf(id, sizeof(id), "criterion:%d", c);
		CHECK(mc_rubric_find_criterion(rubric, mc_slice_of(id)) == c, "%s", id);
		for (int l = 0; l < MC_RUBRIC_MAX_LEVELS; l++) {
			mc_slice level = mc_slice_of(rubric->criteria[c].levels[l].id);

			CHECK(mc_rubric_find_level(rubric, (size_t) c, level) == l, "%s", level.data);
			CHECK(mc_rubric_find_level(rubric, (size_t) (c + 1) % MC_RUBRIC_MAX_CRITERIA, level) == -1, "%s", level.data);
			CHECK(mc_rubric_find_level_anywhere(rubric, level) == c, "%s", level.data);
			CHECK(mc_rubric_find_level_anywhere(rubric, (mc_slice) { level.data, level.length + 1 }) == -1, "%s and NUL", level.data);
		}
	}
	CHECK(mc_rubric_find_criterion(rubric, MC_LITERAL("")) == -1, " ");
	CHECK(mc_rubric_find_criterion(rubric, MC_LITERAL("criterion:")) == -1, " ");
	CHECK(mc_rubric_find_criterion(rubric, MC_LITERAL("criterion:100")) == -1, " ");
	mc_rubric_free(rubric);
}

int main(void)
{
	RUN(exact_numbers_are_written_as_decimals_or_fractions);
	RUN(decimals_of_a_backup);
	RUN(what_is_read_is_written_in_one_form);
	RUN(rubrics_that_are_not_are_refused_with_the_place);
	RUN(ids_are_found_in_the_largest_rubric);
	RUN(scores_and_grades);
	return DONE();
}
