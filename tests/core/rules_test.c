#include "test.h"
#include "rubric_of.h"
#include "panel/rules.h"

static const char *const with_points = "{\"format\":\"microcred-rubric-1\",\"criteria\":["
	"{\"id\":\"a\",\"title\":\"A\",\"levels\":[{\"id\":\"a0\",\"points\":0},{\"id\":\"a1\",\"points\":1},"
	"{\"id\":\"a2\",\"points\":2.5}]},"
	"{\"id\":\"b\",\"title\":\"B\",\"levels\":[{\"id\":\"b0\",\"points\":0},{\"id\":\"b1\",\"points\":4}]}]}";
static const char *const without_points = "{\"format\":\"microcred-rubric-1\",\"criteria\":["
	"{\"id\":\"a\",\"title\":\"A\",\"levels\":[{\"id\":\"a0\",\"text\":\"no\"},{\"id\":\"a1\",\"text\":\"yes\"}]}]}";

static mc_rubric *points, *profile;

#define RULES(rest) "{\"format\":\"microcred-rules-1\"," rest "}"
#define MUST "\"kind\":\"conjunctive\",\"mustpass\":{\"a\":\"a1\"},"
#define TWO "\"reviewers\":2,"
#define NONE "\"unscorable\":[],"
#define QUIET "\"triggers\":[],\"resolution\":{\"without\":\"mean\"}"
#define GAP "{\"type\":\"gap\",\"measure\":\"steps\",\"over\":1}"
#define RESOLVED(more) "\"resolution\":{\"without\":\"mean\",\"scope\":\"all\"," \
	"\"adjudicatorsees\":\"nothing\"," more "}"

static void check_refused_for(const mc_rubric *rubric, const char *json, const char *pointer, const char *says)
{
	mc_rules *rules = NULL;
	mc_fault fault;
	mc_result result;

	mc_fault_clear(&fault);
	result = mc_rules_read(mc_slice_of(json), rubric, &rules, &fault);
	CHECK(result == MC_E_FORMAT, "%s gives %d", json, result);
	CHECK(rules == NULL, "%s", json);
	CHECK(fault.place.has_pointer && strcmp(fault.place.pointer, pointer) == 0, "%s is at %s", json,
		fault.place.pointer);
	CHECK(strstr(fault.sentence, says) != NULL, "%s says: %s", json, fault.sentence);
	mc_rules_free(rules);
}

static void check_refused(const char *json, const char *pointer, const char *says)
{
	check_refused_for(points, json, pointer, says);
}

static void the_standard_must_fit_the_rubric(void)
{
	check_refused("{}", "", "not a set of Microcred rules");
	check_refused(RULES("\"kind\":\"best\""), "/kind", "\"conjunctive\", \"compensatory\", \"mixed\"");
	check_refused(RULES("\"kinds\":1"), "/kinds", "is not a member of");
	check_refused(RULES("\"kind\":\"conjunctive\""), "", "\"mustpass\" is missing");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{}"), "/mustpass", "At least one criterion");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{\"z\":\"a1\"}"), "/mustpass/z", "no criterion \"z\"");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{\"a/~\":\"a1\"}"), "/mustpass/a~1~0",
		"no criterion \"a/~\"");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{\"a\":\"b1\"}"), "/mustpass/a",
		"belongs to criterion \"b\"");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{\"a\":\"a9\"}"), "/mustpass/a", "no level \"a9\"");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{\"a\":2}"), "/mustpass/a",
		"the id of one of its levels");
	check_refused(RULES(MUST "\"weights\":{}"), "/weights", "no effect");
	check_refused(RULES(MUST "\"total\":1"), "/total", "no effect");
	check_refused(RULES("\"kind\":\"compensatory\",\"mustpass\":{\"a\":\"a1\"}"), "/mustpass", "no effect");
	check_refused(RULES("\"kind\":\"compensatory\",\"total\":1"), "", "\"weights\" is missing");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":1}"), "/weights", "\"b\" has no weight");
	check_refused(RULES("\"kind\":\"mixed\",\"mustpass\":{\"a\":\"a1\"},\"weights\":{\"a\":1}"), "/weights",
		"neither must-pass nor weighted");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":0,\"b\":0}"), "/weights", "above 0");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":-1,\"b\":0}"), "/weights/a", "from 0 to 1000");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":1000.00001,\"b\":0}"), "/weights/a",
		"from 0 to 1000");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":0.000001,\"b\":0}"), "/weights/a", "decimals");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":\"1\",\"b\":0}"), "/weights/a", "a number");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":1,\"b\":1}"), "", "\"total\" is missing");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":1,\"b\":1},\"total\":6.50001"), "/total",
		"make 6.5");
	check_refused(RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":1,\"b\":1},\"total\":1e300"), "/total",
		"that the rubric can give");
	check_refused_for(profile, RULES("\"kind\":\"compensatory\",\"weights\":{\"a\":1},\"total\":0"), "/weights",
		"no points");
	check_refused_for(profile,
		RULES(MUST TWO NONE "\"triggers\":[{\"type\":\"gap\",\"measure\":\"points\",\"over\":1}]"),
			"/triggers/0/measure", "only be measured in steps");
}

static void the_panel_must_make_sense(void)
{
	check_refused(RULES(MUST NONE "\"reviewers\":0"), "/reviewers", "1 to 15");
	check_refused(RULES(MUST NONE "\"reviewers\":16"), "/reviewers", "1 to 15");
	check_refused(RULES(MUST NONE "\"reviewers\":1.5"), "/reviewers", "whole number");
	check_refused(RULES(MUST NONE "\"triggers\":[]"), "", "\"reviewers\" is missing");
	check_refused(RULES(MUST "\"unscorable\":[{\"code\":\"NE\"}]"), "/unscorable/0", "\"name\" is missing");
	check_refused(RULES(MUST "\"unscorable\":[{\"code\":\"NE\",\"name\":\"x\"},{\"code\":\"NE\",\"name\":\"y\"}]"),
		"/unscorable/1/code", "twice");
	check_refused(RULES(MUST "\"unscorable\":[{\"code\":\"b1\",\"name\":\"x\"}]"), "/unscorable/0/code",
		"also the id of a level");
	check_refused(RULES(MUST "\"unscorable\":[{\"code\":\"NE\",\"name\":\"  \"}]"), "/unscorable/0/name", "1 to 200");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"mood\"}]"), "/triggers/0/type",
		"\"gap\", \"split\", \"unscorable\"");
	check_refused(RULES(MUST NONE "\"reviewers\":1,\"triggers\":[{\"type\":\"split\"}]"), "/triggers/0", "at least 2");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"unscorable\"}]"), "/triggers/0", "lists no code");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"split\"},{\"type\":\"split\"}]"), "/triggers/1",
		"twice");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"split\",\"over\":1}]"), "/triggers/0/over",
		"is not a member of");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"gap\",\"measure\":\"steps\"}]"), "/triggers/0",
		"\"over\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"gap\",\"measure\":\"steps\",\"over\":0.5}]"),
		"/triggers/0/over", "whole number");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"gap\",\"measure\":\"points\",\"over\":-1}]"),
		"/triggers/0/over", "0 or more");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"gap\",\"measure\":\"steps\",\"over\":1,"
		"\"criteria\":[]}]"), "/triggers/0/criteria", "1 to 100");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"gap\",\"measure\":\"steps\",\"over\":1,"
		"\"criteria\":[\"a\",\"a\"]}]"), "/triggers/0/criteria/1", "twice");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[{\"type\":\"gap\",\"measure\":\"steps\",\"over\":1,"
		"\"criteria\":[\"z\"]}]"), "/triggers/0/criteria/0", "no criterion");
}

static void a_resolution_says_what_has_effect_and_nothing_else(void)
{
	check_refused(RULES(MUST NONE TWO "\"triggers\":[]"), "", "\"resolution\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{}"), "/resolution", "\"without\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"parity\"}"), "/resolution/without",
		"\"mean\", \"median\"");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"mean\",\"with\":\"mean\"}"),
		"/resolution/with", "without a trigger");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"mean\",\"scope\":\"all\"}"),
		"/resolution/scope", "without a trigger");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"mean\","
		"\"adjudicatorsees\":\"nothing\"}"), "/resolution/adjudicatorsees", "without a trigger");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"mean\",\"tie\":\"higher\"}"),
		"/resolution/tie", "no effect");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"mean\",\"evenmedian\":\"low\"}"),
		"/resolution/evenmedian", "no effect");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[],\"resolution\":{\"without\":\"median\"}"), "/resolution",
		"\"evenmedian\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[" GAP "],\"resolution\":{\"without\":\"mean\"}"), "/resolution",
		"\"with\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[" GAP "]," RESOLVED("\"with\":\"median\"")), "/resolution",
		"\"evenmedian\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[" GAP "]," RESOLVED("\"with\":\"tertium_quid\"")), "/resolution",
		"\"tie\" is missing");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[" GAP "]," RESOLVED("\"with\":\"expert\",\"tie\":\"lower\"")),
		"/resolution/tie", "no effect");
	check_refused(RULES(MUST NONE "\"reviewers\":3,\"triggers\":[" GAP "]," RESOLVED("\"with\":\"parity\"")),
		"/resolution/with", "exactly 2 reviewers, and these rules want 3");
	check_refused(RULES(MUST NONE "\"reviewers\":3,\"triggers\":[" GAP "]," RESOLVED("\"with\":\"tertium_quid\","
		"\"tie\":\"lower\"")), "/resolution/with", "exactly 2");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[" GAP "]," RESOLVED("\"with\":\"discussion\"")),
		"/resolution/adjudicatorsees", "\"reviews\"");
	check_refused(RULES(MUST NONE TWO "\"triggers\":[" GAP "]," RESOLVED("\"with\":\"mean\",\"colour\":1")),
		"/resolution/colour", "is not a member of");
}

#define TOTAL "\"kind\":\"compensatory\",\"weights\":{\"a\":1,\"b\":3},"
#define BAND(of) "\"triggers\":[{\"type\":\"band\",\"of\":\"" of "\",\"within\":0.5}]"
#define ALONE(rest) "\"triggers\":[],\"resolution\":{" rest "}"

static void a_total_or_a_mean_but_not_both(void)
{
	check_refused(RULES(TOTAL "\"total\":1,\"mean\":1"), "/mean", "not both");
	check_refused(RULES(MUST "\"mean\":1"), "/mean", "no effect on a conjunctive standard");
	/* The highest levels, 2.5 and 4, with weights 1 and 3: (2.5 + 12) / 4 = 3.625. */
	check_refused(RULES(TOTAL "\"mean\":3.62501"), "/mean", "with these weights make 3.625");
	check_refused(RULES(TOTAL "\"mean\":\"1\""), "/mean", "a number");
	check_refused(RULES("\"kind\":\"profile\",\"mustpass\":{\"a\":\"a1\"}"), "/mustpass", "no effect on a profile");
	check_refused(RULES("\"kind\":\"profile\",\"weights\":{\"a\":1}"), "/weights", "no effect on a profile");
	check_refused(RULES("\"kind\":\"profile\",\"total\":1"), "/total", "no effect on a profile");
	check_refused(RULES("\"kind\":\"profile\",\"mean\":1"), "/mean", "no effect on a profile");
}

static void a_trigger_must_be_able_to_fire(void)
{
	check_refused(RULES(TOTAL "\"total\":1," TWO NONE "\"triggers\":[{\"type\":\"mustpass\"}]"), "/triggers/0",
		"without must-pass criteria");
	check_refused(RULES("\"kind\":\"profile\"," TWO NONE "\"triggers\":[{\"type\":\"split\"}]"), "/triggers/0",
		"on a profile");
	check_refused(RULES(MUST TWO NONE BAND("resolved")), "/triggers/0", "without a total");
	check_refused(RULES(MUST "\"reviewers\":1," NONE "\"triggers\":[{\"type\":\"mustpass\"}]"), "/triggers/0",
		"at least 2");
	check_refused(RULES(TOTAL "\"total\":1,\"reviewers\":1," NONE BAND("any_rater")), "/triggers/0/of",
		"written \"resolved\"");
	check_refused(RULES(TOTAL "\"total\":1," TWO NONE BAND("nobody")), "/triggers/0/of", "cannot be \"nobody\"");
	check_refused(RULES(TOTAL "\"total\":1," TWO NONE "\"triggers\":[{\"type\":\"band\",\"of\":\"resolved\"}]"),
		"/triggers/0", "\"within\" is missing");
	check_refused(RULES(TOTAL "\"total\":1," TWO NONE "\"triggers\":[{\"type\":\"band\",\"of\":\"resolved\","
		"\"within\":-1}]"), "/triggers/0/within", "0 or more");
	check_refused(RULES(TOTAL "\"total\":1," TWO NONE "\"triggers\":[{\"type\":\"band\",\"of\":\"resolved\","
		"\"within\":1},"
		"{\"type\":\"band\",\"of\":\"resolved\",\"within\":2}]"), "/triggers/1", "twice");
	check_refused(RULES(MUST TWO NONE "\"triggers\":[{\"type\":\"mustpass\"},{\"type\":\"mustpass\"}]"), "/triggers/1",
		"twice");
}

static void a_method_says_what_it_needs_and_nothing_else(void)
{
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"trimmed_mean\"")), "/resolution", "\"trim\" is missing");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"trimmed_mean\",\"trim\":1")), "/resolution/trim",
		"none of 2 ratings");
	check_refused(RULES(MUST "\"reviewers\":15," NONE ALONE("\"without\":\"trimmed_mean\",\"trim\":8")),
		"/resolution/trim", "from 1 to 7");
	check_refused(RULES(MUST "\"reviewers\":15," NONE ALONE("\"without\":\"trimmed_mean\",\"trim\":0")),
		"/resolution/trim", "from 1 to 7");
	check_refused(RULES(MUST "\"reviewers\":14," NONE ALONE("\"without\":\"trimmed_mean\",\"trim\":7")),
		"/resolution/trim", "none of 14 ratings");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"mean\",\"trim\":1")), "/resolution/trim", "no effect");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"expert_combined\"")), "/resolution/without",
		"\"trimmed_mean\", \"majority\"");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"majority\",\"otherwise\":\"mean\"")), "/resolution",
		"\"evenmajority\" is missing");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"majority\",\"evenmajority\":\"met\"")), "/resolution",
		"\"otherwise\" is missing");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"majority\",\"evenmajority\":\"met\","
		"\"otherwise\":\"median\"")), "/resolution", "\"evenmedian\" is missing");
	check_refused(RULES(MUST "\"reviewers\":1," NONE ALONE("\"without\":\"majority\",\"evenmajority\":\"met\","
		"\"otherwise\":\"mean\"")), "/resolution/without", "at least 2");
	check_refused(RULES("\"kind\":\"conjunctive\",\"mustpass\":{\"a\":\"a1\",\"b\":\"b1\"}," TWO NONE
		ALONE("\"without\":\"majority\",\"evenmajority\":\"met\",\"otherwise\":\"mean\"")), "/resolution/otherwise",
			"every criterion is must-pass");
	check_refused(RULES(TOTAL "\"total\":1," TWO NONE ALONE("\"without\":\"majority\",\"evenmajority\":\"met\"")),
		"/resolution/without", "no must-pass criteria");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"mean\",\"evenmajority\":\"met\"")),
		"/resolution/evenmajority", "no effect");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"majority\",\"evenmajority\":\"met\",\"otherwise\":\"mean\","
		"\"round\":\"up\"")), "/resolution/round", "rounded away");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"median\",\"evenmedian\":\"low\",\"round\":\"up\"")),
		"/resolution/round", "value is that of a level");
	check_refused(RULES(MUST "\"reviewers\":3," NONE ALONE("\"without\":\"median\",\"evenmedian\":\"mean\","
		"\"round\":\"up\"")), "/resolution/round", "that of a level");
	check_refused(RULES(MUST "\"reviewers\":1," NONE ALONE("\"without\":\"mean\",\"round\":\"up\"")),
		"/resolution/round", "that of a level");
	check_refused(RULES(MUST TWO NONE ALONE("\"without\":\"mean\",\"round\":\"half\"")), "/resolution/round",
		"\"half_up\", \"half_down\"");
	check_refused(RULES("\"kind\":\"profile\",\"vote\":{\"even\":\"award\"}," TWO NONE ALONE("\"without\":\"mean\"")),
		"/vote", "on a profile");
	check_refused(RULES(MUST "\"vote\":{}," TWO NONE ALONE("\"without\":\"mean\"")), "/vote", "\"even\" is missing");
	check_refused(RULES(MUST "\"vote\":{\"even\":\"award\"},\"reviewers\":1," NONE ALONE("\"without\":\"mean\"")),
		"/vote", "at least 2");
	check_refused(RULES(MUST "\"vote\":{\"even\":\"award\"}," TWO NONE "\"triggers\":[" GAP "],"
		"" RESOLVED("\"with\":\"expert_combined\"")), "/resolution/with", "have none");
	check_refused(RULES(MUST "\"vote\":{\"even\":\"award\"}," TWO NONE "\"triggers\":[" GAP "],"
		"\"resolution\":{\"without\":\"mean\",\"with\":\"mean\",\"scope\":\"triggered\","
		"\"adjudicatorsees\":\"nothing\"}"), "/resolution/scope", "should be \"all\"");
}

static void check_written(const mc_rubric *rubric, const char *json, const char *expected)
{
	mc_rules *rules = NULL, *again = NULL;
	mc_fault fault;

	CHECK(mc_rules_read(mc_slice_of(json), rubric, &rules, &fault) == MC_OK, "%s: %s", json, fault.sentence);
	if (rules != NULL) {
		CHECK(mc_slice_equal(mc_buffer_slice(&rules->json), mc_slice_of(expected)), "%.*s", (int) rules->json.length,
			rules->json.data);
		CHECK(mc_rules_read(mc_buffer_slice(&rules->json), rubric, &again, &fault) == MC_OK, "%s", fault.sentence);
		CHECK(again != NULL && strcmp(rules->digest, again->digest) == 0, " ");
	}
	mc_rules_free(rules);
	mc_rules_free(again);
}

static void rules_are_written_in_one_form(void)
{
	check_written(points, RULES(MUST "\"reviewers\":1.0," NONE QUIET),
		"{\"format\":\"microcred-rules-1\",\"kind\":\"conjunctive\",\"mustpass\":{\"a\":\"a1\"},"
		"\"resolution\":{\"without\":\"mean\"},\"reviewers\":1,\"triggers\":[],\"unscorable\":[]}");
	check_written(points, RULES("\"kind\":\"mixed\",\"mustpass\":{\"b\":\"b1\",\"a\":\"a1\"},\"weights\":{\"b\":2.50,"
		"\"a\":0},\"total\":-0.0," TWO
		"\"unscorable\":[{\"name\":\" No \",\"code\":\"NE\"}],\"triggers\":[{\"over\":0.5,\"criteria\":[\"b\",\"a\"],"
		"\"measure\":\"points\",\"type\":\"gap\"}],"
		"\"resolution\":{\"evenmedian\":\"high\",\"without\":\"median\",\"with\":\"tertium_quid\",\"tie\":\"lower\","
		"\"scope\":\"triggered\",\"adjudicatorsees\":\"reviews\"}"),
		"{\"format\":\"microcred-rules-1\",\"kind\":\"mixed\",\"mustpass\":{\"a\":\"a1\",\"b\":\"b1\"},"
		"\"resolution\":{\"adjudicatorsees\":\"reviews\",\"evenmedian\":\"high\","
		"\"scope\":\"triggered\",\"tie\":\"lower\",\"with\":\"tertium_quid\",\"without\":\"median\"},\"reviewers\":2,"
		"\"total\":0,"
		"\"triggers\":[{\"criteria\":[\"a\",\"b\"],\"measure\":\"points\",\"over\":0.5,\"type\":\"gap\"}],"
		"\"unscorable\":[{\"code\":\"NE\",\"name\":\"No\"}],\"weights\":{\"a\":0,\"b\":2.5}}");
	check_written(profile, RULES("\"kind\":\"profile\"," TWO NONE ALONE("\"round\":\"half_up\",\"without\":\"mean\"")),
		"{\"format\":\"microcred-rules-1\",\"kind\":\"profile\",\"resolution\":{\"round\":\"half_up\","
		"\"without\":\"mean\"},\"reviewers\":2,\"triggers\":[],\"unscorable\":[]}");
	check_written(points, RULES("\"kind\":\"mixed\",\"mustpass\":{\"a\":\"a1\"},\"weights\":{\"b\":1},\"mean\":2,"
		"\"vote\":{\"even\":\"notyet\"},\"reviewers\":4," NONE
		"\"triggers\":[{\"within\":0.50,\"of\":\"every_rater\",\"type\":\"band\"},{\"type\":\"mustpass\"}],"
		"\"resolution\":{\"trim\":2.0,\"without\":\"majority\",\"with\":\"trimmed_mean\","
		"\"evenmajority\":\"notmet\",\"otherwise\":\"median\",\"evenmedian\":\"low\",\"scope\":\"all\","
		"\"adjudicatorsees\":\"nothing\"}"),
		"{\"format\":\"microcred-rules-1\",\"kind\":\"mixed\",\"mean\":2,\"mustpass\":{\"a\":\"a1\"},"
		"\"resolution\":{\"adjudicatorsees\":\"nothing\",\"evenmajority\":\"notmet\","
		"\"evenmedian\":\"low\",\"otherwise\":\"median\",\"scope\":\"all\",\"trim\":2,\"with\":\"trimmed_mean\","
		"\"without\":\"majority\"},\"reviewers\":4,"
		"\"triggers\":[{\"of\":\"every_rater\",\"type\":\"band\",\"within\":0.5},{\"type\":\"mustpass\"}],"
		"\"unscorable\":[],\"vote\":{\"even\":\"notyet\"},\"weights\":{\"b\":1}}");
	check_written(profile, RULES(MUST "\"reviewers\":15," NONE QUIET),
		"{\"format\":\"microcred-rules-1\",\"kind\":\"conjunctive\",\"mustpass\":{\"a\":\"a1\"},"
		"\"resolution\":{\"without\":\"mean\"},\"reviewers\":15,\"triggers\":[],\"unscorable\":[]}");
}

int main(void)
{
	mc_fault fault;

	if (rubric_of(mc_slice_of(with_points), &points, &fault) != MC_OK
		|| rubric_of(mc_slice_of(without_points), &profile, &fault) != MC_OK) {
		printf("FAIL the rubrics: %s\n", fault.sentence);
		return 1;
	}
	RUN(the_standard_must_fit_the_rubric);
	RUN(the_panel_must_make_sense);
	RUN(a_resolution_says_what_has_effect_and_nothing_else);
	RUN(a_total_or_a_mean_but_not_both);
	RUN(a_trigger_must_be_able_to_fire);
	RUN(a_method_says_what_it_needs_and_nothing_else);
	RUN(rules_are_written_in_one_form);
	mc_rubric_free(points);
	mc_rubric_free(profile);
	return DONE();
}
