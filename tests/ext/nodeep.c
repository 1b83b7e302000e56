/*
 * PHP up to 8.4 loads its modules with RTLD_DEEPBIND, which a sanitizer's runtime refuses. Preloaded before that
 * runtime, this puts itself in front of dlopen and takes the flag away; nothing else changes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>

void *dlopen(const char *file, int mode)
{
	void *(*original)(const char *, int) = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");

	return original(file, mode & ~RTLD_DEEPBIND);
}
