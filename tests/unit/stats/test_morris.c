#include "stats/morris.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>

enum { K = 6, R = 40, LEVELS = 4 };
#define STEP (2 / 3.0) /* of four levels */

static double u[R * (K + 1) * K], y[R * (K + 1)];

static void design(size_t k, unsigned levels, uint64_t seed)
{
    for (uint32_t t = 0; t < R; t++) {
        lc_morris_trajectory(u + t * (k + 1) * k, k, levels, seed, t);
    }
}

static void evaluate(double (*model)(const double *), size_t k)
{
    for (size_t i = 0; i < R * (k + 1); i++) {
        y[i] = model(u + i * k);
    }
}

START_TEST(test_trajectory_moves_every_input_once_by_the_step)
{
    for (unsigned levels = 2; levels <= 10; levels += 2) {
        const double step = levels / 2 / (levels - 1.0);

        design(K, levels, levels);
        for (int t = 0; t < R; t++) {
            int n_moves[K] = {0};

            for (int s = 0; s < K; s++) {
                const double *from = u + (t * (K + 1) + s) * K, *to = from + K;
                int n_moved = 0;

                for (int i = 0; i < K; i++) {
                    n_moved += from[i] != to[i];
                    n_moves[i] += from[i] != to[i];
                    ck_assert(from[i] == to[i] || fabs(fabs(from[i] - to[i]) - step) < 1e-15);
                }
                ck_assert_int_eq(n_moved, 1);
            }
            for (int i = 0; i < K; i++) {
                ck_assert_int_eq(n_moves[i], 1);
            }
        }
    }
}
END_TEST

/* 240 starts on four levels: 60 each, sd 6.7, limits 4.5 sd. */
START_TEST(test_points_lie_on_the_grid_and_take_its_levels_equally)
{
    int counts[LEVELS] = {0};

    design(K, LEVELS, 1);
    for (int t = 0; t < R; t++) {
        for (int i = 0; i < K; i++) {
            const double level = 3 * u[t * (K + 1) * K + i];

            ck_assert_double_eq_tol(level, round(level), 1e-14);
            ck_assert(level > -0.5 && level < 3.5);
            counts[(int)round(level)]++;
        }
    }
    for (int i = 0; i < LEVELS; i++) {
        ck_assert_int_ge(counts[i], 30);
        ck_assert_int_le(counts[i], 90);
    }
}
END_TEST

/* Each input moves first in a sixth of 2400 trajectories: 400, sd 18, limits 5 sd. */
START_TEST(test_every_input_is_as_likely_to_move_first)
{
    int counts[K] = {0};

    for (uint32_t t = 0; t < 2400; t++) {
        lc_morris_trajectory(u, K, LEVELS, 2, t);
        for (int i = 0; i < K; i++) {
            counts[i] += u[i] != u[K + i];
        }
    }
    for (int i = 0; i < K; i++) {
        ck_assert_int_ge(counts[i], 310);
        ck_assert_int_le(counts[i], 490);
    }
}
END_TEST

START_TEST(test_trajectory_depends_on_seed_and_number_alone)
{
    double again[(K + 1) * K], other[(K + 1) * K];

    design(K, LEVELS, 3);
    lc_morris_trajectory(again, K, LEVELS, 3, 17);
    lc_morris_trajectory(other, K, LEVELS, 4, 17);
    ck_assert_mem_eq(again, u + 17 * (K + 1) * K, sizeof again);
    ck_assert_mem_ne(other, again, sizeof again);
    ck_assert_mem_ne(u, u + (K + 1) * K, sizeof again);
}
END_TEST

static double linear(const double *x)
{
    return 5 + 3 * x[0] - 2 * x[1] + 0.5 * x[2];
}

START_TEST(test_linear_model_has_its_slopes_and_no_spread)
{
    static const double slopes[K] = {3, -2, 0.5, 0, 0, 0};
    struct lc_morris effects[K];

    design(K, LEVELS, 5);
    evaluate(linear, K);
    lc_morris_effects(effects, u, y, R, K);
    for (int i = 0; i < K; i++) {
        ck_assert_double_eq_tol(effects[i].mu, slopes[i], 1e-13);
        ck_assert_double_eq_tol(effects[i].mu_star, fabs(slopes[i]), 1e-13);
        ck_assert_double_eq_tol(effects[i].sigma, 0, 1e-13);
        ck_assert_double_eq_tol(effects[i].mu_star_se, 0, 1e-13);
        ck_assert_uint_eq(effects[i].n, R);
    }
}
END_TEST

/* x0 x1: the effect of x0 is x1, on levels 0, 1/3, 2/3, 1: mean 1/2, variance 5/36. And (x2 -
 * 1/2)^2 from 0 to 2/3 or 1/3 to 1: -+1/3, so that mu is near 0 and mu* 1/3 without spread. */
static double bent(const double *x)
{
    return x[0] * x[1] + pow(x[2] - 0.5, 2);
}

START_TEST(test_interaction_and_curvature_show_as_spread)
{
    struct lc_morris effects[K];
    double error;

    design(K, LEVELS, 6);
    evaluate(bent, K);
    lc_morris_effects(effects, u, y, R, K);
    for (int i = 0; i < 2; i++) {
        error = sqrt(5 / 36.0 / R); /* 5 of them; the error's own spread is 11 % */
        ck_assert_double_eq_tol(effects[i].mu, 0.5, 5 * error);
        ck_assert_double_eq_tol(effects[i].mu_star_se, error, 0.5 * error);
        ck_assert_double_eq_tol(effects[i].sigma, sqrt(5 / 36.0), 0.5 * sqrt(5 / 36.0));
    }
    ck_assert_double_eq_tol(effects[2].mu_star, 1 / 3.0, 1e-13);
    ck_assert_double_eq_tol(effects[2].mu_star_se, 0, 1e-13);
    ck_assert_double_eq_tol(effects[2].mu, 0, 5 / 3.0 / sqrt(R));
    ck_assert_double_eq_tol(effects[2].sigma, 1 / 3.0, 0.1);
    ck_assert_double_eq(effects[5].mu_star, 0);
}
END_TEST

START_TEST(test_ishigami_has_the_effects_of_its_grid)
{
    static double x[R * 4 * 3], z[R * 4];
    struct lc_morris effects[3];

    for (uint32_t t = 0; t < R; t++) {
        lc_morris_trajectory(x + t * 12, 3, LEVELS, 7, t);
    }
    for (int i = 0; i < R * 4; i++) {
        z[i] = ishigami(x + i * 3);
    }
    lc_morris_effects(effects, x, z, R, 3);
    /* x1 goes from -pi to pi/3 or -pi/3 to pi: sin rises by sqrt(3)/2, times 1 + z^4/10, where z is
     * +-pi or +-pi/3; per unit of u, over 2/3. x2: 7 sin^2 changes by 21/4, always. x3: z^4/10
     * changes by pi^4 (1 - 1/81) / 10 times sin x1, which is 0 or +-sqrt(3)/2. */
    const double p = pow(M_PI, 4) / 10, far = 1 + p, near = 1 + p / 81, s = sqrt(3) / 2;

    ck_assert_double_eq_tol(effects[0].mu, s * (far + near) / 2 / STEP,
                            5 * s * (far - near) / 2 / STEP / sqrt(R));
    ck_assert_double_eq_tol(effects[0].mu_star, effects[0].mu, 1e-12);
    ck_assert_double_eq_tol(effects[1].mu_star, 21 / 4.0 / STEP, 1e-12);
    ck_assert_double_eq_tol(effects[2].mu_star, s * (far - near) / 2 / STEP,
                            5 * s * (far - near) / 2 / STEP / sqrt(R));
    ck_assert_double_eq_tol(effects[2].mu, 0, 5 * s * (far - near) / STEP / sqrt(R));
}
END_TEST

START_TEST(test_one_trajectory_has_effects_without_errors_and_none_nothing)
{
    struct lc_morris effects[K];

    design(K, LEVELS, 8);
    evaluate(linear, K);
    lc_morris_effects(effects, u, y, 1, K);
    ck_assert_double_eq_tol(effects[0].mu, 3, 1e-13);
    ck_assert(isnan(effects[0].sigma) && isnan(effects[0].mu_star_se));
    lc_morris_effects(effects, u, y, 0, K);
    ck_assert(isnan(effects[0].mu) && isnan(effects[0].mu_star) && isnan(effects[0].sigma));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("morris");
    TCase *t = tcase_create("morris");

    tcase_add_test(t, test_trajectory_moves_every_input_once_by_the_step);
    tcase_add_test(t, test_points_lie_on_the_grid_and_take_its_levels_equally);
    tcase_add_test(t, test_every_input_is_as_likely_to_move_first);
    tcase_add_test(t, test_trajectory_depends_on_seed_and_number_alone);
    tcase_add_test(t, test_linear_model_has_its_slopes_and_no_spread);
    tcase_add_test(t, test_interaction_and_curvature_show_as_spread);
    tcase_add_test(t, test_ishigami_has_the_effects_of_its_grid);
    tcase_add_test(t, test_one_trajectory_has_effects_without_errors_and_none_nothing);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
