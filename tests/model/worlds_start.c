#include "model/worlds_making.h"

#include <math.h>
#include <string.h>

#define MOST_OF_A_ROW 200 /* entities that a row of the start may stand for: time, not meaning */

/* The row of a table with that name. */
static gchar **row_named(const struct making *k, int table, const char *name)
{
    guint i = 0;

    while (strcmp(world_row(k->w, table, i)[0], name) != 0) {
        i++;
    }
    return world_row(k->w, table, i);
}

/* What a builder has stands in the market that it serves. */
static void settle_builders(struct making *k, int table, unsigned builder, unsigned region)
{
    for (guint i = k->w->rows[table]->len; i-- > 0;) {
        gchar **fields = world_row(k->w, table, i);
        const char *market = row_named(k, LC_T_BUILDERS, fields[builder])[LC_BUILDER_MARKET];

        while (strcmp(row_named(k, LC_T_REGIONS, fields[region])[LC_REGION_MARKET], market) != 0) {
            cell_put(fields, region, draw_key(k, LC_T_REGIONS));
        }
    }
    for (guint i = k->w->rows[table]->len; i-- > 0;) {
        for (guint e = 0; e < i; e++) {
            gchar *a = world_key(k->w, table, i), *b = world_key(k->w, table, e);
            const bool is_double = strcmp(a, b) == 0;

            g_free(a);
            g_free(b);
            if (is_double) {
                g_ptr_array_remove_index(k->w->rows[table], i);
                break;
            }
        }
    }
}

/* The start makes an entity of each plant, so that a row of many takes time. */
static void limit_plants(struct making *k, int table, unsigned builder, unsigned mw)
{
    for (guint i = 0; i < k->w->rows[table]->len; i++) {
        gchar **fields = world_row(k->w, table, i);
        const double most =
            MOST_OF_A_ROW *
            cell_number(row_named(k, LC_T_BUILDERS, fields[builder]), LC_BUILDER_SIZE_MEDIAN_MW);

        cell_put_number(fields, mw, fmin(most, cell_number(fields, mw)));
    }
}

static void limit_lines(struct making *k)
{
    double least = INFINITY;

    for (guint i = 0; i < k->w->rows[LC_T_STAGES]->len; i++) {
        least = fmin(least, cell_number(world_row(k->w, LC_T_STAGES, i), LC_STAGE_PROJECT_UNITS));
    }
    for (guint i = 0; i < k->w->rows[LC_T_LINE_STATE]->len; i++) {
        gchar **fields = world_row(k->w, LC_T_LINE_STATE, i);

        cell_put_number(
            fields, LC_LINE_STATE_BUILDING_PER_MONTH,
            fmin(MOST_OF_A_ROW * least, cell_number(fields, LC_LINE_STATE_BUILDING_PER_MONTH)));
    }
}

static void add_outside(struct making *k)
{
    static const int tables[] = {LC_T_REGIONS, LC_T_REGIONS, LC_T_REGIONS, LC_T_BUILDERS,
                                 LC_T_MAKERS,  LC_T_REGIONS, LC_T_REGIONS};

    for (guint i = draw_below(k, 8); i-- > 0;) {
        gchar **fields = row_add(k, LC_T_OUTSIDE);
        gchar **choices =
            g_strsplit(world_column(LC_T_OUTSIDE, LC_OUTSIDE_QUANTITY)->refers, "|", -1);
        guint q = 0;

        while (strcmp(choices[q], fields[LC_OUTSIDE_QUANTITY]) != 0) {
            q++;
        }
        cell_put(fields, LC_OUTSIDE_MEMBER, draw_key(k, tables[q]));
        row_is_new(k, LC_T_OUTSIDE);
        g_strfreev(choices);
    }
}

void world_add_start(struct making *k)
{
    if (k->w->rows[LC_T_APPLICATIONS]->len > 0) {
        rows_some(k, LC_T_ADOPTION, 40);
    }
    for (guint i = 0; i < k->w->rows[LC_T_ADOPTION]->len; i++) {
        gchar **fields = world_row(k->w, LC_T_ADOPTION, i);

        if (cell_number(fields, LC_ADOPTION_ADOPTED_SHARE) <= 0) {
            cell_put(fields, LC_ADOPTION_SPEND_BUSD_PER_YEAR, "0");
        }
    }
    rows_each(k, LC_T_FRONTIER, LC_T_FAMILIES, LC_FRONTIER_FAMILY);
    for (guint i = 0; i < k->w->rows[LC_T_FRONTIER]->len; i++) {
        gchar **fields = world_row(k->w, LC_T_FRONTIER, i);

        cell_put_number(fields, LC_FRONTIER_OPEN_LOG10_FLOP,
                        fmin(cell_number(fields, LC_FRONTIER_OPEN_LOG10_FLOP),
                             cell_number(fields, LC_FRONTIER_CLOSED_LOG10_FLOP)));
    }
    rows_some(k, LC_T_FLEET, 30);
    settle_builders(k, LC_T_FLEET, LC_FLEET_BUILDER, LC_FLEET_REGION);
    limit_plants(k, LC_T_FLEET, LC_FLEET_BUILDER, LC_FLEET_FACILITY_MW);
    for (guint i = draw_below(k, 6); i-- > 0;) {
        cell_put(row_add(k, LC_T_PIPELINE), LC_PIPELINE_PHASE, draw_phase(k, "factory"));
        row_is_new(k, LC_T_PIPELINE);
    }
    settle_builders(k, LC_T_PIPELINE, LC_PIPELINE_BUILDER, LC_PIPELINE_REGION);
    limit_plants(k, LC_T_PIPELINE, LC_PIPELINE_BUILDER, LC_PIPELINE_FACILITY_MW);
    rows_some(k, LC_T_HALLS, 8);
    settle_builders(k, LC_T_HALLS, LC_HALL_BUILDER, LC_HALL_REGION);
    limit_plants(k, LC_T_HALLS, LC_HALL_BUILDER, LC_HALL_FACILITY_MW);
    rows_each(k, LC_T_GRID, LC_T_REGIONS, LC_GRID_REGION);
    rows_each(k, LC_T_LINE_STATE, LC_T_LINES, LC_LINE_STATE_LINE);
    limit_lines(k);
    rows_some(k, LC_T_WORKFORCE, 60);
    rows_each(k, LC_T_MAKER_STATE, LC_T_MAKERS, LC_MAKER_STATE_MAKER);
    rows_each(k, LC_T_CAPITAL, LC_T_MARKETS, LC_CAPITAL_MARKET);
    add_outside(k);
}
