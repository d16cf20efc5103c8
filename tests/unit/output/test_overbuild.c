#include "output/headline.h"
#include "overbuilt.h"

#include <gsl/gsl_errno.h>

START_TEST(test_overbuild_chances_by_year)
{
    fixture_init(4, &overbuilt_value);
    char *text = fixture_write(lc_write_overbuild);

    overbuilt_expect(text, "\nbaseline,world,2026,chance,under-way,probability,4,0.5,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2026,chance,starts,probability,4,0.5,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2026,chance,by-deep,probability,4,0.5,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2027,chance,under-way,probability,4,0.5,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2027,chance,starts,probability,4,0,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2027,chance,by,probability,4,0.5,,,,\n");
    overbuilt_expect(text, "\nbaseline,two-b,2027,chance,by,probability,4,0,,,,\n");
    g_free(text);
    fixture_fini();
}
END_TEST

/* 2026: over in three of four quarters, others in two. 2027: in two, others in none. */
START_TEST(test_overbuild_is_held_against_replications_without)
{
    fixture_init(4, &overbuilt_value);
    char *text = fixture_write(lc_write_overbuild);

    overbuilt_expect(text, "\nbaseline,world,2026,episode,depth,ratio,2,0.3,0.3,0.3,0.3,\n");
    overbuilt_expect(text,
                     "\nbaseline,world,2026,during,return,1/year,2,0.05,0.05,0.05,0.05,0.1\n");
    overbuilt_expect(text, "\nbaseline,world,2027,during,return,1/year,2,0.1,0.1,0.1,0.1,0.2\n");
    overbuilt_expect(text,
                     "\nbaseline,world,all,during,return,1/year,4,0.075,0.05,0.075,0.1,0.15\n");
    overbuilt_expect(text, "\nbaseline,world,all,episode,years,years,2,1.24846,");
    /* none starts in 2027, and nothing is known of 2025 */
    overbuilt_expect(text, "\nbaseline,world,2027,before,expected-growth,ln/year,0,,,,,0.375\n");
    ck_assert_ptr_null(strstr(text, "2026,before"));
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_overbuild_and_binding_are_told_on_the_terminal)
{
    fixture_init(4, &overbuilt_value);
    char *path = g_build_filename(fixture_folder, "out", NULL);
    FILE *to = fopen(path, "w");

    ck_assert_ptr_nonnull(to);
    lc_headline_print_binding(&fixture, &(struct lc_screen){0}, to);
    ck_assert_int_eq(fclose(to), 0);
    g_free(path);
    char *text = fixture_read("out");

    ck_assert_str_eq(text, "Binds most in 2027: chips 50 %.\n"
                           "Chance of an overbuild (a deep one) by 2027: 50 % (50 %).\n");
    g_free(text);
    fixture_fini();
}
END_TEST

/* Overbuilt like the even ones, but from the first period on in replication 0, and with a rent
 * above its long-run price in replication 1. */
static double disputed(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const struct lc_report_column *c = &fixture.layout->columns[cell % fixture.layout->n_columns];
    const uint32_t date = (uint32_t)(cell / fixture.layout->n_columns);
    const bool is_over = date <= 5 && (replication == 0 || date > 0) && c->member <= 0;

    if (kind != LC_SAMPLE_SERIES) {
        return 0;
    }
    return c->series == LC_S_RENT_RATIO && replication == 1
               ? 1.2
               : overbuilt_series(date, c->series, is_over);
}

static fixture_value *const disputed_value = disputed;

START_TEST(test_overbuild_of_the_start_is_under_way_but_never_starts)
{
    fixture_init(3, &disputed_value);
    char *text = fixture_write(lc_write_overbuild);

    overbuilt_expect(text, "\nbaseline,world,2026,chance,under-way,probability,3,0.6666667,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2026,chance,starts,probability,3,0.3333333,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2026,chance,by-deep,probability,3,0.3333333,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,2027,chance,by,probability,3,0.3333333,,,,\n");
    overbuilt_expect(text, "\nbaseline,world,all,episode,years,years,1,1.24846,");
    g_free(text);
    fixture_fini();
}
END_TEST

/* A shortage and an overbuild of the same compute exclude each other. */
START_TEST(test_overbuild_asks_for_a_rent_below_its_long_run_price)
{
    fixture_init(3, &disputed_value);
    char *text = fixture_write(lc_write_episodes);

    overbuilt_expect(text, "\nbaseline,shortage,one,compute,0.3333333,0.3333333,");
    overbuilt_expect(text, "\nbaseline,overbuild,one,compute,0.6666667,0.6666667,");
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("overbuild");
    TCase *t = tcase_create("overbuild");

    tcase_add_test(t, test_overbuild_chances_by_year);
    tcase_add_test(t, test_overbuild_is_held_against_replications_without);
    tcase_add_test(t, test_overbuild_and_binding_are_told_on_the_terminal);
    tcase_add_test(t, test_overbuild_of_the_start_is_under_way_but_never_starts);
    tcase_add_test(t, test_overbuild_asks_for_a_rent_below_its_long_run_price);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
