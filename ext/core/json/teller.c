#include "teller.h"

#include <string.h>

static mc_json_teller *mc_json_teller_of(mc_teller *teller)
{
	return (mc_json_teller *) teller;
}

/* Nearly all that is written is a few bytes long, so there is room before each is asked for. */
#define MC_JSON_STEP 4096

static bool mc_json_room(mc_json_teller *teller, size_t length)
{
	if (teller->result == MC_OK && teller->out->capacity - teller->out->length < length) {
		teller->result = mc_buffer_reserve(teller->out, length + MC_JSON_STEP);
	}
	return teller->result == MC_OK;
}

static inline void mc_json_append(mc_json_teller *teller, const char *bytes, size_t length)
{
	if (mc_json_room(teller, length)) {
		memcpy(teller->out->data + teller->out->length, bytes, length);
		teller->out->length += length;
	}
}

/* What stands before a value: the comma, and in an object the name. */
static void mc_json_before(mc_json_teller *teller)
{
	size_t told;
	const mc_shape *shape;

	if (teller->depth == 0) {
		return;
	}
	told = teller->inside[teller->depth - 1].told++;
	shape = teller->inside[teller->depth - 1].shape;
	if (told > 0) {
		mc_json_append(teller, ",", 1);
	}
	if (shape != NULL) {
		mc_json_append(teller, "\"", 1);
		mc_json_append(teller, shape->member[told].name.data, shape->member[told].name.length);
		mc_json_append(teller, "\":", 2);
	}
}

static void mc_json_begin(mc_json_teller *teller, const mc_shape *shape)
{
	mc_json_before(teller);
	mc_json_append(teller, shape != NULL ? "{" : "[", 1);
	teller->inside[teller->depth].shape = shape;
	teller->inside[teller->depth++].told = 0;
}

static void mc_json_object(mc_teller *teller, const mc_shape *shape)
{
	mc_json_begin(mc_json_teller_of(teller), shape);
}

static bool mc_json_object_of(mc_teller *teller, const mc_shape *shape, size_t a, size_t b)
{
	(void) a;
	(void) b;
	mc_json_begin(mc_json_teller_of(teller), shape);
	return true;
}

static void mc_json_list(mc_teller *teller, size_t most)
{
	(void) most;
	mc_json_begin(mc_json_teller_of(teller), NULL);
}

static void mc_json_end(mc_teller *told)
{
	mc_json_teller *teller = mc_json_teller_of(told);

	mc_json_append(teller, teller->inside[--teller->depth].shape != NULL ? "}" : "]", 1);
}

static void mc_json_null(mc_teller *teller)
{
	mc_json_before(mc_json_teller_of(teller));
	mc_json_append(mc_json_teller_of(teller), "null", 4);
}

static void mc_json_boolean(mc_teller *teller, bool value)
{
	mc_json_before(mc_json_teller_of(teller));
	mc_json_append(mc_json_teller_of(teller), value ? "true" : "false", value ? 4 : 5);
}

static void mc_json_number(mc_teller *told, double value)
{
	mc_json_teller *teller = mc_json_teller_of(told);

	mc_json_before(teller);
	if (teller->result == MC_OK) {
		teller->result = mc_json_write_number(teller->out, value);
	}
}

static void mc_json_text(mc_teller *told, mc_slice text)
{
	mc_json_teller *teller = mc_json_teller_of(told);

	mc_json_before(teller);
	if (teller->result == MC_OK) {
		teller->result = mc_json_write_string(teller->out, text);
	}
}

static void mc_json_known(mc_teller *told, int kind, size_t a, size_t b, const char *text)
{
	mc_json_teller *teller = mc_json_teller_of(told);

	(void) kind;
	(void) a;
	(void) b;
	mc_json_before(teller);
	mc_json_append(teller, "\"", 1);
	mc_json_append(teller, text, strlen(text));
	mc_json_append(teller, "\"", 1);
}

void mc_json_teller_start(mc_json_teller *teller, mc_buffer *out)
{
	static const mc_teller_calls calls = {
		mc_json_object, mc_json_object_of, mc_json_list, mc_json_end, mc_json_null, mc_json_boolean, mc_json_number, mc_json_text, mc_json_known
	};

	teller->teller.calls = &calls;
	teller->out = out;
	teller->result = MC_OK;
	teller->depth = 0;
}
