#include "stats/shapley.h"

#include <assert.h>
#include <string.h>

/* Share of the orders in which just these other parts come before one: s! (k - 1 - s)! / k!. */
static double share_of_orders(size_t s, size_t k)
{
    double share = 1 / (double)k;

    for (size_t i = 1; i <= s; i++) {
        share *= (double)i / (double)(k - i);
    }
    return share;
}

void lc_shapley_values(double *phi, const double *v, size_t k, size_t n)
{
    double shares[LC_SHAPLEY_PARTS_MAX];

    assert(k >= 1 && k <= LC_SHAPLEY_PARTS_MAX);
    for (size_t s = 0; s < k; s++) {
        shares[s] = share_of_orders(s, k);
    }
    memset(phi, 0, k * n * sizeof *phi);
    for (size_t part = 0; part < k; part++) {
        const size_t bit = (size_t)1 << part;

        for (size_t without = 0; without < (size_t)1 << k; without++) {
            if (without & bit) {
                continue;
            }
            const double share = shares[__builtin_popcountll(without)];
            const double *before = v + without * n, *after = v + (without | bit) * n;

            for (size_t j = 0; j < n; j++) {
                phi[part * n + j] += share * (after[j] - before[j]);
            }
        }
    }
}
