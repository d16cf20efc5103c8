/* What a finished (or interrupted) ensemble hands to the writers of files.
 *
 * Invariant: nothing in it tells when, where, how fast or on how many threads it was made, so the
 * same question gives the same bytes.
 */
#ifndef LC_OUTPUT_RESULT_H
#define LC_OUTPUT_RESULT_H

#include "evidence/figure.h"
#include "evidence/history.h"
#include "evidence/scorecard.h"

/* Tables that are made only when asked for, as bits. */
enum lc_extra { LC_EXTRA_WIDE = 1, LC_EXTRA_IAMC = 2 };

struct lc_result {
    const struct lc_layout *layout;
    struct lc_samples samples;
    const char *scenario; /* names joined by '+' */
    const char *program_version;
    const char *command;         /* the canonical command line */
    const char *const *sets;     /* --set as given; NULL at the end; may be NULL */
    const char *const *realised; /* --realised as given; the same */
    uint64_t seed;
    lc_time from, to; /* to: last day */
    enum lc_every every;
    unsigned extras;          /* sum of enum lc_extra */
    uint32_t asked, finished; /* replications; finished counts the failed ones */
    bool is_unfinished;       /* files are still to come, even when all replications are there */
    const uint32_t *failed;   /* their numbers, ascending */
    uint32_t n_failed;
    bool has_example; /* one replication is shown in detail: */
    uint32_t example;
    const struct lc_scorecard *card;  /* of a hindcast, else NULL */
    const char *facts_digest;         /* SHA-256 of what it was held against, or NULL */
    const struct lc_history *history; /* what was observed, or NULL */
    const struct lc_figures *figures; /* forecasts of others, or NULL */
    const char *figures_digest;       /* SHA-256 of the file that they come from, or NULL */
};

#endif
