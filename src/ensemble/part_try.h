/* Whether a part can be read without harm: NetCDF and HDF5 are not made for hostile files. */
#ifndef LC_ENSEMBLE_PART_TRY_H
#define LC_ENSEMBLE_PART_TRY_H

#include "observe/samples.h"

#include <stdbool.h>

struct lc_part_trial {
    char *path; /* the caller's */
    uint32_t block;
    bool survived; /* out */
};

/* Reads all of each part in a process of its own, as it will be read here, and forgets it; so many
 * processes at once. Not survived: the libraries ended the process, or it had to be ended. One that
 * they refuse in an orderly way has survived, for they will say so again. Not while other threads
 * run. */
void lc_parts_try(struct lc_part_trial *trials, unsigned n, const struct lc_layout *l,
                  unsigned n_processes);

#endif
