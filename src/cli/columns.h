/* An ensemble as columns: what the parameters were and what came out, replication by replication.
 *
 * It is run, or read from the folder of a forecast; either way series have the single precision of
 * a forecast's parts, so that both give the same numbers.
 */
#ifndef LC_CLI_COLUMNS_H
#define LC_CLI_COLUMNS_H

#include "cli/sensitivity.h"

struct lc_columns {
    uint32_t n, n_quantities, n_parameters;
    bool *kept;       /* n: did not fail */
    double *outcomes; /* [quantity of the probe][n] */
    double *draws;    /* [n][n_parameters] */
};

/* Runs the ensemble of a session, which is that of s or has the same layout. LC_STOPPED: there is
 * nothing to free. */
enum lc_status lc_columns_run(struct lc_columns *c, struct lc_sensitivity *s,
                              const struct lc_session *session);

/* LC_BAD_INPUT, with a line on stderr, when n replications would not fit into memory, or a part of
 * the folder that is to be read is not the one that its manifest names. */
enum lc_status lc_columns_check(const struct lc_sensitivity *s, uint32_t n);

/* Reads the ensemble of the folder that the request names, whose parts were checked. LC_FAILED when
 * one can't be read; a line is then on stderr and there is nothing to free. */
enum lc_status lc_columns_read(struct lc_columns *c, struct lc_sensitivity *s);
void lc_columns_free(struct lc_columns *c);

#endif
