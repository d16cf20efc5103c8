/* Rows of quantiles.csv that belong together: a series of a region through time. */
#ifndef LC_REPORT_WORKBOOK_TRACK_H
#define LC_REPORT_WORKBOOK_TRACK_H

#include "report/table.h"

#include <glib.h>

struct lc_workbook;

struct lc_track {
    const struct lc_report_table *table;
    uint32_t first, n; /* rows */
};

/* All tracks by series and region; empty for no table. g_hash_table_destroy() it. */
GHashTable *lc_tracks_new(const struct lc_report_table *t);

/* The track of a series in a region; NULL when the folder has none. */
const struct lc_track *lc_track_find(const struct lc_workbook *b, const char *series,
                                     const char *region);

/* A column of its row i; as a number: false when it is empty. */
const char *lc_track_text(const struct lc_track *t, uint32_t i, const char *column);
bool lc_track_number(double *out, const struct lc_track *t, uint32_t i, const char *column);

/* The largest magnitude in a column; 0 when it is empty. */
double lc_track_largest(const struct lc_track *t, const char *column);

/* Year of its row i. */
int lc_track_year(const struct lc_track *t, uint32_t i);

/* The last row of each calendar year: fills rows (room for t->n), returns how many. */
uint32_t lc_track_year_ends(uint32_t *rows, const struct lc_track *t);

/* Rows of a year, for labels of an axis: at least 1. */
uint32_t lc_track_stride(const struct lc_track *t);

#endif
