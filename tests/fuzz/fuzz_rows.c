/* Tables of a finished folder, in sections "=== NAME.csv", and what is made of them. What is
 * accepted has a cell of valid UTF-8 in every row and column and can be looked up by name; the
 * page's data and the description are JSON, and the data hold no "<". */
#include "fuzz/cells.h"
#include "fuzz/fuzz.h"

#include "base/text.h"
#include "report/datapackage.h"
#include "report/embed.h"
#include "report/source.h"

#include <glib.h>
#include <math.h>
#include <string.h>

FUZZ_MUTATES_CELLS

#define COMMAND "layercake forecast -m tutorial -n 10"

static void claim_table(const struct lc_report_source *s, const struct lc_report_table *t)
{
    double value = NAN;

    FUZZ_HOLDS(lc_report_find(s, t->name) == t);
    FUZZ_HOLDS(t->n_columns > 0 && t->columns[t->n_columns] == NULL);
    for (uint32_t c = 0; c < t->n_columns; c++) {
        FUZZ_HOLDS(lc_report_column(t, t->columns[c]) <= (int)c);
        for (uint32_t row = 0; row < t->n_rows; row++) {
            const char *cell = lc_report_cell(t, row, (int)c);

            FUZZ_HOLDS(lc_text_is_utf8(cell, strlen(cell), NULL));
            FUZZ_HOLDS(!lc_report_number(&value, t, row, (int)c) || isfinite(value));
        }
    }
}

static void claim_json(const char *file, bool is_in_page)
{
    char *path = fuzz_path(file), *text;
    json_t *j = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);

    FUZZ_HOLDS(j != NULL);
    FUZZ_HOLDS(g_file_get_contents(path, &text, NULL, NULL));
    FUZZ_HOLDS(!is_in_page || strchr(text, '<') == NULL);
    json_decref(j);
    g_free(text);
    g_free(path);
    fuzz_remove(file);
}

static void claim_views(const struct lc_report_source *s)
{
    struct lc_file_list list = {0};
    struct lc_outfile *to = lc_outfile_open(fuzz_folder(), "page.json");

    FUZZ_HOLDS(to != NULL);
    lc_report_embed(to, s);
    FUZZ_HOLDS(lc_outfile_close(to, NULL) == LC_OK);
    claim_json("page.json", true);
    FUZZ_HOLDS(lc_datapackage_write(fuzz_folder(), s, &list) == LC_OK);
    claim_json(LC_DATAPACKAGE_FILE, false);
    lc_file_list_fini(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    json_t *files = json_object(), *digest;
    struct fuzz_section part;
    const char *name;

    while (fuzz_next(&part, &data, &n)) {
        if (fuzz_is_table_name(part.name)) {
            fuzz_put(part.name, part.bytes, part.n);
            json_object_set_new(files, part.name, json_string("0"));
        }
    }
    json_t *manifest = json_pack("{s:s, s:o}", "command", COMMAND, "files", files);
    struct lc_report_source s;

    fuzz_listen();
    const bool is_good = lc_report_source_open(&s, fuzz_folder(), manifest);

    FUZZ_HOLDS(fuzz_heard() > 0 || is_good);
    for (uint32_t i = 0; i < s.n_tables; i++) {
        claim_table(&s, s.tables[i]);
    }
    if (is_good) {
        claim_views(&s);
    }
    lc_report_source_close(&s);
    json_object_foreach(files, name, digest)
    {
        fuzz_remove(name);
    }
    json_decref(manifest);
    return 0;
}
