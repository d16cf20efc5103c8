#include "report/table.h"

#include "base/number.h"
#include "base/rows.h"

#include <glib.h>
#include <string.h>

struct reading {
    struct lc_report_table table; /* first: what the caller gets */
    GStringChunk *texts;          /* equal texts once */
    GPtrArray *names, *cells;
};

static bool take(void *context, struct lc_rows *row)
{
    struct reading *r = context;
    GPtrArray *to = r->names->len == 0 ? r->names : r->cells;

    for (unsigned i = 0; i < lc_row_cells(row); i++) {
        g_ptr_array_add(to, g_string_chunk_insert_const(r->texts, lc_row_text(row, i)));
    }
    return true;
}

static void release(struct reading *r)
{
    g_string_chunk_free(r->texts);
    g_ptr_array_free(r->names, TRUE);
    g_ptr_array_free(r->cells, TRUE);
    g_free(r);
}

struct lc_report_table *lc_report_table_read(const char *folder, const char *name)
{
    struct reading *r = g_new0(struct reading, 1);
    char *file = g_strconcat(name, ".csv", NULL);

    r->texts = g_string_chunk_new(4096);
    r->names = g_ptr_array_new();
    r->cells = g_ptr_array_new();
    const bool is_good = lc_rows_read(folder, file, NULL, take, r);

    g_free(file);
    if (!is_good) {
        release(r);
        return NULL;
    }
    const guint n_columns = r->names->len;

    g_ptr_array_add(r->names, NULL);
    r->table = (struct lc_report_table){.name = g_string_chunk_insert_const(r->texts, name),
                                        .n_columns = n_columns,
                                        .n_rows = r->cells->len / n_columns,
                                        .columns = (const char *const *)r->names->pdata,
                                        .cells = (const char *const *)r->cells->pdata};
    return &r->table;
}

void lc_report_table_free(struct lc_report_table *t)
{
    if (t) {
        release((struct reading *)t);
    }
}

int lc_report_column(const struct lc_report_table *t, const char *name)
{
    for (uint32_t i = 0; i < t->n_columns; i++) {
        if (strcmp(t->columns[i], name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

const char *lc_report_cell(const struct lc_report_table *t, uint32_t row, int column)
{
    return column < 0 ? "" : t->cells[(size_t)row * t->n_columns + (size_t)column];
}

bool lc_report_number(double *out, const struct lc_report_table *t, uint32_t row, int column)
{
    return lc_number_parse(out, lc_report_cell(t, row, column));
}
