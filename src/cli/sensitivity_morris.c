/* sensitivity --method morris: which of many inputs matter at all. */
#include "cli/ranking.h"
#include "cli/screening.h"
#include "stats/mcse.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <inttypes.h>
#include <math.h>

#define HIGH 0.975 /* of a 95 % interval */

/* A mean of n independent effects with Student's interval. */
static struct lc_estimate mean_of_effects(double mean, double se, size_t n)
{
    const double reach = n > 1 ? gsl_cdf_tdist_Pinv(HIGH, (double)n - 1) * se : NAN;

    return (struct lc_estimate){mean, se, mean - reach, mean + reach};
}

static void add_effects(struct lc_sensitivity *s, uint32_t outcome, int32_t input,
                        const struct lc_morris *m)
{
    const double n = (double)m->n;
    struct lc_finding star = {outcome,   input,
                              "mu_star", mean_of_effects(m->mu_star, m->mu_star_se, m->n),
                              NAN,       (uint32_t)m->n};
    const struct lc_finding mu = {outcome, input,
                                  "mu",    mean_of_effects(m->mu, m->sigma / sqrt(n), m->n),
                                  NAN,     (uint32_t)m->n};

    star.estimate.low = fmax(star.estimate.low, 0);
    lc_sensitivity_add(s, &star);
    lc_sensitivity_add(s, &mu);
    lc_sensitivity_add_number(s, outcome, input, "sigma", m->sigma, (uint32_t)m->n);
}

static void add_spread(struct lc_sensitivity *s, const struct lc_screening *c, uint32_t outcome)
{
    const uint32_t n = c->n * c->experiment.size;
    const double mean = lc_mean(c->y, n);
    double squares = 0;

    for (uint32_t i = 0; i < n; i++) {
        squares += (c->y[i] - mean) * (c->y[i] - mean);
    }
    lc_sensitivity_add_number(s, outcome, LC_INPUT_ALL, "mean", mean, n);
    lc_sensitivity_add_number(s, outcome, LC_INPUT_ALL, "sd", sqrt(squares / (n - 1.0)), n);
}

static void print_noise(const struct lc_sensitivity *s, uint32_t outcome, const int32_t *order,
                        uint32_t n)
{
    uint32_t n_nothing = 0, n_unsteady = 0;

    for (uint32_t i = 0; i < n; i++) {
        const struct lc_estimate *mu = &lc_sensitivity_find(s, outcome, order[i], "mu")->estimate;
        const struct lc_finding *star = lc_sensitivity_find(s, outcome, order[i], "mu_star");
        const bool is_nothing = !(star->estimate.value > 0);

        n_nothing += is_nothing;
        n_unsteady += !is_nothing && mu->low <= 0 && mu->high >= 0;
    }
    fprintf(s->shown,
            "%" PRIu32 " of %" PRIu32 " inputs move it in no trajectory; of %" PRIu32
            " more the mean effect, mu, is not to be told from 0: they\ndo no more than stir the "
            "events, or act up and down. (chance) is what luck alone does.\n\n",
            n_nothing, n, n_unsteady);
}

static void print(const struct lc_sensitivity *s, uint32_t outcome)
{
    struct lc_sheet *sheet = lc_sheet_new("input,unit,mu* (95 %),,mu,sigma");
    int32_t *order;
    const uint32_t n = lc_ranking_make(&order, s, outcome, "mu_star");
    const double most = lc_sensitivity_find(s, outcome, order[0], "mu_star")->estimate.value;

    lc_ranking_title(s, outcome,
                     "how far an input moves it, from the lowest quarter to the highest");
    for (uint32_t i = 0; i < n && i < LC_RANKING_ROWS; i++) {
        const struct lc_finding *f = lc_sensitivity_find(s, outcome, order[i], "mu_star");
        char star[LC_RANKING_CELL], bar[LC_RANKING_CELL], mu[LC_RANKING_CELL],
            sigma[LC_RANKING_CELL];

        lc_sheet_add(sheet, lc_sensitivity_input(s, order[i]),
                     lc_sensitivity_input_unit(s, order[i]), lc_ranking_interval(star, f),
                     lc_ranking_bar(bar, f->estimate.value, most),
                     lc_ranking_number(mu, lc_sensitivity_find(s, outcome, order[i], "mu")),
                     lc_ranking_number(sigma, lc_sensitivity_find(s, outcome, order[i], "sigma")));
    }
    lc_sheet_print(sheet, &s->screen, s->shown);
    print_noise(s, outcome, order, n);
    lc_sheet_free(sheet);
    g_free(order);
}

static enum lc_status answer(struct lc_sensitivity *s, struct lc_screening *c)
{
    lc_experiment_note_failed(&c->experiment, s, "trajectories");
    if (c->n < 2) {
        fputs("layercake: fewer than two trajectories did not fail\n", stderr);
        return LC_FAILED;
    }
    for (uint32_t outcome = 0; outcome < s->n_outcomes; outcome++) {
        const struct lc_morris *effects = lc_screening_effects(c, outcome);

        add_spread(s, c, outcome);
        for (uint32_t i = 0; i < c->experiment.n_columns; i++) {
            add_effects(s, outcome, lc_experiment_input(&c->experiment, i), &effects[i]);
        }
        print(s, outcome);
    }
    fputs("Inputs move one at a time, so that correlations between them are left aside; mean and "
          "deviation are those of\nthe design, not of a forecast.\n",
          s->shown);
    return LC_OK;
}

enum lc_status lc_sensitivity_morris(struct lc_sensitivity *s)
{
    struct lc_screening c;
    enum lc_status status = lc_screening_init(&c, s, s->request->replications);

    if (status == LC_OK) {
        status = lc_sensitivity_begin(s);
        if (status == LC_OK) {
            status = lc_screening_run(&c, s);
        }
        if (status == LC_OK) {
            status = answer(s, &c);
        }
        lc_screening_fini(&c);
    }
    return status;
}
