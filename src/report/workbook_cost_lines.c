/* What each cost line takes in dollars a year, over all applications: the largest lines first. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_pivot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CHART_WIDTH  1000
#define CHART_HEIGHT 460
#define N_DRAWN      9u /* lines with a colour of their own; the others are one */
#define UNIT         "M2024$"
#define FIRST_YEAR   2u
#define TO_BILLIONS  1e-3

struct lines {
    struct lc_worksheet s;
    const struct lc_report_table *t;
    struct lc_pivot *p;
    uint32_t *order;                 /* rows of the pivot, the largest sum first */
    uint32_t n_drawn, others, total; /* rows of the sheet; others: n_rows when all are drawn */
};

static int compare_sums(gconstpointer a, gconstpointer b, gpointer data)
{
    const double one = lc_pivot_row_sum(data, *(const uint32_t *)a);
    const double other = lc_pivot_row_sum(data, *(const uint32_t *)b);

    return (one < other) - (one > other);
}

static void sort_lines(struct lines *l)
{
    l->order = g_new(uint32_t, l->p->n_rows);
    for (uint32_t i = 0; i < l->p->n_rows; i++) {
        l->order[i] = i;
    }
    g_qsort_with_data(l->order, (gint)l->p->n_rows, sizeof *l->order, compare_sums, l->p);
}

static const char *label_of(const struct lines *l, uint32_t row, const char *column)
{
    return lc_report_cell(l->t, l->p->sample[l->order[row]], lc_report_column(l->t, column));
}

static double value_of(const struct lines *l, uint32_t row, uint32_t year)
{
    const double value = lc_pivot_at(l->p, l->order[row], year);

    return isnan(value) ? 0 : value * TO_BILLIONS;
}

static double sum_from(const struct lines *l, uint32_t first, uint32_t year)
{
    double sum = 0;

    for (uint32_t row = first; row < l->p->n_rows; row++) {
        sum += value_of(l, row, year);
    }
    return sum;
}

static void write_sums(struct lines *l, uint32_t row, const char *label, uint32_t first)
{
    lc_worksheet_text(&l->s, row, 0, LC_STYLE_TOTAL, LC_FORM_TEXT, label);
    lc_worksheet_text(&l->s, row, 1, LC_STYLE_TOTAL, LC_FORM_TEXT, "");
    for (uint32_t year = 0; year < l->p->n_columns; year++) {
        char *range =
            lc_worksheet_range(first, FIRST_YEAR + year, l->p->n_rows - 1, FIRST_YEAR + year);

        lc_worksheet_formula(&l->s, row, FIRST_YEAR + year, LC_STYLE_TOTAL, LC_FORM_1,
                             g_strdup_printf("SUM(%s)", range), sum_from(l, first, year));
        g_free(range);
    }
}

static void write_lines(struct lines *l)
{
    lc_worksheet_column(&l->s, 0, 22, LC_FORM_TEXT, "cost line");
    lc_worksheet_column(&l->s, 1, 14, LC_FORM_TEXT, "layer");
    for (uint32_t year = 0; year < l->p->n_columns; year++) {
        lc_worksheet_column(&l->s, FIRST_YEAR + year, 9.5, LC_FORM_0, "%s (G2024$)",
                            l->p->columns[year]);
    }
    for (uint32_t row = 0; row < l->p->n_rows; row++) {
        lc_worksheet_text(&l->s, row, 0, LC_STYLE_PLAIN, LC_FORM_TEXT,
                          label_of(l, row, "cost_line"));
        lc_worksheet_text(&l->s, row, 1, LC_STYLE_PLAIN, LC_FORM_TEXT, label_of(l, row, "layer"));
        for (uint32_t year = 0; year < l->p->n_columns; year++) {
            lc_worksheet_number(&l->s, row, FIRST_YEAR + year, LC_STYLE_PLAIN, LC_FORM_2,
                                value_of(l, row, year));
        }
    }
    write_sums(l, l->total, "all lines", 0);
    char *all = lc_worksheet_address(&l->s, l->total, FIRST_YEAR, l->total,
                                     FIRST_YEAR + l->p->n_columns - 1);

    lc_workbook_name(l->s.book, LC_COST_LINES_RANGE, all);
    g_free(all);
    if (l->n_drawn < l->p->n_rows) {
        write_sums(l, l->others, "all but the largest", l->n_drawn);
    }
}

static void draw(struct lines *l)
{
    const struct lc_chart_about about = {LXW_CHART_COLUMN_STACKED,
                                         "Cost lines of all layers by year, world (mean)", "year",
                                         "G2024$ in the year", LC_FORM_0};
    lxw_chart *chart = lc_chart_new(l->s.book, &about);
    const struct lc_chart_cells years = {&l->s, l->others + 2, FIRST_YEAR, l->p->n_columns, true};

    for (uint32_t year = 0; year < l->p->n_columns; year++) {
        lc_worksheet_text(&l->s, years.row, FIRST_YEAR + year, LC_STYLE_HELPER, LC_FORM_TEXT,
                          l->p->columns[year]);
    }
    for (uint32_t row = 0; row < l->n_drawn; row++) {
        const struct lc_chart_cells values = {&l->s, row, FIRST_YEAR, l->p->n_columns, true};

        lc_chart_add(chart, label_of(l, row, "cost_line"), &years, &values, row);
    }
    if (l->n_drawn < l->p->n_rows) {
        const struct lc_chart_cells values = {&l->s, l->others, FIRST_YEAR, l->p->n_columns, true};

        lc_chart_add(chart, "all others", &years, &values, N_DRAWN);
    }
    lc_chart_put(&l->s, chart, years.row + 1, 0, CHART_WIDTH, CHART_HEIGHT);
}

void lc_tab_cost_lines(struct lc_workbook *b)
{
    struct lines l = {.t = lc_report_find(b->source, "pull-through")};
    const struct lc_pivot_about about = {
        l.t, {"layer", "cost_line"}, "year", "mean", {{"region", "world"}, {"unit", UNIT}}};

    if (!l.t) {
        return;
    }
    l.p = lc_pivot_new(&about);
    if (l.p->n_rows > 0) {
        sort_lines(&l);
        l.n_drawn = MIN(l.p->n_rows, N_DRAWN);
        l.total = l.p->n_rows;
        l.others = l.total + 1;
        l.s = lc_worksheet_open(
            b, "Cost lines", "Cost lines by year, world (mean)",
            "Dollars pulled by all applications together for each cost line in the "
            "year, mean over replications; the largest lines first.");
        write_lines(&l);
        draw(&l);
        lc_worksheet_close(&l.s, l.p->n_rows, FIRST_YEAR + l.p->n_columns);
        worksheet_fit_to_pages(l.s.page, 1, 1); /* the chart would be cut */
        g_free(l.order);
    }
    lc_pivot_free(l.p);
}
