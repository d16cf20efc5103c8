/* What is amiss with a part of an ensemble that somebody else may have made or changed. */
#ifndef LC_CLI_PART_FAULT_H
#define LC_CLI_PART_FAULT_H

#include "observe/samples.h"
#include "output/manifest.h"

/* NULL: the folder's part of that block is the one that its manifest names, and the NetCDF library
 * survives its reading; else a text that says what it is. Not while other threads run. */
const char *lc_part_fault(const struct lc_manifest *m, const char *folder, uint32_t block,
                          const struct lc_layout *l);

/* The same; a fault is a line on stderr, and false. */
bool lc_part_vouch(const struct lc_manifest *m, const char *folder, uint32_t block,
                   const struct lc_layout *l);

#endif
