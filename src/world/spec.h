/* What follows from a model alone and is looked up often: phase graphs, work content, cost lines,
 * stages by need. */
#ifndef LC_WORLD_SPEC_H
#define LC_WORLD_SPEC_H

#include "input/model.h"
#include "world/layers.h"
#include "world/project.h"

struct lc_work_spec {
    uint16_t trade;
    uint32_t cell; /* worker-months per unit */
};

struct lc_phase_spec {
    uint32_t row; /* of the phases table */
    const char *name;
    uint32_t after_mask; /* phases that must have ended, as bits */
    enum lc_gate gate;
    struct lc_work_spec work[LC_MAX_TRADES];
    uint16_t n_work;
    uint16_t cost_lines[LC_MAX_COST_LINES];
    uint16_t n_cost_lines;
};

struct lc_graph {
    struct lc_phase_spec phase[LC_MAX_PHASES];
    uint16_t n_phases;
    uint32_t behind[LC_GATE_COUNT]; /* phases with each gate, as bits */
    uint32_t before_chips;          /* phases that must have ended before chips go in, as bits */
    enum lc_layer layer;            /* whose capital and work it is */
};

/* Outlays without phases. */
enum lc_outlay {
    LC_OUTLAY_IT,
    LC_OUTLAY_GRID,
    LC_OUTLAY_RESEARCH,
    LC_OUTLAY_INTEGRATION,
    LC_OUTLAY_COUNT
};

struct lc_spec {
    struct lc_graph graph[LC_PROJECT_KINDS];
    uint16_t outlay_lines[LC_OUTLAY_COUNT][LC_MAX_COST_LINES];
    uint16_t n_outlay_lines[LC_OUTLAY_COUNT];
    uint32_t n_cost_lines;
    uint32_t site_row[LC_MAX_TECHNOLOGIES][LC_MAX_REGIONS]; /* of the sites table, or LC_NOBODY */
    uint32_t operators_trade,
        operators_cell; /* permanent workers per MW of a factory; LC_NOBODY when there are none */
};

void lc_spec_init(struct lc_spec *s, const struct lc_model *m);

/* Phase of a kind by name, or -1. */
int lc_spec_phase(const struct lc_spec *s, enum lc_project_kind kind, const char *name);

#endif
