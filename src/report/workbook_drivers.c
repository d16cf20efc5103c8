/* What drives the spread: for each outcome the parameters, the largest share first, and a tornado
 * of the first of them. */
#include "base/number.h"
#include "report/workbook_charts.h"
#include "report/workbook_tabs.h"
#include "report/workbook_plain.h"

#include <string.h>

#define N_DRAWN 10u

static const struct lc_plain_column columns[] = {
    {"series", "outcome", 34, LC_PLAIN_TEXT},
    {"region", "region", 10, LC_PLAIN_TEXT},
    {"year", "year", 7, LC_PLAIN_YEAR},
    {"unit", "unit", 12, LC_PLAIN_TEXT},
    {"parameter", "parameter", 36, LC_PLAIN_TEXT},
    {"parameter_unit", "unit of the parameter", 15, LC_PLAIN_TEXT},
    {"share", "share of the spread", 9, LC_PLAIN_SHARE},
    {"share_low", "share, low", 9, LC_PLAIN_SHARE},
    {"share_high", "share, high", 9, LC_PLAIN_SHARE},
    {"noise_floor", "share by chance alone", 9, LC_PLAIN_SHARE},
    {"rank_correlation", "rank correlation", 11, LC_PLAIN_NUMBER},
    {"mean_lowest_tenth", "outcome where it is lowest (a tenth)", 12, LC_PLAIN_NUMBER},
    {"mean_highest_tenth", "outcome where it is highest (a tenth)", 12, LC_PLAIN_NUMBER}};

/* After the table's: where the bars begin, and how far they go. */
enum {
    LOWEST = G_N_ELEMENTS(columns) - 2,
    HIGHEST,
    MIDDLE,
    BELOW,
    ABOVE,
    N_COLUMNS,
    PARAMETER = 4
};

struct drivers {
    struct lc_worksheet s, charts;
    const struct lc_report_table *t;
    uint32_t *order; /* rows of the table as they are shown */
    uint32_t n_charts;
};

static const char *text_of(const struct drivers *d, uint32_t row, const char *column)
{
    return lc_report_cell(d->t, d->order[row], lc_report_column(d->t, column));
}

static bool is_same_outcome(const struct drivers *d, uint32_t a, uint32_t b)
{
    return strcmp(text_of(d, a, "series"), text_of(d, b, "series")) == 0 &&
           strcmp(text_of(d, a, "region"), text_of(d, b, "region")) == 0 &&
           strcmp(text_of(d, a, "year"), text_of(d, b, "year")) == 0;
}

static int compare_shares(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct drivers *d = data;
    const int column = lc_report_column(d->t, "share");
    const uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    double x = -1, y = -1;

    (void)lc_report_number(&x, d->t, one, column);
    (void)lc_report_number(&y, d->t, other, column);
    return x != y ? (x < y) - (x > y) : (one > other) - (one < other);
}

/* Rows of an outcome follow each other in the table. */
static uint32_t end_of_outcome(const struct drivers *d, uint32_t first)
{
    uint32_t end = first + 1;

    while (end < d->t->n_rows && is_same_outcome(d, first, end)) {
        end++;
    }
    return end;
}

/* Average of the outcomes of rows first to end: about the mean, from which the bars go. */
static double middle_of(const struct drivers *d, uint32_t first, uint32_t end)
{
    double sum = 0, x;
    uint32_t n = 0;

    for (uint32_t row = first; row < end; row++) {
        for (uint32_t column = LOWEST; column <= HIGHEST; column++) {
            if (lc_number_parse(&x, text_of(d, row, columns[column].column))) {
                sum += x;
                n++;
            }
        }
    }
    return n > 0 ? sum / n : 0;
}

static void write_bar(struct drivers *d, uint32_t row, uint32_t column, uint32_t end_column,
                      double middle)
{
    double end;

    if (lc_number_parse(&end, text_of(d, row, columns[end_column].column))) {
        char *one = lc_worksheet_cell(row, end_column), *other = lc_worksheet_cell(row, MIDDLE);

        lc_worksheet_formula(&d->s, row, column, LC_STYLE_HELPER, lc_form_of(end, ""),
                             g_strdup_printf("%s-%s", one, other), end - middle);
        g_free(one);
        g_free(other);
    }
}

static void write_row(struct drivers *d, uint32_t row, uint32_t first, uint32_t end, double middle)
{
    char *range = lc_worksheet_range(first, LOWEST, end - 1, HIGHEST);

    for (uint32_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        const char *text = text_of(d, row, columns[i].column);

        lc_plain_cell(&d->s, row, i, columns[i].kind,
                      i == 0 ? lc_workbook_title(d->s.book, text) : text);
    }
    lc_worksheet_formula(&d->s, row, MIDDLE, LC_STYLE_HELPER, lc_form_of(middle, ""),
                         g_strdup_printf("AVERAGE(%s)", range), middle);
    write_bar(d, row, BELOW, LOWEST, middle);
    write_bar(d, row, ABOVE, HIGHEST, middle);
    g_free(range);
}

static void draw(struct drivers *d, uint32_t first, uint32_t end)
{
    const uint32_t n = MIN(end - first, N_DRAWN);
    const struct lc_chart_cells names = {&d->s, first, PARAMETER, n, false};
    const struct lc_chart_cells below = {&d->s, first, BELOW, n, false};
    const struct lc_chart_cells above = {&d->s, first, ABOVE, n, false};
    const char *unit = text_of(d, first, "unit");
    char *title = g_strdup_printf("%s, %s, %s: what moves it most",
                                  lc_workbook_title(d->s.book, text_of(d, first, "series")),
                                  text_of(d, first, "region"), text_of(d, first, "year"));
    char *y = g_strdup_printf("mean outcome less the average (%s)", unit);
    const struct lc_chart_about about = {LXW_CHART_BAR, title, "parameter", y, LC_FORM_0};
    lxw_chart *chart = lc_chart_new(d->s.book, &about);

    lc_chart_add(chart, "where the parameter is lowest (a tenth)", &names, &below, 1);
    lc_chart_add(chart, "where it is highest (a tenth)", &names, &above, 0);
    chart_set_series_overlap(chart, 100);
    lc_charts_put(&d->charts, chart, d->n_charts++);
    g_free(title);
    g_free(y);
}

static void write_outcome(struct drivers *d, uint32_t first, uint32_t end)
{
    g_qsort_with_data(d->order + first, (gint)(end - first), sizeof *d->order, compare_shares, d);
    const double middle = middle_of(d, first, end);

    for (uint32_t row = first; row < end; row++) {
        write_row(d, row, first, end, middle);
    }
    draw(d, first, end);
}

static void write_headers(struct drivers *d)
{
    for (uint32_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        lc_plain_header(&d->s, i, &columns[i]);
    }
    lc_worksheet_column(&d->s, MIDDLE, 10, LC_FORM_0, "average of the two (for the chart)");
    lc_worksheet_column(&d->s, BELOW, 10, LC_FORM_0, "lowest less average");
    lc_worksheet_column(&d->s, ABOVE, 10, LC_FORM_0, "highest less average");
}

static uint32_t n_outcomes(const struct drivers *d)
{
    uint32_t n = 0;

    for (uint32_t row = 0; row < d->t->n_rows; row = end_of_outcome(d, row)) {
        n++;
    }
    return n;
}

void lc_tab_drivers(struct lc_workbook *b)
{
    struct drivers d = {.t = lc_report_find(b->source, "drivers")};

    if (!d.t || d.t->n_rows == 0) {
        return;
    }
    d.order = g_new(uint32_t, d.t->n_rows);
    for (uint32_t row = 0; row < d.t->n_rows; row++) {
        d.order[row] = row;
    }
    d.charts =
        lc_worksheet_open(b, "Drivers", "What drives the spread",
                          "Mean outcome where a parameter is in its lowest and in its highest "
                          "tenth, for those with the largest shares; the next sheet has all.");
    lc_charts_open(&d.charts, n_outcomes(&d));
    d.s = lc_worksheet_open(
        b, "Drivers, shares", "What drives the spread, by parameter",
        "Share of an outcome's variance that goes with each parameter, by itself; "
        "what is not above the share by chance alone tells nothing.");
    write_headers(&d);
    for (uint32_t first = 0, end; first < d.t->n_rows; first = end) {
        end = end_of_outcome(&d, first);
        write_outcome(&d, first, end);
    }
    lc_worksheet_close(&d.s, d.t->n_rows, N_COLUMNS);
    g_free(d.order);
}
