#include "observe/read.h"

#include "world/market_ops.h"

#include <math.h>

static double inference(const struct lc_market *m)
{
    return m->inference_busd_per_year * (1 - m->unserved_share);
}

static double research(const struct lc_market *m)
{
    return m->research_busd_per_year * (1 - m->unserved_share);
}

static double sum(const struct lc_world *w, double (*figure)(const struct lc_market *))
{
    double total = 0;
    for (uint32_t m = 0; m < w->n_markets; m++) {
        total += figure(&w->market[m]);
    }
    return total;
}

static double model_revenue(const struct lc_world *w)
{
    double total = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        total += w->seats[i].served_spend_busd_per_year;
    }
    return total;
}

/* Share of spend that is on applications for which open weights are good enough, weighted by how
 * near they are to the frontier. */
static double open_share(const struct lc_world *w)
{
    double open = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        const double threshold =
            lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_THRESHOLD_LOG10_FLOP) +
            lc_param(w, LC_P_THRESHOLD_SHIFT);
        const bool is_able = w->family[s->family].open_log10 > threshold;
        open += is_able ? s->served_spend_busd_per_year * lc_openness(w, s->family) : 0;
    }
    const double all = model_revenue(w);
    return all > 0 ? open / all : 0;
}

double lc_read_models(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_MODEL_REVENUE:
        return model_revenue(w);
    case LC_S_INFERENCE_SPEND:
        return sum(w, inference);
    case LC_S_RESEARCH_SPEND:
        return sum(w, research);
    case LC_S_RESEARCH_SHARE: {
        const double all = sum(w, research) + sum(w, inference);
        return all > 0 ? sum(w, research) / all : 0;
    }
    case LC_S_FRONTIER_CLOSED:
        return w->family[r->member].closed_log10;
    case LC_S_FRONTIER_OPEN:
        return w->family[r->member].open_log10;
    case LC_S_RELEASES:
        return w->flows.releases / r->years;
    case LC_S_OPEN_SHARE:
        return open_share(w);
    case LC_S_LARGEST_RUN:
        return w->totals.largest_run_log10;
    case LC_S_PRICE_QUALITY:
        return w->price_index[0][0];
    default:
        return NAN;
    }
}
