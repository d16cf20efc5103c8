#include "input/scaled.h"

#include "input/law_fields.h"
#include "input/lever.h"
#include "input/parameter.h"
#include "input/shares.h"

#include <glib.h>

#define LOW_TAIL  0.1
#define HIGH_TAIL 0.9
#define WHY_TEXT  400

/* Least and greatest value of each cell that is looked at. */
struct reach {
    double *low, *high;
};

static void multiply(struct reach *reach, const struct lc_model *m, const struct lc_parameter *p)
{
    const double low = lc_distribution_quantile(&p->law, LOW_TAIL);
    const double high = lc_distribution_quantile(&p->law, HIGH_TAIL);
    double least, greatest;

    lc_law_ends(&least, &greatest, &p->law);
    for (uint32_t i = 0; i < p->n_targets; i++) {
        const uint32_t cell = p->targets[i];
        const bool is_share = lc_unit_is_share(lc_lever_unit(m, cell, LC_OP_SET));

        reach->low[cell] *= is_share ? least : low;
        reach->high[cell] *= is_share ? greatest : high;
    }
}

/* The first cell of the parameter's that can't be multiplied, or leaves its range. */
static void check(const struct reach *reach, const struct lc_model *m, const struct lc_parameter *p,
                  struct lc_diag *d)
{
    const struct lc_place place = {p->file, p->line, 0};
    char why[WHY_TEXT];
    double nearest;

    for (uint32_t i = 0; i < p->n_targets; i++) {
        const uint32_t cell = p->targets[i];

        if (lc_lever_is_flag(m, cell) || lc_shares_other(m, cell) != LC_NO_SHARE) {
            lc_diag_add(d, place, "applies_to: %s %s, expected numbers that each can be multiplied",
                        lc_quote(d, p->applies_to),
                        lc_lever_is_flag(m, cell) ? "is a flag" : "are shares that sum to 1");
            return;
        }
        if (!lc_lever_holds(why, sizeof why, &nearest, m, cell, reach->low[cell]) ||
            !lc_lever_holds(why, sizeof why, &nearest, m, cell, reach->high[cell])) {
            lc_diag_add(d, place, "applies_to: %s", why);
            return;
        }
    }
}

void lc_scaled_check(const struct lc_model *m, struct lc_diag *d)
{
    struct reach reach = {.low = g_memdup2(m->cells, m->n_cells * sizeof *m->cells),
                          .high = g_memdup2(m->cells, m->n_cells * sizeof *m->cells)};

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        multiply(&reach, m, &m->parameters[i]);
    }
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        check(&reach, m, &m->parameters[i], d);
    }
    g_free(reach.low);
    g_free(reach.high);
}
