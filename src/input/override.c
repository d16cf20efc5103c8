/* --set TARGET=VALUE */
#include "base/number.h"
#include "input/field.h"
#include "input/lever.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* A parameter that is set has no spread any more. */
static enum lc_status fix_parameter(struct lc_parameter *p, double value, struct lc_diag *d)
{
    const struct lc_distribution_input in = {.law = LC_LAW_FIXED,
                                             .arg = {value, NAN, NAN, NAN},
                                             .p10 = NAN,
                                             .p50 = NAN,
                                             .p90 = NAN,
                                             .min = p->law.min,
                                             .max = p->law.max};

    const char *trouble = lc_distribution_init(&p->law, &in);

    if (trouble) {
        lc_diag_add(d, (struct lc_place){NULL, 0, 0}, "--set %s: %s", p->name, trouble);
        return LC_BAD_INPUT;
    }
    return LC_OK;
}

/* A cell that is set is no longer multiplied by the parameters that act on it. */
static void free_cell(struct lc_model *m, uint32_t cell)
{
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        struct lc_parameter *p = &m->parameters[i];
        uint32_t *kept = NULL;
        uint32_t n = 0;

        for (uint32_t t = 0; t < p->n_targets; t++) {
            if (p->targets[t] == cell && !kept) {
                kept = LC_ARENA_ARRAY(m->arena, uint32_t, p->n_targets);
                memcpy(kept, p->targets, t * sizeof *kept);
                n = t;
            } else if (p->targets[t] != cell && kept) {
                kept[n++] = p->targets[t];
            }
        }
        if (kept) {
            p->targets = kept;
            p->n_targets = n;
        }
    }
}

static enum lc_status set_cells(struct lc_model *m, const char *target, double value,
                                struct lc_diag *d)
{
    const struct lc_place command_line = {NULL, 0, 0};
    const uint32_t *cells = NULL;
    const uint32_t n = lc_setting_resolve(m, &cells, target, d);

    if (n == 0 || !lc_lever_check(m, cells, n, LC_OP_SET, value, command_line, d)) {
        return LC_BAD_INPUT;
    }
    if (cells[0] < m->n_parameters && fix_parameter(&m->parameters[cells[0]], value, d) != LC_OK) {
        return LC_BAD_INPUT;
    }
    for (uint32_t i = 0; i < n; i++) {
        m->cells[cells[i]] = value;
        free_cell(m, cells[i]);
    }
    return LC_OK;
}

enum lc_status lc_model_override(struct lc_model *m, const char *assignment, struct lc_diag *d)
{
    const struct lc_place command_line = {NULL, 0, 0};
    const char *equals = strchr(assignment, '=');
    double value = 0;

    if (!equals || equals == assignment || equals[1] == '\0' || strchr(equals + 1, '=')) {
        lc_diag_add(d, command_line,
                    "--set %s: expected TARGET=VALUE, as in --set "
                    "hurdle_rate=0.1 or --set regions.*.permit_months=6",
                    lc_quote(d, assignment));
        return LC_BAD_INPUT;
    }
    if (!lc_number_parse(&value, equals + 1)) {
        lc_diag_add(d, command_line, "--set %s: %s is not a number", lc_quote(d, assignment),
                    lc_quote(d, equals + 1));
        return LC_BAD_INPUT;
    }
    gchar *target = g_strndup(assignment, (gsize)(equals - assignment));
    const enum lc_status status = set_cells(m, target, value, d);

    g_free(target);
    return status;
}
