/* What was observed or published by others: data/observed.csv, data/forecasts.csv and
 * data/deflators.csv.
 *
 * Invariant: facts of one series stand together, in order of the ends of their periods and, where
 * these are equal, as in the file; values are as published, in the unit that stands beside them.
 */
#ifndef LC_INPUT_FACTS_H
#define LC_INPUT_FACTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/time.h"
#include "input/bytes.h"

#include <stdbool.h>
#include <stdint.h>

struct lc_fact {
    const char *series, *unit, *source, *note;
    lc_time from, end; /* from: first day; end: the instant after the last day */
    double value;
    double low, high;      /* NAN where none was published */
    struct lc_place place; /* of the value */
};

struct lc_facts {
    const struct lc_fact *items;
    uint32_t n;
};

/* Takes a file of facts apart, in the arena; the bytes must live as long. False and a complaint for
 * each thing that is wrong. */
bool lc_facts_load(struct lc_facts *facts, struct lc_arena *a, const struct lc_bytes *bytes,
                   struct lc_diag *d);

/* The facts of one series: the first of them, and how many (0: there is no such series). */
const struct lc_fact *lc_facts_find(const struct lc_facts *facts, const char *series, uint32_t *n);

/* Deflator of the United States, an index by calendar year. */
struct lc_deflators {
    const int *years; /* ascending, without a gap */
    const double *index;
    uint32_t n;
};

/* Years must follow each other, 2024 among them. */
bool lc_deflators_load(struct lc_deflators *f, struct lc_arena *a, const struct lc_bytes *bytes,
                       struct lc_diag *d);

/* 2024 dollars for a dollar of the day t: the yearly index stands in the middle of its year, in
 * between it is interpolated in logarithms, and beyond its ends the last step goes on. */
double lc_deflate_at(const struct lc_deflators *f, lc_time t);

/* The same for the mean dollar of a calendar year. */
double lc_deflate_year(const struct lc_deflators *f, int year);

#endif
