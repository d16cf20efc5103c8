/* Forecasts that others published, as the model's table published.csv ties them to series of the
 * report: each figure in its own unit, scope and period, with what stands for it.
 *
 * A row of the table is for the figures of one published series whose source's title begins as the
 * row says; of several that fit, the longest beginning counts, and rows with the same beginning add
 * up. The model's dollars of 2024 are turned into those of the figure, not the other way round.
 *
 * Invariant: figures stand in the order of the table's rows, those of one row in the order of the
 * file of facts; each lies in the forecast and can be told from its reports.
 */
#ifndef LC_EVIDENCE_FIGURE_H
#define LC_EVIDENCE_FIGURE_H

#include "evidence/parts.h"
#include "input/facts.h"

struct lc_figure {
    const struct lc_fact *fact;
    const char *publisher; /* the title of the source up to its first comma or bracket */
    const char *series;    /* what stands for it, for eyes: "factor x series (region) + ... - 11" */
    const char *why;
    const struct lc_part *parts;
    uint32_t n_parts;
    double dollars; /* the figure's for one of 2024; 1 where it is no money */
    double before;  /* as published, added to the model's value */
};

struct lc_figures {
    struct lc_figure *items;
    uint32_t n;
};

/* start: first instant of the forecast. */
struct lc_figure_input {
    const struct lc_layout *layout;
    const struct lc_facts *facts;
    const struct lc_deflators *deflators;
    lc_time start;
};

/* Gathers the figures of the model's table published.csv in the arena. Those that begin before the
 * start (but for what the column `before` tells), end after the forecast, or are of a period much
 * shorter than the reports are left out. False and a complaint for each row that names an unknown
 * series, region or published series, or asks for what a series can't give. */
bool lc_figures_make(struct lc_figures *f, struct lc_arena *a, const struct lc_figure_input *in,
                     struct lc_diag *d);

/* The model's value for the figure in each replication, in the figure's unit. spare: room for 2
 * numbers a replication. */
void lc_figure_values(double *out, const struct lc_samples *s, const struct lc_figure *f,
                      double *spare);

/* Where a published value lies in an ensemble: share of the n values below it. */
double lc_figure_position(const double *values, uint32_t n, double published);

#endif
