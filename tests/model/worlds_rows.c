#include "model/worlds.h"

#include "base/number.h"
#include "base/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct world *world_new(void)
{
    struct world *w = g_new0(struct world, 1);

    for (int t = 0; t < WORLD_TABLES; t++) {
        w->rows[t] = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    }
    return w;
}

struct world *world_copy(const struct world *w)
{
    struct world *copy = world_new();

    for (int t = 0; t < WORLD_TABLES; t++) {
        for (guint i = 0; i < w->rows[t]->len; i++) {
            g_ptr_array_add(copy->rows[t], g_strdupv(world_row(w, t, i)));
        }
    }
    copy->months = w->months;
    copy->every = w->every;
    copy->seed = w->seed;
    return copy;
}

void world_free(struct world *w)
{
    for (int t = 0; w && t < WORLD_TABLES; t++) {
        g_ptr_array_free(w->rows[t], TRUE);
    }
    g_free(w);
}

unsigned world_fields(int table)
{
    return table == WORLD_PARAMETERS ? PARAMETER_FIELDS
           : table == WORLD_LEVERS   ? LEVER_FIELDS
                                     : lc_schema_get((enum lc_table_id)table)->n_columns;
}

const struct lc_column *world_column(int table, unsigned field)
{
    return table < LC_TABLE_COUNT ? &lc_schema_get((enum lc_table_id)table)->columns[field] : NULL;
}

static bool is_key(const struct lc_column *c)
{
    return c->type == LC_COL_KEY || c->type == LC_COL_REF_KEY || c->type == LC_COL_CHOICE_KEY;
}

gchar *world_key(const struct world *w, int table, guint row)
{
    GString *key = g_string_new(NULL);

    for (unsigned f = 0; table < LC_TABLE_COUNT && f < world_fields(table); f++) {
        if (is_key(world_column(table, f))) {
            g_string_append_printf(key, "%s%s", key->len ? "." : "", world_row(w, table, row)[f]);
        }
    }
    return g_string_free(key, FALSE);
}

/* ---- what names a row ---- */

/* Which columns hold a phase of the kind in an earlier column, or of factories (NO_KIND). */
#define NO_KIND UINT32_MAX
static const struct {
    int table;
    unsigned phase, kind;
} phase_users[] = {{LC_T_WORK, LC_WORK_PHASE, LC_WORK_KIND},
                   {LC_T_COST_LINES, LC_COST_LINE_PHASE, LC_COST_LINE_KIND},
                   {LC_T_PIPELINE, LC_PIPELINE_PHASE, NO_KIND}};

static bool names_phase(const struct world *w, int table, guint row, const char *kind,
                        const char *phase)
{
    gchar **fields = world_row(w, table, row);

    for (size_t i = 0; i < G_N_ELEMENTS(phase_users); i++) {
        if (phase_users[i].table == table) {
            const char *of =
                phase_users[i].kind == NO_KIND ? "factory" : fields[phase_users[i].kind];

            return strcmp(of, kind) == 0 && strcmp(fields[phase_users[i].phase], phase) == 0;
        }
    }
    return false;
}

/* Whether the row refers to the key of another table. */
static bool names(const struct world *w, int table, guint row, int other, const char *key)
{
    gchar **fields = world_row(w, table, row);

    if (table == WORLD_LEVERS) {
        gchar **parts = g_strsplit(fields[LEVER_TARGET], ".", 2);
        const char *last = parts[0] && parts[1] ? strrchr(parts[1], '.') : NULL;
        const bool is_target =
            last && strcmp(parts[0], lc_schema_get((enum lc_table_id)other)->name) == 0 &&
            strlen(key) == (size_t)(last - parts[1]) &&
            memcmp(parts[1], key, (size_t)(last - parts[1])) == 0;

        g_strfreev(parts);
        return is_target || strcmp(fields[3], key) == 0;
    }
    for (unsigned f = 0; table < LC_TABLE_COUNT && f < world_fields(table); f++) {
        const struct lc_column *c = world_column(table, f);
        const bool is_ref = c->type == LC_COL_REF || c->type == LC_COL_REF_KEY;

        if (is_ref && strcmp(c->refers, lc_schema_get((enum lc_table_id)other)->name) == 0 &&
            strcmp(fields[f], key) == 0) {
            return true;
        }
    }
    return table == LC_T_OUTSIDE && strcmp(fields[LC_OUTSIDE_MEMBER], key) == 0;
}

/* A phase that is gone is waited for no more. */
static void forget_phase(struct world *w, const char *kind, const char *phase)
{
    for (guint i = 0; i < w->rows[LC_T_PHASES]->len; i++) {
        gchar **fields = world_row(w, LC_T_PHASES, i);
        GString *left = g_string_new(NULL);
        gchar **list = g_strsplit(fields[LC_PHASE_AFTER], " ", -1);

        for (gchar **one = list; *one; one++) {
            if (**one && !(strcmp(fields[LC_PHASE_KIND], kind) == 0 && strcmp(*one, phase) == 0)) {
                g_string_append_printf(left, "%s%s", left->len ? " " : "", *one);
            }
        }
        g_strfreev(list);
        g_free(fields[LC_PHASE_AFTER]);
        fields[LC_PHASE_AFTER] = g_string_free(left, FALSE);
    }
}

/* What refers to a row that is gone, but is not named by it, refers to the first one left. */
static void refer_to_first(struct world *w, int table, const char *key)
{
    const char *name = lc_schema_get((enum lc_table_id)table)->name;

    for (int t = 0; w->rows[table]->len > 0 && t < LC_TABLE_COUNT; t++) {
        for (guint i = 0; i < w->rows[t]->len; i++) {
            for (unsigned f = 0; f < world_fields(t); f++) {
                gchar **fields = world_row(w, t, i);

                if (world_column(t, f)->type == LC_COL_REF &&
                    strcmp(world_column(t, f)->refers, name) == 0 && strcmp(fields[f], key) == 0) {
                    g_free(fields[f]);
                    fields[f] = world_key(w, table, 0);
                }
            }
        }
    }
}

static void drop(struct world *w, int table, guint row)
{
    gchar *key = world_key(w, table, row);
    gchar **gone = g_strdupv(world_row(w, table, row));

    g_ptr_array_remove_index(w->rows[table], row);
    if (table == LC_T_PHASES) {
        forget_phase(w, gone[LC_PHASE_KIND], gone[LC_PHASE_NAME]);
    }
    if (table < LC_TABLE_COUNT) {
        refer_to_first(w, table, key);
    }
    for (int t = 0; table < LC_TABLE_COUNT && t < WORLD_TABLES; t++) {
        for (guint i = w->rows[t]->len; i-- > 0;) {
            if (i < w->rows[t]->len &&
                (names(w, t, i, table, key) ||
                 (table == LC_T_PHASES &&
                  names_phase(w, t, i, gone[LC_PHASE_KIND], gone[LC_PHASE_NAME])))) {
                drop(w, t, i);
            }
        }
    }
    g_strfreev(gone);
    g_free(key);
}

void world_drop(struct world *w, int table, guint row)
{
    drop(w, table, row);
    world_settle_shares(w);
}

/* ---- shares ---- */

#define NONE UINT32_MAX
static const struct {
    int table;
    unsigned share, by, and_by;
} sums[] = {{LC_T_REGIONS, LC_REGION_DEMAND_SHARE, NONE, NONE},
            {LC_T_LABS, LC_LAB_RD_SHARE, LC_LAB_MARKET, NONE},
            {LC_T_PROGRAMMES, LC_PROGRAMME_BUDGET_SHARE, LC_PROGRAMME_LAB, NONE},
            {LC_T_BUILDERS, LC_BUILDER_DEMAND_SHARE, LC_BUILDER_MARKET, NONE},
            {LC_T_VENDORS, LC_VENDOR_MERCHANT_SHARE, LC_VENDOR_MARKET, NONE},
            {LC_T_LINES, LC_LINE_EXPANSION_SHARE, LC_LINE_STAGE, LC_LINE_MARKET},
            {LC_T_COST_LINES, LC_COST_LINE_SHARE, LC_COST_LINE_KIND, NONE}};

static bool is_same(gchar **a, gchar **b, unsigned field)
{
    return field == NONE || strcmp(a[field], b[field]) == 0;
}

/* The group of the row: divided by its sum; the row takes what rounding leaves. */
static void settle_group(struct world *w, size_t rule, guint row)
{
    const GPtrArray *rows = w->rows[sums[rule].table];
    const unsigned share = sums[rule].share;
    gchar **first = g_ptr_array_index(rows, row);
    double sum = 0, others = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (guint i = rows->len; i-- > 0;) {
            gchar **r = g_ptr_array_index(rows, i);

            if (!is_same(first, r, sums[rule].by) || !is_same(first, r, sums[rule].and_by)) {
                continue;
            }
            const double value = g_ascii_strtod(r[share], NULL);

            sum += pass == 0 ? value : 0;
            if (pass == 1 && (i != row || sum > 0)) { /* of nothing, each has none */
                const double shared = sum > 0 ? floor(value / sum * 1e6) / 1e6 : 0;
                const double part = i == row ? 1 - others : shared;
                char text[LC_NUMBER_TEXT];

                others += part;
                g_free(r[share]);
                r[share] = g_strdup(lc_number_format_digits(text, part, 9));
            }
        }
    }
    if (!(sum > 0)) {
        g_free(first[share]);
        first[share] = g_strdup("1");
    }
}

void world_settle_shares(struct world *w)
{
    for (size_t rule = 0; rule < G_N_ELEMENTS(sums); rule++) {
        const GPtrArray *rows = w->rows[sums[rule].table];

        for (guint i = 0; i < rows->len; i++) {
            bool is_first = true;

            for (guint k = 0; k < i; k++) {
                is_first = is_first && !(is_same(g_ptr_array_index(rows, i),
                                                 g_ptr_array_index(rows, k), sums[rule].by) &&
                                         is_same(g_ptr_array_index(rows, i),
                                                 g_ptr_array_index(rows, k), sums[rule].and_by));
            }
            if (is_first) {
                settle_group(w, rule, i);
            }
        }
    }
}

bool world_sums_to_one(int table, unsigned field)
{
    for (size_t rule = 0; rule < G_N_ELEMENTS(sums); rule++) {
        if (sums[rule].table == table && sums[rule].share == field) {
            return true;
        }
    }
    return false;
}

/* ---- plain values ---- */

/* What the base says there; NULL where it says nothing. The caller frees it. */
static gchar *plain_text(const struct world *w, const struct lc_model *base, int table, guint row,
                         unsigned field)
{
    char text[LC_NUMBER_TEXT];

    if (table == WORLD_PARAMETERS) {
        for (uint32_t p = 0; p < base->n_parameters; p++) {
            if (strcmp(base->parameters[p].name, world_row(w, table, row)[PARAMETER_NAME]) == 0) {
                return g_strdup(field == PARAMETER_LAW ? "fixed"
                                : field == PARAMETER_LAW + 1
                                    ? lc_number_format(text, base->cells[p])
                                    : "");
            }
        }
    }
    if (table >= LC_TABLE_COUNT) {
        return NULL;
    }
    const struct lc_column *c = world_column(table, field);

    if (world_sums_to_one(table, field) || (c->type != LC_COL_NUMBER && c->type != LC_COL_FLAG)) {
        return NULL;
    }
    return base->tables[table].n_rows > 0
               ? g_strdup(base->tables[table].text[field])
               : g_strdup(lc_number_format(text, fmin(fmax(1, c->low), c->high)));
}

bool world_set_plain(struct world *w, const struct lc_model *base, int table, guint row,
                     unsigned field)
{
    gchar *plain = table == WORLD_PARAMETERS && field < PARAMETER_LAW
                       ? NULL
                       : plain_text(w, base, table, row, field);
    gchar **fields = world_row(w, table, row);

    if (!plain || strcmp(plain, fields[field]) == 0) {
        g_free(plain);
        return false;
    }
    g_free(fields[field]);
    fields[field] = plain;
    return true;
}

guint world_size(const struct world *w, const struct lc_model *base)
{
    struct world *copy = world_copy(w);
    guint n = 0;

    for (int t = 0; t < WORLD_TABLES; t++) {
        n += t == WORLD_PARAMETERS ? 0 : w->rows[t]->len;
        for (guint i = 0; i < w->rows[t]->len; i++) {
            for (unsigned f = 0; f < world_fields(t); f++) {
                n += world_set_plain(copy, base, t, i, f);
            }
        }
    }
    world_free(copy);
    return n;
}
