/* Which replication to show as an example: the one whose paths lie nearest to the medians.
 *
 * Nearness is told by ranks, so that no unit counts more than another: at each report the share of
 * replications below it, less a half, squared and summed over AI power and physical capital to
 * date. Of equal ones the first.
 */
#ifndef LC_OUTPUT_TYPICAL_H
#define LC_OUTPUT_TYPICAL_H

#include "output/result.h"

/* Its number. There must be at least one in the samples. */
uint32_t lc_typical_replication(const struct lc_result *r);

#endif
