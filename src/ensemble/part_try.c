#include "ensemble/part_try.h"

#include "ensemble/part_read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
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

static void read_all(char *path, const struct lc_layout *l, uint32_t block)
{
    struct lc_part p = {.path = path};
    bool is_good = lc_part_open(&p);

    if (!is_good) {
        return;
    }
    is_good = lc_part_inspect(&p, l, block);
    for (int kind = 0; kind < LC_SAMPLE_DRAW && is_good; kind++) {
        is_good = read_stripes(&p, l, (enum lc_sample_kind)kind);
    }
    if (is_good) {
        double *draws = g_new(double, (size_t)l->model->n_parameters *LC_LATIN_BLOCK);

        lc_part_read_draws(&p, draws, l->model->n_parameters);
        g_free(draws);
    }
    lc_part_close(&p);
}

bool lc_part_try(const char *path, const struct lc_layout *l, uint32_t block)
{
    int status = 0;
    const pid_t child = fork();

    if (child < 0) {
        return true; /* no process can be had: it is read without a trial */
    }
    if (child == 0) {
        char *own = g_strdup(path);

        be_silent();
        read_all(own, l, block);
        _exit(0); /* nothing of the parent's is flushed or cleared away */
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status == 0;
}
