/* draws.csv: the parameter values of each replication, with all digits, so that they can be used
 * again. */
#include "output/csv.h"
#include "output/writers.h"

#include <glib.h>

static char *make_header(const struct lc_model *m)
{
    GString *header = g_string_new("replication");

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        g_string_append_c(header, ',');
        g_string_append(header, m->parameters[i].name); /* names are ASCII words */
    }
    return g_string_free(header, FALSE);
}

void lc_write_draws(struct lc_outfile *to, const struct lc_result *r)
{
    const uint32_t n_parameters = r->layout->model->n_parameters;
    char *header = make_header(r->layout->model);
    struct lc_csv c = lc_csv_begin(to, header);
    double *values = g_new(double, n_parameters);

    for (uint32_t row = 0; row < r->samples.n; row++) {
        lc_samples_draws(values, &r->samples, row);
        lc_csv_integer(&c, r->samples.replications[row]);
        for (uint32_t i = 0; i < n_parameters; i++) {
            lc_csv_number(&c, values[i], LC_CSV_ALL_DIGITS);
        }
        lc_csv_end(&c);
    }
    g_free(values);
    g_free(header);
}
