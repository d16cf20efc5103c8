/* A fan chart as stacked areas: the first, from 0 to p10, is not seen; then a band each between two
 * quantiles, whose widths are formulas in columns of their own; and the median as the edge of an
 * area without height. */
#include "report/workbook_chart.h"

#define OUTER  0xC6DBEF
#define INNER  0x6BAED6
#define MEDIAN 0x08306B

/* From the bottom up. upper and lower count from p10; equal for the median. */
static const struct band {
    const char *header, *legend;
    uint32_t lower, upper, colour;
} bands[LC_FAN_HELPERS] = {{"p10 to p25", "10 to 90 %", 0, 1, OUTER},
                           {"p25 to p50", "25 to 75 %", 1, 2, INNER},
                           {"median line", "median", 2, 2, MEDIAN},
                           {"p50 to p75", "p50 to p75", 2, 3, INNER},
                           {"p75 to p90", "p75 to p90", 3, 4, OUTER}};

static void write_width(struct lc_worksheet *s, const struct lc_chart_fan *fan, uint32_t row,
                        uint32_t band, const double *quantiles)
{
    const uint32_t lower = bands[band].lower, upper = bands[band].upper;
    char *one = lc_worksheet_cell(row, fan->p10 + upper),
         *other = lc_worksheet_cell(row, fan->p10 + lower);

    lc_worksheet_formula(s, row, fan->helper + band, LC_STYLE_HELPER, fan->form,
                         g_strdup_printf("%s-%s", one, other), quantiles[upper] - quantiles[lower]);
    g_free(one);
    g_free(other);
}

void lc_fan_widths(struct lc_worksheet *s, const struct lc_chart_fan *fan, uint32_t row,
                   const double *quantiles)
{
    for (uint32_t band = 0; band < LC_FAN_HELPERS; band++) {
        write_width(s, fan, row, band, quantiles);
    }
}

lxw_chart *lc_fan_chart(struct lc_worksheet *s, const struct lc_chart_fan *fan)
{
    const struct lc_chart_about about = {LXW_CHART_AREA_STACKED, fan->title, "end of period",
                                         fan->y, fan->form};
    const struct lc_chart_cells dates = {s, 0, fan->label, fan->n, false};
    struct lc_chart_cells values = {s, 0, fan->p10, fan->n, false};
    lxw_chart *chart = lc_chart_new(s->book, &about);
    lxw_chart_fill none = {.none = LXW_TRUE};
    lxw_chart_line edge = {.color = MEDIAN, .width = 2};
    int16_t unseen[] = {0, 4, 5, -1}; /* in the legend: the helper, and bands told once already */

    chart_series_set_fill(lc_chart_add(chart, "below p10", &dates, &values, 0), &none);
    for (uint32_t band = 0; band < LC_FAN_HELPERS; band++) {
        lxw_chart_fill fill = {.color = bands[band].colour};

        values.column = fan->helper + band;
        lxw_chart_series *series = lc_chart_add(chart, bands[band].legend, &dates, &values, 0);

        chart_series_set_fill(series, &fill);
        if (bands[band].lower == bands[band].upper) {
            chart_series_set_line(series, &edge);
        }
        lc_worksheet_column(s, fan->helper + band, 8, LC_FORM_0, "%s", bands[band].header);
    }
    lc_workbook_note(s->book, chart_legend_delete_series(chart, unseen));
    chart_axis_set_position(chart->x_axis, LXW_CHART_AXIS_POSITION_ON_TICK);
    lc_chart_labelled(s, chart, fan->label, fan->stride);
    return chart;
}
