/* Starting projects and opening their gates: what any agent may do with a project. The construction
 * agent does the rest. */
#ifndef LC_WORLD_BUILD_H
#define LC_WORLD_BUILD_H

#include "world/world.h"

struct lc_project_request {
    enum lc_project_kind kind;
    uint32_t owner, region;
    double size;         /* MW or M$ */
    double capital_musd; /* without IT */
    uint64_t key;
    uint32_t pull; /* number of its shares */
};

/* Adds a project; nothing happens before lc_project_begin(). Returns its number. */
uint32_t lc_project_new(struct lc_world *w, const struct lc_project_request *r);

/* Adds the expansion of a chip line by so many units a month: its capital, kind and place follow
 * from line and stage. Returns its number; it is not begun. */
uint32_t lc_project_expand_line(struct lc_world *w, uint32_t line, double units, uint64_t key,
                                uint32_t pull);

/* Schedules the start of the phases that wait for nothing. Phases in done_mask count as done
 * already. */
void lc_project_begin(struct lc_world *w, uint32_t project, uint32_t done_mask);

/* Schedules the start of each phase whose predecessors have ended and whose start gate is open. */
void lc_project_advance(struct lc_world *w, uint32_t project);

/* Opens a gate: a phase that waits behind it starts (chips) or ends as soon as its least duration
 * is over (power, equipment). */
void lc_project_open_gate(struct lc_world *w, uint32_t project, enum lc_gate gate);

/* Least duration of a phase in years, overrun not included. */
double lc_phase_least_years(const struct lc_world *w, const struct lc_project *p, int phase);

/* Years from now until the phase behind the chips gate can start, if nothing is late. */
double lc_project_years_to_chips(const struct lc_world *w, const struct lc_project *p);

/* Takes a project that is done or withdrawn off the active list. */
void lc_project_retire(struct lc_world *w, uint32_t project);

/* Origins of projects' keys: the table that a project comes from, or a builder's reviews from this
 * number on. It stays what it is when a table is added, so that a new table changes no draw. */
#define LC_ORIGIN_BUILDERS 33u

/* Key of a project's streams, from three small numbers. */
uint64_t lc_project_key(uint32_t origin, uint32_t major, uint32_t minor);

#endif
