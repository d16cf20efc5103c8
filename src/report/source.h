/* A finished folder as what people look at is made of: its manifest and its tables.
 *
 * Invariant: the manifest names no file that is itself made from tables (report/views.h), so that a
 * page made while the folder is finished and one made again later see the same. Tables are in order
 * of their names, for a manifest that was made and one that was read are not in the same order.
 */
#ifndef LC_REPORT_SOURCE_H
#define LC_REPORT_SOURCE_H

#include "report/table.h"

#include <jansson.h>

struct lc_report_source {
    const char *kind;                /* "forecast" or "compare" */
    const json_t *manifest;          /* of the folder; the caller's */
    struct lc_report_table **tables; /* by name */
    uint32_t n_tables;
};

/* "forecast" or "compare", by the command that the manifest tells; NULL for other folders. */
const char *lc_report_kind(const json_t *manifest);

/* Reads the tables that the manifest names. False when one can't be read; a line is then on stderr.
 * Close in any case. */
bool lc_report_source_open(struct lc_report_source *s, const char *folder, const json_t *manifest);
void lc_report_source_close(struct lc_report_source *s);

/* A table by its name without ".csv"; NULL when the folder has none. */
const struct lc_report_table *lc_report_find(const struct lc_report_source *s, const char *name);

#endif
