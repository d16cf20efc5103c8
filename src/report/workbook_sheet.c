#include "report/workbook_sheet.h"

#include "base/text.h"
#include "base/time.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#define MAX_CHARACTERS 32767 /* of a cell */
#define HEADER_POINTS  60    /* four lines */
#define TITLE_POINTS   24
#define LINE_POINTS    15.0
#define MAX_POINTS     409.0 /* of a row */
#define CHART_ROWS     25u   /* that the largest chart beside a table covers */
#define BREAKS         1.1   /* lines are not full, and fonts differ */
#define PAPER_A4       9

/* XLSX reads "_x0041_" as "A", and its underscore as "_x005F_". */
static char *escape_codes(char *text)
{
    if (!strstr(text, "_x")) {
        return text;
    }
    GRegex *code = g_regex_new("_(?=x[0-9A-Fa-f]{4}_)", 0, 0, NULL);
    char *literal = g_regex_replace_literal(code, text, -1, 0, "_x005F_", 0, NULL);

    g_regex_unref(code);
    g_free(text);
    return literal;
}

char *lc_worksheet_safe_text(const char *text)
{
    char *safe = escape_codes(lc_text_escape(text, 0, 0));

    if (g_utf8_strlen(safe, -1) > MAX_CHARACTERS) {
        *g_utf8_offset_to_pointer(safe, MAX_CHARACTERS) = 0;
    }
    return safe;
}

static void write_line(struct lc_workbook *b, lxw_worksheet *page, lxw_row_t row,
                       enum lc_style style, const char *text)
{
    char *safe = lc_worksheet_safe_text(text);

    lc_workbook_note(
        b, worksheet_write_string(page, row, 0, safe, lc_workbook_format(b, style, LC_FORM_TEXT)));
    g_free(safe);
}

static void list_page(struct lc_workbook *b, const char *name, const char *about)
{
    struct lc_workbook_page *page = g_new(struct lc_workbook_page, 1);

    *page = (struct lc_workbook_page){name, g_strdup(about)};
    g_ptr_array_add(b->pages, page);
}

struct lc_worksheet lc_worksheet_open(struct lc_workbook *b, const char *name, const char *title,
                                      const char *about)
{
    struct lc_worksheet s = {b, workbook_add_worksheet(b->file, name), name};
    char *full = g_strconcat(about, b->part_years, NULL);

    assert(s.page); /* names are ours, and a test knows that they are good */
    worksheet_set_landscape(s.page);
    worksheet_set_paper(s.page, PAPER_A4);
    worksheet_fit_to_pages(s.page, 1, 0);
    worksheet_set_margins(s.page, 0.4, 0.4, 0.5, 0.6);
    worksheet_gridlines(s.page, LXW_HIDE_ALL_GRIDLINES);
    lc_workbook_note(b, worksheet_set_footer(s.page, b->footer));
    write_line(b, s.page, 0, LC_STYLE_TITLE, title);
    lc_workbook_note(b, worksheet_set_row(s.page, 0, TITLE_POINTS, NULL));
    write_line(b, s.page, 1, LC_STYLE_ABOUT, full);
    g_free(full);
    list_page(b, name, about);
    return s;
}

void lc_worksheet_column(struct lc_worksheet *s, uint32_t column, double width, enum lc_form form,
                         const char *header, ...)
{
    const enum lc_form shown =
        form == LC_FORM_TEXT || form == LC_FORM_WRAPPED ? LC_FORM_TEXT : LC_FORM_0;
    va_list args;

    va_start(args, header);
    char *text = g_strdup_vprintf(header, args), *safe = lc_worksheet_safe_text(text);

    va_end(args);
    lc_workbook_note(s->book,
                     worksheet_write_string(s->page, LC_WORKSHEET_HEADER, (lxw_col_t)column, safe,
                                            lc_workbook_format(s->book, LC_STYLE_HEADER, shown)));
    lc_workbook_note(
        s->book, worksheet_set_column(s->page, (lxw_col_t)column, (lxw_col_t)column, width, NULL));
    g_free(text);
    g_free(safe);
}

void lc_worksheet_close(struct lc_worksheet *s, uint32_t n_rows, uint32_t n_columns)
{
    lc_workbook_note(s->book, worksheet_set_row(s->page, LC_WORKSHEET_HEADER, HEADER_POINTS, NULL));
    worksheet_freeze_panes(s->page, LC_WORKSHEET_FIRST, 1);
    lc_workbook_note(s->book,
                     worksheet_repeat_rows(s->page, LC_WORKSHEET_HEADER, LC_WORKSHEET_HEADER));
    if (n_rows > 0) {
        lc_workbook_note(s->book, worksheet_autofilter(s->page, LC_WORKSHEET_HEADER, 0,
                                                       LC_WORKSHEET_HEADER + n_rows,
                                                       (lxw_col_t)(n_columns - 1)));
    }
}

void lc_worksheet_print(struct lc_worksheet *s, uint32_t n_rows, uint32_t n_columns)
{
    lc_workbook_note(s->book, worksheet_print_area(s->page, 0, 0,
                                                   LC_WORKSHEET_HEADER + MAX(n_rows, CHART_ROWS),
                                                   (lxw_col_t)(n_columns - 1)));
}

uint32_t lc_worksheet_lines_of(const char *text, double width)
{
    return (uint32_t)fmax(1, ceil((double)g_utf8_strlen(text, -1) * BREAKS / width));
}

void lc_worksheet_lines(struct lc_worksheet *s, uint32_t row, uint32_t lines)
{
    lc_workbook_note(s->book, worksheet_set_row(s->page, LC_WORKSHEET_FIRST + row,
                                                fmin(lines * LINE_POINTS, MAX_POINTS), NULL));
}

void lc_worksheet_text(struct lc_worksheet *s, uint32_t row, uint32_t column, enum lc_style style,
                       enum lc_form form, const char *text)
{
    char *safe = lc_worksheet_safe_text(text);

    lc_workbook_note(s->book,
                     worksheet_write_string(s->page, LC_WORKSHEET_FIRST + row, (lxw_col_t)column,
                                            safe, lc_workbook_format(s->book, style, form)));
    g_free(safe);
}

void lc_worksheet_number(struct lc_worksheet *s, uint32_t row, uint32_t column, enum lc_style style,
                         enum lc_form form, double value)
{
    if (isfinite(value)) {
        lc_workbook_note(s->book, worksheet_write_number(s->page, LC_WORKSHEET_FIRST + row,
                                                         (lxw_col_t)column, value,
                                                         lc_workbook_format(s->book, style, form)));
    }
}

void lc_worksheet_date(struct lc_worksheet *s, uint32_t row, uint32_t column, const char *date)
{
    lc_time when;

    if (!lc_date_parse(&when, date)) {
        lc_worksheet_text(s, row, column, LC_STYLE_PLAIN, LC_FORM_TEXT, date);
        return;
    }
    const struct lc_date d = lc_date_of(when);
    lxw_datetime cell = {.year = d.year, .month = d.month, .day = d.day};

    lc_workbook_note(s->book, worksheet_write_datetime(
                                  s->page, LC_WORKSHEET_FIRST + row, (lxw_col_t)column, &cell,
                                  lc_workbook_format(s->book, LC_STYLE_PLAIN, LC_FORM_DATE)));
}

void lc_worksheet_formula(struct lc_worksheet *s, uint32_t row, uint32_t column,
                          enum lc_style style, enum lc_form form, char *formula, double value)
{
    char *text = g_strconcat("=", formula, NULL);

    if (isfinite(value)) {
        lc_workbook_note(s->book, worksheet_write_formula_num(
                                      s->page, LC_WORKSHEET_FIRST + row, (lxw_col_t)column, text,
                                      lc_workbook_format(s->book, style, form), value));
    }
    g_free(text);
    g_free(formula);
}

char *lc_worksheet_cell(uint32_t row, uint32_t column)
{
    char text[LXW_MAX_CELL_NAME_LENGTH];

    lxw_rowcol_to_cell(text, LC_WORKSHEET_FIRST + row, (lxw_col_t)column);
    return g_strdup(text);
}

char *lc_worksheet_range(uint32_t row, uint32_t column, uint32_t last_row, uint32_t last_column)
{
    char text[LXW_MAX_CELL_RANGE_LENGTH];

    lxw_rowcol_to_range(text, LC_WORKSHEET_FIRST + row, (lxw_col_t)column,
                        LC_WORKSHEET_FIRST + last_row, (lxw_col_t)last_column);
    return g_strdup(text);
}

char *lc_worksheet_address(const struct lc_worksheet *s, uint32_t row, uint32_t column,
                           uint32_t last_row, uint32_t last_column)
{
    char text[LXW_MAX_FORMULA_RANGE_LENGTH];

    lxw_rowcol_to_formula_abs(text, s->name, LC_WORKSHEET_FIRST + row, (lxw_col_t)column,
                              LC_WORKSHEET_FIRST + last_row, (lxw_col_t)last_column);
    return g_strdup(text);
}

void lc_worksheet_name_column(struct lc_worksheet *s, uint32_t column, uint32_t n_rows,
                              const char *name)
{
    char *range = lc_worksheet_address(s, 0, column, n_rows - 1, column);

    lc_workbook_name(s->book, name, range);
    g_free(range);
}
