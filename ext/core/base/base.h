/*
 * The words every part of the core shares: results, slices, places, buffers.
 * Nothing here, or anywhere under ext/core, knows of PHP or reads a clock. Two files keep something between calls:
 * crypto/hash.c the algorithm that it looked up, crypto/hardware.c the module of a token in use.
 */
#ifndef MC_BASE_H
#define MC_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a fallible call came to. The binding maps each to one kind of exception. */
typedef enum {
	MC_OK = 0,
	MC_E_NOMEM,    /* memory ran out; what existed before the call is unchanged */
	MC_E_ARGUMENT, /* the caller's mistake: an unknown id, a repeated name (ValueError) */
	MC_E_FORMAT,   /* a document is not what it should be; the fault says where (FormatException) */
	MC_E_LIMIT,    /* a document exceeds a stated bound of size or depth (FormatException) */
	MC_E_CRYPTO,   /* a key or an operation on it failed (CryptoException) */
	MC_E_IO        /* a file could not be opened or read (FormatException without a place) */
} mc_result;

/* Bytes that somebody else owns. Never NUL-terminated by accident; data may be NULL when length is 0. */
typedef struct {
	const char *data;
	size_t length;
} mc_slice;

/* A slice of a string literal. */
#define MC_LITERAL(text) ((mc_slice) { (text), sizeof(text) - 1 })

mc_slice mc_slice_of(const char *text);
bool mc_slice_equal(mc_slice a, mc_slice b);
/* Order by bytes, a prefix first: <0, 0, >0. */
int mc_slice_compare(mc_slice a, mc_slice b);

/* White space as JSON and XML have it. */
static inline bool mc_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where a document is wrong: -1 or an empty pointer where that is not known. */
typedef struct {
	int64_t offset;    /* bytes from the start */
	int64_t line;      /* from 1 */
	bool has_pointer;
	char pointer[256]; /* JSON pointer, RFC 6901; cut with an ellipsis when longer */
} mc_place;

/* Why a call failed, in a sentence for the person who made the document, and where. */
typedef struct {
	mc_place place;
	char sentence[384];
} mc_fault;

void mc_fault_clear(mc_fault *fault);
/*
 * Fills the sentence (printf format) without a place and gives back result, so that a caller can `return mc_fail(...)`.
 */
mc_result mc_fail(mc_fault *fault, mc_result result, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same with a JSON pointer. */
mc_result mc_fail_at(mc_fault *fault, mc_result result, const char *pointer, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same with an offset and a line in the input. */
mc_result mc_fail_in(mc_fault *fault, mc_result result, int64_t offset, int64_t line, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* The line, from 1, that the byte at offset is on. offset is at most the length. */
int64_t mc_line_at(mc_slice text, size_t offset);

/*
 * Bytes that grow. {0} is an empty buffer; data is not NUL-terminated unless mc_buffer_terminate was called.
 *
 * A buffer remembers that memory ran out: from then on nothing is appended, so that a document is written from end to
 * end and looked at once, with mc_buffer_end. (The idea of SQLite's StrAccum.)
 */
typedef struct {
	char *data;
	size_t length;
	size_t capacity;
	mc_result result;
} mc_buffer;

/* Makes room for so many more bytes, which may then be written to data + length; also where the result is looked at. */
mc_result mc_buffer_reserve(mc_buffer *buffer, size_t more);
/* All of these give back what writing has come to so far, for who has nothing else to write. */
mc_result mc_buffer_append(mc_buffer *buffer, const void *bytes, size_t length);
mc_result mc_buffer_append_slice(mc_buffer *buffer, mc_slice bytes);
mc_result mc_buffer_append_text(mc_buffer *buffer, const char *text);
mc_result mc_buffer_append_char(mc_buffer *buffer, char byte);
/* Lower-case hex, 2 * length digits. */
mc_result mc_buffer_append_hex(mc_buffer *buffer, const uint8_t *bytes, size_t length);
/* In decimal. */
mc_result mc_buffer_append_number(mc_buffer *buffer, uint64_t number);
/* A code point that is no surrogate, as UTF-8. */
mc_result mc_buffer_append_code_point(mc_buffer *buffer, uint32_t point);
/*
 * What a call came to that wrote since the buffer was `before` bytes long: result where it failed itself, else whether
 * the writing did. Unless that is MC_OK, the buffer is as it was before, and takes bytes again.
 */
mc_result mc_buffer_end(mc_buffer *buffer, size_t before, mc_result result);
/* Puts a NUL behind the content without counting it. */
mc_result mc_buffer_terminate(mc_buffer *buffer);
mc_slice mc_buffer_slice(const mc_buffer *buffer);
void mc_buffer_free(mc_buffer *buffer);

/* Lower-case hex. out holds 2 * length + 1 bytes, the last one NUL. */
void mc_hex_encode(const uint8_t *bytes, size_t length, char *out);
/* The value of a hex digit of either case, or -1. */
int mc_hex_digit(char digit);
/* False unless hex is exactly 2 * length lower-case hex digits. */
bool mc_hex_decode(mc_slice hex, uint8_t *out, size_t length);

/*
 * True where the bytes are well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms); else *offset is
 * the first bad byte.
 */
bool mc_utf8_valid(mc_slice text, size_t *offset);

/* Writes a code point that is no surrogate as UTF-8, in 1 to 4 bytes, and gives back how many. */
size_t mc_utf8_encode(uint32_t point, char out[4]);

/* How long the byte order mark is that a text begins with: 3, or 0 without one. */
size_t mc_utf8_mark(mc_slice text);

#endif
