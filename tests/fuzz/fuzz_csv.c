/* Bytes of a CSV file: encoding, signatures, quotes, line ends, comments. What is accepted is valid
 * UTF-8, stands where it is said to stand, and reads back the same after it was written with every
 * field in quotes. What is refused has one complaint. */
#include "base/text.h"
#include "fuzz/cells.h"
#include "fuzz/fuzz.h"
#include "input/csvfile.h"

#include <glib.h>
#include <string.h>

FUZZ_MUTATES_CELLS

static void append(GString *to, const struct lc_csvrecord *r)
{
    for (uint32_t i = 0; i < r->n_fields; i++) {
        g_string_append(to, i ? ",\"" : "\"");
        for (const char *c = r->fields[i].text; *c; c++) {
            g_string_append_len(to, "\"\"", *c == '"' ? 2 : 0);
            if (*c != '"') {
                g_string_append_c(to, *c);
            }
        }
        g_string_append_c(to, '"');
    }
    g_string_append_c(to, '\n');
}

static void claim_same(const struct lc_csvrecord *a, const struct lc_csvrecord *b)
{
    FUZZ_HOLDS(a->n_fields == b->n_fields);
    for (uint32_t i = 0; i < a->n_fields; i++) {
        FUZZ_HOLDS(strcmp(a->fields[i].text, b->fields[i].text) == 0);
    }
}

static void claim_round_trip(const struct lc_csvfile *csv, struct lc_arena *a, struct lc_diag *d)
{
    GString *text = g_string_new(NULL);
    struct lc_csvfile again;

    append(text, &csv->header);
    for (uint32_t i = 0; i < csv->n_rows; i++) {
        append(text, &csv->rows[i]);
    }
    const struct lc_bytes bytes = lc_bytes_of("again.csv", text->str, text->len);

    FUZZ_HOLDS(lc_csvfile_parse(&again, a, &bytes, d));
    FUZZ_HOLDS(again.n_rows == csv->n_rows);
    claim_same(&csv->header, &again.header);
    for (uint32_t i = 0; i < csv->n_rows; i++) {
        claim_same(&csv->rows[i], &again.rows[i]);
    }
    g_string_free(text, TRUE);
}

/* A field that is not empty begins at its place, or there is the quote before it. */
static void claim_places(const struct lc_csvrecord *r, char **lines, guint n_lines)
{
    FUZZ_HOLDS(r->n_fields > 0);
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const struct lc_csvfield *f = &r->fields[i];

        FUZZ_HOLDS(f->line >= r->line && f->line <= (int)n_lines);
        FUZZ_HOLDS(f->column >= 1 && (size_t)f->column <= strlen(lines[f->line - 1]) + 1);
        const char at = lines[f->line - 1][f->column - 1];

        FUZZ_HOLDS(*f->text == '\0' || at == *f->text || at == '"');
        FUZZ_HOLDS(lc_text_is_utf8(f->text, strlen(f->text), NULL));
    }
}

/* Lines of text that ends them in any way; g_strfreev() them. */
static char **split(const char *text)
{
    GString *plain = g_string_new(NULL);

    for (; *text; text++) {
        if (*text != '\r' || text[1] != '\n') {
            g_string_append_c(plain, *text == '\r' ? '\n' : *text);
        }
    }
    char **lines = g_strsplit(plain->str, "\n", -1);

    g_string_free(plain, TRUE);
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *raw = fuzz_text(data, n);
    struct lc_arena *a = lc_arena_new();
    struct lc_diag *d = lc_diag_new();
    const struct lc_bytes bytes = lc_bytes_of("t.csv", raw, n);
    struct lc_csvfile csv;
    const bool is_good = lc_csvfile_parse(&csv, a, &bytes, d);

    fuzz_complaints(d, !is_good);
    FUZZ_HOLDS(lc_diag_count(d) <= 1);
    if (is_good) {
        char **lines = split(bytes.text);

        claim_places(&csv.header, lines, g_strv_length(lines));
        for (uint32_t i = 0; i < csv.n_rows; i++) {
            claim_places(&csv.rows[i], lines, g_strv_length(lines));
        }
        g_strfreev(lines);
        claim_round_trip(&csv, a, d);
    }
    lc_diag_free(d);
    lc_arena_free(a);
    g_free(raw);
    return 0;
}
