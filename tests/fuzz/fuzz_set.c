/* --set NAME=VALUE, one a line. What is accepted leaves one value in all cells that the name stands
 * for, within their range, and a parameter fixed at it; what is refused leaves the model as it was.
 */
#include "fuzz/model.h"

#include "input/lever.h"

#include <glib.h>
#include <string.h>

static void claim_set(const struct lc_model *m, const char *assignment)
{
    char *target = g_strndup(assignment, strcspn(assignment, "="));
    struct lc_diag *d = lc_diag_new();
    const uint32_t *cells = NULL;
    const uint32_t n = lc_setting_resolve(m, &cells, target, d);
    double low, high;

    FUZZ_HOLDS(n > 0 && lc_diag_count(d) == 0);
    for (uint32_t i = 0; i < n; i++) {
        FUZZ_HOLDS(cells[i] < m->n_cells && m->cells[cells[i]] == m->cells[cells[0]]);
        lc_lever_range(&low, &high, m, cells[i], LC_OP_SET);
        FUZZ_HOLDS(m->cells[cells[i]] >= low && m->cells[cells[i]] <= high);
        FUZZ_HOLDS(cells[i] >= m->n_parameters ||
                   lc_distribution_is_fixed(&m->parameters[cells[i]].law));
    }
    lc_diag_free(d);
    g_free(target);
}

static void set(struct lc_model *m, const char *assignment)
{
    double *before = g_memdup2(m->cells, m->n_cells * sizeof *m->cells);
    struct lc_diag *d = lc_diag_new();
    const enum lc_status status = lc_model_override(m, assignment, d);

    FUZZ_HOLDS(status == LC_OK || status == LC_BAD_INPUT);
    fuzz_complaints(d, status == LC_BAD_INPUT);
    if (status == LC_OK) {
        claim_set(m, assignment);
    } else {
        FUZZ_HOLDS(memcmp(before, m->cells, m->n_cells * sizeof *before) == 0);
    }
    lc_diag_free(d);
    g_free(before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n);
    char **lines = g_strsplit(text, "\n", 8);
    struct lc_diag *d = lc_diag_new();
    struct lc_model *m = fuzz_model_load(d);

    FUZZ_HOLDS(m != NULL);
    for (char **line = lines; *line; line++) {
        set(m, *line);
    }
    lc_model_free(m);
    lc_diag_free(d);
    g_strfreev(lines);
    g_free(text);
    return 0;
}
