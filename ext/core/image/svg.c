#include "form.h"
#include "svg_internal.h"

#include <string.h>

static const char mc_declaration[] = " xmlns:openbadges=\"" MC_SVG_CREDENTIAL_URI "\"";

/* Where an image is cut open. */
typedef struct {
	mc_markup root;   /* its start tag */
	size_t old_start; /* of a credential that is there already; both the root's end where there is none */
	size_t old_end;
} mc_cuts;

/* Of a well-formed image. */
static mc_cuts mc_find_cuts(mc_slice image, const mc_svg_content *content)
{
	mc_cuts cuts = { 0 };
	mc_markup markup;
	size_t at = 0, elements = 0;
	bool inside = false, done = false;

	while (!done && mc_svg_next_markup(image, &at, &markup)) {
		if (markup.kind == MC_MARKUP_OPEN) {
			if (elements == 0) {
				cuts.root = markup;
				cuts.old_start = cuts.old_end = markup.end;
				done = !content->found;
			} else if (elements == content->element) {
				cuts.old_start = markup.start;
				inside = true;
				done = markup.empty;
			}
			elements++;
		} else if (markup.kind == MC_MARKUP_CLOSE) {
			/* There are no elements in a credential's. */
			done = inside;
		}
	}
	if (inside) {
		cuts.old_end = markup.end;
	}
	return cuts;
}

/*
 * JSON as the text of a CDATA section. "]]>" would end it, and XML knows no U+FFFE and U+FFFF: all of these can only
 * stand in a string, where an escape says the same.
 */
static void mc_append_json(mc_buffer *out, mc_slice json)
{
	size_t done = 0;

	for (size_t i = 2; i < json.length; i++) {
		const char *here = json.data + i - 2, *escape = NULL;
		size_t kept = 0;

		if (memcmp(here, "]]>", 3) == 0) {
			escape = "\\u003e";
			kept = 2;
		} else if (memcmp(here, "\xef\xbf\xbe", 3) == 0) {
			escape = "\\ufffe";
		} else if (memcmp(here, "\xef\xbf\xbf", 3) == 0) {
			escape = "\\uffff";
		}
		if (escape != NULL) {
			mc_buffer_append(out, json.data + done, i - 2 + kept - done);
			mc_buffer_append_text(out, escape);
			done = i + 1;
		}
	}
	mc_buffer_append(out, json.data + done, json.length - done);
}

static void mc_append_element(mc_buffer *out, mc_slice credential, bool declare)
{
	mc_buffer_append_text(out, "<openbadges:credential");
	mc_buffer_append_text(out, declare ? mc_declaration : "");
	if (mc_credential_form_of(credential) == MC_FORM_JSON) {
		mc_buffer_append_text(out, "><![CDATA[");
		mc_append_json(out, credential);
		mc_buffer_append_text(out, "]]></openbadges:credential>");
	} else {
		mc_buffer_append_text(out, " verify=\"");
		mc_buffer_append_slice(out, credential);
		mc_buffer_append_text(out, "\"></openbadges:credential>");
	}
}

static mc_result mc_put_together(mc_slice image, mc_slice credential, const mc_svg_content *content, mc_buffer *out)
{
	const mc_cuts cuts = mc_find_cuts(image, content);
	const size_t name = cuts.root.start + 1, open_end = cuts.root.end - (cuts.root.empty ? 2 : 0);

	mc_buffer_reserve(out, image.length + credential.length + 256);
	mc_buffer_append(out, image.data, cuts.root.name_end);
	mc_buffer_append_text(out, content->prefix == MC_PREFIX_FREE ? mc_declaration : "");
	mc_buffer_append(out, image.data + cuts.root.name_end, open_end - cuts.root.name_end);
	mc_buffer_append_text(out, cuts.root.empty ? ">" : "");
	/*
	 * Where the root has the prefix for something else, as images of Open Badges 2.0 do, the element declares its own.
	 */
	mc_append_element(out, credential, content->prefix == MC_PREFIX_TAKEN);
	if (cuts.root.empty) {
		mc_buffer_append_text(out, "</");
		mc_buffer_append(out, image.data + name, cuts.root.name_end - name);
		mc_buffer_append_char(out, '>');
	}
	mc_buffer_append(out, image.data + cuts.root.end, cuts.old_start - cuts.root.end);
	return mc_buffer_append(out, image.data + cuts.old_end, image.length - cuts.old_end);
}

mc_result mc_svg_bake(mc_slice image, mc_slice credential, mc_buffer *out, mc_fault *fault)
{
	const size_t start = out->length;
	mc_svg_content before = { 0 }, after = { 0 };
	mc_slice baked;
	mc_result result = mc_svg_read(image, &before, fault);

	if (result == MC_OK) {
		result = mc_put_together(image, credential, &before, out);
	}
	if (result != MC_OK) {
		goto cleanup;
	}
	baked = (mc_slice) { out->data + start, out->length - start };
	if (baked.length > MC_SVG_MAX_BYTES) {
		result = mc_fail(fault, MC_E_ARGUMENT, "The SVG image with the credential in it would be larger than 16 MiB");
		goto cleanup;
	}
	/* What is given out can be read: also an image that was just within the bounds before. */
	result = mc_svg_read(baked, &after, fault);

cleanup:
	mc_buffer_free(&before.text);
	mc_buffer_free(&after.text);
	return mc_buffer_end(out, start, result);
}

mc_result mc_svg_unbake(mc_slice image, mc_buffer *out, bool *found, mc_fault *fault)
{
	mc_svg_content content = { 0 };
	mc_result result = mc_svg_read(image, &content, fault);

	*found = result == MC_OK && content.found;
	if (*found) {
		result = mc_buffer_append_slice(out, mc_buffer_slice(&content.text));
	}
	mc_buffer_free(&content.text);
	return result;
}
