#include "input/scenario_list.h"

#include <string.h>

void lc_scenarios_append(struct lc_model *m, const struct lc_scenario *scenario)
{
    struct lc_scenario *all = LC_ARENA_ARRAY(m->arena, struct lc_scenario, m->n_scenarios + 1u);

    if (m->n_scenarios > 0) {
        memcpy(all, m->scenarios, m->n_scenarios * sizeof *all);
    }
    all[m->n_scenarios++] = *scenario;
    m->scenarios = all;
}
