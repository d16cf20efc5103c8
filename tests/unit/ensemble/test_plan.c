#include "ensemble/plan.h"
#include "observe/small.h"
#include "rand/latin.h"

#include <check.h>
#include <gsl/gsl_errno.h>

static void draw(double out[3], uint64_t seed, uint32_t index)
{
    struct lc_plan *p = lc_plan_new(small_model(), seed);

    lc_draws_get(p, index, out);
    lc_plan_free(p);
}

START_TEST(test_plan_draws_do_not_depend_on_the_order_of_asking)
{
    static const uint32_t order[] = {250, 0, 99, 100, 250, 7};
    struct lc_plan *p = lc_plan_new(small_model(), 5);

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        double here[3], alone[3];

        lc_draws_get(p, order[i], here);
        draw(alone, 5, order[i]);
        for (int k = 0; k < 3; k++) {
            ck_assert_double_eq(here[k], alone[k]);
        }
    }
    lc_plan_free(p);
}
END_TEST

START_TEST(test_plan_block_has_one_draw_in_each_hundredth)
{
    struct lc_plan *p = lc_plan_new(small_model(), 1);

    for (uint32_t block = 0; block < 3; block++) {
        int counts[LC_LATIN_BLOCK] = {0};

        for (uint32_t i = 0; i < LC_LATIN_BLOCK; i++) {
            double out[3];

            lc_draws_get(p, block * LC_LATIN_BLOCK + i, out);
            counts[(int)(out[0] * LC_LATIN_BLOCK)]++; /* alpha is uniform on (0, 1) */
        }
        for (int i = 0; i < LC_LATIN_BLOCK; i++) {
            ck_assert_int_eq(counts[i], 1);
        }
    }
    lc_plan_free(p);
}
END_TEST

START_TEST(test_plan_fixed_parameter_stays_fixed)
{
    struct lc_plan *p = lc_plan_new(small_model(), 1);

    for (uint32_t i = 0; i < 120; i++) {
        double out[3];

        lc_draws_get(p, i, out);
        ck_assert_double_eq(out[1], 7);
    }
    lc_plan_free(p);
}
END_TEST

START_TEST(test_plan_seed_and_replication_are_told_apart)
{
    double a[3], b[3];

    draw(a, 1, 200);
    draw(b, 2, 100);
    ck_assert_double_ne(a[0], b[0]);
    draw(b, 2, 200);
    ck_assert_double_ne(a[0], b[0]);
}
END_TEST

enum { ROWS = 7 };

/* The small model with a sample of alpha: row i holds i / 100. */
static const struct lc_model *sampled_model(void)
{
    static struct lc_model m;
    static double values[ROWS];
    static const uint32_t parameters[] = {0};

    for (int i = 0; i < ROWS; i++) {
        values[i] = i / 100.0;
    }
    m = *small_model();
    m.sample = (struct lc_sample){values, parameters, ROWS, 1};
    return &m;
}

static int row_of(const double out[3])
{
    return (int)lround(out[0] * 100);
}

/* Rows of the first n replications. */
static void rows_of(int *rows, uint64_t seed, uint32_t n)
{
    struct lc_plan *p = lc_plan_new(sampled_model(), seed);

    for (uint32_t i = 0; i < n; i++) {
        double out[3];

        lc_draws_get(p, i, out);
        rows[i] = row_of(out);
        ck_assert_double_eq(out[0], rows[i] / 100.0);
    }
    lc_plan_free(p);
}

START_TEST(test_plan_each_pass_takes_every_row_of_the_sample_once)
{
    int rows[40 * ROWS];

    rows_of(rows, 3, 40 * ROWS);
    for (int pass = 0; pass < 40; pass++) {
        int counts[ROWS] = {0};

        for (int i = 0; i < ROWS; i++) {
            ck_assert_int_eq(counts[rows[pass * ROWS + i]]++, 0);
        }
    }
}
END_TEST

/* Two orders of seven rows are the same once in 5040. */
START_TEST(test_plan_order_of_the_rows_differs_between_passes_and_seeds)
{
    int rows[3 * ROWS], other[3 * ROWS], sorted[ROWS];

    rows_of(rows, 3, 3 * ROWS);
    rows_of(other, 4, 3 * ROWS);
    for (int i = 0; i < ROWS; i++) {
        sorted[i] = i;
    }
    ck_assert_mem_ne(rows, sorted, sizeof sorted);
    ck_assert_mem_ne(rows, rows + ROWS, sizeof sorted);
    ck_assert_mem_ne(rows + ROWS, rows + 2 * ROWS, sizeof sorted);
    ck_assert_mem_ne(rows, other, sizeof sorted);
}
END_TEST

/* Counts of 7000 passes: the 42 free ones of 49 cells give a chi squared above 90 in 2 of 100000
 * other seeds. */
START_TEST(test_plan_every_row_is_as_likely_at_every_place_of_a_pass)
{
    static int rows[7000 * ROWS];
    double counts[ROWS][ROWS] = {{0}}, chi2 = 0;

    rows_of(rows, 11, 7000 * ROWS);
    for (int i = 0; i < 7000 * ROWS; i++) {
        counts[i % ROWS][rows[i]]++;
    }
    for (int i = 0; i < ROWS * ROWS; i++) {
        const double off = counts[i / ROWS][i % ROWS] - 1000;

        chi2 += off * off / 1000;
    }
    ck_assert_double_lt(chi2, 90);
}
END_TEST

START_TEST(test_plan_row_does_not_depend_on_the_order_of_asking)
{
    static const uint32_t order[] = {250, 0, 13, 14, 250, 6, 7};
    int rows[251];
    struct lc_plan *p = lc_plan_new(sampled_model(), 5);

    rows_of(rows, 5, 251);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        double out[3];

        lc_draws_get(p, order[i], out);
        ck_assert_int_eq(row_of(out), rows[order[i]]);
    }
    lc_plan_free(p);
}
END_TEST

START_TEST(test_plan_parameter_without_a_column_keeps_the_draw_of_its_law)
{
    struct lc_plan *p = lc_plan_new(sampled_model(), 5);

    for (uint32_t i = 0; i < 250; i++) {
        double with[3], without[3];

        lc_draws_get(p, i, with);
        draw(without, 5, i);
        ck_assert_double_eq(with[1], without[1]);
        ck_assert_double_eq(with[2], without[2]);
        ck_assert_double_ne(with[0], without[0]);
    }
    lc_plan_free(p);
}
END_TEST

/* --set fixes a law after the sample was read. */
START_TEST(test_plan_parameter_that_was_fixed_takes_nothing_from_the_sample)
{
    static const double values[] = {1, 2, 3, 4};
    static const uint32_t parameters[] = {1, 2};
    struct lc_model m = *small_model();

    m.sample = (struct lc_sample){values, parameters, 2, 2};
    struct lc_plan *p = lc_plan_new(&m, 1);

    for (uint32_t i = 0; i < 10; i++) {
        double out[3];

        lc_draws_get(p, i, out);
        ck_assert_double_eq(out[1], 7);
        ck_assert(out[2] == 2 || out[2] == 4);
    }
    lc_plan_free(p);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("plan");
    TCase *t = tcase_create("plan");

    tcase_add_test(t, test_plan_draws_do_not_depend_on_the_order_of_asking);
    tcase_add_test(t, test_plan_block_has_one_draw_in_each_hundredth);
    tcase_add_test(t, test_plan_fixed_parameter_stays_fixed);
    tcase_add_test(t, test_plan_seed_and_replication_are_told_apart);
    tcase_add_test(t, test_plan_each_pass_takes_every_row_of_the_sample_once);
    tcase_add_test(t, test_plan_order_of_the_rows_differs_between_passes_and_seeds);
    tcase_add_test(t, test_plan_every_row_is_as_likely_at_every_place_of_a_pass);
    tcase_add_test(t, test_plan_row_does_not_depend_on_the_order_of_asking);
    tcase_add_test(t, test_plan_parameter_without_a_column_keeps_the_draw_of_its_law);
    tcase_add_test(t, test_plan_parameter_that_was_fixed_takes_nothing_from_the_sample);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
