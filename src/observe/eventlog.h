/* events.csv: one line an event, with the event that caused it. */
#ifndef LC_OBSERVE_EVENTLOG_H
#define LC_OBSERVE_EVENTLOG_H

#include "base/outfile.h"
#include "world/world.h"

void lc_eventlog_header(struct lc_outfile *f);
void lc_eventlog_write(struct lc_outfile *f, const struct lc_world *w, const struct lc_event *e);

#endif
