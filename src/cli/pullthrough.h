/* layercake trace --pull-through: the matrix of applications by layers, attributed and marginal. */
#ifndef LC_CLI_PULLTHROUGH_H
#define LC_CLI_PULLTHROUGH_H

#include "base/status.h"
#include "cli/options.h"

/* Runs the request's ensemble, and again without each application in turn, and makes the folder. */
enum lc_status lc_pullthrough_run(const struct lc_request *r);

#endif
