/* layercake calibrate: weight draws of the parameters by observations, and write a model folder
 * that draws from them. */
#include "cli/commands.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/calibrated.h"
#include "cli/ensemble.h"
#include "cli/evidence.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "input/parameter.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

#define LEAST_EFFECTIVE 2.0 /* below, a sample would be one draw again and again */

struct calibrating {
    struct lc_session *session;
    const struct lc_evidence *evidence;
    const char *folder; /* the new model's */
};

/* Last day of the observations that the weighed draws know: of this calibration, or of an earlier
 * one whose sample the draws came from. */
static lc_time last_known(const struct lc_session *s)
{
    const lc_time earlier = s->model->calibrated_until - LC_MS_PER_DAY;

    return earlier > s->request->until ? earlier : s->request->until;
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
                                     .until = last_known(k->session),
                                     .rows = rows,
                                     .n_rows = r->draws};

    if (posterior.effective < LEAST_EFFECTIVE) {
        lc_calibration_print_series(&c, stderr);
        fprintf(stderr,
                "layercake: of %u draws %u are not ruled out, effective size %.1f: more "
                "replications or wider laws are needed; nothing was written\n",
                posterior.n, posterior.n_kept, posterior.effective);
    } else {
        GString *carried = g_string_new(NULL);

        lc_posterior_resample(rows, r->draws, &posterior, r->seed);
        e->result.facts_digest = k->evidence->digest;
        status = lc_calibrated_write(k->session, k->folder, &c, &e->result, carried);
        if (status == LC_OK && !r->is_quiet) {
            lc_calibration_print(&c, stdout);
            fputs(carried->str, stdout);
        }
        g_string_free(carried, TRUE);
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
    if (status == LC_OK && e.result.n_failed > 0) {
        status = LC_FAILED;
    }
    lc_ensemble_free(&e);
    return status;
}

/* Whether there is something to weigh by; else a line on stderr. */
static bool has_points(const struct lc_targets *targets, const struct lc_request *r)
{
    for (uint32_t i = 0; i < targets->n; i++) {
        const struct lc_target_series *t = &targets->items[i];

        if (t->counts && t->points[0].end <= r->until + LC_MS_PER_DAY) {
            return true;
        }
    }
    fputs("layercake: no observation that counts lies between the start and --until\n", stderr);
    return false;
}

/* Whether there are parameters to weigh, and not more draws than a file may hold. */
static bool has_columns(const struct lc_session *s)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < s->model->n_parameters; i++) {
        n += lc_parameter_is_learnt(&s->model->parameters[i]);
    }
    if (n == 0) {
        fputs("layercake: no parameter of the model is uncertain\n", stderr);
    } else if ((uint64_t)n * s->request->draws > LC_MAX_FILE_BYTES / LC_SAMPLE_CELL_BYTES) {
        fprintf(stderr,
                "layercake: --draws %" PRIu32 ": too many for one file of %" PRIu32
                " parameters, expected at most %" PRIu32 "\n",
                s->request->draws, n, LC_MAX_FILE_BYTES / LC_SAMPLE_CELL_BYTES / n);
        n = 0;
    }
    return n > 0;
}

/* Whether the names given with --carry are uncertain parameters; else a line on stderr. */
static bool can_carry(const struct lc_session *s)
{
    const struct lc_model *m = s->model;

    for (unsigned i = 0; i < s->request->n_carried; i++) {
        const int32_t p = lc_parameter_find(m, s->request->carried[i]);

        if (p < 0 || !lc_parameter_is_learnt(&m->parameters[p])) {
            char *safe = lc_text_escape(s->request->carried[i], '\'', 60);

            fprintf(stderr, "layercake: --carry %s: no uncertain parameter of the model\n", safe);
            g_free(safe);
            return false;
        }
    }
    return true;
}

/* Whether the later starts, which the draws are carried to, are good: not found out after hours. */
static bool has_good_starts(const struct lc_session *s)
{
    struct lc_diag *d = lc_diag_new();
    struct lc_arena *a = lc_arena_new();
    size_t n = 0;
    const lc_time *starts = lc_model_starts(a, s->folder, &n);

    for (size_t i = 0; i < n; i++) {
        if (starts[i] >= s->request->until) {
            lc_model_free(lc_model_load(s->folder, starts[i], d));
        }
    }
    const bool is_good = lc_diag_count(d) == 0;

    lc_diag_print(d, stderr);
    lc_diag_free(d);
    lc_arena_free(a);
    return is_good;
}

static enum lc_status run_session(struct lc_session *s, struct lc_evidence *evidence)
{
    struct lc_folder folder;
    char *path = lc_session_output(s);
    struct calibrating k = {.session = s, .evidence = evidence, .folder = path};
    enum lc_status status = lc_evidence_aim(evidence, s);

    if (status == LC_OK && !(has_points(&evidence->targets, s->request) && has_columns(s) &&
                             can_carry(s) && has_good_starts(s))) {
        status = LC_BAD_INPUT;
    }
    if (status == LC_OK) {
        status = lc_ensemble_check(s);
    }
    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, lc_folder_use(s->request), s->folder);
    }
    if (status == LC_OK) {
        status = calibrate(&k);
        lc_folder_leave(&folder, s->request->is_verbose);
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
            lc_idle_tell(&session);
            status = run_session(&session, &evidence);
            lc_session_close(&session);
        }
    }
    lc_evidence_close(&evidence);
    return status;
}
