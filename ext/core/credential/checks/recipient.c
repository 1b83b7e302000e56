/* Whether the credential was issued to the person named. */
#include "../kinds.h"
#include "../../crypto/hash.h"

#include <string.h>

static mc_result mc_identity_hash(mc_slice recipient, mc_slice salt, char hex[2 * MC_SHA256_SIZE + 1])
{
	mc_buffer text = { 0 };
	uint8_t digest[MC_SHA256_SIZE];
	mc_result result;

	mc_buffer_append_slice(&text, recipient);
	result = mc_buffer_append_slice(&text, salt);
	if (result == MC_OK) {
		result = mc_sha256(mc_buffer_slice(&text), digest);
	}
	if (result == MC_OK) {
		mc_hex_encode(digest, sizeof(digest), hex);
	}
	mc_buffer_free(&text);
	return result;
}

/*
 * Open Badges 3.0, IdentityObject: "sha256$" and the SHA-256 of identifier and salt in hex, either case; or the
 * identifier itself.
 */
static mc_result mc_identity_is(const mc_json_tree *tree, uint32_t identity, mc_slice recipient, bool *same,
	bool *compared)
{
	static const char prefix[] = "sha256$";
	mc_slice said, salt = { "", 0 };
	char hex[2 * MC_SHA256_SIZE + 1];
	size_t i;
	mc_result result;

	*same = false;
	if (!mc_json_tree_string(tree, mc_json_tree_member(tree, identity, MC_LITERAL("identityHash")), &said)) {
		return MC_OK;
	}
	mc_json_tree_string(tree, mc_json_tree_member(tree, identity, MC_LITERAL("salt")), &salt);
	if (mc_json_tree_is(tree, mc_json_tree_member(tree, identity, MC_LITERAL("hashed")), MC_JSON_FALSE)) {
		*compared = true;
		*same = mc_slice_equal(said, recipient);
		return MC_OK;
	}
	if (said.length != sizeof(prefix) - 1 + 2 * MC_SHA256_SIZE
			|| memcmp(said.data, prefix, sizeof(prefix) - 1) != 0) {
		return MC_OK;
	}
	*compared = true;
	result = mc_identity_hash(recipient, salt, hex);
	*same = result == MC_OK;
	for (i = 0; *same && i < 2 * MC_SHA256_SIZE; i++) {
		char c = said.data[sizeof(prefix) - 1 + i];

		*same = (c >= 'A' && c <= 'F' ? c | 0x20 : c) == hex[i];
	}
	return result;
}

static mc_result mc_check_recipient(mc_verifying *verifying, mc_check *check)
{
	const mc_json_tree *tree = verifying->tree;
	const mc_slice recipient = verifying->known->recipient;
	uint32_t subject = mc_json_tree_member(tree, 0, MC_LITERAL("credentialSubject"));
	uint32_t list = mc_json_tree_member(tree, subject, MC_LITERAL("identifier")), identity;
	bool same = false, compared = false;
	mc_slice id;
	mc_result result;

	if (recipient.data == NULL) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not checked: nobody was named who should have earned it");
		return MC_OK;
	}
	if (mc_json_tree_string(tree, mc_json_tree_member(tree, subject, MC_LITERAL("id")), &id)
			&& mc_slice_equal(id, recipient)) {
		mc_check_set(check, MC_CHECK_PASSED, "The credential was issued to the person named");
		return MC_OK;
	}
	for (identity = mc_tree_first_of(tree, list); identity != MC_JSON_NONE;
			identity = mc_tree_next_of(tree, list, identity)) {
		result = mc_identity_is(tree, identity, recipient, &same, &compared);
		if (result != MC_OK) {
			return result;
		}
		if (same) {
			mc_check_set(check, MC_CHECK_PASSED, "The credential was issued to the person named");
			return MC_OK;
		}
	}
	if (compared) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential was issued to somebody else");
	} else {
		mc_check_set(check, MC_CHECK_UNKNOWN,
			"Not known: the credential does not say to whom it was issued in a way that can be compared");
	}
	return MC_OK;
}

const mc_check_kind mc_check_kind_recipient = { .name = "recipient", .needed = mc_check_is_extra,
	.run = mc_check_recipient };
