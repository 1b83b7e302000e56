/*
 * Expansion and conversion in one walk: JSON-LD 1.1 API sections 5.1 and 8.1. A quad is added as soon as it is known;
 * nothing is kept of an object but what it stands for.
 */
#include "internal.h"

#define MC_RDF_NS "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/* Where the values of a property go: each into a quad, or one behind the other into a list. */
typedef struct {
	const mc_rdf_term *subject;
	mc_slice predicate;
	bool list;
	bool graph;      /* each value is in a graph of its own */
	uint32_t count;  /* values so far */
	mc_rdf_term head, tail;
} mc_sink;

static mc_result mc_add(mc_jsonld_reading *reading, const mc_rdf_term *subject, mc_slice predicate,
	const mc_rdf_term *object)
{
	mc_rdf_quad quad = { *subject, { .kind = MC_RDF_IRI, .value = predicate }, *object, reading->graph };

	if (reading->out->count >= MC_JSONLD_MAX_QUADS) {
		mc_jsonld_refuse(reading, reading->root, "The document says more than %u things", MC_JSONLD_MAX_QUADS);
		return MC_E_LIMIT;
	}
	return mc_rdf_add(reading->out, &quad);
}

static mc_result mc_put(mc_jsonld_reading *reading, mc_sink *sink, const mc_rdf_term *value)
{
	mc_rdf_term cell;
	mc_result result;

	sink->count++;
	if (!sink->list) {
		return mc_add(reading, sink->subject, sink->predicate, value);
	}
	result = mc_jsonld_fresh(reading, &cell);
	if (result == MC_OK && sink->count > 1) {
		result = mc_add(reading, &sink->tail, MC_LITERAL(MC_RDF_NS "rest"), &cell);
	}
	if (result == MC_OK) {
		result = mc_add(reading, &cell, MC_LITERAL(MC_RDF_NS "first"), value);
	}
	if (sink->count == 1) {
		sink->head = cell;
	}
	sink->tail = cell;
	return result;
}

/* Ends a list, and gives what stands for it. */
static mc_result mc_end_list(mc_jsonld_reading *reading, mc_sink *sink, mc_rdf_term *list)
{
	static const mc_rdf_term nil = { .kind = MC_RDF_IRI, .value = MC_LITERAL(MC_RDF_NS "nil") };

	if (sink->count == 0) {
		*list = nil;
		return MC_OK;
	}
	*list = sink->head;
	return mc_add(reading, &sink->tail, MC_LITERAL(MC_RDF_NS "rest"), &nil);
}

static mc_result mc_object(mc_jsonld_reading *reading, mc_jsonld_active *active, uint8_t name, uint32_t node,
	mc_sink *sink);

/* Section 5.3. */
static mc_result mc_plain(mc_jsonld_reading *reading, mc_jsonld_active *active, uint8_t name, uint32_t node,
	mc_sink *sink)
{
	const mc_jsonld_term *term = mc_jsonld_term_of(active, name);
	mc_jsonld_coercion coercion = term != NULL ? term->coercion : MC_JSONLD_NONE;
	mc_slice text, none = { NULL, 0 };
	mc_rdf_term value;
	mc_result result;

	if (sink->graph) {
		return mc_jsonld_refuse(reading, node, "Here an object is expected: a plain value would say nothing");
	}
	if (coercion == MC_JSONLD_ID && mc_json_tree_string(reading->tree, node, &text)) {
		result = mc_jsonld_resource(reading, text, node, &value);
	} else if (coercion == MC_JSONLD_VOCAB && mc_json_tree_string(reading->tree, node, &text)) {
		result = mc_jsonld_vocabulary(reading, active, text, node, &value);
	} else {
		result = mc_jsonld_literal(reading, node, coercion == MC_JSONLD_DATATYPE ? term->datatype : none, none, &value);
	}
	return result == MC_OK ? mc_put(reading, sink, &value) : result;
}

/* A value, or several. Lists within lists stay lists; other arrays within arrays are as if their items stood there. */
static mc_result mc_values(mc_jsonld_reading *reading, mc_jsonld_active *active, uint8_t name, uint32_t node,
	mc_sink *sink)
{
	uint32_t item;
	mc_result result = MC_OK;

	switch (reading->tree->nodes[node].type) {
		case MC_JSON_NULL:
			return MC_OK;
		case MC_JSON_OBJECT:
			return mc_object(reading, active, name, node, sink);
		case MC_JSON_ARRAY:
			break;
		default:
			return mc_plain(reading, active, name, node, sink);
	}
	for (item = reading->tree->nodes[node].first; result == MC_OK && item != MC_JSON_NONE;
			item = reading->tree->nodes[item].next) {
		mc_sink inner = { .list = true };
		mc_rdf_term list;

		if (!sink->list || !mc_json_tree_is(reading->tree, item, MC_JSON_ARRAY)) {
			result = mc_values(reading, active, name, item, sink);
			continue;
		}
		result = mc_values(reading, active, name, item, &inner);
		if (result == MC_OK) {
			result = mc_end_list(reading, &inner, &list);
		}
		if (result == MC_OK) {
			result = mc_put(reading, sink, &list);
		}
	}
	return result;
}

/* A property of subject. *says is set where it says something, if only that there is no value. */
static mc_result mc_property(mc_jsonld_reading *reading, mc_jsonld_active *active, uint32_t member, mc_slice iri,
	uint8_t name, const mc_rdf_term *subject, bool *says)
{
	const mc_jsonld_term *term = mc_jsonld_term_of(active, name);
	mc_sink sink = { .subject = subject, .predicate = iri };
	mc_rdf_term value;
	mc_result result = MC_OK;

	if (term != NULL && term->coercion == MC_JSONLD_JSON) {
		*says = true;
		result = mc_jsonld_json(reading, member, &value);
		return result == MC_OK ? mc_put(reading, &sink, &value) : result;
	}
	if (mc_json_tree_is(reading->tree, member, MC_JSON_NULL)) {
		return MC_OK;
	}
	if (term != NULL) {
		sink.list = term->container == MC_JSONLD_LIST;
		sink.graph = term->container == MC_JSONLD_GRAPH;
		if (term->context != MC_JSONLD_NO_CONTEXT) {
			result = mc_jsonld_apply(reading, &active, term->context, true, true, member);
		}
	}
	if (result == MC_OK) {
		result = mc_values(reading, active, name, member, &sink);
	}
	*says = *says || !sink.graph || sink.count > 0;
	if (result == MC_OK && sink.list) {
		result = mc_end_list(reading, &sink, &value);
		return result == MC_OK ? mc_add(reading, subject, iri, &value) : result;
	}
	return result;
}

static mc_result mc_one_type(mc_jsonld_reading *reading, const mc_jsonld_active *types, uint32_t item,
	const mc_rdf_term *subject)
{
	mc_rdf_term type;
	mc_slice text;
	mc_result result;

	if (!mc_json_tree_string(reading->tree, item, &text)) {
		return mc_jsonld_refuse(reading, item, "A type is a string or a list of strings");
	}
	result = mc_jsonld_vocabulary(reading, types, text, item, &type);
	return result == MC_OK ? mc_add(reading, subject, MC_LITERAL(MC_RDF_NS "type"), &type) : result;
}

static mc_result mc_types(mc_jsonld_reading *reading, const mc_jsonld_active *types, uint32_t member,
	const mc_rdf_term *subject, bool *says)
{
	uint32_t item;
	mc_result result = MC_OK;

	if (!mc_json_tree_is(reading->tree, member, MC_JSON_ARRAY)) {
		*says = true;
		return mc_one_type(reading, types, member, subject);
	}
	for (item = reading->tree->nodes[member].first; result == MC_OK && item != MC_JSON_NONE;
			item = reading->tree->nodes[item].next) {
		*says = true;
		result = mc_one_type(reading, types, item, subject);
	}
	return result;
}

static bool mc_is_left_out(const mc_jsonld_reading *reading, uint32_t node, uint32_t member)
{
	mc_slice text = mc_jsonld_key_text(reading, member);
	size_t i;

	if (text.length == 8 && mc_slice_equal(text, MC_LITERAL("@context"))) {
		return true;
	}
	for (i = 0; node == reading->root && i < reading->options->without_count; i++) {
		if (mc_slice_equal(text, reading->options->without[i])) {
			return true;
		}
	}
	return false;
}

/* The subject: what the object's id names, or a blank node. */
static mc_result mc_subject(mc_jsonld_reading *reading, const mc_jsonld_active *active, uint32_t node,
	mc_rdf_term *subject)
{
	uint32_t member, id = MC_JSON_NONE;
	mc_slice text;

	for (member = reading->tree->nodes[node].first; member != MC_JSON_NONE;
			member = reading->tree->nodes[member].next) {
		if (mc_jsonld_key_is(reading, active, member, MC_JSONLD_KEY_ID) && !mc_is_left_out(reading, node, member)) {
			if (id != MC_JSON_NONE) {
				return mc_jsonld_refuse(reading, member, "The object has two ids");
			}
			id = member;
		}
	}
	if (id == MC_JSON_NONE) {
		return mc_jsonld_fresh(reading, subject);
	}
	if (!mc_json_tree_string(reading->tree, id, &text)) {
		return mc_jsonld_refuse(reading, id, "An id is a string");
	}
	return mc_jsonld_resource(reading, text, id, subject);
}

static mc_result mc_members(mc_jsonld_reading *reading, mc_jsonld_active *active, const mc_jsonld_active *types,
	uint32_t node, const mc_rdf_term *subject, bool *says)
{
	uint32_t member;
	mc_result result = MC_OK;

	for (member = reading->tree->nodes[node].first; result == MC_OK && member != MC_JSON_NONE;
			member = reading->tree->nodes[member].next) {
		mc_jsonld_key key;
		uint8_t name;
		mc_slice iri;

		if (mc_is_left_out(reading, node, member)) {
			continue;
		}
		result = mc_jsonld_read_key(reading, active, member, &key, &iri, &name);
		if (result != MC_OK) {
			break;
		}
		switch (key) {
			case MC_JSONLD_KEY_ID:
				break;
			case MC_JSONLD_KEY_TYPE:
				result = mc_types(reading, types, member, subject, says);
				break;
			case MC_JSONLD_KEY_PROPERTY:
				result = mc_property(reading, active, member, iri, name, subject, says);
				break;
			default:
				result = mc_jsonld_refuse(reading, member, "@language and @value say something together only");
		}
	}
	return result;
}

/* sink is NULL for the root. */
static mc_result mc_node(mc_jsonld_reading *reading, mc_jsonld_active *active, const mc_jsonld_active *types,
	uint32_t node, mc_sink *sink)
{
	mc_rdf_term around = reading->graph, subject, graph = { 0 };
	bool says = false, own_graph = sink != NULL && sink->graph;
	mc_result result = MC_OK;

	if (own_graph) {
		result = mc_jsonld_fresh(reading, &graph);
		reading->graph = graph;
	}
	if (result == MC_OK) {
		result = mc_subject(reading, active, node, &subject);
	}
	if (result == MC_OK) {
		result = mc_members(reading, active, types, node, &subject, &says);
	}
	reading->graph = around;
	if (result == MC_OK && !says && (sink == NULL || own_graph)) {
		return mc_jsonld_refuse(reading, node, "The object says nothing");
	}
	return result == MC_OK && sink != NULL ? mc_put(reading, sink, own_graph ? &graph : &subject) : result;
}

/*
 * Section 5.1, steps 7 and 8: what a type brought holds in its node only, so it ends where the values begin; but not
 * for a plain value written as an object, nor for a mere reference.
 */
static bool mc_reverts(const mc_jsonld_reading *reading, const mc_jsonld_active *active, uint32_t node)
{
	const mc_json_node *object = &reading->tree->nodes[node];
	uint32_t member;

	if (object->count > 2 || mc_json_tree_member(reading->tree, node, MC_LITERAL("@context")) != MC_JSON_NONE) {
		return true;
	}
	for (member = object->first; member != MC_JSON_NONE; member = reading->tree->nodes[member].next) {
		if (mc_jsonld_key_is(reading, active, member, MC_JSONLD_KEY_VALUE)
				|| (object->count == 1 && mc_jsonld_key_is(reading, active, member, MC_JSONLD_KEY_ID))) {
			return false;
		}
	}
	return true;
}

/* Step 11: the contexts of the types, in the order of their names, whatever order they stand in. */
static mc_result mc_apply_types(mc_jsonld_reading *reading, mc_jsonld_active **active, const mc_jsonld_active *types,
	uint32_t node)
{
	bool named[MC_JSONLD_NAMES] = { false };
	uint32_t member;
	bool any = false;
	size_t name;
	mc_result result = MC_OK;

	for (member = reading->tree->nodes[node].first; member != MC_JSON_NONE;
			member = reading->tree->nodes[member].next) {
		bool list = mc_json_tree_is(reading->tree, member, MC_JSON_ARRAY);
		uint32_t item = list ? reading->tree->nodes[member].first : member;

		if (!mc_jsonld_key_is(reading, *active, member, MC_JSONLD_KEY_TYPE) || mc_is_left_out(reading, node, member)) {
			continue;
		}
		for (; item != MC_JSON_NONE; item = list ? reading->tree->nodes[item].next : MC_JSON_NONE) {
			const mc_jsonld_term *term;
			uint8_t type;
			mc_slice text;

			if (mc_json_tree_string(reading->tree, item, &text)) {
				type = mc_jsonld_name(text);
				term = mc_jsonld_term_of(types, type);
				if (term != NULL && term->context != MC_JSONLD_NO_CONTEXT) {
					named[type] = any = true;
				}
			}
		}
	}
	for (name = 0; any && result == MC_OK && name < MC_JSONLD_NAMES; name++) {
		if (named[name]) {
			result = mc_jsonld_apply(reading, active, mc_jsonld_terms[types->terms[name]].context, false, false, node);
		}
	}
	return result;
}

static mc_result mc_object(mc_jsonld_reading *reading, mc_jsonld_active *active, uint8_t name, uint32_t node,
	mc_sink *sink)
{
	const mc_jsonld_term *property = mc_jsonld_term_of(active, name);
	uint32_t own = mc_json_tree_member(reading->tree, node, MC_LITERAL("@context"));
	mc_jsonld_active *types;
	mc_rdf_term value;
	mc_result result = MC_OK;

	if (active->previous != NULL && mc_reverts(reading, active, node)) {
		active = active->previous;
	}
	if (property != NULL && property->context != MC_JSONLD_NO_CONTEXT) {
		result = mc_jsonld_apply(reading, &active, property->context, true, true, node);
	}
	if (result == MC_OK && node == reading->root && reading->options->context_tree != NULL) {
		result = mc_jsonld_apply_written(reading, &active, reading->options->context_tree, reading->options->context,
			node);
	} else if (result == MC_OK && own != MC_JSON_NONE) {
		result = mc_jsonld_apply_written(reading, &active, reading->tree, own, node);
	}
	types = active;
	if (result == MC_OK) {
		result = mc_apply_types(reading, &active, types, node);
	}
	if (result != MC_OK) {
		return result;
	}
	if (mc_json_tree_member(reading->tree, node, MC_LITERAL("@value")) == MC_JSON_NONE) {
		return mc_node(reading, active, types, node, sink);
	}
	if (sink == NULL || sink->graph) {
		return mc_jsonld_refuse(reading, node,
			"Here an object with properties is expected: a plain value would say nothing");
	}
	result = mc_jsonld_value_object(reading, active, types, node, &value);
	return result == MC_OK ? mc_put(reading, sink, &value) : result;
}

mc_result mc_jsonld_root(mc_jsonld_reading *reading)
{
	if (!mc_json_tree_is(reading->tree, reading->root, MC_JSON_OBJECT)) {
		return mc_jsonld_refuse(reading, reading->root, "Here an object is expected");
	}
	return mc_object(reading, reading->initial, MC_JSONLD_NO_NAME, reading->root, NULL);
}
