#include "cli/gather.h"

#include "base/text.h"
#include "cli/ensemble.h"
#include "cli/folder.h"
#include "cli/progress.h"
#include "cli/version.h"
#include "ensemble/agenda.h"
#include "ensemble/part_write.h"
#include "ensemble/threads.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define SERVE_MS 5 /* between two looks at what helpers ask for */

/* A round of one rank. */
struct round {
    struct lc_gather *g; /* of the leader, else NULL */
    struct lc_ranks *ranks;
    const struct lc_session *session;
    const char *folder;
    struct lc_agenda *agenda;     /* of the leader */
    uint32_t replications, total; /* total: to do in this round, by all ranks */
    struct lc_progress progress;
    atomic_bool is_over; /* no more blocks are to be handed out */
    uint32_t by_this;    /* replications finished so far */
    atomic_uint by_helpers;
    uint32_t n_failed;   /* of this rank */
    enum lc_status desk; /* of what helpers reported */
};

static bool next_block(void *context, uint32_t *first, uint32_t *n)
{
    struct round *k = context;
    uint32_t block;

    if (atomic_load(&k->is_over) || !lc_agenda_next(k->agenda, &block)) {
        return false;
    }
    *first = block * LC_LATIN_BLOCK;
    *n = lc_block_size(block, k->replications);
    return true;
}

static bool ask_for_block(void *context, uint32_t *first, uint32_t *n)
{
    const struct round *k = context;

    return lc_ranks_next(k->ranks, first, n);
}

static void report_failures(struct round *k, const struct lc_block *b, struct lc_done *done)
{
    for (uint32_t slot = 0; slot < b->n; slot++) {
        done->failed[slot] = !b->kept[slot];
        if (b->failures[slot]) {
            lc_ensemble_report_failure(k->session, b->first + slot, b->failures[slot],
                                       k->n_failed++);
        }
    }
}

/* Writes the part of a finished block, and says so. */
static enum lc_status take_block(void *context, struct lc_block *b)
{
    struct round *k = context;
    const struct lc_part_about about = {.layout = k->session->layout,
                                        .scenario = k->session->scenario,
                                        .program_version = LC_VERSION,
                                        .seed = k->session->setup.seed};
    struct lc_done done = {.events = lc_block_events(b), .first = b->first, .n = b->n};
    enum lc_status status = lc_part_write(k->folder, b, &about, done.digest);

    report_failures(k, b, &done);
    lc_progress_add(&k->progress, done.n, done.events);
    lc_block_free(b);
    if (status == LC_OK && k->g) {
        status = lc_checkpoint_add(&k->g->checkpoint, &done);
    } else if (status == LC_OK) {
        lc_ranks_report(k->ranks, &done);
    }
    if (status != LC_OK) {
        atomic_store(&k->is_over, true);
    }
    return status;
}

static void take_report(void *context, const struct lc_done *done)
{
    struct round *k = context;

    atomic_fetch_add(&k->by_helpers, done->n);
    lc_progress_add(&k->progress, done->n, done->events);
    const enum lc_status status = lc_checkpoint_add(&k->g->checkpoint, done);

    if (status != LC_OK) {
        k->desk = status;
        atomic_store(&k->is_over, true);
    }
}

static bool is_stop_asked(const struct round *k)
{
    return k->session->setup.stop && atomic_load(k->session->setup.stop);
}

/* Serves the helpers; returns how many are at work. */
static unsigned serve(struct round *k)
{
    const struct lc_ranks_desk desk = {next_block, take_report, k};

    if (is_stop_asked(k)) {
        atomic_store(&k->is_over, true);
    }
    return lc_ranks_serve(k->ranks, &desk);
}

static void report_progress(struct round *k)
{
    lc_progress_report(&k->progress, k->by_this + atomic_load(&k->by_helpers), k->total);
}

static void tick(void *context, uint32_t finished)
{
    struct round *k = context;

    k->by_this = finished;
    if (k->g) {
        serve(k);
        report_progress(k);
    }
}

static void wait_for_helpers(struct round *k)
{
    while (serve(k) > 0) {
        report_progress(k);
        g_usleep(SERVE_MS * 1000UL);
    }
}

/* A stop between two replications fails none of them: it shows in blocks that nobody began. */
static bool is_cut_short(const struct round *k)
{
    uint32_t block;

    return is_stop_asked(k) && lc_agenda_next(k->agenda, &block);
}

static uint32_t make_agenda(struct lc_agenda *agenda, const struct lc_gather *g, uint32_t n)
{
    const struct lc_request *r = g->session->request;
    uint32_t total = 0;

    for (uint32_t block = 0; block < lc_blocks_of(n); block++) {
        const bool is_mine = block % r->shards == r->shard;

        if (is_mine && !lc_checkpoint_has(&g->checkpoint, block)) {
            lc_agenda_add(agenda, block);
            total += lc_block_size(block, n);
        }
    }
    return total;
}

static enum lc_status run_round(struct round *k)
{
    const struct lc_request *r = k->session->request;
    const bool has_helpers = lc_ranks_count(k->ranks) > 1;
    const struct lc_block_flow flow = {.next = k->g ? next_block : ask_for_block,
                                       .take = take_block,
                                       .tick = tick,
                                       .tick_ms = has_helpers ? SERVE_MS : LC_PROGRESS_MS,
                                       .context = k};

    return lc_threads_run(&k->session->setup, &flow, lc_ensemble_threads(r));
}

enum lc_status lc_gather_run(struct lc_gather *g, uint32_t replications)
{
    struct round k = {.g = g,
                      .ranks = g->ranks,
                      .session = g->session,
                      .folder = g->folder,
                      .agenda = lc_agenda_new(),
                      .replications = replications,
                      .progress = lc_progress_begin(g->session->request)};

    k.total = make_agenda(k.agenda, g, replications);
    g->result->asked = replications;
    enum lc_status status = lc_checkpoint_write(&g->checkpoint);

    if (status == LC_OK) { /* the manifest no longer vouches for what goes now */
        status = lc_folder_clear(g->folder, &g->checkpoint.parts);
    }
    if (k.total > 0 && status == LC_OK) {
        lc_gather_call(g->ranks, true);
        lc_ranks_open(g->ranks);
        status = run_round(&k);
        atomic_store(&k.is_over, true);
        wait_for_helpers(&k);
        status = status != LC_OK ? status : k.desk;
        status = status != LC_OK ? status : lc_ranks_status(g->ranks);
        status = status == LC_OK && is_cut_short(&k) ? LC_STOPPED : status;
    }
    lc_progress_end(&k.progress);
    lc_agenda_free(k.agenda);
    return status;
}

void lc_gather_call(struct lc_ranks *ranks, bool is_more)
{
    lc_ranks_broadcast(ranks, &is_more, sizeof is_more);
}

enum lc_status lc_gather_help(struct lc_session *s, const char *folder, struct lc_ranks *ranks)
{
    enum lc_status status = LC_OK;
    bool is_more = false;

    for (;;) {
        lc_ranks_broadcast(ranks, &is_more, sizeof is_more);
        if (!is_more) {
            return status;
        }
        struct round k = {.ranks = ranks, .session = s, .folder = folder};

        status = run_round(&k);
        lc_ranks_finish(ranks, status);
    }
}

bool lc_gather_is_complete(const struct lc_gather *g)
{
    return g->result->finished == g->result->asked;
}

/* Whether the parts hold as many replications as they should: else they are another forecast's. */
static bool is_all_there(const struct lc_gather *g)
{
    const struct lc_result *r = g->result;
    const bool is_good = r->samples.n + r->n_failed == r->asked;

    if (!is_good) {
        char *safe = lc_text_escape(g->folder, 0, 0);

        fprintf(stderr,
                "layercake: %s: its parts hold %" PRIu32 " replications, expected %" PRIu32 "\n",
                safe, r->samples.n + r->n_failed, r->asked);
        g_free(safe);
    }
    return is_good;
}

struct lc_archive *lc_gather_open(struct lc_gather *g)
{
    struct lc_archive *a =
        lc_archive_open(g->folder, g->session->layout, lc_blocks_of(g->result->asked));

    if (a) {
        g->result->samples = lc_archive_samples(a);
        g->result->n_failed = lc_archive_failed(a, &g->result->failed);
        if (!is_all_there(g)) {
            g->result->samples = (struct lc_samples){0};
            lc_archive_free(a);
            a = NULL;
        }
    }
    return a;
}
