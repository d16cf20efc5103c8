/* The headline table: a row a quantity of the world, its range by year; and how the medians grow.
 */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_pivot.h"

#include <math.h>
#include <string.h>

#define CHART_WIDTH    1000
#define CHART_HEIGHT   420
#define N_QUANTILES    3u
#define MEDIAN         1u
#define FIRST_QUANTILE 2u /* after title and unit */

static const char *const quantiles[N_QUANTILES] = {"p10", "p50", "p90"};

struct headline {
    struct lc_worksheet s;
    const struct lc_report_table *t;
    struct lc_pivot *by_year[N_QUANTILES];
    uint32_t n_rows, n_years;
};

/* Where quantile k of a year stands, and how the median has grown by then. */
static uint32_t column_of(uint32_t year, uint32_t k)
{
    return FIRST_QUANTILE + year * N_QUANTILES + k;
}

static uint32_t growth_of(const struct headline *h, uint32_t year)
{
    return column_of(h->n_years, 0) + year;
}

static void write_headers(struct headline *h)
{
    const char *const *years = h->by_year[MEDIAN]->columns;

    lc_worksheet_column(&h->s, 0, 34, LC_FORM_TEXT, "quantity");
    lc_worksheet_column(&h->s, 1, 14, LC_FORM_TEXT, "unit");
    for (uint32_t year = 0; year < h->n_years; year++) {
        for (uint32_t k = 0; k < N_QUANTILES; k++) {
            lc_worksheet_column(&h->s, column_of(year, k), 8.5, LC_FORM_0, "%s %s", years[year],
                                quantiles[k]);
        }
        lc_worksheet_column(&h->s, growth_of(h, year), 10, LC_FORM_0, "p50 %s over %s (times)",
                            years[year], years[0]);
    }
}

static void write_growth(struct headline *h, uint32_t row, uint32_t year)
{
    const double first = lc_pivot_at(h->by_year[MEDIAN], row, 0);
    const double value = lc_pivot_at(h->by_year[MEDIAN], row, year);

    if (first > 0 && isfinite(value)) {
        char *one = lc_worksheet_cell(row, column_of(year, MEDIAN));
        char *other = lc_worksheet_cell(row, column_of(0, MEDIAN));

        lc_worksheet_formula(&h->s, row, growth_of(h, year), LC_STYLE_PLAIN, LC_FORM_1,
                             g_strdup_printf("%s/%s", one, other), value / first);
        g_free(one);
        g_free(other);
    }
}

static const char *series_of(const struct headline *h, uint32_t row)
{
    return lc_report_cell(h->t, h->by_year[MEDIAN]->sample[row], lc_report_column(h->t, "series"));
}

static void write_row(struct headline *h, uint32_t row)
{
    const char *unit =
        lc_report_cell(h->t, h->by_year[MEDIAN]->sample[row], lc_report_column(h->t, "unit"));
    const enum lc_form form = lc_form_of(lc_pivot_row_largest(h->by_year[MEDIAN], row), unit);

    lc_worksheet_text(&h->s, row, 0, LC_STYLE_PLAIN, LC_FORM_TEXT,
                      lc_workbook_title(h->s.book, series_of(h, row)));
    lc_worksheet_text(&h->s, row, 1, LC_STYLE_PLAIN, LC_FORM_TEXT, unit);
    for (uint32_t year = 0; year < h->n_years; year++) {
        for (uint32_t k = 0; k < N_QUANTILES; k++) {
            lc_worksheet_number(&h->s, row, column_of(year, k),
                                k == MEDIAN ? LC_STYLE_LABEL : LC_STYLE_PLAIN, form,
                                lc_pivot_at(h->by_year[k], row, year));
        }
        write_growth(h, row, year);
    }
}

/* Growth of the stocks that the other sheets tell of, on a logarithmic axis: it spans powers of 10.
 */
static void draw_growth(struct headline *h)
{
    static const char *const drawn[] = {
        "ai_power_gw",           "electricity_twh_per_year",
        "compute_million_h100e", "tokens_trillion_per_day",
        "revenue_busd_per_year", "capital_physical_cumulative_busd"};
    const struct lc_chart_about about = {LXW_CHART_LINE, "Growth of the medians", "year",
                                         "times the first year", LC_FORM_0};
    lxw_chart *chart = lc_chart_new(h->s.book, &about);
    const struct lc_chart_cells years = {&h->s, h->n_rows + 2, growth_of(h, 0), h->n_years, true};
    unsigned n = 0;

    for (uint32_t year = 0; year < h->n_years; year++) {
        lc_worksheet_text(&h->s, years.row, years.column + year, LC_STYLE_HELPER, LC_FORM_TEXT,
                          h->by_year[MEDIAN]->columns[year]);
    }
    for (uint32_t row = 0; row < h->n_rows; row++) {
        const struct lc_chart_cells values = {&h->s, row, growth_of(h, 0), h->n_years, true};

        for (size_t i = 0; i < G_N_ELEMENTS(drawn); i++) {
            if (strcmp(drawn[i], series_of(h, row)) == 0) {
                lc_chart_add(chart, lc_workbook_title(h->s.book, drawn[i]), &years, &values, n++);
            }
        }
    }
    chart_axis_set_log_base(chart->y_axis, 10);
    lc_chart_put(&h->s, chart, h->n_rows + 2, 0, CHART_WIDTH, CHART_HEIGHT);
}

static void name_ranges(struct headline *h)
{
    char *all = lc_worksheet_address(&h->s, 0, 0, h->n_rows - 1, column_of(h->n_years, 0) - 1);

    lc_workbook_name(h->s.book, "headline", all);
    g_free(all);
    for (uint32_t year = 0; year < h->n_years; year++) {
        char *name = g_strdup_printf("headline_%s_p50", h->by_year[MEDIAN]->columns[year]);

        lc_worksheet_name_column(&h->s, column_of(year, MEDIAN), h->n_rows, name);
        g_free(name);
    }
}

static void write_page(struct headline *h)
{
    write_headers(h);
    for (uint32_t row = 0; row < h->n_rows; row++) {
        write_row(h, row);
    }
    draw_growth(h);
    name_ranges(h);
    lc_worksheet_close(&h->s, h->n_rows, growth_of(h, h->n_years));
}

void lc_tab_headline(struct lc_workbook *b)
{
    struct headline h = {.t = lc_report_find(b->source, "summary")};

    if (!h.t) {
        return;
    }
    for (uint32_t k = 0; k < N_QUANTILES; k++) {
        const struct lc_pivot_about about = {
            h.t, {"series"}, "year", quantiles[k], {{"region", "world"}}};

        h.by_year[k] = lc_pivot_new(&about);
    }
    h.n_rows = h.by_year[MEDIAN]->n_rows;
    h.n_years = h.by_year[MEDIAN]->n_columns;
    if (h.n_rows > 0) {
        h.s = lc_worksheet_open(
            b, "Headline", "Headline figures of the world",
            "Median (p50) and 80 % range (p10 to p90) by year; stocks at the end of "
            "the year, dollars of 2024 in billions (G2024$).");
        write_page(&h);
    }
    for (uint32_t k = 0; k < N_QUANTILES; k++) {
        lc_pivot_free(h.by_year[k]);
    }
}
