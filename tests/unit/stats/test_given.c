#include "stats/given.h"

#include "stats/pieces.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>

enum { N_MAX = 5000, INPUTS_MAX = G_INPUTS };

static const struct lc_resampling how = {.seed = 1, .n = 200}, no_interval = {.n = 0};
static double x[INPUTS_MAX][N_MAX], y[N_MAX];

static void draw_uniform_sample(size_t n, size_t k, double (*model)(const double *), uint64_t test,
                                uint64_t number)
{
    struct lc_stream s;
    double u[INPUTS_MAX];

    begin(&s, test, number);
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < k; i++) {
            x[i][j] = u[i] = lc_draw_uniform(&s);
        }
        y[j] = model(u);
    }
}

static double share_of(size_t input, size_t n)
{
    struct lc_given given;

    lc_given_index(&given, x[input], y, n, &no_interval);
    return given.share.value;
}

/* Standard deviations over samples are 0.021, 0.026 and 0.010 (measured); limits are 5 of them. */
START_TEST(test_ishigami_of_1000_rows)
{
    static const double limits[] = {0.11, 0.13, 0.05};

    draw_uniform_sample(1000, 3, ishigami, 1, 0);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_double_eq_tol(share_of(i, 1000), ishigami_first[i], limits[i]);
    }
}
END_TEST

/* The mean over 60 samples is off by the bias alone, but for a tenth of the limits. */
START_TEST(test_bias_is_small_from_200_rows_on)
{
    static const size_t sizes[] = {200, 1000, 5000};
    static const double limits[] = {0.08, 0.025, 0.012}; /* of sin^2 over two periods, the worst */
    double first[G_INPUTS], total[G_INPUTS];

    g_indices(first, total);
    for (int size = 0; size < 3; size++) {
        double off_ishigami[3] = {0}, off_g[4] = {0};

        for (uint64_t number = 0; number < 60; number++) {
            draw_uniform_sample(sizes[size], 3, ishigami, 2, number);
            for (size_t i = 0; i < 3; i++) {
                off_ishigami[i] += (share_of(i, sizes[size]) - ishigami_first[i]) / 60;
            }
            draw_uniform_sample(sizes[size], G_INPUTS, g_function, 3, number);
            for (size_t i = 0; i < 4; i++) {
                off_g[i] += (share_of(i, sizes[size]) - first[i]) / 60;
            }
        }
        for (int i = 0; i < 4; i++) {
            ck_assert_double_lt(fabs(off_ishigami[i % 3]), limits[size]);
            ck_assert_double_lt(fabs(off_g[i]), limits[size] / 2);
        }
    }
}
END_TEST

/* Mean of y over twenty pieces of equal probability, with the same correction: what lines replace.
 */
static double share_by_means(size_t n)
{
    enum { PIECES = 20 };
    double sum[PIECES] = {0}, squares = 0, all = 0, means = 0;

    for (size_t j = 0; j < n; j++) {
        size_t rank = 0;

        for (size_t other = 0; other < n; other++) {
            rank += x[0][other] < x[0][j];
        }
        sum[rank * PIECES / n] += y[j];
        all += y[j];
        squares += y[j] * y[j];
    }
    for (int i = 0; i < PIECES; i++) {
        means += sum[i] * sum[i] * PIECES / (double)n;
    }
    return 1 - (squares - means) / (double)(n - PIECES) /
                   ((squares - all * all / (double)n) / (double)(n - 1));
}

/* Share 0.9025. The mean over 30 samples has an error of 0.0011, limits are 4 of them. */
START_TEST(test_lines_are_free_of_the_bias_of_piecewise_means)
{
    enum { N = 1000 };
    double lines = 0, means = 0;

    for (uint64_t number = 0; number < 30; number++) {
        struct lc_stream s;

        begin(&s, 12, number);
        for (size_t j = 0; j < N; j++) {
            x[0][j] = lc_draw_normal(&s);
            y[j] = 0.95 * x[0][j] + sqrt(0.0975) * lc_draw_normal(&s);
        }
        lines += share_of(0, N) / 30;
        means += share_by_means(N) / 30;
    }
    ck_assert_double_eq_tol(lines, 0.9025, 0.0045);
    ck_assert_double_lt(means, 0.9025 - 0.009);
}
END_TEST

/* y = 1 x0 + 1 x1 + 0 x2 + noise of variance 1, inputs normal with correlations 0.6 (0, 1), 0.5 (1,
 * 2), 0 (0, 2): Var y = 1 + 1 + 1.2 + 1, cov(y, x) = 1.6, 1.6, 0.5. E[y | x_i] is linear, so the
 * index is the squared correlation; x2 has one although it does nothing itself. */
static const double correlated_shares[] = {2.56 / 4.2, 2.56 / 4.2, 0.25 / 4.2};

static void draw_correlated(size_t n, uint64_t test, uint64_t number)
{
    struct lc_stream s;

    begin(&s, test, number);
    for (size_t j = 0; j < n; j++) {
        const double a = lc_draw_normal(&s), b = lc_draw_normal(&s), c = lc_draw_normal(&s);

        x[0][j] = a;
        x[1][j] = 0.6 * a + 0.8 * b;
        x[2][j] = 0.625 * b + sqrt(1 - 0.625 * 0.625) * c;
        y[j] = x[0][j] + x[1][j] + lc_draw_normal(&s);
    }
}

/* Of 100 intervals 95 hold, sd 2.2; fewer than 85 with chance 5e-5, times nine. */
START_TEST(test_intervals_cover_indices_of_correlated_normal_inputs)
{
    static const size_t sizes[] = {200, 1000, 5000};

    for (int size = 0; size < 3; size++) {
        int n_held[3] = {0};

        for (uint64_t number = 0; number < 100; number++) {
            draw_correlated(sizes[size], 4, number);
            for (int i = 0; i < 3; i++) {
                struct lc_given given;

                lc_given_index(&given, x[i], y, sizes[size],
                               &(struct lc_resampling){1, number, 99});
                n_held[i] += holds(&given.share, correlated_shares[i]);
            }
        }
        for (int i = 0; i < 3; i++) {
            ck_assert_int_ge(n_held[i], 85);
        }
    }
}
END_TEST

/* 95 % nominal, of 200: sd 3.1; limits 4 of them. */
START_TEST(test_floor_is_above_95_of_100_inputs_without_effect)
{
    static const size_t sizes[] = {100, 1000};

    for (int size = 0; size < 2; size++) {
        int n_below = 0;
        double sum = 0;

        for (uint64_t number = 0; number < 200; number++) {
            struct lc_stream s;
            struct lc_given given;

            begin(&s, 5, number);
            for (size_t j = 0; j < sizes[size]; j++) {
                x[0][j] = lc_draw_normal(&s);
                y[j] = lc_draw_exponential(&s, 1);
            }
            lc_given_index(&given, x[0], y, sizes[size], &(struct lc_resampling){2, number, 150});
            n_below += given.share.value <= given.floor;
            sum += given.share.value;
        }
        ck_assert_int_ge(n_below, 177);
        ck_assert_int_lt(n_below, 200);
        ck_assert_double_eq_tol(sum / 200, 0, 5 * sqrt(30) / (double)sizes[size] / sqrt(200));
    }
}
END_TEST

START_TEST(test_true_effect_stands_above_its_floor)
{
    struct lc_given strong, none;

    draw_uniform_sample(1000, 3, ishigami, 6, 0);
    lc_given_index(&strong, x[1], y, 1000, &how);
    lc_given_index(&none, x[2], y, 1000, &how);
    ck_assert_double_gt(strong.share.low, 5 * strong.floor);
    ck_assert_double_lt(none.share.low, none.floor);
    ck_assert_double_lt(strong.floor, 0.02);
}
END_TEST

/* A switch of chance 0.3 that adds 2, with noise of variance 1: 4 0.21 / (4 0.21 + 1). The standard
 * error at n = 2000 is 0.016. */
START_TEST(test_input_of_two_values_is_taken_by_value)
{
    const double truth = 0.84 / 1.84;
    struct lc_stream s;
    struct lc_given given;

    begin(&s, 7, 0);
    for (int j = 0; j < 2000; j++) {
        x[0][j] = lc_draw_uniform(&s) < 0.3;
        y[j] = 2 * x[0][j] + lc_draw_normal(&s);
    }
    lc_given_index(&given, x[0], y, 2000, &how);
    ck_assert(holds(&given.share, truth));
    ck_assert_double_eq_tol(given.share.value, truth, 0.08);
}
END_TEST

/* x in 0 ... 5, no matter in which order the means lie: an analysis of variance, exactly. */
START_TEST(test_few_values_give_the_analysis_of_variance)
{
    enum { N = 600, LEVELS = 6 };
    double sum[LEVELS] = {0}, all = 0, within = 0, total = 0;
    struct lc_stream s;

    begin(&s, 8, 0);
    for (int j = 0; j < N; j++) {
        const int level = j % LEVELS;

        x[0][j] = level * level;
        y[j] = level * 7 % LEVELS + level % 2 + lc_draw_normal(&s);
        sum[level] += y[j];
        all += y[j];
    }
    for (int j = 0; j < N; j++) {
        within += pow(y[j] - sum[j % LEVELS] / (N / LEVELS), 2);
        total += pow(y[j] - all / N, 2);
    }
    ck_assert_double_eq_tol(share_of(0, N), 1 - within / (N - LEVELS) / (total / (N - 1)), 1e-12);
}
END_TEST

/* Half of x at 0, the rest spread: censored inputs are common. y is x and as much noise. */
START_TEST(test_half_tied_input_has_its_index)
{
    struct lc_stream s;
    const double variance = 1 / 6.0 - 1 / 16.0; /* of max(2 u - 1, 0): mean 1/4, squares 1/6 */

    begin(&s, 9, 0);
    for (int j = 0; j < 2000; j++) {
        x[0][j] = fmax(2 * lc_draw_uniform(&s) - 1, 0);
        y[j] = x[0][j] + sqrt(variance) * lc_draw_normal(&s);
    }
    ck_assert_double_eq_tol(share_of(0, 2000), 0.5, 0.08); /* 5 standard errors */
}
END_TEST

START_TEST(test_order_of_rows_does_not_change_a_bit)
{
    struct lc_given a, b;

    draw_uniform_sample(700, 3, ishigami, 10, 0);
    for (int ties = 0; ties < 3; ties++) {
        for (int j = 0; j < 700; j++) {
            x[0][j] = ties ? floor(x[0][j] * (ties == 1 ? 200 : 5)) : x[0][j];
            y[j] = ties ? round(4 * y[j]) / 4 : y[j];
        }
        lc_given_index(&a, x[0], y, 700, &how);
        reverse(x[0], 700);
        reverse(y, 700);
        lc_given_index(&b, x[0], y, 700, &how);
        assert_same(&a.share, &b.share);
        ck_assert_double_eq(a.floor, b.floor);
    }
}
END_TEST

START_TEST(test_transforms_of_input_and_units_of_output_do_not_matter)
{
    struct lc_given a, b, c;

    draw_uniform_sample(700, 3, ishigami, 11, 0);
    lc_given_index(&a, x[0], y, 700, &how);
    for (int j = 0; j < 700; j++) {
        x[0][j] = exp(20 * x[0][j]);
    }
    lc_given_index(&b, x[0], y, 700, &how);
    for (int j = 0; j < 700; j++) {
        y[j] = 1e9 + 1024 * y[j];
    }
    lc_given_index(&c, x[0], y, 700, &how);
    assert_same(&a.share, &b.share);
    ck_assert_double_eq_tol(c.share.value, a.share.value, 1e-9);
}
END_TEST

START_TEST(test_output_that_follows_the_input_is_explained_in_whole)
{
    struct lc_given given;

    for (int j = 0; j < 500; j++) {
        x[0][j] = j * 37 % 500;
        y[j] = x[0][j] > 250;
    }
    lc_given_index(&given, x[0], y, 500, &how);
    ck_assert_double_gt(given.share.value, 0.9);
    ck_assert_double_le(given.share.high, 1);
    for (int j = 0; j < 500; j++) {
        y[j] = 3 * x[0][j];
    }
    ck_assert_double_gt(share_of(0, 500), 0.995);
}
END_TEST

START_TEST(test_constant_input_or_output_explains_nothing)
{
    struct lc_given given;

    for (int j = 0; j < 100; j++) {
        x[0][j] = j;
        y[j] = 0.1;
    }
    lc_given_index(&given, x[0], y, 100, &how);
    ck_assert(given.share.value == 0 && given.share.low == 0 && given.share.high == 0);
    ck_assert_double_eq(given.floor, 0);
    lc_given_index(&given, y, x[0], 100, &how);
    ck_assert_double_eq_tol(given.share.value, 0, 1e-15);
    ck_assert_double_eq_tol(given.floor, 0, 1e-15);
}
END_TEST

START_TEST(test_few_rows_tell_nothing_and_twenty_something)
{
    struct lc_given given;

    for (int j = 0; j < 20; j++) {
        x[0][j] = j;
        y[j] = j;
    }
    lc_given_index(&given, x[0], y, LC_PIECES_ROWS_MIN - 1, &how);
    assert_unknown(&given.share);
    ck_assert(isnan(given.floor));
    lc_given_index(&given, x[0], y, LC_PIECES_ROWS_MIN, &how);
    ck_assert_double_gt(given.share.value, 0.9);
    ck_assert(isfinite(given.share.low) && isfinite(given.floor));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("given");
    TCase *t = tcase_create("given");

    tcase_add_test(t, test_ishigami_of_1000_rows);
    tcase_add_test(t, test_bias_is_small_from_200_rows_on);
    tcase_add_test(t, test_lines_are_free_of_the_bias_of_piecewise_means);
    tcase_add_test(t, test_intervals_cover_indices_of_correlated_normal_inputs);
    tcase_add_test(t, test_floor_is_above_95_of_100_inputs_without_effect);
    tcase_add_test(t, test_true_effect_stands_above_its_floor);
    tcase_add_test(t, test_input_of_two_values_is_taken_by_value);
    tcase_add_test(t, test_few_values_give_the_analysis_of_variance);
    tcase_add_test(t, test_half_tied_input_has_its_index);
    tcase_add_test(t, test_order_of_rows_does_not_change_a_bit);
    tcase_add_test(t, test_transforms_of_input_and_units_of_output_do_not_matter);
    tcase_add_test(t, test_output_that_follows_the_input_is_explained_in_whole);
    tcase_add_test(t, test_constant_input_or_output_explains_nothing);
    tcase_add_test(t, test_few_rows_tell_nothing_and_twenty_something);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
