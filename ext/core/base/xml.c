#include "xml.h"

#include <libxml/dict.h>
#include <string.h>

#define MC_XML_CHUNK (64 * 1024)
/* libxml2's table of names stops growing at some thousands, and each further one is compared with ever more of them. */
#define MC_XML_MAX_NAMES (256 * 1024)

int64_t mc_xml_reader_line(const mc_xml_reader *reader)
{
	return reader->parser != NULL && reader->parser->input != NULL ? reader->parser->input->line : -1;
}

void mc_xml_reader_refuse(mc_xml_reader *reader, mc_result result, const char *sentence)
{
	if (reader->result == MC_OK) {
		reader->result = result == MC_E_NOMEM
			? result
			: mc_fail_in(reader->fault, result, -1, mc_xml_reader_line(reader), "%s", sentence);
	}
	xmlStopParser(reader->parser);
}

static void mc_xml_error(mc_xml_reader *reader, const xmlError *error)
{
	char message[160];
	size_t length;

	if (reader->result != MC_OK || error->level < XML_ERR_ERROR) {
		return;
	}
	/* A name that does not fit is no name to libxml2. */
	if (reader->parser != NULL && reader->parser->dict != NULL
		&& xmlDictGetUsage(reader->parser->dict) >= MC_XML_MAX_NAMES) {
		reader->result = mc_fail_in(reader->fault, MC_E_LIMIT, -1, error->line,
			"The names of elements and attributes are longer than %d KiB together", MC_XML_MAX_NAMES / 1024);
		return;
	}
	if (error->code == XML_ERR_NO_MEMORY) {
		reader->result = MC_E_NOMEM;
		return;
	}
	/* The parser says "extra content" here, which nobody would understand of a file that was cut off. */
	if (error->code == XML_ERR_DOCUMENT_END || error->code == XML_ERR_DOCUMENT_EMPTY) {
		reader->result = mc_fail_in(reader->fault, MC_E_FORMAT, -1, error->line,
			reader->depth > 0 ? "The file ends in the middle: elements are left open"
				: "This is not an XML file, or something follows its end");
		return;
	}
	length = error->message != NULL ? strcspn(error->message, "\n") : 0;
	length = length < sizeof(message) ? length : sizeof(message) - 1;
	memcpy(message, error->message != NULL ? error->message : "", length);
	message[length] = '\0';
	/* What libxml2 quotes may be cut within a character. */
	if (!mc_utf8_valid((mc_slice) { message, length }, &length)) {
		message[length] = '\0';
	}
	reader->result = mc_fail_in(reader->fault, MC_E_FORMAT, -1, error->line, "This is not well-formed XML: %s",
		message);
}

#if LIBXML_VERSION >= 21200
static void mc_xml_error_any(void *context, const xmlError *error)
{
	mc_xml_error(context, error);
}
#else
static void mc_xml_error_any(void *context, xmlErrorPtr error)
{
	mc_xml_error(context, error);
}
#endif

mc_result mc_xml_reader_run(mc_xml_reader *reader, const xmlSAXHandler *callbacks, mc_slice text, bool huge)
{
	xmlSAXHandler sax = *callbacks;

	if (text.length == 0) {
		return mc_fail_in(reader->fault, MC_E_FORMAT, 0, 1, "The file is empty");
	}
	sax.initialized = XML_SAX2_MAGIC;
	sax.serror = mc_xml_error_any;
	reader->parser = xmlCreatePushParserCtxt(&sax, reader, NULL, 0, NULL);
	if (reader->parser == NULL) {
		return MC_E_NOMEM;
	}
	/* Without NOENT "&amp;" in an attribute would come as "&#38;"; there is no other entity, for none is declared. */
	xmlCtxtUseOptions(reader->parser,
		XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT | (huge ? XML_PARSE_HUGE : 0));
	xmlDictSetLimit(reader->parser->dict, MC_XML_MAX_NAMES);
	for (size_t at = 0; at < text.length && reader->result == MC_OK; at += MC_XML_CHUNK) {
		const size_t length = text.length - at < MC_XML_CHUNK ? text.length - at : MC_XML_CHUNK;

		/* An error that the handler did not see still ends the reading. */
		if (xmlParseChunk(reader->parser, text.data + at, (int) length, at + length == text.length) != 0) {
			mc_xml_reader_refuse(reader, MC_E_FORMAT, "This is not well-formed XML");
		}
	}
	if (reader->parser->wellFormed == 0) {
		mc_xml_reader_refuse(reader, MC_E_FORMAT, "This is not well-formed XML");
	}
	xmlFreeParserCtxt(reader->parser);
	reader->parser = NULL;
	return reader->result;
}

bool mc_xml_is_foreign(mc_slice text)
{
	return text.length >= 4 && (memchr(text.data, '\0', 4) != NULL || memcmp(text.data, "\xfe\xff", 2) == 0
		|| memcmp(text.data, "\xff\xfe", 2) == 0 || memcmp(text.data, "\x4c\x6f\xa7\x94", 4) == 0);
}

bool mc_xml_begins(mc_slice text, size_t at, const char *mark)
{
	return text.length - at >= strlen(mark) && memcmp(text.data + at, mark, strlen(mark)) == 0;
}

size_t mc_xml_behind(mc_slice text, size_t at, const char *mark)
{
	const size_t length = strlen(mark);

	for (; at + length <= text.length; at++) {
		const char *next = memchr(text.data + at, mark[0], text.length - at - length + 1);

		if (next == NULL) {
			break;
		}
		at = (size_t) (next - text.data);
		if (memcmp(next, mark, length) == 0) {
			return at + length;
		}
	}
	return text.length;
}
