/* The value of a report column in a calendar year, in each replication: what it is stands in
 * observe/probe.h. */
#ifndef LC_OUTPUT_ANNUAL_H
#define LC_OUTPUT_ANNUAL_H

#include "output/result.h"
#include "output/summarise.h"

/* Puts the values of all replications into s->values; s->spare is overwritten. False when no report
 * falls into the year. */
bool lc_annual_get(struct lc_scratch *s, const struct lc_result *r, uint32_t column, int year);

#endif
