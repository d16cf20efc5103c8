/* layercake run: one replication of an ensemble, with its event log, projects and series. */
#include "cli/commands.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "cli/session.h"
#include "cli/signals.h"
#include "ensemble/store.h"
#include "output/manifest.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <stdio.h>

/* The files of details, in the order of the manifest. */
enum { EVENTS, PROJECTS, PULLS, LINKS, COHORTS, PAYMENTS, N_DETAILS };

static const char *const names[N_DETAILS] = {"events.csv", LC_PROJECTS_FILE, "pulls.csv",
                                             "links.csv",  "cohorts.csv",    "payments.csv"};

/* Closes a file of details, or throws it away when the run did not come to its end. */
static enum lc_status settle(struct lc_outfile *f, const char *name, bool is_kept,
                             struct lc_file_list *list)
{
    if (f && !is_kept) {
        lc_outfile_abandon(f);
        return LC_OK;
    }
    return lc_file_list_close(list, f, name);
}

static enum lc_status run_into(const struct lc_session *s, struct lc_outfile *const *files,
                               struct lc_observation *o)
{
    const struct lc_details details = {
        .events = files[EVENTS],
        .projects = files[PROJECTS],
        .lineage = {files[PULLS], files[LINKS], files[COHORTS], files[PAYMENTS]}};
    struct lc_worker *worker = lc_worker_new(&s->setup);
    const enum lc_status status = lc_worker_run(worker, s->request->replication, o, &details);

    lc_worker_free(worker);
    return status;
}

/* Runs the replication and writes its details. */
static enum lc_status run_details(const struct lc_session *s, const char *folder,
                                  struct lc_observation *o, struct lc_file_list *list)
{
    struct lc_outfile *files[N_DETAILS];
    bool are_open = true;

    for (int i = 0; i < N_DETAILS; i++) {
        files[i] = are_open ? lc_outfile_open(folder, names[i]) : NULL;
        are_open = files[i] != NULL;
    }
    enum lc_status status = are_open ? run_into(s, files, o) : LC_FAILED;
    const bool is_kept = status == LC_OK;

    for (int i = 0; i < N_DETAILS; i++) {
        const enum lc_status settled = settle(files[i], names[i], is_kept, list);

        status = status == LC_OK ? settled : status;
    }
    return status;
}

/* Writes the tables and the manifest. */
static enum lc_status write_rest(const struct lc_session *s, const char *folder,
                                 struct lc_store *store, struct lc_file_list *list)
{
    const struct lc_failure *failures;
    char *command = lc_session_command(s, -1);
    struct lc_result result = lc_session_result(s, command);
    const uint32_t number = s->request->replication;

    result.n_failed = lc_store_failures(store, &failures);
    result.failed = &number;
    result.asked = 1;
    result.samples = lc_store_samples(store);
    result.finished = result.samples.n + result.n_failed;
    enum lc_status status = lc_files_write(folder, lc_run_writers, lc_n_run_writers, &result, list);

    if (status == LC_OK) {
        status = lc_manifest_write(folder, &result, list);
    }
    if (result.n_failed > 0) {
        fprintf(stderr, "layercake: replication %" PRIu32 " failed: %s\n", number,
                failures[0].text);
        status = LC_FAILED;
    }
    g_free(command);
    return status;
}

static void remove_made(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);

    g_unlink(path);
    g_free(path);
}

/* A run that comes to no end leaves nothing: its log may be large, and nothing goes on with it. */
static void take_away(const char *folder)
{
    char *manifest = g_build_filename(folder, LC_MANIFEST_FILE, NULL);

    if (!g_file_test(manifest, G_FILE_TEST_EXISTS)) {
        for (unsigned i = 0; i < N_DETAILS; i++) {
            remove_made(folder, names[i]);
        }
        for (unsigned i = 0; i < lc_n_run_writers; i++) {
            remove_made(folder, lc_run_writers[i].file);
        }
    }
    g_free(manifest);
}

static enum lc_status run(struct lc_session *s, const char *folder)
{
    const uint32_t number = s->request->replication;
    struct lc_observation *o = lc_observation_new(s->layout);
    struct lc_store *store = lc_store_new();
    struct lc_file_list list = {0};

    const int64_t start_us = g_get_monotonic_time();

    s->setup.stop = lc_signals_catch();
    enum lc_status status = run_details(s, folder, o, &list);

    if (status == LC_OK) {
        struct lc_block *block = lc_block_new(s->layout, number, 1);

        o->replication = number;
        lc_block_put(block, o);
        lc_store_add(store, block);
        status = write_rest(s, folder, store, &list);
    }
    if (status != LC_OK) {
        take_away(folder);
    }
    if (status == LC_OK && !s->request->is_quiet) {
        fprintf(stderr, "layercake: %s: replication %" PRIu32 ", %" PRIu64 " events\n", folder,
                number, o->events);
    }
    if (status == LC_OK && s->request->is_verbose) {
        fprintf(stderr, "layercake: it took %.3g s\n",
                (double)(g_get_monotonic_time() - start_us) / G_USEC_PER_SEC);
    }
    lc_file_list_fini(&list);
    lc_store_free(store);
    lc_observation_free(o);
    return status;
}

enum lc_status lc_command_run(const struct lc_request *r)
{
    struct lc_session session;
    struct lc_folder folder;
    enum lc_status status = lc_session_open(&session, r);

    if (status != LC_OK) {
        return status;
    }
    char *path = lc_session_output(&session);

    lc_idle_tell(&session);
    status = lc_folder_make(&folder, path, lc_folder_use(r), session.folder);
    if (status == LC_OK) {
        status = run(&session, path);
        lc_folder_leave(&folder, r->is_verbose);
    }
    g_free(path);
    lc_session_close(&session);
    return status;
}
