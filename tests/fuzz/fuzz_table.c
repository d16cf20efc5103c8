/* A table of a model, and what the model means with it. The first byte chooses the table (of the
 * schema, in its order) and whether its header is put before the rest: then most inputs reach the
 * rows. What is accepted has every cell in its column's range, references that exist, and one row a
 * key. */
#include "fuzz/cells.h"
#include "fuzz/model.h"

#include <glib.h>

FUZZ_MUTATES_CELLS

#define WITHOUT_HEADER 0x80

static void put_header(GString *to, const struct lc_schema *s)
{
    for (unsigned c = 0; c < s->n_columns; c++) {
        g_string_append_printf(to, "%s,", s->columns[c].name);
    }
    g_string_append(to, "source,note\n");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0) {
        return 0;
    }
    const struct lc_schema *s =
        lc_schema_get((enum lc_table_id)((data[0] & ~WITHOUT_HEADER) % LC_TABLE_COUNT));
    char *name = g_strconcat(s->is_initial ? FUZZ_INITIAL : "", s->name, ".csv", NULL);
    GString *text = g_string_new(NULL);
    struct lc_diag *d = lc_diag_new();

    if (!(data[0] & WITHOUT_HEADER)) {
        put_header(text, s);
    }
    g_string_append_len(text, (const char *)data + 1, (gssize)n - 1);
    fuzz_model_put(name, text->str, text->len);
    struct lc_model *m = fuzz_model_load(d);

    fuzz_complaints(d, m == NULL);
    if (m) {
        fuzz_model_claims(m);
    }
    lc_model_free(m);
    lc_diag_free(d);
    fuzz_model_restore();
    g_string_free(text, TRUE);
    g_free(name);
    return 0;
}
