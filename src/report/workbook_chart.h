/* Native charts of a sheet's cells. Colours can be told apart by the colour-blind; every axis has a
 * title with its unit. */
#ifndef LC_REPORT_WORKBOOK_CHART_H
#define LC_REPORT_WORKBOOK_CHART_H

#include "report/workbook_sheet.h"

#include <stdint.h>

struct lc_chart_about {
    uint8_t type; /* enum lxw_chart_type */
    const char *title, *x, *y;
    enum lc_form form; /* of the values' axis */
};

/* Cells of a series: n of them down a column, or along a row. */
struct lc_chart_cells {
    const struct lc_worksheet *data;
    uint32_t row, column, n;
    bool is_row;
};

/* A chart; put it on a sheet, or it is lost. */
lxw_chart *lc_chart_new(struct lc_workbook *b, const struct lc_chart_about *about);

/* Adds a series, which has the colour of its number. */
lxw_chart_series *lc_chart_add(lxw_chart *chart, const char *name,
                               const struct lc_chart_cells *categories,
                               const struct lc_chart_cells *values, unsigned number);

/* A column of labels for an axis of dates: the year beside the first of each `stride` of them.
 * Dates themselves would be taken for an axis of days, which each spreadsheet labels in its own
 * way. */
void lc_chart_label(struct lc_worksheet *s, uint32_t row, uint32_t column, uint32_t stride,
                    const char *date);
void lc_chart_labelled(struct lc_worksheet *s, lxw_chart *chart, uint32_t column, uint32_t stride);

/* Puts it with its left upper corner at a cell; size in pixels. */
void lc_chart_put(struct lc_worksheet *s, lxw_chart *chart, uint32_t row, uint32_t column,
                  unsigned width, unsigned height);

/* The same to the right of a table, in the page's print; columns that only the chart needs go
 * behind it, from lc_chart_behind() on. */
#define LC_CHART_WIDTH 760

void lc_chart_beside(struct lc_worksheet *s, lxw_chart *chart, uint32_t row, uint32_t n_columns,
                     unsigned height);
uint32_t lc_chart_behind(uint32_t n_columns);

/* Colours, repeated after LC_COLOURS. */
#define LC_COLOURS 10
uint32_t lc_chart_colour(unsigned number);

/* A fan of n dates: columns p10, p25, p50, p75 and p90 lie side by side; LC_FAN_HELPERS columns of
 * the widths between them begin at `helper`. */
#define LC_FAN_QUANTILES 5
#define LC_FAN_HELPERS   5

struct lc_chart_fan {
    const char *title, *y;
    enum lc_form form;
    uint32_t label, p10, helper, n, stride;
};

/* Writes the widths of a row as formulas; its LC_FAN_QUANTILES quantiles stand there already. */
void lc_fan_widths(struct lc_worksheet *s, const struct lc_chart_fan *fan, uint32_t row,
                   const double *quantiles);

/* The chart, and the headers of the widths. */
lxw_chart *lc_fan_chart(struct lc_worksheet *s, const struct lc_chart_fan *fan);

#endif
