#include "test.h"
#include "credential/status_list.h"

/*
 * Bitstring Status List 1.0, section 3.2: the encodedList of its example, 16 KiB of zeros as another gzip writes them.
 */
static const char published[] = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

static void the_published_list_is_read(void)
{
	mc_status_list list;
	mc_fault fault;
	uint32_t i, set = 0;

	CHECK(mc_status_list_decode(mc_slice_of(published), &list, &fault) == MC_OK, "%s", fault.sentence);
	CHECK(list.length == 131072);
	for (i = 0; i < list.length; i++) {
		set += mc_status_list_get(&list, i);
	}
	CHECK(set == 0);
	mc_status_list_free(&list);
}

static void bits_stand_from_the_left(void)
{
	mc_status_list list;
	mc_fault fault;

	CHECK(mc_status_list_new(131072, &list, &fault) == MC_OK);
	mc_status_list_set(&list, 0, true);
	mc_status_list_set(&list, 9, true);
	mc_status_list_set(&list, 131071, true);
	CHECK(list.bits[0] == 0x80 && list.bits[1] == 0x40 && list.bits[131072 / 8 - 1] == 0x01);
	mc_status_list_set(&list, 9, false);
	CHECK(list.bits[1] == 0 && mc_status_list_get(&list, 0) && !mc_status_list_get(&list, 9) && mc_status_list_get(&list, 131071));
	mc_status_list_free(&list);
}

static void what_is_written_comes_back(void)
{
	static const uint32_t lengths[] = { 131072, 131080, 1000000, MC_STATUS_MAX_LENGTH };
	size_t l;

	for (l = 0; l < sizeof(lengths) / sizeof(lengths[0]); l++) {
		mc_status_list list, back;
		mc_buffer text = { 0 };
		mc_fault fault;
		uint32_t i, seed = 1;

		CHECK(mc_status_list_new(lengths[l], &list, &fault) == MC_OK);
		for (i = 0; i < lengths[l] / 20; i++) {
			seed = seed * 1664525 + 1013904223;
			mc_status_list_set(&list, seed % lengths[l], true);
		}
		CHECK(mc_status_list_encode(&list, &text) == MC_OK && text.data[0] == 'u');
		CHECK(mc_status_list_decode(mc_buffer_slice(&text), &back, &fault) == MC_OK, "%s", fault.sentence);
		CHECK(back.length == list.length && memcmp(back.bits, list.bits, list.length / 8) == 0);
		mc_status_list_free(&back);
		mc_status_list_free(&list);
		mc_buffer_free(&text);
	}
}

static void lengths_have_bounds(void)
{
	static const uint64_t bad[] = { 0, 8, 131071, 131073, MC_STATUS_MAX_LENGTH + 8, UINT64_MAX - 7 };
	mc_status_list list = { 0 };
	mc_fault fault;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(mc_status_list_new(bad[i], &list, &fault) == MC_E_ARGUMENT && list.bits == NULL);
	}
}

static void refuse(const char *text, mc_result expected)
{
	mc_status_list list;
	mc_fault fault;
	mc_result result = mc_status_list_decode(mc_slice_of(text), &list, &fault);

	CHECK(result == expected, "%.60s: %d", text, result);
	CHECK(result == MC_OK || fault.sentence[0] != '\0');
}

static void what_is_no_list_is_refused(void)
{
	char text[sizeof(published)];
	size_t length;

	refuse("", MC_E_FORMAT);
	refuse("u", MC_E_FORMAT);
	refuse("zH4sI", MC_E_FORMAT);
	refuse("uH4sI", MC_E_FORMAT);
	refuse("u====", MC_E_FORMAT);
	refuse("uAAAA", MC_E_FORMAT);
	/* Cut anywhere, it is not whole. */
	for (length = 0; length < sizeof(published) - 1; length++) {
		memcpy(text, published, length);
		text[length] = '\0';
		refuse(text, MC_E_FORMAT);
	}
	/* A list of eight entries: gzip of one zero byte. */
	refuse("uH4sIAAAAAAAAA2MAAI3vAtIBAAAA", MC_E_FORMAT);
}

/* 65 MiB of zeros, twice what the largest list holds many times over, in some 64 KiB of gzip. */
static void a_bomb_is_bounded(void)
{
	mc_status_list list = { 0 }, back;
	mc_buffer text = { 0 };
	mc_fault fault;

	list.length = MC_STATUS_MAX_LENGTH + 64;
	list.bits = calloc(1, list.length / 8);
	CHECK(mc_status_list_encode(&list, &text) == MC_OK && text.length < 100000, "%zu", text.length);
	CHECK(mc_status_list_decode(mc_buffer_slice(&text), &back, &fault) == MC_E_LIMIT);
	mc_status_list_free(&list);
	list.length = UINT32_C(1) << 31;
	list.bits = calloc(1, list.length / 8);
	text.length = 0;
	CHECK(mc_status_list_encode(&list, &text) == MC_OK);
	CHECK(mc_status_list_decode(mc_buffer_slice(&text), &back, &fault) == MC_E_LIMIT);
	mc_status_list_free(&list);
	mc_buffer_free(&text);
}

int main(void)
{
	RUN(the_published_list_is_read);
	RUN(bits_stand_from_the_left);
	RUN(what_is_written_comes_back);
	RUN(lengths_have_bounds);
	RUN(what_is_no_list_is_refused);
	RUN(a_bomb_is_bounded);
	return DONE();
}
