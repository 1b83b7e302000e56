#include "internal.h"
#include "../crypto/encoding.h"

#include <stdio.h>
#include <string.h>

bool mc_jwt_looks_like(mc_slice text)
{
	/* A JSON object in base64url begins with "ey"; JSON itself never does. */
	return text.length > 2 && text.data[0] == 'e' && text.data[1] == 'y';
}

void mc_jwt_free(mc_jwt *jwt)
{
	mc_json_tree_free(&jwt->header);
	mc_buffer_free(&jwt->header_text);
	mc_buffer_free(&jwt->payload);
	mc_buffer_free(&jwt->signature);
}

static mc_result mc_jwt_part(mc_slice part, const char *name, mc_buffer *out, mc_fault *fault)
{
	mc_result result = mc_base64url_decode(part, out);

	return result == MC_E_FORMAT
		? mc_fail(fault, MC_E_FORMAT, "The JWT's %s is not base64url without padding", name) : result;
}

mc_result mc_jwt_read(mc_slice text, mc_jwt *jwt, mc_fault *fault)
{
	const char *first = memchr(text.data, '.', text.length), *end = text.data + text.length;
	const char *second = first != NULL ? memchr(first + 1, '.', (size_t) (end - first - 1)) : NULL;
	mc_result result;

	if (second == NULL || memchr(second + 1, '.', (size_t) (end - second - 1)) != NULL) {
		return mc_fail(fault, MC_E_FORMAT, "A JWT is three parts with a dot between them");
	}
	jwt->signed_text = (mc_slice) { text.data, (size_t) (second - text.data) };
	result = mc_jwt_part((mc_slice) { text.data, (size_t) (first - text.data) }, "header", &jwt->header_text, fault);
	if (result == MC_OK) {
		result = mc_jwt_part((mc_slice) { first + 1, (size_t) (second - first - 1) }, "payload", &jwt->payload, fault);
	}
	if (result == MC_OK) {
		mc_slice signature = { second + 1, (size_t) (end - second - 1) };

		result = mc_jwt_part(signature, "signature", &jwt->signature, fault);
	}
	if (result == MC_OK) {
		result = mc_json_tree_read(&jwt->header, mc_buffer_slice(&jwt->header_text), fault);
	}
	if (result == MC_OK && !mc_json_tree_is(&jwt->header, 0, MC_JSON_OBJECT)) {
		result = mc_fail(fault, MC_E_FORMAT, "The JWT's header is not a JSON object");
	}
	return result;
}

/* The one of this name; NULL, and check says which there are, where that is none. */
static const mc_jwt_algorithm *mc_jwt_algorithm_named(mc_slice name, mc_check *check)
{
	char quoted[MC_QUOTE_SIZE], names[96] = "";
	const mc_jwt_algorithm *algorithm;

	for (algorithm = mc_jwt_algorithms; algorithm->name != NULL; algorithm++) {
		size_t length = strlen(names);
		const char *between = length == 0 ? "" : algorithm[1].name != NULL ? ", " : " and ";

		if (mc_slice_equal(name, mc_slice_of(algorithm->name))) {
			return algorithm;
		}
		snprintf(names + length, sizeof(names) - length, "%s%s", between, algorithm->name);
	}
	mc_check_set(check, MC_CHECK_FAILED, "The JWT's algorithm \"%s\" is not one of %s", mc_quote(name, quoted), names);
	return NULL;
}

/* alg, kid or jwk, and typ are all that a header may hold: Open Badges 3.0, section 8.2.4.2. */
static bool mc_jwt_members_are_allowed(const mc_json_tree *header, mc_check *check)
{
	static const char *const allowed[] = { "alg", "kid", "jwk", "typ" };
	uint32_t member;
	char quoted[MC_QUOTE_SIZE];

	for (member = header->nodes[0].first; member != MC_JSON_NONE; member = header->nodes[member].next) {
		mc_slice name = mc_json_tree_piece(header, header->nodes[member].key);
		size_t i = 0;

		while (i < sizeof(allowed) / sizeof(allowed[0]) && !mc_slice_equal(name, mc_slice_of(allowed[i]))) {
			i++;
		}
		if (i == sizeof(allowed) / sizeof(allowed[0])) {
			mc_check_set(check, MC_CHECK_FAILED, "The JWT's header holds \"%s\", which Open Badges 3.0 does not allow",
				mc_quote(name, quoted));
			return false;
		}
	}
	return true;
}

/* typ is JWT in Open Badges 3.0, section 8.2.4.2, and vc+jwt in W3C's own securing by JOSE. */
static bool mc_jwt_header_is_sound(const mc_jwt *jwt, const mc_jwt_algorithm **algorithm, mc_slice *kid,
	mc_check *check)
{
	const mc_json_tree *header = &jwt->header;
	uint32_t member;
	mc_slice text;

	if (!mc_jwt_members_are_allowed(header, check)) {
		return false;
	}
	member = mc_json_tree_member(header, 0, MC_LITERAL("typ"));
	if (member != MC_JSON_NONE && (!mc_json_tree_string(header, member, &text)
			|| (!mc_slice_equal(text, MC_LITERAL("JWT")) && !mc_slice_equal(text, MC_LITERAL("vc+jwt"))))) {
		mc_check_set(check, MC_CHECK_FAILED, "The JWT's type is neither JWT nor vc+jwt");
		return false;
	}
	member = mc_json_tree_member(header, 0, MC_LITERAL("jwk"));
	if (mc_json_tree_member(header, member, MC_LITERAL("d")) != MC_JSON_NONE) {
		mc_check_set(check, MC_CHECK_FAILED,
			"The JWT's header holds a private key: whoever sees it can sign in the issuer's name");
		return false;
	}
	if (!mc_json_tree_string(header, mc_json_tree_member(header, 0, MC_LITERAL("alg")), &text)) {
		text = (mc_slice) { "", 0 };
	}
	*algorithm = mc_jwt_algorithm_named(text, check);
	if (*algorithm == NULL) {
		return false;
	}
	if (!mc_json_tree_string(header, mc_json_tree_member(header, 0, MC_LITERAL("kid")), kid)) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "The JWT does not name its key (kid), "
			"so the signature could not be checked against a key that is known");
		return false;
	}
	return true;
}

/*
 * Every claim says the same as the credential; a JWT that is read by its claims alone must not be told something else.
 */
static mc_result mc_jwt_claims_agree(const mc_json_tree *payload, bool *agree, mc_check *check)
{
	size_t i;
	mc_result result = MC_OK;

	*agree = true;
	for (i = 0; result == MC_OK && *agree && i < MC_JWT_CLAIMS; i++) {
		const mc_jwt_claim *claim = &mc_jwt_claims[i];
		uint32_t own = mc_json_tree_member(payload, 0, mc_slice_of(claim->claim));
		mc_buffer expected = { 0 }, said = { 0 };
		bool there;

		result = mc_jwt_claim_value(payload, claim, &expected, &there);
		if (result == MC_OK && own != MC_JSON_NONE) {
			result = mc_json_tree_write(payload, own, NULL, 0, &said);
		}
		/* Only the end may be missing: of the credential, and then of the claims. */
		*agree = there == (own != MC_JSON_NONE) && mc_slice_equal(mc_buffer_slice(&expected), mc_buffer_slice(&said))
			&& (there || (strcmp(claim->claim, "exp") == 0
				&& mc_json_tree_member(payload, 0, MC_LITERAL("validUntil")) == MC_JSON_NONE));
		if (result == MC_OK && !*agree) {
			mc_check_set(check, MC_CHECK_FAILED,
				"The JWT's claim \"%s\" does not say what the credential's \"%s\" says", claim->claim, claim->member);
		}
		mc_buffer_free(&expected);
		mc_buffer_free(&said);
	}
	return result;
}

mc_result mc_check_jwt(const mc_jwt *jwt, const mc_json_tree *payload, const mc_known *known, mc_check *proof,
	mc_check *controller)
{
	const mc_jwt_algorithm *algorithm;
	mc_slice kid;
	mc_key *made = NULL;
	const mc_key *key;
	char quoted[MC_QUOTE_SIZE];
	bool agree;
	mc_result result = MC_OK;

	mc_check_set(controller, MC_CHECK_UNKNOWN, "Not checked, since the signature could not be");
	if (!mc_jwt_header_is_sound(jwt, &algorithm, &kid, proof)) {
		return MC_OK;
	}
	mc_quote(kid, quoted);
	mc_check_controller_of(payload, kid, controller);
	key = mc_key_of_method(known, kid, &made, proof, &result);
	if (key == NULL) {
		goto cleanup;
	}
	if (mc_key_type_of(key) != algorithm->key_type) {
		mc_check_set(proof, MC_CHECK_FAILED, "The key of %s is of another kind than %s uses", quoted, algorithm->name);
		goto cleanup;
	}
	if (!mc_key_verify(key, jwt->signed_text, mc_buffer_slice(&jwt->signature))) {
		mc_check_set(proof, MC_CHECK_FAILED, "The signature does not hold: the JWT was changed, "
			"or it was signed with another key than that of %s", quoted);
		goto cleanup;
	}
	result = mc_jwt_claims_agree(payload, &agree, proof);
	if (result == MC_OK && agree) {
		mc_check_set(proof, MC_CHECK_PASSED, "Signed with the key of %s (%s); nothing was changed since", quoted,
			algorithm->name);
	}
cleanup:
	mc_key_free(made);
	return result;
}
