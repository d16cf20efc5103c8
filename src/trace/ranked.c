#include "trace/ranked.h"

#include "trace/chain.h"

#include <math.h>

struct lc_ranked *lc_ranked_new(void)
{
    struct lc_ranked *r = g_new0(struct lc_ranked, 1);

    r->parts = g_array_new(FALSE, FALSE, sizeof(struct lc_ranked_part));
    return r;
}

void lc_ranked_free(struct lc_ranked *r)
{
    g_array_free(r->parts, TRUE);
    g_free(r);
}

const struct lc_ranked_part *lc_ranked_at(const struct lc_ranked *r, guint i)
{
    return &g_array_index(r->parts, struct lc_ranked_part, i);
}

void lc_ranked_add(struct lc_ranked *r, guint id, double amount)
{
    const struct lc_ranked_part part = {id, amount};

    r->sum += amount;
    if (r->parts->len > 0 && lc_ranked_at(r, r->parts->len - 1)->id == id) {
        g_array_index(r->parts, struct lc_ranked_part, r->parts->len - 1).amount += amount;
    } else {
        g_array_append_val(r->parts, part);
    }
}

static gint by_size(gconstpointer a, gconstpointer b)
{
    const struct lc_ranked_part *x = a, *y = b;

    if (fabs(x->amount) != fabs(y->amount)) {
        return fabs(x->amount) < fabs(y->amount) ? 1 : -1;
    }
    return x->id < y->id ? -1 : x->id > y->id;
}

guint lc_ranked_sort(struct lc_ranked *r, double whole)
{
    guint n = 0;

    g_array_sort(r->parts, by_size);
    while (n < r->parts->len &&
           (n < LC_CHAIN_LEAST_ROWS ||
            fabs(lc_ranked_at(r, n)->amount) >= LC_CHAIN_LEAST_SHARE * fabs(whole))) {
        n++;
    }
    return n;
}

double lc_ranked_share(double amount, double whole)
{
    return whole != 0 ? amount / whole : NAN;
}

double lc_ranked_rest(const struct lc_ranked *r, guint n)
{
    double rest = 0;

    for (guint i = n; i < r->parts->len; i++) {
        rest += lc_ranked_at(r, i)->amount;
    }
    return r->sum != 0 ? rest / r->sum : 0;
}
