#include "test.h"
#include "image/form.h"
#include "image/image.h"
#include "image/svg.h"

#include <stdlib.h>
#include <string.h>

static mc_slice heap_copy(mc_slice text)
{
	char *copy = malloc(text.length > 0 ? text.length : 1);

	if (copy != NULL && text.length > 0) {
		memcpy(copy, text.data, text.length);
	}
	return (mc_slice) { copy, text.length };
}

/* Open Badges 3.0, section 5.3.2, shows both of these layouts. */
static void both_forms(void)
{
	static const struct { const char *credential, *element; } forms[] = {
		{ "{\"a\":1}", "<openbadges:credential><![CDATA[{\"a\":1}]]></openbadges:credential>" },
		{ "aa.bb.cc", "<openbadges:credential verify=\"aa.bb.cc\"></openbadges:credential>" },
	};

	for (size_t i = 0; i < 2; i++) {
		mc_buffer baked = { 0 }, wanted = { 0 }, text = { 0 };
		mc_fault fault;
		bool found;

		mc_buffer_append_text(&wanted, "<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\">");
		mc_buffer_append_text(&wanted, forms[i].element);
		mc_buffer_append_text(&wanted, "<g/></svg>");
		CHECK(mc_image_bake(MC_LITERAL("<svg><g/></svg>"), mc_slice_of(forms[i].credential), &baked, &fault) == MC_OK);
		CHECK(mc_slice_equal(mc_buffer_slice(&baked), mc_buffer_slice(&wanted)));
		CHECK(mc_image_unbake(mc_buffer_slice(&baked), &text, &found, &fault) == MC_OK && found);
		CHECK(mc_slice_equal(mc_buffer_slice(&text), mc_slice_of(forms[i].credential)));
		mc_buffer_free(&baked);
		mc_buffer_free(&wanted);
		mc_buffer_free(&text);
	}
}

static void every_truncation(void)
{
	static const char *const images[] = {
		"\xef\xbb\xbf<?xml version='1.0' encoding=\"UTF-8\"?><!DOCTYPE svg PUBLIC 'a' \"b>\"><!-- <svg> --><svg a='>'><g/><![CDATA[<svg>]]></svg>",
		"<?x?><s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential verify='a.b.c'/></s:svg>",
		"<svg xmlns:o='http://openbadges.org'><o:assertion verify='a'><![CDATA[{}]]></o:assertion ></svg>",
	};

	for (size_t i = 0; i < sizeof(images) / sizeof(images[0]); i++) {
		const mc_slice image = mc_slice_of(images[i]);

		for (size_t length = 0; length <= image.length; length++) {
			/* In memory of exactly its size, so that a read behind it is noticed. */
			const mc_slice part = heap_copy((mc_slice) { image.data, length });
			mc_buffer out = { 0 }, text = { 0 };
			mc_fault fault;
			bool found;
			const mc_result result = mc_svg_bake(part, MC_LITERAL("{}"), &out, &fault);

			CHECK((result == MC_OK) == (length == image.length));
			CHECK(mc_svg_unbake(part, &text, &found, &fault) == result && found == (result == MC_OK && i > 0));
			CHECK(result == MC_OK || (out.length == 0 && text.length == 0));
			mc_buffer_free(&out);
			mc_buffer_free(&text);
			free((void *) part.data);
		}
	}
}

/* What libxml2 would read in another encoding, whatever is said to it (XML 1.0, appendix F.1). */
static void other_encodings(void)
{
	static const mc_slice images[] = {
		MC_LITERAL("<\0s\0v\0g\0/\0>\0"), MC_LITERAL("\0<\0s\0v\0g\0/\0>"), MC_LITERAL("<\0\0\0s\0\0\0"), MC_LITERAL("\0\0\0<"), MC_LITERAL("\x4c\x6f\xa7\x94"),
		MC_LITERAL("\xff\xfe<\0"), MC_LITERAL("\xfe\xff\0<"), MC_LITERAL("<svg>\xe9</svg>"), MC_LITERAL("<?xml version='1.0' encoding='latin1'?><svg/>"),
	};

	for (size_t i = 0; i < sizeof(images) / sizeof(images[0]); i++) {
		mc_buffer out = { 0 };
		mc_fault fault;
		bool found;

		CHECK(mc_svg_unbake(images[i], &out, &found, &fault) == MC_E_FORMAT && strstr(fault.sentence, "must be saved in UTF-8") != NULL);
		mc_buffer_free(&out);
	}
}

/* Where it fails, what was in the buffer is still there, alone. */
static void a_failure_leaves_the_buffer(void)
{
	mc_buffer out = { 0 };
	mc_fault fault;
	bool found;

	mc_buffer_append_text(&out, "before");
	CHECK(mc_svg_bake(MC_LITERAL("<svg><g></svg>"), MC_LITERAL("{}"), &out, &fault) == MC_E_FORMAT && fault.place.line == 1);
	CHECK(mc_svg_bake(MC_LITERAL("<svg"), MC_LITERAL("{}"), &out, &fault) == MC_E_FORMAT);
	CHECK(mc_svg_unbake(MC_LITERAL("<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential>{}</o:credential><g></svg>"), &out, &found, &fault) == MC_E_FORMAT && !found);
	CHECK(mc_image_bake(MC_LITERAL("<svg/>"), MC_LITERAL("one"), &out, &fault) == MC_E_ARGUMENT);
	CHECK(mc_slice_equal(mc_buffer_slice(&out), MC_LITERAL("before")));
	mc_buffer_free(&out);
}

/* RFC 7515, section 7.1: three parts with dots between them; RFC 8259 for the rest. */
static void forms_of_credentials(void)
{
	static const struct { const char *text; mc_credential_form form; } cases[] = {
		{ "a.b.c", MC_FORM_JWT }, { "A-_.0.z", MC_FORM_JWT }, { "a.b", MC_FORM_NONE }, { "a..c", MC_FORM_NONE }, { "a.b.", MC_FORM_NONE },
		{ "a.b.c.d", MC_FORM_NONE }, { "a.b.c=", MC_FORM_NONE }, { " a.b.c", MC_FORM_NONE }, { "{}", MC_FORM_JSON }, { " \t\r\n{}\n", MC_FORM_JSON },
		{ "", MC_FORM_NONE }, { " ", MC_FORM_NONE }, { "[]", MC_FORM_NONE }, { "{", MC_FORM_NONE }, { "{\"a\":1,\"a\":1}", MC_FORM_NONE }, { "\"a\"", MC_FORM_NONE },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const mc_slice text = heap_copy(mc_slice_of(cases[i].text));

		CHECK(mc_credential_form_of(text) == cases[i].form);
		free((void *) text.data);
	}
}

int main(void)
{
	RUN(both_forms);
	RUN(every_truncation);
	RUN(other_encodings);
	RUN(a_failure_leaves_the_buffer);
	RUN(forms_of_credentials);
	return DONE();
}
