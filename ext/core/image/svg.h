/*
 * Badges in SVG (Open Badges 3.0, section 5.3.2): the credential is the element
 * {https://purl.imsglobal.org/ob/v3p0}credential, a JWT in its attribute "verify", JSON as its text. It is written as
 * the first child of the root and read wherever it stands; so is {http://openbadges.org}assertion of Open Badges 2.0.
 *
 * The whole image must be well-formed XML in UTF-8 with <svg> as its root. Nothing that it names is fetched, and a
 * document type declaration with declarations of its own is refused. What it draws is not looked at: scripts stay where
 * they are.
 */
#ifndef MC_SVG_H
#define MC_SVG_H

#include "image.h"

/* Beyond any of these an image is MC_E_LIMIT. */
#define MC_SVG_MAX_BYTES (16u * 1024 * 1024)
#define MC_SVG_MAX_DEPTH 128
#define MC_SVG_MAX_ATTRIBUTES 256 /* of one element, xmlns among them */
#define MC_SVG_MAX_NAMESPACES 256 /* declared on one element and those around it */

/* As mc_image_bake. JSON stands in a CDATA section; what XML cannot hold there is written as a JSON escape. */
mc_result mc_svg_bake(mc_slice image, mc_slice credential, mc_buffer *out, mc_fault *fault);

/*
 * As mc_image_unbake; white space around JSON is left out. Of an assertion of Open Badges 2.0 that has both, the text
 * is given and not "verify", which then only says where else it is to be had.
 */
mc_result mc_svg_unbake(mc_slice image, mc_buffer *out, bool *found, mc_fault *fault);

#endif
