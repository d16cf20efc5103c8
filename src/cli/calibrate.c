/* layercake calibrate: weight draws of the parameters by observations, and write a model folder
 * that draws from them. */
#include "cli/commands.h"
#include "cli/copy_model.h"
#include "cli/ensemble.h"
#include "cli/evidence.h"
#include "cli/folder.h"
#include "input/lever.h"
#include "input/parameter.h"
#include "output/calibration.h"
#include "output/manifest.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define LEAST_EFFECTIVE 2.0 /* below, a sample would be one draw again and again */

struct calibrating {
    struct lc_session *session;
    const struct lc_evidence *evidence;
    const char *folder; /* the new model's */
    struct lc_file_list list;
};

/* Writes one file below the new model's folder and notes its digest. */
static enum lc_status write_file(struct calibrating *k, const struct lc_calibration *c,
                                 const char *within, const char *name,
                                 void (*write)(struct lc_outfile *, const struct lc_calibration *))
{
    char *folder = lc_subfolder_make(k->folder, within);
    struct lc_outfile *to = folder ? lc_outfile_open(folder, name) : NULL;
    enum lc_status status = LC_FAILED;
    char digest[LC_DIGEST_TEXT];

    if (to) {
        write(to, c);
        status = lc_outfile_close(to, digest);
    }
    if (status == LC_OK) {
        char *path = g_build_filename(within, name, NULL);

        lc_file_list_add(&k->list, path, digest);
        g_free(path);
    }
    g_free(folder);
    return status;
}

/* Another start takes over what is the same there: the same law, and no cell of an initial table.
 */
static bool is_carried(const struct lc_parameter *here, const struct lc_model *there)
{
    static const double probes[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    const int32_t other = lc_parameter_find(there, here->name);

    if (other < 0 || lc_distribution_is_fixed(&there->parameters[other].law)) {
        return false;
    }
    const struct lc_parameter *p = &there->parameters[other];

    for (size_t i = 0; i < G_N_ELEMENTS(probes); i++) {
        if (lc_distribution_quantile(&here->law, probes[i]) !=
            lc_distribution_quantile(&p->law, probes[i])) {
            return false;
        }
    }
    for (uint32_t t = 0; t < p->n_targets; t++) {
        if (lc_lever_is_initial(there, p->targets[t])) {
            return false;
        }
    }
    return true;
}

/* sample.csv for a later start of the model. */
static enum lc_status carry_over(struct calibrating *k, const struct lc_calibration *c,
                                 lc_time start)
{
    struct lc_diag *d = lc_diag_new();
    struct lc_model *there = lc_model_load(k->session->folder, start, d);
    bool *carried = g_new0(bool, c->posterior->n_marginals + 1);
    char date[LC_DATE_TEXT], digest[LC_DIGEST_TEXT];
    enum lc_status status = LC_FAILED;

    lc_diag_print(d, stderr);
    lc_date_format(date, start);
    for (uint32_t i = 0; there && i < c->posterior->n_marginals; i++) {
        carried[i] = is_carried(&c->model->parameters[c->posterior->marginals[i].parameter], there);
    }
    char *within = g_build_filename("initial", date, NULL);
    char *name = g_build_filename(within, "sample.csv", NULL);
    char *folder = there ? lc_subfolder_make(k->folder, within) : NULL;
    struct lc_outfile *to = folder ? lc_outfile_open(folder, "sample.csv") : NULL;

    if (to) {
        lc_write_sample(to, c, carried);
        status = lc_outfile_close(to, digest);
    }
    if (status == LC_OK) {
        lc_file_list_add(&k->list, name, digest);
    }
    g_free(folder);
    g_free(name);
    g_free(within);
    g_free(carried);
    lc_model_free(there);
    lc_diag_free(d);
    return status;
}

/* The sample of the start itself has every column. */
static void write_whole_sample(struct lc_outfile *to, const struct lc_calibration *c)
{
    lc_write_sample(to, c, NULL);
}

static enum lc_status write_samples(struct calibrating *k, const struct lc_calibration *c)
{
    struct lc_arena *a = lc_arena_new();
    size_t n = 0;
    const lc_time *starts = lc_model_starts(a, k->session->folder, &n);
    char date[LC_DATE_TEXT];

    lc_date_format(date, c->model->start);
    char *within = g_build_filename("initial", date, NULL);
    enum lc_status status = write_file(k, c, within, "sample.csv", write_whole_sample);

    for (size_t i = 0; i < n && status == LC_OK; i++) {
        if (starts[i] >= c->until && starts[i] != c->model->start) {
            status = carry_over(k, c, starts[i]);
        }
    }
    g_free(within);
    lc_arena_free(a);
    return status;
}

static enum lc_status write_model(struct calibrating *k, const struct lc_calibration *c,
                                  struct lc_result *result)
{
    enum lc_status status = lc_model_copy(k->session->folder, k->folder);

    if (status == LC_OK) {
        status = write_samples(k, c);
    }
    if (status == LC_OK) {
        status = write_file(k, c, "calibration", "posterior.csv", lc_write_posterior);
    }
    if (status == LC_OK) {
        status = write_file(k, c, "calibration", "implausibility.csv", lc_write_implausibility);
    }
    if (status == LC_OK) {
        status = write_file(k, c, "calibration", "summary.csv", lc_write_calibration_summary);
    }
    result->facts_digest = k->evidence->digest;
    return status == LC_OK ? lc_manifest_write(k->folder, result, &k->list) : status;
}

static enum lc_status weigh(struct calibrating *k, struct lc_ensemble *e)
{
    const struct lc_request *r = k->session->request;
    const struct lc_samples *samples = &e->result.samples;
    struct lc_arena *a = lc_arena_new();
    struct lc_fit fit;
    struct lc_posterior posterior;
    enum lc_status status = LC_FAILED;

    lc_fit_make(&fit, a, &k->evidence->targets, samples, r->until + LC_MS_PER_DAY);
    lc_posterior_make(&posterior, a, k->session->model, &fit, samples);
    uint32_t *rows = LC_ARENA_ARRAY(a, uint32_t, r->draws);
    const struct lc_calibration c = {.model = k->session->model,
                                     .fit = &fit,
                                     .posterior = &posterior,
                                     .until = r->until,
                                     .rows = rows,
                                     .n_rows = r->draws};

    if (fit.n_points == 0) {
        fputs("layercake: no observation that counts lies between the start and --until\n", stderr);
    } else if (posterior.effective < LEAST_EFFECTIVE) {
        lc_calibration_print_series(&c, stderr);
        fprintf(stderr,
                "layercake: of %u draws %u are not ruled out, effective size %.1f: more "
                "replications or wider laws are needed; nothing was written\n",
                posterior.n, posterior.n_kept, posterior.effective);
    } else {
        lc_posterior_resample(rows, r->draws, &posterior, r->seed);
        status = write_model(k, &c, &e->result);
        if (status == LC_OK && !r->is_quiet) {
            lc_calibration_print(&c, stdout);
        }
    }
    lc_arena_free(a);
    return status;
}

static enum lc_status calibrate(struct calibrating *k)
{
    struct lc_ensemble e = {.store = NULL};
    enum lc_status status = lc_ensemble_run(&e, k->session, k->folder);

    if (status == LC_OK && e.result.samples.n < 2) {
        fputs("layercake: fewer than two replications are left to weigh\n", stderr);
        status = LC_FAILED;
    }
    if (status == LC_OK) {
        status = weigh(k, &e);
    }
    lc_ensemble_free(&e);
    return status;
}

static enum lc_status run_session(struct lc_session *s, struct lc_evidence *evidence)
{
    struct lc_folder folder;
    char *path = lc_session_output(s);
    struct calibrating k = {.session = s, .evidence = evidence, .folder = path};
    enum lc_status status = lc_evidence_aim(evidence, s);

    if (status == LC_OK) {
        status = lc_ensemble_check(s);
    }
    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, s->request->is_forced, s->folder);
    }
    if (status == LC_OK) {
        status = calibrate(&k);
        lc_folder_drop(&folder);
    }
    g_free(path);
    return status;
}

enum lc_status lc_command_calibrate(const struct lc_request *r)
{
    struct lc_request settled = *r;
    struct lc_session session;
    struct lc_evidence evidence;
    enum lc_status status = lc_evidence_open(&evidence);

    if (status == LC_OK) {
        const lc_time last = lc_evidence_last_day(&evidence);

        settled.until = r->until < last ? r->until : last;
        settled.to = settled.until;
        if (settled.to < settled.from) {
            fputs("layercake: --until lies before the start\n", stderr);
            status = LC_BAD_INPUT;
        }
    }
    if (status == LC_OK) {
        status = lc_session_open(&session, &settled);
        if (status == LC_OK) {
            status = run_session(&session, &evidence);
            lc_session_close(&session);
        }
    }
    lc_evidence_close(&evidence);
    return status;
}
