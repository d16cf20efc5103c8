#include "base/rows.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/regular.h"
#include "base/text.h"

#include <csv.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

#define BUFFER_BYTES ((size_t)64 << 10)

struct lc_rows {
    char *path;
    const char *header;
    unsigned n_columns;
    GString *text;  /* of the row: its cells, each with a 0 behind it */
    GArray *starts; /* size_t: of the cells */
    uint64_t line;
    bool is_bad;
    lc_row_taker *take;
    void *context;
};

unsigned lc_row_cells(const struct lc_rows *r)
{
    return r->starts->len;
}

const char *lc_row_text(const struct lc_rows *r, unsigned column)
{
    return r->text->str + g_array_index(r->starts, size_t, column);
}

static bool complain(const struct lc_rows *r, size_t byte, const char *what, const char *expected)
{
    char *path = lc_text_escape(r->path, 0, 0);

    fprintf(stderr, "%s:%llu:%zu: %s, expected %s\n", path, (unsigned long long)r->line, byte, what,
            expected);
    g_free(path);
    return false;
}

bool lc_row_refuse(const struct lc_rows *r, unsigned column, const char *expected)
{
    char *shown = lc_text_escape(lc_row_text(r, column), '\'', 60);

    /* a comma behind each cell where its 0 is: what the program writes has no quotes */
    complain(r, g_array_index(r->starts, size_t, column) + 1, shown, expected);
    g_free(shown);
    return false;
}

bool lc_row_number(struct lc_rows *r, unsigned column, double blank, double *out)
{
    const char *text = lc_row_text(r, column);

    if (!*text) {
        *out = blank;
        return true;
    }
    return lc_number_parse(out, text) || lc_row_refuse(r, column, "a number");
}

bool lc_row_whole(struct lc_rows *r, unsigned column, uint64_t limit, uint64_t *out)
{
    const char *text = lc_row_text(r, column);

    *out = 0;
    if (*text && (!lc_unsigned_parse(out, text) || *out >= limit)) {
        return lc_row_refuse(r, column, "a whole number that is not too large");
    }
    return true;
}

static void end_field(void *text, size_t n, void *context)
{
    struct lc_rows *r = context;
    const size_t start = r->text->len;

    g_array_append_val(r->starts, start);
    g_string_append_len(r->text, text, (gssize)n);
    g_string_append_c(r->text, '\0');
    if (r->text->len > (size_t)LC_MAX_FIELD_BYTES * LC_MAX_COLUMNS && !r->is_bad) {
        r->line++; /* of the row that has not ended */
        r->is_bad = !complain(r, 1, "a row that is too long", "a shorter one");
    }
}

static bool is_header(const struct lc_rows *r)
{
    GString *joined = g_string_new("");

    for (guint i = 0; i < r->starts->len; i++) {
        g_string_append(joined, i > 0 ? "," : "");
        g_string_append(joined, lc_row_text(r, i));
    }
    const bool is_same = strcmp(joined->str, r->header) == 0;

    g_string_free(joined, TRUE);
    return is_same || complain(r, 1, "another header", r->header);
}

/* Cells end up in pages and workbooks, which nobody could read else. */
static bool are_texts(const struct lc_rows *r)
{
    for (guint i = 0; i < r->starts->len; i++) {
        const size_t start = g_array_index(r->starts, size_t, i);
        const size_t next =
            i + 1 < r->starts->len ? g_array_index(r->starts, size_t, i + 1) : r->text->len;

        if (!lc_text_is_utf8(r->text->str + start, next - start - 1, NULL)) {
            return lc_row_refuse(r, i, "text in UTF-8");
        }
    }
    return true;
}

static bool take_row(struct lc_rows *r)
{
    if (!are_texts(r)) {
        return false;
    }
    if (r->line == 1) {
        r->n_columns = r->starts->len;
        return r->header ? is_header(r) : r->take(r->context, r);
    }
    if (r->starts->len != r->n_columns) {
        return complain(r, 1, "another number of cells", "as many as in the header");
    }
    return r->take(r->context, r);
}

static void end_row(int terminator, void *context)
{
    struct lc_rows *r = context;

    (void)terminator;
    r->line++;
    if (!r->is_bad) {
        r->is_bad = !take_row(r);
    }
    g_string_truncate(r->text, 0);
    g_array_set_size(r->starts, 0);
}

static void say_unreadable(const struct lc_rows *r)
{
    char *safe = lc_text_escape(r->path, 0, 0);

    fprintf(stderr, "layercake: %s: can't be read\n", safe);
    g_free(safe);
}

/* Feeds the file to the parser; false, and a line where nobody has said more, when it is no table.
 */
static bool feed(struct lc_rows *r, FILE *f, struct csv_parser *parser)
{
    static const size_t size = BUFFER_BYTES;
    char *buffer = g_malloc(size);
    size_t n;
    bool is_table = true;

    while (!r->is_bad && is_table && (n = fread(buffer, 1, size, f)) > 0) {
        is_table = csv_parse(parser, buffer, n, end_field, end_row, r) == n;
    }
    is_table =
        is_table && !ferror(f) && (r->is_bad || csv_fini(parser, end_field, end_row, r) == 0);
    if (is_table && !r->is_bad && r->line == 0) {
        is_table = false;
    }
    if (!r->is_bad && ferror(f)) {
        say_unreadable(r);
    } else if (!is_table && !r->is_bad) {
        r->line++;
        complain(r, 1, "not a table", "rows of comma-separated cells");
    }
    g_free(buffer);
    return is_table && !r->is_bad;
}

bool lc_rows_read(const char *folder, const char *file, const char *header, lc_row_taker *take,
                  void *context)
{
    struct lc_rows r = {.path = g_build_filename(folder, file, NULL),
                        .header = header,
                        .text = g_string_new(""),
                        .starts = g_array_new(FALSE, FALSE, sizeof(size_t)),
                        .take = take,
                        .context = context};
    FILE *f = lc_regular_open(r.path);
    struct csv_parser parser;
    bool is_good = false;

    if (!f) {
        say_unreadable(&r);
    } else if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) == 0) {
        csv_set_realloc_func(&parser, lc_memory_resize);
        is_good = feed(&r, f, &parser);
        csv_free(&parser);
    }
    if (f) {
        fclose(f);
    }
    g_string_free(r.text, TRUE);
    g_array_free(r.starts, TRUE);
    g_free(r.path);
    return is_good;
}
