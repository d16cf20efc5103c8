#include "world/levers.h"

#include "input/lever.h"
#include "input/shares.h"

#include <stdlib.h>
#include <string.h>

void lc_levers_init(struct lc_levers *l, const struct lc_model *m)
{
    l->model = m;
    l->n_actions = 0;
    for (uint32_t s = 0; s < m->n_scenarios; s++) {
        l->n_actions += m->scenarios[s].n_actions;
    }
    size_t room = 0;
    l->values = lc_grow(NULL, &room, m->n_cells, sizeof(double));
    room = 0;
    l->drawn = lc_grow(NULL, &room, m->n_parameters + 1, sizeof(double));
    room = 0;
    l->active = lc_grow(NULL, &room, l->n_actions + 1, sizeof(bool));
    room = 0;
    l->actions = lc_grow(NULL, &room, l->n_actions + 1, sizeof *l->actions);
    uint32_t k = 0;
    for (uint32_t s = 0; s < m->n_scenarios; s++) {
        for (uint32_t i = 0; i < m->scenarios[s].n_actions; i++) {
            l->actions[k++] = &m->scenarios[s].actions[i];
        }
    }
}

void lc_levers_fini(struct lc_levers *l)
{
    free(l->values);
    free(l->drawn);
    free(l->active);
    free(l->actions);
}

double lc_levers_value(const struct lc_levers *l, const struct lc_action *a)
{
    return a->is_drawn ? l->drawn[a->parameter] : a->value;
}

static double changed(double value, enum lc_operation operation, double by)
{
    switch (operation) {
    case LC_OP_SET:
        return by;
    case LC_OP_MULTIPLY:
        return value * by;
    case LC_OP_ADD:
        return value + by;
    case LC_OP_SHOCK:
        break;
    }
    return value;
}

static void apply(struct lc_levers *l, const struct lc_action *a, bool to_parameters)
{
    const double by = lc_levers_value(l, a);
    for (uint32_t i = 0; i < a->n_cells; i++) {
        if ((a->cells[i] < l->model->n_parameters) == to_parameters) {
            l->values[a->cells[i]] = changed(l->values[a->cells[i]], a->operation, by);
        }
    }
}

/* What actions make of a cell without the draws of the parameters that multiply it: a draw may lie
 * beyond what a table may hold. */
static double undrawn(const struct lc_levers *l, uint32_t cell)
{
    double value = l->model->cells[cell];

    for (uint32_t i = 0; i < l->n_actions; i++) {
        const struct lc_action *a = l->actions[i];

        for (uint32_t k = 0; l->active[i] && k < a->n_cells; k++) {
            value =
                a->cells[k] == cell ? changed(value, a->operation, lc_levers_value(l, a)) : value;
        }
    }
    return value;
}

/* Holds a number to its range, and shares to their sum of 1: what is shared out is neither lost nor
 * made. */
static void hold(struct lc_levers *l, uint32_t cell)
{
    const bool is_parameter = cell < l->model->n_parameters;
    char why[LC_LEVER_FAULT];
    double nearest;

    if (!lc_lever_holds(why, sizeof why, &nearest, l->model, cell,
                        is_parameter ? l->values[cell] : undrawn(l, cell))) {
        l->values[cell] = nearest;
        if (!*l->fault) {
            memcpy(l->fault, why, sizeof why);
        }
    }
    if (!*l->fault && !is_parameter) {
        lc_shares_hold(l->fault, sizeof l->fault, l->model, l->values, cell);
    }
}

/* Factors and sums know no range: what actions have made of parameters, or of cells, is held to it.
 */
static void hold_ranges(struct lc_levers *l, bool of_parameters)
{
    for (uint32_t i = 0; i < l->n_actions; i++) {
        const struct lc_action *a = l->actions[i];

        for (uint32_t k = 0; l->active[i] && k < a->n_cells; k++) {
            if ((a->cells[k] < l->model->n_parameters) == of_parameters) {
                hold(l, a->cells[k]);
            }
        }
    }
}

static void refresh(struct lc_levers *l)
{
    const struct lc_model *m = l->model;
    memcpy(l->values, m->cells, m->n_cells * sizeof *l->values);
    memcpy(l->values, l->drawn, m->n_parameters * sizeof *l->values);
    for (uint32_t i = 0; i < l->n_actions; i++) {
        if (l->active[i]) {
            apply(l, l->actions[i], true);
        }
    }
    hold_ranges(l, true);
    for (uint32_t p = 0; p < m->n_parameters; p++) {
        const struct lc_parameter *parameter = &m->parameters[p];
        for (uint32_t i = 0; i < parameter->n_targets; i++) {
            l->values[parameter->targets[i]] *= l->values[p];
        }
    }
    for (uint32_t i = 0; i < l->n_actions; i++) {
        if (l->active[i]) {
            apply(l, l->actions[i], false);
        }
    }
    hold_ranges(l, false);
}

void lc_levers_reset(struct lc_levers *l, const double *drawn, lc_time start)
{
    *l->fault = '\0';
    memcpy(l->drawn, drawn, l->model->n_parameters * sizeof *drawn);
    for (uint32_t i = 0; i < l->n_actions; i++) {
        const struct lc_action *a = l->actions[i];
        l->active[i] = a->operation != LC_OP_SHOCK && a->hazard_per_year <= 0 && a->from <= start &&
                       a->until > start;
    }
    refresh(l);
}

void lc_levers_switch(struct lc_levers *l, uint32_t action, bool on)
{
    l->active[action] = on;
    refresh(l);
}
