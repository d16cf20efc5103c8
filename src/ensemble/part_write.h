/* Writing a block of replications as one part of an ensemble on disk. */
#ifndef LC_ENSEMBLE_PART_WRITE_H
#define LC_ENSEMBLE_PART_WRITE_H

#include "base/status.h"
#include "ensemble/block.h"

/* What is said of the ensemble in each of its parts. Nothing in it may depend on how many
 * replications were asked for: parts of a smaller forecast are parts of a larger one. */
struct lc_part_about {
    const struct lc_layout *layout;
    const char *scenario, *program_version;
    uint64_t seed;
};

/* Writes the block into folder/ensemble/part-NNNNN.nc, whole or not at all. LC_FAILED: a line is on
 * stderr. digest receives 64 hex digits and a terminator. Replications that failed are marked in
 * the variable "failed" and hold no numbers. Not to be called by two threads at once: the NetCDF
 * library can't bear that. */
enum lc_status lc_part_write(const char *folder, const struct lc_block *b,
                             const struct lc_part_about *about, char digest[65]);

#endif
