/*
 * The whole framework of the C tests: CHECK counts, says what failed and goes on. A test program is one
 * *_test.c whose main calls its functions with RUN and returns DONE().
 */
#ifndef MC_TEST_H
#define MC_TEST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

static int mc_test_passed, mc_test_failed;
static const char *mc_test_name = "";

#define CHECK(condition, ...) \
	do { \
		if (condition) { \
			mc_test_passed++; \
		} else { \
			mc_test_failed++; \
			printf("FAIL %s (%s:%d): %s", mc_test_name, __FILE__, __LINE__, #condition); \
			printf("  " __VA_ARGS__); \
			printf("\n"); \
		} \
	} while (0)

#define RUN(function) \
	do { \
		mc_test_name = #function; \
		function(); \
	} while (0)

#define DONE() (printf("SUM %d %d\n", mc_test_passed, mc_test_failed), mc_test_failed != 0)

/* A file whole, NUL behind it; NULL where it is not there. The caller frees. */
__attribute__((unused)) static char *mc_test_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *text;
	long size;

	if (file == NULL) {
		return NULL;
	}
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	text = malloc((size_t) size + 1);
	*length = fread(text, 1, (size_t) size, file);
	text[*length] = '\0';
	fclose(file);
	return text;
}

/* The path of a file of test data, or NULL where the data are not there at all. */
__attribute__((unused)) static const char *mc_test_vector(const char *name)
{
	static char path[1024];
	const char *folder = getenv("VECTORS");
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder != NULL ? folder : "../shared/vectors", name);
	file = fopen(path, "rb");
	if (file == NULL) {
		printf("skipped: no vectors (%s)\n", name);
		return NULL;
	}
	fclose(file);
	return path;
}

#endif
