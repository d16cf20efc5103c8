/* Chains as indented text, as CSV, and as a graph for Graphviz.
 *
 * Text from the record is escaped as each form asks for. In the graph an arrow leads from a cause
 * to its effect, things that stand in several rows are one node, and layers are clusters.
 */
#ifndef LC_TRACE_PRINT_H
#define LC_TRACE_PRINT_H

#include "trace/chain.h"

#include <stdio.h>

void lc_chain_print_text(const struct lc_chain *c, FILE *to);
void lc_chain_print_csv(const struct lc_chain *c, FILE *to);
void lc_chain_print_dot(const struct lc_chain *c, FILE *to);

#endif
