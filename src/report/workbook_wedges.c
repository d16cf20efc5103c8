/* How a package's effect is shared among its policies: they add up to the whole. */
#include "report/workbook_charts.h"
#include "report/workbook_tabs.h"
#include "report/workbook_pivot.h"
#include "report/workbook_plain.h"

#include <math.h>
#include <string.h>

#define WHOLE "(all)"
#define FIRST 3u /* after quantity, year, unit */

struct wedges {
    struct lc_worksheet s, charts;
    const struct lc_report_table *t;
    struct lc_pivot *p;
    uint32_t whole, n_charts; /* whole: the column, or none */
};

static const char *label_of(const struct wedges *w, uint32_t row, const char *column)
{
    return lc_report_cell(w->t, w->p->sample[row], lc_report_column(w->t, column));
}

/* Column of the sheet of a policy: the whole comes behind the sum. */
static uint32_t column_of(const struct wedges *w, uint32_t policy)
{
    return FIRST + policy - (policy > w->whole);
}

static uint32_t n_policies(const struct wedges *w)
{
    return w->p->n_columns - (w->whole < w->p->n_columns);
}

static double write_policies(struct wedges *w, uint32_t row)
{
    double sum = 0;

    for (uint32_t i = 0; i < w->p->n_columns; i++) {
        const double value = lc_pivot_at(w->p, row, i);

        if (i != w->whole) {
            sum += isnan(value) ? 0 : value;
            lc_worksheet_number(&w->s, row, column_of(w, i), LC_STYLE_PLAIN, lc_form_of(value, ""),
                                value);
        }
    }
    return sum;
}

static void write_row(struct wedges *w, uint32_t row)
{
    const uint32_t sum_at = FIRST + n_policies(w);
    char *range = lc_worksheet_range(row, FIRST, row, sum_at - 1);
    const double sum = write_policies(w, row);

    lc_worksheet_text(&w->s, row, 0, LC_STYLE_PLAIN, LC_FORM_TEXT,
                      lc_workbook_title(w->s.book, label_of(w, row, "series")));
    lc_plain_cell(&w->s, row, 1, LC_PLAIN_YEAR, label_of(w, row, "year"));
    lc_worksheet_text(&w->s, row, 2, LC_STYLE_PLAIN, LC_FORM_TEXT, label_of(w, row, "unit"));
    lc_worksheet_formula(&w->s, row, sum_at, LC_STYLE_LABEL, lc_form_of(sum, ""),
                         g_strdup_printf("SUM(%s)", range), sum);
    if (w->whole < w->p->n_columns) {
        const double whole = lc_pivot_at(w->p, row, w->whole);

        lc_worksheet_number(&w->s, row, sum_at + 1, LC_STYLE_HELPER, lc_form_of(whole, ""), whole);
    }
    g_free(range);
}

static void draw(struct wedges *w, uint32_t first, uint32_t end)
{
    const char *unit = label_of(w, first, "unit");
    char *y = g_strdup_printf("mean difference (%s)", unit);
    const struct lc_chart_about about = {LXW_CHART_COLUMN_STACKED,
                                         lc_workbook_title(w->s.book, label_of(w, first, "series")),
                                         "year", y, LC_FORM_2};
    const struct lc_chart_cells years = {&w->s, first, 1, end - first, false};
    lxw_chart *chart = lc_chart_new(w->s.book, &about);

    for (uint32_t i = 0; i < w->p->n_columns; i++) {
        const struct lc_chart_cells values = {&w->s, first, column_of(w, i), end - first, false};

        if (i != w->whole) {
            lc_chart_add(chart, w->p->columns[i], &years, &values, column_of(w, i) - FIRST);
        }
    }
    chart_axis_set_num_format(chart->y_axis, "General");
    lc_charts_put(&w->charts, chart, w->n_charts++);
    g_free(y);
}

/* The last year of each series that is drawn. */
static void check(struct wedges *w, uint32_t row)
{
    const uint32_t sum_at = FIRST + n_policies(w);
    double sum = lc_pivot_row_sum(w->p, row);

    if (w->whole < w->p->n_columns) {
        const double whole = lc_pivot_at(w->p, row, w->whole);

        sum -= whole;
        lc_workbook_check(w->s.book,
                          g_strdup_printf("%s, %s: wedges add up to the whole package",
                                          lc_workbook_title(w->s.book, label_of(w, row, "series")),
                                          label_of(w, row, "year")),
                          lc_worksheet_address(&w->s, row, sum_at, row, sum_at), sum,
                          lc_worksheet_address(&w->s, row, sum_at + 1, row, sum_at + 1), whole);
    }
}

static void write_page(struct wedges *w)
{
    uint32_t first = 0;

    lc_worksheet_column(&w->s, 0, 34, LC_FORM_TEXT, "quantity (world)");
    lc_worksheet_column(&w->s, 1, 7, LC_FORM_0, "year");
    lc_worksheet_column(&w->s, 2, 15, LC_FORM_TEXT, "unit");
    for (uint32_t i = 0; i < w->p->n_columns; i++) {
        if (i != w->whole) {
            lc_worksheet_column(&w->s, column_of(w, i), 14, LC_FORM_0, "%s", w->p->columns[i]);
        }
    }
    lc_worksheet_column(&w->s, FIRST + n_policies(w), 13, LC_FORM_0, "sum of the wedges");
    lc_worksheet_column(&w->s, FIRST + n_policies(w) + 1, 13, LC_FORM_0, "the whole package");
    for (uint32_t row = 0; row < w->p->n_rows; row++) {
        write_row(w, row);
    }
    for (uint32_t row = 1; row <= w->p->n_rows; row++) {
        if (row == w->p->n_rows ||
            strcmp(label_of(w, row, "series"), label_of(w, first, "series")) != 0) {
            draw(w, first, row);
            check(w, row - 1);
            first = row;
        }
    }
    lc_worksheet_close(&w->s, w->p->n_rows, FIRST + n_policies(w) + 2);
}

static uint32_t n_series(const struct wedges *w)
{
    uint32_t n = 1;

    for (uint32_t row = 1; row < w->p->n_rows; row++) {
        n += strcmp(label_of(w, row, "series"), label_of(w, row - 1, "series")) != 0;
    }
    return n;
}

void lc_tab_wedges(struct lc_workbook *b)
{
    struct wedges w = {.t = lc_report_find(b->source, "wedges")};
    const struct lc_pivot_about about = {
        w.t, {"series", "year"}, "policy", "mean", {{"region", "world"}}};

    if (!w.t) {
        return;
    }
    w.p = lc_pivot_new(&about);
    w.whole = lc_pivot_column(w.p, WHOLE);
    if (w.p->n_rows > 0 && n_policies(&w) > 0) {
        w.charts =
            lc_worksheet_open(b, "Wedges", "What each policy of the package contributes, world",
                              "Average over all orders in which the policies can be added "
                              "(Shapley shares), mean over replications.");
        lc_charts_open(&w.charts, n_series(&w));
        w.s = lc_worksheet_open(
            b, "Wedges by year", "What each policy contributes, by year (mean)",
            "The numbers behind the wedges; they add up to what the whole package "
            "changes.");
        write_page(&w);
    }
    lc_pivot_free(w.p);
}
