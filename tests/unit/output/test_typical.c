#include "output/typical.h"

#include "fixture.h"

#include <gsl/gsl_errno.h>

/* Paths that never cross: replication i has the (i * 7 mod 11)-th largest of 11. */
static double ordered(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    return exp(0.1 * (double)cell) * (1 + replication * 7 % 11);
}

static double same(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    (void)replication;
    return (double)cell;
}

static fixture_value *const value = ordered, *const equal = same;

START_TEST(test_typical_replication_is_the_median_one_where_paths_do_not_cross)
{
    fixture_init(11, &value);
    ck_assert_uint_eq(lc_typical_replication(&fixture) * 7 % 11, 5);
    fixture_fini();
}
END_TEST

START_TEST(test_typical_replication_is_the_first_of_equal_ones)
{
    fixture_init(4, &equal);
    fixture_replications[0] = 9; /* its number, not its place */
    ck_assert_uint_eq(lc_typical_replication(&fixture), 9);
    fixture_fini();
}
END_TEST

START_TEST(test_typical_replication_of_one_is_that_one)
{
    fixture_init(1, &value);
    ck_assert_uint_eq(lc_typical_replication(&fixture), 0);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("typical");
    TCase *t = tcase_create("typical");

    tcase_add_test(t, test_typical_replication_is_the_median_one_where_paths_do_not_cross);
    tcase_add_test(t, test_typical_replication_is_the_first_of_equal_ones);
    tcase_add_test(t, test_typical_replication_of_one_is_that_one);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
