/* What each application pulled from each layer: by year, and summed by formulas on a sheet of its
 * own. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_pivot.h"

#include <math.h>
#include <string.h>

#define CHART_HEIGHT 560
#define DOLLARS      "M2024$"
#define MAX_GROUPS   16u

/* Columns of the sheet by year. */
enum { APPLICATION, LAYER, UNIT, SUM, FIRST_YEAR };

struct applications {
    struct lc_worksheet by_year, s;
    const struct lc_report_table *t;
    struct lc_pivot *p;
    const char *names[256]; /* of applications */
    uint32_t n_names;
    struct {
        const char *layer, *unit;
    } groups[MAX_GROUPS]; /* columns of the sums */
    uint32_t n_groups, n_dollars;
};

static const char *label_of(const struct applications *a, uint32_t row, const char *column)
{
    return lc_report_cell(a->t, a->p->sample[row], lc_report_column(a->t, column));
}

static void write_year_row(struct applications *a, uint32_t row)
{
    const enum lc_form form = lc_form_of(lc_pivot_row_largest(a->p, row), "");
    char *range = lc_worksheet_range(row, FIRST_YEAR, row, FIRST_YEAR + a->p->n_columns - 1);

    lc_worksheet_text(&a->by_year, row, APPLICATION, LC_STYLE_PLAIN, LC_FORM_TEXT,
                      label_of(a, row, "application"));
    lc_worksheet_text(&a->by_year, row, LAYER, LC_STYLE_PLAIN, LC_FORM_TEXT,
                      label_of(a, row, "layer"));
    lc_worksheet_text(&a->by_year, row, UNIT, LC_STYLE_PLAIN, LC_FORM_TEXT,
                      label_of(a, row, "unit"));
    lc_worksheet_formula(&a->by_year, row, SUM, LC_STYLE_LABEL, form,
                         g_strdup_printf("SUM(%s)", range), lc_pivot_row_sum(a->p, row));
    for (uint32_t year = 0; year < a->p->n_columns; year++) {
        lc_worksheet_number(&a->by_year, row, FIRST_YEAR + year, LC_STYLE_PLAIN, form,
                            lc_pivot_at(a->p, row, year));
    }
    g_free(range);
}

static void write_by_year(struct applications *a)
{
    static const struct {
        double width;
        const char *header;
    } first[] = {{24, "application"}, {14, "layer"}, {13, "unit"}, {12, "sum of years"}};

    for (uint32_t i = 0; i < FIRST_YEAR; i++) {
        lc_worksheet_column(&a->by_year, i, first[i].width, i < SUM ? LC_FORM_TEXT : LC_FORM_0,
                            "%s", first[i].header);
    }
    for (uint32_t year = 0; year < a->p->n_columns; year++) {
        lc_worksheet_column(&a->by_year, FIRST_YEAR + year, 10, LC_FORM_0, "%s",
                            a->p->columns[year]);
    }
    for (uint32_t row = 0; row < a->p->n_rows; row++) {
        write_year_row(a, row);
    }
    lc_worksheet_close(&a->by_year, a->p->n_rows, FIRST_YEAR + a->p->n_columns);
}

static void note_name(struct applications *a, const char *name)
{
    for (uint32_t i = 0; i < a->n_names; i++) {
        if (strcmp(a->names[i], name) == 0) {
            return;
        }
    }
    if (a->n_names < G_N_ELEMENTS(a->names)) {
        a->names[a->n_names++] = name;
    }
}

static void note_group(struct applications *a, const char *layer, const char *unit)
{
    for (uint32_t i = 0; i < a->n_groups; i++) {
        if (strcmp(a->groups[i].layer, layer) == 0 && strcmp(a->groups[i].unit, unit) == 0) {
            return;
        }
    }
    if (a->n_groups < MAX_GROUPS) {
        a->groups[a->n_groups].layer = layer;
        a->groups[a->n_groups++].unit = unit;
    }
}

/* Dollars come first, for the chart. */
static void note_labels(struct applications *a)
{
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t row = 0; row < a->p->n_rows; row++) {
            const char *unit = label_of(a, row, "unit");

            if ((strcmp(unit, DOLLARS) == 0) == (pass == 0)) {
                note_name(a, label_of(a, row, "application"));
                note_group(a, label_of(a, row, "layer"), unit);
            }
        }
        a->n_dollars = pass == 0 ? a->n_groups : a->n_dollars;
    }
}

/* Row of the other sheet with what an application pulled of a group; n_rows when it pulled nothing.
 */
static uint32_t row_of(const struct applications *a, uint32_t name, uint32_t group)
{
    uint32_t row = 0;

    while (row < a->p->n_rows && (strcmp(label_of(a, row, "application"), a->names[name]) != 0 ||
                                  strcmp(label_of(a, row, "layer"), a->groups[group].layer) != 0 ||
                                  strcmp(label_of(a, row, "unit"), a->groups[group].unit) != 0)) {
        row++;
    }
    return row;
}

static double write_reference(struct applications *a, uint32_t name, uint32_t group)
{
    const uint32_t row = row_of(a, name, group);

    if (row == a->p->n_rows) {
        return 0;
    }
    const double sum = lc_pivot_row_sum(a->p, row);

    lc_worksheet_formula(&a->s, name, 1 + group, LC_STYLE_PLAIN, LC_FORM_0,
                         lc_worksheet_address(&a->by_year, row, SUM, row, SUM), sum);
    return sum;
}

/* Returns the dollars of all layers. */
static double write_name(struct applications *a, uint32_t name)
{
    char *dollars = lc_worksheet_range(name, 1, name, a->n_dollars);
    double sum = 0;

    lc_worksheet_text(&a->s, name, 0, LC_STYLE_PLAIN, LC_FORM_TEXT, a->names[name]);
    for (uint32_t group = 0; group < a->n_groups; group++) {
        const double value = write_reference(a, name, group);

        sum += group < a->n_dollars ? value : 0;
    }
    lc_worksheet_formula(&a->s, name, 1 + a->n_groups, LC_STYLE_LABEL, LC_FORM_0,
                         g_strdup_printf("SUM(%s)", dollars), sum);
    g_free(dollars);
    return sum;
}

/* The same dollars by application and by cost line. */
static void check(struct applications *a, double sum)
{
    char *all = lc_worksheet_address(&a->s, 0, 1 + a->n_groups, a->n_names - 1, 1 + a->n_groups);

    lc_workbook_name(a->s.book, "applications all", all);
    if (g_hash_table_contains(a->s.book->names, LC_COST_LINES_RANGE)) {
        lc_workbook_check(a->s.book, g_strdup("Dollars of all years: applications, and cost lines"),
                          g_strdup_printf("SUM(%s)", all), sum,
                          g_strdup("SUM(" LC_COST_LINES_RANGE ")*1000"), sum);
    }
    g_free(all);
}

static void draw(struct applications *a)
{
    const struct lc_chart_about about = {LXW_CHART_BAR_STACKED,
                                         "Dollars pulled by application and layer, all years",
                                         "application", "G2024$", LC_FORM_0};
    const struct lc_chart_cells names = {&a->s, 0, 0, a->n_names, false};
    lxw_chart *chart = lc_chart_new(a->s.book, &about);

    for (uint32_t group = 0; group < a->n_dollars; group++) {
        const struct lc_chart_cells values = {&a->s, 0, 1 + group, a->n_names, false};

        lc_chart_add(chart, a->groups[group].layer, &names, &values, group);
    }
    chart_axis_set_num_format(chart->x_axis, "#,##0,"); /* thousands of millions */
    lc_chart_beside(&a->s, chart, 0, a->n_groups + 2, CHART_HEIGHT);
}

static void write_sums(struct applications *a)
{
    lc_worksheet_column(&a->s, 0, 24, LC_FORM_TEXT, "application");
    for (uint32_t group = 0; group < a->n_groups; group++) {
        lc_worksheet_column(&a->s, 1 + group, 14, LC_FORM_0, "%s (%s)", a->groups[group].layer,
                            a->groups[group].unit);
    }
    lc_worksheet_column(&a->s, 1 + a->n_groups, 14, LC_FORM_0, "all layers (%s)", DOLLARS);
    double sum = 0;

    for (uint32_t name = 0; name < a->n_names; name++) {
        sum += write_name(a, name);
    }
    check(a, sum);
    draw(a);
    lc_worksheet_close(&a->s, a->n_names, a->n_groups + 2);
}

void lc_tab_applications(struct lc_workbook *b)
{
    struct applications a = {.t = lc_report_find(b->source, "pull-through")};
    const struct lc_pivot_about about = {
        a.t, {"application", "layer", "unit"}, "year", "mean", {{"region", "world"}}};

    if (!a.t) {
        return;
    }
    a.p = lc_pivot_new(&about);
    if (a.p->n_rows > 0) {
        note_labels(&a);
        a.s = lc_worksheet_open(
            b, "Applications", "What each application pulled, all years (mean)",
            "Sums over the years and cost lines of each layer, calculated from the "
            "next sheet: dollars, power (MW), compute (H100e), worker-years.");
        a.by_year =
            lc_worksheet_open(b, "Applications by year", "What each application pulled by year",
                              "All cost lines of a layer together, world, mean over "
                              "replications; cost lines and regions stand in pull-through.csv.");
        write_by_year(&a);
        write_sums(&a);
    }
    lc_pivot_free(a.p);
}
