/* sensitivity --method sobol: how much of the variance an input explains by itself, and with all
 * that it does together with others. */
#include "stats/sobol.h"

#include "base/arena.h"
#include "cli/ranking.h"
#include "cli/screening.h"
#include "stats/mcse.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>

#define SCREENING_TRAJECTORIES 4
#define NUMBERS                2147483648.0 /* 2^31: replications to choose from */

/* The replication that a point of [0, 1] picks; no two points of a design pick the same but by a
 * chance of 2^-31. */
static uint32_t number_of(double u)
{
    return (uint32_t)(u * NUMBERS);
}

static void fill_design(struct lc_experiment *e, const struct lc_sensitivity *s)
{
    struct lc_arena *arena = lc_arena_new();
    const uint32_t k = e->n_columns;
    const struct lc_sobol_design *design =
        lc_sobol_design_new(arena, e->n_groups, k, s->request->seed);
    double *u = LC_ARENA_ARRAY(arena, double, k);

    for (uint32_t run = 0; run < e->n_groups * e->size; run++) {
        uint32_t others = 0;

        lc_sobol_run(u, design, run);
        if (k > 1 && lc_experiment_input(e, k - 2) == LC_INPUT_OTHERS) {
            others = number_of(u[k - 2]);
        }
        lc_experiment_set(e, run, u, others, number_of(u[k - 1]));
    }
    lc_arena_free(arena);
}

/* Of the runs that are plain draws: A and B. */
static void add_spread(struct lc_sensitivity *s, const double *y, uint32_t n, uint32_t size,
                       uint32_t outcome)
{
    double *plain = g_new(double, 2 * (size_t)n);
    double squares = 0;

    for (uint32_t i = 0; i < n; i++) {
        plain[2 * (size_t)i] = y[(size_t)i * size];
        plain[2 * (size_t)i + 1] = y[(size_t)i * size + 1];
    }
    const double mean = lc_mean(plain, 2 * (size_t)n);

    for (uint32_t i = 0; i < 2 * n; i++) {
        squares += (plain[i] - mean) * (plain[i] - mean);
    }
    lc_sensitivity_add_number(s, outcome, LC_INPUT_ALL, "mean", mean, 2 * n);
    lc_sensitivity_add_number(s, outcome, LC_INPUT_ALL, "sd", sqrt(squares / (2.0 * n - 1)), 2 * n);
    g_free(plain);
}

static void add_indices(struct lc_sensitivity *s, const struct lc_experiment *e, const double *y,
                        uint32_t n, uint32_t outcome)
{
    const uint32_t k = e->n_columns;
    const struct lc_resampling how = lc_sensitivity_resampling(s, LC_INPUT_ALL);
    struct lc_estimate *first = g_new(struct lc_estimate, k), *total = g_new(struct lc_estimate, k);

    lc_sobol_indices(first, total, y, n, k, &how);
    for (uint32_t i = 0; i < k; i++) {
        const int32_t input = lc_experiment_input(e, i);
        const struct lc_finding one = {outcome, input, "first_order", first[i], NAN, n};
        const struct lc_finding all = {outcome, input, "total", total[i], NAN, n};

        lc_sensitivity_add(s, &one);
        lc_sensitivity_add(s, &all);
    }
    g_free(first);
    g_free(total);
}

static void print_noise(const struct lc_sensitivity *s, uint32_t outcome, const int32_t *order,
                        uint32_t n)
{
    uint32_t n_noise = 0;
    double sum = 0;

    for (uint32_t i = 0; i < n; i++) {
        const struct lc_finding *first = lc_sensitivity_find(s, outcome, order[i], "first_order");

        n_noise += !(first->estimate.low > 0);
        sum += first->estimate.value;
    }
    fprintf(
        s->shown,
        "By themselves they explain %.2f of the variance; the rest is what they do together, or "
        "noise. Of %" PRIu32 " of %" PRIu32 " the\nfirst-order index is not to be told from "
        "0.\n\n",
        sum, n_noise, n);
}

static void print(const struct lc_sensitivity *s, uint32_t outcome)
{
    struct lc_sheet *sheet = lc_sheet_new("input,unit,total (95 %),,first order (95 %)");
    int32_t *order;
    const uint32_t n = lc_ranking_make(&order, s, outcome, "total");

    lc_ranking_title(s, outcome, "shares of its variance");
    for (uint32_t i = 0; i < n && i < LC_RANKING_ROWS; i++) {
        const struct lc_finding *f = lc_sensitivity_find(s, outcome, order[i], "total");
        char total[LC_RANKING_CELL], bar[LC_RANKING_CELL], first[LC_RANKING_CELL];

        lc_sheet_add(
            sheet, lc_sensitivity_input(s, order[i]), lc_sensitivity_input_unit(s, order[i]),
            lc_ranking_interval(total, f), lc_ranking_bar(bar, f->estimate.value, 1),
            lc_ranking_interval(first, lc_sensitivity_find(s, outcome, order[i], "first_order")));
    }
    lc_sheet_print(sheet, &s->screen, s->shown);
    print_noise(s, outcome, order, n);
    lc_sheet_free(sheet);
    g_free(order);
}

static enum lc_status answer(struct lc_sensitivity *s, const struct lc_experiment *e)
{
    double *y = g_new(double, (size_t)e->n_groups * e->size);
    enum lc_status status = LC_OK;

    lc_experiment_note_failed(e, s, "base points");
    for (uint32_t outcome = 0; outcome < s->n_outcomes && status == LC_OK; outcome++) {
        const uint32_t n = lc_experiment_get(y, e, outcome);

        if (n < 2) {
            fputs("layercake: fewer than two base points did not fail\n", stderr);
            status = LC_FAILED;
        } else {
            add_spread(s, y, n, e->size, outcome);
            add_indices(s, e, y, n, outcome);
            print(s, outcome);
        }
    }
    fprintf(s->shown,
            "The inputs named vary by themselves: their correlations are left aside. %s(chance) is "
            "the luck of a replication.\n",
            lc_design_has_others(e->design)
                ? "(other inputs) are all that are not\nnamed, drawn together as in a forecast. "
                : "");
    g_free(y);
    return status;
}

/* Begins, and leaves the inputs that a short screening puts first. */
static enum lc_status screen(struct lc_sensitivity *s)
{
    struct lc_screening c;
    enum lc_status status = lc_screening_init(&c, s, SCREENING_TRAJECTORIES);

    if (status == LC_OK) {
        status = lc_sensitivity_begin(s);
        if (status == LC_OK) {
            status = lc_screening_run(&c, s);
        }
        if (status == LC_OK && c.n == 0) {
            fputs("layercake: in every trajectory of the screening a run failed\n", stderr);
            status = LC_FAILED;
        }
        if (status == LC_OK) {
            lc_screening_choose(&c, s, s->request->screened);
        }
        lc_screening_fini(&c);
    }
    return status;
}

enum lc_status lc_sensitivity_sobol(struct lc_sensitivity *s)
{
    struct lc_experiment e;
    const uint32_t n = s->request->replications;
    const bool is_screened = s->request->n_inputs == 0 && s->request->screened < s->n_inputs;
    const uint32_t n_wanted = is_screened ? s->request->screened : s->n_inputs;
    const uint32_t k = lc_experiment_columns(s, n_wanted);
    enum lc_status status = lc_experiment_check(s, n, k + 2);

    if (status == LC_OK) {
        status = is_screened ? screen(s) : lc_sensitivity_begin(s);
    }
    if (status != LC_OK) {
        return status;
    }
    lc_experiment_init(&e, s, s->n_inputs, n, k + 2);
    fill_design(&e, s);
    status = lc_experiment_run(&e, s);
    if (status == LC_OK) {
        status = answer(s, &e);
    }
    lc_experiment_fini(&e);
    return status;
}
