/* Files and the table of a calibration: joint draws, parameters before and after, how the ensemble
 * fits each series, and on how much all that rests. */
#ifndef LC_OUTPUT_CALIBRATION_H
#define LC_OUTPUT_CALIBRATION_H

#include "base/outfile.h"
#include "evidence/posterior.h"

#include <stdio.h>

#define LC_SAMPLE_CELL_BYTES 14u /* of sample.csv at most: -1.23457e+300, */

struct lc_calibration {
    const struct lc_model *model;
    const struct lc_fit *fit;
    const struct lc_posterior *posterior;
    lc_time until; /* last day of the observations used, also by a sample the draws came from */
    const uint32_t *rows; /* replications that were drawn */
    uint32_t n_rows;
};

/* The value of marginal k in a replication as sample.csv has it: rounded. */
double lc_sample_value(const struct lc_calibration *c, uint32_t k, uint32_t replication);

/* sample.csv of a start: the columns of the marginals for which is_carried is set (NULL: all). */
void lc_write_sample(struct lc_outfile *to, const struct lc_calibration *c, const bool *is_carried);
void lc_write_posterior(struct lc_outfile *to, const struct lc_calibration *c);
void lc_write_implausibility(struct lc_outfile *to, const struct lc_calibration *c);

/* One row: points and series used, draws weighed and left, effective size, parameters informed. */
void lc_write_calibration_summary(struct lc_outfile *to, const struct lc_calibration *c);

/* How the ensemble fits each series, before and after. */
void lc_calibration_print_series(const struct lc_calibration *c, FILE *to);

/* The same, effective size, implausibility, and the parameters that moved most. */
void lc_calibration_print(const struct lc_calibration *c, FILE *to);

#endif
