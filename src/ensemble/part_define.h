/* The header of a part: dimensions, variables with units and meanings, coordinates. */
#ifndef LC_ENSEMBLE_PART_DEFINE_H
#define LC_ENSEMBLE_PART_DEFINE_H

#include "ensemble/part_write.h"

/* Defines everything in the open NetCDF file and writes the coordinates (all but the replications).
 * n: replications of the part. Returns NetCDF's status. */
int lc_part_define(int file, const struct lc_part_about *about, uint32_t n);

#endif
