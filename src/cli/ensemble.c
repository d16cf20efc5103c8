#include "cli/ensemble.h"

#include "base/text.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "ensemble/agenda.h"
#include "ensemble/threads.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_FAILURES_SHOWN 20
#define MIB                ((double)(1 << 20))

enum lc_status lc_ensemble_fits(const struct lc_request *r, size_t bytes)
{
    const long pages = sysconf(_SC_PHYS_PAGES), page_bytes = sysconf(_SC_PAGE_SIZE);

    if (bytes == SIZE_MAX ||
        (pages > 0 && page_bytes > 0 && bytes / (size_t)page_bytes > (size_t)pages)) {
        fprintf(stderr,
                "layercake: --replications %" PRIu32 ": the results need %.0f MiB of memory, more "
                "than this machine has; ask for fewer\n",
                r->replications, (double)bytes / MIB);
        return LC_BAD_INPUT;
    }
    return LC_OK;
}

enum lc_status lc_ensemble_check(const struct lc_session *s)
{
    return lc_ensemble_fits(s->request, lc_store_bytes(s->layout, s->request->replications));
}

void lc_ensemble_announce(const struct lc_session *s, const char *folder)
{
    const struct lc_request *r = s->request;
    char from[LC_DATE_TEXT], to[LC_DATE_TEXT];

    if (r->is_quiet) {
        return;
    }
    lc_date_format(from, r->from);
    lc_date_format(to, r->to);
    char *where = lc_text_escape(folder, 0, 0), *model = lc_text_escape(s->model->name, 0, 0),
         *scenario = lc_text_escape(s->scenario, 0, 0);

    fprintf(stderr,
            "layercake: %s: model %s, scenario %s, %s to %s, %s%" PRIu32
            " replications, seed %" PRIu64 "\n",
            where, model, scenario, from, to, r->precision > 0 ? "at most " : "", r->replications,
            r->seed);
    g_free(where);
    g_free(model);
    g_free(scenario);
    if (r->is_verbose) {
        fprintf(stderr,
                "layercake: %" PRIu32 " parameters, %" PRIu32 " series at %" PRIu32
                " dates, model %.16s\n",
                s->model->n_parameters, s->layout->n_columns, s->layout->n_dates, s->model->digest);
    }
}

void lc_ensemble_report_failure(const struct lc_session *s, uint32_t replication, const char *why,
                                uint32_t before)
{
    if (before == MAX_FAILURES_SHOWN) {
        fputs("layercake: and more failed\n", stderr);
    }
    if (before < MAX_FAILURES_SHOWN && s->request->easing >= 0) {
        /* `run` can't ease: there is no command to replay it with */
        fprintf(stderr, "layercake: replication %" PRIu32 " failed with the easing %s: %s\n",
                replication, s->model->tables[LC_T_EASING].key[s->request->easing], why);
    } else if (before < MAX_FAILURES_SHOWN) {
        char *command = lc_session_command(s, replication);

        fprintf(stderr, "layercake: replication %" PRIu32 " failed: %s; replay it with: %s\n",
                replication, why, command);
        g_free(command);
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
        lc_ensemble_report_failure(s, numbers[i], failures[i].text, i);
    }
    return numbers;
}

/* A run whose blocks stay in memory. */
struct memory {
    struct lc_store *store;
    struct lc_agenda *agenda;
    struct lc_progress progress;
    uint32_t total;
};

static bool next_block(void *context, uint32_t *first, uint32_t *n)
{
    struct memory *m = context;
    uint32_t block;

    if (!lc_agenda_next(m->agenda, &block)) {
        return false;
    }
    *first = block * LC_LATIN_BLOCK;
    *n = lc_block_size(block, m->total);
    return true;
}

static enum lc_status take_block(void *context, struct lc_block *b)
{
    struct memory *m = context;

    lc_progress_add(&m->progress, b->n, lc_block_events(b));
    lc_store_add(m->store, b);
    return LC_OK;
}

static void show_progress(void *context, uint32_t finished)
{
    struct memory *m = context;

    lc_progress_report(&m->progress, finished, m->total);
}

unsigned lc_ensemble_threads(const struct lc_request *r)
{
    const unsigned wanted = r->threads ? r->threads : g_get_num_processors();

    return wanted < r->replications ? wanted : r->replications;
}

static enum lc_status run_replications(const struct lc_session *s, struct lc_store *store)
{
    const struct lc_request *r = s->request;
    struct memory m = {.store = store,
                       .agenda = lc_agenda_new(),
                       .progress = lc_progress_begin(r),
                       .total = r->replications};
    const struct lc_block_flow flow = {.next = next_block,
                                       .take = take_block,
                                       .tick = show_progress,
                                       .tick_ms = LC_PROGRESS_MS,
                                       .context = &m};

    for (uint32_t block = 0; block < lc_blocks_of(r->replications); block++) {
        lc_agenda_add(m.agenda, block);
    }
    const enum lc_status status = lc_threads_run(&s->setup, &flow, lc_ensemble_threads(r));

    lc_progress_end(&m.progress);
    lc_agenda_free(m.agenda);
    return status;
}

enum lc_status lc_ensemble_run(struct lc_ensemble *e, struct lc_session *s, const char *folder)
{
    struct lc_result *result = &e->result;

    lc_ensemble_announce(s, folder);
    e->store = lc_store_new();
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
