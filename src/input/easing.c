#include "input/easing.h"

#include "input/lever.h"
#include "input/scenario_list.h"

static bool resolve(struct lc_action *action, const struct lc_model *m, uint32_t row,
                    struct lc_diag *d)
{
    enum { MULTIPLY, ADD }; /* in the order of the column's choices */
    const struct lc_table *t = &m->tables[LC_T_EASING];
    const struct lc_place place = {t->file, t->line[row], 0};
    const bool is_factor = lc_ref(m, LC_T_EASING, row, LC_EASING_OPERATION) == MULTIPLY;

    *action = (struct lc_action){.from = LC_TIME_MIN_START,
                                 .until = LC_TIME_NEVER,
                                 .operation = is_factor ? LC_OP_MULTIPLY : LC_OP_ADD,
                                 .value = m->cells[lc_cell(m, LC_T_EASING, row, LC_EASING_VALUE)],
                                 .scope = -1,
                                 .target = lc_text(m, LC_T_EASING, row, LC_EASING_TARGET),
                                 .file = t->file,
                                 .line = t->line[row]};
    action->n_cells = lc_target_resolve(m, &action->cells, action->target, "", place, d);
    return action->n_cells > 0 && lc_lever_check(m, action->cells, action->n_cells,
                                                 action->operation, action->value, place, d);
}

void lc_easings_check(const struct lc_model *m, struct lc_diag *d)
{
    const struct lc_table *t = &m->tables[LC_T_EASING];

    for (uint32_t row = 0; row < t->n_rows; row++) {
        struct lc_action action;

        resolve(&action, m, row, d);
        if (!(m->cells[lc_cell(m, LC_T_EASING, row, LC_EASING_AMOUNT)] > 0)) {
            lc_diag_add(d, (struct lc_place){t->file, t->line[row], 0},
                        "amount: 0, expected a number above 0");
        }
    }
}

bool lc_model_ease(struct lc_model *m, uint32_t row, struct lc_diag *d)
{
    struct lc_action *action = LC_ARENA_NEW(m->arena, struct lc_action);

    if (!resolve(action, m, row, d)) {
        return false;
    }
    lc_scenarios_append(m, &(struct lc_scenario){.name = m->tables[LC_T_EASING].key[row],
                                                 .question = "",
                                                 .actions = action,
                                                 .n_actions = 1});
    return true;
}
