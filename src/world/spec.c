#include "world/spec.h"

#include <string.h>

/* The column `kind` of cost-lines.csv lists the project kinds first, then the outlays, in the order
 * of the enumerators. */
#define FIRST_OUTLAY LC_PROJECT_KINDS

int lc_spec_phase(const struct lc_spec *s, enum lc_project_kind kind, const char *name)
{
    const struct lc_graph *g = &s->graph[kind];
    for (int i = 0; i < g->n_phases; i++) {
        if (strcmp(g->phase[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

static void read_phases(struct lc_spec *s, const struct lc_model *m)
{
    for (uint32_t row = 0; row < lc_rows(m, LC_T_PHASES); row++) {
        struct lc_graph *g = &s->graph[lc_ref(m, LC_T_PHASES, row, LC_PHASE_KIND)];
        struct lc_phase_spec *p = &g->phase[g->n_phases++];
        p->row = row;
        p->name = lc_text(m, LC_T_PHASES, row, LC_PHASE_NAME);
        p->gate = (enum lc_gate)lc_ref(m, LC_T_PHASES, row, LC_PHASE_GATE);
    }
}

/* Names apart by blanks; the input room has checked that each exists and that there is no cycle. */
static uint32_t mask_of(const struct lc_spec *s, enum lc_project_kind kind, const char *list)
{
    uint32_t mask = 0;
    while (*list) {
        const size_t n = strcspn(list, " ");
        const struct lc_graph *g = &s->graph[kind];
        for (int i = 0; i < g->n_phases; i++) {
            if (strlen(g->phase[i].name) == n && strncmp(g->phase[i].name, list, n) == 0) {
                mask |= UINT32_C(1) << i;
            }
        }
        list += n + strspn(list + n, " ");
    }
    return mask;
}

static void read_order(struct lc_spec *s, const struct lc_model *m)
{
    for (int k = 0; k < LC_PROJECT_KINDS; k++) {
        for (int i = 0; i < s->graph[k].n_phases; i++) {
            struct lc_phase_spec *p = &s->graph[k].phase[i];
            p->after_mask = mask_of(s, (enum lc_project_kind)k,
                                    lc_text(m, LC_T_PHASES, p->row, LC_PHASE_AFTER));
            s->graph[k].behind[p->gate] |= UINT32_C(1) << i;
            s->graph[k].before_chips |= p->gate == LC_GATE_CHIPS ? p->after_mask : 0;
        }
    }
}

static void read_work(struct lc_spec *s, const struct lc_model *m)
{
    for (uint32_t row = 0; row < lc_rows(m, LC_T_WORK); row++) {
        const enum lc_project_kind kind =
            (enum lc_project_kind)lc_ref(m, LC_T_WORK, row, LC_WORK_KIND);
        const int phase = lc_spec_phase(s, kind, lc_text(m, LC_T_WORK, row, LC_WORK_PHASE));
        struct lc_phase_spec *p = &s->graph[kind].phase[phase];
        p->work[p->n_work++] = (struct lc_work_spec){
            .trade = (uint16_t)lc_ref(m, LC_T_WORK, row, LC_WORK_TRADE),
            .cell = lc_cell(m, LC_T_WORK, row, LC_WORK_WORKER_MONTHS_PER_UNIT)};
    }
}

static void read_cost_lines(struct lc_spec *s, const struct lc_model *m)
{
    s->n_cost_lines = lc_rows(m, LC_T_COST_LINES);
    for (uint32_t row = 0; row < s->n_cost_lines; row++) {
        const uint32_t kind = lc_ref(m, LC_T_COST_LINES, row, LC_COST_LINE_KIND);
        if (kind >= FIRST_OUTLAY) {
            const uint32_t o = kind - FIRST_OUTLAY;
            s->outlay_lines[o][s->n_outlay_lines[o]++] = (uint16_t)row;
            continue;
        }
        struct lc_graph *g = &s->graph[kind];
        g->layer = (enum lc_layer)lc_ref(m, LC_T_COST_LINES, row, LC_COST_LINE_LAYER);
        const int phase = lc_spec_phase(s, (enum lc_project_kind)kind,
                                        lc_text(m, LC_T_COST_LINES, row, LC_COST_LINE_PHASE));
        struct lc_phase_spec *p = &g->phase[phase];
        p->cost_lines[p->n_cost_lines++] = (uint16_t)row;
    }
}

/* The first row of a technology and region counts. */
static void find_sites(struct lc_spec *s, const struct lc_model *m)
{
    memset(s->site_row, 0xff, sizeof s->site_row);
    for (uint32_t row = lc_rows(m, LC_T_SITES); row-- > 0;) {
        const uint32_t technology = lc_ref(m, LC_T_SITES, row, LC_SITE_TECHNOLOGY);
        s->site_row[technology][lc_ref(m, LC_T_SITES, row, LC_SITE_REGION)] = row;
    }
}

static void find_operators(struct lc_spec *s, const struct lc_model *m)
{
    s->operators_trade = s->operators_cell = LC_NOBODY;
    for (uint32_t row = 0; row < lc_rows(m, LC_T_WORK); row++) {
        const uint32_t trade = lc_ref(m, LC_T_WORK, row, LC_WORK_TRADE);
        const bool is_permanent = m->cells[lc_cell(m, LC_T_TRADES, trade, LC_TRADE_PERMANENT)] > 0;
        if (is_permanent && lc_ref(m, LC_T_WORK, row, LC_WORK_KIND) == LC_KIND_FACTORY) {
            s->operators_trade = trade;
            s->operators_cell = lc_cell(m, LC_T_WORK, row, LC_WORK_WORKER_MONTHS_PER_UNIT);
        }
    }
}

void lc_spec_init(struct lc_spec *s, const struct lc_model *m)
{
    memset(s, 0, sizeof *s);
    read_phases(s, m);
    read_order(s, m);
    read_work(s, m);
    read_cost_lines(s, m);
    find_sites(s, m);
    find_operators(s, m);
}
