/* layercake forecast: a Monte Carlo forecast of one scenario, written to a folder. */
#include "cli/commands.h"
#include "cli/ensemble.h"
#include "cli/evidence.h"
#include "cli/folder.h"
#include "output/headline.h"
#include "output/manifest.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

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
static enum lc_status forecast(struct lc_session *s, const struct lc_evidence *evidence,
                               const char *folder)
{
    const struct lc_request *r = s->request;
    struct lc_ensemble e = {.store = NULL};
    enum lc_status status = lc_ensemble_run(&e, s, folder);
    const struct lc_result *result = &e.result;

    e.result.figures = &evidence->figures;
    e.result.figures_digest = *evidence->digest ? evidence->digest : NULL;
    const enum lc_status written = write_files(folder, result);

    if (written == LC_OK && result->samples.n > 0 && !r->is_quiet) {
        lc_headline_print(result, stdout);
    }
    if (written == LC_OK && status == LC_STOPPED) {
        fprintf(stderr,
                "layercake: stopped: %" PRIu32 " of %" PRIu32
                " replications are kept in %s, marked incomplete; the same command with --force "
                "starts again\n",
                result->finished, result->asked, folder);
    }
    if (status == LC_OK) {
        status = written != LC_OK || result->n_failed > 0 ? LC_FAILED : LC_OK;
    }
    lc_ensemble_free(&e);
    return status;
}

static enum lc_status run_session(struct lc_session *s, const struct lc_evidence *evidence)
{
    struct lc_folder folder;
    char *path = lc_session_output(s);
    enum lc_status status = lc_ensemble_check(s);

    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, s->request->is_forced, s->folder);
    }
    if (status == LC_OK) {
        status = forecast(s, evidence, path);
        lc_folder_drop(&folder);
    }
    g_free(path);
    return status;
}

enum lc_status lc_command_forecast(const struct lc_request *r)
{
    struct lc_session session;
    struct lc_evidence evidence;
    enum lc_status status = lc_session_open(&session, r);

    if (status != LC_OK) {
        return status;
    }
    status = lc_evidence_open_forecasts(&evidence, session.model);
    if (status == LC_OK) {
        status = lc_evidence_confront(&evidence, session.layout, r);
    }
    if (status == LC_OK) {
        status = run_session(&session, &evidence);
    }
    lc_evidence_close(&evidence);
    lc_session_close(&session);
    return status;
}
