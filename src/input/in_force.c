#include "input/in_force.h"

#include "base/number.h"

#include <glib.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#define DIGITS 6

/* Number of the sample's column that stands for the parameter, or -1. */
static int find_column(const struct lc_model *m, uint32_t parameter)
{
    const struct lc_sample *s = &m->sample;

    for (uint32_t c = 0; s->n_rows > 0 && c < s->n_columns; c++) {
        if (s->parameters[c] == parameter &&
            !lc_distribution_is_fixed(&m->parameters[parameter].law)) {
            return (int)c;
        }
    }
    return -1;
}

/* Quantiles of a column (the definition of gsl_stats_quantile_from_sorted_data). */
static void find_quantiles(double *out, const double *p, size_t n, const struct lc_sample *s,
                           int column)
{
    double *sorted = g_new(double, s->n_rows);

    for (uint32_t row = 0; row < s->n_rows; row++) {
        sorted[row] = s->values[(size_t)row * s->n_columns + (size_t)column];
    }
    gsl_sort(sorted, 1, s->n_rows);
    for (size_t i = 0; i < n; i++) {
        out[i] = gsl_stats_quantile_from_sorted_data(sorted, 1, s->n_rows, p[i]);
    }
    g_free(sorted);
}

double lc_parameter_median(const struct lc_model *m, uint32_t parameter)
{
    const int column = find_column(m, parameter);
    const double half = 0.5;
    double median;

    if (column < 0) {
        return lc_distribution_median(&m->parameters[parameter].law);
    }
    find_quantiles(&median, &half, 1, &m->sample, column);
    return median;
}

char *lc_parameter_describe(const struct lc_model *m, uint32_t parameter)
{
    static const double p[] = {0.1, 0.5, 0.9};
    char *law = lc_distribution_describe(&m->parameters[parameter].law);
    const int column = find_column(m, parameter);
    double q[3];
    char text[3][LC_NUMBER_TEXT];

    if (column < 0) {
        return law;
    }
    find_quantiles(q, p, 3, &m->sample, column);
    for (int i = 0; i < 3; i++) {
        lc_number_format_digits(text[i], q[i], DIGITS);
    }
    char *described =
        g_strdup_printf("%u joint draws p10=%s p50=%s p90=%s (calibrated; law before: %s)",
                        (unsigned)m->sample.n_rows, text[0], text[1], text[2], law);

    g_free(law);
    return described;
}
