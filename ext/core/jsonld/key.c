/* What a member's key stands for: JSON-LD 1.1 API section 5.2, for keys. */
#include "internal.h"

mc_slice mc_jsonld_key_text(const mc_jsonld_reading *reading, uint32_t member)
{
	return mc_json_tree_piece(reading->tree, reading->tree->nodes[member].key);
}

static bool mc_keyword(mc_slice text, mc_jsonld_key *key)
{
	static const struct { mc_slice text; mc_jsonld_key key; } keywords[] = {
		{ MC_LITERAL("@id"), MC_JSONLD_KEY_ID },
		{ MC_LITERAL("@type"), MC_JSONLD_KEY_TYPE },
		{ MC_LITERAL("@value"), MC_JSONLD_KEY_VALUE },
		{ MC_LITERAL("@language"), MC_JSONLD_KEY_LANGUAGE },
	};
	size_t i;

	for (i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++) {
		if (mc_slice_equal(keywords[i].text, text)) {
			*key = keywords[i].key;
			return true;
		}
	}
	return false;
}

bool mc_jsonld_key_is(const mc_jsonld_reading *reading, const mc_jsonld_active *active, uint32_t member,
	mc_jsonld_key key)
{
	mc_slice text = mc_jsonld_key_text(reading, member);
	const mc_jsonld_term *term;
	mc_jsonld_key found;

	if (text.length > 0 && text.data[0] == '@') {
		return mc_keyword(text, &found) && found == key;
	}
	term = mc_jsonld_term_of(active, mc_jsonld_name(text));
	return term != NULL && term->key == key;
}

mc_result mc_jsonld_read_key(mc_jsonld_reading *reading, const mc_jsonld_active *active, uint32_t member,
	mc_jsonld_key *key, mc_slice *iri, uint8_t *name)
{
	mc_slice text = mc_jsonld_key_text(reading, member);
	const mc_jsonld_term *term;
	mc_result result;

	*key = MC_JSONLD_KEY_PROPERTY;
	*name = MC_JSONLD_NO_NAME;
	if (text.length > 0 && text.data[0] == '@') {
		if (mc_keyword(text, key)) {
			return MC_OK;
		}
		if (mc_jsonld_is_reserved(text)) {
			return mc_jsonld_refuse(reading, member, "The keyword \"%.*s\" is not supported here",
				MC_JSONLD_SHOWN(text));
		}
	}
	*name = mc_jsonld_name(text);
	term = mc_jsonld_term_of(active, *name);
	if (term != NULL) {
		*key = term->key;
		*iri = term->iri;
		return MC_OK;
	}
	*name = MC_JSONLD_NO_NAME;
	if (mc_jsonld_is_iri(text)) {
		*iri = text;
		return MC_OK;
	}
	if (active->vocab.data != NULL && !(text.length >= 2 && text.data[0] == '_' && text.data[1] == ':')) {
		result = mc_jsonld_in_vocab(reading, active, text, iri);
		if (result != MC_OK || mc_jsonld_is_iri(*iri)) {
			return result;
		}
	}
	return mc_jsonld_refuse(reading, member, "The term \"%.*s\" is not defined here by any context of the document",
		MC_JSONLD_SHOWN(text));
}
