/*
 * Reading members of a JSON document with the place at hand: what rubrics and rules share. Everything here fails
 * with MC_E_FORMAT, a JSON pointer and a sentence.
 */
#ifndef MC_MEMBERS_H
#define MC_MEMBERS_H

#include "../base/base.h"

struct json_t;

/* An id: 1 to 64 letters, digits, ". _ : -", the first one a letter or a digit; and NUL. */
#define MC_ID_SIZE 65
bool mc_id_valid(mc_slice id);
bool mc_id_equal(const char *id, mc_slice other);

/* A JSON pointer being put together. */
typedef struct {
	char text[256];
} mc_pointer;

mc_pointer mc_pointer_root(void);
mc_pointer mc_pointer_member(const mc_pointer *parent, mc_slice name);
mc_pointer mc_pointer_item(const mc_pointer *parent, size_t index);

/* The beginning of a text for use in a sentence: never half a character, no control characters. */
typedef struct {
	char text[64];
} mc_excerpt;
mc_excerpt mc_excerpt_of(mc_slice text);

/* Refuses members that names (NULL at its end) does not list; what is said is "a rubric", "a level". */
mc_result mc_members_only(
	const struct json_t *object, const char *const *names, const char *what, const mc_pointer *at, mc_fault *fault);
/* The member as it must be; *value is borrowed. An absent one that is not required leaves *value NULL. */
mc_result mc_member_array(const struct json_t *object, const char *name, size_t least, size_t most,
	const struct json_t **value, const mc_pointer *at, mc_fault *fault);
mc_result mc_member_object(const struct json_t *object, const char *name, bool required, const struct json_t **value,
	const mc_pointer *at, mc_fault *fault);
mc_result mc_member_string(const struct json_t *object, const char *name, bool required, mc_slice *value,
	const mc_pointer *at, mc_fault *fault);
mc_result mc_member_id(
	const struct json_t *object, const char *name, char id[MC_ID_SIZE], const mc_pointer *at, mc_fault *fault);
/* One of choices (NULL at its end): *index is its place there. An absent one that is not required is -1. */
mc_result mc_member_choice(const struct json_t *object, const char *name, bool required, const char *const *choices,
	int *index, const mc_pointer *at, mc_fault *fault);
/* Whether "format" is what it should be. */
mc_result mc_member_format(const struct json_t *document, const char *format, const char *what, mc_fault *fault);

#endif
