/* How an ensemble lies on disk: one NetCDF-4 file a block of replications, with a variable for each
 * series, each item of the pull-through ledger, the capacity held back and the parameter draws.
 *
 * A series with members (layers, trades, regions ...) is one variable over all of them: "by_layer"
 * stands in its name where the member's name stands in the tables. Dimension "region" begins with
 * the world; "place" is the same without it. Here is all that writer and reader have in common:
 * files' and variables' names, and which hyperslab a stripe of cells is.
 */
#ifndef LC_ENSEMBLE_PART_SCHEMA_H
#define LC_ENSEMBLE_PART_SCHEMA_H

#include "observe/samples.h"

#define LC_PART_FOLDER      "ensemble"
#define LC_PART_NAME        40  /* room for "ensemble/part-00000.nc" */
#define LC_PART_VARIABLE    160 /* room for a variable's name */
#define LC_PART_REPLICATION "replication"
#define LC_PART_FAILED      "failed"
#define LC_PART_DRAWS       "draws"
#define LC_PART_HELD_BACK   "held_back_mw_years"
#define LC_PART_HOLD        "hold" /* a constraint or a detail of one */

/* "ensemble/part-00012.nc" */
void lc_part_name(char name[LC_PART_NAME], uint32_t block);

/* Number of the block that such a name is of; -1 for any other name. */
int64_t lc_part_number(const char *name);

/* Name of a series' variable, e.g. "capital_by_layer_busd_per_year". */
void lc_part_series_name(char name[LC_PART_VARIABLE], enum lc_series_id id);

/* Name of the dimension of a series' members, or NULL for one without. */
const char *lc_part_member_dimension(enum lc_series_scope scope);

/* Name of a ledger item's variable, e.g. "pull_through_facility_power". */
void lc_part_item_name(char name[LC_PART_VARIABLE], const struct lc_ledger_item *item);

/* A stripe is what is read at once: SERIES: a report column at all dates; LEDGER: an item of an
 * application, in all years and places; HELD_BACK: a date, all places and holds; DRAW: a
 * parameter. */
struct lc_stripe {
    char variable[LC_PART_VARIABLE];
    size_t start[4], count[4]; /* [0] is the replications: count to be filled in */
    unsigned n_dimensions;
};

uint32_t lc_stripe_count(const struct lc_layout *l, enum lc_sample_kind kind);
uint32_t lc_stripe_cells(const struct lc_layout *l, enum lc_sample_kind kind); /* in one stripe */
void lc_stripe_get(struct lc_stripe *s, const struct lc_layout *l, enum lc_sample_kind kind,
                   uint32_t stripe);

/* Stripe of a cell (as counted in struct lc_samples) and its place in it. */
uint32_t lc_stripe_of(uint32_t *offset, const struct lc_layout *l, enum lc_sample_kind kind,
                      size_t cell);

/* The cell at a place of a stripe. */
size_t lc_stripe_cell(const struct lc_layout *l, enum lc_sample_kind kind, uint32_t stripe,
                      uint32_t offset);

#endif
