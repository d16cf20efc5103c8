/* sensitivity --method given: indices of all inputs from an ensemble as it is, correlations
 * included, and the ranges in which a condition comes about. */
#include "stats/given.h"

#include "cli/boxes.h"
#include "cli/columns.h"
#include "cli/ranking.h"
#include "stats/mcse.h"
#include "stats/rank_correlation.h"
#include "stats/tornado.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* The replications that did not fail, without gaps. */
struct kept {
    uint32_t n, *numbers;
    double *x, *y;
};

static struct kept keep(struct lc_sensitivity *s, const struct lc_columns *c)
{
    struct kept k = {0, g_new(uint32_t, c->n), g_new(double, c->n), g_new(double, c->n)};

    for (uint32_t i = 0; i < c->n; i++) {
        if (c->kept[i]) {
            k.numbers[k.n++] = i;
        } else {
            g_array_append_val(s->failed, i);
        }
    }
    return k;
}

static void take_input(struct kept *k, const struct lc_columns *c, uint32_t parameter)
{
    for (uint32_t i = 0; i < k->n; i++) {
        k->x[i] = c->draws[(size_t)k->numbers[i] * c->n_parameters + parameter];
    }
}

static void take_outcome(struct kept *k, const struct lc_columns *c, uint32_t outcome)
{
    for (uint32_t i = 0; i < k->n; i++) {
        k->y[i] = c->outcomes[(size_t)outcome * c->n + k->numbers[i]];
    }
}

static void examine_input(struct lc_sensitivity *s, const struct kept *k, uint32_t outcome,
                          int32_t input)
{
    const struct lc_resampling how = lc_sensitivity_resampling(s, input);
    struct lc_given given;
    struct lc_estimate rho;
    struct lc_tornado bars;

    lc_given_index(&given, k->x, k->y, k->n, &how);
    lc_rank_correlation(&rho, k->x, k->y, k->n, &how);
    lc_tornado_bars(&bars, k->x, k->y, k->n);
    const struct lc_finding share = {outcome, input, "first_order", given.share, given.floor, k->n};
    const struct lc_finding rank = {outcome, input, "rank_correlation", rho, NAN, k->n};

    lc_sensitivity_add(s, &share);
    lc_sensitivity_add(s, &rank);
    lc_sensitivity_add_number(s, outcome, input, "mean_lowest_tenth", bars.low.mean,
                              (uint32_t)bars.low.n);
    lc_sensitivity_add_number(s, outcome, input, "mean_highest_tenth", bars.high.mean,
                              (uint32_t)bars.high.n);
}

static void add_spread(struct lc_sensitivity *s, const struct kept *k, uint32_t outcome)
{
    const double mean = lc_mean(k->y, k->n);
    double squares = 0;

    for (uint32_t i = 0; i < k->n; i++) {
        squares += (k->y[i] - mean) * (k->y[i] - mean);
    }
    lc_sensitivity_add_number(s, outcome, LC_INPUT_ALL, "mean", mean, k->n);
    lc_sensitivity_add_number(s, outcome, LC_INPUT_ALL, "sd",
                              k->n > 1 ? sqrt(squares / (k->n - 1)) : NAN, k->n);
}

static enum lc_status examine(struct lc_sensitivity *s, const struct lc_columns *c, struct kept *k)
{
    for (uint32_t outcome = 0; outcome < s->n_outcomes; outcome++) {
        take_outcome(k, c, outcome);
        add_spread(s, k, outcome);
        for (uint32_t i = 0; i < s->n_inputs; i++) {
            if (lc_sensitivity_is_stopped(s)) {
                return LC_STOPPED;
            }
            take_input(k, c, s->inputs[i]);
            examine_input(s, k, outcome, (int32_t)i);
        }
    }
    return LC_OK;
}

static void print_row(struct lc_sheet *sheet, const struct lc_sensitivity *s, uint32_t outcome,
                      int32_t input, double most)
{
    char share[LC_RANKING_CELL], bar[LC_RANKING_CELL], rank[LC_RANKING_CELL];
    char low[LC_RANKING_CELL], high[LC_RANKING_CELL];
    const struct lc_finding *f = lc_sensitivity_find(s, outcome, input, "first_order");
    const bool is_noise = !(f->estimate.value > f->floor);

    lc_sheet_add(
        sheet, lc_sensitivity_input(s, input), lc_sensitivity_input_unit(s, input),
        lc_ranking_interval(share, f), lc_ranking_bar(bar, is_noise ? 0 : f->estimate.value, most),
        lc_ranking_number(rank, lc_sensitivity_find(s, outcome, input, "rank_correlation")),
        lc_ranking_number(low, lc_sensitivity_find(s, outcome, input, "mean_lowest_tenth")),
        lc_ranking_number(high, lc_sensitivity_find(s, outcome, input, "mean_highest_tenth")));
}

/* Says how many of them are more than noise. */
static void print_noise(const struct lc_sensitivity *s, uint32_t outcome, uint32_t n_shown)
{
    uint32_t n = 0, n_above = 0;

    for (uint32_t i = 0; i < s->n_inputs; i++) {
        const struct lc_finding *f = lc_sensitivity_find(s, outcome, (int32_t)i, "first_order");

        n++;
        n_above += f->estimate.value > f->floor;
    }
    fprintf(s->shown,
            "%u of %u inputs stand above their noise floor, as one in twenty without effect would "
            "too; the others can't be\ntold from noise%s.\n\n",
            (unsigned)n_above, (unsigned)n, n_shown < n ? " (all are in sensitivity.csv)" : "");
}

static void print(const struct lc_sensitivity *s, uint32_t outcome)
{
    struct lc_sheet *sheet = lc_sheet_new("input,unit,share of variance (95 %),,rank correlation,"
                                          "mean in lowest tenth,in highest tenth");
    int32_t *order;
    const uint32_t n = lc_ranking_make(&order, s, outcome, "first_order");
    const uint32_t n_shown = n < LC_RANKING_ROWS ? n : LC_RANKING_ROWS;
    const double most = lc_sensitivity_find(s, outcome, order[0], "first_order")->estimate.value;

    lc_ranking_title(s, outcome, "what knowing one input would take off its variance");
    for (uint32_t i = 0; i < n_shown; i++) {
        print_row(sheet, s, outcome, order[i], most);
    }
    lc_sheet_print(sheet, &s->screen, s->shown);
    print_noise(s, outcome, n_shown);
    lc_sheet_free(sheet);
    g_free(order);
}

static enum lc_status answer(struct lc_sensitivity *s, const struct lc_columns *c)
{
    struct kept k = keep(s, c);
    enum lc_status status = LC_OK;

    if (k.n < 2) {
        fputs("layercake: fewer than two replications did not fail\n", stderr);
        status = LC_FAILED;
    }
    if (status == LC_OK) {
        status = examine(s, c, &k);
    }
    for (uint32_t i = 0; status == LC_OK && i < s->n_outcomes; i++) {
        print(s, i);
    }
    if (status == LC_OK) {
        fputs("Inputs that go together share what they explain, and shares need not add up to 1. "
              "Chance, the luck of a\nreplication, is in what is left; --method sobol tells it "
              "apart.\n",
              s->shown);
    }
    if (status == LC_OK && s->request->when) {
        status = lc_boxes_find(s, c, k.numbers, k.n);
    }
    g_free(k.numbers);
    g_free(k.x);
    g_free(k.y);
    return status;
}

enum lc_status lc_sensitivity_given(struct lc_sensitivity *s)
{
    struct lc_columns c;
    enum lc_status status = lc_columns_check(s, s->request->replications);

    if (status == LC_OK) {
        status = lc_sensitivity_begin(s);
    }
    if (status == LC_OK && s->source) {
        status = lc_columns_read(&c, s);
    } else if (status == LC_OK) {
        s->effort.total = s->request->replications;
        status = lc_columns_run(&c, s, &s->session);
    }
    if (status == LC_OK) {
        status = answer(s, &c);
        lc_columns_free(&c);
    }
    return status;
}
