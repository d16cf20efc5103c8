#include "world/ledger.h"

#include "base/arena.h"

#include <math.h>

/* Sum of an item's entries in a year. */
static double sum_of(const struct lc_ledger *l, uint32_t item, uint32_t year)
{
    const size_t block = (size_t)l->n_regions * l->n_applications;
    const double *entry = l->amount + ((size_t)year * l->n_items + item) * block;
    double sum = 0;
    for (size_t i = 0; i < block; i++) {
        sum += entry[i];
    }
    return sum;
}

/* What lies outside the ledger's years belongs to the nearest. */
static void turn_to_year(struct lc_ledger *l, lc_time now)
{
    const int year = lc_date_of(now).year;
    const int since = year - l->first_year;
    const uint32_t last = l->n_years - 1;
    l->year_from = lc_time_of(year, 1, 1);
    l->year_to = lc_time_of(year + 1, 1, 1);
    l->year = since < 0 ? 0 : (uint32_t)since > last ? last : (uint32_t)since;
    for (uint32_t item = 0; item < l->n_items; item++) {
        l->closed[item] = 0;
        for (uint32_t y = 0; y < l->year; y++) {
            l->closed[item] += sum_of(l, item, y);
        }
    }
}

void lc_ledger_post(struct lc_ledger *l, lc_time now, uint32_t item, uint32_t region,
                    const struct lc_shares *shares, double amount)
{
    if (now < l->year_from || now >= l->year_to) {
        turn_to_year(l, now);
    }
    double *restrict entry =
        l->amount +
        (((size_t)l->year * l->n_items + item) * l->n_regions + region) * l->n_applications;
    const double *restrict share = shares->of;
    for (uint32_t a = 0; a < l->n_applications; a++) {
        entry[a] += amount * share[a];
    }
    l->total[item] += amount;
}

double lc_ledger_imbalance(const struct lc_ledger *l)
{
    double worst = 0;
    for (uint32_t item = 0; item < l->n_items; item++) {
        const double sum = l->closed[item] + sum_of(l, item, l->year);
        const double scale = fmax(1, fabs(l->total[item]));
        worst = fmax(worst, fabs(sum - l->total[item]) / scale);
    }
    return worst;
}

void lc_pulls_reset(struct lc_pulls *p, uint32_t n_applications)
{
    struct lc_shares even = {0};
    lc_shares_normalise(&even, n_applications);
    p->n = 0;
    lc_pulls_add(p, &even);
}

uint32_t lc_pulls_add(struct lc_pulls *p, const struct lc_shares *shares)
{
    LC_GROW(p->items, p->room, p->n + 1);
    p->items[p->n] = *shares;
    return (uint32_t)p->n++;
}

void lc_shares_normalise(struct lc_shares *s, uint32_t n_applications)
{
    double sum = 0;
    for (uint32_t a = 0; a < n_applications; a++) {
        sum += s->of[a];
    }
    for (uint32_t a = 0; a < n_applications; a++) {
        s->of[a] = sum > 0 ? s->of[a] / sum : 1.0 / n_applications;
    }
}
