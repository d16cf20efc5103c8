/* Joint causes of one effect: projects with their weights. */
#ifndef LC_OBSERVE_JOINT_H
#define LC_OBSERVE_JOINT_H

#include <stdint.h>

#define LC_LINK_LEAST_SHARE 0.01 /* of a joint cause that has a line of its own */
#define LC_LINK_LEAST_ROWS  3    /* so many have one however small they are */

struct lc_joint_cause {
    uint32_t project; /* or LC_NOBODY: what was there before the start */
    double weight;
};

struct lc_joint;

struct lc_joint *lc_joint_new(void);
void lc_joint_free(struct lc_joint *j); /* may be NULL */

/* Weights that are not above 0 are left out. */
void lc_joint_add(struct lc_joint *j, uint32_t project, double weight);

/* The heaviest first, then by number. */
void lc_joint_sort(struct lc_joint *j);

uint32_t lc_joint_count(const struct lc_joint *j);
const struct lc_joint_cause *lc_joint_at(const struct lc_joint *j, uint32_t i);

#endif
