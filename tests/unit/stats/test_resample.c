#include "stats/resample.h"

#include "stats/mcse.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>

enum { N = 100 };

struct column {
    size_t n;
    const double *values;
};

static void mean_of(double *out, const void *data, const uint32_t *counts)
{
    const struct column *c = data;
    double sum = 0;

    for (size_t i = 0; i < c->n; i++) {
        sum += counts[i] * c->values[i];
    }
    *out = sum / (double)c->n;
}

/* Over n, not n - 1: a resample has (n - 1) / n of it on average. */
static void variance_of(double *out, const void *data, const uint32_t *counts)
{
    const struct column *c = data;
    double mean, squares = 0;

    mean_of(&mean, data, counts);
    for (size_t i = 0; i < c->n; i++) {
        squares += counts[i] * pow(c->values[i] - mean, 2);
    }
    *out = squares / (double)c->n;
}

static void draw(double *x, uint64_t test, uint64_t number)
{
    struct lc_stream s;

    begin(&s, test, number);
    for (int i = 0; i < N; i++) {
        x[i] = lc_draw_normal(&s);
    }
}

/* The bootstrap's standard error of a mean is sqrt(population variance / n), but for 2000
 * resamples: relative error 1.6 %, so 5 standard deviations. */
START_TEST(test_standard_error_of_a_mean_is_the_textbook_one)
{
    double x[N], variance;
    uint32_t ones[N];
    struct lc_estimate e;
    const struct column c = {N, x};

    draw(x, 1, 0);
    for (int i = 0; i < N; i++) {
        ones[i] = 1;
    }
    variance_of(&variance, &c, ones);
    lc_bootstrap(&e, 1, mean_of, &c, N, &(struct lc_resampling){.seed = 1, .n = 2000});
    ck_assert_double_eq_tol(e.value, lc_mean(x, N), 1e-14);
    ck_assert_double_eq_tol(e.se / sqrt(variance / N), 1, 0.08);
    ck_assert_double_eq_tol((e.high - e.low) / e.se, 2 * 1.96, 0.25);
}
END_TEST

/* 95 % nominal; 94 % of intervals of 100 normal values hold. Of 400: sd 1.2 %, limits 4 sd away. */
START_TEST(test_interval_of_a_mean_covers_as_often_as_it_says)
{
    int n_held = 0;

    for (uint32_t i = 0; i < 400; i++) {
        double x[N];
        struct lc_estimate e;

        draw(x, 2, i);
        lc_bootstrap(&e, 1, mean_of, &(struct column){N, x}, N,
                     &(struct lc_resampling){.seed = i, .n = 300});
        n_held += holds(&e, 0);
    }
    ck_assert_int_ge(n_held, 357);
    ck_assert_int_le(n_held, 396);
}
END_TEST

/* Of ten values a resampled variance is a tenth too small; the interval must not be. */
START_TEST(test_interval_is_freed_of_the_bias_of_resampling)
{
    static const double x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const struct column c = {10, x};
    struct lc_estimate e;

    lc_bootstrap(&e, 1, variance_of, &c, 10, &(struct lc_resampling){.seed = 3, .n = 4000});
    ck_assert_double_eq(e.value, 8.25);
    /* resampled: mean 7.425, so the middle would be 0.8 lower; the law is nearly symmetric */
    ck_assert_double_eq_tol((e.low + e.high) / 2, 8.25, 0.35);
}
END_TEST

START_TEST(test_resamples_depend_on_seed_entity_and_number_alone)
{
    double x[N];
    struct lc_estimate a, b, other_seed, other_entity;
    const struct column c = {N, x};

    draw(x, 4, 0);
    lc_bootstrap(&a, 1, mean_of, &c, N, &(struct lc_resampling){1, 7, 100});
    lc_bootstrap(&b, 1, mean_of, &c, N, &(struct lc_resampling){1, 7, 100});
    lc_bootstrap(&other_seed, 1, mean_of, &c, N, &(struct lc_resampling){2, 7, 100});
    lc_bootstrap(&other_entity, 1, mean_of, &c, N, &(struct lc_resampling){1, 8, 100});
    assert_same(&a, &b);
    ck_assert_double_ne(a.low, other_seed.low);
    ck_assert_double_ne(a.low, other_entity.low);
}
END_TEST

static void nan_when_first_is_missing(double *out, const void *data, const uint32_t *counts)
{
    (void)data;
    *out = counts[0] > 0 ? 1 : NAN;
}

static void nan_when_first_is_there(double *out, const void *data, const uint32_t *counts)
{
    (void)data;
    *out = counts[0] > 1 || counts[0] == 0 ? NAN : 1;
}

/* The first of many rows is in 63 % of resamples, and just once in 37 %. */
START_TEST(test_unknown_resamples_are_left_out_until_most_are_unknown)
{
    const struct lc_resampling how = {.seed = 5, .n = 500};
    struct lc_estimate e;

    lc_bootstrap(&e, 1, nan_when_first_is_missing, NULL, N, &how);
    ck_assert_double_eq(e.low, 1);
    ck_assert_double_eq(e.high, 1);
    ck_assert_double_eq(e.se, 0);
    lc_bootstrap(&e, 1, nan_when_first_is_there, NULL, N, &how);
    ck_assert_double_eq(e.value, 1);
    ck_assert(isnan(e.low) && isnan(e.high) && isnan(e.se));
}
END_TEST

START_TEST(test_no_resamples_give_a_value_without_interval)
{
    static const double x[] = {1, 2};
    struct lc_estimate e;

    lc_bootstrap(&e, 1, mean_of, &(struct column){2, x}, 2, &(struct lc_resampling){.n = 0});
    ck_assert_double_eq(e.value, 1.5);
    ck_assert(isnan(e.low) && isnan(e.high) && isnan(e.se));
}
END_TEST

/* Each of 4! orders of 24000 permutations: sd 31 about 1000; a chi-square of 23 degrees is above 60
 * with chance 4e-5. */
START_TEST(test_permutations_take_every_order_equally_often)
{
    int counts[256] = {0};
    double chi_square = 0;

    for (uint32_t i = 0; i < 24000; i++) {
        double x[] = {0, 1, 2, 3};

        lc_permute(x, 4, &(struct lc_resampling){.seed = 6}, i);
        counts[(int)(x[0] + 4 * x[1] + 16 * x[2] + 64 * x[3])]++;
    }
    for (int i = 0; i < 256; i++) {
        chi_square += counts[i] > 0 ? pow(counts[i] - 1000, 2) / 1000 : 0;
    }
    ck_assert_double_lt(chi_square, 60);
    ck_assert_int_eq(counts[0], 0);
}
END_TEST

START_TEST(test_clamp_keeps_nan_and_moves_the_rest)
{
    struct lc_estimate e = {-0.5, 0.1, -1, 2}, unknown = {NAN, NAN, NAN, NAN};

    lc_estimate_clamp(&e, 0, 1);
    lc_estimate_clamp(&unknown, 0, 1);
    ck_assert(e.value == 0 && e.low == 0 && e.high == 1 && e.se == 0.1);
    assert_unknown(&unknown);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("resample");
    TCase *t = tcase_create("resample");

    tcase_add_test(t, test_standard_error_of_a_mean_is_the_textbook_one);
    tcase_add_test(t, test_interval_of_a_mean_covers_as_often_as_it_says);
    tcase_add_test(t, test_interval_is_freed_of_the_bias_of_resampling);
    tcase_add_test(t, test_resamples_depend_on_seed_entity_and_number_alone);
    tcase_add_test(t, test_unknown_resamples_are_left_out_until_most_are_unknown);
    tcase_add_test(t, test_no_resamples_give_a_value_without_interval);
    tcase_add_test(t, test_permutations_take_every_order_equally_often);
    tcase_add_test(t, test_clamp_keeps_nan_and_moves_the_rest);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
