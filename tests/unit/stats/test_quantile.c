#include "stats/quantile.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

START_TEST(test_quantile_matches_hand_calculation)
{
    const double x[] = {1, 2, 3, 4, 5};

    ck_assert_double_eq(lc_quantile_sorted(x, 5, 0), 1);
    ck_assert_double_eq_tol(lc_quantile_sorted(x, 5, 0.1), 1.4, 1e-15);
    ck_assert_double_eq(lc_quantile_sorted(x, 5, 0.5), 3);
    ck_assert_double_eq(lc_quantile_sorted(x, 4, 0.5), 2.5);
    ck_assert_double_eq(lc_quantile_sorted(x, 5, 1), 5);
    ck_assert_double_eq(lc_quantile_sorted(x, 1, 0.9), 1);
}
END_TEST

START_TEST(test_quantile_of_nothing_is_nan)
{
    const double p[] = {0.1, 0.9};
    double out[2] = {0, 0};

    ck_assert(isnan(lc_quantile_sorted(NULL, 0, 0.5)));
    lc_quantiles(out, NULL, 0, p, 2);
    ck_assert(isnan(out[0]) && isnan(out[1]));
}
END_TEST

/* A linear congruential sequence; modulus 0: all 31 bits, else many ties. */
static double next_value(uint32_t *state, uint32_t modulus)
{
    *state = *state * 1103515245u + 12345u;
    const uint32_t bits = *state >> 1;

    return modulus ? bits / 65536 % modulus : bits;
}

START_TEST(test_quantiles_by_selection_equal_those_by_sorting)
{
    static const double p[] = {0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1};
    static const uint32_t moduli[] = {0, 1, 2, 7, 1000};
    double x[400], sorted[400], out[9];
    uint32_t state = 1;

    for (size_t n = 1; n <= 400; n++) {
        for (size_t k = 0; k < 5; k++) {
            for (size_t i = 0; i < n; i++) {
                sorted[i] = x[i] = next_value(&state, moduli[k]);
            }
            qsort(sorted, n, sizeof *sorted, ascending);
            lc_quantiles(out, x, n, p, 9);
            for (size_t i = 0; i < 9; i++) {
                ck_assert_double_eq(out[i], lc_quantile_sorted(sorted, n, p[i]));
            }
        }
    }
}
END_TEST

START_TEST(test_quantiles_of_ordered_and_organ_pipe_values)
{
    enum { N = 100001 };
    static const double p[] = {0.1, 0.5, 0.9};
    double *x = malloc(N * sizeof *x), out[3];

    for (int i = 0; i < N; i++) {
        x[i] = i;
    }
    lc_quantiles(out, x, N, p, 3);
    ck_assert_double_eq(out[0], 10000);
    ck_assert_double_eq(out[1], 50000);
    ck_assert_double_eq(out[2], 90000);
    for (int i = 0; i < N; i++) {
        x[i] = i < N / 2 ? 2 * i : 2 * (N - 1 - i) + 1;
    }
    lc_quantiles(out, x, N, p, 3);
    ck_assert_double_eq_tol(out[1], 50000, 1);
    free(x);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("quantile");
    TCase *t = tcase_create("quantile");

    tcase_add_test(t, test_quantile_matches_hand_calculation);
    tcase_add_test(t, test_quantile_of_nothing_is_nan);
    tcase_add_test(t, test_quantiles_by_selection_equal_those_by_sorting);
    tcase_add_test(t, test_quantiles_of_ordered_and_organ_pipe_values);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
