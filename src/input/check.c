#include "input/check.h"

#include "base/limits.h"
#include "base/number.h"
#include "input/field.h"

#include <math.h>
#include <string.h>

#define SUM_TOLERANCE 1e-6
#define NO_COLUMN     UINT32_MAX

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

/* Shares that sum to 1 over the rows that agree in up to two columns (references or choices). */
struct sum_rule {
    enum lc_table_id table;
    uint32_t share;
    uint32_t by, and_by; /* or NO_COLUMN */
};

static const struct sum_rule sum_rules[] = {
    {LC_T_REGIONS, LC_REGION_DEMAND_SHARE, NO_COLUMN, NO_COLUMN},
    {LC_T_LABS, LC_LAB_RD_SHARE, LC_LAB_MARKET, NO_COLUMN},
    {LC_T_PROGRAMMES, LC_PROGRAMME_BUDGET_SHARE, LC_PROGRAMME_LAB, NO_COLUMN},
    {LC_T_BUILDERS, LC_BUILDER_DEMAND_SHARE, LC_BUILDER_MARKET, NO_COLUMN},
    {LC_T_VENDORS, LC_VENDOR_MERCHANT_SHARE, LC_VENDOR_MARKET, NO_COLUMN},
    {LC_T_LINES, LC_LINE_EXPANSION_SHARE, LC_LINE_STAGE, LC_LINE_MARKET},
    {LC_T_COST_LINES, LC_COST_LINE_SHARE, LC_COST_LINE_KIND, NO_COLUMN},
};

static bool same_group(const struct lc_model *m, const struct sum_rule *rule, uint32_t a,
                       uint32_t b)
{
    const uint32_t columns[] = {rule->by, rule->and_by};

    for (int i = 0; i < 2; i++) {
        if (columns[i] != NO_COLUMN &&
            lc_ref(m, rule->table, a, columns[i]) != lc_ref(m, rule->table, b, columns[i])) {
            return false;
        }
    }
    return true;
}

/* " over lab 'x'", for messages. */
static void name_group(char *text, size_t size, const struct lc_model *m,
                       const struct sum_rule *rule, uint32_t row)
{
    const struct lc_schema *schema = m->tables[rule->table].schema;
    const uint32_t columns[] = {rule->by, rule->and_by};
    size_t n = 0;

    text[0] = '\0';
    for (int i = 0; i < 2; i++) {
        if (columns[i] != NO_COLUMN && n < size) {
            n += (size_t)snprintf(text + n, size - n, "%s %s '%s'", i ? " and" : " of",
                                  schema->columns[columns[i]].name,
                                  lc_text(m, rule->table, row, columns[i]));
        }
    }
}

/* Each group is summed at its first row; the tables are small once their counts are checked. */
static void check_sum(const struct checking *c, const struct sum_rule *rule)
{
    const struct lc_model *m = c->m;
    const struct lc_table *t = &m->tables[rule->table];
    bool *is_done = LC_ARENA_ARRAY(m->arena, bool, t->n_rows);
    char text[LC_NUMBER_TEXT], group[200];

    for (uint32_t row = 0; row < t->n_rows; row++) {
        double sum = 0;

        if (is_done[row]) {
            continue;
        }
        for (uint32_t other = row; other < t->n_rows; other++) {
            if (!is_done[other] && same_group(m, rule, row, other)) {
                sum += cell_of(m, rule->table, other, rule->share);
                is_done[other] = true;
            }
        }
        if (!(fabs(sum - 1) <= SUM_TOLERANCE)) {
            name_group(group, sizeof group, m, rule, row);
            lc_diag_add(c->d, place_of(m, rule->table, row),
                        "%s: the shares%s sum to %s, expected 1 (within 0.000001)",
                        t->schema->columns[rule->share].name, group,
                        lc_number_format_digits(text, sum, 10));
        }
    }
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
    for (size_t i = 0; i < sizeof sum_rules / sizeof sum_rules[0]; i++) {
        check_sum(&c, &sum_rules[i]);
    }
    for (size_t i = 0; i < sizeof cover_rules / sizeof cover_rules[0]; i++) {
        check_cover(&c, &cover_rules[i]);
    }
    check_order(&c, LC_T_FRONTIER, LC_FRONTIER_OPEN_LOG10_FLOP, LC_FRONTIER_CLOSED_LOG10_FLOP);
    check_order(&c, LC_T_MAKERS, LC_MAKER_GROWTH_MIN_PER_YEAR, LC_MAKER_GROWTH_MAX_PER_YEAR);
    check_adoption(&c);
    check_factor(&c);
    check_outside(&c);
}
