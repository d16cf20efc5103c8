#include "report/workbook_chart.h"

#include "base/text.h"

#define DEFAULT_WIDTH  480.0 /* pixels of a chart that nobody scales */
#define DEFAULT_HEIGHT 288.0
#define CELL_WIDTH     64 /* of a column whose width nobody sets */

static const char *const axis_formats[LC_FORMS] = {
    [LC_FORM_WHOLE] = "0",   [LC_FORM_0] = "#,##0", [LC_FORM_1] = "#,##0",
    [LC_FORM_2] = "0.0",     [LC_FORM_4] = "0.000", [LC_FORM_POWER] = "0.0E+00",
    [LC_FORM_PERCENT] = "0%"};

uint32_t lc_chart_colour(unsigned number)
{
    static const uint32_t colours[LC_COLOURS] = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9,
                                                 0xD55E00, 0x7A5195, 0x666666, 0xA6761D, 0xF0E442};

    return colours[number % LC_COLOURS];
}

/* The library would take a text that begins with "=" for a formula. */
static char *chart_text(const char *text)
{
    char *safe = lc_text_escape(text, 0, 0);
    char *shown = *safe == '=' ? g_strconcat(" ", safe, NULL) : g_strdup(safe);

    g_free(safe);
    return shown;
}

static void set_axis(lxw_chart_axis *axis, const char *name)
{
    lxw_chart_font font = {.size = 9, .bold = LXW_EXPLICIT_FALSE};
    char *text = chart_text(name);

    chart_axis_set_name(axis, text);
    chart_axis_set_name_font(axis, &font);
    chart_axis_set_num_font(axis, &font);
    g_free(text);
}

lxw_chart *lc_chart_new(struct lc_workbook *b, const struct lc_chart_about *about)
{
    lxw_chart *chart = workbook_add_chart(b->file, about->type);
    lxw_chart_font title = {.size = 12};
    lxw_chart_font legend = {.size = 9};
    lxw_chart_line gridline = {.color = 0xD9D9D9, .width = 0.5F};
    char *text = chart_text(about->title);

    g_assert(chart);
    chart_title_set_name(chart, text);
    chart_title_set_name_font(chart, &title);
    /* To the library x is the horizontal axis, which of bars is that of the values. */
    const bool is_bar = about->type == LXW_CHART_BAR || about->type == LXW_CHART_BAR_STACKED;
    lxw_chart_axis *names = is_bar ? chart->y_axis : chart->x_axis;
    lxw_chart_axis *values = is_bar ? chart->x_axis : chart->y_axis;

    set_axis(names, about->x);
    set_axis(values, about->y);
    chart_axis_set_num_format(values, axis_formats[about->form]);
    chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &gridline);
    chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (is_bar) {
        chart_axis_set_reverse(names); /* the first on top, and the values below the last */
        chart_axis_set_crossing_max(names);
        chart_axis_set_interval_unit(names, 1);
        chart_set_series_gap(chart, 40);
    }
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &legend);
    g_free(text);
    return chart;
}

static lxw_row_t last_row(const struct lc_chart_cells *c)
{
    return LC_WORKSHEET_FIRST + c->row + (c->is_row ? 0 : c->n - 1);
}

static lxw_col_t last_column(const struct lc_chart_cells *c)
{
    return (lxw_col_t)(c->column + (c->is_row ? c->n - 1 : 0));
}

lxw_chart_series *lc_chart_add(lxw_chart *chart, const char *name,
                               const struct lc_chart_cells *categories,
                               const struct lc_chart_cells *values, unsigned number)
{
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_chart_fill fill = {.color = lc_chart_colour(number)};
    lxw_chart_line line = {.color = lc_chart_colour(number), .width = 2};
    lxw_chart_line none = {.none = LXW_TRUE};
    const bool is_line = chart->type == LXW_CHART_LINE || chart->type == LXW_CHART_SCATTER_STRAIGHT;
    char *text = chart_text(name);

    g_assert(series);
    chart_series_set_name(series, text);
    chart_series_set_categories(series, categories->data->name,
                                LC_WORKSHEET_FIRST + categories->row, (lxw_col_t)categories->column,
                                last_row(categories), last_column(categories));
    chart_series_set_values(series, values->data->name, LC_WORKSHEET_FIRST + values->row,
                            (lxw_col_t)values->column, last_row(values), last_column(values));
    chart_series_set_line(series, is_line ? &line : &none);
    if (!is_line) {
        chart_series_set_fill(series, &fill);
    }
    g_free(text);
    return series;
}

void lc_chart_label(struct lc_worksheet *s, uint32_t row, uint32_t column, uint32_t stride,
                    const char *date)
{
    char *year = g_strndup(date, 4);

    if (row % stride == 0) {
        lc_worksheet_text(s, row, column, LC_STYLE_HELPER, LC_FORM_TEXT, year);
    }
    g_free(year);
}

void lc_chart_labelled(struct lc_worksheet *s, lxw_chart *chart, uint32_t column, uint32_t stride)
{
    lc_worksheet_column(s, column, 9, LC_FORM_TEXT, "label of the chart");
    chart_axis_set_interval_unit(chart->x_axis, (uint16_t)stride);
    chart_axis_set_interval_tick(chart->x_axis, (uint16_t)stride);
}

void lc_chart_put(struct lc_worksheet *s, lxw_chart *chart, uint32_t row, uint32_t column,
                  unsigned width, unsigned height)
{
    lxw_chart_options options = {.x_scale = width / DEFAULT_WIDTH,
                                 .y_scale = height / DEFAULT_HEIGHT};

    if (STAILQ_EMPTY(chart->series_list)) {
        return; /* the library refuses a chart of nothing */
    }
    lc_workbook_note(s->book, worksheet_insert_chart_opt(s->page, LC_WORKSHEET_FIRST + row,
                                                         (lxw_col_t)column, chart, &options));
}

void lc_chart_beside(struct lc_worksheet *s, lxw_chart *chart, uint32_t row, uint32_t n_columns,
                     unsigned height)
{
    lc_chart_put(s, chart, row, n_columns + 1, LC_CHART_WIDTH, height);
}

uint32_t lc_chart_behind(uint32_t n_columns)
{
    return n_columns + 2 + LC_CHART_WIDTH / CELL_WIDTH;
}
