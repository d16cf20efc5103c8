/* Text that comes from input or goes into a table, made safe.
 *
 * Invariant: what these functions return is valid UTF-8 without control characters, or, for a CSV
 * field, reads back as the field that was given (but for the mark that disarms a formula).
 */
#ifndef LC_BASE_TEXT_H
#define LC_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* True when the n bytes are valid UTF-8 without NUL; *bad (may be NULL) receives the offset of the
 * first byte that is not. */
bool lc_text_is_utf8(const char *bytes, size_t n, size_t *bad);

/* Escapes control, invisible and non-UTF-8 characters of text (\t, \xff, \u00a0). With a quote
 * other than 0, that character and the backslash are escaped too and the result stands between
 * quotes. At most max_bytes (0: no limit) of the escaped text are kept, "..." marks a cut. The
 * caller frees the result. */
char *lc_text_escape(const char *text, char quote, size_t max_bytes);

/* A pattern with the member in the place of its "%s", if it has one. The caller frees the result.
 */
char *lc_text_fill(const char *pattern, const char *member);

/* Text as a CSV cell (RFC 4180): quoted when it holds a comma, quote or line break. A cell that
 * starts with = + - @ tab or carriage return gets an apostrophe before it, so that a spreadsheet
 * takes it for text. Not for numbers. The caller frees the result. */
char *lc_csv_field(const char *text);

#endif
