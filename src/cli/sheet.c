#include "cli/sheet.h"

#include "base/number.h"
#include "base/text.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

#define GAP        "  " /* between columns */
#define INDENT     4    /* of a note */
#define LINE_WIDTH 100  /* of a note, where lines have no end */
#define LAST_LEAST 24   /* of a last column that is broken */

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
        double value; /* a number is no formula, whatever its sign */
        char *field =
            lc_number_parse(&value, cells[i]) ? g_strdup(cells[i]) : lc_csv_field(cells[i]);

        fprintf(to, "%s%s", i > 0 ? "," : "", field);
        g_free(field);
    }
    fputc('\n', to);
}

/* Prints the text so that the next column starts in line. */
static void print_padded(FILE *to, const char *text, glong width)
{
    char *safe = lc_text_escape(text, 0, 0);

    fprintf(to, "%s%*s" GAP, safe, (int)(width - g_utf8_strlen(safe, -1)), "");
    g_free(safe);
}

/* Prints the text in lines that begin INDENT columns in. */
static void print_note(FILE *to, const char *text, const struct lc_screen *screen)
{
    char *safe = lc_text_escape(text, 0, 0);

    fprintf(to, "%*s", INDENT, "");
    lc_words_print(to, safe, INDENT, screen->width > 0 ? screen->width : LINE_WIDTH);
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

/* Leading columns of a row that fit a line, the last of them broken at blanks. */
struct fit {
    guint n;       /* columns side by side; the others stand below */
    glong *widths; /* of all */
};

/* How many leading columns stand side by side: all where they fit or lines have no end, or where
 * the last alone does not and has room to be broken; else as many as fit. */
static struct fit fit_columns(const struct lc_sheet *s, guint n_rows, int width)
{
    struct fit f = {s->n_columns, g_new(glong, s->n_columns)};
    glong used = 0;
    guint n_fitting = 0;

    for (guint i = 0; i < s->n_columns; i++) {
        f.widths[i] = column_width(s, i, n_rows);
    }
    while (n_fitting < s->n_columns && used + f.widths[n_fitting] <= width) {
        used += f.widths[n_fitting++] + (glong)strlen(GAP);
    }
    const bool is_last_broken = n_fitting + 1 == s->n_columns && used + LAST_LEAST <= width;

    if (width > 0 && n_fitting < s->n_columns && !is_last_broken) {
        f.n = MAX(n_fitting, 1);
    }
    return f;
}

static glong start_of(const struct fit *f, guint column)
{
    glong start = 0;

    for (guint i = 0; i < column; i++) {
        start += f->widths[i] + (glong)strlen(GAP);
    }
    return start;
}

/* The cells that stand side by side. */
static void print_line(FILE *to, const struct fit *f, const char *const *cells,
                       const struct lc_screen *screen)
{
    for (guint i = 0; i + 1 < f->n; i++) {
        print_padded(to, cells[i], f->widths[i]);
    }
    char *safe = lc_text_escape(cells[f->n - 1], 0, 0);

    if (screen->width > 0) {
        lc_words_print(to, safe, (int)start_of(f, f->n - 1), screen->width);
    } else {
        fprintf(to, "%s\n", safe);
    }
    g_free(safe);
}

/* The cells that do not, each after the name of its column: several on a line, or one on several.
 */
static void print_rest(FILE *to, const struct lc_sheet *s, const struct fit *f,
                       const char *const *cells, const struct lc_screen *screen)
{
    glong column = 0; /* of the line; 0: it has not begun */

    for (guint i = f->n; i < s->n_columns; i++) {
        if (*cells[i] == '\0') {
            continue;
        }
        char *safe = lc_text_escape(cells[i], 0, 0);
        const glong label = g_utf8_strlen(s->columns[i], -1) + 2;
        const glong length = label + g_utf8_strlen(safe, -1);
        const bool goes_on = column > 0 && column + (glong)strlen(GAP) + length <= screen->width;

        fprintf(to, "%s%*s", column > 0 && !goes_on ? "\n" : "",
                goes_on ? (int)strlen(GAP) : INDENT, "");
        fprintf(to, "%s%s:%s ", lc_screen_dim(screen), s->columns[i], lc_screen_plain(screen));
        if (INDENT + length > screen->width) {
            lc_words_print(to, safe, INDENT + (int)label, screen->width);
            column = 0;
        } else {
            fputs(safe, to);
            column = (goes_on ? column + (glong)strlen(GAP) : INDENT) + length;
        }
        g_free(safe);
    }
    if (column > 0) {
        fputc('\n', to);
    }
}

void lc_sheet_print(const struct lc_sheet *s, const struct lc_screen *screen, FILE *to)
{
    const guint n_rows = s->cells->len / s->n_columns;
    const struct fit f = fit_columns(s, n_rows, screen->width);
    const char *const *cells = (const char *const *)s->cells->pdata;

    fputs(lc_screen_bold(screen), to);
    print_line(to, &f, (const char *const *)s->columns, screen);
    fputs(lc_screen_plain(screen), to);
    for (guint row = 0; row < n_rows; row++) {
        print_line(to, &f, cells + (size_t)row * s->n_columns, screen);
        print_rest(to, s, &f, cells + (size_t)row * s->n_columns, screen);
        if (g_ptr_array_index(s->notes, row)) {
            print_note(to, g_ptr_array_index(s->notes, row), screen);
        }
    }
    g_free(f.widths);
}

void lc_sheet_print_csv(const struct lc_sheet *s, FILE *to)
{
    const guint n_rows = s->cells->len / s->n_columns;

    print_csv_row(to, (const char *const *)s->columns, s->n_columns);
    for (guint row = 0; row < n_rows; row++) {
        print_csv_row(to, (const char *const *)s->cells->pdata + (size_t)row * s->n_columns,
                      s->n_columns);
    }
}
