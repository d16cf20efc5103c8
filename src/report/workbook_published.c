/* What others published beside what we say of the same, and how often it lies inside our range. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_plain.h"

#include <string.h>

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

/* A sheet with each verdict, how often it is given on the other sheet, and a chart. */
static void write_counts(const struct lc_worksheet *figures, const struct lc_report_table *t)
{
    const char *texts[MAX_VERDICTS];
    uint32_t counts[MAX_VERDICTS];
    const uint32_t n = count_verdicts(texts, counts, t);
    struct lc_worksheet s = lc_worksheet_open(
        figures->book, "Published, counted", "Published figures held against ours",
        "How many of the figures on the sheet before lie below, "
        "inside and above our range of 80 %.");
    const struct lc_chart_about about = {LXW_CHART_BAR, "Published figures held against ours",
                                         "published value is", "number of figures", LC_FORM_WHOLE};
    const struct lc_chart_cells names = {&s, 0, 0, n, false}, values = {&s, 0, 1, n, false};
    char *range = lc_worksheet_address(figures, 0, VERDICT, t->n_rows - 1, VERDICT);

    lc_worksheet_column(&s, 0, 30, LC_FORM_TEXT, "published value is");
    lc_worksheet_column(&s, 1, 12, LC_FORM_0, "number of figures");
    for (uint32_t i = 0; i < n; i++) {
        char *cell = lc_worksheet_cell(i, 0);

        lc_worksheet_text(&s, i, 0, LC_STYLE_PLAIN, LC_FORM_TEXT, texts[i]);
        lc_worksheet_formula(&s, i, 1, LC_STYLE_PLAIN, LC_FORM_WHOLE,
                             g_strdup_printf("COUNTIF(%s,%s)", range, cell), counts[i]);
        g_free(cell);
    }
    if (n > 0) {
        lxw_chart *chart = lc_chart_new(s.book, &about);

        lc_chart_add(chart, "figures", &names, &values, 0);
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        lc_chart_beside(&s, chart, 0, 2, CHART_HEIGHT);
    }
    lc_worksheet_close(&s, n, 2);
    g_free(range);
}

void lc_tab_published(struct lc_workbook *b)
{
    static const struct lc_plain plain = {
        "published",
        "Published forecasts",
        "Forecasts that others published, beside ours",
        "The same quantity, place and period, in the publisher's unit; dollars are those of the "
        "figure.",
        columns,
        G_N_ELEMENTS(columns)};
    struct lc_worksheet s;

    if (lc_plain_write(b, &plain, &s)) {
        write_counts(&s, lc_report_find(b->source, "published"));
    }
}
