/* Capital by layer: to date as the table has it, by year as differences of it. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_track.h"

#include <math.h>

#define CHART_HEIGHT 440
#define N_LAYERS     5u
#define N_PHYSICAL   3u /* the first of them make physical capital */
#define PHYSICAL     (1 + N_LAYERS)
#define OWN          (PHYSICAL + 1) /* physical capital as its own series has it */

static const struct layer {
    const char *name, *series;
} layers[N_LAYERS] = {{"energy", "capital_energy_cumulative_busd"},
                      {"chips", "capital_chips_cumulative_busd"},
                      {"infrastructure", "capital_infrastructure_cumulative_busd"},
                      {"models", "capital_models_cumulative_busd"},
                      {"applications", "capital_applications_cumulative_busd"}};

struct capital {
    struct lc_worksheet s;
    const struct lc_track *tracks[N_LAYERS], *physical;
    const char *unit;
    uint32_t n; /* dates */
};

static double mean_of(const struct lc_track *t, uint32_t row)
{
    double mean = 0;

    return lc_track_number(&mean, t, row, "mean") ? mean : 0;
}

static double physical_of(const struct capital *c, uint32_t row)
{
    double sum = 0;

    for (uint32_t i = 0; i < N_PHYSICAL; i++) {
        sum += mean_of(c->tracks[i], row);
    }
    return sum;
}

static void write_headers(struct lc_worksheet *s, const char *first, const char *unit)
{
    lc_worksheet_column(s, 0, 12, LC_FORM_0, "%s", first);
    for (uint32_t i = 0; i < N_LAYERS; i++) {
        lc_worksheet_column(s, 1 + i, 13, LC_FORM_0, "%s (%s)", layers[i].name, unit);
    }
    lc_worksheet_column(s, PHYSICAL, 13, LC_FORM_0, "physical: the first three (%s)", unit);
}

static void write_sum(struct lc_worksheet *s, uint32_t row, double value)
{
    char *range = lc_worksheet_range(row, 1, row, N_PHYSICAL);

    lc_worksheet_formula(s, row, PHYSICAL, LC_STYLE_PLAIN, LC_FORM_1,
                         g_strdup_printf("SUM(%s)", range), value);
    g_free(range);
}

static void draw(struct capital *c, uint8_t type, const char *title, const char *x, const char *y,
                 uint32_t n, uint32_t stride)
{
    const struct lc_chart_about about = {type, title, x, y, LC_FORM_0};
    const uint32_t behind = lc_chart_behind(OWN + 1);
    const struct lc_chart_cells categories = {&c->s, 0, stride > 0 ? behind : 0, n, false};
    lxw_chart *chart = lc_chart_new(c->s.book, &about);

    for (uint32_t i = 0; i < N_LAYERS; i++) {
        const struct lc_chart_cells values = {&c->s, 0, 1 + i, n, false};

        lc_chart_add(chart, layers[i].name, &categories, &values, i);
    }
    if (stride > 0) {
        chart_axis_set_position(chart->x_axis, LXW_CHART_AXIS_POSITION_ON_TICK);
        lc_chart_labelled(&c->s, chart, behind, stride);
    }
    lc_chart_beside(&c->s, chart, 0, OWN + 1, CHART_HEIGHT);
    lc_worksheet_print(&c->s, n, behind);
}

static void name_columns(struct lc_worksheet *s, uint32_t n)
{
    for (uint32_t i = 0; i < N_LAYERS; i++) {
        char *name = g_strdup_printf("%s %s", s->name, layers[i].name);

        lc_worksheet_name_column(s, 1 + i, n, name);
        g_free(name);
    }
}

static void check_last(struct capital *c)
{
    const uint32_t last = c->n - 1;
    char *one = lc_worksheet_address(&c->s, last, PHYSICAL, last, PHYSICAL);
    char *other = lc_worksheet_address(&c->s, last, OWN, last, OWN);

    lc_workbook_check(
        c->s.book,
        g_strdup("Physical capital to date: energy, chips and infrastructure are all of it"), one,
        physical_of(c, last), other, mean_of(c->physical, last));
}

static void write_to_date(struct capital *c)
{
    c->s = lc_worksheet_open(
        c->s.book, "Capital to date", "Capital to date by layer, world (mean)",
        "Money put in since the first day, mean over replications: means of layers "
        "add up, medians do not.");
    write_headers(&c->s, "end of period", c->unit);
    lc_worksheet_column(&c->s, OWN, 13, LC_FORM_0, "the same as a series (%s)", c->unit);
    for (uint32_t row = 0; row < c->n; row++) {
        lc_worksheet_date(&c->s, row, 0, lc_track_text(c->physical, row, "date"));
        lc_chart_label(&c->s, row, lc_chart_behind(OWN + 1), lc_track_stride(c->physical),
                       lc_track_text(c->physical, row, "date"));
        for (uint32_t i = 0; i < N_LAYERS; i++) {
            lc_worksheet_number(&c->s, row, 1 + i, LC_STYLE_PLAIN, LC_FORM_1,
                                mean_of(c->tracks[i], row));
        }
        write_sum(&c->s, row, physical_of(c, row));
        lc_worksheet_number(&c->s, row, OWN, LC_STYLE_HELPER, LC_FORM_1, mean_of(c->physical, row));
    }
    draw(c, LXW_CHART_AREA_STACKED, "Capital to date by layer, world (mean)", "end of period",
         c->unit, c->n, lc_track_stride(c->physical));
    name_columns(&c->s, c->n);
    check_last(c);
    lc_worksheet_close(&c->s, c->n, OWN + 1);
}

/* What came in a year: to date at its end less to date at the end of the year before. */
static void write_difference(struct capital *c, const struct lc_worksheet *to_date, uint32_t year,
                             uint32_t layer, uint32_t end, const uint32_t *before)
{
    char *one = lc_worksheet_address(to_date, end, 1 + layer, end, 1 + layer);
    double value = mean_of(c->tracks[layer], end);
    char *formula;

    if (before) {
        char *other = lc_worksheet_address(to_date, *before, 1 + layer, *before, 1 + layer);

        formula = g_strdup_printf("%s-%s", one, other);
        value -= mean_of(c->tracks[layer], *before);
        g_free(other);
    } else {
        formula = g_strdup(one);
    }
    lc_worksheet_formula(&c->s, year, 1 + layer, LC_STYLE_PLAIN, LC_FORM_1, formula, value);
    g_free(one);
}

static void write_by_year(struct capital *c)
{
    const struct lc_worksheet to_date = c->s;
    uint32_t *ends = g_new(uint32_t, c->n);
    const uint32_t n = lc_track_year_ends(ends, c->physical);

    c->s = lc_worksheet_open(
        c->s.book, "Capital by year", "Capital by year and layer, world (mean)",
        "Money put in within the year, mean over replications; calculated from the "
        "sheet of capital to date.");
    write_headers(&c->s, "year", c->unit);
    for (uint32_t year = 0; year < n; year++) {
        const uint32_t *before = year > 0 ? &ends[year - 1] : NULL;

        lc_worksheet_number(&c->s, year, 0, LC_STYLE_PLAIN, LC_FORM_WHOLE,
                            lc_track_year(c->physical, ends[year]));
        for (uint32_t layer = 0; layer < N_LAYERS; layer++) {
            write_difference(c, &to_date, year, layer, ends[year], before);
        }
        write_sum(&c->s, year, physical_of(c, ends[year]) - (before ? physical_of(c, *before) : 0));
    }
    draw(c, LXW_CHART_COLUMN_STACKED, "Capital by year and layer, world (mean)", "year", c->unit, n,
         0);
    name_columns(&c->s, n);
    lc_worksheet_close(&c->s, n, PHYSICAL + 1);
    g_free(ends);
}

void lc_tab_capital(struct lc_workbook *b)
{
    struct capital c = {.s.book = b,
                        .physical = lc_track_find(b, "capital_physical_cumulative_busd", "world")};
    bool is_there = c.physical != NULL;

    for (uint32_t i = 0; i < N_LAYERS; i++) {
        c.tracks[i] = lc_track_find(b, layers[i].series, "world");
        is_there = is_there && c.tracks[i] && c.tracks[i]->n == c.physical->n;
    }
    if (is_there) {
        c.n = c.physical->n;
        c.unit = lc_track_text(c.physical, 0, "unit");
        write_to_date(&c);
        write_by_year(&c);
    }
}
