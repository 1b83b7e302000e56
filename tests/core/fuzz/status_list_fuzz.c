/* Status lists: what is read is written and read again the same. */
#include "credential/status_list.h"

#include <stdlib.h>
#include <string.h>

static void must(bool condition)
{
	if (!condition) {
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_status_list list, again;
	mc_buffer text = { 0 };
	mc_fault fault;

	mc_fault_clear(&fault);
	if (mc_status_list_decode((mc_slice) { (const char *) data, size }, &list, &fault) != MC_OK) {
		must(fault.sentence[0] != '\0');
		return 0;
	}
	must(list.length >= MC_STATUS_MIN_LENGTH && list.length <= MC_STATUS_MAX_LENGTH && list.length % 8 == 0);
	must(mc_status_list_encode(&list, &text) == MC_OK);
	must(mc_status_list_decode(mc_buffer_slice(&text), &again, &fault) == MC_OK);
	must(again.length == list.length && memcmp(again.bits, list.bits, list.length / 8) == 0);
	mc_status_list_free(&list);
	mc_status_list_free(&again);
	mc_buffer_free(&text);
	return 0;
}
