/* Trades: how many are employed, and what share of their pool that is. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_track.h"

#include <string.h>

#define CHART_HEIGHT 380
#define MAX_TRADES   32u
#define SERIES       "workers_"
#define PER_TRADE    3u

struct workforce {
    struct lc_worksheet s;
    const struct lc_track *employed[MAX_TRADES], *pool[MAX_TRADES];
    const char *names[MAX_TRADES];
    uint32_t n;
};

/* By the definitions: workers_TRADE and pool_TRADE_workers go together. */
static void find_trades(struct workforce *w, const struct lc_workbook *b)
{
    const struct lc_report_table *t = lc_report_find(b->source, "definitions");
    const int series = t ? lc_report_column(t, "series") : -1;
    const int member = t ? lc_report_column(t, "member") : -1;

    for (uint32_t row = 0; t && row < t->n_rows && w->n < MAX_TRADES; row++) {
        const char *name = lc_report_cell(t, row, series);

        if (g_str_has_prefix(name, SERIES)) {
            char *pool = g_strdup_printf("pool_%s_workers", name + strlen(SERIES));

            w->names[w->n] = lc_report_cell(t, row, member);
            w->employed[w->n] = lc_track_find(b, name, "world");
            w->pool[w->n] = lc_track_find(b, pool, "world");
            w->n += w->employed[w->n] && w->pool[w->n] &&
                    w->employed[w->n]->n == w->pool[w->n]->n && w->pool[w->n]->n == w->pool[0]->n;
            g_free(pool);
        }
    }
}

static uint32_t share_of(const struct workforce *w, uint32_t trade)
{
    return 1 + 2 * w->n + trade;
}

static uint32_t label_of(const struct workforce *w)
{
    return lc_chart_behind(1 + PER_TRADE * w->n);
}

static void write_trade(struct workforce *w, uint32_t row, uint32_t trade)
{
    double employed, pool;

    if (!lc_track_number(&employed, w->employed[trade], row, "p50") ||
        !lc_track_number(&pool, w->pool[trade], row, "p50")) {
        return;
    }
    lc_worksheet_number(&w->s, row, 1 + trade, LC_STYLE_PLAIN, LC_FORM_0, employed);
    lc_worksheet_number(&w->s, row, 1 + w->n + trade, LC_STYLE_PLAIN, LC_FORM_0, pool);
    if (pool > 0) {
        char *one = lc_worksheet_cell(row, 1 + trade),
             *other = lc_worksheet_cell(row, 1 + w->n + trade);

        lc_worksheet_formula(&w->s, row, share_of(w, trade), LC_STYLE_PLAIN, LC_FORM_PERCENT,
                             g_strdup_printf("%s/%s", one, other), employed / pool);
        g_free(one);
        g_free(other);
    }
}

static void draw(struct workforce *w, const char *title, const char *y, enum lc_form form,
                 uint32_t first, uint32_t at)
{
    const struct lc_chart_about about = {LXW_CHART_LINE, title, "end of period", y, form};
    const uint32_t n = w->employed[0]->n;
    const struct lc_chart_cells dates = {&w->s, 0, label_of(w), n, false};
    lxw_chart *chart = lc_chart_new(w->s.book, &about);

    for (uint32_t i = 0; i < w->n; i++) {
        const struct lc_chart_cells values = {&w->s, 0, first + i, n, false};

        lc_chart_add(chart, w->names[i], &dates, &values, i);
    }
    lc_chart_labelled(&w->s, chart, label_of(w), lc_track_stride(w->employed[0]));
    lc_chart_beside(&w->s, chart, at, 1 + PER_TRADE * w->n, CHART_HEIGHT);
}

static void write_page(struct workforce *w)
{
    const uint32_t n = w->employed[0]->n;

    lc_worksheet_column(&w->s, 0, 11, LC_FORM_DATE, "end of period");
    for (uint32_t i = 0; i < w->n; i++) {
        lc_worksheet_column(&w->s, 1 + i, 10, LC_FORM_0, "%s employed (workers)", w->names[i]);
        lc_worksheet_column(&w->s, 1 + w->n + i, 10, LC_FORM_0, "%s in the pool (workers)",
                            w->names[i]);
        lc_worksheet_column(&w->s, share_of(w, i), 10, LC_FORM_0, "%s employed of pool",
                            w->names[i]);
    }
    for (uint32_t row = 0; row < n; row++) {
        const char *date = lc_track_text(w->employed[0], row, "date");

        lc_worksheet_date(&w->s, row, 0, date);
        lc_chart_label(&w->s, row, label_of(w), lc_track_stride(w->employed[0]), date);
        for (uint32_t i = 0; i < w->n; i++) {
            write_trade(w, row, i);
        }
    }
    draw(w, "Workers of each trade employed, world (median)", "workers", LC_FORM_0, 1, 0);
    draw(w, "Share of the pool that is employed (of medians)", "share of the pool", LC_FORM_PERCENT,
         share_of(w, 0), 20);
    lc_worksheet_close(&w->s, n, 1 + PER_TRADE * w->n);
    lc_worksheet_print(&w->s, n, label_of(w));
}

void lc_tab_workforce(struct lc_workbook *b)
{
    struct workforce w = {.n = 0};

    find_trades(&w, b);
    if (w.n > 0) {
        w.s = lc_worksheet_open(
            b, "Workforce", "Workforce by trade, world (median)",
            "Workers employed on AI sites and plants, and the pool that they come "
            "from; the share is that of the medians.");
        write_page(&w);
    }
}
