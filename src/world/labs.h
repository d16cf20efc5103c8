/* Model families, training programmes and pending releases (model section 5.2). */
#ifndef LC_WORLD_LABS_H
#define LC_WORLD_LABS_H

#include "base/limits.h"
#include "base/time.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lc_family {
    double closed_log10, open_log10; /* best models, effective training FLOP */
    double reference_log10;          /* physical log10 FLOP of the leading run at the start */
    double closed_start_log10;
    double deployed_progress; /* ln of algorithmic efficiency in the models on sale */
    lc_time last_open;        /* of the last open release that raised the open frontier */
    uint32_t closed_releases;
};

struct lc_programme {
    uint16_t lab, family, market;
    bool open;
    uint32_t runs;
    double physical_log10, effective_log10; /* of the run under way or in review */
};

/* A release on its way. */
struct lc_release {
    uint16_t family;
    double capability_log10;
    double progress;
};

struct lc_releases {
    struct lc_release *items;
    size_t n, room;
};

#endif
