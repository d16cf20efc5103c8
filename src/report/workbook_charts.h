/* A sheet of charts alone, two beside each other, four on a printed page. */
#ifndef LC_REPORT_WORKBOOK_CHARTS_H
#define LC_REPORT_WORKBOOK_CHARTS_H

#include "report/workbook_chart.h"

/* Sets up a sheet that was just opened. */
void lc_charts_open(struct lc_worksheet *s, uint32_t n_charts);

/* Puts chart number i, counted from 0. */
void lc_charts_put(struct lc_worksheet *s, lxw_chart *chart, uint32_t i);

#endif
