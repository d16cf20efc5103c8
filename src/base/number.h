/* Numbers as text, read and written as in the C locale whatever the user's.
 *
 * Grammar for reals: optional minus, digits with at most one point and a digit on each side of it,
 * optional exponent; no leading plus, blanks, separators, hex, infinities or nan. -0 becomes 0. At
 * most 40 characters. A number too small for a double is refused as one too large is: it must not
 * become 0 unseen.
 */
#ifndef LC_BASE_NUMBER_H
#define LC_BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#define LC_NUMBER_TEXT 32

bool lc_number_parse(
    double *out, const char *text); /* false, *out untouched, if not in the grammar or overflows */
bool lc_unsigned_parse(uint64_t *out, const char *text); /* plain decimal digits; all 2^64 values */

/* Shortest text that reads back as the same double, always with a point as the mark; whole
 * numbers up to 1e15 without exponent; empty for nan and infinities. Returns text. */
char *lc_number_format(char text[LC_NUMBER_TEXT], double value);

/* The same to a number of significant digits (1 to 17), without trailing zeros. */
char *lc_number_format_digits(char text[LC_NUMBER_TEXT], double value, int digits);

#endif
