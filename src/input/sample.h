/* Joint draws of parameters in place of their laws: initial/DATE/sample.csv, as `layercake
 * calibrate` writes it.
 *
 * One row a draw, one column a parameter, the rows alike in weight; parameters that have no column
 * are drawn from their laws. The first comment line ends with the date of the last observation that
 * the draws were weighted by.
 */
#ifndef LC_INPUT_SAMPLE_H
#define LC_INPUT_SAMPLE_H

#include "input/load.h"

/* Reads the file, if there is one, into the model, unless the start's own laws are left aside.
 * Parameters must have been read. */
void lc_sample_load(struct lc_load *load);

#endif
