/* The files of a finished folder, once: what each is called and who writes it.
 *
 * Each file appears whole or not at all; the manifest, which holds the digests of the others, comes
 * last, so a folder with a manifest is complete.
 */
#ifndef LC_OUTPUT_WRITERS_H
#define LC_OUTPUT_WRITERS_H

#include "base/outfile.h"
#include "base/status.h"
#include "output/result.h"

struct lc_writer {
    const char *name, *file;
    void (*write)(struct lc_outfile *to, const struct lc_result *r);
    unsigned extra; /* enum lc_extra: only when the result asks for it; 0: always */
};

extern const struct lc_writer lc_forecast_writers[];
extern const unsigned lc_n_forecast_writers;
extern const struct lc_writer lc_hindcast_writers[];
extern const unsigned lc_n_hindcast_writers;
extern const struct lc_writer lc_comparison_writers[];
extern const unsigned lc_n_comparison_writers;
extern const struct lc_writer lc_run_writers[];
extern const unsigned lc_n_run_writers;

/* Digests of the files written so far, by name. Starts as {0}; ends with lc_file_list_fini(). */
struct lc_file_list {
    struct lc_file_digest {
        char name[64], digest[65];
    } * files;
    unsigned n, room;
};

void lc_file_list_add(struct lc_file_list *list, const char *name, const char *digest);

/* Closes a file, which is then freed, and notes its digest under a name. LC_FAILED, with nothing
 * noted, when it can't be written or is NULL: it could not be opened. */
enum lc_status lc_file_list_close(struct lc_file_list *list, struct lc_outfile *f,
                                  const char *name);
void lc_file_list_fini(struct lc_file_list *list);

/* Writes the file of each writer that is wanted into the folder and notes its digest. LC_FAILED at
 * the first that can't be written; a line is then on stderr. */
enum lc_status lc_files_write(const char *folder, const struct lc_writer *writers, unsigned n,
                              const struct lc_result *r, struct lc_file_list *list);

void lc_write_quantiles(struct lc_outfile *to, const struct lc_result *r);   /* quantiles.csv */
void lc_write_wide(struct lc_outfile *to, const struct lc_result *r);        /* wide.csv */
void lc_write_summary(struct lc_outfile *to, const struct lc_result *r);     /* summary.csv */
void lc_write_iamc(struct lc_outfile *to, const struct lc_result *r);        /* iamc.csv */
void lc_write_pullthrough(struct lc_outfile *to, const struct lc_result *r); /* pull-through.csv */
void lc_write_binding(struct lc_outfile *to, const struct lc_result *r);     /* binding.csv */
void lc_write_episodes(struct lc_outfile *to, const struct lc_result *r);    /* episodes.csv */
void lc_write_overbuild(struct lc_outfile *to, const struct lc_result *r);   /* overbuild.csv */
void lc_write_drivers(struct lc_outfile *to, const struct lc_result *r);     /* drivers.csv */
void lc_write_history(struct lc_outfile *to, const struct lc_result *r);     /* history.csv */
void lc_write_published(struct lc_outfile *to, const struct lc_result *r);   /* published.csv */
void lc_write_scores(struct lc_outfile *to, const struct lc_result *r);      /* scores.csv */
void lc_write_hindcast(struct lc_outfile *to, const struct lc_result *r);    /* hindcast.csv */
void lc_write_draws(struct lc_outfile *to, const struct lc_result *r);       /* draws.csv */
void lc_write_definitions(struct lc_outfile *to, const struct lc_result *r); /* definitions.csv */
void lc_write_assumptions(struct lc_outfile *to, const struct lc_result *r); /* assumptions.csv */
void lc_write_series(struct lc_outfile *to, const struct lc_result *r); /* series.csv of a run */

#endif
