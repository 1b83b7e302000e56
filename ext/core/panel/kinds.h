/*
 * Kinds: of triggers, and of methods of resolution. All that there is to know of one stands in one file,
 * triggers/NAME.c or methods/NAME.c, which ends in its constant; the lists are in triggers.c and methods.c. Reading,
 * checking, deciding and writing walk the lists. Inside ext/core/panel only.
 */
#ifndef MC_KINDS_H
#define MC_KINDS_H

#include "facts.h"
#include "rules_reader.h"
#include "state.h"

/* At least as many as a list has, its NULL among them. */
#define MC_KINDS_MOST 32

/* What in the raters' own ratings asks for a further review. */
typedef struct mc_trigger_kind {
	const char *name; /* "type" in the rules and in a decision */
	bool repeats;     /* may stand more than once in one set of rules, by the same choice too */
	/* Refuses rules under which it could never fire. */
	mc_result (*check)(const mc_rules_reader *reader, const mc_pointer *at);
	/* Its own members, behind "type"; it refuses others. */
	mc_result (*read)(const mc_rules_reader *reader, const struct json_t *item, const mc_pointer *at,
		mc_trigger *trigger);
	/* Calls mc_state_fire() for each criterion that asks, or sets state->fired[index] where none alone does. */
	void (*fire)(mc_state *state, size_t index);
	/* The object that tells of one that fired, its members in RFC 8785's order. */
	void (*facts)(mc_buffer *out, mc_state *state, size_t index);
	/* Its own members back into the rules; NULL where it has none. */
	bool (*write)(struct json_t *object, const mc_trigger *trigger, const mc_rubric *rubric);
} mc_trigger_kind;

/* NULL at the end. */
extern const mc_trigger_kind *const mc_trigger_kinds[];

/* What kinds without members of their own have in place of a reader and of facts. */
mc_result mc_trigger_read_plain(const mc_rules_reader *reader, const struct json_t *item, const mc_pointer *at,
	mc_trigger *trigger);
void mc_trigger_facts_plain(mc_buffer *out, mc_state *state, size_t index);
/* Refuses a kind that compares reviewers where there is only one. */
mc_result mc_trigger_check_reviewers(const mc_rules_reader *reader, const char *name, const mc_pointer *at);

/* How the ratings of one criterion become one value. */
typedef struct mc_method_kind {
	const char *name;
	bool without;   /* raters alone can be resolved so: "without" */
	bool otherwise; /* so can the criteria without a cut, beside a method that goes by cuts */
	bool by_cut;    /* it finds a cut met or not; "otherwise" is for criteria that have none, and nothing is rounded */
	bool replaces;  /* only the further review counts, in place of the raters' */
	bool combines;  /* the raters resolve by "without" first, and what they come to counts as one rating */
	bool agreed;    /* the further review is what the raters agreed on */
	bool new_values; /* values are made of ratings, so that no outcome of one reviewer stands behind them */
	/* Refuses rules that cannot be resolved so: as "with", or as "without"; NULL where all can. at is that member. */
	mc_result (*check)(const mc_rules_reader *reader, bool with, const mc_pointer *at);
	/* Its own members of the resolution, which are refused where it is not used; NULL where it has none. */
	mc_result (*read)(const mc_rules_reader *reader, const struct json_t *object, bool used, const mc_pointer *at);
	/* Whether a value can lie between levels, so that rounding it to one has an effect; NULL where none can. */
	bool (*between)(const mc_rules *rules, bool with);
	/*
	 * What at least one rating comes to; a further review stands last. It says in resolved which ratings it leaves out,
	 * and may change the order of the ratings.
	 */
	mc_shares (*resolve)(const mc_state *state, size_t criterion, mc_ratings *ratings, mc_resolved *resolved);
	/* Its own members back into the rules; NULL where it has none. */
	bool (*write)(struct json_t *resolution, const mc_rules *rules);
} mc_method_kind;

/* NULL at the end. */
extern const mc_method_kind *const mc_method_kinds[];

/* What methods share. The mean of at least one rating, and the same as a kind's resolve(). */
mc_shares mc_ratings_mean(const mc_ratings *ratings);
mc_shares mc_method_resolve_mean(const mc_state *state, size_t criterion, mc_ratings *ratings, mc_resolved *resolved);
/* By value from lowest to highest, equals in the order of the reviewers' ids. */
void mc_ratings_order(mc_ratings *ratings);
/* For kinds of which it always holds: a value can lie between levels. */
bool mc_method_between(const mc_rules *rules, bool with);
/* Refuses a method that is for just two reviewers where there are more or fewer. */
mc_result mc_method_check_two(const mc_rules_reader *reader, const char *name, const mc_pointer *at);

#endif
