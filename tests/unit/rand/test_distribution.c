/* Oracles: closed forms, GSL's distribution functions with parameters put in by hand, and samples
 * (fixed seeds; the probability of a false alarm for a random seed is stated). */
#include "rand/distribution.h"

#include "ks.h"
#include "rand/stream.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <string.h>

#define N 4000

static struct lc_distribution d;

static struct lc_distribution_input empty(enum lc_law law)
{
    return (struct lc_distribution_input){law, {NAN, NAN, NAN, NAN}, NAN, NAN, NAN, NAN, NAN};
}

static struct lc_distribution_input with_args(enum lc_law law, double a, double b, double c,
                                              double e)
{
    struct lc_distribution_input in = empty(law);

    in.arg[0] = a;
    in.arg[1] = b;
    in.arg[2] = c;
    in.arg[3] = e;
    return in;
}

static struct lc_distribution_input with_quantiles(enum lc_law law, double p10, double p50,
                                                   double p90)
{
    struct lc_distribution_input in = empty(law);

    in.p10 = p10;
    in.p50 = p50;
    in.p90 = p90;
    return in;
}

static void make(struct lc_distribution_input in)
{
    const char *wrong = lc_distribution_init(&d, &in);

    ck_assert_msg(!wrong, "law %d, %g, %g: %s", (int)in.law, in.p10, in.p90, wrong);
}

static double quantile(double p)
{
    return lc_distribution_quantile(&d, p);
}

static void assert_close(double x, double expected, double relative)
{
    ck_assert_double_le(fabs(x - expected), relative * fmax(fabs(expected), 1e-300));
}

START_TEST(test_law_names_are_found_and_round_trip)
{
    for (int law = 0; law < LC_LAW_COUNT; law++) {
        ck_assert_int_eq(lc_law_find(lc_law_name((enum lc_law)law)), law);
    }
    ck_assert_int_eq(lc_law_find("Normal"), LC_LAW_COUNT);
    ck_assert_int_eq(lc_law_find(""), LC_LAW_COUNT);
    ck_assert_int_eq(lc_law_find("norm"), LC_LAW_COUNT);
}
END_TEST

static double cdf_uniform(double x)
{
    return gsl_cdf_flat_P(x, -2, 6);
}

static double cdf_loguniform(double x)
{
    return log(x / 0.5) / log(16);
}

static double cdf_triangular(double x)
{
    return x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12;
}

static double cdf_pert(double x)
{
    return gsl_cdf_beta_P((x - 1) / 4, 2, 4);
}

static double cdf_normal(double x)
{
    return gsl_cdf_gaussian_P(x - 10, 3);
}

static double cdf_lognormal(double x)
{
    return gsl_cdf_lognormal_P(x, log(10), 0.8);
}

static double cdf_beta(double x)
{
    return gsl_cdf_beta_P(x, 0.7, 2.5);
}

static double cdf_beta_wide(double x)
{
    return gsl_cdf_beta_P((x + 5) / 15, 2, 3);
}

static double cdf_gamma(double x)
{
    return gsl_cdf_gamma_P(x, 3.5, 2);
}

static double cdf_weibull(double x)
{
    return 1 - exp(-pow(x / 4, 1.7));
}

static double cdf_exponential(double x)
{
    return 1 - exp(-x / 7);
}

static double cdf_normal_cut(double x)
{
    const double low = gsl_cdf_ugaussian_P(-1), high = gsl_cdf_ugaussian_P(0.5);

    return (gsl_cdf_gaussian_P(x - 10, 3) - low) / (high - low);
}

static double cdf_gamma_cut(double x)
{
    const double low = gsl_cdf_gamma_P(5, 3.5, 2);

    return (gsl_cdf_gamma_P(x, 3.5, 2) - low) / (1 - low);
}

static const struct {
    enum lc_law law;
    double arg[4], min, max;
    double (*cdf)(double);
} laws[] = {
    {LC_LAW_UNIFORM, {-2, 6, NAN, NAN}, NAN, NAN, cdf_uniform},
    {LC_LAW_LOGUNIFORM, {0.5, 8, NAN, NAN}, NAN, NAN, cdf_loguniform},
    {LC_LAW_TRIANGULAR, {1, 2, 5, NAN}, NAN, NAN, cdf_triangular},
    {LC_LAW_PERT, {1, 2, 5, NAN}, NAN, NAN, cdf_pert},
    {LC_LAW_NORMAL, {10, 3, NAN, NAN}, NAN, NAN, cdf_normal},
    {LC_LAW_LOGNORMAL, {10, 0.8, NAN, NAN}, NAN, NAN, cdf_lognormal},
    {LC_LAW_BETA, {0.7, 2.5, NAN, NAN}, NAN, NAN, cdf_beta},
    {LC_LAW_BETA, {2, 3, -5, 10}, NAN, NAN, cdf_beta_wide},
    {LC_LAW_GAMMA, {3.5, 2, NAN, NAN}, NAN, NAN, cdf_gamma},
    {LC_LAW_WEIBULL, {1.7, 4, NAN, NAN}, NAN, NAN, cdf_weibull},
    {LC_LAW_EXPONENTIAL, {7, NAN, NAN, NAN}, NAN, NAN, cdf_exponential},
    {LC_LAW_NORMAL, {10, 3, NAN, NAN}, 7, 11.5, cdf_normal_cut},
    {LC_LAW_GAMMA, {3.5, 2, NAN, NAN}, 5, NAN, cdf_gamma_cut},
};

#define N_LAWS ((int)(sizeof laws / sizeof laws[0]))

static void make_law(int i)
{
    struct lc_distribution_input in = empty(laws[i].law);

    for (int k = 0; k < 4; k++) {
        in.arg[k] = laws[i].arg[k];
    }
    in.min = laws[i].min;
    in.max = laws[i].max;
    make(in);
}

START_TEST(test_quantile_inverts_the_distribution_function)
{
    double last = -INFINITY;

    make_law(_i);
    for (int k = 1; k < 1000; k++) {
        const double p = k / 1000.0, x = quantile(p);

        ck_assert_double_ge(x, last);
        ck_assert_double_eq_tol(laws[_i].cdf(x), p, 1e-9);
        last = x;
    }
    ck_assert_double_eq_tol(laws[_i].cdf(quantile(1e-6)), 1e-6, 1e-12);
    ck_assert_double_eq_tol(laws[_i].cdf(quantile(1 - 1e-6)), 1 - 1e-6, 1e-12);
    ck_assert_double_eq(lc_distribution_median(&d), quantile(0.5));
    ck_assert(!lc_distribution_is_fixed(&d));
}
END_TEST

/* 3e-7 for each law. */
START_TEST(test_samples_fit_by_kolmogorov_smirnov)
{
    static double x[N];
    struct lc_stream s;

    make_law(_i);
    lc_stream_init(&s, &(struct lc_stream_key){.seed = 11, .purpose = (uint32_t)_i});
    for (int i = 0; i < N; i++) {
        x[i] = quantile(lc_draw_uniform(&s));
    }
    ck_assert_double_lt(ks_statistic(x, N, laws[_i].cdf), KS_LIMIT);
}
END_TEST

START_TEST(test_quantile_is_finite_at_the_ends_of_probability)
{
    make_law(_i);
    const double low = quantile(0x1p-60), high = quantile(1 - 0x1p-53);

    ck_assert(isfinite(low) && isfinite(high) && low < high);
    ck_assert(isnan(laws[_i].min) || low >= laws[_i].min);
    ck_assert(isnan(laws[_i].max) || high <= laws[_i].max);
}
END_TEST

START_TEST(test_discrete_values_are_equally_likely_and_in_order)
{
    make(with_args(LC_LAW_DISCRETE, 5, 1, 3, NAN));
    ck_assert_double_eq(quantile(0.01), 1);
    ck_assert_double_eq(quantile(0.33), 1);
    ck_assert_double_eq(quantile(0.34), 3);
    ck_assert_double_eq(quantile(0.66), 3);
    ck_assert_double_eq(quantile(0.67), 5);
    ck_assert_double_eq(quantile(1 - 0x1p-53), 5);
    make(with_args(LC_LAW_DISCRETE, 5, NAN, NAN, NAN));
    ck_assert(lc_distribution_is_fixed(&d));
}
END_TEST

START_TEST(test_bernoulli_is_1_with_its_probability)
{
    make(with_args(LC_LAW_BERNOULLI, 0.3, NAN, NAN, NAN));
    ck_assert_double_eq(quantile(0.6999), 0);
    ck_assert_double_eq(quantile(0.7001), 1);
    make(with_args(LC_LAW_BERNOULLI, 0, NAN, NAN, NAN));
    ck_assert(lc_distribution_is_fixed(&d));
    ck_assert_double_eq(quantile(1 - 0x1p-53), 0);
    make(with_args(LC_LAW_BERNOULLI, 1, NAN, NAN, NAN));
    ck_assert_double_eq(quantile(0x1p-60), 1);
}
END_TEST

START_TEST(test_degenerate_laws_are_constant)
{
    const struct lc_distribution_input in[] = {
        with_args(LC_LAW_FIXED, 3, NAN, NAN, NAN),    with_args(LC_LAW_UNIFORM, 3, 3, NAN, NAN),
        with_args(LC_LAW_LOGUNIFORM, 3, 3, NAN, NAN), with_args(LC_LAW_TRIANGULAR, 3, 3, 3, NAN),
        with_args(LC_LAW_PERT, 3, 3, 3, NAN),         with_args(LC_LAW_NORMAL, 3, 0, NAN, NAN),
        with_args(LC_LAW_LOGNORMAL, 3, 0, NAN, NAN),  with_args(LC_LAW_BETA, 2, 2, 3, 3),
        with_args(LC_LAW_DISCRETE, 3, 3, 3, 3),       with_quantiles(LC_LAW_NORMAL, 3, 3, 3),
        with_quantiles(LC_LAW_LOGNORMAL, 3, 3, 3),    with_quantiles(LC_LAW_UNIFORM, 3, 3, 3),
        with_quantiles(LC_LAW_LOGUNIFORM, 3, NAN, 3), with_quantiles(LC_LAW_GAMMA, 3, 3, 3),
        with_quantiles(LC_LAW_BETA, 0.5, 0.5, 0.5),
    };

    for (size_t i = 0; i < sizeof in / sizeof in[0]; i++) {
        const double expected = in[i].p10 == 0.5 ? 0.5 : 3;

        make(in[i]);
        ck_assert(lc_distribution_is_fixed(&d));
        ck_assert_double_eq(quantile(0x1p-60), expected);
        ck_assert_double_eq(quantile(0.5), expected);
        ck_assert_double_eq(quantile(1 - 0x1p-53), expected);
    }
}
END_TEST

START_TEST(test_cut_to_one_point_is_constant)
{
    struct lc_distribution_input in = with_args(LC_LAW_NORMAL, 0, 1, NAN, NAN);

    in.min = in.max = 0.25;
    make(in);
    ck_assert(lc_distribution_is_fixed(&d));
    ck_assert_double_eq(quantile(0.9), 0.25);
}
END_TEST

START_TEST(test_quantile_laws_are_exact_at_their_quantiles)
{
    make(with_quantiles(LC_LAW_NORMAL, -3, 1, 2));
    assert_close(quantile(0.1), -3, 1e-13);
    assert_close(quantile(0.5), 1, 1e-13);
    assert_close(quantile(0.9), 2, 1e-13);
    make(with_quantiles(LC_LAW_LOGNORMAL, 0.5, 4, 9));
    assert_close(quantile(0.1), 0.5, 1e-13);
    assert_close(quantile(0.5), 4, 1e-13);
    assert_close(quantile(0.9), 9, 1e-13);
    make(with_quantiles(LC_LAW_UNIFORM, 1, NAN, 9));
    assert_close(quantile(0.1), 1, 1e-13);
    assert_close(quantile(0.9), 9, 1e-13);
    ck_assert_double_eq_tol(quantile(0x1p-50), 0, 1e-13);
    make(with_quantiles(LC_LAW_LOGUNIFORM, 1, 3, 9));
    assert_close(quantile(0.1), 1, 1e-13);
    assert_close(quantile(0.5), 3, 1e-13);
    assert_close(quantile(0.9), 9, 1e-13);
}
END_TEST

START_TEST(test_normal_by_even_quantiles_is_the_normal_law)
{
    const double z = gsl_cdf_ugaussian_Pinv(0.9);

    make(with_quantiles(LC_LAW_NORMAL, 10 - 3 * z, 10, 10 + 3 * z));
    for (int k = 1; k < 100; k++) {
        ck_assert_double_eq_tol(cdf_normal(quantile(k / 100.0)), k / 100.0, 1e-12);
    }
}
END_TEST

/* Quantiles taken from a law of the family must lead back to it. */
START_TEST(test_gamma_and_beta_fits_find_the_law_the_quantiles_came_from)
{
    static const double shapes[][2] = {{2, 3}, {0.8, 0.9}, {30, 0.6}, {5, 40}, {1, 1}, {60, 15}};

    for (size_t i = 0; i < 6; i++) {
        const double a = shapes[i][0], b = shapes[i][1];
        const double q[3] = {gsl_cdf_gamma_Pinv(0.1, a, b), gsl_cdf_gamma_Pinv(0.5, a, b),
                             gsl_cdf_gamma_Pinv(0.9, a, b)};

        make(with_quantiles(LC_LAW_GAMMA, q[0], q[1], q[2]));
        assert_close(d.fitted[0], a, 1e-5);
        assert_close(d.fitted[1], b, 1e-5);
        assert_close(quantile(0.5), q[1], 1e-6);
        make(with_quantiles(LC_LAW_BETA, gsl_cdf_beta_Pinv(0.1, a, b), gsl_cdf_beta_Pinv(0.5, a, b),
                            gsl_cdf_beta_Pinv(0.9, a, b)));
        assert_close(d.fitted[0], a, 1e-5);
        assert_close(d.fitted[1], b, 1e-5);
    }
}
END_TEST

START_TEST(test_beta_by_quantiles_lives_between_min_and_max)
{
    struct lc_distribution_input in = with_quantiles(LC_LAW_BETA, 20, 50, 80);

    in.min = 10;
    in.max = 90;
    make(in);
    ck_assert_double_ge(quantile(0x1p-50), 10);
    ck_assert_double_le(quantile(1 - 0x1p-50), 90);
    ck_assert_double_eq_tol(quantile(0.1), 20, 1e-3);
    ck_assert_double_eq_tol(quantile(0.5), 50, 1e-3);
    ck_assert_double_eq_tol(quantile(0.9), 80, 1e-3);
}
END_TEST

/* Shapes at which inverses are known to be hard: probabilities come back all the same. */
START_TEST(test_gamma_and_beta_invert_at_extreme_shapes)
{
    static const double shapes[] = {0.05, 0.3, 1, 50, 3000};

    for (int i = 0; i < 25; i++) {
        const double a = shapes[i / 5], b = shapes[i % 5];

        for (int k = 1; k < 20; k++) {
            const double p = k / 20.0;

            make(with_args(LC_LAW_BETA, a, b, NAN, NAN));
            const double x = quantile(p);

            /* Next to 1 the doubles lie too far apart for a steep law. */
            ck_assert(x > 1 - 1e-8 || fabs(gsl_cdf_beta_P(x, a, b) - p) < 1e-8);
            make(with_args(LC_LAW_GAMMA, a, b, NAN, NAN));
            ck_assert_double_eq_tol(gsl_cdf_gamma_P(quantile(p), a, b), p, 1e-8);
        }
    }
}
END_TEST

START_TEST(test_cut_of_two_piece_law_keeps_the_order_of_probabilities)
{
    struct lc_distribution_input in = with_quantiles(LC_LAW_LOGNORMAL, 1, 2, 8);

    in.min = 1;
    in.max = 8;
    make(in); /* a tenth is cut at either end */
    assert_close(quantile(0x1p-52), 1, 1e-12);
    assert_close(quantile(0.5), 2, 1e-12);
    assert_close(quantile(1 - 0x1p-52), 8, 1e-12);
    assert_close(d.p_min, 0.1, 1e-12);
    assert_close(d.p_max, 0.9, 1e-12);
}
END_TEST

static void refuse(struct lc_distribution_input in, const char *part)
{
    const char *wrong = lc_distribution_init(&d, &in);

    ck_assert_ptr_nonnull(wrong);
    ck_assert_msg(strstr(wrong, part) != NULL, "\"%s\" lacks \"%s\"", wrong, part);
}

START_TEST(test_wrong_numbers_of_arguments_are_refused)
{
    for (int law = 0; law < LC_LAW_COUNT; law++) {
        const enum lc_law l = (enum lc_law)law;

        refuse(empty(l), "take");
        refuse(with_args(l, NAN, 1, NAN, NAN), "take");
        if (l != LC_LAW_DISCRETE && l != LC_LAW_BETA) {
            refuse(with_args(l, 0.5, 0.5, 0.5, 0.5), "take");
        }
    }
    refuse(with_args(LC_LAW_NORMAL, 1, NAN, NAN, NAN), "take");
    refuse(with_args(LC_LAW_BETA, 1, 1, 0, NAN), "take");
    refuse(with_args(LC_LAW_DISCRETE, 1, NAN, 3, NAN), "take");
    refuse(with_args(LC_LAW_UNIFORM, 1, INFINITY, NAN, NAN), "finite");
}
END_TEST

START_TEST(test_wrong_arguments_are_refused)
{
    refuse(with_args(LC_LAW_UNIFORM, 2, 1, NAN, NAN), "low");
    refuse(with_args(LC_LAW_LOGUNIFORM, 0, 1, NAN, NAN), "above 0");
    refuse(with_args(LC_LAW_LOGUNIFORM, 2, 1, NAN, NAN), "high");
    refuse(with_args(LC_LAW_TRIANGULAR, 1, 0.5, 2, NAN), "ascending");
    refuse(with_args(LC_LAW_PERT, 1, 3, 2, NAN), "ascending");
    refuse(with_args(LC_LAW_NORMAL, 1, -1, NAN, NAN), "sd");
    refuse(with_args(LC_LAW_LOGNORMAL, 0, 1, NAN, NAN), "median");
    refuse(with_args(LC_LAW_LOGNORMAL, 1, -0.1, NAN, NAN), "sigma");
    refuse(with_args(LC_LAW_BETA, 0, 1, NAN, NAN), "above 0");
    refuse(with_args(LC_LAW_BETA, 1, 1, 2, 1), "low");
    refuse(with_args(LC_LAW_GAMMA, 0, 1, NAN, NAN), "above 0");
    refuse(with_args(LC_LAW_WEIBULL, 1, 0, NAN, NAN), "above 0");
    refuse(with_args(LC_LAW_EXPONENTIAL, 0, NAN, NAN, NAN), "mean");
    refuse(with_args(LC_LAW_BERNOULLI, 1.01, NAN, NAN, NAN), "between 0 and 1");
    refuse(with_args(LC_LAW_BERNOULLI, -0.01, NAN, NAN, NAN), "between 0 and 1");
    refuse(with_args(LC_LAW_NORMAL, 1e308, 1e308, NAN, NAN), "range of numbers");
    refuse(with_args(LC_LAW_LOGNORMAL, 1, 1000, NAN, NAN), "range of numbers");
}
END_TEST

START_TEST(test_wrong_quantiles_are_refused)
{
    struct lc_distribution_input both = with_quantiles(LC_LAW_NORMAL, 1, 2, 3);

    both.arg[0] = 1;
    refuse(both, "exclude");
    refuse(with_quantiles(LC_LAW_WEIBULL, 1, 2, 3), "take");
    refuse(with_quantiles(LC_LAW_NORMAL, 1, NAN, 3), "take");
    refuse(with_quantiles(LC_LAW_NORMAL, NAN, 2, 3), "take");
    refuse(with_quantiles(LC_LAW_NORMAL, 1, 2, NAN), "take");
    refuse(with_quantiles(LC_LAW_NORMAL, 1, 2, INFINITY), "finite");
    refuse(with_quantiles(LC_LAW_NORMAL, 2, 1, 3), "ascending");
    refuse(with_quantiles(LC_LAW_NORMAL, 1, 1, 3), "ascending");
    refuse(with_quantiles(LC_LAW_UNIFORM, 3, NAN, 1), "ascending");
    refuse(with_quantiles(LC_LAW_UNIFORM, 1, 1.5, 3), "middle");
    refuse(with_quantiles(LC_LAW_LOGUNIFORM, 1, 5, 9), "middle");
    refuse(with_quantiles(LC_LAW_LOGNORMAL, 0, 1, 2), "above 0");
    refuse(with_quantiles(LC_LAW_LOGUNIFORM, -1, NAN, 2), "above 0");
    refuse(with_quantiles(LC_LAW_GAMMA, 0, 1, 2), "above 0");
    refuse(with_quantiles(LC_LAW_BETA, 0, 0.5, 0.9), "inside");
    refuse(with_quantiles(LC_LAW_BETA, 0.2, 0.5, 1.5), "inside");
    refuse(with_quantiles(LC_LAW_GAMMA, 1, 99, 100), "near");
}
END_TEST

START_TEST(test_wrong_cuts_are_refused)
{
    struct lc_distribution_input in = with_args(LC_LAW_UNIFORM, 0, 1, NAN, NAN);

    in.min = 2;
    in.max = 1;
    refuse(in, "min must not");
    in.max = 3;
    refuse(in, "outside");
    in = with_args(LC_LAW_NORMAL, 0, 1, NAN, NAN);
    in.min = 6;
    refuse(in, "millionth");
    in = with_args(LC_LAW_FIXED, 5, NAN, NAN, NAN);
    in.max = 4;
    refuse(in, "outside");
    in = with_args(LC_LAW_DISCRETE, 5, 1, NAN, NAN);
    in.min = 2;
    refuse(in, "outside");
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("rand/distribution");
    TCase *tc = tcase_create("distribution");

    tcase_add_test(tc, test_law_names_are_found_and_round_trip);
    tcase_add_loop_test(tc, test_quantile_inverts_the_distribution_function, 0, N_LAWS);
    tcase_add_loop_test(tc, test_samples_fit_by_kolmogorov_smirnov, 0, N_LAWS);
    tcase_add_loop_test(tc, test_quantile_is_finite_at_the_ends_of_probability, 0, N_LAWS);
    tcase_add_test(tc, test_discrete_values_are_equally_likely_and_in_order);
    tcase_add_test(tc, test_bernoulli_is_1_with_its_probability);
    tcase_add_test(tc, test_degenerate_laws_are_constant);
    tcase_add_test(tc, test_cut_to_one_point_is_constant);
    tcase_add_test(tc, test_quantile_laws_are_exact_at_their_quantiles);
    tcase_add_test(tc, test_normal_by_even_quantiles_is_the_normal_law);
    tcase_add_test(tc, test_gamma_and_beta_fits_find_the_law_the_quantiles_came_from);
    tcase_add_test(tc, test_beta_by_quantiles_lives_between_min_and_max);
    tcase_add_test(tc, test_gamma_and_beta_invert_at_extreme_shapes);
    tcase_add_test(tc, test_cut_of_two_piece_law_keeps_the_order_of_probabilities);
    tcase_add_test(tc, test_wrong_numbers_of_arguments_are_refused);
    tcase_add_test(tc, test_wrong_arguments_are_refused);
    tcase_add_test(tc, test_wrong_quantiles_are_refused);
    tcase_add_test(tc, test_wrong_cuts_are_refused);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
