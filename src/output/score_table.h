/* The scores of a hindcast on the terminal. */
#ifndef LC_OUTPUT_SCORE_TABLE_H
#define LC_OUTPUT_SCORE_TABLE_H

#include "output/result.h"

#include <stdio.h>

void lc_score_table_print(const struct lc_result *r, FILE *to);

#endif
