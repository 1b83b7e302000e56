#include "moment.h"

/* Reads count digits at *at. */
static bool mc_read_digits(mc_slice text, size_t *at, size_t count, int *value)
{
	size_t i;

	if (text.length - *at < count) {
		return false;
	}
	*value = 0;
	for (i = 0; i < count; i++) {
		char digit = text.data[*at + i];

		if (digit < '0' || digit > '9') {
			return false;
		}
		*value = *value * 10 + (digit - '0');
	}
	*at += count;
	return true;
}

static bool mc_read_char(mc_slice text, size_t *at, char upper)
{
	if (*at >= text.length || (text.data[*at] != upper && (upper < 'A' || text.data[*at] != (upper | 0x20)))) {
		return false;
	}
	++*at;
	return true;
}

static int mc_days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

/* Days since 1970-01-01 in the Gregorian calendar: years begin with March, so that the leap day is the last. */
static int64_t mc_day_number(int year, int month, int day)
{
	int64_t y = year - (month <= 2), m = month + (month <= 2 ? 9 : -3);

	return y * 365 + (y >= 0 ? y / 4 - y / 100 + y / 400 : -1) + (m * 153 + 2) / 5 + day - 1 - 719468;
}

static bool mc_read_zone(mc_slice text, size_t *at, int64_t *offset)
{
	int hours, minutes;
	bool west;

	*offset = 0;
	if (mc_read_char(text, at, 'Z')) {
		return true;
	}
	west = mc_read_char(text, at, '-');
	if (!west && !mc_read_char(text, at, '+')) {
		return false;
	}
	if (!mc_read_digits(text, at, 2, &hours) || !mc_read_char(text, at, ':') || !mc_read_digits(text, at, 2, &minutes)
		|| hours > 23 || minutes > 59) {
		return false;
	}
	*offset = (hours * 60 + minutes) * (west ? -60 : 60);
	return true;
}

bool mc_moment_read(mc_slice text, mc_moment *moment)
{
	int year, month, day, hour, minute, second, digit;
	int32_t nanoseconds = 0, unit = 100000000;
	int64_t offset;
	size_t at = 0;

	if (!mc_read_digits(text, &at, 4, &year) || !mc_read_char(text, &at, '-') || !mc_read_digits(text, &at, 2, &month)
		|| !mc_read_char(text, &at, '-') || !mc_read_digits(text, &at, 2, &day) || !mc_read_char(text, &at, 'T')
		|| !mc_read_digits(text, &at, 2, &hour) || !mc_read_char(text, &at, ':')
		|| !mc_read_digits(text, &at, 2, &minute) || !mc_read_char(text, &at, ':')
		|| !mc_read_digits(text, &at, 2, &second)) {
		return false;
	}
	if (month < 1 || month > 12 || day < 1 || day > mc_days_in(year, month) || hour > 23 || minute > 59
		|| second > 59) {
		return false;
	}
	if (mc_read_char(text, &at, '.')) {
		size_t first = at;

		while (mc_read_digits(text, &at, 1, &digit)) {
			nanoseconds += digit * unit;
			unit /= 10;
		}
		if (at == first) {
			return false;
		}
	}
	if (!mc_read_zone(text, &at, &offset) || at != text.length) {
		return false;
	}
	moment->seconds = mc_day_number(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
	moment->nanoseconds = nanoseconds;
	return true;
}

bool mc_moment_is_plain(mc_slice text)
{
	mc_moment moment;

	return text.length == 20 && text.data[10] == 'T' && text.data[19] == 'Z' && mc_moment_read(text, &moment);
}

int mc_moment_compare(mc_moment a, mc_moment b)
{
	if (a.seconds != b.seconds) {
		return a.seconds < b.seconds ? -1 : 1;
	}
	return a.nanoseconds < b.nanoseconds ? -1 : a.nanoseconds > b.nanoseconds;
}
