/* AI power and its electricity by region: means, which add up to the world's. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_track.h"

#include <string.h>

#define CHART_HEIGHT 440
#define MAX_REGIONS  64u

static const struct subject {
    const char *series, *sheet;
} subjects[] = {{"ai_power_gw", "Regions, AI power"},
                {"electricity_twh_per_year", "Regions, electricity"}};

struct regions {
    struct lc_worksheet s;
    const struct lc_track *world, *tracks[MAX_REGIONS];
    const char *names[MAX_REGIONS], *unit;
    uint32_t n;
    enum lc_form form;
};

static bool is_noted(const struct regions *r, const char *name)
{
    for (uint32_t i = 0; i < r->n; i++) {
        if (strcmp(r->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* The regions of the series, in the table's order. */
static void find_regions(struct regions *r, const struct lc_workbook *b, const char *series)
{
    const struct lc_report_table *t = r->world->table;
    const int of = lc_report_column(t, "series"), region = lc_report_column(t, "region");

    for (uint32_t row = 0; row < t->n_rows && r->n < MAX_REGIONS; row++) {
        const char *name = lc_report_cell(t, row, region);

        if (strcmp(lc_report_cell(t, row, of), series) == 0 && strcmp(name, "world") != 0 &&
            !is_noted(r, name)) {
            const struct lc_track *track = lc_track_find(b, series, name);

            if (track && track->n == r->world->n) {
                r->names[r->n] = name;
                r->tracks[r->n++] = track;
            }
        }
    }
}

static void write_row(struct regions *r, uint32_t row)
{
    const uint32_t sum = 1 + r->n;
    char *range = lc_worksheet_range(row, 1, row, r->n);
    double total = 0, value;

    lc_worksheet_date(&r->s, row, 0, lc_track_text(r->world, row, "date"));
    lc_chart_label(&r->s, row, lc_chart_behind(r->n + 3), lc_track_stride(r->world),
                   lc_track_text(r->world, row, "date"));
    for (uint32_t i = 0; i < r->n; i++) {
        if (lc_track_number(&value, r->tracks[i], row, "mean")) {
            lc_worksheet_number(&r->s, row, 1 + i, LC_STYLE_PLAIN, r->form, value);
            total += value;
        }
    }
    lc_worksheet_formula(&r->s, row, sum, LC_STYLE_LABEL, r->form,
                         g_strdup_printf("SUM(%s)", range), total);
    const bool has_world = lc_track_number(&value, r->world, row, "mean");

    if (has_world) {
        lc_worksheet_number(&r->s, row, sum + 1, LC_STYLE_HELPER, r->form, value);
    }
    if (has_world && row == r->world->n - 1) {
        lc_workbook_check(r->s.book, g_strdup_printf("%s: regions add up to the world", r->s.name),
                          lc_worksheet_address(&r->s, row, sum, row, sum), total,
                          lc_worksheet_address(&r->s, row, sum + 1, row, sum + 1), value);
    }
    g_free(range);
}

static void draw(struct regions *r, const char *title)
{
    const struct lc_chart_about about = {LXW_CHART_AREA_STACKED, title, "end of period", r->unit,
                                         r->form};
    const struct lc_chart_cells dates = {&r->s, 0, lc_chart_behind(r->n + 3), r->world->n, false};
    lxw_chart *chart = lc_chart_new(r->s.book, &about);

    for (uint32_t i = 0; i < r->n; i++) {
        const struct lc_chart_cells values = {&r->s, 0, 1 + i, r->world->n, false};

        lc_chart_add(chart, r->names[i], &dates, &values, i);
    }
    chart_axis_set_position(chart->x_axis, LXW_CHART_AXIS_POSITION_ON_TICK);
    lc_chart_labelled(&r->s, chart, lc_chart_behind(r->n + 3), lc_track_stride(r->world));
    lc_chart_beside(&r->s, chart, 0, r->n + 3, CHART_HEIGHT);
}

static void write_page(struct regions *r, struct lc_workbook *b, const struct subject *subject)
{
    char *title = g_strdup_printf("%s by region (mean)", lc_workbook_title(b, subject->series));
    char *about = g_strdup_printf("%s in %s, mean over replications: means of regions add up, "
                                  "medians do not.",
                                  lc_workbook_title(b, subject->series), r->unit);

    r->s = lc_worksheet_open(b, subject->sheet, title, about);
    lc_worksheet_column(&r->s, 0, 11, LC_FORM_DATE, "end of period");
    for (uint32_t i = 0; i < r->n; i++) {
        char *name = g_strdup_printf("%s %s", subject->series, r->names[i]);

        lc_worksheet_column(&r->s, 1 + i, 12, LC_FORM_0, "%s (%s)", r->names[i], r->unit);
        lc_worksheet_name_column(&r->s, 1 + i, r->world->n, name);
        g_free(name);
    }
    lc_worksheet_column(&r->s, 1 + r->n, 12, LC_FORM_0, "sum (%s)", r->unit);
    lc_worksheet_column(&r->s, 2 + r->n, 12, LC_FORM_0, "the world as a series (%s)", r->unit);
    for (uint32_t row = 0; row < r->world->n; row++) {
        write_row(r, row);
    }
    draw(r, title);
    lc_worksheet_close(&r->s, r->world->n, r->n + 3);
    lc_worksheet_print(&r->s, r->world->n, lc_chart_behind(r->n + 3));
    g_free(title);
    g_free(about);
}

void lc_tab_regions(struct lc_workbook *b)
{
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        struct regions r = {.world = lc_track_find(b, subjects[i].series, "world")};

        if (r.world) {
            find_regions(&r, b, subjects[i].series);
        }
        if (r.n > 0) {
            r.unit = lc_track_text(r.world, 0, "unit");
            r.form = lc_form_of(lc_track_largest(r.world, "mean"), r.unit);
            write_page(&r, b, &subjects[i]);
        }
    }
}
