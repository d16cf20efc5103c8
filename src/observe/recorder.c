#include "observe/recorder.h"

#include "observe/read.h"
#include "observe/samples.h"

#include <math.h>
#include <string.h>

/* Each series has one reader that answers for it; the others say NAN. */
static double read_value(const struct lc_world *w, const struct lc_reading *r)
{
    static double (*const readers[])(const struct lc_world *, const struct lc_reading *) = {
        lc_read_applications, lc_read_models,    lc_read_infrastructure, lc_read_chips,
        lc_read_energy,       lc_read_workforce, lc_read_capital};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        const double value = readers[i](w, r);
        if (!isnan(value)) {
            return value;
        }
    }
    return NAN;
}

void lc_recorder_report(struct lc_world *w, const struct lc_layout *l, struct lc_observation *o,
                        uint32_t date, double years)
{
    for (uint32_t c = 0; c < l->n_columns; c++) {
        const struct lc_reading r = {
            .series = l->columns[c].series, .member = l->columns[c].member, .years = years};
        const double value = read_value(w, &r);
        if (!isfinite(value)) {
            lc_engine_fail(w->engine, "series %s of %s is not a number", l->columns[c].name,
                           l->columns[c].region);
        }
        o->series[lc_series_index(l, date, c)] = value;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        for (uint32_t i = 0; i < l->n_holds; i++) {
            o->held_back_mwyears[lc_held_back_index(l, date, r, i)] =
                w->flows.held_back_mwyears[r][l->holds[i].slot];
        }
    }
    memset(&w->flows, 0, sizeof w->flows);
}
