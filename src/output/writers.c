#include "output/writers.h"

#include <glib.h>

const struct lc_writer lc_forecast_writers[] = {
    {"quantiles", "quantiles.csv", lc_write_quantiles},
    {"summary", "summary.csv", lc_write_summary},
    {"pull-through", "pull-through.csv", lc_write_pullthrough},
    {"binding", "binding.csv", lc_write_binding},
    {"episodes", "episodes.csv", lc_write_episodes},
    {"overbuild", "overbuild.csv", lc_write_overbuild},
    {"published", "published.csv", lc_write_published},
    {"history", "history.csv", lc_write_history},
    {"drivers", "drivers.csv", lc_write_drivers},
    {"definitions", "definitions.csv", lc_write_definitions},
    {"assumptions", "assumptions.csv", lc_write_assumptions},
    {"draws", "draws.csv", lc_write_draws},
};
const unsigned lc_n_forecast_writers = G_N_ELEMENTS(lc_forecast_writers);

const struct lc_writer lc_hindcast_writers[] = {
    {"scores", "scores.csv", lc_write_scores},
    {"hindcast", "hindcast.csv", lc_write_hindcast},
    {"draws", "draws.csv", lc_write_draws},
};
const unsigned lc_n_hindcast_writers = G_N_ELEMENTS(lc_hindcast_writers);

/* Beside the tables of differences. */
const struct lc_writer lc_comparison_writers[] = {
    {"definitions", "definitions.csv", lc_write_definitions},
};
const unsigned lc_n_comparison_writers = G_N_ELEMENTS(lc_comparison_writers);

const struct lc_writer lc_run_writers[] = {
    {"series", "series.csv", lc_write_series},
    {"draws", "draws.csv", lc_write_draws},
};
const unsigned lc_n_run_writers = G_N_ELEMENTS(lc_run_writers);

void lc_file_list_add(struct lc_file_list *list, const char *name, const char *digest)
{
    if (list->n == list->room) {
        list->room = 2 * list->room + 16;
        list->files = g_renew(struct lc_file_digest, list->files, list->room);
    }
    struct lc_file_digest *f = &list->files[list->n++];

    g_strlcpy(f->name, name, sizeof f->name);
    g_strlcpy(f->digest, digest, sizeof f->digest);
}

enum lc_status lc_file_list_close(struct lc_file_list *list, struct lc_outfile *f, const char *name)
{
    char digest[65];
    const enum lc_status status = f ? lc_outfile_close(f, digest) : LC_FAILED;

    if (status == LC_OK) {
        lc_file_list_add(list, name, digest);
    }
    return status;
}

void lc_file_list_fini(struct lc_file_list *list)
{
    g_free(list->files);
    *list = (struct lc_file_list){0};
}

enum lc_status lc_files_write(const char *folder, const struct lc_writer *writers, unsigned n,
                              const struct lc_result *r, struct lc_file_list *list)
{
    for (unsigned i = 0; i < n; i++) {
        struct lc_outfile *to = lc_outfile_open(folder, writers[i].file);

        if (to) {
            writers[i].write(to, r);
        }
        if (lc_file_list_close(list, to, writers[i].file) != LC_OK) {
            return LC_FAILED;
        }
    }
    return LC_OK;
}
