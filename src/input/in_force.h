/* What a parameter's values come from: its law, or the sample of a calibration that has taken its
 * place (input/sample.h). A law that is fixed, by --set for one, is never replaced.
 */
#ifndef LC_INPUT_IN_FORCE_H
#define LC_INPUT_IN_FORCE_H

#include "input/model.h"

/* The median of what is drawn. */
double lc_parameter_median(const struct lc_model *m, uint32_t parameter);

/* In a line of text: "lognormal p10=0.2 p50=0.36 p90=0.6", or "500 joint draws p10=... (calibrated;
 * law before: ...)". The caller frees it. */
char *lc_parameter_describe(const struct lc_model *m, uint32_t parameter);

#endif
