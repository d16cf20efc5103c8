#include "input/field.h"

#include "base/limits.h"
#include "input/columns.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

static struct lc_diag *diag;

static void setup(void)
{
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_diag_free(diag);
}

static struct lc_field field(const char *text)
{
    return (struct lc_field){"f", text, {"t.csv", 2, 3}};
}

START_TEST(test_field_number_takes_both_ends_of_its_range)
{
    double value = -1;

    ck_assert(lc_field_number(&value, field("0"), 0, 1, diag));
    ck_assert_double_eq(value, 0);
    ck_assert(lc_field_number(&value, field("1"), 0, 1, diag));
    ck_assert_double_eq(value, 1);
    ck_assert(lc_field_number(&value, field("-0"), 0, 1, diag));
    ck_assert(!signbit(value));
    ck_assert(lc_field_number(&value, field("1.2E+03"), -LC_BIG, LC_BIG, diag));
    ck_assert_double_eq(value, 1200);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
}
END_TEST

START_TEST(test_field_that_is_refused_leaves_the_output_alone)
{
    double value = 7;

    ck_assert(!lc_field_number(&value, field("1.0000001"), 0, 1, diag));
    ck_assert(!lc_field_number(&value, field("x"), 0, 1, diag));
    ck_assert(!lc_field_flag(&value, field("01"), diag));
    ck_assert(!lc_field_flag(&value, field(""), diag));
    ck_assert(!lc_field_days(&value, field("2026-1-01"), diag));
    ck_assert(!lc_field_choice(&value, field("a|b"), "a|b", diag));
    ck_assert_double_eq(value, 7);
    ck_assert_uint_eq(lc_diag_count(diag), 6);
    assert_complaint(
        diag, 0, "t.csv:2:3: ", "f: '1.0000001' is out of range, expected a number from 0 to 1");
}
END_TEST

START_TEST(test_field_range_is_told_with_one_two_or_no_bounds)
{
    char text[LC_RANGE_TEXT];

    ck_assert_str_eq(lc_range_text(text, 0, 1), " from 0 to 1");
    ck_assert_str_eq(lc_range_text(text, 0.01, LC_BIG), " of at least 0.01");
    ck_assert_str_eq(lc_range_text(text, -INFINITY, 2), " of at most 2");
    ck_assert_str_eq(lc_range_text(text, -INFINITY, INFINITY), "");
}
END_TEST

START_TEST(test_field_days_count_from_1970)
{
    double days = 0;

    ck_assert(lc_field_days(&days, field("1970-01-02"), diag));
    ck_assert_double_eq(days, 1);
    ck_assert(lc_field_days(&days, field("1969-12-31"), diag));
    ck_assert_double_eq(days, -1);
    ck_assert(lc_field_days(&days, field("2026-01-01"), diag));
    ck_assert_double_eq(days, 20454);
}
END_TEST

START_TEST(test_field_choices_are_whole_words)
{
    ck_assert_int_eq(lc_choice_find("fab|packaging|it", "fab"), 0);
    ck_assert_int_eq(lc_choice_find("fab|packaging|it", "packaging"), 1);
    ck_assert_int_eq(lc_choice_find("fab|packaging|it", "it"), 2);
    ck_assert_int_eq(lc_choice_find("fab|packaging|it", "pack"), -1);
    ck_assert_int_eq(lc_choice_find("fab|packaging|it", ""), -1);
    ck_assert_int_eq(lc_choice_find("fab|packaging|it", "fab|packaging"), -1);
}
END_TEST

START_TEST(test_field_names_keep_to_a_safe_alphabet)
{
    static const char *const good[] = {"a", "0", "h100-2", "a--b"};
    static const char *const bad[] = {"", "-a", "A", "a_b", "a.b", "a b", "a/b", "\xc3\xa9", "a\n"};
    char longest[LC_MAX_NAME_BYTES + 2];

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        ck_assert(lc_field_name(field(good[i]), diag));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert(!lc_field_name(field(bad[i]), diag));
    }
    memset(longest, 'a', sizeof longest);
    longest[LC_MAX_NAME_BYTES] = '\0';
    ck_assert(lc_field_name(field(longest), diag));
    longest[LC_MAX_NAME_BYTES] = 'a';
    longest[LC_MAX_NAME_BYTES + 1] = '\0';
    ck_assert(!lc_field_name(field(longest), diag));
    ck_assert(lc_field_parameter_name(field("a_b"), diag));
    ck_assert(!lc_field_parameter_name(field("a-b"), diag));
}
END_TEST

START_TEST(test_field_complaints_escape_what_was_found)
{
    double value;

    ck_assert(!lc_field_number(&value, field("1\x1b[2J%n"), 0, 1, diag));
    assert_complaint(diag, 0, "t.csv:2:3: f: '1\\x1b[2J%n' ", "is not a number");
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/field");
    TCase *tc = tcase_create("field");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_field_number_takes_both_ends_of_its_range);
    tcase_add_test(tc, test_field_that_is_refused_leaves_the_output_alone);
    tcase_add_test(tc, test_field_range_is_told_with_one_two_or_no_bounds);
    tcase_add_test(tc, test_field_days_count_from_1970);
    tcase_add_test(tc, test_field_choices_are_whole_words);
    tcase_add_test(tc, test_field_names_keep_to_a_safe_alphabet);
    tcase_add_test(tc, test_field_complaints_escape_what_was_found);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
