/* sensitivity --method evpi: what it would be worth to know more before choosing between two
 * scenarios. */
#include "cli/columns.h"
#include "cli/ranking.h"
#include "input/parameter.h"
#include "stats/information.h"
#include "stats/mcse.h"

#include "base/text.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Both sides, replication by replication. */
struct choice {
    struct lc_variant option, against;
    struct lc_columns own, other;
    uint32_t n, *numbers; /* replications that did not fail on either side */
    double *d;            /* how much better the option is */
    double *x;
};

static void pair(struct choice *c, struct lc_sensitivity *s)
{
    c->numbers = g_new0(uint32_t, c->own.n);
    c->d = g_new0(double, c->own.n);
    c->x = g_new0(double, c->own.n);
    for (uint32_t i = 0; i < c->own.n; i++) {
        const double d = c->own.outcomes[i] - c->other.outcomes[i];

        if (c->own.kept[i] && c->other.kept[i]) {
            c->d[c->n] = s->request->is_low_better ? -d : d;
            c->numbers[c->n++] = i;
        } else {
            g_array_append_val(s->failed, i);
        }
    }
}

/* Draws of an input by name: a lever's are those of the side that has it. */
static void take_input(struct choice *c, const struct lc_sensitivity *s, int32_t input)
{
    const char *name = lc_sensitivity_input(s, input);
    const int32_t own = lc_parameter_find(c->option.session.model, name);
    const struct lc_columns *from = own >= 0 ? &c->own : &c->other;
    const int32_t column = own >= 0 ? own : lc_parameter_find(c->against.session.model, name);

    for (uint32_t i = 0; i < c->n; i++) {
        c->x[i] = from->draws[(size_t)c->numbers[i] * from->n_parameters + (size_t)column];
    }
}

static void add_sides(struct lc_sensitivity *s, const struct choice *c)
{
    struct lc_finding difference = {0, LC_INPUT_ALL, "mean_gain", {NAN, NAN, NAN, NAN}, NAN, c->n};
    double own = 0, other = 0, squares = 0, better = 0;

    for (uint32_t i = 0; i < c->n; i++) {
        own += c->own.outcomes[c->numbers[i]];
        other += c->other.outcomes[c->numbers[i]];
        better += c->d[i] > 0 ? 1 : c->d[i] < 0 ? 0 : 0.5;
    }
    const double mean = lc_mean(c->d, c->n);

    for (uint32_t i = 0; i < c->n; i++) {
        squares += (c->d[i] - mean) * (c->d[i] - mean);
    }
    difference.estimate.value = mean;
    difference.estimate.se = lc_mcse_mean(c->d, c->numbers, c->n);
    lc_sensitivity_add_number(s, 0, LC_INPUT_ALL, "mean_of_scenario", own / c->n, c->n);
    lc_sensitivity_add_number(s, 0, LC_INPUT_ALL, "mean_of_against", other / c->n, c->n);
    lc_sensitivity_add(s, &difference);
    lc_sensitivity_add_number(s, 0, LC_INPUT_ALL, "sd_gain", sqrt(squares / (c->n - 1.0)), c->n);
    lc_sensitivity_add_number(s, 0, LC_INPUT_ALL, "probability_better", better / c->n, c->n);
}

static enum lc_status examine(struct lc_sensitivity *s, struct choice *c)
{
    struct lc_resampling how = lc_sensitivity_resampling(s, LC_INPUT_ALL);
    struct lc_finding all = {0,   LC_INPUT_ALL, "perfect_information", {NAN, NAN, NAN, NAN},
                             NAN, c->n};

    lc_information_perfect(&all.estimate, c->d, c->n, &how);
    lc_sensitivity_add(s, &all);
    for (int32_t i = 0; i < (int32_t)s->n_inputs; i++) {
        struct lc_information information;

        if (lc_sensitivity_is_stopped(s)) {
            return LC_STOPPED;
        }
        take_input(c, s, i);
        how = lc_sensitivity_resampling(s, i);
        lc_information_partial(&information, c->d, c->x, c->n, &how);
        const struct lc_finding f = {0,   i, "information", information.value, information.floor,
                                     c->n};

        lc_sensitivity_add(s, &f);
        lc_sensitivity_add_number(s, 0, i, "information_plug_in", information.plug_in, c->n);
    }
    return LC_OK;
}

static double value_of(const struct lc_sensitivity *s, const char *measure)
{
    return lc_sensitivity_find(s, 0, LC_INPUT_ALL, measure)->estimate.value;
}

static void print_choice(const struct lc_sensitivity *s, const struct choice *c)
{
    char *name = lc_outcome_name(s->session.layout, &s->outcomes[0]);
    char *safe = lc_text_escape(name, 0, 0);
    char *option = lc_text_escape(c->option.session.scenario, 0, 0);
    char *against = lc_text_escape(c->against.session.scenario, 0, 0);
    const double gain = value_of(s, "mean_gain"), better = value_of(s, "probability_better");
    const char *unit = lc_sensitivity_unit(s, 0);
    char all[LC_RANKING_CELL];

    fprintf(s->shown, "%s (%s), %s is better: mean %.4g under %s, %.4g under %s\n", safe, unit,
            s->request->is_low_better ? "less" : "more", value_of(s, "mean_of_scenario"), option,
            value_of(s, "mean_of_against"), against);
    if (gain == 0) {
        fputs("Without more information neither is to be preferred.\n", s->shown);
    } else {
        fprintf(s->shown,
                "Without more information %s wins, by %.3g %s on average (standard error %.2g); it "
                "is the better one with\nprobability %.2f.\n",
                gain > 0 ? option : against, fabs(gain), unit,
                lc_sensitivity_find(s, 0, LC_INPUT_ALL, "mean_gain")->estimate.se,
                gain > 0 ? better : 1 - better);
    }
    fprintf(
        s->shown, "To know everything before choosing, luck included, is worth %s %s.\n",
        lc_ranking_interval(all, lc_sensitivity_find(s, 0, LC_INPUT_ALL, "perfect_information")),
        unit);
    g_free(name);
    g_free(safe);
    g_free(option);
    g_free(against);
}

static void print(const struct lc_sensitivity *s)
{
    struct lc_sheet *sheet = lc_sheet_new("input,unit,worth knowing (95 %),,noise floor");
    int32_t *order;
    const uint32_t n = lc_ranking_make(&order, s, 0, "information");
    const double most = value_of(s, "perfect_information");
    uint32_t n_above = 0, n_worth = 0;

    for (uint32_t i = 0; i < n; i++) {
        const struct lc_finding *f = lc_sensitivity_find(s, 0, order[i], "information");
        struct lc_finding floor = *f;
        char worth[LC_RANKING_CELL], bar[LC_RANKING_CELL], noise[LC_RANKING_CELL];

        floor.estimate.value = f->floor;
        n_above += f->estimate.value > f->floor;
        n_worth += f->estimate.value > 0;
        if (f->estimate.value > 0 && i < LC_RANKING_ROWS) {
            lc_sheet_add(sheet, lc_sensitivity_input(s, order[i]),
                         lc_sensitivity_input_unit(s, order[i]), lc_ranking_interval(worth, f),
                         lc_ranking_bar(bar, f->estimate.value, most),
                         lc_ranking_number(noise, &floor));
        }
    }
    if (n_worth > 0) {
        lc_sheet_print(sheet, &s->screen, s->shown);
    }
    fprintf(
        s->shown,
        "%u of %u inputs are worth more than their noise floor, as one in twenty that are worth "
        "nothing would be too;\nof %u nothing was found that would change the choice.\n",
        (unsigned)n_above, (unsigned)n, (unsigned)(n - n_worth));
    lc_sheet_free(sheet);
    g_free(order);
}

static enum lc_status answer(struct lc_sensitivity *s, struct choice *c)
{
    enum lc_status status = LC_FAILED;

    pair(c, s);
    if (c->n < 2) {
        fputs("layercake: fewer than two replications did not fail\n", stderr);
    } else {
        add_sides(s, c);
        status = examine(s, c);
    }
    if (status == LC_OK) {
        print_choice(s, c);
        print(s);
    }
    g_free(c->numbers);
    g_free(c->d);
    g_free(c->x);
    return status;
}

/* With both sides open. */
static enum lc_status run_choice(struct lc_sensitivity *s, struct choice *c)
{
    enum lc_status status = lc_sensitivity_begin(s);

    if (status == LC_OK) {
        s->effort.total = 2 * s->request->replications;
        status = lc_columns_run(&c->own, s, &c->option.session);
    }
    if (status == LC_OK) {
        status = lc_columns_run(&c->other, s, &c->against.session);
    }
    if (status == LC_OK) {
        status = answer(s, c);
    }
    lc_columns_free(&c->own);
    lc_columns_free(&c->other);
    return status;
}

/* Opens both sides: the scenarios of -s, and those of --against. */
static enum lc_status open_sides(struct lc_sensitivity *s, struct choice *c)
{
    struct lc_request one = *s->request;
    char **own = g_new0(char *, one.n_own + 1);

    memcpy(own, one.scenarios, one.n_own * sizeof *own);
    char *combination = g_strjoinv(LC_COMBINES, own);

    one.n_own = 0;
    enum lc_status status = lc_variant_open(&c->option, &one, combination, NULL);

    if (status == LC_OK) {
        status = lc_variant_open(&c->against, &one, one.against, NULL);
        if (status != LC_OK) {
            lc_variant_close(&c->option);
        }
    }
    g_free(own);
    g_free(combination);
    return status;
}

enum lc_status lc_sensitivity_evpi(struct lc_sensitivity *s)
{
    struct choice c = {.n = 0};
    enum lc_status status = lc_columns_check(s, 2 * s->request->replications); /* both sides */

    if (status == LC_OK) {
        status = open_sides(s, &c);
    }
    if (status == LC_OK) {
        status = run_choice(s, &c);
        lc_variant_close(&c.option);
        lc_variant_close(&c.against);
    }
    return status;
}
