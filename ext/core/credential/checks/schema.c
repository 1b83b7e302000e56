/* Whether the members are those that Open Badges 3.0 asks for. */
#include "../kinds.h"
#include "../../base/moment.h"

#include <stdio.h>
#include <string.h>

/* What a member may hold. */
typedef enum {
	MC_IS_STRING,
	MC_IS_URI,
	MC_IS_DATE,
	MC_IS_NUMBER,
	MC_IS_BOOLEAN,
	MC_IS_TYPE,          /* a string or a list of strings, with the name given among them */
	MC_IS_OBJECT,        /* of the class given */
	MC_IS_ID_OR_OBJECT,  /* a URI, or an object of the class given */
	MC_IS_STRINGS,       /* a list */
	MC_IS_OBJECTS,       /* a list of objects of the class given */
	MC_IS_OBJECT_OR_LIST /* one object of the class given, or a list of them */
} mc_kind;

typedef struct {
	const char *class;
	const char *member;
	mc_kind kind;
	bool required;
	const char *of; /* the name of MC_IS_TYPE, the class of an object */
} mc_rule;

/*
 * The members of Open Badges 3.0's data model (1EdTech, Open Badges Specification 3.0, section B) that are checked.
 * Those of a class stand together.
 */
static const mc_rule mc_rules[] = {
	{ "AchievementCredential", "id", MC_IS_URI, true, NULL },
	{ "AchievementCredential", "type", MC_IS_TYPE, true, "VerifiableCredential" },
	{ "AchievementCredential", "issuer", MC_IS_ID_OR_OBJECT, true, "Profile" },
	{ "AchievementCredential", "validFrom", MC_IS_DATE, true, NULL },
	{ "AchievementCredential", "validUntil", MC_IS_DATE, false, NULL },
	{ "AchievementCredential", "awardedDate", MC_IS_DATE, false, NULL },
	{ "AchievementCredential", "name", MC_IS_STRING, false, NULL },
	{ "AchievementCredential", "description", MC_IS_STRING, false, NULL },
	{ "AchievementCredential", "image", MC_IS_OBJECT, false, "Image" },
	{ "AchievementCredential", "credentialSubject", MC_IS_OBJECT, true, "AchievementSubject" },
	{ "AchievementCredential", "evidence", MC_IS_OBJECTS, false, "Evidence" },
	{ "AchievementCredential", "credentialSchema", MC_IS_OBJECT_OR_LIST, false, "Link" },
	{ "AchievementCredential", "credentialStatus", MC_IS_OBJECT, false, "Link" },
	{ "AchievementCredential", "refreshService", MC_IS_OBJECT, false, "Link" },
	{ "AchievementCredential", "proof", MC_IS_OBJECT_OR_LIST, false, "Proof" },
	{ "AchievementSubject", "id", MC_IS_URI, false, NULL },
	{ "AchievementSubject", "type", MC_IS_TYPE, true, "AchievementSubject" },
	{ "AchievementSubject", "identifier", MC_IS_OBJECTS, false, "IdentityObject" },
	{ "AchievementSubject", "achievement", MC_IS_OBJECT, true, "Achievement" },
	{ "AchievementSubject", "result", MC_IS_OBJECTS, false, "Result" },
	{ "AchievementSubject", "activityStartDate", MC_IS_DATE, false, NULL },
	{ "AchievementSubject", "activityEndDate", MC_IS_DATE, false, NULL },
	{ "AchievementSubject", "creditsEarned", MC_IS_NUMBER, false, NULL },
	{ "AchievementSubject", "image", MC_IS_OBJECT, false, "Image" },
	{ "AchievementSubject", "narrative", MC_IS_STRING, false, NULL },
	{ "AchievementSubject", "source", MC_IS_OBJECT, false, "Profile" },
	{ "Achievement", "id", MC_IS_URI, true, NULL },
	{ "Achievement", "type", MC_IS_TYPE, true, "Achievement" },
	{ "Achievement", "name", MC_IS_STRING, true, NULL },
	{ "Achievement", "description", MC_IS_STRING, true, NULL },
	{ "Achievement", "criteria", MC_IS_OBJECT, true, "Criteria" },
	{ "Achievement", "achievementType", MC_IS_STRING, false, NULL },
	{ "Achievement", "alignment", MC_IS_OBJECTS, false, "Alignment" },
	{ "Achievement", "creator", MC_IS_OBJECT, false, "Profile" },
	{ "Achievement", "creditsAvailable", MC_IS_NUMBER, false, NULL },
	{ "Achievement", "image", MC_IS_OBJECT, false, "Image" },
	{ "Achievement", "inLanguage", MC_IS_STRING, false, NULL },
	{ "Achievement", "otherIdentifier", MC_IS_OBJECTS, false, "IdentifierEntry" },
	{ "Achievement", "resultDescription", MC_IS_OBJECTS, false, "ResultDescription" },
	{ "Achievement", "tag", MC_IS_STRINGS, false, NULL },
	{ "Achievement", "version", MC_IS_STRING, false, NULL },
	{ "Alignment", "type", MC_IS_TYPE, true, "Alignment" },
	{ "Alignment", "targetName", MC_IS_STRING, true, NULL },
	{ "Alignment", "targetUrl", MC_IS_URI, true, NULL },
	{ "Criteria", "id", MC_IS_URI, false, NULL },
	{ "Criteria", "narrative", MC_IS_STRING, false, NULL },
	{ "Evidence", "id", MC_IS_URI, false, NULL },
	{ "Evidence", "type", MC_IS_TYPE, true, "Evidence" },
	{ "Evidence", "name", MC_IS_STRING, false, NULL },
	{ "Evidence", "narrative", MC_IS_STRING, false, NULL },
	{ "IdentifierEntry", "type", MC_IS_TYPE, true, "IdentifierEntry" },
	{ "IdentifierEntry", "identifier", MC_IS_STRING, true, NULL },
	{ "IdentifierEntry", "identifierType", MC_IS_STRING, true, NULL },
	{ "IdentityObject", "type", MC_IS_TYPE, true, "IdentityObject" },
	{ "IdentityObject", "hashed", MC_IS_BOOLEAN, true, NULL },
	{ "IdentityObject", "identityHash", MC_IS_STRING, true, NULL },
	{ "IdentityObject", "identityType", MC_IS_STRING, true, NULL },
	{ "IdentityObject", "salt", MC_IS_STRING, false, NULL },
	{ "Image", "id", MC_IS_URI, true, NULL },
	{ "Image", "type", MC_IS_TYPE, true, "Image" },
	{ "Link", "id", MC_IS_URI, true, NULL },
	{ "Link", "type", MC_IS_STRING, true, NULL },
	{ "Profile", "id", MC_IS_URI, true, NULL },
	{ "Profile", "type", MC_IS_TYPE, true, "Profile" },
	{ "Profile", "name", MC_IS_STRING, false, NULL },
	{ "Profile", "url", MC_IS_URI, false, NULL },
	{ "Profile", "email", MC_IS_STRING, false, NULL },
	{ "Profile", "description", MC_IS_STRING, false, NULL },
	{ "Profile", "image", MC_IS_OBJECT, false, "Image" },
	{ "Proof", "type", MC_IS_STRING, true, NULL },
	{ "Result", "type", MC_IS_TYPE, true, "Result" },
	{ "Result", "achievedLevel", MC_IS_URI, false, NULL },
	{ "Result", "resultDescription", MC_IS_URI, false, NULL },
	{ "Result", "status", MC_IS_STRING, false, NULL },
	{ "Result", "value", MC_IS_STRING, false, NULL },
	{ "ResultDescription", "id", MC_IS_URI, true, NULL },
	{ "ResultDescription", "type", MC_IS_TYPE, true, "ResultDescription" },
	{ "ResultDescription", "name", MC_IS_STRING, true, NULL },
	{ "ResultDescription", "resultType", MC_IS_STRING, true, NULL },
	{ "ResultDescription", "allowedValue", MC_IS_STRINGS, false, NULL },
	{ "ResultDescription", "requiredLevel", MC_IS_URI, false, NULL },
	{ "ResultDescription", "requiredValue", MC_IS_STRING, false, NULL },
	{ "ResultDescription", "rubricCriterionLevel", MC_IS_OBJECTS, false, "RubricCriterionLevel" },
	{ "ResultDescription", "valueMin", MC_IS_STRING, false, NULL },
	{ "ResultDescription", "valueMax", MC_IS_STRING, false, NULL },
	{ "RubricCriterionLevel", "id", MC_IS_URI, true, NULL },
	{ "RubricCriterionLevel", "type", MC_IS_TYPE, true, "RubricCriterionLevel" },
	{ "RubricCriterionLevel", "name", MC_IS_STRING, true, NULL },
	{ "RubricCriterionLevel", "description", MC_IS_STRING, false, NULL },
	{ "RubricCriterionLevel", "level", MC_IS_STRING, false, NULL },
	{ "RubricCriterionLevel", "points", MC_IS_STRING, false, NULL },
};

/* Far more than any badge has; they keep the search for what refers to what short. */
#define MC_MAX_ITEMS 500
#define MC_MAX_MEMBERS 200

static bool mc_class_holds(const mc_json_tree *tree, uint32_t object, const char *class, mc_check *check);

static bool mc_text_at(const mc_json_tree *tree, uint32_t node, const char *member, mc_slice *text)
{
	return mc_json_tree_string(tree, mc_json_tree_member(tree, node, mc_slice_of(member)), text);
}

/* A list of strings, or with single one alone; where name is given, it must be among them. */
static bool mc_strings_hold(const mc_json_tree *tree, uint32_t value, bool single, const char *name)
{
	bool found = name == NULL;
	uint32_t item;
	mc_slice text;

	if (!mc_json_tree_is(tree, value, MC_JSON_ARRAY) && !single) {
		return false;
	}
	for (item = mc_tree_first_of(tree, value); item != MC_JSON_NONE; item = mc_tree_next_of(tree, value, item)) {
		if (!mc_json_tree_string(tree, item, &text)) {
			return false;
		}
		found = found || mc_slice_equal(text, mc_slice_of(name));
	}
	return found;
}

static bool mc_all_hold(const mc_json_tree *tree, uint32_t value, const char *class, mc_check *check)
{
	uint32_t item;

	if (mc_json_tree_is(tree, value, MC_JSON_ARRAY) && tree->nodes[value].count > MC_MAX_ITEMS) {
		mc_check_set(check, MC_CHECK_FAILED, "A list of class %s has more than %d items", class, MC_MAX_ITEMS);
		return false;
	}
	for (item = mc_tree_first_of(tree, value); item != MC_JSON_NONE; item = mc_tree_next_of(tree, value, item)) {
		if (!mc_class_holds(tree, item, class, check)) {
			return false;
		}
	}
	return true;
}

static bool mc_say_expected(const mc_rule *rule, const char *expected, mc_check *check)
{
	mc_check_set(check, MC_CHECK_FAILED, "The member \"%s\" of %s %s is not %s", rule->member,
		strchr("AEI", rule->class[0]) != NULL ? "an" : "a", rule->class, expected);
	return false;
}

static bool mc_rule_holds(const mc_json_tree *tree, uint32_t value, const mc_rule *rule, mc_check *check)
{
	mc_json_type type = tree->nodes[value].type;
	mc_slice text = { 0 };
	bool string = mc_json_tree_string(tree, value, &text);
	mc_moment moment;

	switch (rule->kind) {
		case MC_IS_STRING:
			return string || mc_say_expected(rule, "a string", check);
		case MC_IS_URI:
			return (string && mc_is_uri(text)) || mc_say_expected(rule, "an address (URI)", check);
		case MC_IS_DATE:
			return (string && mc_moment_read(text, &moment))
				|| mc_say_expected(rule, "a date with a time and a zone", check);
		case MC_IS_NUMBER:
			return type == MC_JSON_NUMBER || mc_say_expected(rule, "a number", check);
		case MC_IS_BOOLEAN:
			return type == MC_JSON_TRUE || type == MC_JSON_FALSE || mc_say_expected(rule, "true or false", check);
		case MC_IS_TYPE:
			if (!mc_strings_hold(tree, value, true, rule->of)) {
				mc_check_set(check, MC_CHECK_FAILED, "The type of %s %s does not say \"%s\"",
					strchr("AEI", rule->class[0]) != NULL ? "an" : "a", rule->class, rule->of);
				return false;
			}
			return true;
		case MC_IS_STRINGS:
			return mc_strings_hold(tree, value, false, NULL) || mc_say_expected(rule, "a list of strings", check);
		case MC_IS_ID_OR_OBJECT:
			if (string) {
				return mc_is_uri(text) || mc_say_expected(rule, "an address (URI)", check);
			}
			return mc_class_holds(tree, value, rule->of, check);
		case MC_IS_OBJECT:
			return type == MC_JSON_OBJECT
				? mc_class_holds(tree, value, rule->of, check) : mc_say_expected(rule, "an object", check);
		case MC_IS_OBJECTS:
			return type == MC_JSON_ARRAY
				? mc_all_hold(tree, value, rule->of, check) : mc_say_expected(rule, "a list", check);
		case MC_IS_OBJECT_OR_LIST:
			return mc_all_hold(tree, value, rule->of, check);
	}
	return false;
}

static bool mc_rule_is_of(const mc_rule *rule, const char *class)
{
	return rule->class[0] == class[0] && strcmp(rule->class, class) == 0;
}

/* Recursion follows the document's nesting, which the reader bounds. */
static bool mc_class_holds(const mc_json_tree *tree, uint32_t object, const char *class, mc_check *check)
{
	size_t rules = sizeof(mc_rules) / sizeof(mc_rules[0]), i = 0;

	if (!mc_json_tree_is(tree, object, MC_JSON_OBJECT)) {
		mc_check_set(check, MC_CHECK_FAILED, "Where %s %s is expected, there is something else",
			strchr("AEI", class[0]) != NULL ? "an" : "a", class);
		return false;
	}
	if (tree->nodes[object].count > MC_MAX_MEMBERS) {
		mc_check_set(check, MC_CHECK_FAILED, "%s %s has more than %d members", strchr("AEI", class[0]) != NULL
			? "An" : "A", class, MC_MAX_MEMBERS);
		return false;
	}
	while (i < rules && !mc_rule_is_of(&mc_rules[i], class)) {
		i++;
	}
	for (; i < rules && mc_rule_is_of(&mc_rules[i], class); i++) {
		const mc_rule *rule = &mc_rules[i];
		uint32_t value = mc_json_tree_member(tree, object, mc_slice_of(rule->member));
		if (value == MC_JSON_NONE && rule->required) {
			mc_check_set(check, MC_CHECK_FAILED, "%s %s lacks the member \"%s\"", strchr("AEI", class[0]) != NULL
				? "An" : "A", class, rule->member);
			return false;
		}
		if (value != MC_JSON_NONE && !mc_rule_holds(tree, value, rule, check)) {
			return false;
		}
	}
	return true;
}

/* The object of a list whose id is this one. */
static uint32_t mc_with_id(const mc_json_tree *tree, uint32_t list, mc_slice id)
{
	uint32_t item;
	mc_slice text;

	for (item = mc_tree_first_of(tree, list); item != MC_JSON_NONE; item = mc_tree_next_of(tree, list, item)) {
		if (mc_text_at(tree, item, "id", &text) && mc_slice_equal(text, id)) {
			break;
		}
	}
	return item;
}

/* A level named by a result or a requirement must be one of the levels described, where levels are. */
static bool mc_level_is_known(const mc_json_tree *tree, uint32_t described, mc_slice level)
{
	uint32_t levels = mc_json_tree_member(tree, described, MC_LITERAL("rubricCriterionLevel"));

	return levels == MC_JSON_NONE || mc_with_id(tree, levels, level) != MC_JSON_NONE;
}

static bool mc_result_is_linked(const mc_json_tree *tree, uint32_t result, uint32_t descriptions, mc_check *check)
{
	uint32_t described;
	mc_slice id, text;
	char quoted[MC_QUOTE_SIZE];

	if (!mc_text_at(tree, result, "resultDescription", &id)) {
		return true;
	}
	described = mc_with_id(tree, descriptions, id);
	if (described == MC_JSON_NONE) {
		mc_check_set(check, MC_CHECK_FAILED, "A result refers to %s, which the achievement does not describe",
			mc_quote(id, quoted));
		return false;
	}
	if (mc_text_at(tree, result, "achievedLevel", &text) && !mc_level_is_known(tree, described, text)) {
		mc_check_set(check, MC_CHECK_FAILED, "A result names the level %s, which its description does not have",
			mc_quote(text, quoted));
		return false;
	}
	if (mc_text_at(tree, described, "resultType", &text) && mc_slice_equal(text, MC_LITERAL("Status"))
			&& !mc_text_at(tree, result, "status", &text)) {
		mc_check_set(check, MC_CHECK_FAILED,
			"A result whose description is of the type Status does not say its status");
		return false;
	}
	return true;
}

/* What the members' forms do not say: what refers to what. */
static bool mc_links_hold(const mc_json_tree *tree, uint32_t subject, mc_check *check)
{
	uint32_t achievement = mc_json_tree_member(tree, subject, MC_LITERAL("achievement"));
	uint32_t descriptions = mc_json_tree_member(tree, achievement, MC_LITERAL("resultDescription"));
	uint32_t results = mc_json_tree_member(tree, subject, MC_LITERAL("result")), item;
	char quoted[MC_QUOTE_SIZE];
	mc_slice text;

	for (item = mc_tree_first_of(tree, descriptions); item != MC_JSON_NONE;
			item = mc_tree_next_of(tree, descriptions, item)) {
		if (mc_text_at(tree, item, "id", &text) && mc_with_id(tree, descriptions, text) != item) {
			mc_check_set(check, MC_CHECK_FAILED, "Two result descriptions have the id %s", mc_quote(text, quoted));
			return false;
		}
		if (mc_text_at(tree, item, "requiredLevel", &text) && !mc_level_is_known(tree, item, text)) {
			mc_check_set(check, MC_CHECK_FAILED, "A result description requires the level %s, which it does not have",
				mc_quote(text, quoted));
			return false;
		}
	}
	for (item = mc_tree_first_of(tree, results); item != MC_JSON_NONE; item = mc_tree_next_of(tree, results, item)) {
		if (!mc_result_is_linked(tree, item, descriptions, check)) {
			return false;
		}
	}
	return true;
}

static mc_result mc_check_schema(mc_verifying *verifying, mc_check *check)
{
	const mc_json_tree *tree = verifying->tree;
	uint32_t type = mc_json_tree_member(tree, 0, MC_LITERAL("type"));
	uint32_t subject = mc_json_tree_member(tree, 0, MC_LITERAL("credentialSubject"));

	if (!mc_class_holds(tree, 0, "AchievementCredential", check)) {
		return MC_OK;
	}
	if (!mc_strings_hold(tree, type, true, "OpenBadgeCredential")
			&& !mc_strings_hold(tree, type, true, "AchievementCredential")) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential's type does not say \"OpenBadgeCredential\"");
		return MC_OK;
	}
	if (mc_json_tree_member(tree, subject, MC_LITERAL("id")) == MC_JSON_NONE
			&& mc_tree_first_of(tree, mc_json_tree_member(tree, subject, MC_LITERAL("identifier"))) == MC_JSON_NONE) {
		mc_check_set(check, MC_CHECK_FAILED,
			"The subject has neither an id nor an identifier: the credential is nobody's");
		return MC_OK;
	}
	if (mc_links_hold(tree, subject, check)) {
		mc_check_set(check, MC_CHECK_PASSED, "The members are those that Open Badges 3.0 asks for");
	}
	return MC_OK;
}

const mc_check_kind mc_check_kind_schema = { .name = "schema", .run = mc_check_schema };
