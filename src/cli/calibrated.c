#include "cli/calibrated.h"

#include "cli/copy_model.h"
#include "input/lever.h"
#include "input/parameter.h"
#include "output/manifest.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct writing {
    const struct lc_session *session;
    const char *folder; /* the new model's */
    struct lc_file_list list;
    GString *carried; /* what is told of the later starts */
};

/* Writes one file below the new model's folder and notes its digest. */
static enum lc_status write_file(struct writing *k, const struct lc_calibration *c,
                                 const char *within, const char *name,
                                 void (*write)(struct lc_outfile *, const struct lc_calibration *))
{
    char *folder = lc_subfolder_make(k->folder, within);
    struct lc_outfile *to = folder ? lc_outfile_open(folder, name) : NULL;
    char *path = g_build_filename(within, name, NULL);

    if (to) {
        write(to, c);
    }
    const enum lc_status status = lc_file_list_close(&k->list, to, path);

    g_free(path);
    g_free(folder);
    return status;
}

static bool has_same_law(const struct lc_parameter *a, const struct lc_parameter *b)
{
    static const double probes[] = {0.05, 0.25, 0.5, 0.75, 0.95};

    for (size_t i = 0; i < G_N_ELEMENTS(probes); i++) {
        if (lc_distribution_quantile(&a->law, probes[i]) !=
            lc_distribution_quantile(&b->law, probes[i])) {
            return false;
        }
    }
    return true;
}

static bool acts_on_state(const struct lc_model *m, const struct lc_parameter *p)
{
    for (uint32_t t = 0; t < p->n_targets; t++) {
        if (lc_lever_is_initial(m, p->targets[t])) {
            return true;
        }
    }
    return false;
}

static bool is_wanted(const struct lc_request *r, const char *name)
{
    for (unsigned i = 0; i < r->n_carried; i++) {
        if (strcmp(r->carried[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a start whose law is p can read the draws of marginal k, as written. */
static bool fits(const struct lc_calibration *c, uint32_t k, const struct lc_parameter *p)
{
    double low, high;

    lc_parameter_range(&low, &high, p);
    for (uint32_t row = 0; row < c->n_rows; row++) {
        const double value = lc_sample_value(c, k, c->rows[row]);

        if (value < low || value > high) {
            return false;
        }
    }
    return true;
}

/* Another start takes over what is the same there, with the same law and no cell of an initial
 * table, and what the user wants to be carried if it can be. */
static bool is_carried(const struct writing *w, const struct lc_calibration *c, uint32_t k,
                       const struct lc_model *there)
{
    const struct lc_parameter *here = &c->model->parameters[c->posterior->marginals[k].parameter];
    const int32_t other = lc_parameter_find(there, here->name);
    const struct lc_parameter *p = other < 0 ? NULL : &there->parameters[other];
    const bool is_uncertain = p && !lc_distribution_is_fixed(&p->law);

    if (!is_wanted(w->session->request, here->name)) {
        return is_uncertain && !acts_on_state(there, p) && has_same_law(here, p) && fits(c, k, p);
    }
    if (!is_uncertain || !fits(c, k, p)) {
        char date[LC_DATE_TEXT];

        lc_date_format(date, there->start);
        fprintf(stderr, "layercake: --carry %s: not to %s, where it %s\n", here->name, date,
                is_uncertain ? "can't be as low or as high as some draws" : "is not uncertain");
        return false;
    }
    return true;
}

/* sample.csv for a later start of the model. */
static enum lc_status carry_over(struct writing *k, const struct lc_calibration *c, lc_time start)
{
    struct lc_diag *d = lc_diag_new();
    struct lc_model *there = lc_model_load(k->session->folder, start, d);
    bool *carried = g_new0(bool, c->posterior->n_marginals + 1);
    char date[LC_DATE_TEXT];
    enum lc_status status = LC_FAILED;
    uint32_t n_carried = 0;

    lc_diag_print(d, stderr);
    lc_date_format(date, start);
    for (uint32_t i = 0; there && i < c->posterior->n_marginals; i++) {
        carried[i] = is_carried(k, c, i, there);
        n_carried += carried[i];
    }
    char *within = g_build_filename("initial", date, NULL);
    char *name = g_build_filename(within, "sample.csv", NULL);
    char *folder = n_carried > 0 ? lc_subfolder_make(k->folder, within) : NULL;
    struct lc_outfile *to = folder ? lc_outfile_open(folder, "sample.csv") : NULL;

    g_string_append_printf(k->carried,
                           "The start of %s takes over the draws of %" PRIu32 " parameters.\n",
                           date, n_carried);
    if (there && n_carried == 0) {
        status = LC_OK;
    } else if (to) {
        lc_write_sample(to, c, carried);
        status = lc_file_list_close(&k->list, to, name);
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

static enum lc_status write_samples(struct writing *k, const struct lc_calibration *c)
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
    if (k->carried->len == 0) {
        g_string_append(k->carried,
                        "No start of the model lies on the last day of the observations or "
                        "after it: no draw is carried over.\n");
    }
    g_free(within);
    lc_arena_free(a);
    return status;
}

/* What was calibrated is the start without the vintages that --realised left aside: the new model
 * has none of them. */
static enum lc_status drop_vintages(const struct writing *k, lc_time start)
{
    enum lc_status status = LC_OK;
    char date[LC_DATE_TEXT];

    lc_date_format(date, start);
    for (int id = 0; id <= LC_TABLE_COUNT; id++) {
        const char *table =
            id < LC_TABLE_COUNT ? lc_schema_get((enum lc_table_id)id)->name : "parameters";
        char *file = g_strdup_printf("%s/initial/%s/%s.csv", k->folder, date, table);

        if (lc_session_is_aside(k->session, table) && g_unlink(file) != 0) {
            fprintf(stderr, "layercake: %s: can't be removed\n", table);
            status = LC_FAILED;
        }
        g_free(file);
    }
    return status;
}

enum lc_status lc_calibrated_write(const struct lc_session *s, const char *folder,
                                   const struct lc_calibration *c, const struct lc_result *result,
                                   GString *carried)
{
    struct writing k = {.session = s, .folder = folder, .carried = carried};
    enum lc_status status = lc_model_copy(s->folder, folder);

    if (status == LC_OK) {
        status = drop_vintages(&k, c->model->start);
    }
    if (status == LC_OK) {
        status = write_samples(&k, c);
    }
    if (status == LC_OK) {
        status = write_file(&k, c, "calibration", "posterior.csv", lc_write_posterior);
    }
    if (status == LC_OK) {
        status = write_file(&k, c, "calibration", "implausibility.csv", lc_write_implausibility);
    }
    if (status == LC_OK) {
        status = write_file(&k, c, "calibration", "summary.csv", lc_write_calibration_summary);
    }
    if (status == LC_OK) {
        status = lc_manifest_write(folder, result, &k.list);
    }
    lc_file_list_fini(&k.list);
    return status;
}
