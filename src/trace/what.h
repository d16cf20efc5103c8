/* The word that says what is to be traced.
 *
 *   plant-12, factory-3, refit-4, fab-5, ... line-5, project-5   a project, by the number it has in
 *                                                              events.csv and projects.csv
 *   cohort-6                                                   apprentices, by number
 *   event-7                                                    an event, by number
 *   ledger:ITEM[:REGION]@YEAR                                  what was posted
 *   application:NAME[:REGION][@YEAR]                           forward, all that it pulled
 */
#ifndef LC_TRACE_WHAT_H
#define LC_TRACE_WHAT_H

#include "trace/chain.h"
#include "trace/record.h"

/* The chain of what the word names. NULL, with a line on stderr, when it names nothing. */
struct lc_chain *lc_trace_what(const struct lc_record *r, const char *what);

#endif
