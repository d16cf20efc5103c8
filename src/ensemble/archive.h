/* Reads an ensemble on disk back, cell by cell, in bounded memory.
 *
 * Whoever makes tables asks for one cell after the other (observe/samples.h). What is read at once
 * is a stripe, such as a series at all dates, over all parts; stripes are kept until the budget is
 * full, then those used longest ago go. Asked for in the order of the parts' layout, each part is
 * opened a few times, not once a cell. Invariant: memory does not grow with the number of
 * replications, but for four bytes each and, past the budget, one stripe.
 */
#ifndef LC_ENSEMBLE_ARCHIVE_H
#define LC_ENSEMBLE_ARCHIVE_H

#include "base/status.h"
#include "observe/samples.h"

struct lc_archive;

/* Opens parts 0 to n_blocks - 1 of folder/ensemble, whose digests were compared by whoever vouches
 * for them. NULL, with a line on stderr, when one can't be read or is not of this layout. The
 * layout must outlive the archive. Not for two threads at once, as the NetCDF library. */
struct lc_archive *lc_archive_open(const char *folder, const struct lc_layout *l,
                                   uint32_t n_blocks);
void lc_archive_free(struct lc_archive *a);

/* The replications that did not fail. Belongs to the archive. */
struct lc_samples lc_archive_samples(struct lc_archive *a);

/* Numbers of those that did, ascending; they belong to the archive. Returns how many. */
uint32_t lc_archive_failed(const struct lc_archive *a, const uint32_t **failed);

/* LC_FAILED when something could not be read since it was opened (a line was on stderr); what was
 * gathered is then void. */
enum lc_status lc_archive_status(const struct lc_archive *a);

#endif
