/* Whether a part can be read without harm: NetCDF and HDF5 are not made for hostile files. */
#ifndef LC_ENSEMBLE_PART_TRY_H
#define LC_ENSEMBLE_PART_TRY_H

#include "observe/samples.h"

#include <stdbool.h>

/* Reads all of the part of that block in a process of its own, as it will be read here, and forgets
 * it. False when the libraries ended that process, or it had to be ended; true also when they
 * refused the file in an orderly way, for they will say so again. Not while other threads run. */
bool lc_part_try(const char *path, const struct lc_layout *l, uint32_t block);

#endif
