/* The sheets of a workbook, once. Each adds itself, unless the folder lacks what it is made of. */
#ifndef LC_REPORT_WORKBOOK_PAGES_H
#define LC_REPORT_WORKBOOK_PAGES_H

#include "report/workbook_sheet.h"

/* The cover is added first and written last, when the contents are known. */
struct lc_sheet lc_cover_open(struct lc_book *b);
void lc_cover_write(struct lc_sheet *s);

/* Of a forecast. */
void lc_page_headline(struct lc_book *b);
void lc_page_topics(struct lc_book *b);
void lc_page_capital(struct lc_book *b);
void lc_page_cost_lines(struct lc_book *b);
void lc_page_regions(struct lc_book *b);
void lc_page_applications(struct lc_book *b);
void lc_page_workforce(struct lc_book *b);
void lc_page_constraints(struct lc_book *b);
void lc_page_overbuild(struct lc_book *b);
void lc_page_drivers(struct lc_book *b);
void lc_page_published(struct lc_book *b);

/* Of a compare. */
void lc_page_differences(struct lc_book *b);
void lc_page_wedges(struct lc_book *b);

/* Tables as they are. */
void lc_page_episodes(struct lc_book *b);
void lc_page_history(struct lc_book *b);
void lc_page_expectations(struct lc_book *b);
void lc_page_assumptions(struct lc_book *b);
void lc_page_definitions(struct lc_book *b);

/* Sums that must hold, calculated by the reader's spreadsheet. */
void lc_page_checks(struct lc_book *b);

#endif
