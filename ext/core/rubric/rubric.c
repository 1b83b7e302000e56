#include "rubric.h"

#include <stdlib.h>
#include <string.h>

mc_rubric *mc_rubric_new(void)
{
	return calloc(1, sizeof(mc_rubric));
}

static void mc_text_free(mc_slice text)
{
	free((char *) text.data);
}

void mc_rubric_free(mc_rubric *rubric)
{
	if (rubric == NULL) {
		return;
	}
	for (size_t c = 0; c < rubric->count; c++) {
		mc_criterion *criterion = &rubric->criteria[c];

		for (size_t l = 0; l < criterion->count; l++) {
			mc_text_free(criterion->levels[l].title);
			mc_text_free(criterion->levels[l].text);
		}
		free(criterion->levels);
		mc_ids_free(&criterion->level_ids);
		mc_text_free(criterion->title);
		mc_text_free(criterion->text);
	}
	free(rubric->criteria);
	mc_ids_free(&rubric->criterion_ids);
	mc_text_free(rubric->title);
	mc_text_free(rubric->text);
	mc_buffer_free(&rubric->json);
	free(rubric);
}

/* Room doubles whenever count is a power of two. */
static void *mc_rows_add(void *rows, size_t count, size_t size)
{
	if ((count & (count - 1)) != 0) {
		return rows;
	}
	return realloc(rows, (count == 0 ? 1 : count * 2) * size);
}

mc_criterion *mc_rubric_add_criterion(mc_rubric *rubric)
{
	mc_criterion *criteria = mc_rows_add(rubric->criteria, rubric->count, sizeof(*criteria));

	if (criteria == NULL) {
		return NULL;
	}
	rubric->criteria = criteria;
	memset(&criteria[rubric->count], 0, sizeof(*criteria));
	return &criteria[rubric->count++];
}

mc_level *mc_criterion_add_level(mc_criterion *criterion)
{
	mc_level *levels = mc_rows_add(criterion->levels, criterion->count, sizeof(*levels));

	if (levels == NULL) {
		return NULL;
	}
	criterion->levels = levels;
	memset(&levels[criterion->count], 0, sizeof(*levels));
	return &levels[criterion->count++];
}

mc_text_fault mc_text_copy(mc_slice text, mc_slice *copy)
{
	char *out;
	size_t length = 0;

	*copy = (mc_slice) { NULL, 0 };
	while (text.length > 0 && mc_is_space(text.data[0])) {
		text.data++;
		text.length--;
	}
	while (text.length > 0 && mc_is_space(text.data[text.length - 1])) {
		text.length--;
	}
	if (text.length == 0) {
		return MC_TEXT_OK;
	}
	if (text.length > MC_RUBRIC_MAX_TEXT) {
		return MC_TEXT_LONG;
	}
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char) text.data[i];

		/* U+FFFE and U+FFFF are no characters, and XML has no way to write them. */
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r')
			|| (c == 0xEF && i + 2 < text.length && (unsigned char) text.data[i + 1] == 0xBF
				&& (unsigned char) text.data[i + 2] >= 0xBE)) {
			return MC_TEXT_CONTROL;
		}
	}
	out = malloc(text.length);
	if (out == NULL) {
		return MC_TEXT_NOMEM;
	}
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == '\r') {
			out[length++] = '\n';
			i += i + 1 < text.length && text.data[i + 1] == '\n';
		} else {
			out[length++] = text.data[i];
		}
	}
	*copy = (mc_slice) { out, length };
	return MC_TEXT_OK;
}

int mc_rubric_find_criterion(const mc_rubric *rubric, mc_slice id)
{
	return mc_ids_find(&rubric->criterion_ids, id);
}

int mc_rubric_find_criterion_near(const mc_rubric *rubric, size_t guess, mc_slice id)
{
	if (guess < rubric->count && id.length < MC_ID_SIZE && memcmp(rubric->criteria[guess].id, id.data, id.length) == 0
		&& rubric->criteria[guess].id[id.length] == '\0') {
		return (int) guess;
	}
	return mc_rubric_find_criterion(rubric, id);
}

int mc_criterion_find_level(const mc_criterion *criterion, mc_slice id)
{
	for (size_t l = 0; l < criterion->count; l++) {
		if (mc_id_equal(criterion->levels[l].id, id)) {
			return (int) l;
		}
	}
	return -1;
}

int mc_rubric_find_level_anywhere(const mc_rubric *rubric, mc_slice id)
{
	for (size_t c = 0; c < rubric->count; c++) {
		if (mc_rubric_find_level(rubric, c, id) >= 0) {
			return (int) c;
		}
	}
	return -1;
}

mc_units mc_rubric_value(const mc_rubric *rubric, size_t criterion, size_t level)
{
	return rubric->has_points ? rubric->criteria[criterion].levels[level].points : (mc_units) level * MC_UNIT;
}

/* An id and where it is, for finding the one that stands twice without comparing each with each. */
typedef struct {
	const char *id;
	size_t criterion;
	size_t level;
} mc_id_use;

static int mc_id_use_compare(const void *a, const void *b)
{
	const mc_id_use *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	if (order == 0) {
		order = (left->criterion > right->criterion) - (left->criterion < right->criterion);
	}
	return order != 0 ? order : (left->level > right->level) - (left->level < right->level);
}

static mc_result mc_rubric_check_ids(const mc_rubric *rubric, mc_fault *fault)
{
	mc_id_use *uses, *use;
	size_t levels = 0;
	mc_pointer root = mc_pointer_root(), criteria = mc_pointer_member(&root, MC_LITERAL("criteria"));
	mc_result result = MC_OK;

	for (size_t c = 0; c < rubric->count; c++) {
		levels += rubric->criteria[c].count;
	}
	uses = calloc(rubric->count + levels, sizeof(*uses));
	if (uses == NULL) {
		return MC_E_NOMEM;
	}
	use = uses;
	for (size_t c = 0; c < rubric->count; c++) {
		*use++ = (mc_id_use) { rubric->criteria[c].id, c, 0 };
	}
	for (size_t c = 0; c < rubric->count; c++) {
		for (size_t l = 0; l < rubric->criteria[c].count; l++) {
			*use++ = (mc_id_use) { rubric->criteria[c].levels[l].id, c, l };
		}
	}
	qsort(uses, rubric->count, sizeof(*uses), mc_id_use_compare);
	qsort(uses + rubric->count, levels, sizeof(*uses), mc_id_use_compare);
	for (size_t i = 1; i < rubric->count + levels && result == MC_OK; i++) {
		mc_pointer at = mc_pointer_item(&criteria, uses[i].criterion);

		if (i == rubric->count || strcmp(uses[i - 1].id, uses[i].id) != 0) {
			continue;
		}
		if (i > rubric->count) {
			at = mc_pointer_member(&at, MC_LITERAL("levels"));
			at = mc_pointer_item(&at, uses[i].level);
		}
		at = mc_pointer_member(&at, MC_LITERAL("id"));
		result = mc_fail_at(fault, MC_E_FORMAT, at.text, i < rubric->count ? "Two criteria have the id \"%s\""
			: "Two levels have the id \"%s\"; the id of a level is unique in the whole rubric", uses[i].id);
	}
	free(uses);
	return result;
}

/* The canonical form, written as it goes: members come in RFC 8785's order. */

static void mc_write_member(mc_buffer *out, const char *before, mc_slice text)
{
	mc_buffer_append_text(out, before);
	mc_json_write_string(out, text);
}

static void mc_write_level(mc_buffer *out, const mc_rubric *rubric, const mc_level *level)
{
	mc_write_member(out, "{\"id\":", mc_slice_of(level->id));
	if (rubric->has_points) {
		mc_buffer_append_text(out, ",\"points\":");
		mc_json_write_number(out, mc_units_double(level->points));
	}
	mc_write_member(out, ",\"text\":", level->text);
	if (level->title.length > 0) {
		mc_write_member(out, ",\"title\":", level->title);
	}
	mc_buffer_append_char(out, '}');
}

static void mc_write_criterion(mc_buffer *out, const mc_rubric *rubric, const mc_criterion *criterion)
{
	mc_write_member(out, "{\"id\":", mc_slice_of(criterion->id));
	mc_buffer_append_text(out, ",\"levels\":[");
	for (size_t l = 0; l < criterion->count; l++) {
		if (l > 0) {
			mc_buffer_append_char(out, ',');
		}
		mc_write_level(out, rubric, &criterion->levels[l]);
	}
	mc_buffer_append_char(out, ']');
	if (criterion->text.length > 0) {
		mc_write_member(out, ",\"text\":", criterion->text);
	}
	mc_write_member(out, ",\"title\":", criterion->title);
	mc_buffer_append_char(out, '}');
}

static mc_result mc_rubric_write(mc_rubric *rubric)
{
	mc_buffer *out = &rubric->json;

	mc_buffer_append_text(out, "{\"criteria\":[");
	for (size_t c = 0; c < rubric->count; c++) {
		if (c > 0) {
			mc_buffer_append_char(out, ',');
		}
		mc_write_criterion(out, rubric, &rubric->criteria[c]);
	}
	mc_buffer_append_text(out, "],\"format\":\"microcred-rubric-1\"");
	if (rubric->text.length > 0) {
		mc_write_member(out, ",\"text\":", rubric->text);
	}
	if (rubric->title.length > 0) {
		mc_write_member(out, ",\"title\":", rubric->title);
	}
	return mc_buffer_append_char(out, '}');
}

static mc_result mc_rubric_check(const mc_rubric *rubric, mc_fault *fault)
{
	mc_pointer root = mc_pointer_root(), criteria = mc_pointer_member(&root, MC_LITERAL("criteria"));

	if (rubric->count == 0 || rubric->count > MC_RUBRIC_MAX_CRITERIA) {
		return mc_fail_at(fault, MC_E_FORMAT, criteria.text, "A rubric has 1 to %d criteria; this one has %zu",
			MC_RUBRIC_MAX_CRITERIA, rubric->count);
	}
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];
		mc_pointer at = mc_pointer_item(&criteria, c);

		if (criterion->title.length == 0) {
			return mc_fail_at(fault, MC_E_FORMAT, at.text, "Criterion %zu has no words to say what it is about", c + 1);
		}
		if (criterion->count < 2 || criterion->count > MC_RUBRIC_MAX_LEVELS) {
			return mc_fail_at(fault, MC_E_FORMAT, at.text,
				"A criterion has 2 to %d levels; criterion %zu (\"%s\") has %zu", MC_RUBRIC_MAX_LEVELS, c + 1,
				mc_excerpt_of(criterion->title).text, criterion->count);
		}
		for (size_t l = 1; rubric->has_points && l < criterion->count; l++) {
			if (criterion->levels[l].points < criterion->levels[l - 1].points) {
				at = mc_pointer_member(&at, MC_LITERAL("levels"));
				at = mc_pointer_item(&at, l);
				return mc_fail_at(fault, MC_E_FORMAT, at.text,
					"Levels are listed from lowest to highest, and level \"%s\" has fewer points than the one before it",
					criterion->levels[l].id);
			}
		}
	}
	return mc_rubric_check_ids(rubric, fault);
}

/* Rows do not move any more: what scoring looks up and adds up again and again is kept. */
static mc_result mc_rubric_prepare(mc_rubric *rubric)
{
	mc_result result =
		mc_ids_make(&rubric->criterion_ids, rubric->criteria[0].id, sizeof(rubric->criteria[0]), rubric->count);
	char exact[MC_EXACT_SIZE];

	for (size_t c = 0; result == MC_OK && c < rubric->count; c++) {
		mc_criterion *criterion = &rubric->criteria[c];

		result =
			mc_ids_make(&criterion->level_ids, criterion->levels[0].id, sizeof(criterion->levels[0]), criterion->count);
		for (size_t l = 0; l < criterion->count; l++) {
			criterion->levels[l].value = mc_rubric_value(rubric, c, l) * MC_SHARES;
			criterion->levels[l].number = mc_units_double(mc_rubric_value(rubric, c, l));
			memcpy(
				criterion->levels[l].exact, exact, mc_exact_write(mc_rubric_value(rubric, c, l), MC_UNIT, exact) + 1);
		}
		if (rubric->has_points) {
			rubric->lowest += (mc_wide) criterion->levels[0].points * MC_SHARES;
			rubric->highest += (mc_wide) criterion->levels[criterion->count - 1].points * MC_SHARES;
			rubric->lowest_double += mc_units_double(criterion->levels[0].points);
			rubric->highest_double += mc_units_double(criterion->levels[criterion->count - 1].points);
		}
	}
	return result;
}

mc_result mc_rubric_finish(mc_rubric *rubric, mc_fault *fault)
{
	mc_result result = mc_rubric_check(rubric, fault);

	if (result == MC_OK) {
		result = mc_rubric_prepare(rubric);
	}
	if (result != MC_OK) {
		return result;
	}
	result = mc_rubric_write(rubric);
	if (result == MC_OK && !mc_utf8_valid(mc_buffer_slice(&rubric->json), NULL)) {
		result = mc_fail(fault, MC_E_ARGUMENT, "A string is not UTF-8");
	}
	if (result == MC_OK && rubric->json.length > MC_RUBRIC_MAX_BYTES) {
		result = mc_fail(fault, MC_E_LIMIT, "The rubric is larger than %u MiB", MC_RUBRIC_MAX_BYTES / 1024 / 1024);
	}
	return result == MC_OK ? mc_digest_canonical(mc_buffer_slice(&rubric->json), rubric->digest) : result;
}
