/* A replication: (model with its scenarios, seed, index) -> observation. No globals, no clock, no
 * file.
 *
 * A worker holds what one thread needs again and again (world, engine, arenas) so that replications
 * allocate nothing once warm. Workers share only const data.
 */
#ifndef LC_ENSEMBLE_REPLICATION_H
#define LC_ENSEMBLE_REPLICATION_H

#include "base/status.h"
#include "engine/engine.h"
#include "base/outfile.h"
#include "observe/layout.h"
#include "observe/lineage_files.h"

/* Draws that a designed experiment prescribes in the place of the plan's. Run i takes row i, and
 * what is random in it (streams) is that of replication chance[i]. */
struct lc_prescribed {
    const double *draws; /* [n][n_parameters] */
    const uint32_t *chance;
};

struct lc_setup {
    const struct lc_model *model;
    const struct lc_layout *layout;
    uint64_t seed;
    lc_time from, to;                       /* to: last day, inclusive */
    const atomic_bool *stop;                /* may be NULL */
    const struct lc_prescribed *prescribed; /* NULL: the plan's draws */
};

struct lc_worker;

struct lc_worker *lc_worker_new(const struct lc_setup *setup);
void lc_worker_free(struct lc_worker *k);

#define LC_PROJECTS_FILE "projects.csv"

/* Where a single run sends its details (observe/eventlog.h, observe/projects.h and
 * observe/lineage.h write them). Without a file of events there are projects alone. */
struct lc_details {
    struct lc_outfile *events, *projects;
    struct lc_lineage_files lineage;
    uint32_t largest; /* projects of each kind; 0: all of them */
};

/* Runs replication `index`. LC_OK: *out is filled (out->failed may be set: counted and reported,
 * never redrawn); LC_STOPPED: the stop flag was seen and *out is void. details may be NULL; where
 * they are not, all files are open, or that of the projects alone. */
enum lc_status lc_worker_run(struct lc_worker *k, uint32_t index, struct lc_observation *out,
                             const struct lc_details *details);

#endif
