#include "report/workbook_charts.h"

#define WIDTH          560
#define HEIGHT         340
#define ROWS           18u /* cells that a chart covers, and a gap */
#define COLUMNS        9u
#define SCALE          65 /* per cent, at which four charts fit on a page */
#define ROWS_OF_A_PAGE (2 * ROWS)

void lc_charts_open(struct lc_worksheet *s, uint32_t n_charts)
{
    const uint32_t pages = (n_charts + 3) / 4;
    lxw_row_t *breaks = g_new0(lxw_row_t, pages + 1);

    for (uint32_t i = 1; i < pages; i++) {
        breaks[i - 1] = LC_WORKSHEET_FIRST + i * ROWS_OF_A_PAGE;
    }
    worksheet_set_print_scale(s->page, SCALE);
    if (pages > 1) {
        lc_workbook_note(s->book, worksheet_set_h_pagebreaks(s->page, breaks));
    }
    worksheet_freeze_panes(s->page, LC_WORKSHEET_FIRST, 0);
    g_free(breaks);
}

void lc_charts_put(struct lc_worksheet *s, lxw_chart *chart, uint32_t i)
{
    lc_chart_put(s, chart, i / 2 * ROWS, i % 2 * COLUMNS, WIDTH, HEIGHT);
}
