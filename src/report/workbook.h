/* forecast.xlsx or comparison.xlsx: a workbook with native charts, made from the tables of a
 * finished folder.
 *
 * Invariant: it appears whole or not at all; text of the tables never becomes a formula; the same
 * tables give the same bytes.
 */
#ifndef LC_REPORT_WORKBOOK_H
#define LC_REPORT_WORKBOOK_H

#include "output/writers.h"
#include "report/source.h"

#define LC_FORECAST_WORKBOOK "forecast.xlsx"
#define LC_COMPARE_WORKBOOK  "comparison.xlsx"

/* Name of the workbook of a kind of folder ("forecast" or "compare"). */
const char *lc_workbook_file(const char *kind);

/* The libraries that its bytes hang on besides the tables: "libxlsxwriter=1.1.4,zlib=1.2.13".
 * g_free() it. */
char *lc_workbook_made_with(void);

/* Writes it into the folder and notes its digest. LC_FAILED, with a line on stderr, when it can't
 * be written. */
enum lc_status lc_workbook_write(const char *folder, const struct lc_report_source *source,
                                 struct lc_file_list *list);

#endif
