/* What others published beside what we say of the same, and how often it lies inside our range. */
#include "report/workbook_chart.h"
#include "report/workbook_pages.h"
#include "report/workbook_plain.h"

#include <string.h>

#define CHART_WIDTH  560
#define CHART_HEIGHT 320
#define MAX_VERDICTS 8u

static const struct lc_plain_column columns[] = {
    {"publisher", "publisher", 20, LC_PLAIN_TEXT},
    {"published", "figure", 36, LC_PLAIN_TEXT},
    {"unit", "unit", 12, LC_PLAIN_TEXT},
    {"period_start", "period start", 11, LC_PLAIN_DATE},
    {"period_end", "period end", 11, LC_PLAIN_DATE},
    {"value", "published value", 10, LC_PLAIN_NUMBER},
    {"low", "published low", 10, LC_PLAIN_NUMBER},
    {"high", "published high", 10, LC_PLAIN_NUMBER},
    {"p10", "ours p10", 10, LC_PLAIN_NUMBER},
    {"p50", "ours p50", 10, LC_PLAIN_NUMBER},
    {"p90", "ours p90", 10, LC_PLAIN_NUMBER},
    {"position", "share of ours below it", 9, LC_PLAIN_SHARE},
    {"verdict", "published value is", 24, LC_PLAIN_TEXT},
    {"why", "why they may differ", 60, LC_PLAIN_WRAPPED},
    {"note", "note", 50, LC_PLAIN_WRAPPED},
    {"source", "source", 50, LC_PLAIN_WRAPPED}};

enum { VERDICT = 12 };

/* The verdicts of the table, in order of appearance, with how often each is given. */
static uint32_t count_verdicts(const char **texts, uint32_t *counts,
                               const struct lc_report_table *t)
{
    const int column = lc_report_column(t, "verdict");
    uint32_t n = 0;

    for (uint32_t row = 0; row < t->n_rows; row++) {
        const char *text = lc_report_cell(t, row, column);
        uint32_t i = 0;

        while (i < n && strcmp(texts[i], text) != 0) {
            i++;
        }
        if (i == n && n < MAX_VERDICTS && *text) {
            texts[n] = text;
            counts[n++] = 0;
        }
        if (i < n) {
            counts[i]++;
        }
    }
    return n;
}

/* Under the table: each verdict, how often it is given, and a chart. */
static void write_counts(struct lc_sheet *s, const struct lc_report_table *t)
{
    const char *texts[MAX_VERDICTS];
    uint32_t counts[MAX_VERDICTS];
    const uint32_t n = count_verdicts(texts, counts, t), first = t->n_rows + 2;
    const struct lc_chart_about about = {LXW_CHART_BAR, "Published figures held against ours",
                                         "published value is", "number of figures", LC_FORM_WHOLE};
    const struct lc_chart_cells names = {s, first, 1, n, false}, values = {s, first, 2, n, false};
    char *range = lc_sheet_range(0, VERDICT, t->n_rows - 1, VERDICT);

    for (uint32_t i = 0; i < n; i++) {
        char *cell = lc_sheet_cell(first + i, 1);

        lc_sheet_text(s, first + i, 1, LC_STYLE_PLAIN, LC_FORM_TEXT, texts[i]);
        lc_sheet_formula(s, first + i, 2, LC_STYLE_PLAIN, LC_FORM_WHOLE,
                         g_strdup_printf("COUNTIF(%s,%s)", range, cell), counts[i]);
        g_free(cell);
    }
    if (n > 0) {
        lxw_chart *chart = lc_chart_new(s->book, &about);

        lc_chart_add(chart, "figures", &names, &values, 0);
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        lc_chart_put(s, chart, first + n + 1, 0, CHART_WIDTH, CHART_HEIGHT);
    }
    g_free(range);
}

void lc_page_published(struct lc_book *b)
{
    static const struct lc_plain plain = {
        "published",
        "Published forecasts",
        "Forecasts that others published, beside ours",
        "The same quantity, place and period, in the publisher's unit; dollars are those of the "
        "figure.",
        columns,
        G_N_ELEMENTS(columns)};
    struct lc_sheet s;

    if (lc_plain_write(b, &plain, &s)) {
        write_counts(&s, lc_report_find(b->source, "published"));
    }
}
