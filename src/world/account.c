#include "world/account.h"

/* The day that ends with midnight is the one before: the clearing of a month stands in its year, as
 * the report of that year has it. */
static lc_time day_paid(const struct lc_world *w)
{
    return lc_now(w) - 1;
}

static void post(struct lc_world *w, uint32_t item, uint32_t region, struct lc_payer payer,
                 double amount)
{
    lc_ledger_post(&w->ledger, day_paid(w), item, region, payer.shares, amount);
    if (w->witness != NULL) {
        const struct lc_posted posted = {.at = day_paid(w),
                                         .item = item,
                                         .region = region,
                                         .project = payer.project,
                                         .shares = payer.shares,
                                         .amount = amount};
        w->witness->posted(w->witness->context, &posted);
    }
}

void lc_account_pay(struct lc_world *w, uint32_t cost_line, uint32_t region, struct lc_payer payer,
                    double musd)
{
    const uint32_t layer = lc_ref(w->model, LC_T_COST_LINES, cost_line, LC_COST_LINE_LAYER);
    post(w, cost_line, region, payer, musd);
    w->flows.capital_musd[layer] += musd;
    w->totals.capital_musd[layer] += musd;
    if (layer <= LC_LAYER_INFRASTRUCTURE) {
        w->flows.capital_region_musd[region] += musd;
    }
}

void lc_account_outlay(struct lc_world *w, enum lc_outlay outlay, uint32_t region,
                       struct lc_payer payer, double musd)
{
    for (uint32_t i = 0; i < w->spec.n_outlay_lines[outlay]; i++) {
        const uint32_t line = w->spec.outlay_lines[outlay][i];
        lc_account_pay(w, line, region, payer,
                       musd * lc_value(w, LC_T_COST_LINES, line, LC_COST_LINE_SHARE));
    }
}

void lc_account_measure(struct lc_world *w, enum lc_measure measure, uint32_t region,
                        struct lc_payer payer, double amount)
{
    post(w, w->spec.n_cost_lines + measure, region, payer, amount);
}

void lc_account_work(struct lc_world *w, uint32_t project, double worker_years)
{
    static const enum lc_measure measure[LC_LAYER_COUNT] = {
        [LC_LAYER_ENERGY] = LC_MEASURE_WORKER_YEARS_ENERGY,
        [LC_LAYER_CHIPS] = LC_MEASURE_WORKER_YEARS_CHIPS,
        [LC_LAYER_INFRASTRUCTURE] = LC_MEASURE_WORKER_YEARS_INFRASTRUCTURE};
    const struct lc_project *p = &w->projects.items[project];
    lc_account_measure(w, measure[w->spec.graph[p->kind].layer], p->region, lc_payer_of(w, project),
                       worker_years);
}
