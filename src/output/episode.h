/* Episodes of the compute market, by place: a market, or the world as the mean of its markets by AI
 * power. All that tells what an episode is stands here.
 *
 * Shortage: the rent is above its long-run price, or demand is unserved. Depth: by how much the
 * rent is above, as a ratio, or the share unserved where that is more.
 *
 * Glut: utilisation is below what builders plan for and the rent below its long-run price. Depth:
 * by how much the income of compute falls short of its long-run user cost, a share.
 *
 * Overbuild: a glut by which owners lose: new compute is worth less than it costs (Tobin's q below
 * 1), and what is in place earns less than the required return. Depth: 1 - q. Without the glut a
 * rent above its long-run price would do, as q weighs utilisation more than the rent: shortage and
 * overbuild of the same compute at once.
 *
 * No threshold is made up: prices, utilisation and returns are held against what the model's own
 * builders plan with (utilisation_target, long-run user cost, required return). Only lasting ones
 * count: rents and utilisation swing around these from quarter to quarter, as factories come in
 * lumps, and builders themselves look at a q smoothed over half a year. So one that begins in the
 * last year of the horizon is not seen.
 */
#ifndef LC_OUTPUT_EPISODE_H
#define LC_OUTPUT_EPISODE_H

#include "output/held.h"
#include "stats/spell.h"

#define LC_EPISODE_LEAST_YEARS 0.98 /* a year, whatever its months; shorter ones are swings */

/* An overbuild that takes a quarter of the value of new compute: as much as owners usually put up
 * themselves where compute is bought on credit, so that lenders begin to lose. Judgement. */
#define LC_OVERBUILD_DEEP 0.25

enum lc_episode_kind { LC_SHORTAGE, LC_GLUT, LC_OVERBUILD, LC_EPISODE_KINDS };

extern const char *const lc_episode_names[LC_EPISODE_KINDS];

/* Whether it was there in the first period. Stock and spend at the start are drawn apart, so that
 * utilisation may begin below the target or above it: that is not what anyone builds in the run. */
static inline bool lc_episode_is_inherited(const struct lc_spell *s)
{
    return s->first == 0;
}

/* Values of a place, for the n replications of a result. */
struct lc_marketplace {
    const struct lc_result *result;
    uint32_t market; /* or LC_WORLD */
    double *weight, *spare, *sum;
};

/* Places of a result: the world, then its markets unless there is but one, which is the world. */
uint32_t lc_marketplace_count(const struct lc_result *r);

static inline uint32_t lc_marketplace_number(uint32_t i) /* of the i-th place */
{
    return i == 0 ? LC_WORLD : i - 1;
}

struct lc_marketplace lc_marketplace_new(const struct lc_result *r, uint32_t market);
void lc_marketplace_free(struct lc_marketplace *p);
const char *lc_marketplace_name(const struct lc_marketplace *p);

/* A series of markets at a date: the market's, or the world's mean by AI power. */
void lc_marketplace_get(double *out, const struct lc_marketplace *p, enum lc_series_id id,
                        uint32_t date);

/* A series of regions at a date, summed over those of the place. */
void lc_marketplace_sum(double *out, const struct lc_marketplace *p, enum lc_series_id id,
                        uint32_t date);

/* All episodes of a kind there, inherited ones as well. */
void lc_episodes_find(struct lc_spells *s, const struct lc_marketplace *p,
                      enum lc_episode_kind kind);

/* Length of each period in years; g_free() it. */
double *lc_period_years(const struct lc_result *r);

#endif
