/* Telling a decision: what its files share. Inside ext/core/panel only. */
#ifndef MC_TELL_H
#define MC_TELL_H

#include "sitting.h"

struct json_t;

/* Words that grow. fine turns false where memory ran out, and stays so. */
typedef struct {
	mc_buffer text;
	bool fine;
} mc_words;

void mc_say(mc_words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* An exact number: numerator/denominator, as mc_exact_write has it. */
void mc_say_exact(mc_words *words, mc_wide numerator, mc_wide denominator);
/* A value of a criterion. */
void mc_say_value(mc_words *words, mc_shares value);
/* The weighted sum, or mean, of values by criterion, and what it comes to: "(1 × 2.5 + 3 × 4) / 4 = 3.625". */
void mc_say_total(mc_words *words, const mc_sitting *sitting, const mc_shares *values, mc_wide total);
/* What a reviewer's own levels, and those that are carried, are worth; 0 where there is a code. */
void mc_values_alone(const mc_sitting *sitting, size_t seat, mc_shares *values);
/* The words as a JSON string, which the caller owns; they are freed. NULL where memory ran out. */
struct json_t *mc_said(mc_words *words);

bool mc_put(struct json_t *object, const char *name, struct json_t *value);
/* For what is built and given away in one expression: value, or NULL where something was not fine. */
struct json_t *mc_finished(struct json_t *value, bool fine);
struct json_t *mc_exact_json(mc_wide numerator, mc_wide denominator);
struct json_t *mc_units_json(mc_units units);

/* explain.c: how a criterion, or the total, came to what it is, with its numbers. */
struct json_t *mc_explain_criterion(const mc_sitting *sitting, size_t criterion);
struct json_t *mc_explain_total(const mc_sitting *sitting);
struct json_t *mc_explain_vote(const mc_sitting *sitting);
/* A reviewer's own outcome. */
struct json_t *mc_explain_alone(const mc_sitting *sitting, size_t seat);

/* explain_triggers.c: a trigger that fired, and why. */
struct json_t *mc_explain_trigger(const mc_sitting *sitting, size_t index);

#endif
