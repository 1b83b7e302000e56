/*
 * The rules of a version: the standard, the panel, what triggers an adjudication and how it resolves. Read and checked
 * once, against their rubric; inside, criteria and levels are positions in it. See docs/formats.md.
 */
#ifndef MC_RULES_H
#define MC_RULES_H

#include "../rubric/rubric.h"

#define MC_RULES_MAX_BYTES (1024u * 1024)
#define MC_RULES_MAX_REVIEWERS 15
#define MC_RULES_MAX_TRIGGERS 20
#define MC_RULES_MAX_CODES 20
#define MC_RULES_MAX_WEIGHT (1000 * MC_UNIT)
#define MC_RULES_MAX_NAME 200
/* Of 15 raters and an adjudicator, 7 on each side leave 2. */
#define MC_RULES_MAX_TRIM 7

/* kinds.h: what there is to know of a kind of trigger, or of a method of resolution. */
struct mc_trigger_kind;
struct mc_method_kind;

/* What the award needs. One that neither cuts nor weighs, a profile, asks only that every criterion has a value. */
typedef struct {
	const char *name;
	const char *on; /* "on a profile", for a sentence */
	bool cuts;      /* must-pass criteria with cut levels */
	bool weighs;    /* a weighted sum or mean with a cut of its own */
} mc_standard_kind;
/* A row with the name NULL is the end. */
extern const mc_standard_kind mc_standards[];

/* The order is that of the words in rules_resolution.c. */
typedef enum { MC_TIE_HIGHER, MC_TIE_LOWER } mc_tie;
typedef enum { MC_EVEN_MEAN, MC_EVEN_LOW, MC_EVEN_HIGH } mc_even;
typedef enum { MC_EVEN_MET, MC_EVEN_NOT_MET } mc_even_majority;
typedef enum { MC_EVEN_AWARD, MC_EVEN_NOT_YET } mc_even_vote;
typedef enum { MC_ROUND_UP, MC_ROUND_DOWN, MC_ROUND_HALF_UP, MC_ROUND_HALF_DOWN } mc_rounding;
typedef enum { MC_SCOPE_ALL, MC_SCOPE_TRIGGERED } mc_scope;
typedef enum { MC_SEES_NOTHING, MC_SEES_REVIEWS } mc_sees;

extern const char *const mc_roundings[], *const mc_scopes[], *const mc_sights[], *const mc_even_votes[];

/* What the members below mean is the kind's own to say; what it has no member for is 0. */
typedef struct {
	const struct mc_trigger_kind *kind;
	int choice;                            /* which of the kind's words it has */
	mc_units limit;
	bool named;                            /* "criteria" is there; without it all are looked at */
	bool looksat[MC_RUBRIC_MAX_CRITERIA];
} mc_trigger;

typedef struct {
	char code[MC_ID_SIZE];
	char name[MC_RULES_MAX_NAME + 1];
} mc_unscorable;

typedef struct {
	char rubric[MC_DIGEST_SIZE];           /* the digest of the rubric they are for */
	size_t criteria;
	const mc_standard_kind *standard;
	int cut[MC_RUBRIC_MAX_CRITERIA];       /* the cut level, or -1 where the criterion is not must-pass */
	bool weighted[MC_RUBRIC_MAX_CRITERIA]; /* counts in the total */
	mc_units weight[MC_RUBRIC_MAX_CRITERIA];
	mc_units weights;                      /* their sum */
	bool averaged;                         /* the cut is one of the weighted mean, not of the weighted sum */
	mc_units total;                        /* the cut of either */
	unsigned reviewers;
	size_t triggers;
	mc_trigger trigger[MC_RULES_MAX_TRIGGERS];
	const struct mc_method_kind *without;  /* how the raters' own ratings resolve */
	bool adjudicates;                      /* there are triggers, and so the next three */
	const struct mc_method_kind *with;     /* the same with a further review; NULL without triggers */
	mc_scope scope;
	mc_sees sees;
	const struct mc_method_kind *otherwise; /* of criteria without a cut, where the method goes by cuts; or NULL */
	int tie;                               /* mc_tie, or -1 where the rules have none */
	int even;                              /* mc_even, or -1 */
	int majority;                          /* mc_even_majority, or -1 */
	unsigned trim;                         /* of a trimmed mean, on each side; or 0 */
	int round;                             /* mc_rounding, or -1 */
	int vote;                              /* mc_even_vote: the raters' own outcomes are counted; or -1 */
	size_t codes;
	mc_unscorable code[MC_RULES_MAX_CODES];
	mc_buffer json;                        /* the canonical form */
	char digest[MC_DIGEST_SIZE];
} mc_rules;

/* The caller owns *rules (mc_rules_free); the rubric is not kept. */
mc_result mc_rules_read(mc_slice json, const mc_rubric *rubric, mc_rules **rules, mc_fault *fault);
void mc_rules_free(mc_rules *rules);

/* Writes rules->json and rules->digest: the last step of reading. */
mc_result mc_rules_write(mc_rules *rules, const mc_rubric *rubric, mc_fault *fault);

/* The place of a code, or -1. */
int mc_rules_find_code(const mc_rules *rules, mc_slice code);
/* Whether the further review is the raters' own agreed one, not an adjudicator's. */
bool mc_rules_agree(const mc_rules *rules);

#endif
