/* Telling a decision: what its files share. Inside ext/core/panel only. */
#ifndef MC_TELL_H
#define MC_TELL_H

#include "../json/teller.h"
#include "sitting.h"

#include <string.h>

/*
 * One thing said. The longest there can be is a reviewer's own outcome by 100 must-pass and weighted criteria with ids of 64
 * bytes, below 14,000; what would not fit is cut.
 */
#define MC_WORDS_MAX 16384

typedef struct {
	size_t length;
	char text[MC_WORDS_MAX]; /* begun with mc_words_start(): nobody should clear all of it */
} mc_words;

static inline void mc_words_start(mc_words *words)
{
	words->length = 0;
}

static inline void mc_words_add(mc_words *words, const char *bytes, size_t length)
{
	if (length > sizeof(words->text) - words->length) {
		length = sizeof(words->text) - words->length;
	}
	memcpy(words->text + words->length, bytes, length);
	words->length += length;
}

static inline void mc_say_string(mc_words *words, const char *text)
{
	mc_words_add(words, text, strlen(text));
}

/* Knows of %s, %u and %zu. */
void mc_say(mc_words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* An exact number: numerator/denominator, as mc_exact_write has it. */
void mc_say_exact(mc_words *words, mc_wide numerator, mc_wide denominator);
/* A value of a criterion. */
void mc_say_value(mc_words *words, mc_shares value);
/* The weighted sum, or mean, of values by criterion, and what it comes to: "(1 × 2.5 + 3 × 4) / 4 = 3.625". */
void mc_say_total(mc_words *words, const mc_sitting *sitting, const mc_shares *values, mc_wide total);
/* What a reviewer's own levels, and those that are carried, are worth; 0 where there is a code. */
void mc_values_alone(const mc_sitting *sitting, size_t seat, mc_shares *values);

/* The words as one text. */
void mc_tell_words(mc_teller *teller, const mc_words *words);
void mc_tell_string(mc_teller *teller, const char *text);
void mc_tell_exact(mc_teller *teller, mc_wide numerator, mc_wide denominator);
void mc_tell_units(mc_teller *teller, mc_units units);
/* Texts of kinds that a listener may know. */
void mc_tell_criterion_id(mc_teller *teller, const mc_sitting *sitting, size_t criterion);
void mc_tell_level_id(mc_teller *teller, const mc_sitting *sitting, size_t criterion, int level);
void mc_tell_worth(mc_teller *teller, const mc_sitting *sitting, size_t criterion, int level);
void mc_tell_reviewer(mc_teller *teller, const mc_sitting *sitting, size_t seat);
void mc_tell_word(mc_teller *teller, mc_known kind, size_t word);

/* explain.c: how a criterion, or the total, came to what it is, with its numbers. */
void mc_explain_criterion(mc_teller *teller, const mc_sitting *sitting, size_t criterion);
void mc_explain_total(mc_teller *teller, const mc_sitting *sitting);
void mc_explain_vote(mc_teller *teller, const mc_sitting *sitting);
/* A reviewer's own outcome. */
void mc_explain_alone(mc_teller *teller, const mc_sitting *sitting, size_t seat);

/* explain_triggers.c: a trigger that fired, and why. */
void mc_explain_trigger(mc_teller *teller, const mc_sitting *sitting, size_t index);

#endif
