/* projects.csv: one row a phase of every project, for a Gantt chart. */
#ifndef LC_OBSERVE_PROJECTS_H
#define LC_OBSERVE_PROJECTS_H

#include "base/outfile.h"
#include "world/world.h"

void lc_projects_write(struct lc_outfile *f, const struct lc_world *w);

#endif
