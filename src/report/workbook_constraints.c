/* Which constraint binds, by date: its chance, and how much it holds back. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_pivot.h"

#include <math.h>

#define CHART_HEIGHT 440

struct constraints {
    const char *sheet, *title, *about, *value, *unit, *y;
    enum lc_form form;
    uint8_t type;
    bool has_scale; /* cells coloured by their value */
};

static const struct constraints pages[] = {
    {"Constraints", "Which constraint binds, world",
     "Chance that a constraint is the one that holds most back in the period; the chances of a "
     "date "
     "add up to 1.",
     "probability", "probability", "probability", LC_FORM_PERCENT, LXW_CHART_AREA_STACKED_PERCENT,
     true},
    {"Held back", "What each constraint holds back, world (mean)",
     "Megawatt-years that a constraint holds back in the period, mean over replications.",
     "mwyears_mean", "MW-years", "MW-years in the period", LC_FORM_0, LXW_CHART_AREA_STACKED,
     false}};

static void colour(struct lc_worksheet *s, const struct lc_pivot *p)
{
    lxw_conditional_format scale = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .min_value = 0,
                                    .max_value = 1,
                                    .min_color = 0xFFFFFF,
                                    .max_color = 0xE6550D};

    lc_workbook_note(s->book, worksheet_conditional_format_range(s->page, LC_WORKSHEET_FIRST, 1,
                                                                 LC_WORKSHEET_FIRST + p->n_rows - 1,
                                                                 (lxw_col_t)p->n_columns, &scale));
}

static uint32_t rows_of_a_year(const struct lc_report_table *t, const struct lc_pivot *p)
{
    const int date = lc_report_column(t, "date");
    const char *first = lc_report_cell(t, p->sample[0], date);
    const char *last = lc_report_cell(t, p->sample[p->n_rows - 1], date);
    const int years = (int)(g_ascii_strtoll(last, NULL, 10) - g_ascii_strtoll(first, NULL, 10)) + 1;

    return MAX(1, p->n_rows / (uint32_t)MAX(1, years));
}

static void draw(struct lc_worksheet *s, const struct constraints *c, const struct lc_pivot *p,
                 uint32_t stride)
{
    const struct lc_chart_about about = {c->type, c->title, "end of period", c->y, c->form};
    const struct lc_chart_cells dates = {s, 0, lc_chart_behind(p->n_columns + 1), p->n_rows, false};
    lxw_chart *chart = lc_chart_new(s->book, &about);

    for (uint32_t i = 0; i < p->n_columns; i++) {
        const struct lc_chart_cells values = {s, 0, 1 + i, p->n_rows, false};

        lc_chart_add(chart, p->columns[i], &dates, &values, i);
    }
    chart_axis_set_position(chart->x_axis, LXW_CHART_AXIS_POSITION_ON_TICK);
    lc_chart_labelled(s, chart, lc_chart_behind(p->n_columns + 1), stride);
    lc_chart_beside(s, chart, 0, p->n_columns + 1, CHART_HEIGHT);
}

static void write_page(struct lc_workbook *b, const struct constraints *c,
                       const struct lc_report_table *t, const struct lc_pivot *p)
{
    struct lc_worksheet s = lc_worksheet_open(b, c->sheet, c->title, c->about);
    const uint32_t stride = rows_of_a_year(t, p);

    lc_worksheet_column(&s, 0, 11, LC_FORM_DATE, "end of period");
    for (uint32_t i = 0; i < p->n_columns; i++) {
        lc_worksheet_column(&s, 1 + i, 11, LC_FORM_0, "%s (%s)", p->columns[i], c->unit);
    }
    for (uint32_t row = 0; row < p->n_rows; row++) {
        const char *date = lc_report_cell(t, p->sample[row], lc_report_column(t, "date"));

        lc_worksheet_date(&s, row, 0, date);
        lc_chart_label(&s, row, lc_chart_behind(p->n_columns + 1), stride, date);
        for (uint32_t i = 0; i < p->n_columns; i++) {
            lc_worksheet_number(&s, row, 1 + i, LC_STYLE_PLAIN, c->form, lc_pivot_at(p, row, i));
        }
    }
    if (c->has_scale) {
        colour(&s, p);
    }
    draw(&s, c, p, stride);
    lc_worksheet_close(&s, p->n_rows, p->n_columns + 1);
    lc_worksheet_print(&s, p->n_rows, lc_chart_behind(p->n_columns + 1));
}

void lc_tab_constraints(struct lc_workbook *b)
{
    const struct lc_report_table *t = lc_report_find(b->source, "binding");

    for (size_t i = 0; t && i < G_N_ELEMENTS(pages); i++) {
        const struct lc_pivot_about about = {
            t, {"date"}, "constraint", pages[i].value, {{"region", "world"}, {"detail", ""}}};
        struct lc_pivot *p = lc_pivot_new(&about);

        if (p->n_rows > 0) {
            write_page(b, &pages[i], t, p);
        }
        lc_pivot_free(p);
    }
}
