#include "input/parameter.h"
#include "model/worlds_making.h"

#include <math.h>

/* The law of a parameter whose plain value, lowest and highest are given. */
static void set_law(struct making *k, gchar **fields, double plain, double low, double high)
{
    const bool is_fixed = draw_chance(k, 0.6) || plain == 0;
    const double top = fmin(high, fmax(10 * fabs(plain), 1)), bottom = fmax(low, 0);

    for (int f = PARAMETER_LAW; f < PARAMETER_FIELDS; f++) {
        cell_put(fields, (unsigned)f, "");
    }
    if (is_fixed || plain < bottom || plain > top) {
        cell_put(fields, PARAMETER_LAW, "fixed");
        cell_put_number(fields, PARAMETER_LAW + 1,
                        plain < bottom ? plain : draw_number(k, bottom, top, plain));
        return;
    }
    static const char *const laws[] = {"uniform", "triangular", "lognormal", "pert", "normal"};
    const guint law = draw_below(k, G_N_ELEMENTS(laws));
    const bool has_mode = law == 1 || law == 3, has_spread = law == 2 || law == 4;
    const double least = fmax(bottom, plain * g_rand_double_range(k->rand, 0.3, 0.9));
    const double most = fmin(top, plain * g_rand_double_range(k->rand, 1.1, 3));

    cell_put(fields, PARAMETER_LAW, laws[law]);
    cell_put_number(fields, PARAMETER_LAW + 1, has_spread ? plain : least);
    cell_put_number(fields, PARAMETER_LAW + 2,
                    law == 4   ? plain / 2
                    : law == 2 ? 0.5
                    : has_mode ? plain
                               : most);
    if (has_mode) {
        cell_put_number(fields, PARAMETER_LAW + 3, most);
    }
    if (has_spread) {
        cell_put_number(fields, PARAMETER_LAW + 8, least);
        cell_put_number(fields, PARAMETER_LAW + 9, most);
    }
    if (!(least < plain && plain < most)) {
        set_law(k, fields, plain, low, high);
    }
}

void world_add_parameters(struct making *k)
{
    for (uint32_t p = 0; p < k->base->n_parameters; p++) {
        const struct lc_parameter *like = &k->base->parameters[p];
        gchar **fields = g_new0(gchar *, PARAMETER_FIELDS + 1);
        double low, high;

        for (int f = 0; f < PARAMETER_FIELDS; f++) {
            fields[f] = g_strdup(f == 0   ? like->name
                                 : f == 1 ? like->layer
                                 : f == 2 ? like->unit
                                          : "");
        }
        lc_parameter_range(&low, &high, like);
        set_law(k, fields, k->base->cells[p], low, high);
        g_ptr_array_add(k->w->rows[WORLD_PARAMETERS], fields);
    }
}

/* ---- levers ---- */

/* A number of a table of the model (not of its start), or NULL. */
static gchar *any_target(struct making *k, double *value, const struct lc_column **column)
{
    const int table = (int)draw_below(k, LC_T_ADOPTION);
    const guint n = k->w->rows[table]->len;
    const unsigned f = draw_below(k, world_fields(table));
    const struct lc_column *c = world_column(table, f);

    if (n == 0 || (c->type != LC_COL_NUMBER && c->type != LC_COL_FLAG)) {
        return NULL;
    }
    const guint row = draw_below(k, n);
    gchar *key = world_key(k->w, table, row);
    gchar *target =
        g_strdup_printf("%s.%s.%s", lc_schema_get((enum lc_table_id)table)->name, key, c->name);

    *value = cell_number(world_row(k->w, table, row), f);
    *column = c;
    g_free(key);
    return target;
}

/* A change that keeps the cell legal, while no other lever acts on it. */
static void aim(struct making *k, gchar **fields)
{
    const struct lc_column *c = NULL;
    double value = 0;
    gchar *target = NULL;

    while (!target) {
        target = any_target(k, &value, &c);
    }
    g_free(fields[LEVER_TARGET]);
    fields[LEVER_TARGET] = target;
    cell_put(fields, LEVER_OPERATION, "set");
    cell_put_number(fields, LEVER_VALUE,
                    c->type == LC_COL_FLAG ? draw_chance(k, 0.5)
                                           : draw_number(k, c->low, c->high, value));
    const double factor = draw_number(k, 0, 100, 1);

    if (c->type == LC_COL_NUMBER && draw_chance(k, 0.3) && value * factor >= c->low &&
        value * factor <= c->high) {
        cell_put(fields, LEVER_OPERATION, "multiply");
        cell_put_number(fields, LEVER_VALUE, factor);
    }
}

void world_add_lever(struct making *k)
{
    gchar **fields = g_new0(gchar *, LEVER_FIELDS + 1);

    for (int f = 0; f < LEVER_FIELDS; f++) {
        fields[f] = g_strdup("");
    }
    g_free(fields[LEVER_FROM]);
    fields[LEVER_FROM] = draw_date(k, 0, 4);
    if (draw_chance(k, 0.5)) {
        g_free(fields[LEVER_UNTIL]);
        fields[LEVER_UNTIL] = draw_date(k, -5, 9);
    }
    if (draw_chance(k, 0.3)) {
        const bool is_squeeze = draw_chance(k, 0.5);

        cell_put(fields, LEVER_TARGET, is_squeeze ? "squeeze" : "open_release");
        cell_put(fields, LEVER_OPERATION, "shock");
        cell_put_number(fields, LEVER_VALUE,
                        is_squeeze ? draw_number(k, 0, 10, 1) : draw_number(k, 0, 3, 0.2));
    } else {
        aim(k, fields);
    }
    if (draw_chance(k, 0.3)) {
        cell_put_number(fields, 6, draw_number(k, 0.01, 20, 1));
        if (!*fields[LEVER_UNTIL]) {
            cell_put(fields, LEVER_UNTIL, "2037-01-01");
        }
    }
    g_ptr_array_add(k->w->rows[WORLD_LEVERS], fields);
}
