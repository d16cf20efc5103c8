#include "fixture.h"

#include <gsl/gsl_errno.h>

static double none(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    (void)cell;
    (void)replication;
    return 0;
}

static fixture_value *const value = none;

START_TEST(test_each_series_is_defined_once)
{
    fixture_init(1, &value);
    char *text = fixture_write(lc_write_definitions);
    const struct lc_layout *l = fixture.layout;
    unsigned distinct = 0;

    for (uint32_t i = 0; i < l->n_columns; i++) {
        distinct += i == 0 || strcmp(l->columns[i].name, l->columns[i - 1].name) != 0;
    }
    ck_assert_uint_eq(fixture_lines(text), distinct + 1);
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_member_stands_in_title_and_definition)
{
    fixture_init(1, &value);
    char *text = fixture_write(lc_write_definitions);

    ck_assert_ptr_nonnull(strstr(text,
                                 "\nworkers_two_b,Two b on the build-out,workers,workforce,stock,"
                                 "trade,two-b,employed on the build-out"));
    ck_assert_ptr_nonnull(strstr(text, "\nai_power_gw,AI power,GW,infrastructure,stock,region,,"));
    ck_assert_ptr_null(strstr(text, "%s"));
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("definitions");
    TCase *t = tcase_create("definitions");

    tcase_add_test(t, test_each_series_is_defined_once);
    tcase_add_test(t, test_member_stands_in_title_and_definition);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
