/* SVG with a badge: what unbakes can be baked again in both forms, over each other too, and gives back what was put in. */
#include "image/svg.h"

#include <stdlib.h>

static const mc_slice json = MC_LITERAL("{\"a\":\"\xc3\xa9]]>\"}"), jwt = MC_LITERAL("aa.bb.cc");

/* JSON has an escape in it when it comes back. */
static void must_hold(const mc_buffer *image, mc_slice wanted)
{
	mc_buffer text = { 0 };
	mc_fault fault;
	bool found;

	if (mc_svg_unbake(mc_buffer_slice(image), &text, &found, &fault) != MC_OK || !found || !mc_slice_equal(mc_buffer_slice(&text), wanted)) {
		abort();
	}
	mc_buffer_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const mc_slice image = { (const char *) data, size };
	mc_buffer text = { 0 }, first = { 0 }, second = { 0 }, third = { 0 };
	mc_fault fault;
	bool found;
	mc_result result = mc_svg_unbake(image, &text, &found, &fault);

	if (result == MC_OK) {
		result = mc_svg_bake(image, json, &first, &fault);
		/* One that was just within the bounds may not take more. */
		if (result == MC_OK) {
			must_hold(&first, MC_LITERAL("{\"a\":\"\xc3\xa9]]\\u003e\"}"));
			if (mc_svg_bake(mc_buffer_slice(&first), jwt, &second, &fault) != MC_OK || mc_svg_bake(mc_buffer_slice(&second), json, &third, &fault) != MC_OK) {
				abort();
			}
			must_hold(&second, jwt);
			/* Nothing else has changed on the way. */
			if (!mc_slice_equal(mc_buffer_slice(&third), mc_buffer_slice(&first))) {
				abort();
			}
		} else if (result != MC_E_LIMIT) {
			abort();
		}
	} else if (text.length > 0 || fault.sentence[0] == '\0') {
		abort();
	}
	mc_buffer_free(&text);
	mc_buffer_free(&first);
	mc_buffer_free(&second);
	mc_buffer_free(&third);
	return 0;
}
