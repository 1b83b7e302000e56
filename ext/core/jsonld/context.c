/* The contexts in force: JSON-LD 1.1 API section 4.1, of which a closed set leaves little to do while reading. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

uint8_t mc_jsonld_name(mc_slice text)
{
	uint32_t hash = mc_jsonld_seed;
	uint8_t slot;
	size_t i;

	for (i = 0; i < text.length; i++) {
		hash = (hash ^ (unsigned char) text.data[i]) * 16777619u;
	}
	slot = mc_jsonld_slots[(hash ^ (hash >> 15)) % MC_JSONLD_SLOTS];
	return slot > 0 && mc_slice_equal(mc_jsonld_names[slot - 1], text) ? slot - 1 : MC_JSONLD_NO_NAME;
}

const mc_jsonld_term *mc_jsonld_term_of(const mc_jsonld_active *active, uint8_t name)
{
	return name != MC_JSONLD_NO_NAME && active->terms[name] != 0 ? &mc_jsonld_terms[active->terms[name]] : NULL;
}

static mc_jsonld_active *mc_new_active(mc_jsonld_reading *reading)
{
	mc_jsonld_active *active = calloc(1, sizeof(*active));

	if (active != NULL) {
		active->all = reading->all;
		reading->all = active;
		reading->actives++;
	}
	return active;
}

mc_result mc_jsonld_begin(mc_jsonld_reading *reading)
{
	reading->initial = mc_new_active(reading);
	return reading->initial != NULL ? MC_OK : MC_E_NOMEM;
}

void mc_jsonld_end(mc_jsonld_reading *reading)
{
	while (reading->all != NULL) {
		mc_jsonld_active *next = reading->all->all;

		free(reading->all);
		reading->all = next;
	}
}

/*
 * Section 4.2, step 27: a protected term may be defined again only as it is, but for being protected, which it stays;
 * the context of a property may do as it likes.
 */
static mc_result mc_define(mc_jsonld_reading *reading, mc_jsonld_active *active, const mc_jsonld_context *context,
	uint32_t at)
{
	size_t i;

	for (i = 0; i < context->count; i++) {
		const mc_jsonld_entry *entry = &context->entries[i];
		const mc_jsonld_term *before = mc_jsonld_term_of(active, entry->name), *after = &mc_jsonld_terms[entry->term];

		if (before != NULL && before->protected && !active->override) {
			if (before->alike != after->alike) {
				return mc_jsonld_refuse(reading, at,
					"The term \"%.*s\" is protected, and here it would mean something else",
					MC_JSONLD_SHOWN(mc_jsonld_names[entry->name]));
			}
			continue;
		}
		active->terms[entry->name] = entry->term;
		active->guarded = active->guarded || after->protected;
	}
	if (context->vocab.data != NULL) {
		active->vocab = context->vocab;
	}
	return MC_OK;
}

mc_result mc_jsonld_apply(mc_jsonld_reading *reading, mc_jsonld_active **active, int16_t context, bool override,
	bool propagate, uint32_t at)
{
	mc_jsonld_active *from = *active, *to, *chain;

	if (context == MC_JSONLD_NULL_CONTEXT) {
		if (from->guarded && !override) {
			return mc_jsonld_refuse(reading, at, "A null @context cannot undo protected terms");
		}
		*active = reading->initial;
		return MC_OK;
	}
	for (to = from->made; to != NULL; to = to->sibling) {
		if (to->context == context && to->override == override && to->propagate == propagate) {
			*active = to;
			return MC_OK;
		}
	}
	if (reading->actives >= MC_JSONLD_MAX_ACTIVE) {
		mc_jsonld_refuse(reading, at, "The document combines types and contexts in more than %d ways",
			MC_JSONLD_MAX_ACTIVE);
		return MC_E_LIMIT;
	}
	to = mc_new_active(reading);
	if (to == NULL) {
		return MC_E_NOMEM;
	}
	chain = to->all;
	*to = *from;
	to->all = chain;
	to->made = NULL;
	to->context = context;
	to->override = override;
	to->propagate = propagate;
	if (!propagate && to->previous == NULL) {
		to->previous = from;
	}
	to->sibling = from->made;
	from->made = to;
	*active = to;
	return mc_define(reading, to, &mc_jsonld_contexts[context], at);
}

static mc_result mc_apply_named(mc_jsonld_reading *reading, mc_jsonld_active **active, mc_slice url, uint32_t at)
{
	size_t i;

	for (i = 0; i < mc_jsonld_address_count; i++) {
		const mc_jsonld_address *address = &mc_jsonld_addresses[i];

		if (mc_slice_equal(address->url, url) && (!address->examples || reading->options->examples)) {
			return mc_jsonld_apply(reading, active, address->context, false, true, at);
		}
	}
	return mc_jsonld_refuse(reading, at, "The context \"%.*s\" is not one of those known here, and none is fetched",
		MC_JSONLD_SHOWN(url));
}

mc_result mc_jsonld_apply_written(mc_jsonld_reading *reading, mc_jsonld_active **active, const mc_json_tree *tree,
	uint32_t value, uint32_t node)
{
	bool list = mc_json_tree_is(tree, value, MC_JSON_ARRAY);
	uint32_t item = list ? tree->nodes[value].first : value;
	mc_result result = MC_OK;

	while (result == MC_OK && item != MC_JSON_NONE) {
		uint32_t at = tree == reading->tree ? item : node;
		mc_slice url;

		if (mc_json_tree_string(tree, item, &url)) {
			result = mc_apply_named(reading, active, url, at);
		} else if (mc_json_tree_is(tree, item, MC_JSON_NULL)) {
			result = mc_jsonld_apply(reading, active, MC_JSONLD_NULL_CONTEXT, false, true, at);
		} else if (mc_json_tree_is(tree, item, MC_JSON_OBJECT)) {
			result = mc_jsonld_refuse(reading, at,
				"A context that is written out is not supported, only the addresses of known ones");
		} else {
			result = mc_jsonld_refuse(reading, at, "A context is an address or a list of addresses");
		}
		item = list ? tree->nodes[item].next : MC_JSON_NONE;
	}
	return result;
}
