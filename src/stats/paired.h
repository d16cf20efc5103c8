/* Two runs of the same replications, held against each other pair by pair: common random numbers
 * (Law 2015, Simulation Modeling and Analysis, section 11.2) make the difference of two policies
 * far surer than either of them.
 */
#ifndef LC_STATS_PAIRED_H
#define LC_STATS_PAIRED_H

#include <stddef.h>
#include <stdint.h>

#define LC_PAIRED_QUANTILES 4 /* p05, p10, p90, p95 */

struct lc_paired {
    size_t n;                          /* pairs */
    double first_median, other_median; /* of each side by itself */
    double median, mcse_median;        /* of the differences, other - first */
    double mean, mcse_mean;
    double quantiles[LC_PAIRED_QUANTILES];
    double median_share;    /* median of other / first - 1; NAN unless every first is above 0 */
    double probability_up;  /* share of pairs with a difference above 0 */
    double probability_nil; /* of exactly 0 */
    double variance_ratio;  /* of two runs of independent replications to the pairs, for the mean:
                               (var first + var other) / var of differences; infinite when all
                               differences are equal */
    double log_mean, mcse_log_mean, log_variance_ratio; /* the same of ln other - ln first; NAN
                                                           unless all values are above 0 */
};

/* Room that n pairs need; lc_paired_free() it. Make one a table. */
struct lc_paired_room;
struct lc_paired_room *lc_paired_room_new(size_t n);
void lc_paired_room_free(struct lc_paired_room *room);

/* Compares n (at most the room's) pairs of finite values. replications: the number of each pair,
 * ascending, for the Monte Carlo errors (stats/mcse.h). Values that differ by rounding alone (1e-12
 * of them) count as equal. With n = 0 all is NAN. */
void lc_paired_compare(struct lc_paired *out, struct lc_paired_room *room, const double *first,
                       const double *other, const uint32_t *replications, size_t n);

#endif
