#include "cli/progress.h"

#include "base/number.h"
#include "cli/ensemble.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BAR_MOST      30                    /* cells */
#define BAR_LEAST     5                     /* fewer tell nothing */
#define LINE_PAUSE_US (10 * G_USEC_PER_SEC) /* between plain lines */
#define LEAST_US      (G_USEC_PER_SEC / 2)  /* before rate and time left are worth telling */
#define DIGITS        2

struct lc_progress lc_progress_begin(const struct lc_request *r)
{
    const char *terminal = getenv("TERM");
    const bool is_terminal = lc_screen_of(stderr, LC_WHEN_NEVER).width > 0 && terminal &&
                             *terminal && strcmp(terminal, "dumb") != 0;
    struct lc_progress p = {
        .is_bar = is_terminal, .is_told = r->is_verbose, .threads = lc_ensemble_threads(r)};

    p.is_shown = r->progress == LC_WHEN_ALWAYS ||
                 (r->progress == LC_WHEN_AUTO && is_terminal && !r->is_quiet);
    p.start_us = g_get_monotonic_time();
    p.last_us = p.start_us;
    return p;
}

/* ", 3.2/s, 1:05 left" or nothing when it can't be told yet. */
static void append_rate(GString *text, int64_t elapsed_us, uint32_t finished, uint32_t total)
{
    char rate[LC_NUMBER_TEXT];

    if (finished == 0 || elapsed_us <= LEAST_US) {
        return;
    }
    lc_number_format_digits(rate, (double)finished * G_USEC_PER_SEC / (double)elapsed_us, DIGITS);
    g_string_append_printf(text, ", %s/s", rate);
    if (finished < total) {
        const double left_us = (double)elapsed_us * (total - finished) / finished;
        const long seconds = (long)(left_us / G_USEC_PER_SEC + 1), minutes = seconds / 60;

        if (minutes < 60) {
            g_string_append_printf(text, ", %ld:%02ld left", minutes, seconds % 60);
        } else {
            g_string_append_printf(text, ", %ld:%02ld:%02ld left", minutes / 60, minutes % 60,
                                   seconds % 60);
        }
    }
}

char *lc_progress_line(uint32_t finished, uint32_t total, int64_t elapsed_us, int width)
{
    GString *text = g_string_new(NULL);

    g_string_append_printf(text, "%" PRIu32 " of %" PRIu32, finished, total);
    append_rate(text, elapsed_us, finished, total);
    const int cells = MIN(BAR_MOST, width - 1 - (int)text->len - (int)strlen("[] "));

    if (cells >= BAR_LEAST) {
        const int filled = total > 0 ? (int)((uint64_t)finished * (unsigned)cells / total) : 0;
        char *bar = g_strdup_printf("[%.*s%*s] ", filled, "##############################",
                                    cells - filled, "");

        g_string_prepend(text, bar);
        g_free(bar);
    } else if (width > 0 && text->len >= (gsize)width) {
        g_string_truncate(text, (gsize)width - 1);
    }
    return g_string_free(text, FALSE);
}

static void print_line(uint32_t finished, uint32_t total, int64_t elapsed_us)
{
    GString *text = g_string_new(NULL);

    g_string_append_printf(text, "layercake: %" PRIu32 " of %" PRIu32 " replications", finished,
                           total);
    append_rate(text, elapsed_us, finished, total);
    fprintf(stderr, "%s\n", text->str);
    g_string_free(text, TRUE);
}

void lc_progress_report(struct lc_progress *p, uint32_t finished, uint32_t total)
{
    const int64_t now = g_get_monotonic_time();
    const int64_t pause_us = p->is_bar ? LC_PROGRESS_MS * 1000 : LINE_PAUSE_US;

    if (!p->is_shown || (now - p->last_us < pause_us && finished < total)) {
        return;
    }
    p->last_us = now;
    if (p->is_bar) { /* the window may have changed its size */
        const int width = lc_screen_of(stderr, LC_WHEN_NEVER).width;
        char *line = lc_progress_line(finished, total, now - p->start_us, width);

        fprintf(stderr, "\r%s\033[K", line);
        g_free(line);
    } else {
        print_line(finished, total, now - p->start_us);
    }
    fflush(stderr);
}

void lc_progress_add(struct lc_progress *p, uint32_t replications, uint64_t events)
{
    p->n += replications;
    p->events += events;
}

void lc_progress_end(struct lc_progress *p)
{
    const double seconds = (double)(g_get_monotonic_time() - p->start_us) / G_USEC_PER_SEC;

    if (p->is_shown && p->is_bar) {
        fputs("\r\033[K", stderr);
    }
    if (p->is_told && p->n > 0) {
        fprintf(stderr,
                "layercake: %" PRIu32 " replications in %.3g s with %u threads, %.3g s each; "
                "%" PRIu64 " events each\n",
                p->n, seconds, p->threads, seconds / p->n, p->events / p->n);
    }
}
