/* The question that a finished folder answers, as its manifest records it. */
#ifndef LC_CLI_RECORDED_H
#define LC_CLI_RECORDED_H

#include "cli/options.h"
#include "output/manifest.h"

struct lc_recorded {
    char **argv;
    struct lc_request request;
};

/* Reads the command that the manifest of the folder records. The request takes from `given` where
 * model and scenarios are now (a manifest tells names, not places), threads, progress, colour, and
 * tables that are wanted besides those recorded. False, with a line on stderr, when it is no
 * command that makes such a folder. Free with lc_recorded_close() in any case; `given` must outlive
 * it. */
bool lc_recorded_open(struct lc_recorded *recorded, const char *folder, const struct lc_manifest *m,
                      const struct lc_request *given);

/* Where a scenario is: as the request names it, or the file of that name that `given` told of. */
const char *lc_recorded_place(const struct lc_request *r, const char *scenario);
void lc_recorded_close(struct lc_recorded *recorded);

#endif
