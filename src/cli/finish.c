#include "cli/finish.h"

#include "output/headline.h"

#include <stdio.h>

/* Tables first, then the manifest: a folder whose manifest says "complete" is. */
static enum lc_status write_all(struct lc_gather *g, const struct lc_archive *a)
{
    struct lc_file_list list = {0};
    enum lc_status status =
        lc_files_write(g->folder, lc_forecast_writers, lc_n_forecast_writers, g->result, &list);

    if (status == LC_OK) {
        status = lc_archive_status(a);
    }
    for (unsigned i = 0; i < g->checkpoint.parts.n; i++) {
        const struct lc_file_digest *f = &g->checkpoint.parts.files[i];

        lc_file_list_add(&list, f->name, f->digest);
    }
    if (status == LC_OK) {
        status = lc_manifest_write(g->folder, g->result, &list);
    }
    lc_file_list_fini(&list);
    return status;
}

enum lc_status lc_finish(struct lc_gather *g)
{
    struct lc_archive *a = lc_gather_open(g);
    enum lc_status status = a ? write_all(g, a) : LC_FAILED;

    if (status == LC_OK && g->result->samples.n > 0 && !g->session->request->is_quiet) {
        lc_headline_print(g->result, stdout);
        lc_headline_print_binding(g->result, stdout);
        status = lc_archive_status(a);
    }
    if (status == LC_OK && g->result->n_failed > 0) {
        status = LC_FAILED;
    }
    lc_archive_free(a);
    return status;
}
