#include "evidence/points.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define WHOLE                                                                                      \
    0.98 /* of a period, or it of them: months differ in length, quarters by a day or two */

static lc_time middle(lc_time from, lc_time end)
{
    return from + (end - from) / 2;
}

static double to_real(double value, lc_time at, enum lc_money money,
                      const struct lc_deflators *deflators)
{
    switch (money) {
    case LC_MONEY_NOMINAL:
        return value * lc_deflate_at(deflators, at);
    case LC_MONEY_2021:
        return value * lc_deflate_year(deflators, 2021);
    case LC_MONEY_2023:
        return value * lc_deflate_year(deflators, 2023);
    case LC_MONEY_2025:
        return value * lc_deflate_year(deflators, 2025);
    case LC_MONEY_NONE:
        break;
    }
    return value;
}

static bool is_state(enum lc_measure_kind measure)
{
    return measure == LC_MEASURE_LEVEL || measure == LC_MEASURE_INDEX ||
           measure == LC_MEASURE_RECORD;
}

static struct lc_point make(const struct lc_fact *f, double value, const struct lc_point_rule *rule,
                            const struct lc_deflators *deflators)
{
    const lc_time from = is_state(rule->measure) ? f->end : f->from;
    const lc_time at = middle(from, f->end);

    return (struct lc_point){.fact = f,
                             .from = from,
                             .end = f->end,
                             .published = value,
                             .value = to_real(value, at, rule->money, deflators),
                             .at_years = lc_years_between(0, at)};
}

static lc_time period_start(lc_time t, enum lc_gather gather)
{
    const struct lc_date d = lc_date_of(t);

    return lc_time_of(d.year, gather == LC_GATHER_YEAR ? 1 : (d.month - 1) / 3 * 3 + 1, 1);
}

/* Sums of the facts of a quarter or year, where they cover it, no more, and no day twice. */
static uint32_t gather(struct lc_point *out, const struct lc_fact *facts, uint32_t n,
                       const struct lc_point_rule *rule, const struct lc_deflators *deflators)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < n;) {
        const lc_time begin = period_start(facts[i].from, rule->gather);
        const lc_time end = lc_time_add_months(begin, rule->gather == LC_GATHER_YEAR ? 12 : 3);
        struct lc_point p = {.from = begin, .end = end};
        lc_time covered = 0, reached = facts[i].from;
        bool is_apart = true;

        for (; i < n && facts[i].from < end; i++) {
            const struct lc_point one = make(&facts[i], facts[i].value, rule, deflators);

            is_apart &= facts[i].from >= reached;
            reached = facts[i].end;
            covered += facts[i].end - facts[i].from;
            p.fact = &facts[i];
            p.published += one.published;
            p.value += one.value;
        }
        p.at_years = lc_years_between(0, middle(begin, end));
        if (is_apart && (double)covered >= WHOLE * (double)(end - begin) &&
            WHOLE * (double)covered <= (double)(end - begin)) {
            out[count++] = p;
        }
    }
    return count;
}

/* Steps of a cumulative series, of a gathered one those between ends of quarters or years; of two
 * values for one date the first one is left out. */
static uint32_t difference(struct lc_point *out, const struct lc_fact *facts, uint32_t n,
                           const struct lc_point_rule *rule, const struct lc_deflators *deflators)
{
    const struct lc_fact *last = NULL;
    uint32_t count = 0;

    for (uint32_t i = 0; i < n; i++) {
        struct lc_fact step = facts[i];
        const bool is_between =
            rule->gather != LC_GATHER_NONE && period_start(step.end, rule->gather) != step.end;

        if (is_between || (i + 1 < n && facts[i + 1].end == step.end)) {
            continue;
        }
        if (last) {
            step.from = last->end;
            out[count] = make(&step, step.value - last->value, rule, deflators);
            out[count++].fact = &facts[i];
        }
        last = &facts[i];
    }
    return count;
}

/* The highest value so far at the end of each year that has a fact. */
static uint32_t records(struct lc_point *out, const struct lc_fact *facts, uint32_t n,
                        const struct lc_point_rule *rule, const struct lc_deflators *deflators)
{
    const struct lc_fact *best = facts;
    uint32_t count = 0;

    for (uint32_t i = 0; i < n; i++) {
        const int year = lc_date_of(facts[i].end - LC_MS_PER_DAY).year;
        const bool is_last =
            i + 1 == n || lc_date_of(facts[i + 1].end - LC_MS_PER_DAY).year != year;
        struct lc_fact at = facts[i];

        best = facts[i].value > best->value ? &facts[i] : best;
        at.end = lc_time_of(year + 1, 1, 1);
        if (is_last) {
            out[count] = make(&at, best->value, rule, deflators);
            out[count++].fact = best;
        }
    }
    return count;
}

static uint32_t keep_positive(struct lc_point *points, uint32_t n)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < n; i++) {
        if (points[i].value > 0) {
            points[kept++] = points[i];
        }
    }
    return kept;
}

uint32_t lc_points_make(struct lc_point **points, struct lc_arena *a, const struct lc_fact *facts,
                        uint32_t n, const struct lc_point_rule *rule,
                        const struct lc_deflators *deflators)
{
    uint32_t count = 0;

    *points = LC_ARENA_ARRAY(a, struct lc_point, n);
    if (rule->measure == LC_MEASURE_INCREMENT) {
        count = difference(*points, facts, n, rule, deflators);
    } else if (rule->measure == LC_MEASURE_RECORD) {
        count = records(*points, facts, n, rule, deflators);
    } else if (rule->gather != LC_GATHER_NONE) {
        count = gather(*points, facts, n, rule, deflators);
    } else {
        for (; count < n; count++) {
            (*points)[count] = make(&facts[count], facts[count].value, rule, deflators);
        }
    }
    return keep_positive(*points, count);
}

const char *lc_point_unit(struct lc_arena *a, const char *unit, const struct lc_point_rule *rule)
{
    static const char of_month[] = "_per_month";

    if (rule->measure != LC_MEASURE_SUM || rule->gather == LC_GATHER_NONE ||
        !g_str_has_suffix(unit, of_month)) {
        return unit;
    }
    const char *period = rule->gather == LC_GATHER_QUARTER ? "quarter" : "year";
    char *name =
        g_strdup_printf("%.*s_per_%s", (int)(strlen(unit) - strlen(of_month)), unit, period);
    const char *kept = lc_arena_text(a, name);

    g_free(name);
    return kept;
}
