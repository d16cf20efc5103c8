/* Morris trajectories over inputs of a sensitivity (stats/morris.h).
 *
 * A level of the grid stands for the middle of its part of the law: of four levels the eighth, the
 * third eighth and so on, so that no law is asked for its ends. Chance and the inputs that were not
 * chosen move between replications of a trajectory's own. */
#ifndef LC_CLI_SCREENING_H
#define LC_CLI_SCREENING_H

#include "cli/experiment.h"
#include "stats/morris.h"

#define LC_SCREENING_LEVELS 4

struct lc_screening {
    struct lc_experiment experiment;
    double *u;                 /* points of the whole trajectories */
    uint32_t n;                /* how many those are, once it has run */
    struct lc_morris *effects; /* of the columns, for the outcome asked last */
    double *y;
};

/* Over all inputs of s. LC_BAD_INPUT when it would be too large. Ends with lc_screening_fini(), if
 * it is LC_OK. */
enum lc_status lc_screening_init(struct lc_screening *c, const struct lc_sensitivity *s,
                                 uint32_t trajectories);
void lc_screening_fini(struct lc_screening *c);

/* LC_OK or LC_STOPPED. */
enum lc_status lc_screening_run(struct lc_screening *c, struct lc_sensitivity *s);

/* Effects of all columns on an outcome; valid until the next call. */
const struct lc_morris *lc_screening_effects(struct lc_screening *c, uint32_t outcome);

/* Keeps of the inputs of s the n_wanted that have the largest effect on any outcome, largest first:
 * mu* as a share of the largest mu* of an input on that outcome. */
void lc_screening_choose(struct lc_screening *c, struct lc_sensitivity *s, uint32_t n_wanted);

#endif
