/* What is amiss with a part of an ensemble that somebody else may have made or changed. */
#ifndef LC_CLI_PART_FAULT_H
#define LC_CLI_PART_FAULT_H

#include "observe/samples.h"
#include "output/manifest.h"

struct lc_part_claim {
    const struct lc_manifest *manifest; /* of the folder */
    const char *folder;
    uint32_t block;
    const char *fault; /* out */
};

/* fault is NULL where the folder's part of that block is the one that its manifest names and the
 * NetCDF library survives its reading; else a text that says what it is. Looks at parts in so many
 * processes at once; not while other threads run. */
void lc_part_faults(struct lc_part_claim *claims, unsigned n, const struct lc_layout *l,
                    unsigned n_processes);

/* A line on stderr about each fault, with an ending of one's own. Returns how many there were. */
unsigned lc_part_complain(const struct lc_part_claim *claims, unsigned n, const char *ending);

#endif
