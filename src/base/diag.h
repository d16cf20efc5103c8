/* Complaints about input, collected so that a user sees all of them at once.
 *
 * A complaint is one line, "FILE:LINE:COLUMN: what is wrong, what was expected". Text that comes
 * from the input is escaped and cut, so that a file can't drive the terminal. Invariant: after
 * LC_DIAG_MAX complaints only the count goes up.
 */
#ifndef LC_BASE_DIAG_H
#define LC_BASE_DIAG_H

#include <stddef.h>
#include <stdio.h>

#define LC_DIAG_MAX 20 /* complaints kept; more would scroll the first one away */

struct lc_diag;

struct lc_place {
    const char *file; /* NULL: the command line */
    int line;         /* 1-based; 0: the whole file */
    int column;       /* 1-based byte of the field's start; 0: the whole line */
};

struct lc_diag *lc_diag_new(void);
void lc_diag_free(struct lc_diag *d);

/* Adds one complaint, made as printf would. Arguments that come from input must have gone through
 * lc_quote(). */
void lc_diag_add(struct lc_diag *d, struct lc_place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

size_t lc_diag_count(const struct lc_diag *d);

/* Prints every kept complaint, one a line, after "layercake: ", and how many more there were. */
void lc_diag_print(const struct lc_diag *d, FILE *to);

/* Text of complaint i (without "layercake: "), for tests. NULL when there is no such complaint. */
const char *lc_diag_text(const struct lc_diag *d, size_t i);

/* Escapes control and non-UTF-8 bytes of text, cuts it at 60 bytes and puts quotes round it. The
 * result is owned by the diag and lives as long as it does. */
const char *lc_quote(struct lc_diag *d, const char *text);

/* The candidate nearest to word (Damerau-Levenshtein distance at most 1 + length/4), or NULL. ASCII
 * case is ignored. */
const char *lc_near_miss(const char *word, const char *const *candidates, size_t n);

#endif
