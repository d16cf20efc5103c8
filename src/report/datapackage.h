/* datapackage.json: the tables of a folder as a Tabular Data Package (Frictionless), for tools that
 * take types, units and meanings of columns from there. */
#ifndef LC_REPORT_DATAPACKAGE_H
#define LC_REPORT_DATAPACKAGE_H

#include "output/writers.h"
#include "report/source.h"

#define LC_DATAPACKAGE_FILE "datapackage.json"

/* Writes folder/datapackage.json, of the tables that were read, and notes its digest. LC_FAILED,
 * with a line on stderr. */
enum lc_status lc_datapackage_write(const char *folder, const struct lc_report_source *s,
                                    struct lc_file_list *list);

#endif
