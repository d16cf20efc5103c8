#include "report/workbook_plain.h"

#include "base/number.h"
#include "report/workbook_tabs.h"

void lc_plain_cell(struct lc_worksheet *s, uint32_t row, uint32_t column, enum lc_plain_kind kind,
                   const char *text)
{
    static const enum lc_form forms[] = {
        [LC_PLAIN_YEAR] = LC_FORM_WHOLE, [LC_PLAIN_SHARE] = LC_FORM_PERCENT};
    double x;

    if (!*text) {
        return;
    }
    if (kind == LC_PLAIN_DATE) {
        lc_worksheet_date(s, row, column, text);
    } else if (kind >= LC_PLAIN_YEAR && lc_number_parse(&x, text)) {
        lc_worksheet_number(s, row, column, LC_STYLE_PLAIN,
                            kind == LC_PLAIN_NUMBER ? lc_form_of(x, "") : forms[kind], x);
    } else {
        lc_worksheet_text(s, row, column, LC_STYLE_PLAIN,
                          kind == LC_PLAIN_WRAPPED ? LC_FORM_WRAPPED : LC_FORM_TEXT, text);
    }
}

void lc_plain_header(struct lc_worksheet *s, uint32_t at, const struct lc_plain_column *column)
{
    lc_worksheet_column(s, at, column->width,
                        column->kind <= LC_PLAIN_WRAPPED ? LC_FORM_TEXT : LC_FORM_0, "%s",
                        column->header);
}

/* Rows of wrapped text are as high as the longest needs: who opens a workbook does not see to it.
 */
static void set_heights(struct lc_worksheet *s, const struct lc_report_table *t,
                        const struct lc_plain *plain)
{
    for (uint32_t row = 0; row < t->n_rows; row++) {
        uint32_t lines = 1;

        for (uint32_t i = 0; i < plain->n_columns; i++) {
            const struct lc_plain_column *column = &plain->columns[i];
            const char *text = lc_report_cell(t, row, lc_report_column(t, column->column));

            if (column->kind == LC_PLAIN_WRAPPED) {
                lines = MAX(lines, lc_worksheet_lines_of(text, column->width));
            }
        }
        lc_worksheet_lines(s, row, lines);
    }
}

static void write_column(struct lc_worksheet *s, const struct lc_report_table *t, uint32_t at,
                         const struct lc_plain_column *column, int of)
{
    lc_plain_header(s, at, column);
    for (uint32_t row = 0; row < t->n_rows; row++) {
        lc_plain_cell(s, row, at, column->kind, lc_report_cell(t, row, of));
    }
}

/* Whether the table has any of the columns: a sheet without one is none. */
static bool has_any(const struct lc_report_table *t, const struct lc_plain *plain)
{
    for (uint32_t i = 0; i < plain->n_columns; i++) {
        if (lc_report_column(t, plain->columns[i].column) >= 0) {
            return true;
        }
    }
    return false;
}

bool lc_plain_write(struct lc_workbook *b, const struct lc_plain *plain, struct lc_worksheet *s)
{
    const struct lc_report_table *t = lc_report_find(b->source, plain->table);
    uint32_t n = 0;

    if (!t || t->n_rows == 0 || !has_any(t, plain)) {
        return false;
    }
    struct lc_worksheet page = lc_worksheet_open(b, plain->sheet, plain->title, plain->about);

    for (uint32_t i = 0; i < plain->n_columns; i++) {
        const int of = lc_report_column(t, plain->columns[i].column);

        if (of >= 0) {
            write_column(&page, t, n++, &plain->columns[i], of);
        }
    }
    set_heights(&page, t, plain);
    lc_worksheet_close(&page, t->n_rows, n);
    if (s) {
        *s = page;
    }
    return true;
}

void lc_tab_episodes(struct lc_workbook *b)
{
    static const struct lc_plain_column columns[] = {
        {"kind", "kind", 11, LC_PLAIN_TEXT},
        {"place", "place", 15, LC_PLAIN_TEXT},
        {"subject", "of", 12, LC_PLAIN_TEXT},
        {"probability", "chance of at least one", 10, LC_PLAIN_SHARE},
        {"number_mean", "number (mean)", 10, LC_PLAIN_NUMBER},
        {"unfinished_share", "not over at the end (share)", 11, LC_PLAIN_SHARE},
        {"years_p10", "length p10 (years)", 9, LC_PLAIN_NUMBER},
        {"years_p50", "length p50 (years)", 9, LC_PLAIN_NUMBER},
        {"years_p90", "length p90 (years)", 9, LC_PLAIN_NUMBER},
        {"start_p10", "start p10", 11, LC_PLAIN_DATE},
        {"start_p50", "start p50", 11, LC_PLAIN_DATE},
        {"start_p90", "start p90", 11, LC_PLAIN_DATE},
        {"peak_p10", "peak p10", 11, LC_PLAIN_DATE},
        {"peak_p50", "peak p50", 11, LC_PLAIN_DATE},
        {"peak_p90", "peak p90", 11, LC_PLAIN_DATE},
        {"depth_p10", "depth p10", 9, LC_PLAIN_NUMBER},
        {"depth_p50", "depth p50", 9, LC_PLAIN_NUMBER},
        {"depth_p90", "depth p90", 9, LC_PLAIN_NUMBER},
        {"unit", "unit of depth", 9, LC_PLAIN_TEXT}};
    static const struct lc_plain plain = {
        "episodes",
        "Episodes",
        "Episodes of shortage, glut and overbuild, and of what binds",
        "How likely, how long, when and how deep, over replications (10, 50 and 90 %).",
        columns,
        G_N_ELEMENTS(columns)};

    (void)lc_plain_write(b, &plain, NULL);
}

void lc_tab_history(struct lc_workbook *b)
{
    static const struct lc_plain_column columns[] = {
        {"series", "series", 38, LC_PLAIN_TEXT},
        {"region", "region", 14, LC_PLAIN_TEXT},
        {"unit", "unit", 16, LC_PLAIN_TEXT},
        {"period_start", "period start", 12, LC_PLAIN_DATE},
        {"period_end", "period end", 12, LC_PLAIN_DATE},
        {"value", "value", 12, LC_PLAIN_NUMBER},
        {"observed", "observed as", 34, LC_PLAIN_TEXT},
        {"source", "source", 60, LC_PLAIN_WRAPPED},
        {"note", "note", 60, LC_PLAIN_WRAPPED}};
    static const struct lc_plain plain = {
        "history",
        "History",
        "What was observed, in the units of the series",
        "Observations of the past with their sources, beside the series of the forecast that they "
        "are of.",
        columns,
        G_N_ELEMENTS(columns)};

    (void)lc_plain_write(b, &plain, NULL);
}

void lc_tab_expectations(struct lc_workbook *b)
{
    static const struct lc_plain_column columns[] = {
        {"scenario", "scenario", 24, LC_PLAIN_TEXT},
        {"series", "series", 38, LC_PLAIN_TEXT},
        {"region", "region", 14, LC_PLAIN_TEXT},
        {"unit", "unit", 15, LC_PLAIN_TEXT},
        {"year", "year", 7, LC_PLAIN_YEAR},
        {"expected", "expected", 10, LC_PLAIN_TEXT},
        {"came_out", "came out", 10, LC_PLAIN_TEXT},
        {"median_difference", "median difference", 12, LC_PLAIN_NUMBER},
        {"probability_positive", "share of pairs above", 11, LC_PLAIN_SHARE},
        {"probability_negative", "share of pairs below", 11, LC_PLAIN_SHARE},
        {"sign_test_p", "p of the sign test", 11, LC_PLAIN_NUMBER},
        {"n", "pairs", 8, LC_PLAIN_YEAR},
        {"reason", "reason", 50, LC_PLAIN_WRAPPED}};
    static const struct lc_plain plain = {
        "expected",
        "Expectations",
        "What each scenario was expected to do, and whether it came out",
        "Written into the scenario before it was run; replications are compared pair by pair.",
        columns,
        G_N_ELEMENTS(columns)};

    (void)lc_plain_write(b, &plain, NULL);
}

void lc_tab_assumptions(struct lc_workbook *b)
{
    static const struct lc_plain_column columns[] = {
        {"parameter", "parameter", 34, LC_PLAIN_TEXT},
        {"layer", "layer", 14, LC_PLAIN_TEXT},
        {"unit", "unit", 16, LC_PLAIN_TEXT},
        {"median", "median", 11, LC_PLAIN_NUMBER},
        {"law", "law", 42, LC_PLAIN_WRAPPED},
        {"is_lever", "a scenario's lever", 10, LC_PLAIN_TEXT},
        {"applies_to", "applies to", 34, LC_PLAIN_WRAPPED},
        {"source", "source", 60, LC_PLAIN_WRAPPED},
        {"note", "note", 60, LC_PLAIN_WRAPPED}};
    static const struct lc_plain plain = {
        "assumptions",
        "Assumptions",
        "Sources and assumptions",
        "Every parameter that was drawn or fixed: its unit, its law, where it comes from.",
        columns,
        G_N_ELEMENTS(columns)};

    (void)lc_plain_write(b, &plain, NULL);
}

void lc_tab_definitions(struct lc_workbook *b)
{
    static const struct lc_plain_column columns[] = {
        {"series", "series", 42, LC_PLAIN_TEXT},
        {"title", "title", 40, LC_PLAIN_TEXT},
        {"unit", "unit", 20, LC_PLAIN_TEXT},
        {"layer", "layer", 14, LC_PLAIN_TEXT},
        {"kind", "kind", 9, LC_PLAIN_TEXT},
        {"by", "by", 12, LC_PLAIN_TEXT},
        {"member", "member", 22, LC_PLAIN_TEXT},
        {"definition", "definition", 80, LC_PLAIN_WRAPPED}};
    static const struct lc_plain plain = {
        "definitions",
        "Definitions",
        "What each series means",
        "A stock is the value at the end of the period, a flow and a mean are over it.",
        columns,
        G_N_ELEMENTS(columns)};

    (void)lc_plain_write(b, &plain, NULL);
}
