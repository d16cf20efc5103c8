#include "overbuilt.h"

#include <gsl/gsl_errno.h>

/* 91, 92, 92, 90 and 91 days. Depth 0.3 in the fourth quarter, else 0.1: 0.175222 years. */
START_TEST(test_episodes_of_known_paths_are_told)
{
    fixture_init(4, &overbuilt_value);
    char *text = fixture_write(lc_write_episodes);

    overbuilt_expect(text, "\nbaseline,overbuild,one,compute,0.5,0.5,0,1.24846,1.24846,1.24846,"
                           "2026-04-01,2026-04-01,2026-04-01,2026-12-31,2026-12-31,2026-12-31,"
                           "0.3,0.3,0.3,0.1752225,0.1752225,0.1752225,ratio\n");
    /* the income of compute is 0.5 x 0.8 of its cost, from the first of these quarters on */
    overbuilt_expect(text, "\nbaseline,glut,one,compute,0.5,0.5,0,1.24846,1.24846,1.24846,"
                           "2026-04-01,2026-04-01,2026-04-01,2026-06-30,2026-06-30,2026-06-30,"
                           "0.6,0.6,0.6,0.749076,0.749076,0.749076,ratio\n");
    overbuilt_expect(text,
                     "\nbaseline,shortage,one,compute,0,0,,,,,,,,,,,,,,,,,ratio\n"); /* never */
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_episodes_of_the_world_are_those_of_where_power_is)
{
    fixture_init(4, &overbuilt_value);
    char *text = fixture_write(lc_write_episodes);

    overbuilt_expect(text, "\nbaseline,overbuild,world,compute,0.5,0.5,0,1.24846,");
    overbuilt_expect(text, "\nbaseline,overbuild,two-b,compute,0,0,");
    g_free(text);
    fixture_fini();
}
END_TEST

/* Three quarters of 90, 91 and 92 days, 1 GW-year in each; the spell of chips is cut by the end. */
START_TEST(test_episodes_of_constraints_are_runs_of_binding)
{
    fixture_init(4, &overbuilt_value);
    char *text = fixture_write(lc_write_episodes);

    overbuilt_expect(text, "\nbaseline,binding,north,power,0.5,0.5,0,0.7474333,0.7474333,"
                           "0.7474333,2026-01-01,2026-01-01,2026-01-01,2026-03-31,");
    overbuilt_expect(text, ",4.058333,4.058333,4.058333,3,3,3,GW\n"); /* 365.25 / 90 */
    overbuilt_expect(text, "\nbaseline,binding,north,chips,0.5,0.5,1,1.251198,");
    overbuilt_expect(text, "\nbaseline,binding,world,power,0.5,0.5,0,0.7474333,");
    overbuilt_expect(text, "\nbaseline,binding,far-south,power,0,0,,");
    ck_assert_uint_eq(fixture_lines(text), 1 + 3 * 3 + 3 * LC_CONSTRAINT_COUNT);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("episodes");
    TCase *t = tcase_create("episodes");

    tcase_add_test(t, test_episodes_of_known_paths_are_told);
    tcase_add_test(t, test_episodes_of_the_world_are_those_of_where_power_is);
    tcase_add_test(t, test_episodes_of_constraints_are_runs_of_binding);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
