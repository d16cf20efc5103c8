#include "report/describe.h"

#include <stddef.h>
#include <string.h>

const struct lc_table_about *lc_describe_table(const char *table)
{
    for (const struct lc_table_about *t = lc_tables_about; t->name; t++) {
        if (strcmp(t->name, table) == 0) {
            return t;
        }
    }
    return NULL;
}

static const struct lc_column_about *find(const char *table, const char *column)
{
    for (const struct lc_column_about *c = lc_columns_about; c->name; c++) {
        if (strcmp(c->table, table) == 0 && strcmp(c->name, column) == 0) {
            return c;
        }
    }
    return NULL;
}

const struct lc_column_about *lc_describe_column(const char *table, const char *column)
{
    const struct lc_column_about *c = find(table, column);

    c = c ? c : find(table, "*");
    return c ? c : find("", column);
}
