#include "input/shares.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>

#define SUM_TOLERANCE 1e-6
#define NO_COLUMN     UINT32_MAX
#define GROUP_TEXT    200

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

static uint32_t first_of_group(const struct lc_model *m, const struct sum_rule *rule, uint32_t row)
{
    uint32_t first = 0;

    while (!same_group(m, rule, row, first)) {
        first++;
    }
    return first;
}

/* Sum of these values over the group of a row. */
static double sum_of(const struct lc_model *m, const struct sum_rule *rule, const double *values,
                     uint32_t row)
{
    double sum = 0;

    for (uint32_t other = 0; other < lc_rows(m, rule->table); other++) {
        if (same_group(m, rule, row, other)) {
            sum += values[lc_cell(m, rule->table, other, rule->share)];
        }
    }
    return sum;
}

/* "demand_share: the shares of market 'x' sum to 2, expected 1"; false where they do sum to 1. */
static bool tell_sum(char *why, size_t size, const struct lc_model *m, const struct sum_rule *rule,
                     uint32_t row, double sum)
{
    char group[GROUP_TEXT], text[LC_NUMBER_TEXT];

    if (fabs(sum - 1) <= SUM_TOLERANCE) {
        return false;
    }
    name_group(group, sizeof group, m, rule, row);
    lc_number_format_digits(text, sum, 10);
    snprintf(why, size, "%s: the shares%s sum to %s, expected 1 (within 0.000001)",
             m->tables[rule->table].schema->columns[rule->share].name, group,
             *text ? text : "no number");
    return true;
}

void lc_shares_check(const struct lc_model *m, struct lc_diag *d)
{
    char why[2 * GROUP_TEXT];

    for (size_t i = 0; i < sizeof sum_rules / sizeof sum_rules[0]; i++) {
        const struct lc_table *t = &m->tables[sum_rules[i].table];

        for (uint32_t row = 0; row < t->n_rows; row++) {
            if (first_of_group(m, &sum_rules[i], row) == row &&
                tell_sum(why, sizeof why, m, &sum_rules[i], row,
                         sum_of(m, &sum_rules[i], m->cells, row))) {
                lc_diag_add(d, (struct lc_place){t->file, t->line[row], 0}, "%s", why);
            }
        }
    }
}

/* The rule that the cell falls under, and its row; NULL where there is none. */
static const struct sum_rule *rule_of(uint32_t *row, const struct lc_model *m, uint32_t cell)
{
    for (size_t i = 0; i < sizeof sum_rules / sizeof sum_rules[0]; i++) {
        const struct sum_rule *rule = &sum_rules[i];

        for (*row = 0; *row < lc_rows(m, rule->table); ++*row) {
            if (lc_cell(m, rule->table, *row, rule->share) == cell) {
                return rule;
            }
        }
    }
    return NULL;
}

bool lc_shares_hold(char *why, size_t size, const struct lc_model *m, const double *values,
                    uint32_t cell)
{
    uint32_t row;
    const struct sum_rule *rule = rule_of(&row, m, cell);

    return !rule || !tell_sum(why, size, m, rule, row, sum_of(m, rule, values, row));
}

uint32_t lc_shares_other(const struct lc_model *m, uint32_t cell)
{
    uint32_t row;
    const struct sum_rule *rule = rule_of(&row, m, cell);

    for (uint32_t other = 0; rule && other < lc_rows(m, rule->table); other++) {
        if (other != row && same_group(m, rule, row, other)) {
            return lc_cell(m, rule->table, other, rule->share);
        }
    }
    return rule ? cell : LC_NO_SHARE;
}
