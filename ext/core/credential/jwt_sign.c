#include "internal.h"
#include "../base/moment.h"
#include "../crypto/encoding.h"

#include <stdio.h>
#include <string.h>

const mc_jwt_algorithm mc_jwt_algorithms[] = {
	{ "RS256", MC_KEY_RSA2048 }, /* RFC 7518 section 3.3 */
	{ "ES256", MC_KEY_P256 },    /* section 3.4 */
	{ "EdDSA", MC_KEY_ED25519 }, /* RFC 8037 */
	{ NULL, MC_KEY_ED25519 }
};

/*
 * The claims that stand beside the credential, by RFC 7519, with the members they repeat: Open Badges 3.0, section
 * 8.2.4.1.
 */
const mc_jwt_claim mc_jwt_claims[MC_JWT_CLAIMS] = {
	{ "exp", "validUntil", true },
	{ "iss", "issuer", false },
	{ "jti", "id", false },
	{ "nbf", "validFrom", true },
	{ "sub", "credentialSubject", false },
};

mc_result mc_jwt_claim_value(const mc_json_tree *tree, const mc_jwt_claim *claim, mc_buffer *out, bool *there)
{
	uint32_t member = mc_json_tree_member(tree, 0, mc_slice_of(claim->member));
	mc_moment moment;
	mc_slice text;

	*there = false;
	if (!mc_json_tree_string(tree, member, &text)
			&& !mc_json_tree_string(tree, mc_json_tree_member(tree, member, MC_LITERAL("id")), &text)) {
		return MC_OK;
	}
	if (!claim->date) {
		*there = true;
		return mc_json_write_string(out, text);
	}
	if (!mc_moment_read(text, &moment) || moment.nanoseconds != 0) {
		return MC_OK;
	}
	*there = true;
	if (moment.seconds < 0) {
		mc_buffer_append_char(out, '-');
	}
	return mc_buffer_append_number(out, (uint64_t) (moment.seconds < 0 ? -moment.seconds : moment.seconds));
}

static mc_result mc_jwt_missing(const mc_jwt_claim *claim, mc_fault *fault)
{
	char pointer[64];

	if (strcmp(claim->claim, "sub") == 0) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"A credential that is to be a JWT needs credentialSubject.id, the JWT's subject");
	}
	snprintf(pointer, sizeof(pointer), "/%s", claim->member);
	return mc_fail_at(fault, MC_E_FORMAT, pointer, "A credential that is to be a JWT has a \"%s\" with %s",
		claim->member,
		claim->date ? "whole seconds and a zone" : "an id");
}

/* The credential with the claims beside its members, canonical; a proof within would be one too many. */
static mc_result mc_jwt_payload(const mc_json_tree *tree, mc_buffer *out, mc_fault *fault)
{
	mc_json_change changes[MC_JWT_CLAIMS + 1];
	mc_buffer values[MC_JWT_CLAIMS] = { { 0 } };
	size_t count = 0, i;
	mc_result result = MC_OK;

	/* RFC 8785's order: exp, iss, jti, nbf, proof, sub. */
	for (i = 0; result == MC_OK && i < MC_JWT_CLAIMS; i++) {
		const mc_jwt_claim *claim = &mc_jwt_claims[i];
		bool there;

		if (strcmp(claim->claim, "sub") == 0) {
			changes[count++] = (mc_json_change) { MC_LITERAL("proof"), { 0 } };
		}
		result = mc_jwt_claim_value(tree, claim, &values[i], &there);
		if (result == MC_OK && !there && (strcmp(claim->claim, "exp") != 0
				|| mc_json_tree_member(tree, 0, mc_slice_of(claim->member)) != MC_JSON_NONE)) {
			result = mc_jwt_missing(claim, fault);
		}
		if (result == MC_OK) {
			changes[count++] = (mc_json_change) {
				mc_slice_of(claim->claim), there ? mc_buffer_slice(&values[i]) : (mc_slice) { 0 }
			};
		}
	}
	if (result == MC_OK) {
		result = mc_json_tree_write(tree, 0, changes, count, out);
	}
	for (i = 0; i < MC_JWT_CLAIMS; i++) {
		mc_buffer_free(&values[i]);
	}
	return result;
}

/* Only what Open Badges 3.0 allows: alg, kid, typ. */
static mc_result mc_jwt_header(const mc_key *key, mc_slice kid, mc_buffer *out, mc_fault *fault)
{
	const mc_jwt_algorithm *algorithm = mc_jwt_algorithms;

	while (algorithm->name != NULL && algorithm->key_type != mc_key_type_of(key)) {
		algorithm++;
	}
	if (algorithm->name == NULL) {
		return mc_fail(fault, MC_E_ARGUMENT, "No JWT is signed with this kind of key");
	}
	mc_buffer_append_text(out, "{\"alg\":\"");
	mc_buffer_append_text(out, algorithm->name);
	mc_buffer_append_text(out, "\",\"kid\":");
	mc_json_write_string(out, kid);
	return mc_buffer_append_text(out, ",\"typ\":\"JWT\"}");
}

/* RFC 7515 section 7.1, the compact serialization. */
static mc_result mc_jwt_write(const mc_json_tree *tree, const mc_key *key, mc_slice kid, mc_buffer *out,
	mc_fault *fault)
{
	mc_buffer header = { 0 }, payload = { 0 };
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t before = out->length, length = 0;
	mc_result result = mc_jwt_payload(tree, &payload, fault);

	if (result == MC_OK) {
		result = mc_jwt_header(key, kid, &header, fault);
	}
	if (result == MC_OK) {
		mc_base64url_encode(mc_buffer_slice(&header), out);
		mc_buffer_append_char(out, '.');
		result = mc_base64url_encode(mc_buffer_slice(&payload), out);
	}
	if (result == MC_OK) {
		result = mc_key_sign(key, (mc_slice) { out->data + before, out->length - before }, signature, &length);
	}
	if (result == MC_OK) {
		mc_buffer_append_char(out, '.');
		result = mc_base64url_encode((mc_slice) { (const char *) signature, length }, out);
	}
	mc_buffer_free(&header);
	mc_buffer_free(&payload);
	return result;
}

mc_result mc_credential_sign_jwt(mc_slice json, const mc_key *key, mc_slice kid, mc_buffer *out, mc_fault *fault)
{
	size_t before = out->length;
	mc_json_tree tree = { 0 };
	mc_result result = MC_OK;

	if (!mc_utf8_valid(kid, NULL) || !mc_is_uri(kid)) {
		result = mc_fail(fault, MC_E_ARGUMENT, "The key's id must be a URL, such as did:web:example.org#key-1");
	}
	if (result == MC_OK) {
		result = mc_did_key_is_of(kid, key, fault);
	}
	if (result == MC_OK) {
		result = mc_json_tree_read(&tree, json, fault);
	}
	if (result == MC_OK && !mc_json_tree_is(&tree, 0, MC_JSON_OBJECT)) {
		result = mc_fail_at(fault, MC_E_FORMAT, "", "A credential is a JSON object");
	}
	if (result == MC_OK) {
		result = mc_jwt_write(&tree, key, kid, out, fault);
	}
	mc_json_tree_free(&tree);
	return mc_buffer_end(out, before, result);
}
