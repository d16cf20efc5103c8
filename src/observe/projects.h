/* projects.csv: one row a phase of every project, for a Gantt chart. */
#ifndef LC_OBSERVE_PROJECTS_H
#define LC_OBSERVE_PROJECTS_H

#include "base/outfile.h"
#include "world/world.h"

/* largest: how many of each kind, by size, of equal ones those that were proposed first; 0: all. */
void lc_projects_write(struct lc_outfile *f, const struct lc_world *w, uint32_t largest);

#endif
