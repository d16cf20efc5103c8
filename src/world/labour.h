/* Pools of workers by region and trade, and cohorts of apprentices (model section 5.6). */
#ifndef LC_WORLD_LABOUR_H
#define LC_WORLD_LABOUR_H

#include "engine/pool.h"

struct lc_labour {
    uint16_t region, trade;
    struct lc_pool pool; /* capacity: workers that the build-out can reach */
    double base_workers; /* the same without what the premium draws in */
    double premium_share;
    double apprentices; /* in training */
    double last_intake_per_year;
    uint32_t cohorts, months;
    int64_t permanent; /* busy for good: operators */
};

struct lc_cohort {
    uint32_t pool, ordinal;
    unsigned apprentices;
};

struct lc_cohorts {
    struct lc_cohort *items;
    size_t n, room;
};

#endif
