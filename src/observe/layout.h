/* The shape of what one replication reports; the same for every replication of a forecast.
 *
 * Invariant: it follows from model, dates and period alone.
 */
#ifndef LC_OBSERVE_LAYOUT_H
#define LC_OBSERVE_LAYOUT_H

#include "observe/series.h"

enum lc_every { LC_EVERY_MONTH, LC_EVERY_QUARTER, LC_EVERY_YEAR };

/* One column of the report: a series for one region or member. */
struct lc_report_column {
    enum lc_series_id series;
    const char *name;   /* series name with the member filled in */
    const char *region; /* "world" or a region's name */
    int32_t member;     /* region, layer, trade ... number; -1 for the world */
};

/* One kind of entry of the pull-through ledger: a cost line in M2024$, MW, or worker-years. */
struct lc_ledger_item {
    const char *name, *unit; /* cost line or measure; "M2024$", "MW", "worker-years" */
    enum lc_layer layer;
};

/* What can hold capacity back: a constraint, or one of the details of one (world/holds.h). */
struct lc_hold {
    enum lc_constraint constraint;
    const char *detail; /* maker, stage, trade ...; NULL: the constraint itself */
    const char *name;   /* "chips", "chips:packaging" */
    uint32_t slot;      /* in the world's flows */
};

/* The members of a scope: a table's keys, or a fixed list of names; none of WORLD. */
struct lc_members {
    uint32_t n;
    const char *const *names;
};

struct lc_members lc_scope_members(const struct lc_model *m, enum lc_series_scope scope);

struct lc_layout {
    struct lc_arena *arena;
    const struct lc_model *model;
    lc_time *dates; /* ends of periods: the instant after the last day; n_dates */
    uint32_t n_dates;
    struct lc_report_column *columns;
    uint32_t n_columns;
    uint32_t first_column[LC_SERIES_COUNT];
    struct lc_ledger_item *items; /* cost lines first, then MW and worker-years */
    uint32_t n_items, n_cost_lines;
    struct lc_hold *holds; /* constraints in the order of their enum, then details */
    uint32_t n_holds;
    int first_year;
    uint32_t n_years, n_regions, n_applications;
};

/* from: start of the forecast; to: last day. Free with lc_layout_free(). */
struct lc_layout *lc_layout_new(const struct lc_model *m, lc_time from, lc_time to,
                                enum lc_every every);
void lc_layout_free(struct lc_layout *l);

/* Label of report i: the last day of its period. */
static inline lc_time lc_layout_label(const struct lc_layout *l, uint32_t i)
{
    return l->dates[i] - LC_MS_PER_DAY;
}

/* Number of a report column by series name and region, or -1. */
int32_t lc_layout_find(const struct lc_layout *l, const char *name, const char *region);

/* What one replication gives back. Arrays are owned by the observation. */
struct lc_observation {
    uint32_t replication;
    bool failed;
    char failure[256];        /* why, when failed */
    uint64_t events;          /* events handled, re-arms not counted */
    uint64_t *events_by_kind; /* n_kinds of world/events.h */
    double *series;           /* [n_dates][n_columns] */
    double *ledger; /* [n_years][n_items][n_regions][n_applications]; posted in the calendar year */
    double *held_back_mwyears; /* [n_dates][n_regions][n_holds] */
    double *draws;             /* [n_parameters of the model] */
};

struct lc_observation *lc_observation_new(const struct lc_layout *l);
void lc_observation_free(struct lc_observation *o);
void lc_observation_clear(struct lc_observation *o, const struct lc_layout *l);

static inline size_t lc_ledger_index(const struct lc_layout *l, uint32_t year, uint32_t item,
                                     uint32_t region, uint32_t application)
{
    return (((size_t)year * l->n_items + item) * l->n_regions + region) * l->n_applications +
           application;
}

#endif
