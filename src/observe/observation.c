#include "observe/samples.h"

#include "world/events.h"

#include <glib.h>
#include <string.h>

size_t lc_samples_cells(const struct lc_layout *l, enum lc_sample_kind kind)
{
    switch (kind) {
    case LC_SAMPLE_SERIES:
        return (size_t)l->n_dates * l->n_columns;
    case LC_SAMPLE_LEDGER:
        return (size_t)l->n_years * l->n_items * l->n_regions * l->n_applications;
    case LC_SAMPLE_HELD_BACK:
        return (size_t)l->n_dates * l->n_regions * l->n_holds;
    case LC_SAMPLE_DRAW:
        return l->model->n_parameters;
    }
    return 0;
}

struct lc_observation *lc_observation_new(const struct lc_layout *l)
{
    struct lc_observation *o = g_new0(struct lc_observation, 1);

    o->events_by_kind = g_new0(uint64_t, LC_EVENT_COUNT);
    o->series = g_new0(double, lc_samples_cells(l, LC_SAMPLE_SERIES));
    o->ledger = g_new0(double, lc_samples_cells(l, LC_SAMPLE_LEDGER));
    o->held_back_mwyears = g_new0(double, lc_samples_cells(l, LC_SAMPLE_HELD_BACK));
    o->draws = g_new0(double, lc_samples_cells(l, LC_SAMPLE_DRAW));
    return o;
}

void lc_observation_free(struct lc_observation *o)
{
    if (o) {
        g_free(o->events_by_kind);
        g_free(o->series);
        g_free(o->ledger);
        g_free(o->held_back_mwyears);
        g_free(o->draws);
        g_free(o);
    }
}

static void clear(double *values, size_t n)
{
    if (n > 0) {
        memset(values, 0, n * sizeof *values);
    }
}

void lc_observation_clear(struct lc_observation *o, const struct lc_layout *l)
{
    o->replication = 0;
    o->failed = false;
    o->failure[0] = '\0';
    o->events = 0;
    memset(o->events_by_kind, 0, LC_EVENT_COUNT * sizeof *o->events_by_kind);
    clear(o->series, lc_samples_cells(l, LC_SAMPLE_SERIES));
    clear(o->ledger, lc_samples_cells(l, LC_SAMPLE_LEDGER));
    clear(o->held_back_mwyears, lc_samples_cells(l, LC_SAMPLE_HELD_BACK));
    clear(o->draws, lc_samples_cells(l, LC_SAMPLE_DRAW));
}
