#include "stats/sobol_points.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_qrng.h>
#include <stdbool.h>

enum { N = 256, M = 90 };

static double u[N * M], other[N * M];

START_TEST(test_every_column_has_a_point_in_each_equal_cell_at_every_power_of_two)
{
    lc_sobol_points(u, N, M, 1);
    for (int n = 1; n <= N; n *= 2) {
        for (int column = 0; column < M; column++) {
            bool is_taken[N] = {false};

            for (int i = 0; i < n; i++) {
                const int cell = (int)(u[i * M + column] * n);

                ck_assert(u[i * M + column] > 0 && u[i * M + column] < 1);
                ck_assert(!is_taken[cell]);
                is_taken[cell] = true;
            }
        }
    }
}
END_TEST

/* The digital shift undone: bits of two points differ as those of the sequence do. */
START_TEST(test_first_set_is_gsl_s_sequence_with_its_origin_and_a_shift)
{
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, LC_SOBOL_SET);
    double point[LC_SOBOL_SET];

    lc_sobol_points(u, N, LC_SOBOL_SET, 2);
    for (int i = 1; i < N; i++) {
        gsl_qrng_get(sequence, point);
        for (int j = 0; j < LC_SOBOL_SET; j++) {
            const uint32_t own = (uint32_t)(u[i * LC_SOBOL_SET + j] * 0x1p30);
            const uint32_t origin = (uint32_t)(u[j] * 0x1p30);

            ck_assert_uint_eq(own ^ origin, (uint32_t)(point[j] * 0x1p30));
        }
    }
    gsl_qrng_free(sequence);
}
END_TEST

/* Columns of different sets are independent but for their cells: correlations of 256 stratified
 * points have sd 1/16; 50 x 40 pairs stay below 5 of them. The same column is not used twice. */
START_TEST(test_columns_of_different_sets_do_not_hang_together)
{
    lc_sobol_points(u, N, M, 3);
    for (int a = 0; a < LC_SOBOL_SET; a++) {
        for (int b = LC_SOBOL_SET; b < M; b++) {
            double sum = 0;

            for (int i = 0; i < N; i++) {
                sum += (u[i * M + a] - 0.5) * (u[i * M + b] - 0.5) * 12 / N;
            }
            ck_assert_double_lt(fabs(sum), 5 / 16.0);
        }
    }
}
END_TEST

START_TEST(test_points_extend_in_number)
{
    lc_sobol_points(u, N, M, 4);
    lc_sobol_points(other, 100, M, 4);
    ck_assert_mem_eq(u, other, 100 * M * sizeof *u);
}
END_TEST

START_TEST(test_points_extend_in_columns_and_change_with_the_seed)
{
    lc_sobol_points(u, N, M, 5);
    lc_sobol_points(other, N, 50, 5);
    for (int i = 0; i < N; i++) {
        ck_assert_mem_eq(u + i * M, other + i * 50, 50 * sizeof *u);
    }
    lc_sobol_points(other, N, M, 6);
    for (int i = 0; i < M; i++) {
        ck_assert(u[i] != other[i]);
    }
}
END_TEST

/* Each point by itself is uniform over seeds: of 1000 a tenth in each tenth, sd 9.5; chi-square of
 * 9 degrees above 35 with chance 6e-5, times six. */
START_TEST(test_a_point_is_uniform_over_seeds)
{
    static const int points[] = {0, 1, 5};

    for (int k = 0; k < 3; k++) {
        int counts[2][10] = {{0}};

        for (uint64_t seed = 0; seed < 1000; seed++) {
            lc_sobol_points(u, 6, 45, seed);
            counts[0][(int)(10 * u[points[k] * 45 + 3])]++;
            counts[1][(int)(10 * u[points[k] * 45 + 43])]++;
        }
        for (int column = 0; column < 2; column++) {
            double chi_square = 0;

            for (int i = 0; i < 10; i++) {
                chi_square += pow(counts[column][i] - 100, 2) / 100;
            }
            ck_assert_double_lt(chi_square, 35);
        }
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("sobol_points");
    TCase *t = tcase_create("sobol_points");

    tcase_add_test(t, test_every_column_has_a_point_in_each_equal_cell_at_every_power_of_two);
    tcase_add_test(t, test_first_set_is_gsl_s_sequence_with_its_origin_and_a_shift);
    tcase_add_test(t, test_columns_of_different_sets_do_not_hang_together);
    tcase_add_test(t, test_points_extend_in_number);
    tcase_add_test(t, test_points_extend_in_columns_and_change_with_the_seed);
    tcase_add_test(t, test_a_point_is_uniform_over_seeds);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
