#include "base/limits.h"
#include "base/units.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/factory_ops.h"
#include "world/grid_queue.h"
#include "world/start.h"

#include <math.h>

/* Power that was granted before the start, and the firm supply behind it. */
static void add_power(struct lc_world *w, uint32_t region, double mw)
{
    const double flexible = lc_param(w, LC_P_FLEXIBLE_HEADROOM) *
                            lc_value(w, LC_T_REGIONS, region, LC_REGION_FLEXIBLE_SHARE);
    w->grid[region].granted_mw += mw;
    w->grid[region].firm_total_mw += mw / (1 + flexible);
}

/* Those who run it are employed already: they come on top of the workers whom the build-out can
 * reach. */
static void start_operators(struct lc_world *w, struct lc_factory *f)
{
    if (w->spec.operators_trade == LC_NOBODY) {
        return;
    }
    const uint32_t trade = w->spec.operators_trade;
    const uint32_t n =
        lc_world_count(w, round(w->levers.values[w->spec.operators_cell] * f->facility_mw),
                       LC_MAX_WORKERS, "operators");
    struct lc_labour *l = lc_labour_of(w, f->region, trade);
    f->staff[trade] = n;
    l->base_workers += n;
    l->permanent += n;
    lc_pool_resize(&l->pool, l->pool.capacity + n);
    if (n > 0) {
        const struct lc_pool_request r = {.want = n, .least = n, .since = w->start};
        lc_pool_seize(&l->pool, &r);
    }
}

/* One plant of a row of the fleet table, its chips put in `age` years ago. */
static void start_factory(struct lc_world *w, uint32_t row, uint32_t k, double mw, double age)
{
    const uint32_t region = lc_ref(w->model, LC_T_FLEET, row, LC_FLEET_REGION);
    const uint32_t generation =
        lc_ref(w->model, LC_T_FLEET, row, LC_FLEET_CHIP); /* chips come first, in table order */
    const uint32_t builder = lc_ref(w->model, LC_T_FLEET, row, LC_FLEET_BUILDER);
    const uint32_t id = lc_factory_add(w, builder, region, LC_FACTORY_OPERATING);
    struct lc_factory *f = &w->factories.items[id];
    struct lc_installed *chips = &w->factories.chips[id];
    f->key = lc_project_key(LC_T_FLEET, row, k);
    f->generation = generation;
    f->facility_mw = f->live_mw = mw;
    f->it_mw = mw / lc_value(w, LC_T_REGIONS, region, LC_REGION_PUE);
    f->units = lc_units_for(w, generation, f->it_mw);
    chips->h100e = f->units * w->generations.items[generation].h100e;
    chips->filled = w->start - lc_time_from_years(age);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_FLEET, row, k);
    const double life =
        lc_draw_lognormal(&s, lc_param(w, LC_P_CHIP_LIFE_YEARS), lc_param(w, LC_P_CHIP_LIFE_SIGMA));
    f->retire = w->start + lc_time_from_years(fmax(life - age, 1 / LC_MONTHS_PER_YEAR));
    w->grid[region].live_mw += mw;
    w->builders[f->builder].live_mw += mw;
    w->grid[region].live_h100e += chips->h100e;
    add_power(w, region, mw);
    start_operators(w, f);
    w->totals.units_shipped += f->units;
    w->totals.units_arrived += f->units;
    w->totals.units_installed += f->units;
    const double generation_musd_per_mw =
        f->units * w->generations.items[generation].it_cost_kusd / LC_USD_PER_KUSD / mw;
    const double worn = fmin(1, age / lc_param(w, LC_P_CHIP_LIFE_YEARS));
    w->market[f->market].stock_musd +=
        mw * (generation_musd_per_mw * (1 - worn) + lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW));
    w->shipped_h100e_total += chips->h100e;
}

static void start_fleet_row(struct lc_world *w, uint32_t row)
{
    const uint32_t builder = lc_ref(w->model, LC_T_FLEET, row, LC_FLEET_BUILDER);
    const double mw = lc_value(w, LC_T_FLEET, row, LC_FLEET_FACILITY_MW);
    const double size = lc_value(w, LC_T_BUILDERS, builder, LC_BUILDER_SIZE_MEDIAN_MW);
    const uint32_t n = lc_world_count(w, fmax(1, ceil(mw / size)), LC_MAX_STARTED,
                                      "sites of one row at the start");
    const double age = lc_value(w, LC_T_FLEET, row, LC_FLEET_AGE_YEARS);
    for (uint32_t k = 0; k < n && mw > 0; k++) {
        start_factory(w, row, k, mw / n, 2 * age * (k + 0.5) / n);
    }
}

/* Phases that come before a phase, directly or not, as bits. */
static uint32_t phases_before(const struct lc_graph *g, int phase)
{
    uint32_t mask = g->phase[phase].after_mask;
    for (int pass = 0; pass < g->n_phases; pass++) {
        for (int i = 0; i < g->n_phases; i++) {
            if (mask >> i & 1) {
                mask |= g->phase[i].after_mask;
            }
        }
    }
    return mask;
}

static bool chips_are_in(const struct lc_graph *g, uint32_t done)
{
    for (int i = 0; i < g->n_phases; i++) {
        if (g->phase[i].gate == LC_GATE_CHIPS && (done >> i & 1)) {
            return true;
        }
    }
    return false;
}

/* Where racks are going in, the chips are on site and paid: those that the builder's vendor sells.
 */
static void start_with_chips(struct lc_world *w, struct lc_project *p)
{
    const uint32_t house = lc_ref(w->model, LC_T_BUILDERS, p->owner, LC_BUILDER_VENDOR);
    const bool is_house = lc_value(w, LC_T_BUILDERS, p->owner, LC_BUILDER_VENDOR_SHARE) >= 0.5;
    p->generation =
        lc_generation_at(w, is_house ? house : lc_leading_vendor(w, p->market), w->start);
    p->units_arrived = lc_units_for(w, p->generation, p->it_mw);
    p->gate_open[LC_GATE_CHIPS] = true;
    w->totals.units_shipped += p->units_arrived;
    w->totals.units_arrived += p->units_arrived;
}

/* Where the shell stands or rises, power is agreed and the connection is being built: it is there
 * within a year. */
static void start_with_agreed_power(struct lc_world *w, uint32_t project)
{
    struct lc_project *p = &w->projects.items[project];
    const uint32_t id = lc_request_new(w, project);
    struct lc_request *r = &w->requests.items[id];
    const lc_time wait = lc_time_from_years(1 - p->head_start);
    r->state = LC_REQUEST_CONNECT;
    r->event = lc_engine_after(w->engine, wait, LC_EV_POWER_GRANTED, id, p->region);
    add_power(w, p->region, p->size);
}

/* One project of a row of the pipeline table. Where building has begun, power is taken as agreed.
 */
static void start_project(struct lc_world *w, uint32_t row, uint32_t k, uint32_t n, double mw)
{
    const struct lc_graph *g = &w->spec.graph[LC_KIND_FACTORY];
    const int phase = lc_spec_phase(&w->spec, LC_KIND_FACTORY,
                                    lc_text(w->model, LC_T_PIPELINE, row, LC_PIPELINE_PHASE));
    const uint32_t region = lc_ref(w->model, LC_T_PIPELINE, row, LC_PIPELINE_REGION);
    const uint32_t builder = lc_ref(w->model, LC_T_PIPELINE, row, LC_PIPELINE_BUILDER);
    uint32_t done = phases_before(g, phase);
    bool building = false;
    for (int i = 0; i < g->n_phases; i++) {
        building = building || (g->phase[i].gate == LC_GATE_PERMIT && (done >> i & 1));
    }
    const bool has_chips = g->phase[phase].gate == LC_GATE_CHIPS || chips_are_in(g, done);
    for (int i = 0; has_chips && i < g->n_phases; i++) {
        done |= g->phase[i].gate == LC_GATE_POWER ? UINT32_C(1) << i : 0;
    }
    const double capital = mw * lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW) *
                           lc_value(w, LC_T_REGIONS, region, LC_REGION_BUILD_COST_INDEX);
    const struct lc_project_request request = {.kind = LC_KIND_FACTORY,
                                               .owner = builder,
                                               .region = region,
                                               .size = mw,
                                               .capital_musd = capital,
                                               .key = lc_project_key(LC_T_PIPELINE, row, k),
                                               .pull = LC_PULL_EVEN};
    const uint32_t id = lc_project_new(w, &request);
    struct lc_project *p = &w->projects.items[id];
    p->it_mw = mw / lc_value(w, LC_T_REGIONS, region, LC_REGION_PUE);
    p->head_start = (k + 0.5) / n;
    for (int i = 0; i < g->n_phases; i++) {
        for (int c = 0; (done >> i & 1) && c < g->phase[i].n_cost_lines; c++) {
            p->paid_musd += capital * lc_value(w, LC_T_COST_LINES, g->phase[i].cost_lines[c],
                                               LC_COST_LINE_SHARE);
        }
        if (g->phase[i].gate == LC_GATE_POWER && (done >> i & 1)) {
            add_power(w, region, mw);
            p->gate_open[LC_GATE_POWER] = true;
        }
    }
    p->it_committed_musd = has_chips ? 0 : mw * lc_mix_at(w, p->market, w->start).it_musd_per_mw;
    w->market[p->market].committed_musd += capital - p->paid_musd + p->it_committed_musd;
    if (has_chips) {
        start_with_chips(w, &w->projects.items[id]);
    }
    if (building && !has_chips && !w->projects.items[id].gate_open[LC_GATE_POWER]) {
        start_with_agreed_power(w, id);
    }
    lc_project_begin(w, id, done);
    if (building && !has_chips) {
        lc_engine_after(w->engine, 0, LC_EV_CHIPS_ORDER, id, 0);
    }
}

/* Halls of conventional servers: a part of them falls vacant, evenly over one life of servers, and
 * may then be refitted for AI; power and shell are there. */
static void start_halls(struct lc_world *w, uint32_t row)
{
    const uint32_t builder = lc_ref(w->model, LC_T_HALLS, row, LC_HALL_BUILDER);
    const uint32_t region = lc_ref(w->model, LC_T_HALLS, row, LC_HALL_REGION);
    const double mw =
        lc_value(w, LC_T_HALLS, row, LC_HALL_FACILITY_MW) * lc_param(w, LC_P_HALL_CONVERSION_SHARE);
    const double size = lc_value(w, LC_T_BUILDERS, builder, LC_BUILDER_SIZE_MEDIAN_MW);
    const uint32_t n = mw > 0 ? lc_world_count(w, fmax(1, ceil(mw / size)), LC_MAX_STARTED,
                                               "sites of one row at the start")
                              : 0;
    const double life_years = lc_param(w, LC_P_CHIP_LIFE_YEARS);
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t id = lc_factory_add(w, builder, region, LC_FACTORY_CONVENTIONAL);
        struct lc_factory *f = &w->factories.items[id];
        f->key = lc_project_key(LC_T_HALLS, row, k);
        f->facility_mw = mw / n;
        f->it_mw = f->facility_mw / lc_value(w, LC_T_REGIONS, region, LC_REGION_PUE);
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_HALLS, row, k);
        w->factories.chips[id].filled = w->start;
        f->retire = w->start + lc_time_from_years(life_years * lc_draw_uniform(&s));
        add_power(w, region, f->facility_mw);
    }
}

void lc_start_fleet(struct lc_world *w)
{
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_FLEET); row++) {
        start_fleet_row(w, row);
    }
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_HALLS); row++) {
        start_halls(w, row);
    }
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_PIPELINE); row++) {
        const uint32_t builder = lc_ref(w->model, LC_T_PIPELINE, row, LC_PIPELINE_BUILDER);
        const double mw = lc_value(w, LC_T_PIPELINE, row, LC_PIPELINE_FACILITY_MW);
        const double size = lc_value(w, LC_T_BUILDERS, builder, LC_BUILDER_SIZE_MEDIAN_MW);
        const uint32_t n = mw > 0 ? lc_world_count(w, fmax(1, ceil(mw / size)), LC_MAX_STARTED,
                                                   "sites of one row at the start")
                                  : 0;
        for (uint32_t k = 0; k < n; k++) {
            start_project(w, row, k, n, mw / n);
        }
    }
}
