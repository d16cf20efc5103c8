#include "base/diag.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct lc_diag *diag;

static void set_up(void)
{
    diag = lc_diag_new();
}

static void tear_down(void)
{
    lc_diag_free(diag);
}

/* What lc_diag_print() writes; the caller frees it. */
static char *printed(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);

    ck_assert_ptr_nonnull(to);
    lc_diag_print(diag, to);
    fclose(to);
    return text;
}

START_TEST(test_diag_place_is_told_as_far_as_it_is_known)
{
    lc_diag_add(diag, (struct lc_place){"a.csv", 3, 7}, "bad %d", 5);
    lc_diag_add(diag, (struct lc_place){"a.csv", 3, 0}, "bad row");
    lc_diag_add(diag, (struct lc_place){"a.csv", 0, 0}, "empty");
    lc_diag_add(diag, (struct lc_place){NULL, 0, 0}, "unknown option");
    ck_assert_str_eq(lc_diag_text(diag, 0), "a.csv:3:7: bad 5");
    ck_assert_str_eq(lc_diag_text(diag, 1), "a.csv:3: bad row");
    ck_assert_str_eq(lc_diag_text(diag, 2), "a.csv: empty");
    ck_assert_str_eq(lc_diag_text(diag, 3), "unknown option");
    ck_assert_ptr_null(lc_diag_text(diag, 4));
    ck_assert_uint_eq(lc_diag_count(diag), 4);
}
END_TEST

START_TEST(test_diag_without_complaints_prints_nothing)
{
    char *text = printed();

    ck_assert_uint_eq(lc_diag_count(diag), 0);
    ck_assert_str_eq(text, "");
    ck_assert_ptr_null(lc_diag_text(diag, 0));
    free(text);
    lc_diag_free(NULL);
}
END_TEST

START_TEST(test_diag_keeps_20_complaints_and_counts_the_rest)
{
    for (int i = 1; i <= LC_DIAG_MAX; i++) {
        lc_diag_add(diag, (struct lc_place){"a.csv", i, 1}, "bad");
    }
    char *text = printed();

    ck_assert_ptr_null(strstr(text, "more"));
    ck_assert_ptr_nonnull(strstr(text, "layercake: a.csv:20:1: bad\n"));
    free(text);
    lc_diag_add(diag, (struct lc_place){"a.csv", 21, 1}, "bad %s", lc_quote(diag, "x"));
    ck_assert_uint_eq(lc_diag_count(diag), LC_DIAG_MAX + 1);
    ck_assert_ptr_null(lc_diag_text(diag, LC_DIAG_MAX));
    text = printed();
    ck_assert_ptr_null(strstr(text, "a.csv:21"));
    ck_assert_ptr_nonnull(strstr(text, "layercake: and 1 more\n"));
    free(text);
}
END_TEST

START_TEST(test_quote_escapes_what_could_drive_a_terminal)
{
    static const struct {
        const char *text, *quoted;
    } cases[] = {{"", "''"},
                 {"chips", "'chips'"},
                 {"a\tb\nc\rd", "'a\\tb\\nc\\rd'"},
                 {"\033[31mred", "'\\x1b[31mred'"},
                 {"\x7f\x01", "'\\x7f\\x01'"},
                 {"it's \\", "'it\\'s \\\\'"},
                 {"\xff\xfe", "'\\xff\\xfe'"},
                 {"\xc3\xa9", "'\xc3\xa9'"}, /* e with acute accent */
                 {"\xc2\xa0"
                  "5",
                  "'\\u00a05'"},                /* no-break space */
                 {"\xe2\x80\x8b", "'\\u200b'"}, /* zero-width space */
                 {"\xe2\x80\xae", "'\\u202e'"}, /* right-to-left override */
                 {"\xc2\x9b"
                  "31m",
                  "'\\u009b31m'"},                      /* C1 control sequence introducer */
                 {"\xf3\xa0\x80\x81", "'\\U000e0001'"}, /* language tag */
                 {"\xc0\xaf", "'\\xc0\\xaf'"},          /* overlong */
                 {"\xed\xa0\x80", "'\\xed\\xa0\\x80'"}, /* surrogate */
                 {"\xc3", "'\\xc3'"}};                  /* cut short */

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ck_assert_str_eq(lc_quote(diag, cases[i].text), cases[i].quoted);
    }
}
END_TEST

START_TEST(test_quote_cuts_at_60_bytes_and_never_inside_a_character)
{
    char text[200];

    memset(text, 'a', sizeof text);
    text[60] = '\0';
    ck_assert_uint_eq(strlen(lc_quote(diag, text)), 62);
    text[60] = 'a';
    text[61] = '\0';
    const char *quoted = lc_quote(diag, text);

    ck_assert_uint_eq(strlen(quoted), 65);
    ck_assert_str_eq(quoted + 61, "...'");
    memcpy(text + 59, "\xc3\xa9z", 4);
    ck_assert_str_eq(lc_quote(diag, text) + 60, "...'");
    memcpy(text + 58, "\033z", 3);
    ck_assert_str_eq(lc_quote(diag, text) + 59, "...'");
}
END_TEST

START_TEST(test_diag_stays_one_line_whatever_is_not_quoted)
{
    lc_diag_add(diag, (struct lc_place){"bad\nname\033.csv", 1, 1}, "x %s", "y\r\nz\xff");
    ck_assert_str_eq(lc_diag_text(diag, 0), "bad\\nname\\x1b.csv:1:1: x y\\r\\nz\\xff");
}
END_TEST

START_TEST(test_near_miss_finds_the_nearest_name_within_reach)
{
    static const char *const names[] = {"chips.price", "chips.life", "power.price", "seed"};

    ck_assert_str_eq(lc_near_miss("chipz.price", names, 4), "chips.price");
    ck_assert_str_eq(lc_near_miss("CHIPS.LIFE", names, 4), "chips.life");
    ck_assert_str_eq(lc_near_miss("sede", names, 4), "seed"); /* one swap */
    ck_assert_str_eq(lc_near_miss("see", names, 4), "seed");  /* distance 1 = 1 + 3/4 */
    ck_assert_str_eq(lc_near_miss("sxxd", names, 4), "seed"); /* distance 2 = 1 + 4/4 */
    ck_assert_ptr_null(lc_near_miss("sxxx", names, 4));       /* 3 */
    ck_assert_ptr_null(lc_near_miss("se", names, 4));         /* 2 > 1 + 2/4 */
    ck_assert_ptr_null(lc_near_miss("replications", names, 4));
    ck_assert_ptr_null(lc_near_miss("", names, 4));
    ck_assert_ptr_null(lc_near_miss("seed", names, 0));
}
END_TEST

START_TEST(test_near_miss_of_equal_distance_is_the_first_named)
{
    static const char *const names[] = {"cat", "car"};

    ck_assert_str_eq(lc_near_miss("cas", names, 2), "cat");
}
END_TEST

START_TEST(test_near_miss_survives_long_words)
{
    static char word[5000], almost[65];
    const char *const names[] = {word, almost, "seed"};

    memset(word, 'a', sizeof word - 1);
    ck_assert_ptr_null(lc_near_miss(word, names, 3));
    memset(almost, 'a', 64);
    ck_assert_str_eq(lc_near_miss(almost, names, 3), almost);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/diag");
    TCase *tc = tcase_create("diag");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, test_diag_place_is_told_as_far_as_it_is_known);
    tcase_add_test(tc, test_diag_without_complaints_prints_nothing);
    tcase_add_test(tc, test_diag_keeps_20_complaints_and_counts_the_rest);
    tcase_add_test(tc, test_quote_escapes_what_could_drive_a_terminal);
    tcase_add_test(tc, test_quote_cuts_at_60_bytes_and_never_inside_a_character);
    tcase_add_test(tc, test_diag_stays_one_line_whatever_is_not_quoted);
    tcase_add_test(tc, test_near_miss_finds_the_nearest_name_within_reach);
    tcase_add_test(tc, test_near_miss_of_equal_distance_is_the_first_named);
    tcase_add_test(tc, test_near_miss_survives_long_words);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
