/* The numbers in force: one replication's own copy of the model's cells.
 *
 * Invariant: values = base cells; parameters replaced by their draws; the scenario's active actions
 * on parameters, in order; cells multiplied by the parameters that apply to them; the scenario's
 * active actions on cells, in order. Whenever an action starts or ends everything is worked out
 * anew from the draws, so actions never leave a trace. An action whose number is drawn takes the
 * replication's draw of its parameter. What an action takes out of its range stays at the end of
 * the range, and is a fault: such a replication is no result.
 */
#ifndef LC_WORLD_LEVERS_H
#define LC_WORLD_LEVERS_H

#include "input/model.h"

#define LC_LEVER_FAULT 240

struct lc_levers {
    const struct lc_model *model;
    double *values; /* n_cells */
    double *drawn;  /* n_parameters */
    bool *active;   /* one an action, scenarios in order */
    uint32_t n_actions;
    const struct lc_action **actions;
    /* Of the replication: how levers left a range or a sum of shares; "" if not. */
    char fault[LC_LEVER_FAULT];
};

void lc_levers_init(struct lc_levers *l, const struct lc_model *m);
void lc_levers_fini(struct lc_levers *l);

/* Takes a replication's draws; actions "from the start" become active. */
void lc_levers_reset(struct lc_levers *l, const double *drawn, lc_time start);

/* Switches one action on or off and brings the values up to date. */
void lc_levers_switch(struct lc_levers *l, uint32_t action, bool on);

/* The number of an action of the model's scenarios: as written, or as drawn. */
double lc_levers_value(const struct lc_levers *l, const struct lc_action *a);

#endif
