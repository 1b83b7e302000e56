#include "tell.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>

void mc_say(mc_words *words, const char *format, ...)
{
	/* Longer than any one thing said: a few ids of 64 bytes, or a number of 96, and the words around them. */
	char piece[512];
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(piece, sizeof(piece), format, arguments);
	va_end(arguments);
	if (words->fine && mc_buffer_append(&words->text, piece, length < (int) sizeof(piece) ? (size_t) length : sizeof(piece) - 1) != MC_OK) {
		words->fine = false;
	}
}

void mc_say_exact(mc_words *words, mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];

	mc_exact_write(numerator, denominator, text);
	mc_say(words, "%s", text);
}

void mc_say_value(mc_words *words, mc_shares value)
{
	mc_say_exact(words, value, MC_SHARES_POINT);
}

json_t *mc_said(mc_words *words)
{
	json_t *string = words->fine ? json_stringn(words->text.length > 0 ? words->text.data : "", words->text.length) : NULL;

	mc_buffer_free(&words->text);
	return string;
}

bool mc_put(json_t *object, const char *name, json_t *value)
{
	return json_object_set_new(object, name, value) == 0;
}

json_t *mc_finished(json_t *value, bool fine)
{
	if (!fine) {
		json_decref(value);
		return NULL;
	}
	return value;
}

json_t *mc_exact_json(mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];

	mc_exact_write(numerator, denominator, text);
	return json_string(text);
}

json_t *mc_units_json(mc_units units)
{
	return mc_exact_json(units, MC_UNIT);
}
