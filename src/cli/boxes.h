/* Scenario discovery: in which ranges of the inputs does the condition of the request hold
 * (stats/prim.h). Writes boxes.csv and prints the boxes. */
#ifndef LC_CLI_BOXES_H
#define LC_CLI_BOXES_H

#include "cli/columns.h"

/* numbers: the n replications that did not fail. */
enum lc_status lc_boxes_find(struct lc_sensitivity *s, const struct lc_columns *c,
                             const uint32_t *numbers, uint32_t n);

#endif
