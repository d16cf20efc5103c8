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

/* ---- parameters with a target ---- */

/* Least and greatest factor between 0.2 and 5 that keep every number of the column in its range. */
static void find_room(struct making *k, int table, unsigned f, double *least, double *most)
{
    const struct lc_column *c = world_column(table, f);

    *least = 0.2;
    *most = 5;
    for (guint row = 0; row < k->w->rows[table]->len; row++) {
        const double value = cell_number(world_row(k->w, table, row), f);

        if (value > 0) {
            *least = fmax(*least, c->low / value);
            *most = fmin(*most, c->high / value);
        } else if (value < 0) {
            *most = fmin(*most, c->low / value);
            *least = fmax(*least, c->high / value);
        }
    }
    *least = fmin(1, *least * (1 + 1e-5)); /* cells have six digits */
    *most = fmax(1, *most * (1 - 1e-5));
}

/* Whether the column holds numbers that can each be multiplied, and no other parameter does. */
static bool can_scale(struct making *k, int table, unsigned f)
{
    const struct lc_column *c = world_column(table, f);
    const GPtrArray *parameters = k->w->rows[WORLD_PARAMETERS];
    gchar *start = g_strdup_printf("%s.", lc_schema_get((enum lc_table_id)table)->name);
    gchar *end = g_strdup_printf(".%s", c->name);
    bool is_free =
        c->type == LC_COL_NUMBER && k->w->rows[table]->len > 0 && !world_sums_to_one(table, f);

    for (guint p = k->base->n_parameters; p < parameters->len; p++) {
        const gchar *target = ((gchar **)g_ptr_array_index(parameters, p))[PARAMETER_TARGET];

        is_free = is_free && !(g_str_has_prefix(target, start) && g_str_has_suffix(target, end));
    }
    g_free(start);
    g_free(end);
    return is_free;
}

/* Draws of a law by quantiles leave the range of the column one time in five. */
static void set_scale(struct making *k, gchar **fields, const struct lc_column *c, double least,
                      double most)
{
    const bool is_share = lc_unit_is_share(c->unit);

    if (is_share || least == 1 || most == 1 || draw_chance(k, 0.5)) {
        cell_put(fields, PARAMETER_LAW, least < most ? "uniform" : "fixed");
        cell_put_number(fields, PARAMETER_LAW + 1, least);
        cell_put_number(fields, PARAMETER_LAW + 2, most);
        if (!(least < most)) {
            cell_put(fields, PARAMETER_LAW + 2, "");
        }
        return;
    }
    cell_put(fields, PARAMETER_LAW, "lognormal");
    cell_put_number(fields, PARAMETER_P10, least);
    cell_put_number(fields, PARAMETER_P10 + 1, 1);
    cell_put_number(fields, PARAMETER_P10 + 2, most);
}

void world_add_scale(struct making *k)
{
    const int table = (int)draw_below(k, LC_T_REALISED);
    const unsigned f = draw_below(k, world_fields(table));
    double least, most;

    if (!can_scale(k, table, f)) {
        return;
    }
    const struct lc_column *c = world_column(table, f);
    gchar **fields = g_new0(gchar *, PARAMETER_FIELDS + 1);
    gchar *key = draw_chance(k, 0.5)
                     ? g_strdup("*")
                     : world_key(k->w, table, draw_below(k, k->w->rows[table]->len));

    for (int i = 0; i < PARAMETER_FIELDS; i++) {
        fields[i] = g_strdup(i == 1 ? "energy" : i == 2 ? "ratio" : "");
    }
    g_free(fields[0]);
    fields[0] = g_strdup_printf("scale_%u", k->w->rows[WORLD_PARAMETERS]->len);
    g_free(fields[PARAMETER_TARGET]);
    fields[PARAMETER_TARGET] =
        g_strdup_printf("%s.%s.%s", lc_schema_get((enum lc_table_id)table)->name, key, c->name);
    find_room(k, table, f, &least, &most);
    set_scale(k, fields, c, least, most);
    g_ptr_array_add(k->w->rows[WORLD_PARAMETERS], fields);
    g_free(key);
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
