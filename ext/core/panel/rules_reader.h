/* Reading rules, one part a file: what the parts share. Inside ext/core/panel only. */
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

/* rules.c. The refusal of a member that changes nothing; why ends the sentence '"x" has no effect ...'. */
mc_result mc_rules_useless(const mc_rules_reader *reader, const mc_pointer *at, const char *name, const char *why);
mc_result mc_rules_criterion(const mc_rules_reader *reader, mc_slice id, const mc_pointer *at, size_t *criterion);
/* The refusal of a decimal that is not as it should be; range says what it should be. */
mc_result mc_rules_decimal(const mc_rules_reader *reader, mc_decimal_fault decimal, const mc_pointer *at, const char *what, const char *range);
/* A whole number from least to most, which is required. */
mc_result mc_rules_whole(const mc_rules_reader *reader, const struct json_t *object, const char *name, unsigned least, unsigned most,
	const mc_pointer *at, unsigned *number);

#endif
