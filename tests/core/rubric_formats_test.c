/* The formats of rubrics: what goes out comes back, what a text holds beyond a rubric is told, and what is none is refused with the place. */
#include "test.h"
#include "rubric_of.h"
#include "rubric/formats/html_text.h"

#include <jansson.h>

static void check_html(const char *html, const char *expected)
{
	mc_buffer out = { 0 };

	CHECK(mc_html_text(mc_slice_of(html), &out) == MC_OK, "%s", html);
	CHECK(mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(expected)), "%s gives [%.*s]", html, (int) out.length, out.data);
	mc_buffer_free(&out);
}

static void html_becomes_text(void)
{
	check_html("", "");
	check_html("plain", "plain");
	check_html("  a \n\t b  ", "a b");
	check_html("<p>one</p>\n<p>two</p>", "one\ntwo");
	check_html("a<br>b<br /><BR/>c<br><br><br><br>d", "a\nb\n\nc\n\nd");
	check_html("<ul><li>one</li><li><p>two</p></li>\n<li>  three</ul>after", "- one\n- two\n- three\nafter");
	check_html("<table><tr><td>a</td><td>b</td></tr><tr><th>c<th>d</table>", "a b\nc d");
	check_html("<b>bo</b>ld <i>x</i>", "bold x");
	check_html("x<script>alert('<p>')</script>y<style>p{}</STYLE>z<title>t</title>", "xyz");
	check_html("x<script>never closed", "x");
	check_html("a<!-- <p>comment</p> -->b<!-- open", "ab");
	check_html("<img src=\"x.png\" alt=\"a cat &amp; a dog\">!<img src=x><img alt=''><img alt=one/>", "a cat & a dog ! one/");
	check_html("&lt;p&gt; &amp;lt; &quot;&apos;&eacute;&#233;&#xE9;&mdash;&hearts;", "<p> &lt; \"'\xC3\xA9\xC3\xA9\xC3\xA9\xE2\x80\x94\xE2\x99\xA5");
	check_html("a&nbsp;&nbsp;b\xC2\xA0" "c&#160;d", "a b c d");
	/* A reference to no number leaves what is behind it. */
	check_html("&bogus; &amp &;  &#; &#x; &#xZZ; AT&T", "&bogus; &amp &; ZZ; AT&T");
	check_html("[&#0;&#8;&#xD800;&#xFFFF;&#99999999999;&#x110000;]", "[]");
	check_html("&#x1F600;", "\xF0\x9F\x98\x80");
	/* A letter behind "<" begins a tag, and one that never ends takes the rest with it, as in a browser. */
	check_html("1 < 2 && 3 > 2, a < b", "1 < 2 && 3 > 2, a < b");
	check_html("a<b but c <d", "a");
	check_html("<a href=\"x>y\">link</a> <p title='it\"s>'>p", "link\np");
	check_html("one<p title=\"never closed>text</p>more", "one");
	check_html("x<title>never </titlexyz> shown</title>y<SCRIPT>a</scriptx>b</SCRIPT>z", "xyz");
	check_html("<template>never<b>shown</b></template>z", "z");
	check_html("</p></div>x<?xml y?><!DOCTYPE html>z", "xz");
	check_html("<", "<");
	check_html("&", "&");
	check_html("</", "");
}

static const mc_slice any = { NULL, 0 };

/* Cut anywhere, a text is refused; but a table may end after any of its rows. */
static void check_parts(const mc_rubric_format *format, mc_slice text)
{
	for (size_t cut = 0; cut + 9 < text.length; cut += cut < 1000 ? 1 : 29973) {
		mc_rubric *part = NULL;
		json_t *notes = NULL;
		mc_fault fault;
		mc_result result;

		mc_fault_clear(&fault);
		result = mc_rubric_read_as(format, (mc_slice) { text.data, cut }, any, &part, &notes, &fault);
		CHECK(strcmp(format->name, "csv") == 0 || (result == MC_E_FORMAT && fault.sentence[0] != '\0'), "%s at %zu",
			format->name, cut);
		CHECK((result == MC_OK) == (part != NULL) && (result == MC_OK) == (notes != NULL), "%s at %zu", format->name, cut);
		mc_rubric_free(part);
		json_decref(notes);
	}
}

/* 100 criteria of 50 levels with texts that each format has to write in its own way: nothing is lost, and any part of it is refused. */
static void the_largest_rubric_comes_back_from_every_format(void)
{
	mc_buffer json = { 0 };
	mc_rubric *rubric = NULL;
	mc_fault fault;
	char text[160];

	mc_buffer_append_text(&json, "{\"format\":\"microcred-rubric-1\",\"title\":\"T\",\"criteria\":[");
	for (int c = 1; c <= MC_RUBRIC_MAX_CRITERIA; c++) {
		snprintf(text, sizeof(text), "%s{\"id\":\"c%d\",\"title\":\"<%d> & \\n]]>\\\",;\\t'\",\"levels\":[", c > 1 ? "," : "", c, c);
		mc_buffer_append_text(&json, text);
		for (int l = 1; l <= MC_RUBRIC_MAX_LEVELS; l++) {
			snprintf(text, sizeof(text), "%s{\"id\":\"c%dl%d\",\"points\":%d.%02d,\"text\":\"$@NULL@$\"}", l > 1 ? "," : "", c, l, l * 1000, l);
			mc_buffer_append_text(&json, text);
		}
		mc_buffer_append_text(&json, "]}");
	}
	mc_buffer_append_text(&json, "]}");
	mc_fault_clear(&fault);
	CHECK(rubric_of(mc_buffer_slice(&json), &rubric, &fault) == MC_OK, "%s", fault.sentence);
	for (size_t f = 0; mc_rubric_formats[f] != NULL; f++) {
		const mc_rubric_format *format = mc_rubric_formats[f];
		mc_buffer out = { 0 };
		mc_rubric *again = NULL;
		json_t *lost = NULL, *notes = NULL;

		CHECK(mc_rubric_format_named(mc_slice_of(format->name)) == format, "%s", format->name);
		CHECK(mc_rubric_write_as(format, rubric, MC_LITERAL(MC_RUBRIC_NO_TIME), &out, &lost, &fault) == MC_OK, "%s", format->name);
		CHECK(json_array_size(lost) == 0, "%s: %s", format->name, json_string_value(json_array_get(lost, 0)));
		CHECK(mc_rubric_detect(mc_buffer_slice(&out)) == format, "%s", format->name);
		CHECK(mc_rubric_read_as(format, mc_buffer_slice(&out), any, &again, &notes, &fault) == MC_OK, "%s: %s", format->name,
			fault.sentence);
		CHECK(again != NULL && strcmp(rubric->digest, again->digest) == 0, "%s: %.*s", format->name,
			again != NULL ? 400 : 0, again != NULL ? again->json.data : "");
		mc_rubric_free(again);
		json_decref(lost);
		json_decref(notes);
		check_parts(format, mc_buffer_slice(&out));
		mc_buffer_free(&out);
	}
	mc_rubric_free(rubric);
	mc_buffer_free(&json);
}

int main(void)
{
	RUN(html_becomes_text);
	RUN(the_largest_rubric_comes_back_from_every_format);
	return DONE();
}
