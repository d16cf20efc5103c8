/* A scenario's file: its question, what it is expected to do, its levers and their laws. The first
 * byte says whether a header is put before the rest. What is accepted acts on cells that are there,
 * ends after it begins, and its levers draw within their laws; what is refused leaves no scenario.
 */
#include "fuzz/cells.h"
#include "fuzz/model.h"

#include <glib.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

FUZZ_MUTATES_CELLS

#define WIDE                                                                                       \
    "from,until,target,scope,operation,value,name,distribution,arg1,arg2,arg3,arg4,p10,p50,p90,"   \
    "min,max,hazard_per_year,unit,source,note\n"
#define NARROW "from,until,target,scope,operation,value,hazard_per_year,note\n"

static void claim_action(const struct lc_model *m, const struct lc_action *a)
{
    FUZZ_HOLDS(a->until > a->from);
    FUZZ_HOLDS(a->hazard_per_year >= 0 && isfinite(a->hazard_per_year));
    FUZZ_HOLDS(a->is_drawn ? a->parameter < m->n_parameters : isfinite(a->value));
    FUZZ_HOLDS(a->operation == LC_OP_SHOCK ? a->shock < LC_SHOCK_COUNT : a->n_cells > 0);
    for (uint32_t i = 0; i < a->n_cells; i++) {
        FUZZ_HOLDS(a->cells[i] < m->n_cells);
    }
}

static void claim_scenario(const struct lc_model *m)
{
    FUZZ_HOLDS(m->n_scenarios == 1);
    const struct lc_scenario *s = &m->scenarios[0];

    FUZZ_HOLDS(strcmp(s->name, "s") == 0);
    for (uint32_t i = 0; i < s->n_actions; i++) {
        claim_action(m, &s->actions[i]);
    }
    for (uint32_t i = 0; i < s->n_expectations; i++) {
        FUZZ_HOLDS(abs(s->expectations[i].sign) <= 1);
        FUZZ_HOLDS(*s->expectations[i].reason != '\0' && s->expectations[i].region != NULL);
    }
    fuzz_model_claims(m);
    if (m->parameters[m->n_parameters - 1].is_lever) {
        fuzz_draws_claims(m);
    }
}

static void add(struct lc_model *m)
{
    char *path = fuzz_path("s.csv");
    struct lc_diag *d = lc_diag_new();
    const enum lc_status status = lc_model_add_scenario(m, path, d);

    FUZZ_HOLDS(status == LC_OK || status == LC_BAD_INPUT);
    fuzz_complaints(d, status == LC_BAD_INPUT);
    if (status == LC_OK) {
        claim_scenario(m);
    } else {
        FUZZ_HOLDS(m->n_scenarios == 0);
    }
    lc_diag_free(d);
    g_free(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0) {
        return 0;
    }
    const char *const header = data[0] == 'w' ? WIDE : data[0] == 'n' ? NARROW : "";
    GString *text = g_string_new(header);
    struct lc_diag *d = lc_diag_new();

    g_string_append_len(text, (const char *)data + 1, (gssize)n - 1);
    fuzz_put("s.csv", text->str, text->len);
    struct lc_model *m = fuzz_model_load(d);

    FUZZ_HOLDS(m != NULL);
    add(m);
    lc_model_free(m);
    lc_diag_free(d);
    g_string_free(text, TRUE);
    return 0;
}
