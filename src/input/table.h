/* One table read and held against its schema. */
#ifndef LC_INPUT_TABLE_H
#define LC_INPUT_TABLE_H

#include "input/load.h"

/* Reads table id and appends its cells to the model's. The tables that it refers to must have been
 * read before. Every complaint about the file's fields is made here; load->is_good[id] says whether
 * there was none. */
void lc_table_load(struct lc_load *load, enum lc_table_id id);

#endif
