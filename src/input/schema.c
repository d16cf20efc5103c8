/* The lists of columns.h as tables. */
#include "input/model.h"

#define COLUMN(id, name, type, low, high, unit, refers, help)                                      \
    {name, LC_COL_##type, low, high, unit, refers, help},
#define COLUMNS(id, name, folder, least, help)                                                     \
    static const struct lc_column columns_##id[] = {LC_COLUMNS_##id(COLUMN)};
LC_TABLES(COLUMNS)

enum { MODEL = 0, INITIAL = 1 };

#define SCHEMA(id, name, folder, least, help)                                                      \
    [LC_T_##id] = {name,                                                                           \
                   folder == INITIAL,                                                              \
                   least,                                                                          \
                   columns_##id,                                                                   \
                   sizeof columns_##id / sizeof columns_##id[0],                                   \
                   help},
static const struct lc_schema schemas[LC_TABLE_COUNT] = {LC_TABLES(SCHEMA)};

const struct lc_schema *lc_schema_get(enum lc_table_id id)
{
    return &schemas[id];
}
