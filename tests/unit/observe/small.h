/* A model made by hand for tests: two regions, two of each other member, two cost lines, three
 * parameters. Only what layouts, plans and writers look at is filled in. */
#ifndef LC_TESTS_SMALL_H
#define LC_TESTS_SMALL_H

#include "observe/layout.h"

#include <math.h>
#include <string.h>

static const char *small_regions[] = {"north", "far-south"};
static const char *small_members[] = {"one", "two-b"};
static const char *small_cost_lines[] = {"site", "servers"};

static inline void small_table(struct lc_model *m, enum lc_table_id id, const char **keys,
                               uint32_t n)
{
    m->tables[id].schema = lc_schema_get(id);
    m->tables[id].key = keys;
    m->tables[id].n_rows = n;
}

static inline void small_parameter(struct lc_parameter *p, const char *name, enum lc_law law,
                                   double a, double b)
{
    const struct lc_distribution_input in = {.law = law,
                                             .arg = {a, b, NAN, NAN},
                                             .p10 = NAN,
                                             .p50 = NAN,
                                             .p90 = NAN,
                                             .min = -INFINITY,
                                             .max = INFINITY};

    memset(p, 0, sizeof *p);
    p->name = name;
    p->unit = "ratio";
    p->key = (uint64_t)name[0] * 1000003;
    lc_distribution_init(&p->law, &in);
}

/* Fills the static objects and returns the model. */
static inline const struct lc_model *small_model(void)
{
    static struct lc_model m;
    static struct lc_parameter parameters[3];
    static double cells[64];
    static const enum lc_table_id others[] = {LC_T_TRADES,   LC_T_TECHNOLOGIES, LC_T_APPLICATIONS,
                                              LC_T_FAMILIES, LC_T_STAGES,       LC_T_MARKETS,
                                              LC_T_VENDORS,  LC_T_MAKERS};

    memset(&m, 0, sizeof m);
    small_table(&m, LC_T_REGIONS, small_regions, 2);
    small_table(&m, LC_T_COST_LINES, small_cost_lines, 2);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        small_table(&m, others[i], small_members, 2);
    }
    small_parameter(&parameters[0], "alpha", LC_LAW_UNIFORM, 0, 1);
    small_parameter(&parameters[1], "beta", LC_LAW_FIXED, 7, NAN);
    small_parameter(&parameters[2], "gamma", LC_LAW_NORMAL, 10, 2);
    m.name = "small";
    m.parameters = parameters;
    m.n_parameters = 3;
    m.cells = cells;
    m.cells[lc_cell(&m, LC_T_COST_LINES, 0, LC_COST_LINE_LAYER)] = LC_LAYER_INFRASTRUCTURE;
    m.cells[lc_cell(&m, LC_T_COST_LINES, 1, LC_COST_LINE_LAYER)] = LC_LAYER_CHIPS;
    memset(m.digest, 'a', 64);
    memset(m.scenario_digest, 'b', 64);
    return &m;
}

#endif
