#include "cli/ensemble.h"

#include "cli/progress.h"
#include "cli/signals.h"
#include "ensemble/threads.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_FAILURES_SHOWN 20
#define MIB                ((double)(1 << 20))

/* Refuses what would not fit into the machine's memory, before anything is made. */
enum lc_status lc_ensemble_check(const struct lc_session *s)
{
    const size_t need = lc_store_bytes(s->layout, s->request->replications);
    const long pages = sysconf(_SC_PHYS_PAGES), page_bytes = sysconf(_SC_PAGE_SIZE);

    if (need == SIZE_MAX ||
        (pages > 0 && page_bytes > 0 && need / (size_t)page_bytes > (size_t)pages)) {
        fprintf(stderr,
                "layercake: --replications %" PRIu32 ": the results need %.0f MiB of memory, more "
                "than this machine has; ask for fewer%s\n",
                s->request->replications, (double)need / MIB,
                s->request->command == LC_COMMAND_FORECAST ? ", or for --every year" : "");
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

enum lc_status lc_ensemble_run(struct lc_ensemble *e, struct lc_session *s, const char *folder)
{
    struct lc_result *result = &e->result;

    announce(s, folder);
    e->store = lc_store_new(s->layout, s->request->replications);
    e->command = lc_session_command(s, -1);
    *result = lc_session_result(s, e->command);
    s->setup.stop = lc_signals_catch();
    const enum lc_status status = run_replications(s, e->store);

    e->failed = report_failures(s, e->store, &result->n_failed);
    result->failed = e->failed;
    result->asked = s->request->replications;
    result->samples = lc_store_samples(e->store);
    result->finished = result->samples.n + result->n_failed;
    return status;
}

void lc_ensemble_free(struct lc_ensemble *e)
{
    g_free(e->failed);
    g_free(e->command);
    lc_store_free(e->store);
}
