/*
 * A dataset's quads as lines with holes, its blank nodes as numbers: the state that RDFC-1.0 begins with (4.4.3, steps
 * 1 and 2).
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/*
 * Equal bytes are found by sorting: by a hash first, since that is quick, and by the bytes, so that nobody gains by
 * making hashes equal.
 */
typedef struct {
	uint64_t hash;
	mc_slice bytes;
	const uint32_t *nodes; /* of a line; NULL with a label */
	uint32_t number;       /* of the line, or of the mention */
} mc_rdf_key;

static uint64_t mc_rdf_quick_hash(uint64_t hash, const char *bytes, size_t length)
{
	while (length >= 8) {
		uint64_t word;

		memcpy(&word, bytes, 8);
		hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
		bytes += 8;
		length -= 8;
	}
	while (length-- > 0) {
		hash = (hash ^ (uint8_t) *bytes++) * UINT64_C(0x100000001b3);
	}
	return hash ^ hash >> 29;
}

static int mc_rdf_same_key(const mc_rdf_key *a, const mc_rdf_key *b)
{
	int order;

	if (a->hash != b->hash) {
		return a->hash < b->hash ? -1 : 1;
	}
	order = mc_slice_compare(a->bytes, b->bytes);
	return order != 0 || a->nodes == NULL ? order : memcmp(a->nodes, b->nodes, MC_RDF_POSITIONS * sizeof(*a->nodes));
}

static int mc_rdf_key_compare(const void *a, const void *b)
{
	const mc_rdf_key *x = a, *y = b;
	int order = mc_rdf_same_key(x, y);

	return order != 0 ? order : x->number < y->number ? -1 : x->number > y->number;
}

/*
 * Appendix A: what cannot stand as it is. N-Quads' IRIREF leaves out some characters, and there is no other way to
 * write them than by number; in a string, control characters are escaped, and XML 1.1's Char leaves out U+FFFE and
 * U+FFFF, which begin with 0xef.
 */
enum { MC_RDF_NOT_IN_IRI = 1, MC_RDF_NOT_IN_STRING = 2 };
#define MC_RDF_NEITHER (MC_RDF_NOT_IN_IRI | MC_RDF_NOT_IN_STRING)
#define MC_RDF_FOUR MC_RDF_NEITHER, MC_RDF_NEITHER, MC_RDF_NEITHER, MC_RDF_NEITHER
#define MC_RDF_EIGHT MC_RDF_FOUR, MC_RDF_FOUR
static const uint8_t mc_rdf_not_in[256] = {
	MC_RDF_EIGHT, MC_RDF_EIGHT, MC_RDF_EIGHT, MC_RDF_EIGHT, [' '] = MC_RDF_NOT_IN_IRI, ['"'] = MC_RDF_NEITHER,
	['<'] = MC_RDF_NOT_IN_IRI, ['>'] = MC_RDF_NOT_IN_IRI, ['\\'] = MC_RDF_NEITHER, ['^'] = MC_RDF_NOT_IN_IRI,
	['`'] = MC_RDF_NOT_IN_IRI, ['{'] = MC_RDF_NOT_IN_IRI, ['|'] = MC_RDF_NOT_IN_IRI, ['}'] = MC_RDF_NOT_IN_IRI,
	[0x7f] = MC_RDF_NOT_IN_STRING, [0xef] = MC_RDF_NOT_IN_STRING,
};

/* Nearly always all of a text can stand as it is: that is one piece to append. */
static mc_result mc_rdf_write_as_it_is(mc_buffer *out, char open, mc_slice text, char close)
{
	mc_result result = mc_buffer_reserve(out, text.length + 2);

	if (result == MC_OK) {
		out->data[out->length++] = open;
		if (text.length > 0) {
			memcpy(out->data + out->length, text.data, text.length);
		}
		out->length += text.length;
		out->data[out->length++] = close;
	}
	return result;
}

/* How many bytes can stand as they are. */
static size_t mc_rdf_plain(const char *text, size_t length, uint8_t where)
{
	size_t i = 0;

	while (i < length && (mc_rdf_not_in[(uint8_t) text[i]] & where) == 0) {
		i++;
	}
	return i;
}

static mc_result mc_rdf_write_uchar(mc_buffer *out, unsigned code)
{
	static const char digits[] = "0123456789ABCDEF";
	const char text[6] = {
		'\\', 'u', digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15], digits[code & 15]
	};

	return mc_buffer_append(out, text, sizeof(text));
}

/*
 * Writes the character at the beginning of text, of which a byte cannot stand in a string; *length is how long it is.
 */
static mc_result mc_rdf_write_escaped(mc_buffer *out, mc_slice text, size_t *length)
{
	static const char controls[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
	unsigned char c = (unsigned char) text.data[0];
	const char *control = memchr(controls, c, sizeof(controls) - 1);

	*length = 1;
	if (c != 0xef) {
		return control == NULL ? mc_rdf_write_uchar(out, c)
			: mc_buffer_append(out, (const char[2]) { '\\', letters[control - controls] }, 2);
	}
	if (text.length < 3 || (unsigned char) text.data[1] != 0xbf || (unsigned char) text.data[2] < 0xbe) {
		return mc_buffer_append(out, text.data, 1);
	}
	*length = 3;
	return mc_rdf_write_uchar(out, 0xff00u | (unsigned char) (text.data[2] + 0x40));
}

/* As mc_rdf_write_escaped: in an IRI every such byte is ASCII, and is written by its number. */
static mc_result mc_rdf_write_escaped_iri(mc_buffer *out, mc_slice text, size_t *length)
{
	*length = 1;
	return mc_rdf_write_uchar(out, (unsigned char) text.data[0]);
}

/* Writes text between its marks; `escape` writes what begins with a byte of the kind `not_in`. */
static mc_result mc_rdf_write_marked(mc_buffer *out, char open, mc_slice text, char close, uint8_t not_in,
	mc_result (*escape)(mc_buffer *out, mc_slice text, size_t *length))
{
	size_t length = mc_rdf_plain(text.data, text.length, not_in);

	if (length == text.length) {
		return mc_rdf_write_as_it_is(out, open, text, close);
	}
	mc_buffer_append_char(out, open);
	while (text.length > 0) {
		length = mc_rdf_plain(text.data, text.length, not_in);
		mc_buffer_append(out, text.data, length);
		if (length < text.length) {
			text = (mc_slice) { text.data + length, text.length - length };
			escape(out, text, &length);
		}
		text = (mc_slice) { text.data + length, text.length - length };
	}
	return mc_buffer_append_char(out, close);
}

static mc_result mc_rdf_write_string(mc_buffer *out, mc_slice text)
{
	return mc_rdf_write_marked(out, '"', text, '"', MC_RDF_NOT_IN_STRING, mc_rdf_write_escaped);
}

static mc_result mc_rdf_write_iri(mc_buffer *out, mc_slice iri)
{
	return mc_rdf_write_marked(out, '<', iri, '>', MC_RDF_NOT_IN_IRI, mc_rdf_write_escaped_iri);
}

static mc_result mc_rdf_write_literal(mc_buffer *out, const mc_rdf_term *term)
{
	const mc_slice string = MC_LITERAL("http://www.w3.org/2001/XMLSchema#string");
	mc_result result = mc_rdf_write_string(out, term->value);

	if (term->language.data != NULL) {
		mc_buffer_append_char(out, '@');
		return mc_buffer_append_slice(out, term->language);
	}
	if (term->datatype.data != NULL && !mc_slice_equal(term->datatype, string)) {
		mc_buffer_append(out, "^^", 2);
		return mc_rdf_write_iri(out, term->datatype);
	}
	return result;
}

static mc_result mc_rdf_write_term(mc_rdf_state *state, const mc_rdf_term *term, mc_rdf_line *line, int position)
{
	mc_buffer *out = &state->text;

	line->holes[position] = out->length - line->start;
	line->nodes[position] = MC_RDF_NONE;
	switch (term->kind) {
		case MC_RDF_IRI:
			return mc_rdf_write_iri(out, term->value);
		case MC_RDF_BLANK:
			/* Which one it is, the sorting says. */
			line->nodes[position] = 0;
			return MC_OK;
		default:
			return position == MC_RDF_OBJECT ? mc_rdf_write_literal(out, term)
				: mc_fail(state->fault, MC_E_FORMAT, "A literal is the %s of a quad",
					position == MC_RDF_SUBJECT ? "subject" : "graph's name");
	}
}

static mc_result mc_rdf_make_line(mc_rdf_state *state, const mc_rdf_quad *quad, mc_rdf_line *line)
{
	mc_result result;

	*line = (mc_rdf_line) {
		.start = state->text.length, .nodes = { MC_RDF_NONE, MC_RDF_NONE, MC_RDF_NONE },
		.predicate = quad->predicate.value
	};
	if (quad->predicate.kind != MC_RDF_IRI) {
		return mc_fail(state->fault, MC_E_FORMAT, "The predicate of a quad is no IRI");
	}
	result = mc_rdf_write_term(state, &quad->subject, line, MC_RDF_SUBJECT);
	if (result == MC_OK) {
		mc_buffer_append_char(&state->text, ' ');
		mc_rdf_write_iri(&state->text, quad->predicate.value);
		mc_buffer_append_char(&state->text, ' ');
		result = mc_rdf_write_term(state, &quad->object, line, MC_RDF_OBJECT);
	}
	if (result == MC_OK && quad->graph.value.data != NULL) {
		mc_buffer_append_char(&state->text, ' ');
		result = mc_rdf_write_term(state, &quad->graph, line, MC_RDF_GRAPH);
	}
	mc_buffer_append(&state->text, " .\n", 3);
	line->length = state->text.length - line->start;
	return mc_buffer_end(&state->text, line->start, result);
}

/* Numbers the blank nodes, in the order of their first mention. */
static mc_result mc_rdf_number_nodes(mc_rdf_state *state, const mc_rdf_dataset *dataset)
{
	size_t room = 0, count = 0, i, first;
	mc_rdf_key *keys = NULL;
	uint32_t *owner = NULL; /* by mention: the number of the first mention of the same label */
	mc_result result = MC_OK;

	for (i = 0; i < state->line_count; i++) {
		for (int position = 0; position < MC_RDF_POSITIONS; position++) {
			room += state->lines[i].nodes[position] != MC_RDF_NONE;
		}
	}
	if (room == 0) {
		return MC_OK;
	}
	keys = malloc(room * sizeof(*keys));
	owner = malloc(room * sizeof(*owner));
	state->nodes = calloc(room, sizeof(*state->nodes));
	if (keys == NULL || owner == NULL || state->nodes == NULL) {
		result = MC_E_NOMEM;
		goto cleanup;
	}
	for (i = 0; i < state->line_count; i++) {
		const mc_rdf_term *terms[MC_RDF_POSITIONS] = { &dataset->quads[i].subject, &dataset->quads[i].object,
			&dataset->quads[i].graph };

		for (int position = 0; position < MC_RDF_POSITIONS; position++) {
			if (state->lines[i].nodes[position] != MC_RDF_NONE) {
				mc_slice label = terms[position]->value;

				keys[count] = (mc_rdf_key) { mc_rdf_quick_hash(0, label.data, label.length), label, NULL,
					(uint32_t) count };
				count++;
			}
		}
	}
	qsort(keys, count, sizeof(*keys), mc_rdf_key_compare);
	for (i = 0, first = 0; i < count; i++) {
		if (i > 0 && mc_rdf_same_key(&keys[i], &keys[first]) != 0) {
			first = i;
		}
		owner[keys[i].number] = keys[first].number;
	}
	for (i = 0, count = 0; i < state->line_count; i++) {
		const mc_rdf_term *terms[MC_RDF_POSITIONS] = { &dataset->quads[i].subject, &dataset->quads[i].object,
			&dataset->quads[i].graph };

		for (int position = 0; position < MC_RDF_POSITIONS; position++) {
			if (state->lines[i].nodes[position] == MC_RDF_NONE) {
				continue;
			}
			if (owner[count] == count) {
				owner[count] = state->node_count;
				state->nodes[state->node_count++] = (mc_rdf_node) { .label = terms[position]->value,
					.canonical = MC_RDF_NONE, .temporary = MC_RDF_NONE };
			} else {
				/* Of an earlier mention, whose place holds the node's number by now. */
				owner[count] = owner[owner[count]];
			}
			state->lines[i].nodes[position] = owner[count++];
		}
	}
cleanup:
	free(keys);
	free(owner);
	return result;
}

/* A dataset is a set: of quads that are the same only the first stays. */
static mc_result mc_rdf_drop_repeated(mc_rdf_state *state)
{
	mc_rdf_key *keys = malloc((state->line_count > 0 ? state->line_count : 1) * sizeof(*keys));
	uint32_t kept = 0, first = 0, i;

	if (keys == NULL) {
		return MC_E_NOMEM;
	}
	for (i = 0; i < state->line_count; i++) {
		const mc_rdf_line *line = &state->lines[i];
		uint64_t hash = mc_rdf_quick_hash(0, (const char *) line->nodes, sizeof(line->nodes));

		keys[i] = (mc_rdf_key) { mc_rdf_quick_hash(hash, state->text.data + line->start, line->length),
			{ state->text.data + line->start, line->length }, line->nodes, i };
	}
	qsort(keys, state->line_count, sizeof(*keys), mc_rdf_key_compare);
	for (i = 1; i < state->line_count; i++) {
		if (mc_rdf_same_key(&keys[i], &keys[first]) == 0) {
			state->lines[keys[i].number].length = 0;
		} else {
			first = i;
		}
	}
	free(keys);
	for (i = 0; i < state->line_count; i++) {
		if (state->lines[i].length > 0) {
			state->lines[kept++] = state->lines[i];
		}
	}
	state->line_count = kept;
	return MC_OK;
}

/* Step 2: the blank node to quads map. A node that stands twice in a quad is mentioned once. */
static mc_result mc_rdf_list_mentions(mc_rdf_state *state)
{
	size_t count = 0;
	uint32_t i, total = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (i = 0; i < state->line_count; i++) {
			const uint32_t *nodes = state->lines[i].nodes;

			for (int position = 0; position < MC_RDF_POSITIONS; position++) {
				uint32_t node = nodes[position];

				if (node == MC_RDF_NONE || (position > 0 && node == nodes[0]) || (position > 1 && node == nodes[1])) {
					continue;
				}
				if (pass == 0) {
					state->nodes[node].mentions++;
					count++;
				} else {
					state->mentions[state->nodes[node].first_mention + state->nodes[node].mentions++] = i;
				}
			}
		}
		if (pass == 0) {
			state->mentions = malloc((count > 0 ? count : 1) * sizeof(*state->mentions));
			if (state->mentions == NULL) {
				return MC_E_NOMEM;
			}
			for (i = 0; i < state->node_count; i++) {
				state->nodes[i].first_mention = total;
				total += state->nodes[i].mentions;
				state->nodes[i].mentions = 0;
			}
		}
	}
	return MC_OK;
}

mc_result mc_rdf_index(mc_rdf_state *state, const mc_rdf_dataset *dataset)
{
	mc_result result = MC_OK;
	size_t i;

	if (dataset->count > UINT32_MAX / 8) {
		return mc_fail(state->fault, MC_E_LIMIT, "The data have more than %u quads", UINT32_MAX / 8);
	}
	state->lines = malloc((dataset->count > 0 ? dataset->count : 1) * sizeof(*state->lines));
	if (state->lines == NULL) {
		return MC_E_NOMEM;
	}
	for (i = 0; result == MC_OK && i < dataset->count; i++) {
		result = mc_rdf_make_line(state, &dataset->quads[i], &state->lines[i]);
	}
	state->line_count = (uint32_t) i;
	if (result == MC_OK) {
		result = mc_rdf_number_nodes(state, dataset);
	}
	if (result == MC_OK) {
		result = mc_rdf_drop_repeated(state);
	}
	return result == MC_OK ? mc_rdf_list_mentions(state) : result;
}

mc_result mc_rdf_write_line(const mc_rdf_state *state, const mc_rdf_line *line,
	const mc_slice labels[MC_RDF_POSITIONS], mc_buffer *out)
{
	const char *text = state->text.data + line->start;
	size_t from = 0;

	for (int position = 0; position < MC_RDF_POSITIONS; position++) {
		if (line->nodes[position] != MC_RDF_NONE) {
			mc_buffer_append(out, text + from, line->holes[position] - from);
			mc_buffer_append_slice(out, labels[position]);
			from = line->holes[position];
		}
	}
	return mc_buffer_append(out, text + from, line->length - from);
}
