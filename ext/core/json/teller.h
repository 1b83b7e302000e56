/*
 * Telling a value member by member to somebody who keeps it as he likes: as JSON text here, as PHP's arrays in the binding. What
 * is told is made up as it goes; there is no tree in between.
 */
#ifndef MC_TELLER_H
#define MC_TELLER_H

#include "json.h"

#define MC_SHAPE_MAX 11
/* Objects and lists inside each other. */
#define MC_TELLER_DEPTH 8

typedef struct {
	mc_slice name;
	uint8_t place; /* where it stands for a reader who lists the members, from 0 */
} mc_shape_member;

/* The members of an object, all of them always there, in RFC 8785's order: they are told in that. */
typedef struct {
	size_t count;
	mc_shape_member member[MC_SHAPE_MAX];
} mc_shape;

typedef struct mc_teller mc_teller;

/* What can be told. Whoever listens keeps what went wrong to himself: telling goes on, and he says so at its end. */
typedef struct {
	void (*object)(mc_teller *teller, const mc_shape *shape);
	/* An object that a and b tell all of. False where the listener has it already: then its members and its end are not told. */
	bool (*object_of)(mc_teller *teller, const mc_shape *shape, size_t a, size_t b);
	void (*list)(mc_teller *teller, size_t most); /* it will have at most so many values */
	void (*end)(mc_teller *teller);               /* of the object or list that began last */
	void (*null)(mc_teller *teller);
	void (*boolean)(mc_teller *teller, bool value);
	void (*number)(mc_teller *teller, double value);
	void (*text)(mc_teller *teller, mc_slice text);
	/* A text that comes again and again, and which of those it is, by the teller's own numbers, for a listener who has it already. */
	void (*known)(mc_teller *teller, int kind, size_t a, size_t b, const char *text);
} mc_teller_calls;

/* The first member of every listener. */
struct mc_teller {
	const mc_teller_calls *calls;
};

static inline void mc_tell_object(mc_teller *teller, const mc_shape *shape)
{
	teller->calls->object(teller, shape);
}

static inline bool mc_tell_object_of(mc_teller *teller, const mc_shape *shape, size_t a, size_t b)
{
	return teller->calls->object_of(teller, shape, a, b);
}

static inline void mc_tell_list(mc_teller *teller, size_t most)
{
	teller->calls->list(teller, most);
}

static inline void mc_tell_end(mc_teller *teller)
{
	teller->calls->end(teller);
}

static inline void mc_tell_null(mc_teller *teller)
{
	teller->calls->null(teller);
}

static inline void mc_tell_boolean(mc_teller *teller, bool value)
{
	teller->calls->boolean(teller, value);
}

static inline void mc_tell_number(mc_teller *teller, double value)
{
	teller->calls->number(teller, value);
}

static inline void mc_tell_text(mc_teller *teller, mc_slice text)
{
	teller->calls->text(teller, text);
}

static inline void mc_tell_known(mc_teller *teller, int kind, size_t a, size_t b, const char *text)
{
	teller->calls->known(teller, kind, a, b, text);
}

/* Who writes what he is told as RFC 8785 text, behind what is in out. Names and known texts need no escapes. */
typedef struct {
	mc_teller teller;
	mc_buffer *out;
	mc_result result; /* MC_OK, or what went wrong first */
	size_t depth;
	struct {
		const mc_shape *shape; /* NULL in a list */
		size_t told;
	} inside[MC_TELLER_DEPTH];
} mc_json_teller;

void mc_json_teller_start(mc_json_teller *teller, mc_buffer *out);

#endif
