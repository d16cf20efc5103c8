/* layercake: the one place where a status becomes an exit status. */
#include "base/memory.h"
#include "cli/arithmetic.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/signals.h"
#include "cli/version.h"
#include "ensemble/launcher.h"
#include "ensemble/ranks.h"

#include <errno.h>
#include <fcntl.h>
#include <fenv.h>
#include <gsl/gsl_errno.h>
#include <jansson.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A file must never get the number of a standard stream that was closed: what is printed would end
 * up in it. */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            /* Opened the wrong way round, so that using it fails as it would have. */
            const int opened = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);

            if (opened != fd) {
                _exit(EXIT_FAILURE);
            }
        }
    }
}

static void take_gsl_error(const char *reason, const char *file, int line, int error)
{
    (void)reason;
    (void)file;
    (void)line;
    if (error == GSL_ENOMEM) {
        lc_memory_out();
    }
}

/* No library goes on without memory, or aborts for want of it. */
static void set_up(void)
{
    fesetenv(FE_DFL_ENV); /* a library loaded before may have changed how numbers are rounded */
    gsl_set_error_handler(take_gsl_error);
    json_set_alloc_funcs(lc_memory_get, free);
    lc_memory_guard_glib();
    lc_memory_guard_exit();
    setlocale(LC_CTYPE, ""); /* not LC_NUMERIC: a point is the decimal mark everywhere */
    setlocale(LC_MESSAGES, "");
}

/* Commands that write a folder and don't share their work would all write the same one. */
static bool is_one_too_many(const struct lc_request *r)
{
    const unsigned alone = (LC_FOR_RUNS | LC_FOR_RECORDED) & ~LC_FOR(FORECAST);
    const bool is_refused = alone & 1u << r->command && lc_launcher_size() > 1;

    if (is_refused) {
        fprintf(stderr, "layercake: %s does not share its work, and was started several times\n",
                lc_command_name(r->command));
    }
    return is_refused;
}

static enum lc_status run_command(const struct lc_request *r)
{
    if (is_one_too_many(r)) {
        return LC_BAD_INPUT;
    }
    if (r->command == LC_COMMAND_COUNT) {
        lc_usage_print(stderr);
        return LC_BAD_INPUT;
    }
    return lc_command_run_any(r);
}

static void print_version(void)
{
    printf("layercake %s\n", LC_VERSION);
    if (lc_ranks_library()) {
        printf("built with %s\n", lc_ranks_library());
    }
}

static enum lc_status answer(int argc, char **argv)
{
    struct lc_request request;
    enum lc_status status = LC_OK;

    switch (lc_options_parse(&request, argc, argv)) {
    case LC_PARSE_HELP:
        lc_help_print(request.command, stdout);
        break;
    case LC_PARSE_VERSION:
        print_version();
        break;
    case LC_PARSE_BAD:
        status = LC_BAD_INPUT;
        break;
    case LC_PARSE_OK:
        if ((LC_FOR_RUNS | LC_FOR_RECORDED) & 1u << request.command) {
            lc_arithmetic_settle(argv);
        }
        status = run_command(&request);
        break;
    }
    lc_request_free(&request);
    return status;
}

/* What was printed must have arrived. */
static enum lc_status finish_output(enum lc_status status)
{
    const bool had_error = ferror(stdout) != 0;

    if (fclose(stdout) != 0 || had_error) {
        fprintf(stderr, "layercake: standard output: can't write: %s\n",
                strerror(errno ? errno : EIO));
        return status == LC_OK ? LC_FAILED : status;
    }
    return status;
}

int main(int argc, char **argv)
{
    static const int exits[] = {
        [LC_OK] = 0, [LC_BAD_INPUT] = 2, [LC_FAILED] = 1, [LC_STOPPED] = 1, [LC_DIFFERENT] = 4};

    hold_standard_streams();
    set_up();
    enum lc_status status = answer(argc, argv);

    status = finish_output(status);
    if (status == LC_STOPPED) {
        lc_signals_die();
    }
    lc_memory_unguard_exit();
    return exits[status];
}
