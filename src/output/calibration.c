#include "output/calibration.h"

#include "base/number.h"
#include "output/csv.h"
#include "output/summarise.h"
#include "stats/mcse.h"
#include "stats/weights.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>

#define SAMPLE_DIGITS 6  /* far finer than any prior is known */
#define MOVED_SHOWN   15 /* parameters on the terminal */

double lc_sample_value(const struct lc_calibration *c, uint32_t k, uint32_t replication)
{
    const double value = c->posterior->draws[k][replication];
    char text[LC_NUMBER_TEXT];
    double rounded = value;

    lc_number_parse(&rounded, lc_number_format_digits(text, value, SAMPLE_DIGITS));
    return rounded;
}

void lc_write_sample(struct lc_outfile *to, const struct lc_calibration *c, const bool *is_carried)
{
    const struct lc_posterior *p = c->posterior;
    GString *header = g_string_new(NULL);
    char until[LC_DATE_TEXT];

    lc_date_format(until, c->until);
    g_string_append_printf(
        header, "# Joint draws of the parameters, weighted by observations to %s\n", until);
    for (uint32_t k = 0, n = 0; k < p->n_marginals; k++) {
        if (!is_carried || is_carried[k]) {
            g_string_append_printf(header, "%s%s", n++ ? "," : "",
                                   c->model->parameters[p->marginals[k].parameter].name);
        }
    }
    struct lc_csv csv = lc_csv_begin(to, header->str);

    for (uint32_t row = 0; row < c->n_rows; row++) {
        for (uint32_t k = 0; k < p->n_marginals; k++) {
            if (!is_carried || is_carried[k]) {
                lc_csv_number(&csv, p->draws[k][c->rows[row]], SAMPLE_DIGITS);
            }
        }
        lc_csv_end(&csv);
    }
    g_string_free(header, TRUE);
}

void lc_write_posterior(struct lc_outfile *to, const struct lc_calibration *c)
{
    const struct lc_posterior *p = c->posterior;
    struct lc_csv csv = lc_csv_begin(to, "parameter,unit,prior_p10,prior_p50,prior_p90,"
                                         "posterior_p10,posterior_p50,posterior_p90,distance,"
                                         "informed");

    for (uint32_t k = 0; k < p->n_marginals; k++) {
        const struct lc_marginal *m = &p->marginals[k];

        lc_csv_text(&csv, c->model->parameters[m->parameter].name);
        lc_csv_text(&csv, c->model->parameters[m->parameter].unit);
        for (int i = 0; i < LC_MARGINALS; i++) {
            lc_csv_number(&csv, m->prior[i], LC_OUTPUT_DIGITS);
        }
        for (int i = 0; i < LC_MARGINALS; i++) {
            lc_csv_number(&csv, m->posterior[i], LC_OUTPUT_DIGITS);
        }
        lc_csv_number(&csv, m->distance, LC_OUTPUT_DIGITS);
        lc_csv_text(&csv, m->is_informed ? "yes" : "no");
        lc_csv_end(&csv);
    }
}

/* Means of a series' residuals, ln(observed / model), over the replications: plain, and by weight.
 */
static double plain_residual(const struct lc_series_fit *s, uint32_t n)
{
    return lc_mean(s->residual_mean, n);
}

static double weighted_residual(const struct lc_series_fit *s, const struct lc_posterior *p)
{
    return lc_weighted_mean(s->residual_mean, p->weights, p->n);
}

void lc_write_implausibility(struct lc_outfile *to, const struct lc_calibration *c)
{
    struct lc_csv csv = lc_csv_begin(to, "series,points,error_and_discrepancy_sd_ln,"
                                         "prior_residual_ln,posterior_residual_ln,implausibility,"
                                         "share_ruled_out");

    for (uint32_t i = 0; i < c->fit->n_series; i++) {
        const struct lc_series_fit *s = &c->fit->series[i];

        lc_csv_text(&csv, s->series->name);
        lc_csv_integer(&csv, s->n_points);
        lc_csv_number(&csv, sqrt(s->error_variance), LC_OUTPUT_DIGITS);
        lc_csv_number(&csv, plain_residual(s, c->posterior->n), LC_OUTPUT_DIGITS);
        lc_csv_number(&csv, weighted_residual(s, c->posterior), LC_OUTPUT_DIGITS);
        lc_csv_number(&csv, s->implausibility, LC_OUTPUT_DIGITS);
        lc_csv_number(&csv, s->share_ruled_out, LC_OUTPUT_DIGITS);
        lc_csv_end(&csv);
    }
}

void lc_write_calibration_summary(struct lc_outfile *to, const struct lc_calibration *c)
{
    const struct lc_posterior *p = c->posterior;
    struct lc_csv csv = lc_csv_begin(to, "until,points,series,replications,not_ruled_out,"
                                         "effective_size,draws,uncertain_parameters,informed");

    lc_csv_date(&csv, c->until);
    lc_csv_integer(&csv, c->fit->n_points);
    lc_csv_integer(&csv, c->fit->n_series);
    lc_csv_integer(&csv, p->n);
    lc_csv_integer(&csv, p->n_kept);
    lc_csv_number(&csv, p->effective, LC_OUTPUT_DIGITS);
    lc_csv_integer(&csv, c->n_rows);
    lc_csv_integer(&csv, p->n_marginals);
    lc_csv_integer(&csv, p->n_informed);
    lc_csv_end(&csv);
}

/* Model over observed after weighting; "-" where no draw is left. */
static const char *posterior_ratio(char text[16], const struct lc_series_fit *s,
                                   const struct lc_posterior *p)
{
    snprintf(text, 16, "%.2f", exp(-weighted_residual(s, p)));
    return p->effective > 0 ? text : "-";
}

void lc_calibration_print_series(const struct lc_calibration *c, FILE *to)
{
    fprintf(to, "%-44s%7s%9s%9s%9s%11s\n", "observed series", "points", "prior x", "post. x",
            "implaus.", "ruled out");
    for (uint32_t i = 0; i < c->fit->n_series; i++) {
        const struct lc_series_fit *s = &c->fit->series[i];
        char text[16];

        fprintf(to, "%-44.44s%7u%9.2f%9s%9.2f%10.0f%%\n", s->series->name, s->n_points,
                exp(-plain_residual(s, c->posterior->n)), posterior_ratio(text, s, c->posterior),
                s->implausibility, 100 * s->share_ruled_out);
    }
}

/* The parameters by distance, those that moved most first. */
static void print_moved(const struct lc_calibration *c, FILE *to)
{
    const struct lc_posterior *p = c->posterior;
    bool *is_shown = g_new0(bool, p->n_marginals + 1);

    fprintf(to, "%-38s%27s %29s\n", "parameter", "prior p10 p50 p90", "posterior p10 p50 p90");
    for (int shown = 0; shown < MOVED_SHOWN; shown++) {
        const struct lc_marginal *best = NULL;
        uint32_t at = 0;

        for (uint32_t k = 0; k < p->n_marginals; k++) {
            if (!is_shown[k] && p->marginals[k].is_informed &&
                (!best || p->marginals[k].distance > best->distance)) {
                best = &p->marginals[k];
                at = k;
            }
        }
        if (!best) {
            break;
        }
        is_shown[at] = true;
        fprintf(to, "%-38s%9.3g%9.3g%9.3g %11.3g%9.3g%9.3g\n",
                c->model->parameters[best->parameter].name, best->prior[0], best->prior[1],
                best->prior[2], best->posterior[0], best->posterior[1], best->posterior[2]);
    }
    g_free(is_shown);
}

void lc_calibration_print(const struct lc_calibration *c, FILE *to)
{
    const struct lc_posterior *p = c->posterior;

    lc_calibration_print_series(c, to);
    print_moved(c, to);
    fprintf(to,
            "%" PRIu32 " points of %" PRIu32 " series; %" PRIu32 " of %" PRIu32
            " draws are not ruled out, effective size %.0f. The data inform\n%" PRIu32
            " of %" PRIu32 " uncertain parameters; of the others they say nothing. "
            "x: model over observed.\n",
            c->fit->n_points, c->fit->n_series, p->n_kept, p->n, p->effective, p->n_informed,
            p->n_marginals);
}
