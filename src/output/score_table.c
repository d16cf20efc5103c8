/* The scores of a hindcast for eyes. */
#include "output/score_table.h"

#include "stats/score.h"

#include <glib.h>
#include <math.h>

#define NAME_WIDTH 42
#define TENTHS     10

static void print_share(FILE *to, double share)
{
    if (isnan(share)) {
        fprintf(to, "%8s", "-");
    } else {
        fprintf(to, "%8.0f", 100 * share);
    }
}

static void print_number(FILE *to, double value)
{
    if (isnan(value)) {
        fprintf(to, "%8s", "-");
    } else {
        fprintf(to, "%8.2f", value);
    }
}

static void print_score(FILE *to, const struct lc_score *s, const char *name, bool counts)
{
    fprintf(to, "%-*.*s%s%6u", NAME_WIDTH, NAME_WIDTH, name, counts ? " " : "*", s->n_points);
    print_number(to, s->crps);
    print_number(to, s->skill[LC_RIVAL_WALK]);
    print_number(to, s->skill[LC_RIVAL_TREND]);
    print_share(to, s->coverage[1]);
    print_number(to, exp(s->bias_ln));
    print_number(to, s->pit);
    fputc('\n', to);
}

/* Share of the counted points in each tenth of the forecast: 10 each when all is well. */
static void print_histogram(FILE *to, const struct lc_scorecard *card)
{
    double *pit = g_new(double, card->n_points + 1), share[TENTHS];
    uint32_t n = 0;

    for (uint32_t i = 0; i < card->n_points; i++) {
        if (card->points[i].series->counts) {
            pit[n++] = card->points[i].pit;
        }
    }
    lc_pit_histogram(share, TENTHS, pit, n);
    fputs("Observations in each tenth of the forecast, per cent:", to);
    for (int i = 0; i < TENTHS; i++) {
        fprintf(to, " %.0f", 100 * share[i]);
    }
    fputs(".\n", to);
    g_free(pit);
}

void lc_score_table_print(const struct lc_result *r, FILE *to)
{
    const struct lc_scorecard *card = r->card;

    fprintf(to, "%-*s %6s%8s%8s%8s%8s%8s%8s\n", NAME_WIDTH, "observed series", "points", "CRPS",
            "skill 1", "skill 2", "in 80 %", "bias x", "PIT");
    for (uint32_t i = 0; i < card->n_series; i++) {
        const struct lc_score *s = &card->series[i];

        print_score(to, s, s->series->name, s->series->counts);
    }
    print_score(to, &card->total, "all that count", true);
    fprintf(to, "%u points of %u series count; %u of the points are in-sample.\n",
            card->total.n_points, card->n_counted, card->n_in_sample);
    if (card->n_skills > 0) {
        fprintf(to,
                "Skill over a random walk with drift (1) and a damped trend (2), %u series: mean "
                "%.2f and %.2f,\nmedian %.2f and %.2f.\n",
                card->n_skills, card->mean_skill[0], card->mean_skill[1], card->median_skill[0],
                card->median_skill[1]);
    }
    if (card->total.n_points > 0) {
        fprintf(to, "Intervals of 50, 80, 90 %% cover %.0f, %.0f, %.0f %%.\n",
                100 * card->total.coverage[0], 100 * card->total.coverage[1],
                100 * card->total.coverage[2]);
        print_histogram(to, card);
    }
    fputs("CRPS in logarithms; bias: median over observed; * overlaps, not counted.\n", to);
}
