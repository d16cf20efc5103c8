#include "world/build.h"

#include "base/arena.h"
#include "base/units.h"

#include <math.h>
#include <string.h>

const char *const lc_project_kind_names[LC_PROJECT_KINDS] = {
    "factory", "refit", "plant", "fab", "packaging", "memory", "assembly"};

uint64_t lc_project_key(uint32_t origin, uint32_t major, uint32_t minor)
{
    return lc_hash_mix(lc_hash_mix(origin, major), minor);
}

static double draw_overrun(const struct lc_world *w, enum lc_project_kind kind, uint64_t key)
{
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PROJECT, key, 0);
    const double sigma =
        lc_param(w, kind == LC_KIND_PLANT ? LC_P_PLANT_OVERRUN_SIGMA : LC_P_OVERRUN_SIGMA);
    return lc_draw_lognormal(&s, lc_param(w, LC_P_OVERRUN_MEDIAN), sigma);
}

/* MW of such projects under way in its region. */
static double *under_way(struct lc_world *w, const struct lc_project *p)
{
    struct lc_grid *g = &w->grid[p->region];
    return p->kind == LC_KIND_FACTORY ? &g->pipeline_mw : &g->refit_mw;
}

uint32_t lc_project_new(struct lc_world *w, const struct lc_project_request *r)
{
    struct lc_projects *all = &w->projects;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    LC_GROW(all->active, all->active_room, all->n_active + 1);
    all->active[all->n_active++] = id;
    struct lc_project *p = &all->items[id];
    memset(p, 0,
           offsetof(struct lc_project, phase) + w->spec.graph[r->kind].n_phases * sizeof *p->phase);
    p->key = r->key;
    p->kind = r->kind;
    p->owner = r->owner;
    p->region = (uint16_t)r->region;
    p->market = (uint16_t)lc_region_market(w, r->region);
    p->size = r->size;
    p->capital_musd = r->capital_musd;
    p->proposed = lc_now(w);
    p->pull = r->pull;
    p->overrun = draw_overrun(w, r->kind, r->key);
    p->open_phases = w->spec.graph[r->kind].n_phases;
    p->in_state[LC_PHASE_WAITING] = (uint16_t)((1u << p->open_phases) - 1);
    p->first_posting = LC_NOBODY;
    p->generation = p->order = p->request = p->factory = p->serves_request = LC_NOBODY;
    if (r->kind <= LC_KIND_REFIT) {
        *under_way(w, p) += r->size;
    }
    return id;
}

uint32_t lc_project_expand_line(struct lc_world *w, uint32_t line, double units, uint64_t key,
                                uint32_t pull)
{
    const uint32_t stage = lc_ref(w->model, LC_T_LINES, line, LC_LINE_STAGE);
    const uint32_t market = lc_ref(w->model, LC_T_LINES, line, LC_LINE_MARKET);
    const uint32_t kind = LC_KIND_FAB + lc_ref(w->model, LC_T_STAGES, stage, LC_STAGE_PROJECT);
    const double musd = units * lc_value(w, LC_T_STAGES, stage, LC_STAGE_CAPEX_MUSD_PER_UNIT) *
                        lc_value(w, LC_T_LINES, line, LC_LINE_COST_INDEX);
    const struct lc_project_request request = {
        .kind = (enum lc_project_kind)kind,
        .owner = line,
        .region = lc_ref(w->model, LC_T_LINES, line, LC_LINE_REGION),
        .size = fmax(musd, 1),
        .capital_musd = musd,
        .key = key,
        .pull = pull};
    const uint32_t id = lc_project_new(w, &request);
    w->projects.items[id].gain = units;
    w->market[market].stage[stage].building += units;
    return id;
}

void lc_project_begin(struct lc_world *w, uint32_t project, uint32_t done_mask)
{
    struct lc_project *p = &w->projects.items[project];
    const struct lc_graph *g = &w->spec.graph[p->kind];
    for (int i = 0; i < g->n_phases; i++) {
        if (done_mask >> i & 1) {
            lc_phase_set(p, i, LC_PHASE_DONE);
            p->phase[i].start = p->phase[i].ready = p->phase[i].end = lc_now(w);
            p->open_phases--;
        }
    }
    lc_project_advance(w, project);
}

void lc_project_advance(struct lc_world *w, uint32_t project)
{
    struct lc_project *p = &w->projects.items[project];
    const struct lc_graph *g = &w->spec.graph[p->kind];
    const uint32_t done = p->in_state[LC_PHASE_DONE];
    uint32_t open = p->in_state[LC_PHASE_WAITING] | p->in_state[LC_PHASE_READY];
    for (; open != 0; open &= open - 1) {
        const int i = __builtin_ctz(open);
        const bool free_to_start = (g->phase[i].after_mask & ~done) == 0;
        if (lc_phase_is(p, i, LC_PHASE_WAITING) && free_to_start) {
            lc_phase_set(p, i, LC_PHASE_READY);
            p->phase[i].ready = lc_now(w);
        }
        const bool gated = g->phase[i].gate == LC_GATE_CHIPS && !p->gate_open[LC_GATE_CHIPS];
        if (lc_phase_is(p, i, LC_PHASE_READY) && !gated && p->phase[i].event == LC_NO_HANDLE) {
            p->phase[i].event =
                lc_engine_after(w->engine, 0, LC_EV_PHASE_START, project, (uint32_t)i);
        }
    }
}

void lc_project_open_gate(struct lc_world *w, uint32_t project, enum lc_gate gate)
{
    struct lc_project *p = &w->projects.items[project];
    if (p->state != LC_PROJECT_ACTIVE) {
        return;
    }
    p->gate_open[gate] = true;
    if (gate == LC_GATE_CHIPS) {
        lc_project_advance(w, project);
        return;
    }
    const struct lc_graph *g = &w->spec.graph[p->kind];
    for (int i = 0; i < g->n_phases; i++) {
        struct lc_phase *phase = &p->phase[i];
        if (g->phase[i].gate == gate && lc_phase_is(p, i, LC_PHASE_RUNNING) &&
            phase->event == LC_NO_HANDLE && p->open_crews[i] == 0) {
            const lc_time at = phase->least_end > lc_now(w) ? phase->least_end : lc_now(w);
            phase->event = lc_engine_at(w->engine, at, LC_PRIORITY_USUAL, LC_EV_PHASE_END, project,
                                        (uint32_t)i);
        }
    }
}

/* A plant is built once its equipment is there. */
static bool follows_equipment(const struct lc_graph *g, int phase)
{
    for (int i = 0; i < g->n_phases; i++) {
        if ((g->phase[phase].after_mask >> i & 1) && g->phase[i].gate == LC_GATE_EQUIPMENT) {
            return true;
        }
    }
    return false;
}

double lc_phase_least_years(const struct lc_world *w, const struct lc_project *p, int phase)
{
    const struct lc_phase_spec *spec = &w->spec.graph[p->kind].phase[phase];
    const double size = p->size / lc_value(w, LC_T_PHASES, spec->row, LC_PHASE_REFERENCE_SIZE);
    const double exponent = lc_value(w, LC_T_PHASES, spec->row, LC_PHASE_SIZE_EXPONENT);
    double months = lc_value(w, LC_T_PHASES, spec->row, LC_PHASE_MIN_MONTHS);
    months *= exponent != 0 && months > 0 ? pow(size, exponent) : 1;
    if (p->kind == LC_KIND_PLANT && spec->gate == LC_GATE_PERMIT) {
        months += lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_PERMIT_MONTHS);
    }
    if (p->kind == LC_KIND_PLANT && follows_equipment(&w->spec.graph[p->kind], phase)) {
        months += lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_BUILD_MONTHS);
    }
    if (p->kind == LC_KIND_FACTORY && spec->gate == LC_GATE_PERMIT) {
        months = fmax(months, lc_value(w, LC_T_REGIONS, p->region, LC_REGION_PERMIT_MONTHS));
    }
    return months / LC_MONTHS_PER_YEAR;
}

/* Years that a phase will still take, if nothing is late. */
static double years_left(const struct lc_world *w, const struct lc_project *p, int i)
{
    if (lc_phase_is(p, i, LC_PHASE_DONE)) {
        return 0;
    }
    if (lc_phase_is(p, i, LC_PHASE_RUNNING)) {
        return fmax(0, lc_years_between(lc_now(w), p->phase[i].least_end));
    }
    return lc_phase_least_years(w, p, i) * p->overrun;
}

double lc_project_years_to_chips(const struct lc_world *w, const struct lc_project *p)
{
    const struct lc_graph *g = &w->spec.graph[p->kind];
    double left[LC_MAX_PHASES], ends[LC_MAX_PHASES] = {0};
    double answer = 0;
    for (int i = 0; i < g->n_phases; i++) {
        left[i] = years_left(w, p, i);
    }
    /* phases may stand in any order: as many passes as phases reach every longest path */
    bool moves = true;
    for (int pass = 0; moves && pass < g->n_phases; pass++) {
        moves = false;
        for (int i = 0; i < g->n_phases; i++) {
            double start = 0;
            for (uint32_t before = g->phase[i].after_mask; before != 0; before &= before - 1) {
                start = fmax(start, ends[__builtin_ctz(before)]);
            }
            if (g->phase[i].gate == LC_GATE_CHIPS) {
                answer = start;
            }
            moves = moves || ends[i] != start + left[i];
            ends[i] = start + left[i];
        }
    }
    return answer;
}

/* Place in the list of those under way. */
static uint32_t *active_place(const struct lc_projects *all, uint32_t project)
{
    size_t low = 0, high = all->n_active;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if ((all->active[middle] & ~LC_ENDED) < project) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &all->active[low];
}

static void forget_ended(struct lc_projects *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->n_active; i++) {
        const uint32_t id = all->active[i];
        all->active[kept] = id;
        kept += !(id & LC_ENDED);
    }
    all->n_active = kept;
    all->n_ended = 0;
}

void lc_project_retire(struct lc_world *w, uint32_t project)
{
    struct lc_projects *all = &w->projects;
    const struct lc_project *p = &all->items[project];
    if (p->kind <= LC_KIND_REFIT) {
        double *mw = under_way(w, p);
        *mw = fmax(0, *mw - p->size); /* rounding must not leave less than nothing */
    }
    *active_place(all, project) |= LC_ENDED;
    if (++all->n_ended > all->n_active / 4) {
        forget_ended(all);
    }
}
