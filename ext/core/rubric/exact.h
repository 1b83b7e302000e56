/*
 * Numbers that compare exactly. A decimal from a document is a whole number of hundred-thousandths (units). What a
 * panel resolves to is a whole number of shares of a unit: 720720 is divisible by every number of ratings from 1 to
 * 16, so a mean of them is one too.
 */
#ifndef MC_EXACT_H
#define MC_EXACT_H

#include "../base/base.h"

struct json_t;

/* A decimal with at most 5 decimals, times 100000. */
typedef int64_t mc_units;
#define MC_UNIT INT64_C(100000)
#define MC_DECIMALS 5
/* 99999.99999, what Moodle's NUMBER(10,5) can hold. */
#define MC_UNITS_MAX INT64_C(9999999999)

/* A value that may lie between levels: units times MC_SHARES. The largest, 7.3e15, is below 2^53. */
typedef int64_t mc_shares;
#define MC_SHARES INT64_C(720720)
/* What one point is in shares. */
#define MC_SHARES_POINT (MC_SHARES * MC_UNIT)

/* Sums of shares, and of shares times units, with room for 100 criteria. */
typedef __int128 mc_wide;

typedef enum { MC_DECIMAL_OK, MC_DECIMAL_TYPE, MC_DECIMAL_DIGITS, MC_DECIMAL_RANGE } mc_decimal_fault;

/* Reads a JSON number; a size above limit is MC_DECIMAL_RANGE. */
mc_decimal_fault mc_units_read(const struct json_t *number, mc_units limit, mc_units *units);
/* Reads decimal digits as Moodle's backup writes them ("2.50000", "-1"); zeros may follow the fifth decimal. */
mc_decimal_fault mc_units_parse(mc_slice text, mc_units limit, mc_units *units);
/* The nearest double, which is what the decimal's text reads as. */
double mc_units_double(mc_units units);

/* The longest: a sign, 39 digits, a slash, 39 digits and NUL. */
#define MC_EXACT_SIZE 96
/* numerator/denominator, denominator > 0, as a decimal where it has an end ("2.5"), else reduced ("7/3"). Gives back its length. */
size_t mc_exact_write(mc_wide numerator, mc_wide denominator, char out[MC_EXACT_SIZE]);
/* The nearest double, for showing only. */
double mc_exact_double(mc_wide numerator, mc_wide denominator);

#endif
