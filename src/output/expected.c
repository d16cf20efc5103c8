#include "output/expected.h"

#include "base/number.h"
#include "base/text.h"
#include "output/csv.h"
#include "output/summarise.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#define ERROR_DIGITS 4
#define UNCLEAR      0.05 /* level of the sign test */

struct verdict {
    uint32_t column;
    double median, up, down; /* up, down: share of pairs */
    double p;                /* of the sign test; NAN where nothing is to be tested */
    const char *came_out;
};

/* Two-sided sign test: probability that a fair coin shows one side as rarely as the rarer. */
static double sign_test(double n_up, double n_down)
{
    const double rarer = fmin(n_up, n_down), n = n_up + n_down;

    return n > 0 ? fmin(1, 2 * gsl_cdf_binomial_P((unsigned)rarer, 0.5, (unsigned)n)) : NAN;
}

static const char *judge(const struct verdict *v, int sign)
{
    if (sign == 0) {
        return v->up == 0 && v->down == 0 ? "yes" : "no";
    }
    if (!(v->p < UNCLEAR)) {
        return "unclear";
    }
    return (v->up > v->down) == (sign > 0) ? "yes" : "no";
}

/* False when the report or the horizon has no such thing. */
static bool verdict_find(struct verdict *v, const struct lc_comparison *c,
                         const struct lc_expectation *e)
{
    const int32_t column = lc_layout_find(c->yearly->layout, e->series, e->region);
    const int64_t i = column < 0 ? -1 : lc_yearly_find(c->yearly, (uint32_t)column, e->year, false);

    if (i < 0 || c->n == 0) {
        return false;
    }
    struct lc_paired_room *room = lc_paired_room_new(c->n);
    double *against = g_new(double, c->n), *scenario = g_new(double, c->n);
    struct lc_paired paired;

    lc_comparison_pairs(against, scenario, c, (uint32_t)i);
    lc_paired_compare(&paired, room, against, scenario, c->replications, c->n);
    v->column = (uint32_t)column;
    v->median = paired.median;
    v->up = paired.probability_up;
    v->down = 1 - paired.probability_up - paired.probability_nil;
    v->p = sign_test(round(v->up * c->n), round(v->down * c->n));
    v->came_out = judge(v, e->sign);
    g_free(against);
    g_free(scenario);
    lc_paired_room_free(room);
    return true;
}

static const char *sign_name(int sign)
{
    return sign > 0 ? "up" : sign < 0 ? "down" : "same";
}

void lc_expected_write(struct lc_outfile *file, const struct lc_comparison *c,
                       const struct lc_scenario *scenario)
{
    struct lc_csv to = {.file = file};

    for (uint32_t i = 0; i < scenario->n_expectations; i++) {
        const struct lc_expectation *e = &scenario->expectations[i];
        struct verdict v;

        if (!verdict_find(&v, c, e)) {
            continue;
        }
        lc_csv_text(&to, c->scenario);
        lc_csv_text(&to, c->against);
        lc_csv_text(&to, e->series);
        lc_csv_text(&to, e->region);
        lc_csv_text(&to, lc_series_get(c->yearly->layout->columns[v.column].series)->unit);
        lc_csv_integer(&to, e->year);
        lc_csv_text(&to, sign_name(e->sign));
        lc_csv_integer(&to, c->n);
        lc_csv_number(&to, v.median, LC_OUTPUT_DIGITS);
        lc_csv_number(&to, v.up, LC_OUTPUT_DIGITS);
        lc_csv_number(&to, v.down, LC_OUTPUT_DIGITS);
        lc_csv_number(&to, v.p, ERROR_DIGITS);
        lc_csv_text(&to, v.came_out);
        lc_csv_text(&to, e->reason);
        lc_csv_end(&to);
    }
}

void lc_expected_print(const struct lc_comparison *c, const struct lc_scenario *scenario,
                       const struct lc_screen *screen, FILE *to)
{
    for (uint32_t i = 0; i < scenario->n_expectations; i++) {
        const struct lc_expectation *e = &scenario->expectations[i];
        struct verdict v;

        if (verdict_find(&v, c, e)) {
            char *reason = lc_text_escape(e->reason, 0, 0);

            char *text =
                g_strdup_printf("Expected %s %s %d %s: %s (up in %.0f %%, down in %.0f %%); %s",
                                e->series, e->region, e->year, sign_name(e->sign), v.came_out,
                                100 * v.up, 100 * v.down, reason);

            lc_words_print(to, text, 0, screen->width);
            g_free(text);
            g_free(reason);
        }
    }
}
