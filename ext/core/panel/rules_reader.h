/* Reading rules, one part a file: what the parts, and the kinds, share. Inside ext/core/panel only. */
#ifndef MC_RULES_READER_H
#define MC_RULES_READER_H

#include "rules.h"

struct json_t;

/* What every function that reads a part is given. */
typedef struct {
	const struct json_t *document;
	const mc_rubric *rubric;
	mc_rules *rules;
	mc_pointer root;
	mc_fault *fault;
} mc_rules_reader;

/* rules_standard.c, rules_panel.c, rules_resolution.c: in this order, for each looks at what those before it read. */
mc_result mc_rules_read_standard(mc_rules_reader *reader);
mc_result mc_rules_read_codes(mc_rules_reader *reader);
mc_result mc_rules_read_reviewers(mc_rules_reader *reader);
mc_result mc_rules_read_triggers(mc_rules_reader *reader);
mc_result mc_rules_read_resolution(mc_rules_reader *reader);
mc_result mc_rules_read_vote(mc_rules_reader *reader);

/* rules_members.c: one member at a time. Everything here refuses with MC_E_FORMAT, the place and a sentence. */
/* The refusal of a member that changes nothing; why ends the sentence '"x" has no effect ...'. */
mc_result mc_rules_useless(const mc_rules_reader *reader, const mc_pointer *at, const char *name, const char *why);
/* The position of a criterion. */
mc_result mc_rules_criterion(const mc_rules_reader *reader, mc_slice id, const mc_pointer *at, size_t *criterion);
/* "criteria", a list of at least one id, none of them twice: looksat by position. */
mc_result mc_rules_criteria(const mc_rules_reader *reader, const struct json_t *object, const mc_pointer *at,
	bool *looksat);
/* The refusal of a decimal that is not as it should be; range says what it should be. */
mc_result mc_rules_decimal(const mc_rules_reader *reader, mc_decimal_fault decimal, const mc_pointer *at,
	const char *what, const char *range);
/* A required decimal from 0 to most; range says so in words. A whole number where whole is set. */
mc_result mc_rules_limit(const mc_rules_reader *reader, const struct json_t *object, const char *name, mc_units most,
	bool whole, const char *range, const mc_pointer *at, mc_units *limit);
/* A whole number from least to most, which is required. */
mc_result mc_rules_whole(const mc_rules_reader *reader, const struct json_t *object, const char *name, unsigned least,
	unsigned most, const mc_pointer *at, unsigned *number);
/* One of choices (NULL at its end), which is there exactly where it has an effect; -1 where not. why as above. */
mc_result mc_rules_choice(const mc_rules_reader *reader, const struct json_t *object, const char *name, bool effective,
	const char *const *choices, const char *why, const mc_pointer *at, int *index);

/* Puts a member into an object that is being written; takes value over. False where memory ran out. */
bool mc_rules_set(struct json_t *object, const char *name, struct json_t *value);
/* A decimal as JSON has it. */
struct json_t *mc_rules_number(mc_units units);

#endif
