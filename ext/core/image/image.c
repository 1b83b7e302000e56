#include "form.h"
#include "png.h"
#include "svg.h"

#include <string.h>

typedef enum { MC_KIND_OTHER, MC_KIND_PNG, MC_KIND_SVG } mc_kind;

static mc_result mc_kind_of(mc_slice image, mc_kind *kind, mc_fault *fault)
{
	size_t begin = mc_utf8_mark(image);

	*kind = MC_KIND_OTHER;
	if (image.length >= 4 && memcmp(image.data, "\x89PNG", 4) == 0) {
		*kind = MC_KIND_PNG;
		return MC_OK;
	}
	if (image.length >= 4 && (memcmp(image.data, "<\0", 2) == 0 || memcmp(image.data, "\0<", 2) == 0
			|| memcmp(image.data, "\xff\xfe", 2) == 0 || memcmp(image.data, "\xfe\xff", 2) == 0)) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, -1, "The image may be an SVG in UTF-16; it must be saved in UTF-8");
	}
	if (image.length >= 2 && memcmp(image.data, "\x1f\x8b", 2) == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, -1,
			"The file is compressed (as an SVGZ image is); it must be unpacked first");
	}
	while (begin < image.length && mc_is_space(image.data[begin])) {
		begin++;
	}
	if (begin < image.length && image.data[begin] == '<') {
		*kind = MC_KIND_SVG;
		return MC_OK;
	}
	return mc_fail_in(fault, MC_E_FORMAT, 0, -1, "This is neither a PNG nor an SVG image");
}

mc_result mc_image_bake(mc_slice image, mc_slice credential, mc_buffer *out, mc_fault *fault)
{
	mc_kind kind;
	mc_result result;

	if (credential.length > MC_IMAGE_MAX_CREDENTIAL) {
		return mc_fail(fault, MC_E_ARGUMENT, "The credential is longer than 16 MiB");
	}
	if (mc_credential_form_of(credential) == MC_FORM_NONE) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The credential is neither a JSON object, read strictly, nor a JWT in the compact serialization");
	}
	result = mc_kind_of(image, &kind, fault);
	if (result != MC_OK) {
		return result;
	}
	return kind == MC_KIND_PNG ? mc_png_bake(image, credential, out, fault)
		: mc_svg_bake(image, credential, out, fault);
}

mc_result mc_image_unbake(mc_slice image, mc_buffer *out, bool *found, mc_fault *fault)
{
	mc_kind kind;
	mc_result result = mc_kind_of(image, &kind, fault);

	*found = false;
	if (result != MC_OK) {
		return result;
	}
	return kind == MC_KIND_PNG ? mc_png_unbake(image, out, found, fault) : mc_svg_unbake(image, out, found, fault);
}
