/* sensitivity --method easing: what a unit of each constraint is worth, as the difference that a
 * few units of it make in runs with the same draws and streams (a finite-difference shadow value).
 *
 * The inputs are the rows of the model's table `easing`. The step is as large as the table says: a
 * gain per unit is that of a whole step, over its units, and holds near it alone.
 */
#include "cli/ensemble.h"
#include "cli/ranking.h"
#include "cli/sensitivity.h"
#include "cli/sheet.h"
#include "stats/mcse.h"
#include "stats/paired.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#define TAIL 0.025 /* outside the interval on each side */

/* Paired values of one outcome. */
struct pairs {
    double *without, *with;
    uint32_t *numbers, n;
    struct lc_paired_room *room;
};

static struct pairs pairs_new(uint32_t n)
{
    return (struct pairs){.without = g_new(double, n),
                          .with = g_new(double, n),
                          .numbers = g_new(uint32_t, n),
                          .room = lc_paired_room_new(n)};
}

static void pairs_free(struct pairs *p)
{
    g_free(p->without);
    g_free(p->with);
    g_free(p->numbers);
    lc_paired_room_free(p->room);
}

static void pairs_take(struct pairs *p, const struct lc_panel *base, const struct lc_panel *eased,
                       uint32_t outcome)
{
    p->n = 0;
    for (uint32_t i = 0; i < base->n; i++) {
        if (base->kept[i] && eased->kept[i]) {
            p->without[p->n] = lc_panel_get(base, outcome)[i];
            p->with[p->n] = lc_panel_get(eased, outcome)[i];
            p->numbers[p->n++] = i;
        }
    }
}

static void add_findings(struct lc_sensitivity *s, uint32_t input, uint32_t outcome,
                         struct pairs *p)
{
    const struct lc_model *m = s->session.model;
    const double amount = m->cells[lc_cell(m, LC_T_EASING, s->inputs[input], LC_EASING_AMOUNT)];
    struct lc_paired d;

    lc_paired_compare(&d, p->room, p->without, p->with, p->numbers, p->n);
    const double gain = d.mean / amount, se = d.mcse_mean / amount;
    const double freedom = lc_mcse_freedom(p->numbers, p->n);
    const double reach = freedom > 0 ? gsl_cdf_tdist_Qinv(TAIL, freedom) * se : NAN;
    const struct lc_finding f = {.outcome = outcome,
                                 .input = (int32_t)input,
                                 .measure = "gain_per_unit",
                                 .estimate = {gain, se, gain - reach, gain + reach},
                                 .floor = NAN,
                                 .n = p->n};

    lc_sensitivity_add(s, &f);
    lc_sensitivity_add_number(s, outcome, f.input, "median_gain_per_unit", d.median / amount, p->n);
    lc_sensitivity_add_number(s, outcome, f.input, "gain_of_step", d.mean, p->n);
    lc_sensitivity_add_number(s, outcome, f.input, "probability_positive", d.probability_up, p->n);
    lc_sensitivity_add_number(s, outcome, f.input, "probability_zero", d.probability_nil, p->n);
    lc_sensitivity_add_number(s, outcome, f.input, "variance_reduction", d.variance_ratio, p->n);
}

/* Runs the model with one row of the table in force, and compares. */
static enum lc_status ease(struct lc_sensitivity *s, uint32_t input, const struct lc_panel *base,
                           struct pairs *p, bool *kept)
{
    struct lc_request eased = *s->request;
    struct lc_session session;
    struct lc_panel panel;

    eased.easing = s->inputs[input];
    enum lc_status status = lc_session_open(&session, &eased);

    if (status != LC_OK) {
        return status;
    }
    session.setup.stop = s->session.setup.stop;
    lc_panel_init(&panel, &s->probe, base->n);
    status = lc_panel_run(&panel, &session, &s->effort);
    if (status == LC_OK) {
        lc_kept_note(kept, &panel);
        for (uint32_t outcome = 0; outcome < s->n_outcomes; outcome++) {
            pairs_take(p, base, &panel, outcome);
            add_findings(s, input, outcome, p);
        }
    }
    lc_panel_fini(&panel);
    lc_session_close(&session);
    return status;
}

static const char *constraint_of(const struct lc_sensitivity *s, uint32_t input)
{
    return lc_text(s->session.model, LC_T_EASING, s->inputs[input], LC_EASING_CONSTRAINT);
}

static void print_outcome(const struct lc_sensitivity *s, uint32_t outcome)
{
    struct lc_sheet *sheet =
        lc_sheet_new("easing,constraint,unit,gain per unit,whole step,up in %");
    char *name = lc_outcome_name(s->session.layout, &s->outcomes[outcome]);

    for (uint32_t i = 0; i < s->n_inputs; i++) {
        const int32_t input = (int32_t)i;
        char gain[LC_RANKING_CELL], step[LC_RANKING_CELL], up[LC_RANKING_CELL];

        g_snprintf(
            up, sizeof up, "%.0f",
            100 * lc_sensitivity_find(s, outcome, input, "probability_positive")->estimate.value);
        lc_sheet_add(
            sheet, lc_sensitivity_input(s, input), constraint_of(s, i),
            lc_sensitivity_input_unit(s, input),
            lc_ranking_interval(gain, lc_sensitivity_find(s, outcome, input, "gain_per_unit")),
            lc_ranking_number(step, lc_sensitivity_find(s, outcome, input, "gain_of_step")), up);
    }
    fprintf(s->shown, "%s (%s): what a unit of easing adds to the mean, with its 95 %% interval\n",
            name, lc_sensitivity_unit(s, outcome));
    lc_sheet_print(sheet, &s->screen, s->shown);
    lc_sheet_free(sheet);
    g_free(name);
}

static enum lc_status ease_all(struct lc_sensitivity *s)
{
    const uint32_t n = s->request->replications;
    struct pairs pairs = pairs_new(n);
    bool *kept = lc_kept_new(n);
    struct lc_panel base;

    s->effort.total = (s->n_inputs + 1) * n;
    lc_panel_init(&base, &s->probe, n);
    enum lc_status status = lc_panel_run(&base, &s->session, &s->effort);

    lc_kept_note(kept, &base);
    for (uint32_t i = 0; i < s->n_inputs && status == LC_OK; i++) {
        status = ease(s, i, &base, &pairs, kept);
    }
    for (uint32_t i = 0; i < n && status == LC_OK; i++) {
        if (!kept[i]) {
            g_array_append_val(s->failed, i);
        }
    }
    for (uint32_t outcome = 0; outcome < s->n_outcomes && status == LC_OK; outcome++) {
        print_outcome(s, outcome);
    }
    lc_panel_fini(&base);
    pairs_free(&pairs);
    g_free(kept);
    return status;
}

enum lc_status lc_sensitivity_easing(struct lc_sensitivity *s)
{
    const size_t bytes = lc_panel_bytes(&s->probe, s->request->replications);
    enum lc_status status =
        lc_ensemble_fits(s->request, bytes > SIZE_MAX / 2 ? SIZE_MAX : 2 * bytes);

    if (status == LC_OK) {
        status = lc_sensitivity_begin(s);
    }
    return status == LC_OK ? ease_all(s) : status;
}
