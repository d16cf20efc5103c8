#include "base/number.h"
#include "base/text.h"
#include "output/matrix.h"

#include <glib.h>
#include <math.h>

#define NAME_WIDTH   22
#define COLUMN_WIDTH 15
#define DIGITS       2

/* Columns of the table: rows of the matrix. */
static const struct column {
    const char *title;
    unsigned row;
} columns[] = {
    {"energy", 1},   {"chips", 2},     {"infrastructure", 3}, {"models", 5},
    {"adopters", 6}, {"MW per G$", 8}, {"work per M$", 13},
};
#define N_COLUMNS (sizeof columns / sizeof *columns)

static double mean_of(const double *values, const struct lc_matrix_sheet *s, uint32_t row)
{
    const uint32_t cell = row * s->matrix->n_years + s->matrix->n_years - 1;
    double sum = 0;

    for (uint32_t i = 0; i < s->n; i++) {
        sum += values[(size_t)cell * s->stride + s->replications[i]];
    }
    return s->n > 0 ? sum / s->n : NAN;
}

/* "0.31|0.24" */
static void print_cell(FILE *to, double attributed, double marginal)
{
    char first[LC_NUMBER_TEXT], second[LC_NUMBER_TEXT], both[2 * LC_NUMBER_TEXT];

    lc_number_format_digits(first, attributed, DIGITS);
    lc_number_format_digits(second, marginal, DIGITS);
    snprintf(both, sizeof both, "%s|%s", first, second);
    fprintf(to, "%*s", COLUMN_WIDTH, both);
}

void lc_matrix_print_head(const struct lc_matrix *x, const char *scenario, FILE *to)
{
    char *safe = lc_text_escape(scenario, 0, 0);

    fprintf(to,
            "%s, from the start to the end of %d: attributed|marginal, dollars per dollar of the "
            "application's revenue\n",
            safe, x->years[x->n_years - 1]);
    fprintf(to, "%-*s", NAME_WIDTH, "");
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        fprintf(to, "%*s", COLUMN_WIDTH, columns[i].title);
    }
    fputc('\n', to);
    g_free(safe);
}

void lc_matrix_print(const struct lc_matrix_sheet *s, FILE *to)
{
    const double revenue = mean_of(s->attributed, s, 0);
    char *safe = lc_text_escape(s->application, 0, 0);

    fprintf(to, "%-*s", NAME_WIDTH, safe);
    for (unsigned i = 0; i < N_COLUMNS && revenue > 0; i++) {
        const double factor = lc_matrix_rows[columns[i].row].ratio_factor / revenue;

        print_cell(to, factor * mean_of(s->attributed, s, columns[i].row),
                   factor * mean_of(s->marginal, s, columns[i].row));
    }
    fputs(revenue > 0 ? "\n" : " no revenue\n", to);
    g_free(safe);
}
