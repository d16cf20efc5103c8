/* The chance of overbuild by year and marketplace. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_pivot.h"

#include <string.h>

#define CHART_HEIGHT 440
#define FIRST        2u /* after place and year */

struct overbuild {
    struct lc_worksheet s;
    const struct lc_report_table *t;
    struct lc_pivot *p;
};

static const char *place_of(const struct overbuild *o, uint32_t row)
{
    return lc_report_cell(o->t, o->p->sample[row], lc_report_column(o->t, "place"));
}

static const char *title_of(const char *measure)
{
    static const char *const titles[][2] = {{"under-way", "overbuilt in the year"},
                                            {"starts", "an overbuild starts in the year"},
                                            {"by", "one has started by the end of the year"},
                                            {"by-deep", "a deep one has, by its end"}};

    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        if (strcmp(titles[i][0], measure) == 0) {
            return titles[i][1];
        }
    }
    return measure;
}

/* A line a place of one measure; the rows of a place follow each other. */
static void draw(struct overbuild *o, const char *measure, const char *title, uint32_t at)
{
    const struct lc_chart_about about = {LXW_CHART_LINE, title, "year", "probability",
                                         LC_FORM_PERCENT};
    const uint32_t column = lc_pivot_column(o->p, measure);
    uint32_t first = 0, place = 0;

    if (column == o->p->n_columns) {
        return;
    }
    lxw_chart *chart = lc_chart_new(o->s.book, &about);

    for (uint32_t row = 1; row <= o->p->n_rows; row++) {
        if (row == o->p->n_rows || strcmp(place_of(o, row), place_of(o, first)) != 0) {
            const struct lc_chart_cells years = {&o->s, first, 1, row - first, false};
            const struct lc_chart_cells values = {&o->s, first, FIRST + column, row - first, false};

            lc_chart_add(chart, place_of(o, first), &years, &values, place++);
            first = row;
        }
    }
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_max(chart->y_axis, 1);
    lc_chart_beside(&o->s, chart, at, FIRST + o->p->n_columns, CHART_HEIGHT);
}

static void write_page(struct overbuild *o)
{
    lc_worksheet_column(&o->s, 0, 14, LC_FORM_TEXT, "marketplace");
    lc_worksheet_column(&o->s, 1, 8, LC_FORM_0, "year");
    for (uint32_t i = 0; i < o->p->n_columns; i++) {
        lc_worksheet_column(&o->s, FIRST + i, 16, LC_FORM_0, "%s (probability)",
                            title_of(o->p->columns[i]));
    }
    for (uint32_t row = 0; row < o->p->n_rows; row++) {
        double year = 0;

        lc_worksheet_text(&o->s, row, 0, LC_STYLE_PLAIN, LC_FORM_TEXT, place_of(o, row));
        if (lc_report_number(&year, o->t, o->p->sample[row], lc_report_column(o->t, "year"))) {
            lc_worksheet_number(&o->s, row, 1, LC_STYLE_PLAIN, LC_FORM_WHOLE, year);
        }
        for (uint32_t i = 0; i < o->p->n_columns; i++) {
            lc_worksheet_number(&o->s, row, FIRST + i, LC_STYLE_PLAIN, LC_FORM_PERCENT,
                                lc_pivot_at(o->p, row, i));
        }
    }
    draw(o, "under-way", "Chance that compute is overbuilt in the year", 0);
    draw(o, "by", "Chance that an overbuild has started by the end of the year", 23);
    lc_worksheet_close(&o->s, o->p->n_rows, FIRST + o->p->n_columns);
}

void lc_tab_overbuild(struct lc_workbook *b)
{
    struct overbuild o = {.t = lc_report_find(b->source, "overbuild")};
    const struct lc_pivot_about about = {
        o.t, {"place", "year"}, "measure", "mean", {{"when", "chance"}}};

    if (!o.t) {
        return;
    }
    o.p = lc_pivot_new(&about);
    if (o.p->n_rows > 0) {
        o.s = lc_worksheet_open(
            b, "Overbuild", "Chance of overbuild by year",
            "Share of replications in which compute is overbuilt; what it costs and "
            "what goes before stands in overbuild.csv, its episodes on a sheet. One that "
            "begins less than a year before the end can't be told, so the last year has fewer.");
        write_page(&o);
    }
    lc_pivot_free(o.p);
}
