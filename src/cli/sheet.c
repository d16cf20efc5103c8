#include "cli/sheet.h"

#include "base/text.h"

#include <glib.h>
#include <stdarg.h>

#define GAP        "  " /* between columns */
#define INDENT     4    /* of a note */
#define LINE_WIDTH 100  /* of a note */

struct lc_sheet {
    gchar **columns;
    guint n_columns;
    GPtrArray *cells; /* row by row */
    GPtrArray *notes; /* one a row, or NULL */
};

struct lc_sheet *lc_sheet_new(const char *columns)
{
    struct lc_sheet *s = g_new(struct lc_sheet, 1);

    s->columns = g_strsplit(columns, ",", 0);
    s->n_columns = g_strv_length(s->columns);
    s->cells = g_ptr_array_new_with_free_func(g_free);
    s->notes = g_ptr_array_new_with_free_func(g_free);
    return s;
}

void lc_sheet_free(struct lc_sheet *s)
{
    g_strfreev(s->columns);
    g_ptr_array_free(s->cells, TRUE);
    g_ptr_array_free(s->notes, TRUE);
    g_free(s);
}

void lc_sheet_add(struct lc_sheet *s, ...)
{
    va_list texts;

    va_start(texts, s);
    for (guint i = 0; i < s->n_columns; i++) {
        g_ptr_array_add(s->cells, g_strdup(va_arg(texts, const char *)));
    }
    va_end(texts);
    g_ptr_array_add(s->notes, NULL);
}

void lc_sheet_add_row(struct lc_sheet *s, const char *const *texts)
{
    for (guint i = 0; i < s->n_columns; i++) {
        g_ptr_array_add(s->cells, g_strdup(texts[i]));
    }
    g_ptr_array_add(s->notes, NULL);
}

void lc_sheet_note(struct lc_sheet *s, const char *text)
{
    const guint last = s->notes->len - 1;

    g_free(g_ptr_array_index(s->notes, last));
    g_ptr_array_index(s->notes, last) = g_strdup(text);
}

static const char *cell(const struct lc_sheet *s, guint row, guint column)
{
    return g_ptr_array_index(s->cells, row * s->n_columns + column);
}

static void print_csv_row(FILE *to, const char *const *cells, guint n)
{
    for (guint i = 0; i < n; i++) {
        char *field = lc_csv_field(cells[i]);

        fprintf(to, "%s%s", i > 0 ? "," : "", field);
        g_free(field);
    }
    fputc('\n', to);
}

/* Prints the text so that the next column starts in line; the last column is not filled up. */
static void print_padded(FILE *to, const char *text, glong width, bool is_last)
{
    char *safe = lc_text_escape(text, 0, 0);

    fputs(safe, to);
    if (!is_last) {
        fprintf(to, "%*s" GAP, (int)(width - g_utf8_strlen(safe, -1)), "");
    }
    g_free(safe);
}

/* Prints the text in lines that begin INDENT columns in. */
static void print_note(FILE *to, const char *text)
{
    char *safe = lc_text_escape(text, 0, 0);
    gchar **words = g_strsplit(safe, " ", 0);
    glong column = 0;

    for (gchar **word = words; *word; word++) {
        const glong length = g_utf8_strlen(*word, -1);

        if (column == 0 || column + 1 + length > LINE_WIDTH) {
            fprintf(to, "%s%*s", column > 0 ? "\n" : "", INDENT, "");
            column = INDENT;
        } else {
            fputc(' ', to);
            column++;
        }
        fputs(*word, to);
        column += length;
    }
    fputc('\n', to);
    g_strfreev(words);
    g_free(safe);
}

static glong column_width(const struct lc_sheet *s, guint column, guint n_rows)
{
    glong width = g_utf8_strlen(s->columns[column], -1);

    for (guint row = 0; row < n_rows; row++) {
        char *safe = lc_text_escape(cell(s, row, column), 0, 0);

        width = MAX(width, g_utf8_strlen(safe, -1));
        g_free(safe);
    }
    return width;
}

static void print_aligned(const struct lc_sheet *s, guint n_rows, FILE *to)
{
    glong *widths = g_new(glong, s->n_columns);

    for (guint i = 0; i < s->n_columns; i++) {
        widths[i] = column_width(s, i, n_rows);
    }
    for (guint i = 0; i < s->n_columns; i++) {
        print_padded(to, s->columns[i], widths[i], i + 1 == s->n_columns);
    }
    fputc('\n', to);
    for (guint row = 0; row < n_rows; row++) {
        for (guint i = 0; i < s->n_columns; i++) {
            print_padded(to, cell(s, row, i), widths[i], i + 1 == s->n_columns);
        }
        fputc('\n', to);
        if (g_ptr_array_index(s->notes, row)) {
            print_note(to, g_ptr_array_index(s->notes, row));
        }
    }
    g_free(widths);
}

void lc_sheet_print(const struct lc_sheet *s, bool is_csv, FILE *to)
{
    const guint n_rows = s->cells->len / s->n_columns;

    if (!is_csv) {
        print_aligned(s, n_rows, to);
        return;
    }
    print_csv_row(to, (const char *const *)s->columns, s->n_columns);
    for (guint row = 0; row < n_rows; row++) {
        print_csv_row(to, (const char *const *)s->cells->pdata + row * s->n_columns, s->n_columns);
    }
}
