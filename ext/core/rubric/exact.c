#include "exact.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

mc_decimal_fault mc_units_read(const json_t *number, mc_units limit, mc_units *units)
{
	double real;
	mc_units nearest;

	if (!json_is_number(number)) {
		return MC_DECIMAL_TYPE;
	}
	real = json_number_value(number);
	if (!(fabs(real) <= (double) limit / MC_UNIT)) {
		return MC_DECIMAL_RANGE;
	}
	nearest = llround(real * MC_UNIT);
	/* A division of integers below 2^53 rounds once, as reading the decimal's text does: only that decimal passes. */
	if ((double) nearest / MC_UNIT != real) {
		return MC_DECIMAL_DIGITS;
	}
	*units = nearest;
	return MC_DECIMAL_OK;
}

mc_decimal_fault mc_units_parse(mc_slice text, mc_units limit, mc_units *units)
{
	mc_units value = 0;
	size_t at = 0, digits = 0, decimals = 0;
	bool negative = false, point = false;

	if (at < text.length && (text.data[at] == '-' || text.data[at] == '+')) {
		negative = text.data[at] == '-';
		at++;
	}
	for (; at < text.length; at++) {
		char c = text.data[at];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9') {
			return MC_DECIMAL_TYPE;
		}
		digits++;
		if (point && decimals == MC_DECIMALS) {
			if (c != '0') {
				return MC_DECIMAL_DIGITS;
			}
			continue;
		}
		decimals += point;
		value = value * 10 + (c - '0');
		if (value > MC_UNITS_MAX * MC_UNIT) {
			return MC_DECIMAL_RANGE;
		}
	}
	if (digits == 0) {
		return MC_DECIMAL_TYPE;
	}
	for (; decimals < MC_DECIMALS; decimals++) {
		value *= 10;
		if (value > MC_UNITS_MAX * MC_UNIT) {
			return MC_DECIMAL_RANGE;
		}
	}
	if (value > limit) {
		return MC_DECIMAL_RANGE;
	}
	*units = negative ? -value : value;
	return MC_DECIMAL_OK;
}

double mc_units_double(mc_units units)
{
	return (double) units / MC_UNIT;
}

/* Most numbers fit in 64 bits, where a division costs a fraction of one of 128. */
static uint64_t mc_exact_divisor_short(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static mc_wide mc_exact_divisor(mc_wide a, mc_wide b)
{
	while (b != 0) {
		if (a <= INT64_MAX && b <= INT64_MAX) {
			return (mc_wide) mc_exact_divisor_short((uint64_t) a, (uint64_t) b);
		}
		mc_wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static void mc_exact_reduce(mc_wide *numerator, mc_wide *denominator)
{
	mc_wide size = *numerator < 0 ? -*numerator : *numerator, divisor;

	/* Most values are those of a level: whole units. */
	if (*denominator == MC_SHARES_POINT && size <= INT64_MAX && (uint64_t) size % MC_SHARES == 0) {
		*numerator = (int64_t) *numerator / MC_SHARES;
		*denominator = MC_UNIT;
		size = *numerator < 0 ? -*numerator : *numerator;
	}
	divisor = mc_exact_divisor(size, *denominator);
	if (size <= INT64_MAX && *denominator <= INT64_MAX) {
		*numerator = (int64_t) *numerator / (int64_t) divisor;
		*denominator = (int64_t) *denominator / (int64_t) divisor;
		return;
	}
	*numerator /= divisor;
	*denominator /= divisor;
}

/* Digits of a number that is not negative, from the end of a field; gives back where they begin. */
static char *mc_exact_digits(char *end, mc_wide number)
{
	do {
		*--end = (char) ('0' + (int) (number % 10));
		number /= 10;
	} while (number > 0);
	return end;
}

/* Digits of a small number, and as many zeros before them as it takes to fill least places. */
static char *mc_exact_count(char *out, uint64_t number, int least)
{
	char field[24], *const end = field + sizeof(field), *start = end;

	for (; number > 0 || least > 0; least--) {
		*--start = (char) ('0' + number % 10);
		number /= 10;
	}
	memcpy(out, start, (size_t) (end - start));
	return out + (end - start);
}

/* What mc_exact_write() does, of units: nearly all there is to write. */
static size_t mc_exact_write_units(mc_units units, char *const out)
{
	const uint64_t size = units < 0 ? -(uint64_t) units : (uint64_t) units;
	uint64_t rest = size % MC_UNIT;
	char *at = out;
	int places = MC_DECIMALS;

	if (units < 0) {
		*at++ = '-';
	}
	if (size < 10 * MC_UNIT) {
		*at++ = (char) ('0' + size / MC_UNIT);
	} else {
		at = mc_exact_count(at, size / MC_UNIT, 1);
	}
	if (rest > 0) {
		for (; rest % 10 == 0; places--) {
			rest /= 10;
		}
		*at++ = '.';
		at = mc_exact_count(at, rest, places);
	}
	*at = '\0';
	return (size_t) (at - out);
}

/* What mc_exact_write() does, of a fraction in lowest terms that fits in 64 bits: numerator is not negative, denominator below 2^59. */
static char *mc_exact_write_short(uint64_t numerator, uint64_t denominator, char *out)
{
	char field[24], *const end = field + sizeof(field), *start;
	uint64_t left = denominator, parts[2] = { numerator, denominator };
	int count = 1;

	while (left % 2 == 0) {
		left /= 2;
	}
	while (left % 5 == 0) {
		left /= 5;
	}
	if (left == 1) {
		parts[0] = numerator / denominator;
	} else {
		count = 2;
	}
	for (int i = 0; i < count; i++) {
		start = end;
		do {
			*--start = (char) ('0' + parts[i] % 10);
			parts[i] /= 10;
		} while (parts[i] > 0);
		if (i > 0) {
			*out++ = '/';
		}
		memcpy(out, start, (size_t) (end - start));
		out += end - start;
	}
	if (left == 1 && denominator > 1) {
		*out++ = '.';
		for (uint64_t rest = numerator % denominator; rest > 0; rest = rest * 10 % denominator) {
			*out++ = (char) ('0' + rest * 10 / denominator);
		}
	}
	*out = '\0';
	return out;
}

size_t mc_exact_write(mc_wide numerator, mc_wide denominator, char into[MC_EXACT_SIZE])
{
	char field[48], *end = field + sizeof(field), *start;
	char *out = into;
	mc_wide whole, rest;
	int decimals = 0;
	mc_wide power = 1;

	if (numerator >= -INT64_MAX && numerator <= INT64_MAX) {
		if (denominator == MC_UNIT) {
			return mc_exact_write_units((mc_units) numerator, into);
		}
		if (denominator == MC_SHARES_POINT && (int64_t) numerator % MC_SHARES == 0) {
			return mc_exact_write_units((mc_units) numerator / MC_SHARES, into);
		}
	}
	mc_exact_reduce(&numerator, &denominator);
	if (numerator < 0) {
		*out++ = '-';
		numerator = -numerator;
	}
	if (numerator <= INT64_MAX && denominator < (mc_wide) 1 << 59) {
		return (size_t) (mc_exact_write_short((uint64_t) numerator, (uint64_t) denominator, out) - into);
	}
	/* The denominators here have at most 14 twos, so a decimal that has an end has at most 14 places. */
	while (decimals < 20 && power % denominator != 0) {
		power *= 10;
		decimals++;
	}
	whole = numerator / denominator;
	rest = numerator % denominator;
	if (power % denominator != 0) {
		start = mc_exact_digits(end, numerator);
		memcpy(out, start, (size_t) (end - start));
		out += end - start;
		*out++ = '/';
		start = mc_exact_digits(end, denominator);
		memcpy(out, start, (size_t) (end - start));
		out += end - start;
		*out = '\0';
		return (size_t) (out - into);
	}
	start = mc_exact_digits(end, whole);
	memcpy(out, start, (size_t) (end - start));
	out += end - start;
	if (decimals > 0) {
		rest *= power / denominator;
		*out++ = '.';
		for (int place = decimals - 1; place >= 0; place--) {
			out[place] = (char) ('0' + (int) (rest % 10));
			rest /= 10;
		}
		out += decimals;
	}
	*out = '\0';
	return (size_t) (out - into);
}

static int mc_exact_bits(unsigned __int128 number)
{
	int bits = 0;

	for (; number != 0; number >>= 1) {
		bits++;
	}
	return bits;
}

double mc_exact_double(mc_wide numerator, mc_wide denominator)
{
	const unsigned __int128 exact = (unsigned __int128) 1 << 53;
	unsigned __int128 size, quotient, dropped, half;
	int shift, extra;
	double nearest;

	size = (unsigned __int128) (numerator < 0 ? -numerator : numerator);
	if (size > exact || (unsigned __int128) denominator > exact) {
		mc_exact_reduce(&numerator, &denominator);
		size = (unsigned __int128) (numerator < 0 ? -numerator : numerator);
	}
	if (size <= exact && (unsigned __int128) denominator <= exact) {
		/* Both are exact as doubles, and the division rounds once. */
		nearest = (double) (uint64_t) size / (double) (uint64_t) denominator;
		return numerator < 0 ? -nearest : nearest;
	}
	/* Long division to more bits than a double has, the last of them set where there is a rest; then one rounding, half to even. */
	shift = 126 - mc_exact_bits(size);
	quotient = (size << shift) / (unsigned __int128) denominator;
	quotient |= (size << shift) % (unsigned __int128) denominator != 0;
	extra = mc_exact_bits(quotient) - 53;
	if (extra > 0) {
		dropped = quotient & (((unsigned __int128) 1 << extra) - 1);
		half = (unsigned __int128) 1 << (extra - 1);
		quotient >>= extra;
		quotient += dropped > half || (dropped == half && (quotient & 1) != 0);
	} else {
		extra = 0;
	}
	nearest = ldexp((double) (uint64_t) quotient, extra - shift);
	return numerator < 0 ? -nearest : nearest;
}
