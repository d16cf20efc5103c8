#include "cli/columns.h"

#include "base/text.h"
#include "cli/ensemble.h"
#include "cli/part_fault.h"
#include "ensemble/agenda.h"
#include "ensemble/archive.h"
#include "ensemble/plan.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

static struct lc_columns columns_new(const struct lc_sensitivity *s, const struct lc_model *m,
                                     uint32_t n)
{
    return (struct lc_columns){.n = n,
                               .n_quantities = s->probe.n,
                               .n_parameters = m->n_parameters,
                               .kept = g_new0(bool, n),
                               .outcomes = g_new0(double, (size_t)s->probe.n *n),
                               .draws = g_new0(double, (size_t)n *(m->n_parameters + 1))};
}

void lc_columns_free(struct lc_columns *c)
{
    g_free(c->kept);
    g_free(c->outcomes);
    g_free(c->draws);
    *c = (struct lc_columns){0};
}

enum lc_status lc_columns_run(struct lc_columns *c, struct lc_sensitivity *s,
                              const struct lc_session *session)
{
    const struct lc_model *m = session->model;
    struct lc_panel panel;

    lc_panel_init(&panel, &s->probe, s->request->replications);
    panel.is_single = true;
    const enum lc_status status = lc_panel_run(&panel, session, &s->effort);

    if (status == LC_OK) {
        struct lc_plan *plan = lc_plan_new(m, session->setup.seed);

        *c = columns_new(s, m, panel.n);
        memcpy(c->kept, panel.kept, panel.n * sizeof *c->kept);
        memcpy(c->outcomes, panel.values, (size_t)s->probe.n * panel.n * sizeof *c->outcomes);
        for (uint32_t i = 0; i < panel.n; i++) {
            lc_draws_get(plan, i, c->draws + (size_t)i * m->n_parameters);
        }
        lc_plan_free(plan);
    }
    lc_panel_fini(&panel);
    return status;
}

/* Whether the parts of the folder are those that its manifest names, and can be read. */
static bool are_recorded(const struct lc_sensitivity *s)
{
    const uint32_t n = lc_blocks_of(s->request->replications);
    struct lc_part_claim *claims = g_new0(struct lc_part_claim, n);

    for (uint32_t block = 0; block < n; block++) {
        claims[block] = (struct lc_part_claim){s->source, s->request->results, block, NULL};
    }
    lc_part_faults(claims, n, s->session.layout, lc_ensemble_threads(s->request));
    const bool is_good = lc_part_complain(claims, n, "") == 0;

    g_free(claims);
    return is_good;
}

enum lc_status lc_columns_check(const struct lc_sensitivity *s, uint32_t n)
{
    const size_t each =
        (s->session.model->n_parameters + 2 * (size_t)s->probe.n + 2) * sizeof(double);
    size_t bytes;

    if (__builtin_mul_overflow(each, (size_t)n, &bytes)) {
        bytes = SIZE_MAX;
    }
    const enum lc_status status = lc_ensemble_fits(s->request, bytes);

    return status == LC_OK && s->source && !are_recorded(s) ? LC_BAD_INPUT : status;
}

/* The quantity in the replications that are there; sums go as in ensemble/panel.c. */
static void gather(double *to, double *cell, const struct lc_quantity *q,
                   const struct lc_probe *probe, const struct lc_samples *samples)
{
    for (uint32_t k = q->first; k < q->first + q->n; k++) {
        const struct lc_probe_term *t = &probe->terms[k];

        lc_samples_get(cell, samples, t->kind, t->cell);
        for (uint32_t i = 0; i < samples->n; i++) {
            to[samples->replications[i]] += t->weight * cell[i];
        }
    }
    for (uint32_t i = 0; i < samples->n; i++) {
        to[samples->replications[i]] /= q->divisor;
    }
}

static void take_samples(struct lc_columns *c, const struct lc_sensitivity *s,
                         const struct lc_samples *samples)
{
    double *cell = g_new(double, samples->n + 1);

    for (uint32_t quantity = 0; quantity < s->probe.n; quantity++) {
        gather(c->outcomes + (size_t)quantity * c->n, cell, &s->probe.quantities[quantity],
               &s->probe, samples);
    }
    for (uint32_t i = 0; i < samples->n; i++) {
        const uint32_t replication = samples->replications[i];

        c->kept[replication] = true;
        lc_samples_draws(c->draws + (size_t)replication * c->n_parameters, samples, i);
    }
    g_free(cell);
}

/* The parts' headers say which replications they hold: those of their blocks, so all numbers are
 * below n. */
enum lc_status lc_columns_read(struct lc_columns *c, struct lc_sensitivity *s)
{
    const uint32_t n = s->request->replications;

    struct lc_archive *a = lc_archive_open(s->request->results, s->session.layout, lc_blocks_of(n));
    enum lc_status status = LC_FAILED;

    if (!a) {
        return LC_FAILED;
    }
    const struct lc_samples samples = lc_archive_samples(a);
    const uint32_t *failed;

    if (samples.n + lc_archive_failed(a, &failed) == n) {
        *c = columns_new(s, s->session.model, n);
        take_samples(c, s, &samples);
        status = lc_archive_status(a);
        if (status != LC_OK) {
            lc_columns_free(c);
        }
    } else {
        char *safe = lc_text_escape(s->request->results, 0, 0);

        fprintf(stderr, "layercake: %s: its parts hold other than %" PRIu32 " replications\n", safe,
                n);
        g_free(safe);
    }
    lc_archive_free(a);
    return status;
}
