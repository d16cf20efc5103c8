#include "fixture.h"

#include <gsl/gsl_errno.h>

static double third(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    ck_assert_int_eq(kind, LC_SAMPLE_DRAW);
    return cell == 0 ? 1.0 / 3 : (double)cell * 10 + replication;
}

static fixture_value *const value = third;

START_TEST(test_draws_keep_all_digits_and_number_the_replications)
{
    fixture_init(2, &value);
    fixture_replications[1] = 7; /* those between failed */
    char *text = fixture_write(lc_write_draws);

    ck_assert_str_eq(text, "replication,alpha,beta,gamma\n"
                           "0,0.3333333333333333,10,20\n"
                           "7,0.3333333333333333,17,27\n");
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("draws");
    TCase *t = tcase_create("draws");

    tcase_add_test(t, test_draws_keep_all_digits_and_number_the_replications);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
