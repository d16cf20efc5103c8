#include "cli/team.h"

#include "cli/version.h"
#include "output/fingerprint.h"

#include <stdio.h>
#include <string.h>

/* What must be the same everywhere. */
struct terms {
    char version[32], model[65], scenario[65], arithmetic[65];
};

static void make_terms(struct terms *t, const struct lc_session *s)
{
    snprintf(t->version, sizeof t->version, "%s", LC_VERSION);
    snprintf(t->model, sizeof t->model, "%s", s->model->digest);
    snprintf(t->scenario, sizeof t->scenario, "%s", s->model->scenario_digest);
    lc_arithmetic_fingerprint(t->arithmetic);
}

enum lc_status lc_team_tell(struct lc_ranks *ranks, enum lc_status status)
{
    lc_ranks_broadcast(ranks, &status, sizeof status);
    return status;
}

bool lc_team_agree(struct lc_ranks *ranks, const struct lc_session *s)
{
    struct terms mine, first;

    memset(&mine, 0, sizeof mine);
    if (s) {
        make_terms(&mine, s);
    }
    first = mine;
    lc_ranks_broadcast(ranks, &first, sizeof first);
    const char *what = strcmp(mine.version, first.version) != 0         ? "program"
                       : strcmp(mine.model, first.model) != 0           ? "model"
                       : strcmp(mine.scenario, first.scenario) != 0     ? "scenario"
                       : strcmp(mine.arithmetic, first.arithmetic) != 0 ? "arithmetic"
                                                                        : NULL;

    if (what) {
        fprintf(stderr, "layercake: rank %u has another %s than rank 0\n", lc_ranks_number(ranks),
                what);
    }
    return lc_ranks_agree(ranks, what == NULL);
}
