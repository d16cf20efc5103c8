/* The tables of a run's folder, read into a record. */
#ifndef LC_TRACE_LOAD_H
#define LC_TRACE_LOAD_H

#include "trace/record.h"

/* Fills the tables of a new record; false, with a line on stderr. */
bool lc_record_load(struct lc_record *r, const char *folder);

#endif
