#include "observe/outcome.h"
#include "observe/small.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>

static struct lc_layout *layout;
static struct lc_diag *diag;

/* Reports from 2026 to the end of 2027, two regions besides the world. */
static void set_up(void)
{
    layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2027, 12, 31),
                           LC_EVERY_QUARTER);
    diag = lc_diag_new();
}

static void tear_down(void)
{
    lc_diag_free(diag);
    lc_layout_free(layout);
}

static void refuse(const char *text, const char *why)
{
    struct lc_outcome outcome;
    const size_t before = lc_diag_count(diag);

    ck_assert_msg(!lc_outcome_parse(&outcome, layout, "outcome", text, diag), "takes %s", text);
    ck_assert_uint_eq(lc_diag_count(diag), before + 1);
    const char *said = lc_diag_text(diag, before);

    ck_assert_msg(strstr(said, why) != NULL, "%s: %s", text, said);
    ck_assert_msg(g_str_has_prefix(said, "--outcome "), "%s", said);
}

START_TEST(test_outcome_is_a_series_of_a_region_in_a_year)
{
    struct lc_outcome outcome;

    ck_assert(lc_outcome_parse(&outcome, layout, "outcome", "ai_power_gw@2026", diag));
    ck_assert_int_eq((int)outcome.column, lc_layout_find(layout, "ai_power_gw", "world"));
    ck_assert_int_eq(outcome.year, 2026);
    ck_assert(lc_outcome_parse(&outcome, layout, "outcome", "ai_power_gw:far-south@2027", diag));
    ck_assert_int_eq((int)outcome.column, lc_layout_find(layout, "ai_power_gw", "far-south"));
    ck_assert_int_eq(outcome.year, 2027);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
}
END_TEST

START_TEST(test_outcome_is_written_as_it_is_read)
{
    static const char *const names[] = {"ai_power_gw@2026", "ai_power_gw:north@2027"};
    struct lc_outcome outcome;

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        ck_assert(lc_outcome_parse(&outcome, layout, "outcome", names[i], diag));
        char *name = lc_outcome_name(layout, &outcome);

        ck_assert_str_eq(name, names[i]);
        g_free(name);
    }
    ck_assert(lc_outcome_parse(&outcome, layout, "outcome", "ai_power_gw:world@2026", diag));
    char *name = lc_outcome_name(layout, &outcome);

    ck_assert_str_eq(name, "ai_power_gw@2026");
    g_free(name);
}
END_TEST

START_TEST(test_outcome_that_names_nothing_is_refused_with_the_near_miss)
{
    refuse("ai_power_gv@2026", "did you mean 'ai_power_gw'");
    refuse("ai_power_gw:nort@2026", "did you mean 'north'");
    refuse("nothing_like_it@2026", "no series 'nothing_like_it'");
    refuse("ai_power_gw", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw@", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw@2026.5", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw@ 2026", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw@2025", "no report falls into the year '2025'");
    refuse("ai_power_gw@2028", "no report falls into the year '2028'");
    refuse("ai_power_gw@99999999999", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw@02026", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw@-2026", "expected SERIES[:REGION]@YEAR");
    refuse("ai_power_gw:@2026", "no region");
    refuse("@2026", "no series");
    refuse("a\x1b[1m@2026", "\\x1b");
}
END_TEST

static struct lc_condition condition_of(const char *text)
{
    struct lc_condition c;

    ck_assert_msg(lc_condition_parse(&c, layout, "when", text, diag), "%s: %s", text,
                  lc_diag_text(diag, 0));
    return c;
}

START_TEST(test_condition_knows_four_relations_with_and_without_blanks)
{
    static const struct {
        const char *text;
        bool below, at, above; /* whether it holds at 1, 2 and 3 */
    } cases[] = {
        {"ai_power_gw@2026 > 2", false, false, true},
        {"ai_power_gw@2026>2", false, false, true},
        {"ai_power_gw@2026 >= 2", false, true, true},
        {"ai_power_gw@2026>=2.0", false, true, true},
        {"ai_power_gw@2026 < 2", true, false, false},
        {" ai_power_gw@2026 <2e0", true, false, false},
        {"ai_power_gw@2026 <= 2 ", true, true, false},
        {"ai_power_gw@2026<=2", true, true, false},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct lc_condition c = condition_of(cases[i].text);

        ck_assert_double_eq(c.limit, 2);
        ck_assert_int_eq(c.outcome.year, 2026);
        ck_assert(lc_condition_holds(&c, 1) == cases[i].below);
        ck_assert(lc_condition_holds(&c, 2) == cases[i].at);
        ck_assert(lc_condition_holds(&c, 3) == cases[i].above);
    }
    const struct lc_condition c = condition_of("ai_power_gw:north@2027 < -0.5");

    ck_assert_double_eq(c.limit, -0.5);
    ck_assert_int_eq((int)c.outcome.column, lc_layout_find(layout, "ai_power_gw", "north"));
}
END_TEST

START_TEST(test_condition_that_says_nothing_is_refused)
{
    static const char *const bad[] = {"",
                                      "ai_power_gw@2026",
                                      "ai_power_gw@2026 >",
                                      "ai_power_gw@2026 > x",
                                      "ai_power_gw@2026 > 2 GW",
                                      "ai_power_gw@2026 > > 2",
                                      "ai_power_gw@2026 => 2",
                                      "ai_power_gw@2026 > +2",
                                      "ai_power_gw@2026 > nan",
                                      "> 2",
                                      "2 < ai_power_gw@2026",
                                      "ai_power_gv@2026 > 2"};
    struct lc_condition c;

    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        ck_assert_msg(!lc_condition_parse(&c, layout, "when", bad[i], diag), "takes %s", bad[i]);
        ck_assert_uint_eq(lc_diag_count(diag), i + 1);
        ck_assert(g_str_has_prefix(lc_diag_text(diag, i), "--when "));
    }
}
END_TEST

START_TEST(test_condition_without_a_side_is_told_its_whole_form)
{
    static const char *const bad[] = {">", " >= ", "> 2", "ai_power_gw@2026 <", "ai_power_gw@2026"};
    struct lc_condition c;

    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *expected = g_strdup_printf(
            "--when '%s': expected SERIES[:REGION]@YEAR, then > < >= or <=, then a number", bad[i]);

        ck_assert(!lc_condition_parse(&c, layout, "when", bad[i], diag));
        ck_assert_str_eq(lc_diag_text(diag, i), expected);
        g_free(expected);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("outcome");
    TCase *t = tcase_create("outcome");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_outcome_is_a_series_of_a_region_in_a_year);
    tcase_add_test(t, test_outcome_is_written_as_it_is_read);
    tcase_add_test(t, test_outcome_that_names_nothing_is_refused_with_the_near_miss);
    tcase_add_test(t, test_condition_knows_four_relations_with_and_without_blanks);
    tcase_add_test(t, test_condition_that_says_nothing_is_refused);
    tcase_add_test(t, test_condition_without_a_side_is_told_its_whole_form);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
