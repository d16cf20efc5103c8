/* What each scenario changes: a row a series, scenario and year, and a chart for each series. */
#include "report/workbook_charts.h"
#include "report/workbook_tabs.h"
#include "report/workbook_plain.h"

#include <math.h>
#include <string.h>

#define HEADLINE "mean-to-date" /* the measure that only headline series have */

static const struct lc_plain_column columns[] = {
    {"series", "quantity (world)", 34, LC_PLAIN_TEXT},
    {"scenario", "scenario", 34, LC_PLAIN_TEXT},
    {"year", "year", 7, LC_PLAIN_YEAR},
    {"unit", "unit", 15, LC_PLAIN_TEXT},
    {"against_p50", "median without", 12, LC_PLAIN_NUMBER},
    {"scenario_p50", "median with", 12, LC_PLAIN_NUMBER},
    {"median_difference", "median difference", 12, LC_PLAIN_NUMBER},
    {"p10", "difference p10", 12, LC_PLAIN_NUMBER},
    {"p90", "difference p90", 12, LC_PLAIN_NUMBER},
    {"mean_difference", "mean difference", 12, LC_PLAIN_NUMBER},
    {"probability_positive", "share of pairs above zero", 11, LC_PLAIN_SHARE},
    {"n", "pairs", 8, LC_PLAIN_YEAR}};

enum { YEAR = 2, WITHOUT = 4, DIFFERENCE = 6, RELATIVE = G_N_ELEMENTS(columns), N_COLUMNS };

struct differences {
    struct lc_worksheet s, charts;
    const struct lc_report_table *t;
    int series, scenario;
    GArray *rows;       /* uint32_t: of the table, ordered by series, scenario, year */
    GHashTable *places; /* series and scenarios -> order of appearance + 1 */
    uint32_t n_charts;
};

static const char *text_at(const struct differences *d, uint32_t row, int column)
{
    return lc_report_cell(d->t, g_array_index(d->rows, uint32_t, row), column);
}

static guint place_of(const struct differences *d, const char *text)
{
    const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(d->places, text));

    if (place > 0) {
        return place;
    }
    const guint next = g_hash_table_size(d->places) + 1;

    g_hash_table_insert(d->places, (gpointer)text, GUINT_TO_POINTER(next));
    return next;
}

static int compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct differences *d = data;
    const uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    const int columns_in_order[] = {d->series, d->scenario};

    for (size_t i = 0; i < G_N_ELEMENTS(columns_in_order); i++) {
        const guint x = place_of(d, lc_report_cell(d->t, one, columns_in_order[i]));
        const guint y = place_of(d, lc_report_cell(d->t, other, columns_in_order[i]));

        if (x != y) {
            return (x > y) - (x < y);
        }
    }
    return (one > other) - (one < other);
}

/* Rows of the headline series of the world, each of a year. */
static void choose_rows(struct differences *d)
{
    const int measure = lc_report_column(d->t, "measure"),
              region = lc_report_column(d->t, "region");
    GHashTable *headline = g_hash_table_new(g_str_hash, g_str_equal);

    for (uint32_t row = 0; row < d->t->n_rows; row++) {
        place_of(d, lc_report_cell(d->t, row, d->series));
        place_of(d, lc_report_cell(d->t, row, d->scenario));
        if (strcmp(lc_report_cell(d->t, row, measure), HEADLINE) == 0) {
            g_hash_table_add(headline, (gpointer)lc_report_cell(d->t, row, d->series));
        }
    }
    for (uint32_t row = 0; row < d->t->n_rows; row++) {
        if (strcmp(lc_report_cell(d->t, row, measure), "year") == 0 &&
            strcmp(lc_report_cell(d->t, row, region), "world") == 0 &&
            g_hash_table_contains(headline, lc_report_cell(d->t, row, d->series))) {
            g_array_append_val(d->rows, row);
        }
    }
    g_array_sort_with_data(d->rows, compare_rows, d);
    g_hash_table_destroy(headline);
}

static void write_relative(struct differences *d, uint32_t row)
{
    double without, difference;

    if (lc_report_number(&without, d->t, g_array_index(d->rows, uint32_t, row),
                         lc_report_column(d->t, "against_p50")) &&
        lc_report_number(&difference, d->t, g_array_index(d->rows, uint32_t, row),
                         lc_report_column(d->t, "median_difference")) &&
        without != 0) {
        char *one = lc_worksheet_cell(row, DIFFERENCE), *other = lc_worksheet_cell(row, WITHOUT);

        lc_worksheet_formula(&d->s, row, RELATIVE, LC_STYLE_PLAIN, LC_FORM_PERCENT,
                             g_strdup_printf("%s/%s", one, other), difference / without);
        g_free(one);
        g_free(other);
    }
}

static void write_table(struct differences *d)
{
    for (uint32_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        const int of = lc_report_column(d->t, columns[i].column);

        lc_plain_header(&d->s, i, &columns[i]);
        for (uint32_t row = 0; row < d->rows->len; row++) {
            const char *text = text_at(d, row, of);

            lc_plain_cell(&d->s, row, i, columns[i].kind,
                          i == 0 ? lc_workbook_title(d->s.book, text) : text);
        }
    }
    lc_worksheet_column(&d->s, RELATIVE, 12, LC_FORM_0, "median difference of median without");
    for (uint32_t row = 0; row < d->rows->len; row++) {
        write_relative(d, row);
    }
    lc_worksheet_close(&d->s, d->rows->len, N_COLUMNS);
}

/* First row after `first` that has another text in a column. */
static uint32_t end_of(const struct differences *d, uint32_t first, uint32_t limit, int column)
{
    uint32_t end = first + 1;

    while (end < limit && strcmp(text_at(d, end, column), text_at(d, first, column)) == 0) {
        end++;
    }
    return end;
}

/* Of a package, what is drawn is each policy alone and the whole, not all that lies between. */
static bool is_drawn(const struct differences *d, const char *scenario)
{
    const struct lc_report_table *t = lc_report_find(d->s.book->source, "wedges");
    const int package = t ? lc_report_column(t, "package") : -1;

    return !t || t->n_rows == 0 || !strchr(scenario, '+') ||
           strcmp(lc_report_cell(t, 0, package), scenario) == 0;
}

/* Lines of one series, one a scenario. */
static void draw_series(struct differences *d, uint32_t first, uint32_t end)
{
    const char *title = lc_workbook_title(d->s.book, text_at(d, first, d->series));
    const char *unit = text_at(d, first, lc_report_column(d->t, "unit"));
    char *y = g_strdup_printf("median difference (%s)", unit);
    const struct lc_chart_about about = {LXW_CHART_LINE, title, "year", y, LC_FORM_2};
    lxw_chart *chart = lc_chart_new(d->s.book, &about);
    unsigned n = 0;

    for (uint32_t row = first, next; row < end; row = next) {
        next = end_of(d, row, end, d->scenario);
        const struct lc_chart_cells years = {&d->s, row, YEAR, next - row, false};
        const struct lc_chart_cells values = {&d->s, row, DIFFERENCE, next - row, false};

        if (is_drawn(d, text_at(d, row, d->scenario))) {
            lc_chart_add(chart, text_at(d, row, d->scenario), &years, &values, n++);
        }
    }
    chart_axis_set_num_format(chart->y_axis, "General");
    lc_charts_put(&d->charts, chart, d->n_charts++);
    g_free(y);
}

static uint32_t n_series(const struct differences *d)
{
    uint32_t n = 0;

    for (uint32_t row = 0; row < d->rows->len; row = end_of(d, row, d->rows->len, d->series)) {
        n++;
    }
    return n;
}

void lc_tab_differences(struct lc_workbook *b)
{
    struct differences d = {.t = lc_report_find(b->source, "compare")};

    if (!d.t) {
        return;
    }
    d.series = lc_report_column(d.t, "series");
    d.scenario = lc_report_column(d.t, "scenario");
    d.rows = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    d.places = g_hash_table_new(g_str_hash, g_str_equal);
    choose_rows(&d);
    if (d.rows->len > 0) {
        d.charts =
            lc_worksheet_open(b, "Charts", "What each scenario changes, world",
                              "Median over replications of the paired difference, by year; the "
                              "numbers stand on the next sheet.");
        d.s =
            lc_worksheet_open(b, "Differences", "What each scenario changes, by year",
                              "Differences are taken replication by replication, then their median "
                              "and 80 % range; all series and regions stand in compare.csv.");
        lc_charts_open(&d.charts, n_series(&d));
        write_table(&d);
        for (uint32_t first = 0, end; first < d.rows->len; first = end) {
            end = end_of(&d, first, d.rows->len, d.series);
            draw_series(&d, first, end);
        }
    }
    g_array_free(d.rows, TRUE);
    g_hash_table_destroy(d.places);
}
