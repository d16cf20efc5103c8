#include "evidence/predict.h"

#include "evidence/ensemble.h"

#include <gsl/gsl_errno.h>

enum { MANY = 20000 };

static double out[MANY], other[MANY], spare[3 * MANY];

/* Cell c of replication r is (c + 1) (r + 1). */
static double product(size_t cell, uint32_t replication)
{
    return ((double)cell + 1) * (replication + 1.0);
}

static double ten_million(size_t cell, uint32_t replication)
{
    return 7 + 0.5 * (double)cell + replication;
}

static double nothing_in_odd(size_t cell, uint32_t replication)
{
    return replication % 2 && cell < 2 ? 0 : 5 + (double)cell;
}

START_TEST(test_prediction_is_the_sum_of_factors_times_weighted_cells)
{
    static const uint32_t numbers[] = {0, 1, 5};
    const struct lc_samples s = ensemble_of(product, numbers, 3);
    const struct lc_term first[] = {{0, 0.25}, {2, 0.75}}, second[] = {{9, 0.5}};
    const struct lc_part parts[] = {{4, false, first, 2}, {-1, false, second, 1}};
    const struct lc_point point = {.parts = parts};
    const struct lc_target_series t = {.name = "a", .least = 1e-6, .n_parts = 2};

    lc_predict_ln(out, &s, &t, &point, spare);
    for (int i = 0; i < 3; i++) { /* 4 (1/4 + 9/4) - 5 = 5 */
        ck_assert_double_eq_tol(out[i], log(5 * (numbers[i] + 1.0)), 1e-14);
    }
}
END_TEST

START_TEST(test_logarithmic_part_is_ten_to_the_power_of_its_sum)
{
    static const uint32_t numbers[] = {0, 3};
    const struct lc_samples s = ensemble_of(ten_million, numbers, 2);
    const struct lc_term between[] = {{0, 0.5}, {2, 0.5}};
    const struct lc_part parts[] = {{3, true, between, 2}};
    const struct lc_point point = {.parts = parts};
    const struct lc_target_series t = {.name = "a", .least = 1, .n_parts = 1};

    lc_predict_ln(out, &s, &t, &point, spare);
    ck_assert_double_eq_tol(out[0], log(3) + 7.5 * log(10), 1e-13);
    ck_assert_double_eq_tol(out[1], log(3) + 10.5 * log(10), 1e-13);
}
END_TEST

START_TEST(test_index_is_the_ratio_to_the_base_in_the_same_replication)
{
    static const uint32_t numbers[] = {0, 1, 8};
    const struct lc_samples s = ensemble_of(product, numbers, 3);
    const struct lc_term now[] = {{5, 1}}, then[] = {{1, 1}};
    const struct lc_part top[] = {{7, false, now, 1}}, bottom[] = {{7, false, then, 1}};
    const struct lc_point point = {.parts = top}, base = {.parts = bottom};
    const struct lc_target_series t = {.name = "a", .least = 1e-6, .n_parts = 1, .base = &base};

    lc_predict_ln(out, &s, &t, &point, spare);
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq_tol(out[i], log(3), 1e-14);
    }
}
END_TEST

START_TEST(test_nothing_is_below_the_least)
{
    static const uint32_t numbers[] = {0, 1};
    const struct lc_samples s = ensemble_of(nothing_in_odd, numbers, 2);
    const struct lc_term terms[] = {{0, 1}}, then[] = {{1, 1}}, now[] = {{2, 1}};
    const struct lc_part parts[] = {{1, false, terms, 1}}, bottom[] = {{1, false, then, 1}};
    const struct lc_part top[] = {{1, false, now, 1}};
    const struct lc_point point = {.value = 0.1, .parts = parts}, base = {.parts = bottom};
    const struct lc_point later = {.parts = top};
    struct lc_target_series t = {.name = "a", .least = 0.5, .n_parts = 1};

    lc_predict_ln(out, &s, &t, &point, spare);
    ck_assert_double_eq_tol(out[0], log(5), 1e-15);
    ck_assert_double_eq_tol(out[1], log(0.5), 1e-15);
    ck_assert_double_eq_tol(lc_point_ln(&t, &point), log(0.5), 1e-15);
    t.base = &base; /* a base of nothing has no ratio */
    lc_predict_ln(out, &s, &t, &later, spare);
    ck_assert_double_eq_tol(out[0], log(7.0 / 6), 1e-15);
    ck_assert_double_eq_tol(out[1], log(0.5), 1e-15);
}
END_TEST

START_TEST(test_ensemble_of_none_is_left_alone)
{
    const struct lc_samples s = ensemble_of(product, NULL, 0);
    const struct lc_target_series t = {.name = "a", .least = 1, .error_ln = 1};
    const struct lc_point point = {.end = 1};

    out[0] = 3;
    lc_predict_ln(out, &s, &t, &point, spare);
    lc_predict_add_error(out, &s, 1, &t, &point);
    ck_assert_double_eq(out[0], 3);
}
END_TEST

static void draw_errors(double *to, const char *series, const char *end, double sd)
{
    static uint32_t numbers[MANY];
    const struct lc_target_series t = {.name = series, .error_ln = sd};
    const struct lc_point point = {.end = fixture_day(end)};

    for (uint32_t i = 0; i < MANY; i++) {
        numbers[i] = i;
        to[i] = 0;
    }
    const struct lc_samples s = ensemble_of(product, numbers, MANY);

    lc_predict_add_error(to, &s, 1, &t, &point);
}

static double mean_product(const double *x, const double *y)
{
    double sum = 0;

    for (int i = 0; i < MANY; i++) {
        sum += x[i] * y[i];
    }
    return sum / MANY;
}

/* The mean of 20000 squares has a standard deviation of sqrt(2 / 20000) = 1 % of the variance, the
 * mean itself one of sd / 141. Bounds at five: false alarms in 1 of a million other seeds. */
START_TEST(test_error_has_mean_zero_and_the_variance_asked_for)
{
    double sum = 0;

    draw_errors(out, "a", "2024-01-01", 0.3);
    for (int i = 0; i < MANY; i++) {
        sum += out[i];
    }
    ck_assert_double_eq_tol(sum / MANY, 0, 5 * 0.3 / sqrt(MANY));
    ck_assert_double_eq_tol(mean_product(out, out), 0.09, 0.05 * 0.09);
}
END_TEST

/* A mean of 20000 products has a standard deviation of sqrt((1 + rho^2) / 20000), 0.8 %. */
START_TEST(test_errors_of_two_points_of_a_series_share_half_their_variance)
{
    draw_errors(out, "a", "2024-01-01", 1);
    draw_errors(other, "a", "2024-04-01", 1);
    ck_assert_double_eq_tol(mean_product(out, other), 0.5, 0.04);
}
END_TEST

START_TEST(test_errors_of_two_series_are_independent)
{
    static const char *const names[] = {"b", "aa", "a_"};

    draw_errors(out, "a", "2024-01-01", 1);
    for (int i = 0; i < 3; i++) {
        draw_errors(other, names[i], "2024-01-01", 1);
        ck_assert_double_eq_tol(mean_product(out, other), 0, 0.036);
    }
}
END_TEST

START_TEST(test_error_of_a_replication_hangs_on_its_number_alone)
{
    static const uint32_t few[] = {7, 300, 19999};
    const struct lc_samples s = ensemble_of(product, few, 3);
    const struct lc_target_series t = {.name = "a", .error_ln = 0.3};
    const struct lc_point point = {.end = fixture_day("2024-01-01")};
    double three[] = {0, 0, 0};

    draw_errors(out, "a", "2024-01-01", 0.3);
    lc_predict_add_error(three, &s, 1, &t, &point);
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq(three[i], out[few[i]]);
        three[i] = 0;
    }
    lc_predict_add_error(three, &s, 2, &t, &point);
    ck_assert_double_ne(three[0], out[7]);
}
END_TEST

START_TEST(test_error_is_added_and_scales_with_its_deviation)
{
    draw_errors(out, "a", "2024-01-01", 0.1);
    draw_errors(other, "a", "2024-01-01", 0.2);
    for (int i = 0; i < 100; i++) {
        ck_assert_double_eq_tol(other[i], 2 * out[i], 1e-15);
    }
}
END_TEST

/* Variances add up: a fourth of a year gives the discrepancy half of its yearly deviation. The mean
 * of 20000 squares is off by more than 5 % in 1 of a million other seeds. */
START_TEST(test_discrepancy_grows_as_the_root_of_time_and_is_one_draw_a_series)
{
    static uint32_t numbers[MANY];
    const struct lc_target_series t = {.name = "a", .discrepancy_ln = 0.4, .start_years = 50};
    const struct lc_point early = {.end = 1, .at_years = 50.25}, late = {.end = 2, .at_years = 54};
    const struct lc_point before = {.end = 3, .at_years = 49};

    for (uint32_t i = 0; i < MANY; i++) {
        numbers[i] = i;
        out[i] = other[i] = 0;
    }
    const struct lc_samples s = ensemble_of(product, numbers, MANY);

    ck_assert_double_eq_tol(lc_discrepancy_ln(&t, &early), 0.2, 1e-12);
    ck_assert_double_eq(lc_discrepancy_ln(&t, &before), 0);
    lc_predict_add_error(out, &s, 1, &t, &early);
    lc_predict_add_error(other, &s, 1, &t, &late);
    ck_assert_double_eq_tol(mean_product(out, out), 0.04, 0.05 * 0.04);
    for (int i = 0; i < 100; i++) {
        ck_assert_double_eq_tol(other[i], 4 * out[i], 1e-12);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("predict");
    TCase *t = tcase_create("predict");

    tcase_add_test(t, test_prediction_is_the_sum_of_factors_times_weighted_cells);
    tcase_add_test(t, test_logarithmic_part_is_ten_to_the_power_of_its_sum);
    tcase_add_test(t, test_index_is_the_ratio_to_the_base_in_the_same_replication);
    tcase_add_test(t, test_nothing_is_below_the_least);
    tcase_add_test(t, test_ensemble_of_none_is_left_alone);
    tcase_add_test(t, test_discrepancy_grows_as_the_root_of_time_and_is_one_draw_a_series);
    tcase_add_test(t, test_error_has_mean_zero_and_the_variance_asked_for);
    tcase_add_test(t, test_errors_of_two_points_of_a_series_share_half_their_variance);
    tcase_add_test(t, test_errors_of_two_series_are_independent);
    tcase_add_test(t, test_error_of_a_replication_hangs_on_its_number_alone);
    tcase_add_test(t, test_error_is_added_and_scales_with_its_deviation);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
