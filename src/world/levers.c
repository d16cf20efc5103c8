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

static void apply(struct lc_levers *l, const struct lc_action *a, bool to_parameters)
{
    const double value = lc_levers_value(l, a);
    for (uint32_t i = 0; i < a->n_cells; i++) {
        if ((a->cells[i] < l->model->n_parameters) != to_parameters) {
            continue;
        }
        double *cell = &l->values[a->cells[i]];
        switch (a->operation) {
        case LC_OP_SET:
            *cell = value;
            break;
        case LC_OP_MULTIPLY:
            *cell *= value;
            break;
        case LC_OP_ADD:
            *cell += value;
            break;
        case LC_OP_SHOCK:
            break;
        }
    }
}

/* What is shared out is neither lost nor made: shares that an action changes still sum to 1. */
static void hold_shares(struct lc_levers *l, const struct lc_action *a)
{
    for (uint32_t i = 0; i < a->n_cells && !*l->fault; i++) {
        if (a->cells[i] >= l->model->n_parameters) {
            lc_shares_hold(l->fault, sizeof l->fault, l->model, l->values, a->cells[i]);
        }
    }
}

static void hold(struct lc_levers *l, uint32_t cell)
{
    char why[LC_LEVER_FAULT];
    double nearest;

    if (!lc_lever_holds(why, sizeof why, &nearest, l->model, cell, l->values[cell])) {
        l->values[cell] = nearest;
        if (!*l->fault) {
            memcpy(l->fault, why, sizeof why);
        }
    }
}

/* Factors and sums know no range: what actions have made of parameters is held to it, or of cells
 * what actions and parameters have. */
static void hold_ranges(struct lc_levers *l, bool of_parameters)
{
    const struct lc_model *m = l->model;

    for (uint32_t i = 0; i < l->n_actions; i++) {
        const struct lc_action *a = l->actions[i];

        for (uint32_t k = 0; l->active[i] && k < a->n_cells; k++) {
            if ((a->cells[k] < m->n_parameters) == of_parameters) {
                hold(l, a->cells[k]);
            }
        }
    }
    for (uint32_t p = 0; p < m->n_parameters && !of_parameters; p++) {
        for (uint32_t i = 0; i < m->parameters[p].n_targets; i++) {
            hold(l, m->parameters[p].targets[i]);
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
    for (uint32_t i = 0; i < l->n_actions; i++) {
        if (l->active[i]) {
            hold_shares(l, l->actions[i]);
        }
    }
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
