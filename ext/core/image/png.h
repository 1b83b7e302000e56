/*
 * Badges in PNG (Open Badges 3.0, section 5.3.1; PNG, third edition): the credential is the text of one iTXt chunk with
 * the keyword "openbadgecredential". Read are iTXt, tEXt and zTXt, compressed or not, with that keyword or
 * "openbadges", which Open Badges 2.0 has. Every chunk's length, order and checksum is looked at; the pixels are not.
 */
#ifndef MC_PNG_H
#define MC_PNG_H

#include "image.h"

/* A longer image is MC_E_LIMIT. */
#define MC_PNG_MAX_BYTES (64u * 1024 * 1024)

/*
 * Appends the image with the credential behind its header chunk; one that was there is replaced, and all other bytes
 * stay as they are, two are refused. MC_E_ARGUMENT where the credential is empty, not UTF-8, or holds U+0000.
 */
mc_result mc_png_bake(mc_slice image, mc_slice credential, mc_buffer *out, mc_fault *fault);

/* As mc_image_unbake. */
mc_result mc_png_unbake(mc_slice image, mc_buffer *out, bool *found, mc_fault *fault);

#endif
