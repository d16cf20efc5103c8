/* The folder of a calibrated model: the tables of the model it came from, joint draws for the start
 * and for later ones, and what the calibration found.
 *
 * Later starts are those of the last day of the observations or after it; they take over the draws
 * of parameters that have the same law there and act on no initial state.
 */
#ifndef LC_CLI_CALIBRATED_H
#define LC_CLI_CALIBRATED_H

#include "cli/session.h"
#include "output/calibration.h"

#include <glib.h>

/* Writes the folder, which is there, and its manifest last. carried: receives a line a later start
 * that says how much was carried to it. LC_FAILED with a line on stderr when that can't be done. */
enum lc_status lc_calibrated_write(const struct lc_session *s, const char *folder,
                                   const struct lc_calibration *c, const struct lc_result *result,
                                   GString *carried);

#endif
