#include "model/worlds.h"

#include "cli/remove_tree.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SECONDS 120 /* of the processor: only what hangs takes as long */

/* The child: its verdict goes into the pipe, what sanitizers say into the file. */
static void child(const struct world *w, const char *folder, const char *noise, int out)
{
    const struct rlimit limit = {MOST_SECONDS, MOST_SECONDS};
    struct verdict v = {0};

    setrlimit(RLIMIT_CPU, &limit);
    if (!freopen(noise, "w", stderr)) {
        _exit(EXIT_FAILURE);
    }
    gsl_set_error_handler_off();
    world_run(folder, w, &v);
    fflush(stderr);
    _exit(write(out, &v, sizeof v) == (ssize_t)sizeof v ? EXIT_SUCCESS : EXIT_FAILURE);
}

static bool read_verdict(int in, struct verdict *v)
{
    size_t n = 0;
    ssize_t got;

    while (n < sizeof *v && (got = read(in, (char *)v + n, sizeof *v - n)) > 0) {
        n += (size_t)got;
    }
    return n == sizeof *v;
}

/* The line in which a sanitizer or an assertion says what was wrong; or NULL. */
static gchar *find_reason(const char *noise)
{
    gchar *text = NULL, *reason = NULL;

    if (g_file_get_contents(noise, &text, NULL, NULL)) {
        gchar **lines = g_strsplit(text, "\n", -1);

        for (gchar **line = lines; *line && !reason; line++) {
            const char *at = strstr(*line, "runtime error");

            at = at ? *line : strstr(*line, "ERROR: ");
            at = at ? at : strstr(*line, "Assertion");
            reason = at ? g_strdup(at) : NULL;
        }
        g_strfreev(lines);
    }
    g_free(text);
    return reason;
}

static void judge_status(int status, const char *noise, struct verdict *v)
{
    gchar *reason = find_reason(noise);

    memset(v, 0, sizeof *v);
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
        world_fail(v, "takes more than %d s", MOST_SECONDS);
    } else {
        world_fail(v, "dies (%s %d): %s", WIFSIGNALED(status) ? "signal" : "exit",
                   WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
                   reason ? reason : "no reason given");
    }
    g_free(reason);
}

void world_try(const struct world *w, struct verdict *v)
{
    gchar *folder = g_dir_make_tmp("layercake-world-XXXXXX", NULL);
    gchar *model = g_build_filename(folder, "world", NULL);
    gchar *noise = g_build_filename(folder, "noise", NULL);
    int ends[2], status = 0;

    g_assert_nonnull(folder);
    g_assert_cmpint(pipe(ends), ==, 0);
    world_write(w, model);
    fflush(NULL);
    const pid_t pid = fork();

    g_assert_cmpint(pid, >=, 0);
    if (pid == 0) {
        close(ends[0]);
        child(w, model, noise, ends[1]);
    }
    close(ends[1]);
    const bool is_told = read_verdict(ends[0], v);

    close(ends[0]);
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    if (!is_told || status != 0) {
        judge_status(status, noise, v);
    }
    lc_remove_tree(folder);
    g_free(noise);
    g_free(model);
    g_free(folder);
}
