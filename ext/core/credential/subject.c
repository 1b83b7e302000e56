#include "inside.h"
#include "../crypto/hash.h"

#include <string.h>

static mc_result mc_identity_hash(mc_slice recipient, mc_slice salt, char hex[2 * MC_SHA256_SIZE + 1])
{
	mc_buffer text = { 0 };
	uint8_t digest[MC_SHA256_SIZE];
	mc_result result = mc_buffer_append_slice(&text, recipient);

	if (result == MC_OK) {
		result = mc_buffer_append_slice(&text, salt);
	}
	if (result == MC_OK) {
		result = mc_sha256(mc_buffer_slice(&text), digest);
	}
	if (result == MC_OK) {
		mc_hex_encode(digest, sizeof(digest), hex);
	}
	mc_buffer_free(&text);
	return result;
}

/* Open Badges 3.0, IdentityObject: "sha256$" and the SHA-256 of identifier and salt in hex, either case; or the identifier itself. */
static mc_result mc_identity_is(const mc_json_tree *tree, uint32_t identity, mc_slice recipient, bool *same, bool *compared)
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
	if (said.length != sizeof(prefix) - 1 + 2 * MC_SHA256_SIZE || memcmp(said.data, prefix, sizeof(prefix) - 1) != 0) {
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

mc_result mc_check_recipient(const mc_json_tree *tree, const mc_known *known, mc_check *check)
{
	uint32_t subject = mc_json_tree_member(tree, 0, MC_LITERAL("credentialSubject"));
	uint32_t list = mc_json_tree_member(tree, subject, MC_LITERAL("identifier")), identity;
	bool same = false, compared = false;
	mc_slice id;
	mc_result result;

	if (known->recipient.data == NULL) {
		mc_check_say(check, MC_CHECK_UNKNOWN, "Not checked: nobody was named who should have earned it");
		return MC_OK;
	}
	if (mc_json_tree_string(tree, mc_json_tree_member(tree, subject, MC_LITERAL("id")), &id) && mc_slice_equal(id, known->recipient)) {
		mc_check_say(check, MC_CHECK_PASSED, "The credential was issued to the person named");
		return MC_OK;
	}
	for (identity = mc_tree_first_of(tree, list); identity != MC_JSON_NONE; identity = mc_tree_next_of(tree, list, identity)) {
		result = mc_identity_is(tree, identity, known->recipient, &same, &compared);
		if (result != MC_OK) {
			return result;
		}
		if (same) {
			mc_check_say(check, MC_CHECK_PASSED, "The credential was issued to the person named");
			return MC_OK;
		}
	}
	if (compared) {
		mc_check_say(check, MC_CHECK_FAILED, "The credential was issued to somebody else");
	} else {
		mc_check_say(check, MC_CHECK_UNKNOWN, "Not known: the credential does not say to whom it was issued in a way that can be compared");
	}
	return MC_OK;
}

static bool mc_is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* The root as a word of its own, not within a longer run of hex digits. */
static bool mc_mentions(mc_slice text, mc_slice root)
{
	size_t i;

	for (i = 0; i + root.length <= text.length; i++) {
		if (memcmp(text.data + i, root.data, root.length) == 0 && (i == 0 || !mc_is_hex(text.data[i - 1]))
				&& (i + root.length == text.length || !mc_is_hex(text.data[i + root.length]))) {
			return true;
		}
	}
	return false;
}

void mc_check_evidence(const mc_json_tree *tree, const mc_known *known, mc_check *check)
{
	uint32_t list = mc_json_tree_member(tree, 0, MC_LITERAL("evidence")), item;
	mc_slice narrative;

	if (known->manifest.data == NULL) {
		mc_check_say(check, MC_CHECK_UNKNOWN, "Not checked: no manifest of the evidence was given");
		return;
	}
	for (item = mc_tree_first_of(tree, list); item != MC_JSON_NONE; item = mc_tree_next_of(tree, list, item)) {
		if (mc_json_tree_string(tree, mc_json_tree_member(tree, item, MC_LITERAL("narrative")), &narrative) && mc_mentions(narrative, known->manifest)) {
			mc_check_say(check, MC_CHECK_PASSED, "The sealed evidence is the evidence that the credential names");
			return;
		}
	}
	mc_check_say(check, MC_CHECK_FAILED, "The credential does not name the evidence that was given");
}
