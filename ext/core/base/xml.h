/*
 * What the readers of XML share: libxml2's SAX interface over a text in UTF-8, and the search for markup in its bytes.
 * The parser's context is private, so neither an entity loader nor an error handler of the process is ever called;
 * nothing that a text names is fetched. A reader must refuse, or see before, a document type that declares anything.
 */
#ifndef MC_XML_H
#define MC_XML_H

#include "base.h"

#include <libxml/parser.h>

/* A reader's own struct begins with this one, which its callbacks get as their context. */
typedef struct {
	xmlParserCtxtPtr parser;
	size_t depth;      /* of open elements; the reader's callbacks count it */
	mc_result result;  /* MC_OK while all is well; callbacks do nothing where it is not */
	mc_fault *fault;
} mc_xml_reader;

/* The line that is being read, from 1; -1 where that is not known. */
int64_t mc_xml_reader_line(const mc_xml_reader *reader);
/* Says what is wrong here, once, and lets the parser stop. The sentence of MC_E_NOMEM is not looked at. */
void mc_xml_reader_refuse(mc_xml_reader *reader, mc_result result, const char *sentence);

/*
 * Reads the whole text, whatever encoding it says it has, with the reader's callbacks. huge: libxml2's own bounds on
 * the length of a name, a text or an attribute do not hold, and the caller has bounded them. What is not well-formed is
 * MC_E_FORMAT; names of more than 256 KiB together are MC_E_LIMIT.
 */
mc_result mc_xml_reader_run(mc_xml_reader *reader, const xmlSAXHandler *callbacks, mc_slice text, bool huge);

/* Whether libxml2 would take the text for UTF-16, UCS-4 or EBCDIC by its first bytes (XML 1.0, appendix F.1). */
bool mc_xml_is_foreign(mc_slice text);
bool mc_xml_begins(mc_slice text, size_t at, const char *mark);
/* Behind the next mark, which is not empty, at or behind `at`; the end of the text where there is none. */
size_t mc_xml_behind(mc_slice text, size_t at, const char *mark);

#endif
