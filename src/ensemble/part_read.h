/* Reading one part of an ensemble on disk. */
#ifndef LC_ENSEMBLE_PART_READ_H
#define LC_ENSEMBLE_PART_READ_H

#include "ensemble/part_schema.h"

#include "rand/latin.h"

struct lc_part {
    char *path;
    int file;                  /* NetCDF's, while it is open */
    uint32_t first, n;         /* replications */
    bool kept[LC_LATIN_BLOCK]; /* did not fail */
    uint32_t n_kept;
};

/* Opens and closes the file of a part; what else is in the struct stays. A line on stderr and false
 * when that can't be done. */
bool lc_part_open(struct lc_part *p);
void lc_part_close(struct lc_part *p);

/* Reads which replications the open part holds, and compares its shape with the layout. */
bool lc_part_inspect(struct lc_part *p, const struct lc_layout *l, uint32_t block);

/* Reads a stripe of the open part: to[(offset * stride + i)] is the i-th replication that did not
 * fail, for each cell of the stripe. room: cells of the stripe * LC_LATIN_BLOCK. */
bool lc_part_read(const struct lc_part *p, float *to, size_t stride, float *room,
                  const struct lc_stripe *s);

/* All draws of the open part: to[slot * n_parameters + parameter], failed replications included. */
bool lc_part_read_draws(const struct lc_part *p, double *to, uint32_t n_parameters);

#endif
