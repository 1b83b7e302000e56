/* What the files of the SVG reader share. */
#ifndef MC_SVG_INTERNAL_H
#define MC_SVG_INTERNAL_H

#include "svg.h"

#define MC_SVG_CREDENTIAL_URI "https://purl.imsglobal.org/ob/v3p0"
#define MC_SVG_ASSERTION_URI "http://openbadges.org"

/* A piece of markup between "<" and ">", these included. */
typedef struct {
	enum {
		MC_MARKUP_OPEN,  /* <a ...> or <a .../> */
		MC_MARKUP_CLOSE, /* </a> */
		MC_MARKUP_OTHER  /* comments, CDATA, processing instructions, the document type */
	} kind;
	size_t start;
	size_t end;
	size_t name_end;   /* of an element */
	size_t attributes; /* values in quotes */
	bool empty;        /* <a .../> */
	bool subset;       /* a document type with "[" */
} mc_markup;

/*
 * The markup at or behind *at, which is left behind it; false where there is no more. Right for all that is
 * well-formed; of anything else it may say anything, but stays within the text and moves on.
 */
bool mc_svg_next_markup(mc_slice text, size_t *at, mc_markup *markup);

/* What is looked at before libxml2 may see the text. */
mc_result mc_svg_check(mc_slice text, mc_fault *fault);

typedef enum { MC_PREFIX_FREE, MC_PREFIX_OURS, MC_PREFIX_TAKEN } mc_prefix_state;

/* What stands in an image. Zeroed before; the caller frees text. */
typedef struct {
	mc_prefix_state prefix; /* of "openbadges" in the root's declarations */
	bool found;
	size_t element;         /* the credential's number among all elements, from 0 */
	mc_buffer text;
} mc_svg_content;

/* Reads the whole image. Where it fails, content->text may hold a part. */
mc_result mc_svg_read(mc_slice image, mc_svg_content *content, mc_fault *fault);

#endif
