/* How far an ensemble has come, on standard error; and, for who wants to know more, what it took.
 *
 * On a terminal a bar in place with rate and time left, as wide as the terminal at most and renewed
 * ten times a second at most; elsewhere, and only when asked for, a plain line from time to time.
 * It reads the monotonic clock, which reaches nothing but these lines.
 */
#ifndef LC_CLI_PROGRESS_H
#define LC_CLI_PROGRESS_H

#include "cli/options.h"
#include "ensemble/block.h"

#define LC_PROGRESS_MS 100

struct lc_progress {
    bool is_shown, is_bar, is_told;
    unsigned threads;
    int64_t start_us, last_us; /* of the monotonic clock; last: of the last line */
    uint32_t n;                /* replications that were added */
    uint64_t events;           /* in these */
};

struct lc_progress lc_progress_begin(const struct lc_request *r);

/* So many replications are finished. To be called every LC_PROGRESS_MS or so; more often does no
 * harm. */
void lc_progress_report(struct lc_progress *p, uint32_t finished, uint32_t total);

/* Replications that were made, and the events in them. */
void lc_progress_add(struct lc_progress *p, uint32_t replications, uint64_t events);

/* Clears the bar; says how long it took if more is to be said. */
void lc_progress_end(struct lc_progress *p);

/* The line that is shown on a terminal of that width, which it leaves a column of; g_free() it. */
char *lc_progress_line(uint32_t finished, uint32_t total, int64_t elapsed_us, int width);

#endif
