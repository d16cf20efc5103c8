/* The observations of many replications, as those who summarise them see them.
 *
 * Whoever holds the observations (ensemble/store.h) fills in the struct; the writers of tables ask
 * for one cell at a time and get its value in every replication that did not fail, in order of
 * replication. Invariant: `n` and `replications` are the same for every cell.
 */
#ifndef LC_OBSERVE_SAMPLES_H
#define LC_OBSERVE_SAMPLES_H

#include "observe/layout.h"

#include <stdbool.h>

/* Which array of struct lc_observation a cell is counted in. */
enum lc_sample_kind { LC_SAMPLE_SERIES, LC_SAMPLE_LEDGER, LC_SAMPLE_HELD_BACK, LC_SAMPLE_DRAW };

struct lc_samples {
    const void *store;
    uint32_t n;                   /* replications that finished and did not fail */
    const uint32_t *replications; /* their numbers, ascending */
    /* Writes the n values of the cell to out. */
    void (*gather)(const void *store, enum lc_sample_kind kind, size_t cell, double *out);
    /* Writes all parameters' values in the i-th of those replications to out. */
    void (*draws)(const void *store, uint32_t i, double *out);
    /* NULL: they always can be read. Else false once that failed: what was got since is nothing. */
    bool (*is_read)(const void *store);
};

static inline bool lc_samples_are_read(const struct lc_samples *s)
{
    return !s->is_read || s->is_read(s->store);
}

static inline void lc_samples_get(double *out, const struct lc_samples *s, enum lc_sample_kind kind,
                                  size_t cell)
{
    s->gather(s->store, kind, cell, out);
}

static inline void lc_samples_draws(double *out, const struct lc_samples *s, uint32_t i)
{
    s->draws(s->store, i, out);
}

/* Cells of a kind in one replication. */
size_t lc_samples_cells(const struct lc_layout *l, enum lc_sample_kind kind);

static inline size_t lc_series_index(const struct lc_layout *l, uint32_t date, uint32_t column)
{
    return (size_t)date * l->n_columns + column;
}

static inline size_t lc_held_back_index(const struct lc_layout *l, uint32_t date, uint32_t region,
                                        uint32_t hold)
{
    return ((size_t)date * l->n_regions + region) * l->n_holds + hold;
}

#endif
