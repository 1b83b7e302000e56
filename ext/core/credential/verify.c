#include "inside.h"
#include "../base/moment.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *mc_check_label(mc_check_name name)
{
	static const char *const labels[MC_CHECKS] = {
		"syntax", "context", "schema", "proof", "controller", "dates", "recipient", "status", "evidence"
	};

	return labels[name];
}

/* https://purl.imsglobal.org/spec/ob/v3p0/context.json or …/context-3.0.3.json */
static bool mc_is_badge_context(mc_slice text)
{
	static const char prefix[] = "https://purl.imsglobal.org/spec/ob/v3p0/context", suffix[] = ".json";
	size_t start = sizeof(prefix) - 1, end, i;

	if (text.length < start + sizeof(suffix) - 1 || memcmp(text.data, prefix, start) != 0
			|| memcmp(text.data + text.length - (sizeof(suffix) - 1), suffix, sizeof(suffix) - 1) != 0) {
		return false;
	}
	end = text.length - (sizeof(suffix) - 1);
	if (end == start) {
		return true;
	}
	if (end - start != sizeof("-3.0.3") - 1 || memcmp(text.data + start, "-3.", 3) != 0) {
		return false;
	}
	for (i = start + 3; i < end; i++) {
		if ((i - start) % 2 == 1 ? text.data[i] < '0' || text.data[i] > '9' : text.data[i] != '.') {
			return false;
		}
	}
	return true;
}

/* The terms mean what these two contexts say, as long as no other context can say otherwise: addresses only, in this order. */
static bool mc_context_is_sound(const mc_json_tree *tree, uint32_t list, mc_check *check)
{
	mc_slice text;
	uint32_t item;

	if (!mc_json_tree_is(tree, list, MC_JSON_ARRAY) || !mc_json_tree_string(tree, mc_tree_nth(tree, list, 0), &text)
			|| !mc_slice_equal(text, MC_LITERAL("https://www.w3.org/ns/credentials/v2"))) {
		mc_check_say(check, MC_CHECK_FAILED, "@context is not a list that begins with https://www.w3.org/ns/credentials/v2");
		return false;
	}
	if (!mc_json_tree_string(tree, mc_tree_nth(tree, list, 1), &text) || !mc_is_badge_context(text)) {
		mc_check_say(check, MC_CHECK_FAILED, "The second @context is not that of Open Badges 3.0");
		return false;
	}
	for (item = mc_tree_nth(tree, list, 2); item != MC_JSON_NONE; item = tree->nodes[item].next) {
		if (!mc_json_tree_string(tree, item, &text) || !mc_is_uri(text)) {
			mc_check_say(check, MC_CHECK_FAILED, "@context defines terms within the document, so they may not mean what they seem to");
			return false;
		}
	}
	return true;
}

/*
 * The document may have got further contexts since it was signed; what was verified is read with those of the proof.
 * So each proof's own must be sound too.
 */
static void mc_check_context(const mc_json_tree *tree, mc_check *check)
{
	uint32_t proofs = mc_json_tree_member(tree, 0, MC_LITERAL("proof")), proof, context;

	if (!mc_context_is_sound(tree, mc_json_tree_member(tree, 0, MC_LITERAL("@context")), check)) {
		return;
	}
	for (proof = mc_tree_first_of(tree, proofs); proof != MC_JSON_NONE; proof = mc_tree_next_of(tree, proofs, proof)) {
		context = mc_json_tree_member(tree, proof, MC_LITERAL("@context"));
		if (context != MC_JSON_NONE && !mc_context_is_sound(tree, context, check)) {
			return;
		}
	}
	mc_check_say(check, MC_CHECK_PASSED, "The terms are those of Verifiable Credentials 2.0 and Open Badges 3.0");
}

static void mc_check_dates(const mc_json_tree *tree, mc_slice now_text, mc_check *check)
{
	mc_moment now, from, until;
	mc_slice from_text, until_text = { 0 };
	char quoted[MC_QUOTE_SIZE], quoted_until[MC_QUOTE_SIZE];
	bool limited = mc_json_tree_member(tree, 0, MC_LITERAL("validUntil")) != MC_JSON_NONE;

	mc_moment_read(now_text, &now);
	if (!mc_date_member(tree, "validFrom", &from, &from_text)) {
		mc_check_say(check, MC_CHECK_FAILED, "\"validFrom\" is not a date with a time and a zone");
	} else if (limited && !mc_date_member(tree, "validUntil", &until, &until_text)) {
		mc_check_say(check, MC_CHECK_FAILED, "\"validUntil\" is not a date with a time and a zone");
	} else if (limited && mc_moment_compare(until, from) < 0) {
		mc_check_say(check, MC_CHECK_FAILED, "The credential ends, on %s, before it begins, on %s", mc_quote(until_text, quoted_until), mc_quote(from_text, quoted));
	} else if (mc_moment_compare(now, from) < 0) {
		mc_check_say(check, MC_CHECK_FAILED, "The credential is not valid before %s", mc_quote(from_text, quoted));
	} else if (limited && mc_moment_compare(now, until) > 0) {
		mc_check_say(check, MC_CHECK_FAILED, "The credential expired on %s", mc_quote(until_text, quoted));
	} else if (limited) {
		mc_check_say(check, MC_CHECK_PASSED, "Valid from %s until %s", mc_quote(from_text, quoted), mc_quote(until_text, quoted_until));
	} else {
		mc_check_say(check, MC_CHECK_PASSED, "Valid from %s, without an end", mc_quote(from_text, quoted));
	}
}

static void mc_refuse_all(mc_verification *verification, const mc_fault *fault)
{
	int i;

	if (fault->place.offset >= 0) {
		mc_check_say(&verification->checks[MC_CHECK_SYNTAX], MC_CHECK_FAILED, "The text is not sound JSON, at line %" PRId64 ", byte %" PRId64 ": %s",
			fault->place.line, fault->place.offset, fault->sentence);
	} else {
		mc_check_say(&verification->checks[MC_CHECK_SYNTAX], MC_CHECK_FAILED, "%s", fault->sentence);
	}
	for (i = MC_CHECK_SYNTAX + 1; i < MC_CHECKS; i++) {
		mc_check_say(&verification->checks[i], MC_CHECK_UNKNOWN, "Not checked, since the text cannot be read");
	}
}

/* jwt is NULL where the credential is not within one. */
static mc_result mc_verify_tree(const mc_json_tree *tree, const mc_jwt *jwt, const mc_known *known, mc_verification *verification)
{
	static const mc_check_name essential[] = { MC_CHECK_SYNTAX, MC_CHECK_CONTEXT, MC_CHECK_SCHEMA, MC_CHECK_PROOF, MC_CHECK_CONTROLLER, MC_CHECK_DATES };
	mc_check *checks = verification->checks;
	bool status_needed = true;
	size_t i;
	mc_result result;

	mc_check_say(&checks[MC_CHECK_SYNTAX], MC_CHECK_PASSED, jwt != NULL ? "The text is a JWT with sound JSON in it" : "The text is sound JSON");
	mc_check_context(tree, &checks[MC_CHECK_CONTEXT]);
	mc_check_schema(tree, &checks[MC_CHECK_SCHEMA]);
	result = jwt != NULL ? mc_check_jwt(jwt, tree, known, &checks[MC_CHECK_PROOF], &checks[MC_CHECK_CONTROLLER])
		: mc_check_proofs(tree, known, &checks[MC_CHECK_PROOF], &checks[MC_CHECK_CONTROLLER]);
	mc_check_dates(tree, known->now, &checks[MC_CHECK_DATES]);
	if (result == MC_OK) {
		result = mc_check_recipient(tree, known, &checks[MC_CHECK_RECIPIENT]);
	}
	if (result == MC_OK) {
		result = mc_check_status(tree, known, &checks[MC_CHECK_STATUS], &status_needed);
	}
	mc_check_evidence(tree, known, &checks[MC_CHECK_EVIDENCE]);
	verification->valid = result == MC_OK && (!status_needed || checks[MC_CHECK_STATUS].outcome == MC_CHECK_PASSED);
	for (i = 0; i < sizeof(essential) / sizeof(essential[0]); i++) {
		verification->valid = verification->valid && checks[essential[i]].outcome == MC_CHECK_PASSED;
	}
	return result;
}

mc_result mc_credential_verify(mc_slice text, const mc_known *known, mc_verification *verification, mc_fault *fault)
{
	mc_json_tree tree = { 0 };
	mc_jwt jwt = { 0 };
	bool within = mc_jwt_looks_like(text);
	uint8_t root[32];
	mc_fault why;
	mc_result result;

	*verification = (mc_verification) { .valid = false };
	if (!mc_moment_is_plain(known->now)) {
		return mc_fail(fault, MC_E_ARGUMENT, "The time must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z");
	}
	if (known->manifest.data != NULL && !mc_hex_decode(known->manifest, root, sizeof(root))) {
		return mc_fail(fault, MC_E_ARGUMENT, "The manifest's root is 64 lower-case hex digits");
	}
	mc_fault_clear(&why);
	result = text.length <= MC_CREDENTIAL_MAX_BYTES ? MC_OK : mc_fail(&why, MC_E_LIMIT, "The text is longer than %u bytes", MC_CREDENTIAL_MAX_BYTES);
	if (result == MC_OK && within) {
		result = mc_jwt_read(text, &jwt, &why);
	}
	if (result == MC_OK) {
		result = mc_json_tree_read(&tree, within ? mc_buffer_slice(&jwt.payload) : text, &why);
	}
	if (result == MC_OK && !mc_json_tree_is(&tree, 0, MC_JSON_OBJECT)) {
		result = mc_fail(&why, MC_E_FORMAT, "The text is JSON, but not an object, so it is no credential");
	}
	if (result == MC_OK) {
		result = mc_verify_tree(&tree, within ? &jwt : NULL, known, verification);
	} else if (result != MC_E_NOMEM) {
		mc_refuse_all(verification, &why);
		result = MC_OK;
	}
	mc_json_tree_free(&tree);
	mc_jwt_free(&jwt);
	return result;
}
