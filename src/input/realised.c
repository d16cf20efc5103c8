#include "input/realised.h"

#include "base/number.h"
#include "input/field.h"

#include <glib.h>
#include <string.h>

bool lc_is_vintage(const char *folder, lc_time start, const char *name)
{
    char date[LC_DATE_TEXT];
    bool is_table = strcmp(name, "parameters") == 0;

    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const struct lc_schema *schema = lc_schema_get((enum lc_table_id)id);

        is_table |= !schema->is_initial && strcmp(schema->name, name) == 0;
    }
    lc_date_format(date, start);
    gchar *file = g_strdup_printf("%s/initial/%s/%s.csv", folder, date, name);
    const bool is_there = is_table && g_file_test(file, G_FILE_TEST_EXISTS);

    g_free(file);
    return is_there;
}

static struct lc_place place_of(const struct lc_model *m, uint32_t row)
{
    return (struct lc_place){m->tables[LC_T_REALISED].file, m->tables[LC_T_REALISED].line[row], 0};
}

static void complain(const struct lc_model *m, const char *name, struct lc_diag *d)
{
    const uint32_t n = lc_rows(m, LC_T_REALISED);
    const char **inputs = LC_ARENA_ARRAY(m->arena, const char *, n);
    char hint[LC_HINT_TEXT];

    for (uint32_t row = 0; row < n; row++) {
        inputs[row] = lc_text(m, LC_T_REALISED, row, LC_REALISED_INPUT);
    }
    lc_diag_add(d, (struct lc_place){0},
                "--realised %s: neither a table with a vintage nor an input in %s%s",
                lc_quote(d, name), m->tables[LC_T_REALISED].file, lc_hint(hint, name, inputs, n));
}

bool lc_model_realise(struct lc_model *m, const char *name, struct lc_diag *d)
{
    const size_t before = lc_diag_count(d);
    bool is_found = false;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_REALISED); row++) {
        char value[LC_NUMBER_TEXT];

        if (strcmp(lc_text(m, LC_T_REALISED, row, LC_REALISED_INPUT), name) != 0) {
            continue;
        }
        gchar *set = g_strdup_printf(
            "%s=%s", lc_text(m, LC_T_REALISED, row, LC_REALISED_TARGET),
            lc_number_format(value, m->cells[lc_cell(m, LC_T_REALISED, row, LC_REALISED_VALUE)]));

        is_found = true;
        if (lc_model_override(m, lc_arena_text(m->arena, set), d) != LC_OK) {
            lc_diag_add(d, place_of(m, row), "--realised %s can't set this", lc_quote(d, name));
        }
        g_free(set);
    }
    if (!is_found) {
        complain(m, name, d);
    }
    return lc_diag_count(d) == before;
}
