/* The sheets of a workbook, once. Each adds itself, unless the folder lacks what it is made of. */
#ifndef LC_REPORT_WORKBOOK_TABS_H
#define LC_REPORT_WORKBOOK_TABS_H

#include "report/workbook_sheet.h"

#define LC_COST_LINES_RANGE "cost_lines_all" /* dollars of all lines by year, in billions */

/* The cover is added first and written last, when the contents are known. */
struct lc_worksheet lc_cover_open(struct lc_workbook *b);
void lc_cover_write(struct lc_worksheet *s);

/* Of a forecast. */
void lc_tab_headline(struct lc_workbook *b);
void lc_tab_topics(struct lc_workbook *b);
void lc_tab_capital(struct lc_workbook *b);
void lc_tab_cost_lines(struct lc_workbook *b);
void lc_tab_regions(struct lc_workbook *b);
void lc_tab_applications(struct lc_workbook *b);
void lc_tab_workforce(struct lc_workbook *b);
void lc_tab_constraints(struct lc_workbook *b);
void lc_tab_overbuild(struct lc_workbook *b);
void lc_tab_drivers(struct lc_workbook *b);
void lc_tab_published(struct lc_workbook *b);

/* Of a compare. */
void lc_tab_differences(struct lc_workbook *b);
void lc_tab_wedges(struct lc_workbook *b);

/* Tables as they are. */
void lc_tab_episodes(struct lc_workbook *b);
void lc_tab_history(struct lc_workbook *b);
void lc_tab_expectations(struct lc_workbook *b);
void lc_tab_assumptions(struct lc_workbook *b);
void lc_tab_definitions(struct lc_workbook *b);

/* Sums that must hold, calculated by the reader's spreadsheet. */
void lc_tab_checks(struct lc_workbook *b);

#endif
