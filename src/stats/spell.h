/* Spells: runs of periods in which a condition holds, over many paths at once.
 *
 * A spell that holds at the first or the last period may be longer than it seems: it is cut there.
 */
#ifndef LC_STATS_SPELL_H
#define LC_STATS_SPELL_H

#include <stddef.h>
#include <stdint.h>

struct lc_spell {
    uint32_t path;
    uint32_t first, last, peak; /* periods; peak: the first of those in which it is deepest */
    double depth;               /* at the peak */
    double area;                /* sum of depth x years: severity */
    double years;               /* how long it lasts */
};

/* Starts as {0}; ends with lc_spells_fini(). */
struct lc_spells {
    struct lc_spell *items;
    size_t n, room;
};

void lc_spells_fini(struct lc_spells *s);

/* Puts the spells of at least so many years in the place of what s holds, in the order of paths,
 * then of time. depth: [n_periods][n]; the condition holds where it is above 0. years: lengths of
 * the periods. */
void lc_spells_find(struct lc_spells *s, const float *depth, uint32_t n, const double *years,
                    uint32_t n_periods, double least_years);

#endif
