/* How far an ensemble has come, on standard error.
 *
 * On a terminal a bar in place with the time left; elsewhere, and only when asked for, a plain line
 * from time to time. It reads the monotonic clock, which reaches nothing but this line.
 */
#ifndef LC_CLI_PROGRESS_H
#define LC_CLI_PROGRESS_H

#include "cli/options.h"

#define LC_PROGRESS_MS 100

struct lc_progress {
    bool is_shown, is_bar;
    int64_t start_us, last_us; /* of the monotonic clock; last: of the last line */
};

struct lc_progress lc_progress_begin(const struct lc_request *r);

/* So many replications are finished. To be called every LC_PROGRESS_MS or so. */
void lc_progress_report(struct lc_progress *p, uint32_t finished, uint32_t total);

void lc_progress_end(struct lc_progress *p); /* clears the bar */

#endif
