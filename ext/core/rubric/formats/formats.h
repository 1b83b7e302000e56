/*
 * The formats that a rubric is read from and written in. All that there is to know of one stands in this folder, in files
 * that begin with its name, one of which ends in its constant; the list is in formats.c. Telling a text's format, reading,
 * writing, listing what a text holds and refusing walk the list. See docs/formats.md, "Rubric".
 */
#ifndef MC_FORMATS_H
#define MC_FORMATS_H

#include "../rubric.h"

struct json_t;

typedef struct mc_rubric_format {
	const char *name;     /* what programs call it */
	const char *what;     /* what it is, in the sentence that lists what can be read */
	const char *filename; /* of a file that holds it; "*" stands for the rubric's title */
	const char *type;     /* its media type */
	/* Of JSON: members of the outermost object that tell, NULL at the end; no other format has them there. NULL where it is none. */
	const char *const *members;
	/* Of what is not JSON: whether a text that begins so is of this format. No white space stands in front. */
	bool (*detect)(mc_slice start);
	/*
	 * Fills a new rubric and finishes it (mc_rubric_finish). Notes, what the text holds beyond a rubric, go into an empty
	 * object. name chooses among several, its data is NULL for the only one. There is no byte order mark in the text.
	 */
	mc_result (*read)(mc_slice text, mc_slice name, mc_rubric *rubric, struct json_t *notes, mc_fault *fault);
	/* Adds the names of the rubrics in a text (mc_name_add); NULL where it always holds one. */
	mc_result (*choices)(mc_slice text, struct json_t *names, mc_fault *fault);
	/* Appends the text; changed is when the rubric was, RFC 3339 in UTC. What the format cannot carry goes into lost, a list of sentences. */
	mc_result (*write)(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost, mc_fault *fault);
} mc_rubric_format;

/* NULL at the end. The first is this project's own. */
extern const mc_rubric_format *const mc_rubric_formats[];

/* NULL where there is none. */
const mc_rubric_format *mc_rubric_format_named(mc_slice name);
/* What a text looks like, NULL where that is no format: a look at its beginning, or at the names of a JSON object's members up to the first that tells. */
const mc_rubric_format *mc_rubric_detect(mc_slice text);

/*
 * The rubric in a text of this format, or of the one that it looks like where format is NULL. name chooses among several,
 * name.data is NULL for the only one. The caller owns *rubric and *notes (json_decref); both are NULL where this failed.
 */
mc_result mc_rubric_read_as(const mc_rubric_format *format, mc_slice text, mc_slice name, mc_rubric **rubric,
	struct json_t **notes, mc_fault *fault);

/*
 * The names by which one of several rubrics in a text can be chosen: a list of strings, empty where the text holds no more
 * than one. Only what is needed for them is read, so the reader may still refuse each. The caller owns *names (json_decref).
 */
mc_result mc_rubric_choices(mc_slice text, struct json_t **names, mc_fault *fault);

/* Written where nobody says when the rubric was last changed. */
#define MC_RUBRIC_NO_TIME "1970-01-01T00:00:00Z"
/*
 * Appends the rubric in this format. changed is RFC 3339 in UTC, or MC_E_ARGUMENT. The caller owns *lost, a list of
 * sentences (json_decref); where this failed it is NULL, and out is as it was.
 */
mc_result mc_rubric_write_as(const mc_rubric_format *format, const mc_rubric *rubric, mc_slice changed, mc_buffer *out,
	struct json_t **lost, mc_fault *fault);

#endif
