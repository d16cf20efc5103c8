#include "base/number.h"
#include "model/worlds_making.h"

#include <math.h>
#include <string.h>

bool draw_chance(struct making *k, double p)
{
    return g_rand_double(k->rand) < p;
}

guint draw_below(struct making *k, guint n)
{
    return n > 1 ? (guint)g_rand_int_range(k->rand, 0, (gint32)n) : 0;
}

guint draw_count(struct making *k, guint least, guint most)
{
    if (draw_chance(k, 0.45)) {
        return MAX(least, 1);
    }
    const guint few = MIN(most, least + 4);

    return draw_chance(k, 0.04) ? most : least + draw_below(k, few - least + 1);
}

/* ---- cells ---- */

double draw_number(struct making *k, double low, double high, double plain)
{
    const double nearby = plain * exp(g_rand_double_range(k->rand, -0.7, 0.7));
    double value = draw_chance(k, 0.5) ? plain : nearby;

    if (draw_chance(k, k->wild)) {
        switch (draw_below(k, 7)) {
        case 0:
            value = low;
            break;
        case 1:
            value = high;
            break;
        case 2:
            value = 0;
            break;
        case 3:
            value = g_rand_double_range(k->rand, low, fmin(high, low + 1e4));
            break;
        case 4:
            value = low + (high - low) * exp(-g_rand_double_range(k->rand, 0, 25));
            break;
        default:
            value = plain * exp(g_rand_double_range(k->rand, -5, 5));
        }
    }
    return fmin(high, fmax(low, value));
}

static gchar *cell_format(double value)
{
    char text[LC_NUMBER_TEXT];

    return g_strdup(lc_number_format_digits(text, value, 6));
}

static double plain_number(const struct making *k, int table, unsigned field)
{
    const struct lc_column *c = world_column(table, field);
    const double otherwise = fmin(fmax(1, c->low), c->high);

    return k->base->tables[table].n_rows > 0
               ? g_ascii_strtod(k->base->tables[table].text[field], NULL)
               : otherwise;
}

const char *draw_key(struct making *k, int table)
{
    const GPtrArray *rows = k->w->rows[table];

    return ((gchar **)g_ptr_array_index(rows, draw_below(k, rows->len)))[0];
}

static gchar *draw_choice(struct making *k, const char *choices)
{
    gchar **all = g_strsplit(choices, "|", -1);
    gchar *one = g_strdup(all[draw_below(k, g_strv_length(all))]);

    g_strfreev(all);
    return one;
}

gchar *draw_date(struct making *k, int before, int after)
{
    return g_strdup_printf("%d-%02u-01",
                           k->first_year - before + (int)draw_below(k, (guint)(before + after)),
                           1 + draw_below(k, 12));
}

static gchar *field_of(struct making *k, int table, unsigned f)
{
    const struct lc_column *c = world_column(table, f);

    switch (c->type) {
    case LC_COL_REF:
    case LC_COL_REF_KEY: {
        int other = 0;

        while (strcmp(lc_schema_get((enum lc_table_id)other)->name, c->refers) != 0) {
            other++;
        }
        return g_strdup(draw_key(k, other));
    }
    case LC_COL_CHOICE:
    case LC_COL_CHOICE_KEY:
        return draw_choice(k, c->refers);
    case LC_COL_DATE:
        return draw_date(k, 4, 8);
    case LC_COL_FLAG:
        return g_strdup(draw_chance(k, 0.3) ? "1" : "0");
    case LC_COL_NUMBER:
        return cell_format(draw_number(k, c->low, c->high, plain_number(k, table, f)));
    case LC_COL_OPTIONAL:
        return draw_chance(k, 0.5)
                   ? g_strdup("")
                   : cell_format(draw_number(k, c->low, c->high, plain_number(k, table, f)));
    case LC_COL_TEXT:
    case LC_COL_KEY:
        return g_strdup_printf("%c%u", *lc_schema_get((enum lc_table_id)table)->name,
                               k->w->rows[table]->len + 1);
    case LC_COL_LIST:
        break;
    }
    return g_strdup("");
}

gchar **row_add(struct making *k, int table)
{
    gchar **fields = g_new0(gchar *, world_fields(table) + 1);

    for (unsigned f = 0; f < world_fields(table); f++) {
        fields[f] = field_of(k, table, f);
    }
    g_ptr_array_add(k->w->rows[table], fields);
    return fields;
}

void cell_put(gchar **fields, unsigned f, const char *text)
{
    g_free(fields[f]);
    fields[f] = g_strdup(text);
}

void cell_put_number(gchar **fields, unsigned f, double value)
{
    g_free(fields[f]);
    fields[f] = cell_format(value);
}

double cell_number(gchar **fields, unsigned f)
{
    return g_ascii_strtod(fields[f], NULL);
}

bool row_is_new(struct making *k, int table)
{
    GPtrArray *rows = k->w->rows[table];
    gchar *key = world_key(k->w, table, rows->len - 1);
    bool is_found = false;

    for (guint i = 0; i + 1 < rows->len && !is_found; i++) {
        gchar *other = world_key(k->w, table, i);

        is_found = strcmp(key, other) == 0;
        g_free(other);
    }
    g_free(key);
    if (is_found) {
        g_ptr_array_remove_index(rows, rows->len - 1);
    }
    return !is_found;
}

/* ---- rows ---- */

void rows_cover(struct making *k, int table, int of, unsigned field, guint most)
{
    const guint least = k->w->rows[of]->len, n = MAX(least, draw_count(k, least, most));

    for (guint i = 0; i < n; i++) {
        gchar **fields = row_add(k, table);

        if (i < least) {
            cell_put(fields, field, world_row(k->w, of, i)[0]);
        }
    }
}

void rows_each(struct making *k, int table, int of, unsigned field)
{
    for (guint i = 0; i < k->w->rows[of]->len; i++) {
        cell_put(row_add(k, table), field, world_row(k->w, of, i)[0]);
    }
}

void rows_some(struct making *k, int table, guint most)
{
    const guint n = draw_chance(k, 0.2) ? 0 : 1 + (guint)(k->density * draw_below(k, most));

    for (guint i = 0; i < n; i++) {
        row_add(k, table);
        row_is_new(k, table);
    }
}
const char *draw_phase(struct making *k, const char *kind)
{
    const GPtrArray *rows = k->w->rows[LC_T_PHASES];
    const guint first = draw_below(k, rows->len);

    for (guint i = 0; i < rows->len; i++) {
        gchar **fields = g_ptr_array_index(rows, (first + i) % rows->len);

        if (strcmp(fields[LC_PHASE_KIND], kind) == 0) {
            return fields[LC_PHASE_NAME];
        }
    }
    return "";
}
