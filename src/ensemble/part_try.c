#include "ensemble/part_try.h"

#include "ensemble/part_read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SECONDS 120 /* of processor time; a whole part takes a fraction of one */

/* What the libraries say when they break is of no use to anyone, nor is a core file. */
static void be_silent(void)
{
    const int nowhere = open("/dev/null", O_WRONLY);
    const struct rlimit none = {0, 0}, time = {MOST_SECONDS, MOST_SECONDS};

    if (nowhere >= 0) {
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
    }
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_CPU, &time);
}

static bool read_stripes(const struct lc_part *p, const struct lc_layout *l,
                         enum lc_sample_kind kind)
{
    const size_t size = (size_t)lc_stripe_cells(l, kind) * LC_LATIN_BLOCK;
    const uint32_t n = lc_stripe_count(l, kind);
    float *to = g_new(float, size), *room = g_new(float, size);
    bool is_good = true;

    for (uint32_t i = 0; i < n && is_good; i++) {
        struct lc_stripe stripe;

        lc_stripe_get(&stripe, l, kind, i);
        is_good = lc_part_read(p, to, LC_LATIN_BLOCK, room, &stripe);
    }
    g_free(to);
    g_free(room);
    return is_good;
}

static void read_all(const struct lc_part_trial *t, const struct lc_layout *l)
{
    struct lc_part p = {.path = g_strdup(t->path)};
    bool is_good = lc_part_open(&p);

    is_good = is_good && lc_part_inspect(&p, l, t->block);
    for (int kind = 0; kind < LC_SAMPLE_DRAW && is_good; kind++) {
        is_good = read_stripes(&p, l, (enum lc_sample_kind)kind);
    }
    if (is_good) {
        double *draws = g_new(double, (size_t)l->model->n_parameters *LC_LATIN_BLOCK);

        lc_part_read_draws(&p, draws, l->model->n_parameters);
        g_free(draws);
    }
    /* What was opened, and the path, go with the process. */
}

static pid_t start(const struct lc_part_trial *t, const struct lc_layout *l)
{
    const pid_t child = fork();

    if (child == 0) {
        be_silent();
        read_all(t, l);
        _exit(0); /* nothing of the parent's is flushed or cleared away */
    }
    return child;
}

/* Where no process could be had, it is read without a trial. */
static bool ends_well(pid_t child)
{
    int status = 0;

    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status == 0;
}

void lc_parts_try(struct lc_part_trial *trials, unsigned n, const struct lc_layout *l,
                  unsigned n_processes)
{
    pid_t *children = g_new0(pid_t, n + 1);
    unsigned started = 0;

    signal(SIGCHLD, SIG_DFL); /* to a program that ignores it, nobody tells how a process ended */
    for (unsigned ended = 0; ended < n; ended++) {
        while (started < n && started < ended + n_processes) {
            children[started] = start(&trials[started], l);
            started++;
        }
        trials[ended].survived = ends_well(children[ended]);
    }
    g_free(children);
}
