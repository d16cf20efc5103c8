#include "output/writers.h"

#include <glib.h>

const struct lc_writer lc_forecast_writers[] = {
    {"quantiles", "quantiles.csv", lc_write_quantiles, 0},
    {"wide", "wide.csv", lc_write_wide, LC_EXTRA_WIDE},
    {"summary", "summary.csv", lc_write_summary, 0},
    {"iamc", "iamc.csv", lc_write_iamc, LC_EXTRA_IAMC},
    {"pull-through", "pull-through.csv", lc_write_pullthrough, 0},
    {"binding", "binding.csv", lc_write_binding, 0},
    {"episodes", "episodes.csv", lc_write_episodes, 0},
    {"overbuild", "overbuild.csv", lc_write_overbuild, 0},
    {"published", "published.csv", lc_write_published, 0},
    {"history", "history.csv", lc_write_history, 0},
    {"drivers", "drivers.csv", lc_write_drivers, 0},
    {"definitions", "definitions.csv", lc_write_definitions, 0},
    {"assumptions", "assumptions.csv", lc_write_assumptions, 0},
    {"draws", "draws.csv", lc_write_draws, 0},
};
const unsigned lc_n_forecast_writers = G_N_ELEMENTS(lc_forecast_writers);

const struct lc_writer lc_hindcast_writers[] = {
    {"scores", "scores.csv", lc_write_scores, 0},
    {"hindcast", "hindcast.csv", lc_write_hindcast, 0},
    {"draws", "draws.csv", lc_write_draws, 0},
};
const unsigned lc_n_hindcast_writers = G_N_ELEMENTS(lc_hindcast_writers);

/* Beside the tables of differences. */
const struct lc_writer lc_comparison_writers[] = {
    {"definitions", "definitions.csv", lc_write_definitions, 0},
};
const unsigned lc_n_comparison_writers = G_N_ELEMENTS(lc_comparison_writers);

const struct lc_writer lc_run_writers[] = {
    {"series", "series.csv", lc_write_series, 0},
    {"draws", "draws.csv", lc_write_draws, 0},
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
        if (writers[i].extra && !(writers[i].extra & r->extras)) {
            continue;
        }
        struct lc_outfile *to = lc_outfile_open(folder, writers[i].file);

        if (to) {
            writers[i].write(to, r);
        }
        if (!lc_samples_are_read(&r->samples)) { /* why stands on stderr */
            lc_outfile_abandon(to);
            return LC_FAILED;
        }
        if (lc_file_list_close(list, to, writers[i].file) != LC_OK) {
            return LC_FAILED;
        }
    }
    return LC_OK;
}
