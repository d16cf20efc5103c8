/* layercake forecast: a Monte Carlo forecast of one scenario, written to a folder. */
#include "cli/commands.h"
#include "cli/folder.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/signals.h"
#include "ensemble/threads.h"
#include "output/headline.h"
#include "output/manifest.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_FAILURES_SHOWN 20
#define MIB                ((double)(1 << 20))

/* Refuses what would not fit into the machine's memory, before anything is made. */
static enum lc_status check_memory(const struct lc_session *s)
{
    const size_t need = lc_store_bytes(s->layout, s->request->replications);
    const long pages = sysconf(_SC_PHYS_PAGES), page_bytes = sysconf(_SC_PAGE_SIZE);

    if (need == SIZE_MAX ||
        (pages > 0 && page_bytes > 0 && need / (size_t)page_bytes > (size_t)pages)) {
        fprintf(stderr,
                "layercake: --replications %" PRIu32 ": the results need %.0f MiB of memory, more "
                "than this machine has; ask for fewer, or for --every year\n",
                s->request->replications, (double)need / MIB);
        return LC_BAD_INPUT;
    }
    return LC_OK;
}

static void announce(const struct lc_session *s, const char *folder)
{
    const struct lc_request *r = s->request;
    char from[LC_DATE_TEXT], to[LC_DATE_TEXT];

    if (r->is_quiet) {
        return;
    }
    lc_date_format(from, r->from);
    lc_date_format(to, r->to);
    fprintf(stderr,
            "layercake: %s: model %s, scenario %s, %s to %s, %" PRIu32
            " replications, seed %" PRIu64 "\n",
            folder, s->model->name, s->scenario, from, to, r->replications, r->seed);
    if (r->is_verbose) {
        fprintf(stderr,
                "layercake: %" PRIu32 " parameters, %" PRIu32 " series at %" PRIu32
                " dates, model %.16s\n",
                s->model->n_parameters, s->layout->n_columns, s->layout->n_dates, s->model->digest);
    }
}

/* Prints how to replay each failed replication and returns their numbers; g_free() them. */
static uint32_t *report_failures(const struct lc_session *s, struct lc_store *store, uint32_t *n)
{
    const struct lc_failure *failures;

    *n = lc_store_failures(store, &failures);
    uint32_t *numbers = g_new(uint32_t, *n);

    for (uint32_t i = 0; i < *n; i++) {
        numbers[i] = failures[i].replication;
        if (i < MAX_FAILURES_SHOWN) {
            char *command = lc_session_command(s, numbers[i]);

            fprintf(stderr, "layercake: replication %" PRIu32 " failed: %s; replay it with: %s\n",
                    numbers[i], failures[i].text, command);
            g_free(command);
        }
    }
    if (*n > MAX_FAILURES_SHOWN) {
        fprintf(stderr, "layercake: and %" PRIu32 " more failed\n", *n - MAX_FAILURES_SHOWN);
    }
    return numbers;
}

static enum lc_status run_replications(const struct lc_session *s, struct lc_store *store)
{
    const struct lc_request *r = s->request;
    const unsigned threads = r->threads ? r->threads : g_get_num_processors();
    struct lc_progress progress = lc_progress_begin(r);
    const struct lc_progress_hook hook = {lc_progress_report, &progress};
    const enum lc_status status =
        lc_threads_run(&s->setup, store, 0, r->replications, threads, &hook);

    lc_progress_end(&progress);
    return status;
}

static enum lc_status write_files(const char *folder, const struct lc_result *result)
{
    struct lc_file_list list = {.n = 0};
    enum lc_status status =
        lc_files_write(folder, lc_forecast_writers, lc_n_forecast_writers, result, &list);

    if (status == LC_OK) {
        status = lc_manifest_write(folder, result, &list);
    }
    return status;
}

/* Runs, writes and reports; the folder is there. */
static enum lc_status forecast(struct lc_session *s, const char *folder)
{
    const struct lc_request *r = s->request;
    struct lc_store *store = lc_store_new(s->layout, r->replications);
    char *command = lc_session_command(s, -1);
    struct lc_result result = lc_session_result(s, command);

    s->setup.stop = lc_signals_catch();
    enum lc_status status = run_replications(s, store);
    uint32_t *failed = report_failures(s, store, &result.n_failed);

    result.failed = failed;
    result.asked = r->replications;
    result.samples = lc_store_samples(store);
    result.finished = result.samples.n + result.n_failed;
    const enum lc_status written = write_files(folder, &result);

    if (written == LC_OK && result.samples.n > 0 && !r->is_quiet) {
        lc_headline_print(&result, stdout);
    }
    if (written == LC_OK && status == LC_STOPPED) {
        fprintf(stderr,
                "layercake: stopped: %" PRIu32 " of %" PRIu32
                " replications are kept in %s, marked incomplete; the same command with --force "
                "starts again\n",
                result.finished, result.asked, folder);
    }
    if (status == LC_OK) {
        status = written != LC_OK || result.n_failed > 0 ? LC_FAILED : LC_OK;
    }
    g_free(failed);
    g_free(command);
    lc_store_free(store);
    return status;
}

enum lc_status lc_command_forecast(const struct lc_request *r)
{
    struct lc_session session;
    struct lc_folder folder;
    enum lc_status status = lc_session_open(&session, r);

    if (status != LC_OK) {
        return status;
    }
    char *path = lc_session_output(&session);

    status = check_memory(&session);
    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, r->is_forced, session.folder);
    }
    if (status == LC_OK) {
        announce(&session, path);
        status = forecast(&session, path);
        lc_folder_drop(&folder);
    }
    g_free(path);
    lc_session_close(&session);
    return status;
}
