/* Whether the issuer took the credential back: Bitstring Status List 1.0. */
#include "../kinds.h"
#include "../status_list.h"
#include "../../base/moment.h"

#include <inttypes.h>
#include <string.h>

/* Of so many lists one credential may name entries; each is read and its signature checked. */
#define MC_STATUS_MOST 4

/* One entry of credentialStatus, as Bitstring Status List 1.0, section 2.1, has it. */
typedef struct {
	mc_slice purpose;
	mc_slice list;
	uint64_t index;
} mc_status_entry;

static bool mc_text_member(const mc_json_tree *tree, uint32_t node, const char *name, mc_slice *text)
{
	return mc_json_tree_string(tree, mc_json_tree_member(tree, node, mc_slice_of(name)), text);
}

/* Whether the member is this text, or a list that holds it. */
static bool mc_member_holds(const mc_json_tree *tree, uint32_t node, const char *name, mc_slice wanted)
{
	uint32_t list = mc_json_tree_member(tree, node, mc_slice_of(name)), item;
	mc_slice text;

	for (item = mc_tree_first_of(tree, list); item != MC_JSON_NONE; item = mc_tree_next_of(tree, list, item)) {
		if (mc_json_tree_string(tree, item, &text) && mc_slice_equal(text, wanted)) {
			return true;
		}
	}
	return false;
}

/* A whole number as a text, as the specification has it, or as a number, as some issuers write it. */
static bool mc_status_index(const mc_json_tree *tree, uint32_t node, uint64_t *index)
{
	uint32_t member = mc_json_tree_member(tree, node, MC_LITERAL("statusListIndex"));
	mc_slice digits;
	size_t i;

	if (mc_json_tree_is(tree, member, MC_JSON_NUMBER)) {
		digits = mc_json_tree_piece(tree, tree->nodes[member].value);
	} else if (!mc_json_tree_string(tree, member, &digits)) {
		return false;
	}
	if (digits.length == 0 || digits.length > 15) {
		return false;
	}
	*index = 0;
	for (i = 0; i < digits.length; i++) {
		if (digits.data[i] < '0' || digits.data[i] > '9') {
			return false;
		}
		*index = *index * 10 + (uint64_t) (digits.data[i] - '0');
	}
	return true;
}

/* False where the entry is faulty or of another kind: check then says so. */
static bool mc_status_entry_read(const mc_json_tree *tree, uint32_t node, mc_status_entry *entry, mc_check *check)
{
	if (!mc_member_holds(tree, node, "type", MC_LITERAL("BitstringStatusListEntry"))) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the credential's status is of a kind that is not known here");
		return false;
	}
	if (!mc_text_member(tree, node, "statusPurpose", &entry->purpose)
			|| !mc_text_member(tree, node, "statusListCredential", &entry->list)
			|| !mc_is_uri(entry->list) || !mc_status_index(tree, node, &entry->index)) {
		mc_check_set(check, MC_CHECK_FAILED,
			"The credential's status does not name a purpose, a list and an entry of it");
		return false;
	}
	return true;
}

/*
 * The list is a credential itself: by the same issuer, signed, for this purpose and in force. check says what is not
 * so.
 */
static mc_result mc_status_list_is_sound(const mc_json_tree *list, mc_slice issuer, const mc_status_entry *entry,
	const mc_known *known, mc_check *check, bool *sound)
{
	uint32_t subject = mc_json_tree_member(list, 0, MC_LITERAL("credentialSubject"));
	mc_check proof, controller;
	mc_moment now, moment;
	mc_slice text;
	mc_result result;

	*sound = false;
	mc_moment_read(known->now, &now);
	if (!mc_member_holds(list, 0, "type", MC_LITERAL("BitstringStatusListCredential"))
			|| !mc_member_holds(list, subject, "type", MC_LITERAL("BitstringStatusList"))) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: what was given as the status list is none");
		return MC_OK;
	}
	if (!mc_issuer_id(list, &text) || !mc_slice_equal(text, issuer)) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the status list is not by the credential's issuer");
		return MC_OK;
	}
	if (mc_text_member(list, 0, "id", &text) && !mc_slice_equal(text, entry->list)) {
		mc_check_set(check, MC_CHECK_UNKNOWN,
			"Not known: the status list that was given is another one than the credential names");
		return MC_OK;
	}
	if (!mc_member_holds(list, subject, "statusPurpose", entry->purpose)) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the status list is kept for another purpose");
		return MC_OK;
	}
	if (!mc_date_member(list, "validFrom", &moment, &text) || mc_moment_compare(now, moment) < 0
			|| (mc_json_tree_member(list, 0, MC_LITERAL("validUntil")) != MC_JSON_NONE
				&& (!mc_date_member(list, "validUntil", &moment, &text) || mc_moment_compare(now, moment) > 0))) {
		mc_check_set(check, MC_CHECK_UNKNOWN,
			"Not known: the status list is not in force now, so a newer one is needed");
		return MC_OK;
	}
	result = mc_check_proofs(list, known, &proof, &controller);
	if (result == MC_OK && (proof.outcome != MC_CHECK_PASSED || controller.outcome != MC_CHECK_PASSED)) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the status list's signature was not found good. %.200s",
			proof.outcome != MC_CHECK_PASSED ? proof.detail : controller.detail);
	} else {
		*sound = result == MC_OK;
	}
	return result;
}

static mc_result mc_status_look_up(const mc_json_tree *list, const mc_status_entry *entry, mc_check *check)
{
	uint32_t subject = mc_json_tree_member(list, 0, MC_LITERAL("credentialSubject"));
	mc_slice encoded = { 0 };
	mc_status_list bits;
	mc_fault fault;
	char quoted[MC_QUOTE_SIZE];
	mc_result result;

	mc_fault_clear(&fault);
	mc_text_member(list, subject, "encodedList", &encoded);
	result = mc_status_list_decode(encoded, &bits, &fault);
	if (result == MC_E_NOMEM) {
		return result;
	}
	if (result != MC_OK) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the status list cannot be read. %.200s", fault.sentence);
		return MC_OK;
	}
	if (entry->index >= bits.length) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential's status is entry %" PRIu64 " of a list that has %u",
			entry->index, bits.length);
	} else if (!mc_status_list_get(&bits, (uint32_t) entry->index)) {
		mc_check_set(check, MC_CHECK_PASSED, "Entry %" PRIu64 " of its issuer's status list (%s) is not set",
			entry->index, mc_quote(entry->purpose, quoted));
	} else if (mc_slice_equal(entry->purpose, MC_LITERAL("revocation"))) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential was revoked by its issuer");
	} else if (mc_slice_equal(entry->purpose, MC_LITERAL("suspension"))) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential is suspended by its issuer at present");
	} else {
		mc_check_set(check, MC_CHECK_FAILED, "Its issuer marked the credential: %s", mc_quote(entry->purpose, quoted));
	}
	mc_status_list_free(&bits);
	return MC_OK;
}

static mc_result mc_check_one_status(const mc_json_tree *tree, uint32_t node, const mc_known *known, mc_check *check)
{
	mc_status_entry entry;
	mc_slice issuer = { 0 }, text;
	mc_json_tree list = { 0 };
	mc_fault fault;
	bool sound = false;
	mc_result result;

	if (!mc_status_entry_read(tree, node, &entry, check)) {
		return MC_OK;
	}
	if (known->find_list == NULL || !known->find_list(known->context_of_lists, entry.list, &text)) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the credential names a status list, which was not given");
		return MC_OK;
	}
	mc_issuer_id(tree, &issuer);
	mc_fault_clear(&fault);
	result = text.length <= MC_CREDENTIAL_MAX_BYTES ? mc_json_tree_read(&list, text, &fault) : MC_E_LIMIT;
	if (result == MC_OK && mc_json_tree_is(&list, 0, MC_JSON_OBJECT)) {
		result = mc_status_list_is_sound(&list, issuer, &entry, known, check, &sound);
	} else if (result != MC_E_NOMEM) {
		result = MC_OK;
		mc_check_set(check, MC_CHECK_UNKNOWN,
			"Not known: what was given as the status list is no document that can be read");
	}
	if (result == MC_OK && sound) {
		result = mc_status_look_up(&list, &entry, check);
	}
	mc_json_tree_free(&list);
	return result;
}

static mc_result mc_check_status(mc_verifying *verifying, mc_check *check)
{
	const mc_json_tree *tree = verifying->tree;
	uint32_t all = mc_json_tree_member(tree, 0, MC_LITERAL("credentialStatus")), node;
	unsigned count = 0;
	mc_check one;
	mc_result result = MC_OK;

	if (all == MC_JSON_NONE) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not known: the credential names no status list, "
			"so only its issuer can say whether it was revoked");
		return MC_OK;
	}
	mc_check_set(check, MC_CHECK_FAILED, "The credential's status is an empty list");
	for (node = mc_tree_first_of(tree, all); result == MC_OK && node != MC_JSON_NONE;
			node = mc_tree_next_of(tree, all, node)) {
		if (++count > MC_STATUS_MOST) {
			mc_check_set(check, MC_CHECK_FAILED, "The credential has more than %d statuses", MC_STATUS_MOST);
			break;
		}
		result = mc_check_one_status(tree, node, verifying->known, &one);
		/* The worst counts: what is set, else what is not known. */
		if (result == MC_OK && (count == 1 || (check->outcome != MC_CHECK_FAILED && one.outcome != MC_CHECK_PASSED))) {
			*check = one;
		}
	}
	return result;
}

static bool mc_status_is_needed(const mc_json_tree *tree)
{
	return mc_json_tree_member(tree, 0, MC_LITERAL("credentialStatus")) != MC_JSON_NONE;
}

const mc_check_kind mc_check_kind_status = { .name = "status", .needed = mc_status_is_needed, .run = mc_check_status };
