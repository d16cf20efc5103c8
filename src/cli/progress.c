#include "cli/progress.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BAR_CELLS     30
#define LINE_PAUSE_US (10 * G_USEC_PER_SEC) /* between plain lines */
#define LEAST_US      (G_USEC_PER_SEC / 2)  /* before the time left is worth telling */

struct lc_progress lc_progress_begin(const struct lc_request *r)
{
    const char *terminal = getenv("TERM");
    const bool is_terminal =
        isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
    struct lc_progress p = {.is_bar = is_terminal};

    p.is_shown = r->progress == LC_WHEN_ALWAYS ||
                 (r->progress == LC_WHEN_AUTO && is_terminal && !r->is_quiet);
    p.start_us = g_get_monotonic_time();
    p.last_us = p.start_us;
    return p;
}

/* ", 1:05 left" or nothing when it can't be told yet. */
static void format_left(char *text, size_t size, int64_t elapsed_us, uint32_t finished,
                        uint32_t total)
{
    text[0] = '\0';
    if (finished > 0 && finished < total && elapsed_us > LEAST_US) {
        const double left_us = (double)elapsed_us * (total - finished) / finished;
        const long seconds = (long)(left_us / G_USEC_PER_SEC + 1);

        snprintf(text, size, ", %ld:%02ld left", seconds / 60, seconds % 60);
    }
}

void lc_progress_report(struct lc_progress *p, uint32_t finished, uint32_t total)
{
    const int64_t now = g_get_monotonic_time();
    char left[48];

    if (!p->is_shown || (!p->is_bar && now - p->last_us < LINE_PAUSE_US && finished < total)) {
        return;
    }
    p->last_us = now;
    format_left(left, sizeof left, now - p->start_us, finished, total);
    if (p->is_bar) {
        const int filled = total > 0 ? (int)((uint64_t)finished * BAR_CELLS / total) : 0;

        fprintf(stderr, "\r[%.*s%*s] %" PRIu32 " of %" PRIu32 "%s\033[K", filled,
                "##############################", BAR_CELLS - filled, "", finished, total, left);
    } else {
        fprintf(stderr, "layercake: %" PRIu32 " of %" PRIu32 " replications%s\n", finished, total,
                left);
    }
    fflush(stderr);
}

void lc_progress_end(struct lc_progress *p)
{
    if (p->is_shown && p->is_bar) {
        fputs("\r\033[K", stderr);
    }
}
