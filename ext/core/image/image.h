/*
 * Badges as images (Open Badges 3.0, section 5.3): one credential inside a PNG or an SVG. Which of the two an image is,
 * is seen by its first bytes. Images of Open Badges 2.0 are read too. An image with two credentials, of whichever
 * version, is refused: it would not be clear which one is meant.
 */
#ifndef MC_IMAGE_H
#define MC_IMAGE_H

#include "../base/base.h"

/*
 * A longer credential is MC_E_ARGUMENT to bake and MC_E_LIMIT to unbake, also one that compressed text would unfold to.
 */
#define MC_IMAGE_MAX_CREDENTIAL (16u * 1024 * 1024)

/*
 * Appends the image with the credential in it, in place of one that was there; all other bytes stay as they are.
 * MC_E_ARGUMENT where the credential is neither a JSON object nor a JWT, or too long; MC_E_FORMAT or MC_E_LIMIT where
 * the image is neither a sound PNG nor a sound SVG. out is unchanged where it fails.
 */
mc_result mc_image_bake(mc_slice image, mc_slice credential, mc_buffer *out, mc_fault *fault);

/* Appends the credential to out. *found is false where there is none. Faults as mc_image_bake. */
mc_result mc_image_unbake(mc_slice image, mc_buffer *out, bool *found, mc_fault *fault);

#endif
