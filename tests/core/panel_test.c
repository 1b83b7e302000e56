#include "test.h"
#include "rubric_of.h"
#include "panel/panel.h"

#include <jansson.h>

static const char *const scale = "{\"format\":\"microcred-rubric-1\",\"criteria\":["
	"{\"id\":\"a\",\"title\":\"A\",\"levels\":[{\"id\":\"a1\",\"points\":1},{\"id\":\"a2\",\"points\":2},"
	"{\"id\":\"a3\",\"points\":3},{\"id\":\"a4\",\"points\":4}]}]}";

/* One criterion on 1 to 4, the cut at 3; a gap of more than one step asks for an adjudication. */
static const char *const rules_of = "{\"format\":\"microcred-rules-1\",\"kind\":\"conjunctive\","
	"\"mustpass\":{\"a\":\"a3\"},\"reviewers\":2,"
	"\"triggers\":[{\"type\":\"gap\",\"measure\":\"steps\",\"over\":%s}],\"resolution\":{\"without\":\"mean\","
	"\"scope\":\"all\",\"adjudicatorsees\":\"%s\",\"with\":%s},"
	"\"unscorable\":[{\"code\":\"NE\",\"name\":\"No evidence\"}]}";

static const char *const levels[] = { "NE", "a1", "a2", "a3", "a4" };

typedef struct {
	mc_rubric *rubric;
	mc_rules *rules;
} mc_setting;

static mc_setting prepare(const char *rubric, const char *rules)
{
	mc_setting setting = { NULL, NULL };
	mc_fault fault;

	CHECK(rubric_of(mc_slice_of(rubric), &setting.rubric, &fault) == MC_OK, "%s", fault.sentence);
	CHECK(mc_rules_read(mc_slice_of(rules), setting.rubric, &setting.rules, &fault) == MC_OK, "%s", fault.sentence);
	return setting;
}

static void done(mc_setting *setting)
{
	mc_rubric_free(setting->rubric);
	mc_rules_free(setting->rules);
}

static json_t *document_of(const mc_decision *decision)
{
	mc_buffer json = { 0 };
	mc_fault fault;
	json_t *document = NULL;

	CHECK(mc_decision_json(decision, &json) == MC_OK
		&& mc_json_load(mc_buffer_slice(&json), MC_JSON_MAX_VALUES, &document, &fault) == MC_OK, " ");
	mc_buffer_free(&json);
	return document;
}

/* A member of what is told of a criterion; good until the next call. */
static const char *says_of(const mc_decision *decision, size_t criterion, const char *member)
{
	static char kept[1024];
	json_t *document = document_of(decision);
	const char *text;

	text = json_string_value(json_object_get(json_array_get(json_object_get(document, "criteria"), criterion), member));
	snprintf(kept, sizeof(kept), "%s", text != NULL ? text : "null");
	json_decref(document);
	return kept;
}

static const char *criterion_says(const mc_decision *decision, const char *member)
{
	return says_of(decision, 0, member);
}

/* Ratings of 1 to 4, 0 for unscorable, third -1 for no adjudicator. */
static void check_resolved(const char *over, const char *with, int first, int second, int third, mc_outcome outcome,
	const char *resolved)
{
	char rules[512];
	mc_chosen chosen[3] = { { MC_LITERAL("a"), mc_slice_of(levels[first]) },
		{ MC_LITERAL("a"), mc_slice_of(levels[second]) },
		{ MC_LITERAL("a"), mc_slice_of(levels[third < 0 ? 0 : third]) } };
	const bool discussion = strcmp(with, "\"discussion\"") == 0;
	mc_review reviews[3] = { { MC_LITERAL("r1"), MC_ROLE_RATER, &chosen[0], 1 },
		{ MC_LITERAL("r2"), MC_ROLE_RATER, &chosen[1], 1 },
		{ MC_LITERAL("r3"), discussion ? MC_ROLE_AGREED : MC_ROLE_ADJUDICATOR, &chosen[2], 1 } };
	mc_setting setting;
	mc_decision decision;
	mc_fault fault;

	snprintf(rules, sizeof(rules), rules_of, over, discussion ? "reviews" : "nothing", with);
	setting = prepare(scale, rules);
	CHECK(mc_panel_decide(setting.rubric, setting.rules, reviews, third < 0 ? 2 : 3, NULL, 0, &decision,
		&fault) == MC_OK, "%s", fault.sentence);
	CHECK(decision.outcome == outcome, "(%d,%d,%d) by %s gives outcome %d", first, second, third, with,
		decision.outcome);
	CHECK(strcmp(criterion_says(&decision, "resolved"), resolved) == 0, "(%d,%d,%d) by %s resolves to %s", first,
		second, third, with, criterion_says(&decision, "resolved"));
	CHECK(decision.scored == (outcome == MC_OUTCOME_AWARD || outcome == MC_OUTCOME_NOT_YET), " ");
	mc_decision_free(&decision);
	done(&setting);
}

/*
 * The cases with which the methods are told apart (Johnson, Penny, Fisher & Kuhs 2003, on a scale of 1 to 4). Worked by
 * hand: of three ratings, the trimmed mean with one out on each side is the middle one; a majority is the mean of those
 * at the cut of 3 or above, or of those below, whoever are two; combined is ((r1 + r2) / 2 + r3) / 2.
 */
static void the_method_decides_the_award(void)
{
	static const char *const with[] = { "\"mean\"", "\"median\",\"evenmedian\":\"mean\"", "\"parity\"",
		"\"tertium_quid\",\"tie\":\"higher\"",
		"\"tertium_quid\",\"tie\":\"lower\"", "\"expert\"", "\"discussion\"", "\"trimmed_mean\",\"trim\":1",
		"\"majority\",\"evenmajority\":\"met\"", "\"expert_combined\"" };
	static const struct {
		int first, second, third;
		const char *resolved[10];
	} cases[] = {
		{ 1, 3, 3, { "7/3", "3", "7/3", "3", "3", "3", "3", "3", "3", "2.5" } },
		{ 3, 1, 3, { "7/3", "3", "7/3", "3", "3", "3", "3", "3", "3", "2.5" } },
		{ 1, 4, 2, { "7/3", "2", "7/3", "1.5", "1.5", "2", "2", "2", "1.5", "2.25" } },
		{ 2, 4, 3, { "3", "3", "3", "3.5", "2.5", "3", "3", "3", "3.5", "3" } },
		{ 4, 2, 3, { "3", "3", "3", "3.5", "2.5", "3", "3", "3", "3.5", "3" } },
		{ 1, 3, 4, { "8/3", "3", "8/3", "3.5", "3.5", "4", "4", "3", "3.5", "3" } },
	};

	for (size_t w = 0; w < sizeof(with) / sizeof(with[0]); w++) {
		check_resolved("1", with[w], 3, 3, -1, MC_OUTCOME_AWARD, "3");
		check_resolved("1", with[w], 2, 3, -1, MC_OUTCOME_NOT_YET, "2.5");
		check_resolved("1", with[w], 3, 4, -1, MC_OUTCOME_AWARD, "3.5");
		check_resolved("1", with[w], 1, 3, -1, MC_OUTCOME_ADJUDICATE, "null");
		/* A further review that nothing asked for does not count. */
		check_resolved("1", with[w], 2, 3, 4, MC_OUTCOME_NOT_YET, "2.5");
		for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++) {
			const char *resolved = cases[c].resolved[w];
			const bool award = strchr("34", resolved[0]) != NULL;

			check_resolved("1", with[w], cases[c].first, cases[c].second, cases[c].third, award ? MC_OUTCOME_AWARD
				: MC_OUTCOME_NOT_YET, resolved);
		}
		/* No trigger: a code is the end of it. With one that fired, the adjudicator says whether it can be scored. */
		check_resolved("1", with[w], 0, 3, -1, MC_OUTCOME_INCOMPLETE, "null");
		check_resolved("0", with[w], 1, 3, 0, MC_OUTCOME_INCOMPLETE, "null");
	}
}

static void codes_are_left_out_where_the_adjudicator_scores(void)
{
	static const char *const rules = "{\"format\":\"microcred-rules-1\",\"kind\":\"conjunctive\","
		"\"mustpass\":{\"a\":\"a3\"},\"reviewers\":2,"
		"\"triggers\":[{\"type\":\"unscorable\"}],\"resolution\":{\"without\":\"mean\",\"scope\":\"triggered\","
		"\"adjudicatorsees\":\"nothing\",\"with\":\"tertium_quid\",\"tie\":\"lower\"},"
		"\"unscorable\":[{\"code\":\"NE\",\"name\":\"No evidence\"}]}";
	mc_setting setting = prepare(scale, rules);

	for (int both = 0; both < 2; both++) {
		mc_chosen chosen[3] = { { MC_LITERAL("a"), MC_LITERAL("NE") },
			{ MC_LITERAL("a"), mc_slice_of(both ? "NE" : "a2") }, { MC_LITERAL("a"), MC_LITERAL("a4") } };
		mc_review reviews[3] = { { MC_LITERAL("r1"), MC_ROLE_RATER, &chosen[0], 1 },
			{ MC_LITERAL("r2"), MC_ROLE_RATER, &chosen[1], 1 },
			{ MC_LITERAL("r3"), MC_ROLE_ADJUDICATOR, &chosen[2], 1 } };
		mc_decision decision;
		mc_fault fault;

		CHECK(mc_panel_decide(setting.rubric, setting.rules, reviews, 3, NULL, 0, &decision, &fault) == MC_OK, "%s",
			fault.sentence);
		CHECK(decision.outcome == MC_OUTCOME_AWARD
			&& strcmp(criterion_says(&decision, "resolved"), both ? "4" : "3") == 0, "%s", criterion_says(&decision,
				"resolved"));
		mc_decision_free(&decision);
	}
	done(&setting);
}

static void check_argument(const mc_setting *setting, const mc_review *reviews, size_t count, const mc_chosen *carried,
	size_t carries, const char *says)
{
	mc_decision decision;
	mc_fault fault;

	mc_fault_clear(&fault);
	CHECK(mc_panel_decide(setting->rubric, setting->rules, reviews, count, carried, carries, &decision,
		&fault) == MC_E_ARGUMENT, "%s", says);
	CHECK(strstr(fault.sentence, says) != NULL, "%s", fault.sentence);
	mc_decision_free(&decision);
}

static void ids_that_do_not_belong_are_refused(void)
{
	char rules[512];
	mc_setting setting, other;
	mc_chosen good = { MC_LITERAL("a"), MC_LITERAL("a2") }, twice[] = { good, good }, nowhere = { MC_LITERAL("z"),
		MC_LITERAL("a2") },
		wrong = { MC_LITERAL("a"), MC_LITERAL("b2") }, code = { MC_LITERAL("a"), MC_LITERAL("NE") };
	mc_review reviews[] = { { MC_LITERAL("r1"), MC_ROLE_RATER, &good, 1 },
		{ MC_LITERAL("r2"), MC_ROLE_RATER, &good, 1 },
		{ MC_LITERAL("r3"), MC_ROLE_ADJUDICATOR, &good, 1 }, { MC_LITERAL("r4"), MC_ROLE_ADJUDICATOR, &good, 1 } };
	mc_review changed[3];

	snprintf(rules, sizeof(rules), rules_of, "1", "nothing", "\"expert\"");
	setting = prepare(scale, rules);
	other = prepare("{\"format\":\"microcred-rubric-1\",\"criteria\":[{\"id\":\"a\",\"title\":\"B\","
		"\"levels\":[{\"id\":\"a1\",\"points\":1},{\"id\":\"a3\",\"points\":3}]}]}", rules);
	check_argument(&(mc_setting) { setting.rubric, other.rules }, reviews, 2, NULL, 0, "another rubric");
	check_argument(&setting, reviews, 0, NULL, 0, "2 raters, and there are 0");
	check_argument(&setting, reviews, 1, NULL, 0, "2 raters, and there are 1");
	check_argument(&setting, reviews, 4, NULL, 0, "only one review of the role \"adjudicator\"");
#define WITH(member, value) (memcpy(changed, reviews, sizeof(changed)), changed[1].member = value, changed)
	check_argument(&setting, WITH(reviewer, MC_LITERAL("r1")), 2, NULL, 0, "\"r1\" has two reviews");
	check_argument(&setting, WITH(reviewer, MC_LITERAL("")), 2, NULL, 0, "cannot be the id of a reviewer");
	check_argument(&setting, WITH(reviewer, MC_LITERAL("r3")), 3, NULL, 0, "\"r3\" has two reviews");
	check_argument(&setting, WITH(role, MC_ROLE_AGREED), 2, NULL, 0, "no place for a review of the role \"agreed\"");
	check_argument(&setting, WITH(levels, &nowhere), 2, NULL, 0, "which the rubric does not have");
	check_argument(&setting, WITH(levels, &wrong), 2, NULL, 0, "neither one of its levels nor an unscorable code");
	check_argument(&setting, WITH(count, 0), 2, NULL, 0, "\"r2\" does not rate criterion \"a\"");
	(void) WITH(levels, twice);
	changed[1].count = 2;
	check_argument(&setting, changed, 2, NULL, 0, "twice");
	check_argument(&setting, reviews, 2, &good, 1, "nobody is asked to rate");
	check_argument(&setting, reviews, 2, &nowhere, 1, "no criterion \"z\"");
	check_argument(&setting, reviews, 2, &code, 1, "not one of its levels");
	check_argument(&setting, reviews, 2, twice, 2, "carried twice");
	done(&setting);
	done(&other);
}

/* The raters' own totals near the cut, one for each, and the one that they come to together. */
static void check_band_totals(const mc_decision *decision, const char *total)
{
	json_t *document = document_of(decision), *triggers = json_object_get(document, "triggers");

	CHECK(json_array_size(triggers) == 2, "%zu triggers", json_array_size(triggers));
	for (size_t t = 0; t < 2; t++) {
		json_t *totals = json_object_get(json_array_get(triggers, t), "totals");

		CHECK(json_array_size(totals) == (t == 0 ? 15 : 1), "%zu totals", json_array_size(totals));
		for (size_t i = 0; i < json_array_size(totals); i++) {
			json_t *reviewer = json_object_get(json_array_get(totals, i), "reviewer");
			const char *value = json_string_value(json_object_get(json_array_get(totals, i), "total"));

			CHECK(t == 0 ? json_is_string(reviewer) : json_is_null(reviewer), "trigger %zu, total %zu", t, i);
			CHECK(value != NULL && strcmp(value, total) == 0, "%s", value);
		}
	}
	json_decref(document);
}

/*
 * Every number at its largest: 100 criteria of levels up to 99999.99999, 15 raters and an adjudicator, weights of 1000;
 * a weighted sum, or mean, right at its cut, and a band of the width of nothing around it.
 */
static void check_largest(bool averaged)
{
	const char *cut = averaged ? "\"mean\":99999.99999" : "\"total\":9.999999999e9", *value = averaged
		? "\"value\":\"99999.99999\"" : "\"value\":\"9999999999\"";
	mc_buffer rubric = { 0 }, rules = { 0 };
	char text[160];
	static char ids[100][2][16];
	static mc_chosen chosen[16][100];
	mc_review reviews[16];
	static char names[16][16];
	mc_setting setting;
	mc_decision decision;
	mc_buffer told = { 0 };
	mc_fault fault;

	mc_buffer_append_text(&rubric, "{\"format\":\"microcred-rubric-1\",\"criteria\":[");
	mc_buffer_append_text(&rules,
		"{\"format\":\"microcred-rules-1\",\"kind\":\"compensatory\",\"reviewers\":15,\"unscorable\":[],"
		"\"triggers\":[{\"type\":\"band\",\"of\":\"every_rater\",\"within\":0},{\"type\":\"band\",\"of\":\"resolved\","
		"\"within\":0}],"
		"\"resolution\":{\"without\":\"mean\",\"with\":\"expert_combined\",\"scope\":\"all\","
		"\"adjudicatorsees\":\"nothing\"},\"weights\":{");
	for (int c = 0; c < 100; c++) {
		snprintf(text, sizeof(text), "%s{\"id\":\"c%d\",\"title\":\"T\",\"levels\":[{\"id\":\"l%d\","
			"\"points\":-99999.99999},{\"id\":\"h%d\",\"points\":99999.99999}]}",
			c > 0 ? "," : "", c, c, c);
		mc_buffer_append_text(&rubric, text);
		snprintf(text, sizeof(text), "%s\"c%d\":1000", c > 0 ? "," : "", c);
		mc_buffer_append_text(&rules, text);
		snprintf(ids[c][0], sizeof(ids[c][0]), "c%d", c);
		snprintf(ids[c][1], sizeof(ids[c][1]), "h%d", c);
	}
	mc_buffer_append_text(&rubric, "]}");
	mc_buffer_append_text(&rules, "},");
	mc_buffer_append_text(&rules, cut);
	mc_buffer_append_text(&rules, "}");
	mc_buffer_append_char(&rubric, '\0');
	mc_buffer_append_char(&rules, '\0');
	setting = prepare(rubric.data, rules.data);
	for (int r = 0; r < 16; r++) {
		snprintf(names[r], sizeof(names[r]), "r%d", r);
		for (int c = 0; c < 100; c++) {
			chosen[r][c] = (mc_chosen) { mc_slice_of(ids[c][0]), mc_slice_of(ids[c][1]) };
		}
		reviews[r] = (mc_review) { mc_slice_of(names[r]), r < 15 ? MC_ROLE_RATER : MC_ROLE_ADJUDICATOR, chosen[r],
			100 };
	}
	CHECK(mc_panel_decide(setting.rubric, setting.rules, reviews, 15, NULL, 0, &decision, &fault) == MC_OK, "%s",
		fault.sentence);
	CHECK(decision.outcome == MC_OUTCOME_ADJUDICATE, "%d", decision.outcome);
	mc_decision_free(&decision);
	CHECK(mc_panel_decide(setting.rubric, setting.rules, reviews, 16, NULL, 0, &decision, &fault) == MC_OK, "%s",
		fault.sentence);
	CHECK(decision.outcome == MC_OUTCOME_AWARD, "%d", decision.outcome);
	CHECK(mc_decision_json(&decision, &told) == MC_OK, " ");
	CHECK(mc_buffer_terminate(&told) == MC_OK && strstr(told.data, value) != NULL, " ");
	check_band_totals(&decision, averaged ? "99999.99999" : "9999999999");
	mc_decision_free(&decision);
	/* One rating of 1500 at the lowest level: the mean of that criterion is 13/15 of the highest. */
	chosen[7][42].level = MC_LITERAL("l42");
	CHECK(mc_panel_decide(setting.rubric, setting.rules, reviews, 15, NULL, 0, &decision, &fault) == MC_OK, "%s",
		fault.sentence);
	CHECK(decision.outcome == MC_OUTCOME_NOT_YET, "%d", decision.outcome);
	CHECK(strcmp(says_of(&decision, 42, "resolved"), "86666.666658") == 0, "%s", says_of(&decision, 42, "resolved"));
	mc_decision_free(&decision);
	mc_buffer_free(&told);
	mc_buffer_free(&rubric);
	mc_buffer_free(&rules);
	done(&setting);
}

static void the_largest_panel_overflows_nothing(void)
{
	check_largest(false);
	check_largest(true);
}

int main(void)
{
	RUN(the_method_decides_the_award);
	RUN(codes_are_left_out_where_the_adjudicator_scores);
	RUN(ids_that_do_not_belong_are_refused);
	RUN(the_largest_panel_overflows_nothing);
	return DONE();
}
