/* What the files of this folder share: the table of terms, the contexts in force, the state of one reading. */
#ifndef MC_JSONLD_INTERNAL_H
#define MC_JSONLD_INTERNAL_H

#include "jsonld.h"

/* How many distinct terms there are; a term's name is a number below it, in the order of UTF-16 code units. */
#define MC_JSONLD_NAMES 179
#define MC_JSONLD_SLOTS 4096
#define MC_JSONLD_NO_NAME UINT8_MAX

#define MC_JSONLD_NO_CONTEXT (-1)
/* A scoped context that is null: within it, no term is defined. */
#define MC_JSONLD_NULL_CONTEXT (-2)

/* What a term stands for. */
typedef enum {
	MC_JSONLD_KEY_PROPERTY, /* an IRI */
	MC_JSONLD_KEY_ID,
	MC_JSONLD_KEY_TYPE,
	MC_JSONLD_KEY_VALUE,
	MC_JSONLD_KEY_LANGUAGE
} mc_jsonld_key;

/* What a term's plain values are taken for. */
typedef enum {
	MC_JSONLD_NONE,
	MC_JSONLD_ID,
	MC_JSONLD_VOCAB,
	MC_JSONLD_JSON,
	MC_JSONLD_DATATYPE
} mc_jsonld_coercion;

/* A set says nothing that RDF keeps, so it is plain. */
typedef enum {
	MC_JSONLD_PLAIN,
	MC_JSONLD_LIST,
	MC_JSONLD_GRAPH
} mc_jsonld_container;

typedef struct {
	mc_slice iri; /* or the keyword */
	mc_slice datatype;
	mc_jsonld_key key;
	mc_jsonld_coercion coercion;
	mc_jsonld_container container;
	bool protected;
	int16_t context;
	uint16_t alike; /* the same in all terms that differ in nothing but protection */
} mc_jsonld_term;

typedef struct {
	uint8_t name;
	uint16_t term;
} mc_jsonld_entry;

typedef struct {
	const mc_jsonld_entry *entries;
	size_t count;
	mc_slice vocab; /* data NULL: none */
} mc_jsonld_context;

typedef struct {
	mc_slice url;
	int16_t context;
	bool examples;
} mc_jsonld_address;

/* table.c, which make_table.php makes. */
extern const mc_slice mc_jsonld_names[MC_JSONLD_NAMES];
extern const uint32_t mc_jsonld_seed;
extern const uint8_t mc_jsonld_slots[MC_JSONLD_SLOTS];
extern const mc_jsonld_term mc_jsonld_terms[];
extern const mc_jsonld_context mc_jsonld_contexts[];
extern const mc_jsonld_address mc_jsonld_addresses[];
extern const size_t mc_jsonld_address_count;

/* An active context: what each name means. Equal histories share one, so a document has few. */
typedef struct mc_jsonld_active {
	uint16_t terms[MC_JSONLD_NAMES]; /* index into mc_jsonld_terms, 0: not defined */
	mc_slice vocab;
	bool guarded; /* some term is protected */
	int16_t context; /* the last one that was applied, and how */
	bool override;
	bool propagate;
	struct mc_jsonld_active *previous; /* what holds again within the node's values; NULL: this one does */
	struct mc_jsonld_active *made;     /* those made from this one, newest first */
	struct mc_jsonld_active *sibling;
	struct mc_jsonld_active *all;
} mc_jsonld_active;

/* No badge comes near it; together they are 1 MB. */
#define MC_JSONLD_MAX_ACTIVE 2048

typedef struct {
	const mc_json_tree *tree;
	const mc_jsonld_options *options;
	mc_rdf_dataset *out;
	mc_fault *fault;
	mc_rdf_term graph;         /* that quads are added to now */
	uint32_t blanks;           /* labels given out */
	uint32_t root;
	mc_jsonld_active *initial;
	mc_jsonld_active *all;     /* newest first, to be freed */
	uint32_t actives;
} mc_jsonld_reading;

/* refuse.c */
/* Fails at a node of the tree, whose JSON pointer is found only then. */
mc_result mc_jsonld_refuse(mc_jsonld_reading *reading, uint32_t node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* For sentences: a text cut to what fits in them, as printf's "%.*s" wants it. */
int mc_jsonld_shown(mc_slice text);
#define MC_JSONLD_SHOWN(text) mc_jsonld_shown(text), (text).data

/* context.c */
/* A name's number, or MC_JSONLD_NO_NAME. */
uint8_t mc_jsonld_name(mc_slice text);
/* The term's definition, or NULL. */
const mc_jsonld_term *mc_jsonld_term_of(const mc_jsonld_active *active, uint8_t name);
mc_result mc_jsonld_begin(mc_jsonld_reading *reading);
void mc_jsonld_end(mc_jsonld_reading *reading);
/*
 * A context over the one in force, which becomes the new one. at: where to point when a protected term is in the way.
 */
mc_result mc_jsonld_apply(mc_jsonld_reading *reading, mc_jsonld_active **active, int16_t context, bool override,
	bool propagate, uint32_t at);
/* The value of an @context over the one in force. node: the object whose context it is, for places in another tree. */
mc_result mc_jsonld_apply_written(mc_jsonld_reading *reading, mc_jsonld_active **active, const mc_json_tree *tree,
	uint32_t value, uint32_t node);

/* iri.c */
/* RFC 3987, with a scheme; brackets also in a query or fragment, where browsers write them. */
bool mc_jsonld_is_iri(mc_slice text);
/* @ and letters: a keyword, or what is reserved to become one. */
bool mc_jsonld_is_reserved(mc_slice text);
/* The resource that an id names: an IRI or "_:" and a label. */
mc_result mc_jsonld_resource(mc_jsonld_reading *reading, mc_slice text, uint32_t node, mc_rdf_term *term);
/* The same of a type or a value of @vocab: terms first. */
mc_result mc_jsonld_vocabulary(mc_jsonld_reading *reading, const mc_jsonld_active *active, mc_slice text, uint32_t node,
	mc_rdf_term *term);
/* What the context's @vocab, which is there, makes of a word. */
mc_result mc_jsonld_in_vocab(mc_jsonld_reading *reading, const mc_jsonld_active *active, mc_slice text, mc_slice *iri);
/* A blank node that has no label yet. */
mc_result mc_jsonld_fresh(mc_jsonld_reading *reading, mc_rdf_term *term);

/* literal.c */
/* A plain value: datatype's data is NULL where none was named. */
mc_result mc_jsonld_literal(mc_jsonld_reading *reading, uint32_t node, mc_slice datatype, mc_slice language,
	mc_rdf_term *term);
/* Any value as rdf:JSON. */
mc_result mc_jsonld_json(mc_jsonld_reading *reading, uint32_t node, mc_rdf_term *term);
/* An object with @value. types: the context by which its type is read. */
mc_result mc_jsonld_value_object(mc_jsonld_reading *reading, const mc_jsonld_active *active,
	const mc_jsonld_active *types, uint32_t node, mc_rdf_term *term);

/* key.c */
/*
 * What a member's key stands for. Of a property *iri is its IRI, *name the term's number or MC_JSONLD_NO_NAME. A key
 * that means nothing is refused. Not for @context.
 */
mc_result mc_jsonld_read_key(mc_jsonld_reading *reading, const mc_jsonld_active *active, uint32_t member,
	mc_jsonld_key *key, mc_slice *iri, uint8_t *name);
/* True where it stands for that keyword, written so or as a term. */
bool mc_jsonld_key_is(const mc_jsonld_reading *reading, const mc_jsonld_active *active, uint32_t member,
	mc_jsonld_key key);
mc_slice mc_jsonld_key_text(const mc_jsonld_reading *reading, uint32_t member);

/* expand.c: the root, an object. */
mc_result mc_jsonld_root(mc_jsonld_reading *reading);

#endif
