/* One field of a table: text in, value out, or a complaint that says what was expected.
 *
 * Every function returns whether the field is good; else exactly one complaint was added and the
 * output is untouched. `what` names the field in the complaint (a column's name).
 */
#ifndef LC_INPUT_FIELD_H
#define LC_INPUT_FIELD_H

#include "base/diag.h"
#include "base/time.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lc_field {
    const char *what;
    const char *text;
    struct lc_place place;
};

/* A number from low to high; LC_BIG and beyond mean no bound. */
bool lc_field_number(double *out, struct lc_field field, double low, double high,
                     struct lc_diag *d);

bool lc_field_flag(double *out, struct lc_field field, struct lc_diag *d);

/* Days since 1970-01-01 of a date YYYY-MM-DD. */
bool lc_field_days(double *out, struct lc_field field, struct lc_diag *d);

/* Number of the choice among those of "a|b|c". */
bool lc_field_choice(double *out, struct lc_field field, const char *choices, struct lc_diag *d);

/* A name as rows bear it: a to z, 0 to 9 and hyphens, not a hyphen first, 1 to LC_MAX_NAME_BYTES.
 */
bool lc_field_name(struct lc_field field, struct lc_diag *d);

/* A name as parameters bear it: a to z, 0 to 9 and underscores. */
bool lc_field_parameter_name(struct lc_field field, struct lc_diag *d);

bool lc_field_not_empty(struct lc_field field, struct lc_diag *d);

/* Index of text among the choices "a|b|c", or -1. */
int lc_choice_find(const char *choices, const char *text);

/* The date in a field that may be empty: `otherwise` then, and after a complaint. */
lc_time lc_field_known(struct lc_field field, lc_time otherwise, struct lc_diag *d);

/* ", did you mean 'x'?" for the nearest candidate, or "". Returns text. */
#define LC_HINT_TEXT 128
const char *lc_hint(char text[LC_HINT_TEXT], const char *word, const char *const *candidates,
                    size_t n);

/* " from 0 to 1", " of at least 0", for messages; "" without bounds. Returns text. */
#define LC_RANGE_TEXT 80
const char *lc_range_text(char text[LC_RANGE_TEXT], double low, double high);

#endif
