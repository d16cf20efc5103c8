#include "input/without.h"

#include <glib.h>

/* Columns of the table applications, and of the table adoption, that have to be 0. */
enum { N_OWN = 2, N_START = 2 };
static const unsigned own_columns[N_OWN] = {LC_APPLICATION_POTENTIAL_BUSD_PER_YEAR,
                                            LC_APPLICATION_BASS_P_PER_YEAR};
static const unsigned start_columns[N_START] = {LC_ADOPTION_ADOPTED_SHARE,
                                                LC_ADOPTION_SPEND_BUSD_PER_YEAR};

static char *set_to_nil(const struct lc_model *m, enum lc_table_id table, uint32_t row,
                        unsigned column)
{
    return g_strdup_printf("%s.%s.%s=0", lc_schema_get(table)->name, m->tables[table].key[row],
                           lc_schema_get(table)->columns[column].name);
}

/* Cells of the application, one after another; false when there are no more. */
static bool next_cell(const struct lc_model *m, uint32_t application, unsigned i,
                      enum lc_table_id *table, uint32_t *row, unsigned *column)
{
    if (i < N_OWN) {
        *table = LC_T_APPLICATIONS;
        *row = application;
        *column = own_columns[i];
        return true;
    }
    i -= N_OWN;
    *table = LC_T_ADOPTION;
    *column = start_columns[i % N_START];
    for (uint32_t at = 0; at < lc_rows(m, LC_T_ADOPTION); at++) {
        if (lc_ref(m, LC_T_ADOPTION, at, LC_ADOPTION_APPLICATION) == application) {
            if (i < N_START) {
                *row = at;
                return true;
            }
            i -= N_START;
        }
    }
    return false;
}

char **lc_without_sets(const struct lc_model *m, uint32_t application)
{
    GPtrArray *sets = g_ptr_array_new();
    enum lc_table_id table;
    uint32_t row;
    unsigned column;

    for (unsigned i = 0; next_cell(m, application, i, &table, &row, &column); i++) {
        g_ptr_array_add(sets, set_to_nil(m, table, row, column));
    }
    g_ptr_array_add(sets, NULL);
    return (char **)g_ptr_array_free(sets, FALSE);
}

static bool acts_on(const struct lc_action *a, uint32_t cell)
{
    for (uint32_t i = 0; i < a->n_cells; i++) {
        if (a->cells[i] == cell) {
            return (a->operation == LC_OP_SET || a->operation == LC_OP_ADD) && a->value != 0;
        }
    }
    return false;
}

const struct lc_action *lc_without_undone(const struct lc_model *m, uint32_t application)
{
    for (uint32_t s = 0; s < m->n_scenarios; s++) {
        for (uint32_t k = 0; k < m->scenarios[s].n_actions; k++) {
            enum lc_table_id table;
            uint32_t row;
            unsigned column;

            for (unsigned i = 0; next_cell(m, application, i, &table, &row, &column); i++) {
                const uint32_t cell = lc_cell(m, table, row, column);

                if (acts_on(&m->scenarios[s].actions[k], cell)) {
                    return &m->scenarios[s].actions[k];
                }
            }
        }
    }
    return NULL;
}
