/* layercake forecast: a Monte Carlo forecast of one scenario, written to a folder. */
#include "base/text.h"
#include "cli/commands.h"
#include "cli/ensemble.h"
#include "cli/finish.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "cli/question.h"
#include "cli/resume.h"
#include "cli/rounds.h"
#include "cli/signals.h"
#include "cli/team.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

/* What rank 0 has prepared when there is work to be done. */
struct forecast {
    struct lc_request *request;
    struct lc_question question;
    struct lc_manifest *before; /* of the folder that is gone on with, or NULL */
    struct lc_folder folder;
    char *path;
};

/* What there is to say when the folder is not finished. */
static void report_unfinished(const struct forecast *f, enum lc_status status)
{
    const char *why = status == LC_OK ? "shard" : status == LC_STOPPED ? "stopped" : "failed";
    const char *how = status == LC_OK ? "'layercake merge' joins it with the others"
                                      : "the same command with --resume goes on";

    /* Nothing was begun, and what went wrong was said; or nothing is kept. */
    if (f->question.result.asked == 0 || f->request->is_scratch) {
        return;
    }
    if (status != LC_OK || !f->request->is_quiet) {
        char *safe = lc_text_escape(f->path, 0, 0);

        fprintf(stderr,
                "layercake: %s: %" PRIu32 " of %" PRIu32 " replications are kept in %s; %s\n", why,
                f->question.result.finished, f->question.result.asked, safe, how);
        g_free(safe);
    }
}

/* Counts what is there, and makes the rest. */
static enum lc_status run(struct forecast *f, struct lc_gather *g)
{
    const uint32_t had = f->before ? lc_manifest_asked(f->before) : 0;
    struct lc_rounds rounds = {.gather = g, .request = f->request, .had = had};

    if (f->before) {
        lc_resume_count(&g->checkpoint, f->before, &f->question.session,
                        lc_rounds_first(f->request, had));
    }
    lc_ensemble_announce(&f->question.session, f->path);
    f->question.session.setup.stop = lc_signals_catch();
    enum lc_status status = lc_rounds_run(&rounds);

    lc_gather_call(g->ranks, false);
    lc_ranks_leave(g->ranks); /* the others need not wait for the tables */
    if (status == LC_OK && lc_gather_is_complete(g)) {
        status = lc_finish(g);
        if (status != LC_OK && f->question.result.n_failed == 0) { /* a table was not written */
            report_unfinished(f, status);
        }
    } else {
        report_unfinished(f, status);
    }
    g_free(rounds.command);
    return status;
}

static enum lc_status lead(struct forecast *f, struct lc_ranks *ranks)
{
    struct lc_gather g = {.session = &f->question.session,
                          .folder = f->path,
                          .ranks = ranks,
                          .result = &f->question.result};

    if (!lc_team_agree(ranks, &f->question.session)) {
        return LC_FAILED;
    }
    lc_checkpoint_init(&g.checkpoint, f->path, &f->question.result);
    const enum lc_status status = run(f, &g);

    lc_checkpoint_fini(&g.checkpoint);
    return status;
}

static enum lc_status help(const struct lc_request *r, struct lc_ranks *ranks)
{
    struct lc_session s;
    const enum lc_status opened = lc_session_open(&s, r);
    enum lc_status status = LC_FAILED;

    if (opened != LC_OK) { /* rank 0 could: the files are others here */
        lc_team_agree(ranks, NULL);
        return opened;
    }
    s.setup.stop = lc_signals_catch();
    if (lc_team_agree(ranks, &s)) {
        char *path = lc_session_output(&s);

        status = lc_gather_help(&s, path, ranks);
        g_free(path);
    }
    lc_session_close(&s);
    return status;
}

/* The folder: new, forced, or one to go on with. */
static enum lc_status prepare_folder(struct forecast *f)
{
    const struct lc_request *r = f->request;
    enum lc_folder_use use = lc_folder_use(r);
    enum lc_status status = LC_OK;

    f->path = lc_session_output(&f->question.session);
    if (r->is_resumed) {
        status = lc_resume_open(&f->before, f->path, &f->question.session, &f->question.result);
        use = f->before || lc_folder_is_begun(f->path) ? LC_FOLDER_CONTINUE : use;
    }
    return status == LC_OK ? lc_folder_make(&f->folder, f->path, use, f->question.session.folder)
                           : status;
}

static enum lc_status forecast(struct forecast *f, struct lc_ranks *ranks)
{
    enum lc_status status = lc_question_open(&f->question, f->request);

    if (status != LC_OK) {
        return lc_team_tell(ranks, status);
    }
    lc_idle_tell(&f->question.session);
    status = lc_team_tell(ranks, prepare_folder(f));
    if (status == LC_OK) {
        status = lead(f, ranks);
        lc_folder_leave(&f->folder, f->request->is_verbose);
    }
    lc_manifest_free(f->before);
    g_free(f->path);
    lc_question_close(&f->question);
    return status;
}

enum lc_status lc_command_forecast(const struct lc_request *r)
{
    struct lc_request own = *r; /* --precision finds the number of replications */
    struct forecast f = {.request = &own};
    struct lc_ranks *ranks = lc_ranks_begin();
    enum lc_status status;

    if (!ranks) {
        return LC_BAD_INPUT;
    }
    if (lc_ranks_number(ranks) == 0) {
        status = forecast(&f, ranks);
    } else {
        status = lc_team_tell(ranks, LC_OK);
        status = status == LC_OK ? help(r, ranks) : status;
    }
    lc_ranks_end(ranks);
    return status;
}
