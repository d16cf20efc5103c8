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

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("plan");
    TCase *t = tcase_create("plan");

    tcase_add_test(t, test_plan_draws_do_not_depend_on_the_order_of_asking);
    tcase_add_test(t, test_plan_block_has_one_draw_in_each_hundredth);
    tcase_add_test(t, test_plan_fixed_parameter_stays_fixed);
    tcase_add_test(t, test_plan_seed_and_replication_are_told_apart);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
