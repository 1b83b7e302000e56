#include "tree.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * strtod and printf are exact in the C libraries we build with, but put the locale's decimal point.
 * So no point is ever given to the one ("12.5" is read as "125e-1") nor looked for in the other's output.
 */

/* A double is decided by at most 767 significant digits; one more, not zero, stands for all that follow. */
#define MC_MAX_DIGITS 800
/* No text is long enough to bring an exponent beyond this back into range. */
#define MC_MAX_EXPONENT 1000000000

static double mc_digits_to_double(const char *digits, size_t count, int64_t exponent)
{
	char text[MC_MAX_DIGITS + 32];

	if (exponent > 99999) {
		exponent = 99999;
	} else if (exponent < -99999) {
		exponent = -99999;
	}
	snprintf(text, sizeof(text), "%.*se%d", (int) count, digits, (int) exponent);
	return strtod(text, NULL);
}

/*
 * A literal of the grammar, as digits and the power of ten of the last one: no zeros before the digits, and none where
 * all are.
 */
typedef struct {
	char digits[MC_MAX_DIGITS + 1];
	size_t count;
	int64_t exponent;
	bool negative;
} mc_decimal;

static void mc_read_decimal(mc_slice literal, mc_decimal *decimal)
{
	size_t i = 0;
	int64_t written = 0;
	bool fraction = false, more = false, below = false;

	decimal->count = 0;
	decimal->exponent = 0;
	decimal->negative = literal.length > 0 && literal.data[0] == '-';
	for (i = decimal->negative; i < literal.length && literal.data[i] != 'e' && literal.data[i] != 'E'; i++) {
		char c = literal.data[i];

		if (c == '.') {
			fraction = true;
			continue;
		}
		if (decimal->count < MC_MAX_DIGITS) {
			decimal->exponent -= fraction;
			if (decimal->count > 0 || c != '0') {
				decimal->digits[decimal->count++] = c;
			}
		} else {
			more = more || c != '0';
			decimal->exponent += !fraction;
		}
	}
	if (i < literal.length) {
		i++;
		below = literal.data[i] == '-';
		i += literal.data[i] == '-' || literal.data[i] == '+';
		for (; i < literal.length; i++) {
			if (written < MC_MAX_EXPONENT) {
				written = written * 10 + (literal.data[i] - '0');
			}
		}
		decimal->exponent += below ? -written : written;
	}
	if (more) {
		decimal->digits[decimal->count++] = '1';
		decimal->exponent--;
	}
}

/* A double keeps this many digits, whatever they are, unless it is close to the ends of its range. */
#define MC_KEPT_DIGITS 15

#if FLT_EVAL_METHOD == 0
/*
 * Clinger, How to Read Floating Point Numbers Accurately (1990), section 4: where digits and power of ten are both
 * whole doubles, one multiplication or division rounds once, so it gives the nearest.
 */
static bool mc_read_exactly(const mc_decimal *decimal, double *number)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
		1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	int64_t whole = 0;
	size_t i;

	if (decimal->count > MC_KEPT_DIGITS || decimal->exponent < -22 || decimal->exponent > 22) {
		return false;
	}
	for (i = 0; i < decimal->count; i++) {
		whole = whole * 10 + (decimal->digits[i] - '0');
	}
	*number = decimal->exponent < 0 ? (double) whole / powers[-decimal->exponent]
		: (double) whole * powers[decimal->exponent];
	return true;
}
#else
static bool mc_read_exactly(const mc_decimal *decimal, double *number)
{
	return false;
}
#endif

bool mc_json_number_read(mc_slice literal, double *number)
{
	mc_decimal decimal;

	mc_read_decimal(literal, &decimal);
	if (decimal.count == 0) {
		*number = 0.0;
	} else if (!mc_read_exactly(&decimal, number)) {
		*number = mc_digits_to_double(decimal.digits, decimal.count, decimal.exponent);
	}
	if (isinf(*number)) {
		return false;
	}
	if (decimal.negative) {
		*number = -*number;
	}
	return true;
}

/* The digits of number rounded to count of them, and the place of the decimal point: 0.d1d2d3... * 10^point. */
static void mc_round_to(double number, int count, char *digits, int *point)
{
	char text[64];
	const char *c;
	int n = 0;

	snprintf(text, sizeof(text), "%.*e", count - 1, number);
	for (c = text; *c != 'e'; c++) {
		if (*c >= '0' && *c <= '9') {
			digits[n++] = *c;
		}
	}
	*point = atoi(c + 1) + 1;
}

/* Adds one to the last digit. */
static void mc_count_up(char *digits, int count, int *point)
{
	int i = count - 1;

	while (i >= 0 && digits[i] == '9') {
		digits[i--] = '0';
	}
	if (i >= 0) {
		digits[i]++;
	} else {
		digits[0] = '1';
		(*point)++;
	}
}

static bool mc_reads_back(double number, const char *digits, int count, int point)
{
	return mc_digits_to_double(digits, (size_t) count, point - count) == number;
}

/*
 * ECMA-262, Number::toString, step 5: the fewest digits that read back as number, the closest where there are
 * several. The double below a power of two is only half as far as the one above it, so there the closest digits
 * may fail where the next ones up do not.
 */
static int mc_shortest(double number, char *digits, int *point)
{
	int exponent, count;
	bool power = frexp(number, &exponent) == 0.5;

	/* Any decimal of up to 15 digits comes back from a normal double, so fewer need not be tried. */
	for (count = number < 2.2250738585072014e-308 ? 1 : 15; count < 17; count++) {
		mc_round_to(number, count, digits, point);
		if (mc_reads_back(number, digits, count, *point)) {
			break;
		}
		if (power) {
			mc_count_up(digits, count, point);
			if (mc_reads_back(number, digits, count, *point)) {
				break;
			}
		}
	}
	if (count == 17) {
		mc_round_to(number, 17, digits, point);
	}
	while (count > 1 && digits[count - 1] == '0') {
		count--;
	}
	return count;
}

/* The layout of ECMA-262, Number::toString, steps 6 to 10. */
static int mc_lay_out(char *out, const char *digits, int count, int point)
{
	int n = 0, i;

	if (count <= point && point <= 21) {
		memcpy(out, digits, (size_t) count);
		memset(out + count, '0', (size_t) (point - count));
		return point;
	}
	if (point > 0 && point <= 21) {
		memcpy(out, digits, (size_t) point);
		out[point] = '.';
		memcpy(out + point + 1, digits + point, (size_t) (count - point));
		return count + 1;
	}
	if (point > -6 && point <= 0) {
		out[n++] = '0';
		out[n++] = '.';
		for (i = point; i < 0; i++) {
			out[n++] = '0';
		}
		memcpy(out + n, digits, (size_t) count);
		return n + count;
	}
	out[n++] = digits[0];
	if (count > 1) {
		out[n++] = '.';
		memcpy(out + n, digits + 1, (size_t) (count - 1));
		n += count - 1;
	}
	return n + snprintf(out + n, 8, "e%c%d", point - 1 < 0 ? '-' : '+', abs(point - 1));
}

mc_result mc_json_write_number(mc_buffer *out, double number)
{
	char text[48], digits[24];
	int length = 0, point, count;

	if (!isfinite(number)) {
		return MC_E_ARGUMENT;
	}
	if (number == 0) {
		return mc_buffer_append_char(out, '0');
	}
	if (fabs(number) < 9007199254740992.0 && number == trunc(number)) {
		length = snprintf(text, sizeof(text), "%lld", (long long) number);
		return mc_buffer_append(out, text, (size_t) length);
	}
	if (number < 0) {
		text[length++] = '-';
		number = -number;
	}
	count = mc_shortest(number, digits, &point);
	length += mc_lay_out(text + length, digits, count, point);
	return mc_buffer_append(out, text, (size_t) length);
}

mc_result mc_json_write_literal(mc_buffer *out, mc_slice literal)
{
	mc_decimal decimal;
	char text[48];
	double number;
	int64_t point;
	int length = 0;

	mc_read_decimal(literal, &decimal);
	while (decimal.count > 0 && decimal.digits[decimal.count - 1] == '0') {
		decimal.count--;
		decimal.exponent++;
	}
	point = decimal.exponent + (int64_t) decimal.count;
	if (decimal.count == 0) {
		return mc_buffer_append_char(out, '0');
	}
	if (decimal.count <= MC_KEPT_DIGITS && point > -300 && point < 300) {
		/* No fewer digits read back as the same double, for those would be kept too. */
		if (decimal.negative) {
			text[length++] = '-';
		}
		length += mc_lay_out(text + length, decimal.digits, (int) decimal.count, (int) point);
		return mc_buffer_append(out, text, (size_t) length);
	}
	return mc_json_number_read(literal, &number) ? mc_json_write_number(out, number) : MC_E_FORMAT;
}

bool mc_json_integer_survives(mc_slice literal, double number)
{
	char digits[24];
	size_t skip = literal.length > 0 && literal.data[0] == '-', length = literal.length;
	int point, count;

	if (fabs(number) < 9007199254740992.0) {
		return true;
	}
	count = mc_shortest(fabs(number), digits, &point);
	if (length - skip != (size_t) point) {
		return false;
	}
	while (length > skip + 1 && literal.data[length - 1] == '0') {
		length--;
	}
	return length - skip == (size_t) count && memcmp(literal.data + skip, digits, (size_t) count) == 0;
}
