/* Laws of uncertain inputs. The first byte chooses the file: p parameters, v their vintage, c
 * correlations, s a sample of joint draws; in capitals without the header that is else put before
 * the rest. What is accepted draws finite numbers within min and max, and its correlations are a
 * matrix that is one. */
#include "fuzz/cells.h"
#include "fuzz/model.h"

#include "input/small_parameters.h"

#include <math.h>
#include <string.h>

FUZZ_MUTATES_CELLS

#define LAWS                                                                                       \
    "name,layer,unit,distribution,arg1,arg2,arg3,arg4,p10,p50,p90,min,max,applies_to,source,"      \
    "note\n"

static const struct {
    char letter;
    const char *file, *header;
} files[] = {{'p', "parameters.csv", NULL},
             {'v', FUZZ_INITIAL "parameters.csv", LAWS},
             {'c', "correlations.csv", "name_a,name_b,rank_correlation,source,note\n"},
             {'s', FUZZ_INITIAL "sample.csv",
              "# Draws weighted by what was observed until 2025-12-31\nhurdle_rate,run_days\n"}};

/* The program's own parameters must be there: what the input adds stands behind them. */
static GString *header_of(size_t which)
{
    return files[which].header ? g_string_new(files[which].header) : small_parameters();
}

static void claim_correlation(const struct lc_model *m)
{
    const uint32_t n = m->n_parameters;

    for (uint32_t i = 0; m->correlation && i < n; i++) {
        FUZZ_HOLDS(m->correlation[i * n + i] == 1);
        for (uint32_t k = 0; k < i; k++) {
            FUZZ_HOLDS(m->correlation[i * n + k] == m->correlation[k * n + i]);
            FUZZ_HOLDS(fabs(m->correlation[i * n + k]) <= 1);
        }
    }
}

static void claim_sample(const struct lc_model *m)
{
    const struct lc_sample *s = &m->sample;

    FUZZ_HOLDS((s->n_rows == 0) == (s->n_columns == 0));
    for (uint32_t i = 0; i < s->n_columns; i++) {
        FUZZ_HOLDS(s->parameters[i] < m->n_parameters);
    }
    for (size_t i = 0; i < (size_t)s->n_rows * s->n_columns; i++) {
        FUZZ_HOLDS(isfinite(s->values[i]));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    size_t which = 0;

    if (n == 0) {
        return 0;
    }
    while (which < G_N_ELEMENTS(files) && files[which].letter != g_ascii_tolower((gchar)data[0])) {
        which++;
    }
    if (which == G_N_ELEMENTS(files)) {
        return 0;
    }
    GString *text = g_ascii_isupper((gchar)data[0]) ? g_string_new(NULL) : header_of(which);
    struct lc_diag *d = lc_diag_new();

    g_string_append_len(text, (const char *)data + 1, (gssize)n - 1);
    fuzz_model_put(files[which].file, text->str, text->len);
    struct lc_model *m = fuzz_model_load(d);

    fuzz_complaints(d, m == NULL);
    if (m) {
        fuzz_model_claims(m);
        fuzz_draws_claims(m);
        claim_correlation(m);
        claim_sample(m);
    }
    lc_model_free(m);
    lc_diag_free(d);
    fuzz_model_restore();
    g_string_free(text, TRUE);
    return 0;
}
