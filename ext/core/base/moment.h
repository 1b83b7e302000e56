/* Times as documents write them: RFC 3339, read without a time zone database or a clock. */
#ifndef MC_MOMENT_H
#define MC_MOMENT_H

#include "base.h"

/* Seconds since 1970-01-01T00:00:00Z, and the fraction in nanoseconds (digits beyond the ninth are dropped). */
typedef struct mc_moment {
	int64_t seconds;
	int32_t nanoseconds;
} mc_moment;

/* RFC 3339 section 5.6, a zone or Z included; false where text is not that, or names a day that does not exist. */
bool mc_moment_read(mc_slice text, mc_moment *moment);
/* The same, in UTC with whole seconds and a capital T and Z only: "2026-11-24T13:00:00Z". */
bool mc_moment_is_plain(mc_slice text);
/* <0, 0, >0 */
int mc_moment_compare(mc_moment a, mc_moment b);

#endif
