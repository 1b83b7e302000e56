/* Plain text out of HTML that may not be clean. */
#ifndef MC_HTML_TEXT_H
#define MC_HTML_TEXT_H

#include "../../base/base.h"

/*
 * Appends the text of html (UTF-8): tags dropped; blocks, rows and <br> begin a line; list items begin with "- ";
 * images leave their alt; scripts, styles, titles and comments leave nothing; references decoded; white space folded.
 * Takes whatever there is: what is no markup stands for itself.
 */
mc_result mc_html_text(mc_slice html, mc_buffer *out);

#endif
