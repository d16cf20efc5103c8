#include "cli/finish.h"

#include "cli/complete.h"
#include "ensemble/replication.h"
#include "output/headline.h"
#include "output/typical.h"

#include <stdio.h>

#define PROJECTS_SHOWN 40 /* of each kind, the largest: what a chart can show */

/* The replication whose projects are shown, run once more. */
static enum lc_status write_projects(struct lc_gather *g, struct lc_file_list *list)
{
    struct lc_outfile *f = lc_outfile_open(g->folder, LC_PROJECTS_FILE);
    const struct lc_details details = {.projects = f, .largest = PROJECTS_SHOWN};
    struct lc_observation *o = lc_observation_new(g->result->layout);
    struct lc_worker *worker = lc_worker_new(&g->session->setup);

    g->result->has_example = true;
    g->result->example = lc_typical_replication(g->result);
    const enum lc_status ran =
        f ? lc_worker_run(worker, g->result->example, o, &details) : LC_FAILED;

    lc_worker_free(worker);
    lc_observation_free(o);
    if (ran == LC_STOPPED || !lc_samples_are_read(&g->result->samples)) {
        lc_outfile_abandon(f);
        return ran == LC_STOPPED ? ran : LC_FAILED;
    }
    return lc_file_list_close(list, f, LC_PROJECTS_FILE);
}

/* Tables first, then what is made of them and the manifest: a folder whose manifest says "complete"
 * is. */
static enum lc_status write_all(struct lc_gather *g, const struct lc_archive *a)
{
    struct lc_file_list list = {0};
    enum lc_status status =
        lc_files_write(g->folder, lc_forecast_writers, lc_n_forecast_writers, g->result, &list);

    if (status == LC_OK && g->result->samples.n > 0) {
        status = write_projects(g, &list);
    }
    if (status == LC_OK) {
        status = lc_archive_status(a);
    }
    for (unsigned i = 0; i < g->checkpoint.parts.n; i++) {
        const struct lc_file_digest *f = &g->checkpoint.parts.files[i];

        lc_file_list_add(&list, f->name, f->digest);
    }
    if (status == LC_OK) {
        status = lc_complete(g->folder, g->result, &list, g->session->request->is_quiet);
    }
    lc_file_list_fini(&list);
    return status;
}

enum lc_status lc_finish(struct lc_gather *g)
{
    struct lc_archive *a = lc_gather_open(g);
    enum lc_status status = a ? write_all(g, a) : LC_FAILED;

    if (status == LC_OK && g->result->samples.n > 0 && !g->session->request->is_quiet) {
        const struct lc_screen screen = lc_screen_of(stdout, g->session->request->color);

        lc_headline_print(g->result, &screen, stdout);
        lc_headline_print_binding(g->result, &screen, stdout);
        status = lc_archive_status(a);
    }
    if (status == LC_OK && g->result->n_failed > 0) {
        status = LC_FAILED;
    }
    lc_archive_free(a);
    return status;
}
