#include "tell.h"

#include <stdarg.h>
#include <string.h>

static void mc_words_count(mc_words *words, size_t number)
{
	char field[24], *const end = field + sizeof(field), *start = end;

	do {
		*--start = (char) ('0' + number % 10);
		number /= 10;
	} while (number > 0);
	mc_words_add(words, start, (size_t) (end - start));
}

/* printf takes longer for one sentence than deciding takes. */
void mc_say(mc_words *words, const char *format, ...)
{
	const char *mark;
	va_list arguments;

	va_start(arguments, format);
	for (; (mark = strchr(format, '%')) != NULL; format = mark + 1) {
		mc_words_add(words, format, (size_t) (mark - format));
		switch (*++mark) {
			case 's':
				mc_say_string(words, va_arg(arguments, const char *));
				break;
			case 'u':
				mc_words_count(words, va_arg(arguments, unsigned));
				break;
			default:
				mark++;
				mc_words_count(words, va_arg(arguments, size_t));
				break;
		}
	}
	va_end(arguments);
	mc_say_string(words, format);
}

void mc_say_exact(mc_words *words, mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];

	mc_words_add(words, text, mc_exact_write(numerator, denominator, text));
}

void mc_say_value(mc_words *words, mc_shares value)
{
	mc_say_exact(words, value, MC_SHARES_POINT);
}

void mc_tell_words(mc_teller *teller, const mc_words *words)
{
	mc_tell_text(teller, (mc_slice) { words->text, words->length });
}

void mc_tell_string(mc_teller *teller, const char *text)
{
	mc_tell_text(teller, mc_slice_of(text));
}

void mc_tell_exact(mc_teller *teller, mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];

	mc_tell_text(teller, (mc_slice) { text, mc_exact_write(numerator, denominator, text) });
}

void mc_tell_units(mc_teller *teller, mc_units units)
{
	mc_tell_exact(teller, units, MC_UNIT);
}

void mc_tell_criterion_id(mc_teller *teller, const mc_sitting *sitting, size_t criterion)
{
	mc_tell_known(teller, MC_KNOWN_CRITERION, criterion, 0, sitting->rubric->criteria[criterion].id);
}

void mc_tell_level_id(mc_teller *teller, const mc_sitting *sitting, size_t criterion, int level)
{
	mc_tell_known(teller, MC_KNOWN_LEVEL, criterion, (size_t) level, sitting->rubric->criteria[criterion].levels[level].id);
}

void mc_tell_worth(mc_teller *teller, const mc_sitting *sitting, size_t criterion, int level)
{
	mc_tell_known(teller, MC_KNOWN_WORTH, criterion, (size_t) level, sitting->rubric->criteria[criterion].levels[level].exact);
}

void mc_tell_reviewer(mc_teller *teller, const mc_sitting *sitting, size_t seat)
{
	mc_tell_known(teller, MC_KNOWN_REVIEWER, seat, 0, sitting->seat[seat].reviewer);
}

void mc_tell_word(mc_teller *teller, mc_known kind, size_t word)
{
	mc_tell_known(teller, (int) kind, word, 0, mc_known_words[kind][word]);
}
