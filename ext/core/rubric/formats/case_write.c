/*
 * A rubric as a CFRubric. Identifiers are UUIDs of version 5 (RFC 9562 section 5.5) in the name space below, of the rubric's
 * digest with nothing, "/c1" or "/c1l1" behind it: the same rubric has the same ones on every site.
 */
#include "case.h"

#include <jansson.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

/* 276bf923-bf8c-57a8-bfd7-90ce01ecc903: the UUID of version 5 of "urn:microcred:rubric" in RFC 9562's name space of URLs. */
static const uint8_t mc_case_namespace[16] = { 0x27, 0x6b, 0xf9, 0x23, 0xbf, 0x8c, 0x57, 0xa8, 0xbf, 0xd7, 0x90, 0xce,
	0x01, 0xec, 0xc9, 0x03 };

/* "urn:uuid:", 36 characters and NUL: the identifier is what follows the colons. */
#define MC_CASE_URN_SIZE 46
#define MC_CASE_URN 9

enum { MC_CASE_LOST_IDS, MC_CASE_LOST_LINES, MC_CASE_LOSSES };

typedef struct {
	const mc_rubric *rubric;
	mc_slice changed;
	mc_loss losses[MC_CASE_LOSSES];
	mc_result result;
} mc_case_out;

/* suffix is "", or "/" and an id by position. */
static void mc_case_urn(mc_case_out *out, const char *suffix, char urn[MC_CASE_URN_SIZE])
{
	uint8_t bytes[sizeof(mc_case_namespace) + MC_DIGEST_SIZE + MC_ID_SIZE + 1], hash[EVP_MAX_MD_SIZE] = { 0 };
	char hex[33];
	int length;

	memcpy(bytes, mc_case_namespace, sizeof(mc_case_namespace));
	length = snprintf((char *) bytes + sizeof(mc_case_namespace), sizeof(bytes) - sizeof(mc_case_namespace), "%s%s",
		out->rubric->digest, suffix);
	if (EVP_Digest(bytes, sizeof(mc_case_namespace) + (size_t) length, hash, NULL, EVP_sha1(), NULL) != 1) {
		out->result = MC_E_CRYPTO;
	}
	hash[6] = (uint8_t) (0x50 | (hash[6] & 0x0f));
	hash[8] = (uint8_t) (0x80 | (hash[8] & 0x3f));
	mc_hex_encode(hash, 16, hex);
	snprintf(urn, MC_CASE_URN_SIZE, "urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* Takes value over. Every function here goes on after a failure, and the result tells. */
static void mc_case_set(mc_case_out *out, json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, value) != 0 && out->result == MC_OK) {
		out->result = MC_E_NOMEM;
	}
}

static void mc_case_set_text(mc_case_out *out, json_t *object, const char *name, mc_slice text)
{
	if (text.length > 0) {
		mc_case_set(out, object, name, json_stringn(text.data, text.length));
	}
}

/* CASE's NormalizedString: white space is a space. */
static void mc_case_set_label(mc_case_out *out, json_t *object, const char *name, mc_slice text, const char *place)
{
	mc_buffer label = { 0 };

	if (mc_buffer_append_slice(&label, text) != MC_OK) {
		out->result = MC_E_NOMEM;
		return;
	}
	for (size_t i = 0; i < label.length; i++) {
		label.data[i] = label.data[i] == '\n' || label.data[i] == '\t' ? ' ' : label.data[i];
	}
	if (!mc_slice_equal(mc_buffer_slice(&label), text)) {
		mc_loss_at(&out->losses[MC_CASE_LOST_LINES], place);
	}
	mc_case_set_text(out, object, name, mc_buffer_slice(&label));
	mc_buffer_free(&label);
}

/* What every object here has. suffix tells which it is. */
static json_t *mc_case_object(mc_case_out *out, const char *suffix)
{
	json_t *object = json_object();
	char urn[MC_CASE_URN_SIZE];

	mc_case_urn(out, suffix, urn);
	mc_case_set(out, object, "identifier", json_string(urn + MC_CASE_URN));
	mc_case_set(out, object, "uri", json_string(urn));
	mc_case_set(out, object, "lastChangeDateTime", json_stringn(out->changed.data, out->changed.length));
	return object;
}

static json_t *mc_case_level_of(mc_case_out *out, size_t c, size_t l, const json_t *criterion)
{
	const mc_level *level = &out->rubric->criteria[c].levels[l];
	char suffix[MC_ID_SIZE + 1] = "/";
	json_t *object;

	mc_format_level_id(c, l, suffix + 1);
	object = mc_case_object(out, suffix);
	mc_case_set_label(out, object, "quality", level->title, level->id);
	mc_case_set_text(out, object, "description", level->text);
	if (out->rubric->has_points) {
		mc_case_set(out, object, "score", json_real(mc_units_double(level->points)));
	}
	mc_case_set(out, object, "position", json_integer((json_int_t) l + 1));
	mc_case_set(out, object, "rubricCriterionId", json_copy(json_object_get(criterion, "identifier")));
	return object;
}

static json_t *mc_case_criterion_of(mc_case_out *out, size_t c, const json_t *rubric)
{
	const mc_criterion *criterion = &out->rubric->criteria[c];
	char suffix[MC_ID_SIZE + 1] = "/";
	json_t *object, *levels = json_array();

	mc_format_criterion_id(c, suffix + 1);
	object = mc_case_object(out, suffix);
	/* A title alone is the description, which keeps its lines. */
	if (criterion->text.length > 0) {
		mc_case_set_label(out, object, "category", criterion->title, criterion->id);
	}
	mc_case_set_text(out, object, "description", criterion->text.length > 0 ? criterion->text : criterion->title);
	mc_case_set(out, object, "position", json_integer((json_int_t) c + 1));
	mc_case_set(out, object, "rubricId", json_copy(json_object_get(rubric, "identifier")));
	for (size_t l = 0; l < criterion->count; l++) {
		if (json_array_append_new(levels, mc_case_level_of(out, c, l, object)) != 0) {
			out->result = MC_E_NOMEM;
		}
	}
	mc_case_set(out, object, "CFRubricCriterionLevels", levels);
	return object;
}

static json_t *mc_case_rubric_of(mc_case_out *out)
{
	json_t *object = mc_case_object(out, ""), *criteria = json_array();

	mc_case_set_label(out, object, "title", out->rubric->title, NULL);
	mc_case_set_text(out, object, "description", out->rubric->text);
	for (size_t c = 0; c < out->rubric->count; c++) {
		if (json_array_append_new(criteria, mc_case_criterion_of(out, c, object)) != 0) {
			out->result = MC_E_NOMEM;
		}
	}
	mc_case_set(out, object, "CFRubricCriteria", criteria);
	return object;
}

mc_result mc_case_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost,
	mc_fault *fault)
{
	mc_case_out told = { .rubric = rubric,
		.changed = changed,
		.losses = {
			[MC_CASE_LOST_IDS] = { .sentence =
									   "Ids were dropped: CASE has UUIDs in their place, and reading this file again names criteria and levels by their position" },
			[MC_CASE_LOST_LINES] = { .sentence =
										 "A title has one line in CASE, so line ends and tabs in it became spaces" },
		} };
	json_t *document;
	mc_result result;

	mc_loss_ids(&told.losses[MC_CASE_LOST_IDS], rubric);
	document = mc_case_rubric_of(&told);
	result = told.result;
	if (result == MC_OK) {
		result = mc_json_canonicalize_value(document, out, fault);
	}
	if (result == MC_OK) {
		result = mc_losses_add(told.losses, MC_CASE_LOSSES, lost);
	}
	json_decref(document);
	return result;
}
