/*
 * What the formats other than the native one share, in format.c; what no format has to know is in ../rubric.c. The kinds
 * and their list are in formats.h.
 */
#ifndef MC_FORMAT_H
#define MC_FORMAT_H

#include "formats.h"

/* Of a text of another format; its own parts have limits of their own. */
#define MC_FORMAT_MAX_BYTES (8u * 1024 * 1024)
/* Of JSON: a package with 20,000 items has room. */
#define MC_FORMAT_MAX_VALUES 250000

/* Whether words stand in a text, in letters of either case. */
bool mc_format_has(mc_slice text, const char *words);
/* JSON within these bounds. The caller owns *document. */
mc_result mc_format_load(mc_slice text, struct json_t **document, mc_fault *fault);
/* Without white space around. */
mc_slice mc_format_trim(mc_slice text);
/* A text as a rubric keeps it; what names it in a sentence, to which the caller adds the place. */
mc_result mc_format_text(mc_slice text, const char *what, mc_slice *copy, mc_fault *fault);
/* Adds a JSON pointer to a fault. */
mc_result mc_format_at(const mc_pointer *at, mc_result result, mc_fault *fault);
/* Points in decimal digits, with a sentence, to which the caller adds the place. */
mc_result mc_format_points(mc_slice digits, mc_units *points, mc_fault *fault);
/* What to say of points that a number is not. */
mc_result mc_format_points_refuse(mc_decimal_fault why, mc_slice shown, mc_fault *fault);
/* Points that are a JSON number, with sentence and place. */
mc_result mc_format_points_json(const struct json_t *number, mc_units *points, const mc_pointer *at, mc_fault *fault);
/* As few digits as the decimal needs. */
#define MC_UNITS_SIZE 16
void mc_format_decimal(mc_units units, char out[MC_UNITS_SIZE]);
/* The last step of every reader here: ids by position, then mc_rubric_finish() with a fault that needs no native document to be understood. */
mc_result mc_format_finish(mc_rubric *rubric, mc_fault *fault);
/* The ids that mc_format_finish gives: "c1", and "c1l1" in it. Places are counted from 0. */
void mc_format_criterion_id(size_t criterion, char id[MC_ID_SIZE]);
void mc_format_level_id(size_t criterion, size_t level, char id[MC_ID_SIZE]);

/* Rows to be sorted by a key, equals as they stand. */
typedef struct {
	mc_units key;
	size_t row;
} mc_order;
void mc_order_sort(mc_order *order, size_t count);

/* A copy of an object without the members that names (NULL at its end) lists; NULL where memory ran out. */
struct json_t *mc_format_rest(const struct json_t *object, const char *const *names);
/* Takes value over; MC_E_NOMEM where it or its place is missing. */
mc_result mc_note(struct json_t *notes, const char *name, struct json_t *value);
/* The object kept under name, made where it is not there; NULL where memory ran out. */
struct json_t *mc_note_object(struct json_t *notes, const char *name);
/* One more name, where it is not there yet. */
mc_result mc_name_add(struct json_t *names, mc_slice name);
/* A sentence in the list "warnings". */
mc_result mc_note_warn(struct json_t *notes, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Something that a format cannot carry, and where that is so. */
#define MC_LOSS_PLACES 8
typedef struct {
	const char *sentence; /* without its full stop */
	bool whole;           /* it is so of the rubric itself */
	size_t count;         /* of places in it */
	const char *last;
	char places[MC_LOSS_PLACES * (MC_ID_SIZE + 1)];
} mc_loss;

/* One more place, an id of the rubric's; or NULL for the rubric itself. The same one after itself is the same. */
void mc_loss_at(mc_loss *loss, const char *id);
/* Where ids are not those by position. */
void mc_loss_ids(mc_loss *loss, const mc_rubric *rubric);
/* Adds the sentences of those that happened. */
mc_result mc_losses_add(const mc_loss *losses, size_t count, struct json_t *lost);

#endif
