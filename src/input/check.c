#include "input/check.h"

#include "base/limits.h"
#include "base/number.h"
#include "input/field.h"
#include "input/shares.h"

#include <math.h>
#include <string.h>

struct checking {
    const struct lc_model *m;
    struct lc_diag *d;
};

static struct lc_place place_of(const struct lc_model *m, enum lc_table_id t, uint32_t row)
{
    return (struct lc_place){m->tables[t].file, m->tables[t].line[row], 0};
}

static double cell_of(const struct lc_model *m, enum lc_table_id t, uint32_t row, uint32_t column)
{
    return m->cells[lc_cell(m, t, row, column)];
}

static void check_counts(const struct checking *c)
{
    static const struct {
        enum lc_table_id table;
        uint32_t most;
    } limits[] = {
        {LC_T_APPLICATIONS, LC_MAX_APPLICATIONS},
        {LC_T_REGIONS, LC_MAX_REGIONS},
        {LC_T_MARKETS, LC_MAX_MARKETS},
        {LC_T_FAMILIES, LC_MAX_FAMILIES},
        {LC_T_TRADES, LC_MAX_TRADES},
        {LC_T_STAGES, LC_MAX_STAGES},
        {LC_T_COST_LINES, LC_MAX_COST_LINES},
        {LC_T_BUILDERS, LC_MAX_BUILDERS},
        {LC_T_VENDORS, LC_MAX_VENDORS},
        {LC_T_MAKERS, LC_MAX_MAKERS},
        {LC_T_TECHNOLOGIES, LC_MAX_TECHNOLOGIES},
    };

    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        const struct lc_table *t = &c->m->tables[limits[i].table];

        if (t->n_rows > limits[i].most) {
            lc_diag_add(c->d, (struct lc_place){t->file, t->line[limits[i].most], 0},
                        "%u rows, the program takes at most %u", t->n_rows, limits[i].most);
        }
    }
}

/* Rows of one table that some row of another must refer to. */
struct cover_rule {
    enum lc_table_id table, by;
    uint32_t column; /* of `by` */
};

static const struct cover_rule cover_rules[] = {
    {LC_T_REGIONS, LC_T_GRID, LC_GRID_REGION},
    {LC_T_MARKETS, LC_T_CAPITAL, LC_CAPITAL_MARKET},
    {LC_T_FAMILIES, LC_T_FRONTIER, LC_FRONTIER_FAMILY},
    {LC_T_LINES, LC_T_LINE_STATE, LC_LINE_STATE_LINE},
    {LC_T_MAKERS, LC_T_MAKER_STATE, LC_MAKER_STATE_MAKER},
    {LC_T_VENDORS, LC_T_CHIPS, LC_CHIP_VENDOR},
    {LC_T_LABS, LC_T_PROGRAMMES, LC_PROGRAMME_LAB},
    {LC_T_MARKETS, LC_T_VENDORS, LC_VENDOR_MARKET},
    {LC_T_MARKETS, LC_T_REGIONS, LC_REGION_MARKET},
    {LC_T_MARKETS, LC_T_BUILDERS, LC_BUILDER_MARKET},
};

static void check_cover(const struct checking *c, const struct cover_rule *rule)
{
    const struct lc_model *m = c->m;
    bool *is_met = LC_ARENA_ARRAY(m->arena, bool, lc_rows(m, rule->table));

    for (uint32_t row = 0; row < lc_rows(m, rule->by); row++) {
        is_met[lc_ref(m, rule->by, row, rule->column)] = true;
    }
    for (uint32_t row = 0; row < lc_rows(m, rule->table); row++) {
        if (!is_met[row]) {
            lc_diag_add(c->d, place_of(m, rule->table, row), "'%s' has no row in %s",
                        m->tables[rule->table].key[row], m->tables[rule->by].file);
        }
    }
}

/* In every row the one column is at most the other. */
static void check_order(const struct checking *c, enum lc_table_id t, uint32_t low, uint32_t high)
{
    const struct lc_model *m = c->m;
    const struct lc_column *columns = m->tables[t].schema->columns;

    for (uint32_t row = 0; row < lc_rows(m, t); row++) {
        if (cell_of(m, t, row, low) > cell_of(m, t, row, high)) {
            lc_diag_add(c->d, place_of(m, t, row), "%s is above %s", columns[low].name,
                        columns[high].name);
        }
    }
}

static void check_adoption(const struct checking *c)
{
    const struct lc_model *m = c->m;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_ADOPTION); row++) {
        if (cell_of(m, LC_T_ADOPTION, row, LC_ADOPTION_ADOPTED_SHARE) == 0 &&
            cell_of(m, LC_T_ADOPTION, row, LC_ADOPTION_SPEND_BUSD_PER_YEAR) != 0) {
            lc_diag_add(
                c->d, place_of(m, LC_T_ADOPTION, row),
                "spend_busd_per_year without adopters, expected 0 where adopted_share is 0");
        }
    }
}

/* Observations are divided by it where they are shown beside the model's series. */
static void check_factor(const struct checking *c)
{
    const struct lc_model *m = c->m;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_MAPPING); row++) {
        if (cell_of(m, LC_T_MAPPING, row, LC_MAPPING_FACTOR) == 0) {
            lc_diag_add(c->d, place_of(m, LC_T_MAPPING, row),
                        "factor: 0, expected another number: the series would stand for nothing");
        }
    }
}

/* A builder builds for the market that it serves, and is paid there. */
static void check_served(const struct checking *c, enum lc_table_id t, uint32_t builder_column,
                         uint32_t region_column)
{
    const struct lc_model *m = c->m;

    for (uint32_t row = 0; row < lc_rows(m, t); row++) {
        const uint32_t builder = lc_ref(m, t, row, builder_column);
        const uint32_t region = lc_ref(m, t, row, region_column);

        if (lc_ref(m, LC_T_BUILDERS, builder, LC_BUILDER_MARKET) !=
            lc_ref(m, LC_T_REGIONS, region, LC_REGION_MARKET)) {
            lc_diag_add(c->d, place_of(m, t, row),
                        "region: '%s' lies in market '%s', expected a region of '%s', which '%s' "
                        "serves",
                        m->tables[LC_T_REGIONS].key[region],
                        lc_text(m, LC_T_REGIONS, region, LC_REGION_MARKET),
                        lc_text(m, LC_T_BUILDERS, builder, LC_BUILDER_MARKET),
                        m->tables[LC_T_BUILDERS].key[builder]);
        }
    }
}

/* Which table the members of an outside quantity are rows of, in the order of its choices. */
static void check_outside(const struct checking *c)
{
    static const enum lc_table_id tables[] = {LC_T_REGIONS,  LC_T_REGIONS, LC_T_REGIONS,
                                              LC_T_BUILDERS, LC_T_MAKERS,  LC_T_REGIONS,
                                              LC_T_REGIONS};
    const struct lc_model *m = c->m;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_OUTSIDE); row++) {
        const enum lc_table_id t = tables[lc_ref(m, LC_T_OUTSIDE, row, LC_OUTSIDE_QUANTITY)];
        const char *member = lc_text(m, LC_T_OUTSIDE, row, LC_OUTSIDE_MEMBER);

        if (lc_row_find(m, t, member) < 0) {
            char hint[LC_HINT_TEXT];

            lc_diag_add(c->d, place_of(m, LC_T_OUTSIDE, row), "member: %s is not in %s.csv%s",
                        lc_quote(c->d, member), m->tables[t].schema->name,
                        lc_hint(hint, member, m->tables[t].key, m->tables[t].n_rows));
        }
    }
}

void lc_check_tables(const struct lc_model *m, struct lc_diag *d)
{
    const struct checking c = {m, d};
    const size_t before = lc_diag_count(d);

    check_counts(&c);
    if (lc_diag_count(d) > before) {
        return;
    }
    lc_shares_check(m, d);
    for (size_t i = 0; i < sizeof cover_rules / sizeof cover_rules[0]; i++) {
        check_cover(&c, &cover_rules[i]);
    }
    check_order(&c, LC_T_FRONTIER, LC_FRONTIER_OPEN_LOG10_FLOP, LC_FRONTIER_CLOSED_LOG10_FLOP);
    check_order(&c, LC_T_MAKERS, LC_MAKER_GROWTH_MIN_PER_YEAR, LC_MAKER_GROWTH_MAX_PER_YEAR);
    check_adoption(&c);
    check_factor(&c);
    check_served(&c, LC_T_FLEET, LC_FLEET_BUILDER, LC_FLEET_REGION);
    check_served(&c, LC_T_PIPELINE, LC_PIPELINE_BUILDER, LC_PIPELINE_REGION);
    check_served(&c, LC_T_HALLS, LC_HALL_BUILDER, LC_HALL_REGION);
    check_outside(&c);
}
