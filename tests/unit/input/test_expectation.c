#include "fixture.h"

#include <gsl/gsl_errno.h>

#define HEADER "from,until,target,scope,operation,value,note\n"

START_TEST(test_expectations_stand_in_the_order_of_the_comments)
{
    struct fixture place = fixture_new();
    struct lc_diag *d = lc_diag_new();
    struct lc_model *m = fixture_model(d);

    fixture_write("s.csv", "# What if?\n"
                           "# Expected: ai_power_gw 2030 up: less waiting: sooner\n"
                           "# why this scenario\n"
                           "#Expected:  co2_mt_per_year   home  2035 down:  cleaner\n"
                           "# expected: apprentices 2028 same: four years\n"
                           "# expected by nobody\n" HEADER);
    ck_assert_int_eq(lc_model_add_scenario(m, "s.csv", d), LC_OK);
    const struct lc_scenario *s = &m->scenarios[0];
    const struct lc_expectation *e = s->expectations;

    ck_assert_str_eq(s->question, "What if?");
    ck_assert_uint_eq(s->n_expectations, 3);
    ck_assert_str_eq(e[0].series, "ai_power_gw");
    ck_assert_str_eq(e[0].region, "world");
    ck_assert_int_eq(e[0].year, 2030);
    ck_assert_int_eq(e[0].sign, 1);
    ck_assert_str_eq(e[0].reason, "less waiting: sooner");
    ck_assert_str_eq(e[1].region, "home");
    ck_assert_int_eq(e[1].sign, -1);
    ck_assert_str_eq(e[1].reason, "cleaner");
    ck_assert_int_eq(e[1].place.line, 4);
    ck_assert_int_eq(e[2].sign, 0);
    lc_model_free(m);
    lc_diag_free(d);
    fixture_free(&place);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/expectation");
    TCase *tc = tcase_create("expectation");

    tcase_add_test(tc, test_expectations_stand_in_the_order_of_the_comments);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
