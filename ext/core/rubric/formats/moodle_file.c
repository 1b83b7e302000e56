/* The rows of an mc_moodle_file, whichever reader fills them. */
#include "moodle.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

void *mc_moodle_row(void **rows, size_t *count, size_t size)
{
	char *grown = *rows;

	/* Room doubles whenever count is a power of two. */
	if ((*count & (*count - 1)) == 0) {
		grown = realloc(*rows, (*count == 0 ? 1 : *count * 2) * size);
		if (grown == NULL) {
			return NULL;
		}
		*rows = grown;
	}
	return memset(grown + (*count)++ * size, 0, size);
}

static void mc_moodle_texts_free(mc_moodle_text *const *texts, size_t count)
{
	for (size_t t = 0; t < count; t++) {
		mc_buffer_free(&texts[t]->text);
	}
}

static void mc_moodle_row_free(mc_moodle_place *at, json_t *rest)
{
	free(at->pointer);
	json_decref(rest);
}

static void mc_moodle_criterion_free(mc_moodle_criterion *criterion)
{
	for (size_t l = 0; l < criterion->count; l++) {
		mc_moodle_level *level = &criterion->levels[l];

		mc_moodle_texts_free((mc_moodle_text *[]) { &level->score, &level->definition, &level->format }, 3);
		mc_moodle_row_free(&level->at, level->rest);
	}
	free(criterion->levels);
	mc_moodle_texts_free(
		(mc_moodle_text *[]) { &criterion->sortorder, &criterion->description, &criterion->format }, 3);
	mc_moodle_row_free(&criterion->at, criterion->rest);
}

static void mc_moodle_definition_free(mc_moodle_definition *definition)
{
	for (size_t c = 0; c < definition->count; c++) {
		mc_moodle_criterion_free(&definition->criteria[c]);
	}
	free(definition->criteria);
	mc_moodle_texts_free((mc_moodle_text *[]) { &definition->method, &definition->name, &definition->description,
							 &definition->format, &definition->status, &definition->options },
		6);
	mc_moodle_row_free(&definition->at, definition->rest);
}

void mc_moodle_file_free(mc_moodle_file *file)
{
	for (size_t a = 0; a < file->count; a++) {
		mc_moodle_area *area = &file->areas[a];

		for (size_t d = 0; d < area->count; d++) {
			mc_moodle_definition_free(&area->definitions[d]);
		}
		free(area->definitions);
		mc_moodle_texts_free((mc_moodle_text *[]) { &area->name, &area->method, &area->activity }, 3);
		mc_moodle_row_free(&area->at, area->rest);
	}
	free(file->areas);
	*file = (mc_moodle_file) { 0 };
}
